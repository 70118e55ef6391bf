import { join } from 'node:path';
import { open, type Database, type RootDatabase } from 'lmdb';
import { CordonError, STREAM_NAMES, type StreamName } from '@cordon/wire';

/** Blocks of one stream partition by the offset of their first record. */
export type Blocks = Database<Buffer, number>;
/** Small things as text by a key of parts. */
export type Texts = Database<string, string[]>;
/** State chunks by stage, partition and shard. */
export type Chunks = Database<Buffer, (string | number)[]>;

export interface Environment {
  readonly root: RootDatabase;
  readonly meta: Texts;
  readonly groups: Texts;
  readonly state: Texts;
  readonly cuts: Database<string, (string | number)[]>;
  readonly chunks: Chunks;
  readonly blocks: (stream: StreamName, partition: number) => Blocks;
}

const OTHER_DATABASES = 16;

/**
 * Opens the one lmdb environment. Without overlapping sync a write's promise resolves after the flush, and without
 * event-turn batching a batch has exactly one promise, so that a commit that fails cannot leave another one unhandled.
 */
export function openEnvironment(path: string, partitions: (stream: StreamName) => number): Environment {
  try {
    const maxDbs = OTHER_DATABASES + STREAM_NAMES.reduce((sum, stream) => sum + partitions(stream), 0);
    const root = open({ path: join(path, 'lmdb'), maxDbs, overlappingSync: false, eventTurnBatching: false, cache: false });
    const texts = (name: string): Texts => root.openDB<string, string[]>(name, { encoding: 'string' });
    return {
      root,
      meta: texts('meta'),
      groups: texts('groups'),
      state: texts('state'),
      cuts: root.openDB<string, (string | number)[]>('cuts', { encoding: 'string' }),
      chunks: root.openDB<Buffer, (string | number)[]>('chunks', { encoding: 'binary' }),
      blocks: (stream, partition) => root.openDB<Buffer, number>(`${stream}/${partition}`, { encoding: 'binary' }),
    };
  } catch (error) {
    throw new CordonError('CORDON_LOG_UNAVAILABLE', `the log in ${path} cannot be opened`, false, { cause: error });
  }
}

interface Pages {
  readonly pageSize: number;
  readonly treeBranchPageCount: number;
  readonly treeLeafPageCount: number;
  readonly overflowPages: number;
}

/** Bytes of the pages that a database takes. */
export function sizeOf(database: Pick<Database, 'getStats'>): number {
  const s = database.getStats() as Pages;
  return s.pageSize * (s.treeBranchPageCount + s.treeLeafPageCount + s.overflowPages);
}

/** Bytes of the file up to its last page in use; what lies free between is used again. */
export function fileBytes(root: RootDatabase): number {
  const s = root.getStats() as Pages & { readonly lastPageNumber: number };
  return s.pageSize * (s.lastPageNumber + 1);
}
