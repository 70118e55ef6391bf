import { open, type FileHandle } from 'node:fs/promises';
import type { LineCut } from './cutting';
import type { LinePlace } from './line-cutter';
import type { Found } from './listing';
import type { FilePlace } from './places';

/** A file that is being read, and what is known of it between two looks. */
export class FollowedFile {
  /** As it was found last. */
  found: Found;
  handle: FileHandle | undefined;
  /** Where it is read on; `whole`: it was taken as one. */
  place: LinePlace & Pick<FilePlace, 'origin' | 'whole'>;
  /** First bytes, as far as they were compared with the place. */
  head: Buffer = Buffer.alloc(0);
  /** How its lines are read, from `place` on; undefined = to be found out, or it is no file of lines. */
  cut: LineCut | undefined;
  /** It has no name that counts any more: renamed out of sight, or deleted. */
  isGone = false;
  /** Monotonic; when it was last seen to be another than before. */
  changedAt: number;
  /** Nothing is to be done before it changes, or has been quiet for long enough. */
  isVisited = false;
  /** It cannot be read at the moment; nobody waits for it. */
  isTroubled = false;
  /** Keys of files that had its path before: they are read to their end first. */
  after: readonly string[] = [];

  constructor(found: Found, now: number) {
    this.found = found;
    this.changedAt = now;
    this.place = { offset: 0, line: 0, skips: false, origin: found.ino };
  }

  /** Device and inode. */
  get key(): string {
    return `${this.found.dev}:${this.found.ino}`;
  }

  /** Everything that is there was handed in. */
  get isRead(): boolean {
    const { whole, offset } = this.place;
    return whole ? whole.sizeBytes === this.found.sizeBytes && whole.mtimeMs === this.found.mtimeMs : offset >= this.found.sizeBytes;
  }

  /** Takes over what a look found; a change begins a new wait for quiet. */
  see(found: Found, now: number): void {
    const { sizeBytes, mtimeMs } = this.found;
    if (found.sizeBytes !== sizeBytes || found.mtimeMs !== mtimeMs) {
      this.changedAt = now;
      this.isVisited = false;
    }
    this.found = found;
  }

  /** Its name has gone: whoever wrote to it may go on for a while. */
  lose(now: number): void {
    if (!this.isGone) this.changedAt = now;
    this.isGone = true;
  }

  /** Looks at the open file itself, which needs no name. */
  async seeOpen(now: number): Promise<void> {
    const at = await this.handle?.stat();
    if (at) this.see({ ...this.found, sizeBytes: at.size, mtimeMs: Math.trunc(at.mtimeMs) }, now);
  }

  /** The content is another than the one that was read: from the start, and under another origin, for equal lines are new ones, too. */
  restart(origin: string): void {
    this.place = { offset: 0, line: 0, skips: false, origin };
    this.head = Buffer.alloc(0);
    this.cut = undefined;
    this.isVisited = false;
  }

  /** Rejects with ENOENT, as the system does, when its path leads to another file by now. */
  async opened(): Promise<FileHandle> {
    if (this.handle) return this.handle;
    const handle = await open(this.found.path, 'r');
    const { dev, ino } = await handle.stat({ bigint: true });
    if (`${dev}:${ino}` === this.key) return (this.handle = handle);
    await handle.close();
    throw Object.assign(new Error(`${this.found.path} is another file`), { code: 'ENOENT', syscall: 'open' });
  }

  async close(): Promise<void> {
    const { handle } = this;
    this.handle = undefined;
    await handle?.close();
  }
}

/** `4711` → `4711.1` → `4711.2`. */
export function nextOrigin(origin: string): string {
  const [inode = '', times = '0'] = origin.split('.');
  return `${inode}.${Number(times) + 1}`;
}
