import { encodeRecord, type Code, type DeadBody, type StreamName, type StreamRecord } from '@cordon/wire';
import type { Output, Outbox } from '../stage';
import { PIPELINE, type StageName, type Writes } from '../pipeline';
import type { Placed, Undecodable } from '../ports/log';

/** Longest part of a refused record that dead keeps, bytes: below every log's record limit. */
const DEAD_BYTES = 512 * 1024;

/**
 * Header of a dead letter that keeps the key its record had, as the extension of that name does in CloudEvents
 * (cloudevents/extensions/partitioning.md): a redrive must reach the owner that the record belongs to.
 */
export const PARTITION_KEY = 'ce_partitionkey';

/** Collects what one step wants to write, each output with its mark. */
export class StepOutbox<N extends StageName> implements Outbox<N> {
  readonly outputs: StreamRecord[] = [];
  readonly counts = new Map<string, number>();
  private ordinal = 0;

  /** `seq`: the cut's number, or for stages with one input the offset of the record in hand (`from`). */
  constructor(
    private readonly stage: N,
    private readonly partition: number,
    private seq: number,
    private readonly now: number,
  ) {}

  /** For stages with one input: what follows is made from the record at this offset. */
  from(offset: number): void {
    this.seq = offset;
    this.ordinal = 0;
  }

  emit<S extends Exclude<Writes<N>, 'dead'>>(output: Output<S>): void {
    this.push(output);
  }

  dead(input: Placed, code: Code, reason: string, place?: string): void {
    const { record } = input;
    const wire = encodeRecord(record);
    const blob = record.stream === 'raw' ? (record.body as { blob?: { sha256: string } }).blob : undefined;
    const headers = { ...wire.headers, ...(blob ? { blob: blob.sha256 } : {}), [PARTITION_KEY]: wire.key };
    this.refuse(input, wire.value, headers, code, reason, place, record);
  }

  /** A record that could not even be decoded; its envelope is made up from its place. */
  undecodable(input: Undecodable): void {
    const { headers } = input;
    const tenant = headers['ce_tenant'] ?? 'unknown';
    const source = headers['ce_source'] ?? 'unknown';
    this.refuse(input, input.bytes, { ...headers, [PARTITION_KEY]: input.key }, input.code, input.reason, undefined, {
      tenant,
      source,
      key: source,
      at: this.now,
      seen: this.now,
      trust: 0,
      id: '',
    });
  }

  count(name: string, by = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by);
  }

  /** A literal: a spread with one more member gives each record a hidden class of its own, 2 µs to make and as much to read. */
  private push(output: Output): void {
    const { stream, id, tenant, source, trust, at, seen, cause, key, body, atClaimed, trace } = output;
    const mark = { stage: this.stage, partition: this.partition, seq: this.seq, ordinal: this.ordinal++ };
    if (atClaimed !== undefined || trace !== undefined) this.outputs.push({ ...output, mark });
    else this.outputs.push({ stream, id, tenant, source, trust, at, seen, cause, key, body, mark });
  }

  private refuse(
    at: { readonly stream: StreamName; readonly partition: number; readonly offset: number },
    bytes: Uint8Array,
    headers: Readonly<Record<string, string>>,
    code: Code,
    reason: string,
    place: string | undefined,
    about: Pick<StreamRecord, 'tenant' | 'source' | 'key' | 'at' | 'seen' | 'trust' | 'id'>,
  ): void {
    const body: DeadBody = {
      stream: at.stream,
      stage: this.stage,
      code,
      reason,
      partition: at.partition,
      offset: at.offset,
      bytes: bytes.length > DEAD_BYTES ? bytes.slice(0, DEAD_BYTES) : bytes,
      headers,
      ...(place === undefined ? {} : { place }),
      ...(bytes.length > DEAD_BYTES ? { truncated: true } : {}),
      ...(headers['ce_file'] === undefined ? {} : { file: headers['ce_file'], line: Number(headers['ce_line'] ?? 0) }),
    };
    this.count(`dead:${code}`);
    this.push({
      stream: 'dead',
      id: `dead.${this.stage}.${at.stream}.${at.partition}.${at.offset}`,
      tenant: about.tenant,
      source: about.source,
      trust: about.trust,
      at: about.at,
      seen: about.seen,
      cause: about.id ? [about.id] : [],
      key: about.source,
      body,
    });
  }
}

/** True for stages whose order is that of their one input. */
export const followsInput = (stage: StageName): boolean => PIPELINE[stage].order === 'input';
