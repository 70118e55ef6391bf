import type { Bodies, Code, Envelope, StreamName } from '@cordon/wire';
import type { Chunk } from './owner/cut';
import type { Reads, StageName, Writes } from './pipeline';
import type { Placed } from './ports/log';

/** A record to write: its envelope, key and body; the mark is put on by the owner. */
export interface Output<S extends StreamName = StreamName> extends Envelope {
  readonly stream: S;
  readonly key: string;
  readonly body: Bodies[S];
}

/** What a stage may do while it handles a cut; nothing leaves the process before the cut is recorded. */
export interface Outbox<N extends StageName> {
  /** `stream` must be one that the pipeline lets this stage write. */
  emit<S extends Exclude<Writes<N>, 'dead'>>(output: Output<S>): void;
  /** Refuses a record: to dead with its bytes, code and reason. */
  dead(input: Placed, code: Code, reason: string, place?: string): void;
  /** Counts for metrics: duplicates, evictions, late events. */
  count(name: string, by?: number): void;
}

/** Any record that stage N reads, typed by its stream. */
export type Input<N extends StageName> = { [S in Reads<N>]: Placed<Bodies[S]> & { readonly stream: S } }[Reads<N>];

/**
 * Thinking of one owned partition. Deterministic: the same chunks, inputs and `now` give the same outputs in the same
 * order, whatever process runs it. It keeps its state in memory, never does I/O and never looks at a clock.
 */
export interface Stage<N extends StageName> {
  readonly name: N;
  /** Handles one cut. May be asynchronous only where parsing is (mail); the owner never runs two steps at once. */
  step(inputs: readonly Input<N>[], now: number, out: Outbox<N>): void | Promise<void>;
  /** When the next tick is needed though nothing arrives, ms since the epoch; undefined = never. */
  wake(): number | undefined;
  /** Chunks changed since the last call. */
  takeDirty(): readonly Chunk[];
  /** Takes over saved state; called once, before the first step, on a fresh stage. Throws CORDON_STATE_NEWER. */
  load(chunks: readonly Chunk[]): void;
  /** Its owner has given it up: what it has told others of its state holds no longer. */
  closed?(): void;
}
