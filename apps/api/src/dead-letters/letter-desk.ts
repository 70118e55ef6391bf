import { Inject, Injectable } from '@nestjs/common';
import { READER } from '@cordon/formats';
import { type Caller, type Parts, PARTS } from '@cordon/nest';
import { redriven, refusalOf, type FormatWord } from '@cordon/runtime';
import { deadById, deadByIds, listDead, type DeadFilter, type DeadLetter, type DeadSummary } from '@cordon/store-clickhouse';
import { CordonError, type Code, type Result, type StreamRecord } from '@cordon/wire';
import { CommandDesk } from '../command-desk';
import { found } from '../found';
import { blobOf } from './look';
import { RecentIds } from './recent-ids';

/** What was, or would be, done with the letters of a filter. */
export interface LettersAnswer {
  readonly dryRun: boolean;
  /** Open letters that the filter fits, up to the maximum. */
  readonly matched: number;
  /** Of these, driven again or discarded; in a dry run, what would be. */
  readonly done: number;
  /** Those that cannot be driven again, the first hundred. */
  readonly refused: readonly { readonly id: string; readonly code: Code }[];
  /** There are more than the maximum. */
  readonly more: boolean;
}

export type LettersFilter = Pick<DeadFilter, 'source' | 'code' | 'stage' | 'stream' | 'from' | 'to'>;

const DEFAULT_MOST = 100;
const PAGE = 500;
/** Whole letters in hand at once: of 512 KiB at most each. */
const GROUP = 20;
const MOST_REFUSED_TOLD = 100;
/** The store shows what was done within a second; this many ids of it are kept meanwhile. */
const RECENT = 50_000;

/** Drives dead letters again and discards them. Each is written as a command with who and when; a letter itself never changes. */
@Injectable()
export class LetterDesk {
  private readonly recent = new RecentIds(RECENT);

  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly desk: CommandDesk,
  ) {}

  /** The letter whole, after the look was written down. */
  async look(caller: Caller, id: string): Promise<DeadLetter> {
    const letter = found(await deadById(this.parts.store, caller.tenant, id), id);
    await this.desk.take(caller, { kind: 'dead.look', letters: [id] }, undefined);
    return letter;
  }

  /** Resolves with the record's id when its stream has it. One that was discarded may still be driven by its id; one that was driven may not. */
  async redrive(caller: Caller, id: string, format?: string): Promise<string> {
    const letter = found(await deadById(this.parts.store, caller.tenant, id), id);
    if (letter.state === 'redriven' || this.recent.has(id)) throw settled(id);
    const again = this.again(caller, letter, format);
    if (again.kind !== 'ok') throw refused(again);
    await this.renewBlob(letter);
    await this.settle(caller, 'dead.redrive', [id], [again.value]);
    return again.value.id;
  }

  async discard(caller: Caller, id: string): Promise<void> {
    const letter = found(await deadById(this.parts.store, caller.tenant, id), id);
    if (letter.state !== 'open' || this.recent.has(id)) throw settled(id);
    await this.settle(caller, 'dead.discard', [id], []);
  }

  /** Oldest first, so that records of a source come in the order in which they came. */
  async redriveAll(caller: Caller, filter: LettersFilter, max: number | undefined, dryRun: boolean, format?: string): Promise<LettersAnswer> {
    this.formatOf(caller, '', format);
    const { letters, more } = await this.select(caller, filter, max);
    const refusals = new Map<string, Code>();
    for (const letter of letters) {
      const code = refusalOf(letter);
      if (code) refusals.set(letter.id, code);
    }
    if (!dryRun) {
      const ids = letters.filter((l) => !refusals.has(l.id)).map((l) => l.id);
      for (let i = 0; i < ids.length; i += GROUP) {
        const driven: string[] = [];
        const records: StreamRecord[] = [];
        for (const letter of await deadByIds(this.parts.store, caller.tenant, ids.slice(i, i + GROUP))) {
          const again = this.again(caller, letter, format);
          if (again.kind === 'ok') {
            await this.renewBlob(letter);
            driven.push(letter.id);
            records.push(again.value);
          } else refusals.set(letter.id, refused(again).code);
        }
        if (driven.length > 0) await this.settle(caller, 'dead.redrive', driven, records);
      }
    }
    const told = [...refusals].slice(0, MOST_REFUSED_TOLD).map(([id, code]) => ({ id, code }));
    return { dryRun, matched: letters.length, done: letters.length - refusals.size, refused: told, more };
  }

  async discardAll(caller: Caller, filter: LettersFilter, max: number | undefined, dryRun: boolean): Promise<LettersAnswer> {
    const { letters, more } = await this.select(caller, filter, max);
    for (let i = 0; i < letters.length && !dryRun; i += PAGE)
      await this.settle(
        caller,
        'dead.discard',
        letters.slice(i, i + PAGE).map((l) => l.id),
        [],
      );
    return { dryRun, matched: letters.length, done: letters.length, refused: [], more };
  }

  /** The newest open letters that fit, oldest first. */
  private async select(caller: Caller, filter: LettersFilter, max = DEFAULT_MOST): Promise<{ letters: readonly DeadSummary[]; more: boolean }> {
    if (Object.keys(filter).length === 0)
      throw new CordonError('CORDON_API_INVALID', 'name at least one of source, code, stage, stream, from and to');
    const letters: DeadSummary[] = [];
    let cursor: string | undefined;
    do {
      const page = await listDead(this.parts.store, caller.tenant, {
        ...filter,
        state: 'open',
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      letters.push(...page.items.filter((l) => !this.recent.has(l.id)));
      cursor = page.next;
    } while (cursor !== undefined && letters.length <= max);
    return { letters: letters.slice(0, max).sort(inOrder), more: letters.length > max };
  }

  private again(caller: Caller, letter: DeadLetter, format: string | undefined): Result<StreamRecord> {
    return redriven({ ...letter, tenant: caller.tenant }, this.formatOf(caller, letter.source, format));
  }

  /** A record carries the format that its source had when it arrived; what the source is configured with now is the mended one. */
  private formatOf(caller: Caller, source: string, asked: string | undefined): FormatWord {
    if (asked === 'detect') return 'detect';
    if (asked !== undefined && !READER.names.includes(asked)) throw new CordonError('CORDON_API_INVALID', `there is no format ${asked}`);
    const configured = this.parts.live.sources.get(source);
    const name = asked ?? (configured?.tenant === caller.tenant ? configured.format : undefined);
    return name === undefined ? 'as-it-was' : { name };
  }

  /** Records first, then the word: after a crash in between a letter is open still and its record a repeat, never lost. */
  private async settle(
    caller: Caller,
    kind: 'dead.redrive' | 'dead.discard',
    letters: readonly string[],
    records: readonly StreamRecord[],
  ): Promise<void> {
    await this.desk.take(caller, { kind, letters }, undefined, records);
    for (const id of letters) this.recent.add(id);
    this.parts.logger.info({ tenant: caller.tenant, by: caller.by, kind, letters: letters.length }, 'dead letters were settled');
  }

  /** The letter may expire before its record is read again; the payload must not go with it. */
  private async renewBlob({ headers }: DeadLetter): Promise<void> {
    const ref = blobOf(headers);
    if (ref) await this.parts.blob.renew(ref);
  }
}

/** As they arrived: records of one request have one time, and the log tells their order. */
const inOrder = (a: DeadSummary, b: DeadSummary): number => a.at - b.at || a.partition - b.partition || a.offset - b.offset;

const settled = (id: string): CordonError => new CordonError('CORDON_DEAD_SETTLED', id);
const refused = (result: Result<unknown>): CordonError =>
  result.kind === 'dead' ? new CordonError(result.code, result.reason) : new CordonError('CORDON_DEAD_FINAL', '');
