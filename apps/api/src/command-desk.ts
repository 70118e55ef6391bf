import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Answers } from '@cordon/leases';
import type { Clock, Log } from '@cordon/runtime';
import { CordonError, type Command, type Order, type StreamRecord } from '@cordon/wire';
import type { Caller } from './auth/caller';

export interface CommandAnswer {
  readonly id: string;
  readonly accepted: true;
  readonly at: number;
}

const MAX_KEY = 200;

/** Takes commands: one effect an idempotency key, with the stored answer for repeats. The API writes nothing but these. */
@Injectable()
export class CommandDesk {
  private readonly underWay = new Map<string, Promise<CommandAnswer>>();

  constructor(
    private readonly log: Log,
    private readonly clock: Clock,
    private readonly answers: Answers,
  ) {}

  /** Resolves when the log has the command. The same key with another body is CORDON_API_CONFLICT. */
  async take(caller: Caller, order: Order, key: string | undefined): Promise<CommandAnswer> {
    if (key !== undefined && (key === '' || key.length > MAX_KEY))
      throw new CordonError('CORDON_API_INVALID', `Idempotency-Key: 1 to ${MAX_KEY} characters`);
    const id = commandId(caller, key ?? randomUUID());
    const bodyHash = createHash('sha256').update(JSON.stringify(order)).digest('hex');
    const before = this.answers.get(id);
    if (before && before.bodyHash !== bodyHash) throw new CordonError('CORDON_API_CONFLICT', 'this Idempotency-Key was used with another body');
    if (before) return before.answer as CommandAnswer;
    const running = this.underWay.get(id) ?? this.write(caller, order, id, bodyHash).finally(() => this.underWay.delete(id));
    this.underWay.set(id, running);
    return running;
  }

  private async write(caller: Caller, order: Order, id: string, bodyHash: string): Promise<CommandAnswer> {
    const at = this.clock.now();
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
    await this.log.append([record]);
    const answer: CommandAnswer = { id, accepted: true, at };
    await this.answers.put(id, { bodyHash, answer, at });
    return answer;
  }
}

const commandId = (caller: Caller, key: string): string =>
  `cmd-${createHash('sha256')
    .update(JSON.stringify([caller.tenant, caller.by, key]))
    .digest('hex')
    .slice(0, 32)}`;
