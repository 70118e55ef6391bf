import type { FileHandle } from 'node:fs/promises';
import type { Clock } from '@cordon/runtime';
import type { Arrival } from '../door';
import type { Positions } from '../positions';
import { isDamage, type FileCutting } from './cutting';
import { HEAD_BYTES, headHash, readAt, tailHash } from './file-bytes';
import { FollowedFile, nextOrigin } from './followed-file';
import { codeOf, listFiles, type Found, type ListOptions } from './listing';
import { packedCopyOf } from './packed-copy';
import { FilePlaces, type FilePlace } from './places';
import { remind, takeLines } from './take-lines';
import { takeWhole } from './take-whole';

/** A file that has not changed for so long is complete: its last line needs no LF, a document is cut. */
export const QUIET_MS = 5_000;
/** A file without a name is let go when nothing came for so long: whoever wrote to it has opened the new one by then. */
const LET_GO_MS = 60_000;
/** Files that are open at a time; of more, those that have been read and quiet the longest are closed, and opened again when they change. */
const MAX_OPEN = 256;
/** Places are stored at most this often: what is read again after a crash has the same ids. */
const SAVE_MS = 1_000;

export interface FollowOptions extends Omit<ListOptions, 'trouble'> {
  readonly clock: Clock;
  readonly cutting: FileCutting;
  readonly positions: Positions;
  /** Name of its places in `positions`. */
  readonly name: string;
  /** Resolves when the log has them. A rejection ends the look; the same records are handed in at the next one. */
  readonly take: (arrivals: readonly Arrival[]) => Promise<void>;
  /** What somebody may have to look at; once for each path and reason, until it is gone. `reason`: code of the system or of Cordon; LOST: the file was gone before it was read to its end. */
  readonly told: (path: string, reason: string) => void;
}

/**
 * Follows the files of a path as they grow. A file is known by device, inode and content: its first bytes and those before the place up to which
 * it was read, so that rotation by rename, by copying and truncating, and a new file on an old inode are told apart. A file that was renamed or
 * deleted is read to its end, and before the one that has its path now.
 */
export class FileFollower {
  private readonly files = new Map<string, FollowedFile>();
  private readonly places: FilePlaces;
  /** Reasons told, by path; and those of the present look. */
  private troubles = new Map<string, string>();
  private present = new Map<string, string>();
  private readonly opens = new Set<FollowedFile>();
  private isFirst = true;
  private isStopped = false;
  private savedAt = -Infinity;

  constructor(private readonly options: FollowOptions) {
    this.places = new FilePlaces(options.positions, options.name);
  }

  async open(): Promise<void> {
    await this.places.load();
  }

  /** From here on nothing more is handed in. */
  stop(): void {
    this.isStopped = true;
  }

  /** After the last look: stores the places and closes the files. */
  async close(): Promise<void> {
    this.stop();
    try {
      await this.places.save();
    } finally {
      for (const file of this.opens) await file.close();
      this.files.clear();
    }
  }

  /** Looks once, and reads up to a bound of each file. Resolves with true when there is more to read at once. Rejects when the intake or the places do. */
  async look(): Promise<boolean> {
    const { clock } = this.options;
    this.troubles = this.present;
    this.present = new Map();
    const found = await listFiles({ ...this.options, trouble: (path, error) => this.trouble(path, codeOf(error)) }, this.isFirst);
    await this.meet(found);
    this.isFirst = found.length === 0;
    let more = false;
    for (const file of this.inOrder()) {
      if (this.isStopped) break;
      more = (await this.visit(file)) || more;
    }
    this.places.clean(found, clock.now());
    if (!more || clock.monotonic() - this.savedAt >= SAVE_MS) {
      await this.places.save();
      this.savedAt = clock.monotonic();
    }
    return more;
  }

  /** Those that had a name before those that have it now, so that a rotation is read in order. */
  private inOrder(): FollowedFile[] {
    const isOld = (f: FollowedFile): number => (f.isGone ? 0 : f.after.length === 0 ? 1 : 2);
    return [...this.files.values()].sort((a, b) => isOld(a) - isOld(b));
  }

  /** Compares what is there with what was there. */
  private async meet(found: readonly Found[]): Promise<void> {
    const now = this.options.clock.monotonic();
    const pathsBefore = new Map([...this.files.values()].map((f) => [f.found.path, f]));
    const met = new Set<string>();
    const fresh: FollowedFile[] = [];
    for (const one of found) {
      const known = this.files.get(`${one.dev}:${one.ino}`);
      if (known) {
        known.see(one, now);
        known.isGone = false;
        met.add(known.key);
      } else if (one.counts || this.places.knows(one)) fresh.push(new FollowedFile(one, now));
    }
    for (const [key, file] of this.files) {
      if (met.has(key)) continue;
      file.lose(now);
      await this.attempt(file, () => file.seeOpen(now));
    }
    for (const file of fresh) {
      if (this.isStopped) return;
      await this.attempt(file, () => this.recognise(file, pathsBefore.get(file.found.path)));
      if (this.files.get(file.key) === file) await this.rest(file);
      else await this.shut(file);
    }
  }

  /** Finds the place of a file that is new to this process. One without a name that counts is only followed on from a place. */
  private async recognise(file: FollowedFile, before: FollowedFile | undefined): Promise<void> {
    const { found } = file;
    const handle = await this.opened(file);
    const own = await this.places.of(found, handle);
    const place = own ?? (found.counts ? await this.places.ofCopied(found, handle) : undefined);
    const earlier = this.places.get(found);
    if (place) file.place = lineOf(place);
    else if (earlier) file.place = { ...file.place, origin: nextOrigin(earlier.origin) };
    if (!found.counts && (!place || place.whole)) return;
    file.isGone = !found.counts;
    if (place && place !== earlier) await this.keep(file, handle);
    if (!own) {
      const known = this.places.othersAt(found.path, found).map(({ dev, ino }) => `${dev}:${ino}`);
      file.after = [...(before ? [before.key] : []), ...known];
    }
    this.files.set(file.key, file);
  }

  private async visit(file: FollowedFile): Promise<boolean> {
    file.after = file.after.filter((key) => {
      const other = this.files.get(key);
      return other !== undefined && !other.isRead && !other.isTroubled;
    });
    if (file.after.length > 0) return false;
    const quietMs = this.options.clock.monotonic() - file.changedAt;
    if (file.isGone && quietMs >= LET_GO_MS && (file.isRead || file.isTroubled || !file.handle)) {
      await this.letGo(file);
      return false;
    }
    const isComplete = file.found.complete || quietMs >= QUIET_MS;
    if (file.isRead ? file.isVisited || file.found.sizeBytes === 0 : file.isVisited && !isComplete) {
      await this.rest(file);
      return false;
    }
    let more = false;
    await this.attempt(file, async () => {
      more = await this.read(file, isComplete);
    });
    file.isVisited = !more;
    await this.rest(file);
    return more;
  }

  private async read(file: FollowedFile, isComplete: boolean): Promise<boolean> {
    const handle = await this.opened(file);
    const before = file.place;
    try {
      await this.checkStart(file, handle);
      const cut = file.cut ?? (await this.cutOf(file, handle, isComplete));
      const { take, cutting } = this.options;
      const common = { cutting, take, stopped: () => this.isStopped };
      if (cut?.kind === 'lines') return await takeLines(file, cut, handle, { ...common, isComplete });
      if (cut?.kind !== 'whole' || !isComplete) return false;
      const linesBefore = file.place.whole ? 0 : await packedCopyOf(handle, this.places);
      await takeWhole(file, handle, { ...common, linesBefore });
      return false;
    } catch (error) {
      const { sizeBytes, mtimeMs } = file.found;
      if (isDamage(error)) file.place = { ...file.place, whole: { content: '', records: 0, sizeBytes, mtimeMs } };
      throw error;
    } finally {
      if (file.place.offset !== before.offset || file.place.origin !== before.origin || file.place.whole !== before.whole)
        await this.keep(file, handle);
    }
  }

  /** A file that is shorter than what was read of it, or has other bytes there, was truncated and written anew. */
  private async checkStart(file: FollowedFile, handle: FileHandle): Promise<void> {
    const kept = this.places.get(file.found);
    // What the intake has not taken yet is handed in again under the same origin.
    const next = kept && nextOrigin(kept.origin);
    if (next !== undefined && file.place.origin !== next && !file.place.whole && !(await this.places.holds(file.found, handle))) file.restart(next);
    file.head = await readAt(handle, 0, HEAD_BYTES);
  }

  private async cutOf(file: FollowedFile, handle: FileHandle, isComplete: boolean): Promise<ReturnType<FileCutting['cutOf']>> {
    const { cutting } = this.options;
    const head = await readAt(handle, 0, cutting.lookBytes);
    if (head.length === 0) return undefined;
    const cut = file.found.complete
      ? ({ kind: 'whole' } as const)
      : cutting.cutOf(file.found.path, head, isComplete && head.length < cutting.lookBytes);
    if (cut?.kind !== 'lines') return cut;
    if (file.place.whole) file.restart(nextOrigin(file.place.origin));
    if (cut.remembers && file.place.offset > 0) await remind(file, cut, handle, cutting.maxRecordBytes);
    file.cut = cut;
    return cut;
  }

  /** What the log has is noted; it is stored at the end of the look. */
  private async keep({ found, place }: FollowedFile, handle: FileHandle): Promise<void> {
    const { path, dev, ino } = found;
    const [head, tail] = [await headHash(handle, place.offset), await tailHash(handle, place.offset)];
    this.places.set({ ...place, path, dev, ino, head, tail, there: this.options.clock.now() });
  }

  /** A document that was taken needs no handle, nor does a file that is quiet when many are open. */
  private async rest(file: FollowedFile): Promise<void> {
    if (file.place.whole && file.isRead) return this.shut(file);
    if (this.opens.size <= MAX_OPEN) return;
    const idle = [...this.opens].filter((f) => f.isRead && !f.isGone).sort((a, b) => a.changedAt - b.changedAt);
    for (const other of [...idle, file].slice(0, this.opens.size - MAX_OPEN)) await this.shut(other);
  }

  private async letGo(file: FollowedFile): Promise<void> {
    if (!file.isRead) this.trouble(file.found.path, 'LOST');
    await this.shut(file);
    this.files.delete(file.key);
  }

  private async opened(file: FollowedFile): Promise<FileHandle> {
    const handle = await file.opened();
    this.opens.add(file);
    return handle;
  }

  private async shut(file: FollowedFile): Promise<void> {
    this.opens.delete(file);
    await file.close();
  }

  /** What is wrong with one file stops no other; what is wrong with the intake does. */
  private async attempt(file: FollowedFile, what: () => Promise<void>): Promise<void> {
    try {
      await what();
      file.isTroubled = false;
    } catch (error) {
      if (!isOfFile(error)) throw error;
      file.isTroubled = true;
      // It went between two looks; whatever was open is read on.
      if (codeOf(error) !== 'ENOENT') this.trouble(file.found.path, codeOf(error));
    }
  }

  private trouble(path: string, reason: string): void {
    const isNew = this.present.get(path) !== reason && this.troubles.get(path) !== reason;
    this.present.set(path, reason);
    if (isNew) this.options.told(path, reason);
  }
}

const lineOf = ({ offset, line, skips, origin, whole }: FilePlace): FollowedFile['place'] => ({
  offset,
  line,
  skips,
  origin,
  ...(whole ? { whole } : {}),
});

/** Errors of the system about a file have a `syscall`; those of the intake and the places are CordonErrors. */
const isOfFile = (error: unknown): boolean => isDamage(error) || (typeof error === 'object' && error !== null && 'syscall' in error);
