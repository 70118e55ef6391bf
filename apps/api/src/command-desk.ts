import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Answers } from '@cordon/leases';
import type { Clock, Log } from '@cordon/runtime';
import { CordonError, type Command, type Order, type StreamRecord } from '@cordon/wire';
import { type Caller, checkedKey } from '@cordon/nest';

export interface CommandAnswer {
  readonly id: string;
  readonly accepted: true;
  readonly at: number;
}

/** Takes commands: one effect an idempotency key, with the stored answer for repeats. The API writes nothing but these, and what they drive again. */
@Injectable()
export class CommandDesk {
  private readonly underWay = new Map<string, { readonly bodyHash: string; readonly answer: Promise<CommandAnswer> }>();

  constructor(
    private readonly log: Log,
    private readonly clock: Clock,
    private readonly answers: Answers,
  ) {}

  /** Resolves when the log has the command. The same key with another body is CORDON_API_CONFLICT. `along`: what the command does, written with it. */
  async take(caller: Caller, order: Order, key: string | undefined, along: readonly StreamRecord[] = []): Promise<CommandAnswer> {
    if (checkedKey(key) === undefined) return this.append(caller, order, answerOf(commandId(caller, randomUUID()), this.clock.now()), along);
    const id = commandId(caller, key ?? '');
    const bodyHash = createHash('sha256').update(canonical(order)).digest('hex');
    const running = this.underWay.get(id);
    const before = running ?? this.answers.get(id);
    if (before && before.bodyHash !== bodyHash) throw new CordonError('CORDON_API_CONFLICT', 'this Idempotency-Key was used with another body');
    if (running) return running.answer;
    const answer = this.once(caller, order, id, bodyHash, along).finally(() => this.underWay.delete(id));
    this.underWay.set(id, { bodyHash, answer });
    return answer;
  }

  /** The answer is stored before the command is written, so that a crash in between leads to the same command and not to a second one. */
  private async once(caller: Caller, order: Order, id: string, bodyHash: string, along: readonly StreamRecord[]): Promise<CommandAnswer> {
    const before = this.answers.get(id);
    if (before && !before.pending) return before.answer as CommandAnswer;
    const at = before?.at ?? this.clock.now();
    const answer = answerOf(id, at);
    if (!before) await this.answers.put(id, { bodyHash, answer, at, pending: true });
    await this.append(caller, order, answer, along);
    await this.answers.put(id, { bodyHash, answer, at });
    return answer;
  }

  private async append(caller: Caller, order: Order, answer: CommandAnswer, along: readonly StreamRecord[]): Promise<CommandAnswer> {
    const { id, at } = answer;
    const body: Command = { id, tenant: caller.tenant, at, by: caller.by, order };
    const record: StreamRecord<Command> = {
      stream: 'command',
      id,
      tenant: caller.tenant,
      source: 'cordon',
      trust: 3,
      at,
      seen: at,
      cause: [],
      key: caller.tenant,
      body,
    };
    await this.log.append([...along, record]);
    return answer;
  }
}

const answerOf = (id: string, at: number): CommandAnswer => ({ id, accepted: true, at });

/** JSON whose members are in order of their names: the same order however it was written. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) =>
    typeof v === 'object' && v !== null && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v,
  );

const commandId = (caller: Caller, key: string): string =>
  `cmd-${createHash('sha256')
    .update(JSON.stringify([caller.tenant, caller.by, key]))
    .digest('hex')
    .slice(0, 32)}`;
