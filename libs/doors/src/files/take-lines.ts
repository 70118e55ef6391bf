import type { FileHandle } from 'node:fs/promises';
import type { Arrival } from '../door';
import { HEAD_BYTES, hashOf, readAt } from './file-bytes';
import type { FileCutting, LineCut } from './cutting';
import type { FollowedFile } from './followed-file';
import { isBlank, LineCutter, type Line } from './line-cutter';

const CHUNK_BYTES = 256 * 1_024;
/** Bytes of one visit; then the next file has its turn. */
const VISIT_BYTES = 4 * 1_024 * 1_024;

export interface LineVisit {
  readonly cutting: FileCutting;
  /** Resolves when the log has them. */
  readonly take: (arrivals: readonly Arrival[]) => Promise<void>;
  /** No more is to be handed in. */
  readonly stopped: () => boolean;
  /** What stands after the last LF is a record, too. */
  readonly isComplete: boolean;
}

/**
 * Hands in the lines of a file from its place on, and moves the place behind what the log has. What stands after the last LF stays, and is
 * read again, until it is ended or complete. Resolves with true when there is more to read at once.
 */
export async function takeLines(file: FollowedFile, cut: LineCut, handle: FileHandle, visit: LineVisit): Promise<boolean> {
  const { cutting, take, stopped, isComplete } = visit;
  const cutter = new LineCutter(file.place, cutting.maxRecordBytes);
  const start = file.place.offset;
  const hand = async (lines: readonly Line[]): Promise<void> => {
    const arrivals = lines.flatMap((line) => arrivalOf(file, cut, line) ?? []);
    if (arrivals.length > 0) await take(arrivals);
  };
  for (let at = start; !stopped();) {
    // A line that is longer than a visit is read to its end all the same.
    if (at - start >= VISIT_BYTES && file.place.offset > start) return true;
    const chunk = await readAt(handle, at, CHUNK_BYTES);
    if (at < HEAD_BYTES) file.head = Buffer.concat([file.head.subarray(0, at), chunk.subarray(0, HEAD_BYTES - at)]);
    at += chunk.length;
    await hand(cutter.push(chunk));
    file.place = { ...file.place, ...cutter.place };
    if (chunk.length === CHUNK_BYTES) continue;
    const rest = isComplete ? cutter.rest() : undefined;
    if (!rest) return false;
    await hand([rest]);
    file.place = { ...file.place, ...rest.after };
    return false;
  }
  return false;
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

function arrivalOf(file: FollowedFile, cut: LineCut, line: Line): Arrival | undefined {
  const bytes = line.offset === 0 && line.bytes.subarray(0, BOM.length).equals(BOM) ? line.bytes.subarray(BOM.length) : line.bytes;
  if (isBlank(bytes)) return undefined;
  const record = cut.ofLine(bytes, line.line, line.truncated);
  return (
    record && {
      bytes: record.bytes,
      position: `file:${file.place.origin}-${headUpTo(file, line.after.offset)}:${line.offset}`,
      file: file.found.path,
      line: record.line,
      ...(record.format === undefined ? {} : { format: record.format }),
    }
  );
}

/** Hashes of complete heads. */
const hashes = new WeakMap<Buffer, string>();

/**
 * Hash of the file's first bytes up to the end of the line: a function of what stands before, so that the line has the same id when the file
 * is read again, however long the file was at the time.
 */
function headUpTo({ head }: FollowedFile, end: number): string {
  if (end < HEAD_BYTES) return hashOf(head.subarray(0, end));
  const known = hashes.get(head);
  if (known !== undefined) return known;
  const hash = hashOf(head);
  hashes.set(head, hash);
  return hash;
}

/** Shows a cut that remembers all lines before the file's place, which were handed in earlier. */
export async function remind(file: FollowedFile, cut: LineCut, handle: FileHandle, maxBytes: number): Promise<void> {
  const { offset } = file.place;
  const cutter = new LineCutter({ offset: 0, line: 0, skips: false }, maxBytes);
  for (let at = 0; at < offset;) {
    const chunk = await readAt(handle, at, Math.min(CHUNK_BYTES, offset - at));
    if (chunk.length === 0) return;
    at += chunk.length;
    for (const { bytes, line, truncated } of cutter.push(chunk)) cut.ofLine(bytes, line, truncated);
  }
}
