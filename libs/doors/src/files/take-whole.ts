import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Arrival } from '../door';
import { isDamage, type FileCutting } from './cutting';
import { contentHash, piecesOf } from './file-bytes';
import type { FollowedFile } from './followed-file';

/** Records, and bytes of them, that are handed in together. */
const BATCH_RECORDS = 1_000;
const BATCH_BYTES = 1_024 * 1_024;

export interface WholeVisit {
  readonly cutting: FileCutting;
  /** Resolves when the log has them. */
  readonly take: (arrivals: readonly Arrival[]) => Promise<void>;
  /** No more is to be handed in. */
  readonly stopped: () => boolean;
  /** Lines that were handed in before this file was packed. */
  readonly linesBefore: number;
}

/**
 * Hands in the records of a complete file, in order, without those that it had before it grew; its content stands in their ids, so that a document that is written anew is a new one, and
 * one that is read again, after a crash in the middle, gives the same ids. Rejects with a CordonError when the file is damaged.
 */
export async function takeWhole(file: FollowedFile, handle: FileHandle, visit: WholeVisit): Promise<void> {
  const { cutting, take, stopped, linesBefore } = visit;
  const { sizeBytes, mtimeMs, path, complete } = file.found;
  const content = await contentHash(handle);
  const before = file.place.whole;
  const isLonger = before !== undefined && before.sizeBytes < sizeBytes && before.content === (await contentHash(handle, before.sizeBytes));
  const had = isLonger ? before.records : 0;
  if (before?.content === content || sizeBytes === 0) {
    file.place = { ...file.place, whole: { content, records: before?.records ?? 0, sizeBytes, mtimeMs } };
    return;
  }
  let batch: Arrival[] = [];
  let bytes = 0;
  const hand = async (): Promise<void> => {
    if (batch.length > 0) await take(batch);
    batch = [];
    bytes = 0;
  };
  let ordinal = 0;
  // A Maildir's files have no name that says what they are.
  const name = complete ? `${basename(path)}.eml` : basename(path);
  try {
    for await (const record of cutting.split(name, piecesOf(handle))) {
      if (stopped()) return;
      ordinal += 1;
      if (ordinal <= had || record.line <= linesBefore) continue;
      batch.push({
        bytes: record.bytes,
        position: `file:${file.place.origin}-${content}:${ordinal}`,
        file: path,
        line: record.line,
        ...(record.format === undefined ? {} : { format: record.format }),
      });
      bytes += record.bytes.length;
      if (batch.length >= BATCH_RECORDS || bytes >= BATCH_BYTES) await hand();
    }
  } catch (error) {
    // What stood before a damage is handed in, too.
    if (isDamage(error)) await hand();
    throw error;
  }
  await hand();
  file.place = { ...file.place, whole: { content, records: ordinal, sizeBytes, mtimeMs } };
}
