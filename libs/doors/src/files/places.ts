import type { FileHandle } from 'node:fs/promises';
import type { Positions } from '../positions';
import { HEAD_BYTES, headHash, tailHash } from './file-bytes';
import type { LinePlace } from './line-cutter';
import type { Found } from './listing';

/** Of a file that was taken whole: hash of its content, how many records it had, and how it looked. */
export interface WholePlace {
  readonly content: string;
  readonly records: number;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
}

/** How far a file has been handed in, and by what it is known again. */
export interface FilePlace extends LinePlace {
  /** Where it was seen last; for people, and to know whose successor a new file is. */
  readonly path: string;
  readonly dev: string;
  readonly ino: string;
  /**
   * Stands in the ids of its records: the inode in which they were first read, and how often that inode had begun anew. Not the device, whose
   * number may be another one after a start of the machine.
   */
  readonly origin: string;
  /** Hash of the first bytes, of those before `offset`. */
  readonly head: string;
  /** Hash of the bytes right before `offset`. */
  readonly tail: string;
  readonly whole?: WholePlace;
  /** When it was there last, ms since the epoch. */
  readonly there: number;
}

const DAY_MS = 86_400_000;
/** A file that has been gone for so long is forgotten. */
export const FORGET_MS = 30 * DAY_MS;

/** The places of one door's files, in memory and stored as one value; `save` after the log has what stands before them. */
export class FilePlaces {
  private readonly byFile = new Map<string, FilePlace>();
  private readonly byInode = new Index();
  private readonly byPath = new Index();
  private readonly byHead = new Index();
  private changed = false;
  private cleaned = -Infinity;

  constructor(
    private readonly positions: Positions,
    private readonly name: string,
  ) {}

  async load(): Promise<void> {
    const stored = await this.positions.get(this.name);
    if (Array.isArray(stored)) for (const place of stored.filter(isPlace)) this.put(place);
  }

  get(file: Pick<Found, 'dev' | 'ino'>): FilePlace | undefined {
    return this.byFile.get(keyOf(file));
  }

  knows({ ino }: Pick<Found, 'ino'>): boolean {
    return this.byInode.get(ino).length > 0;
  }

  set(place: FilePlace): void {
    this.put(place);
    this.changed = true;
  }

  /** Another file was last seen under this path, too. */
  othersAt(path: string, than: Pick<Found, 'dev' | 'ino'>): FilePlace[] {
    return this.found(this.byPath, path).filter((p) => keyOf(p) !== keyOf(than));
  }

  /** False when the file has a place and the bytes before it are others than those that were read. */
  async holds(file: Pick<Found, 'dev' | 'ino'>, handle: FileHandle): Promise<boolean> {
    const place = this.get(file);
    return place === undefined || isReadUpTo(place, handle);
  }

  /** The place of this very file, if the bytes up to it are still those that were read. The device may have got another number. */
  async of(file: Found, handle: FileHandle): Promise<FilePlace | undefined> {
    const same = this.found(this.byInode, file.ino).sort((a) => (a.dev === file.dev ? -1 : 1));
    for (const place of same) {
      if (place.whole ? place.dev === file.dev : await isReadUpTo(place, handle)) return place;
    }
    return undefined;
  }

  /**
   * The place of the file of which this one is a copy (copy and truncate, a backup beside it). Only beyond HEAD_BYTES: two files may well begin
   * with the same few lines.
   */
  async ofCopied(file: Found, handle: FileHandle): Promise<FilePlace | undefined> {
    if (file.sizeBytes < HEAD_BYTES) return undefined;
    for (const place of this.beginningWith(await headHash(handle, HEAD_BYTES))) if (!place.whole && (await isReadUpTo(place, handle))) return place;
    return undefined;
  }

  /** Places beyond HEAD_BYTES of files with such a beginning, the furthest first. */
  beginningWith(head: string): FilePlace[] {
    return this.found(this.byHead, head).sort((a, b) => b.offset - a.offset);
  }

  /** Tells which files are there at `now`; once a day, and once at the start. What has been gone for FORGET_MS is forgotten. */
  clean(there: readonly Found[], now: number): void {
    if (now - this.cleaned < DAY_MS) return;
    this.cleaned = now;
    for (const file of there) {
      const place = this.get(file);
      if (place) this.set({ ...place, there: now });
    }
    for (const [key, place] of this.byFile) {
      if (now - place.there < FORGET_MS) continue;
      this.drop(key, place);
      this.changed = true;
    }
  }

  /** Rejects when it cannot be stored; then it is stored the next time. */
  async save(): Promise<void> {
    if (!this.changed) return;
    this.changed = false;
    try {
      await this.positions.set(this.name, [...this.byFile.values()]);
    } catch (error) {
      this.changed = true;
      throw error;
    }
  }

  private put(place: FilePlace): void {
    const key = keyOf(place);
    const before = this.byFile.get(key);
    if (before) this.drop(key, before);
    this.byFile.set(key, place);
    this.byInode.add(place.ino, key);
    this.byPath.add(place.path, key);
    if (place.offset >= HEAD_BYTES) this.byHead.add(place.head, key);
  }

  private drop(key: string, place: FilePlace): void {
    this.byFile.delete(key);
    this.byInode.delete(place.ino, key);
    this.byPath.delete(place.path, key);
    this.byHead.delete(place.head, key);
  }

  private found(index: Index, by: string): FilePlace[] {
    return index.get(by).flatMap((key) => this.byFile.get(key) ?? []);
  }
}

/** Keys of places by something that they have in common. */
class Index {
  private readonly keys = new Map<string, Set<string>>();

  add(by: string, key: string): void {
    const keys = this.keys.get(by);
    if (keys) keys.add(key);
    else this.keys.set(by, new Set([key]));
  }

  delete(by: string, key: string): void {
    const keys = this.keys.get(by);
    keys?.delete(key);
    if (keys?.size === 0) this.keys.delete(by);
  }

  get(by: string): string[] {
    return [...(this.keys.get(by) ?? [])];
  }
}

const keyOf = ({ dev, ino }: Pick<Found, 'dev' | 'ino'>): string => `${dev}:${ino}`;

/** By the open file, for what a listing says may be older than what was read. */
async function isReadUpTo(place: FilePlace, handle: FileHandle): Promise<boolean> {
  if (place.offset > (await handle.stat()).size) return false;
  return place.head === (await headHash(handle, place.offset)) && place.tail === (await tailHash(handle, place.offset));
}

/** What `save` stored; the sum over it tells of damage, this of another layout. */
function isPlace(value: unknown): value is FilePlace {
  if (typeof value !== 'object' || value === null) return false;
  const texts = ['path', 'dev', 'ino', 'origin', 'head', 'tail'];
  const numbers = ['offset', 'line', 'there'];
  const has = (name: string, type: string): boolean => typeof Object.entries(value).find(([n]) => n === name)?.[1] === type;
  return texts.every((n) => has(n, 'string')) && numbers.every((n) => has(n, 'number')) && has('skips', 'boolean');
}
