import type { StreamName } from '@cordon/wire';

/**
 * Cordon on one page. Topics, consumer groups, Nest servers, `cordon run --only`, the drawing in the README and the
 * architecture tests are derived from this table; writing to a stream that a stage does not declare does not compile.
 *
 * keyed: the stage reads the partition it owns. all: every owner reads all partitions (small streams that everyone needs).
 * order 'cut': several inputs, so each step is a recorded cut. 'input': one input, whose order is the order.
 * 'effect': the stage acts on the world; it is handed batches and answers when they are done.
 */
export const PIPELINE = {
  normalise: { reads: { raw: 'keyed' }, writes: ['event', 'binding', 'dead'], order: 'input' },
  detect: {
    reads: { event: 'keyed', observation: 'keyed', binding: 'all', incident: 'all', command: 'all' },
    writes: ['observation', 'binding', 'finding', 'dead'],
    order: 'cut',
  },
  correlate: { reads: { finding: 'keyed', binding: 'keyed', command: 'keyed', outcome: 'keyed' }, writes: ['incident', 'dead'], order: 'cut' },
  respond: { reads: { incident: 'keyed', command: 'keyed', outcome: 'keyed' }, writes: ['action', 'dead'], order: 'cut' },
  actuate: { reads: { action: 'all', binding: 'all', command: 'all' }, writes: ['outcome', 'dead'], order: 'effect' },
  forward: { reads: { incident: 'keyed', action: 'keyed', outcome: 'keyed' }, writes: ['dead'], order: 'effect' },
  archive: {
    reads: {
      raw: 'keyed',
      event: 'keyed',
      binding: 'keyed',
      finding: 'keyed',
      incident: 'keyed',
      action: 'keyed',
      outcome: 'keyed',
      command: 'keyed',
      dead: 'keyed',
    },
    writes: [],
    order: 'effect',
  },
} as const satisfies Record<string, StageDeclaration>;

/** Who writes a stream without being a stage. Of `api`, all but `command` are records of dead letters that an operator drives again. */
export const DOORS = {
  ingest: ['raw', 'binding'],
  api: ['command', 'raw', 'event', 'observation', 'binding', 'finding', 'incident'],
} as const satisfies Record<string, readonly StreamName[]>;

/** What the partition key of a stream is; all of `tenant` meet in one worker. */
export const KEYS = {
  raw: 'source',
  event: 'principal',
  observation: 'entity',
  dead: 'source',
  binding: 'tenant',
  finding: 'tenant',
  incident: 'tenant',
  action: 'tenant',
  outcome: 'tenant',
  command: 'tenant',
} as const satisfies Record<StreamName, 'source' | 'principal' | 'entity' | 'tenant'>;

export interface StageDeclaration {
  readonly reads: Partial<Record<StreamName, 'keyed' | 'all'>>;
  readonly writes: readonly StreamName[];
  readonly order: 'cut' | 'input' | 'effect';
}

export type Pipeline = typeof PIPELINE;
export type StageName = keyof Pipeline;
export type Reads<S extends StageName> = keyof Pipeline[S]['reads'] & StreamName;
export type Writes<S extends StageName> = Pipeline[S]['writes'][number];
export const STAGE_NAMES = Object.keys(PIPELINE) as readonly StageName[];
