import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** How a file looked: equal stamps mean an untouched file, equal hashes the same content. */
export interface FileLook {
  readonly stamp: string;
  readonly hash: string;
}

/** A file that cannot be read has a look of its own, so that its loss is a change. */
export function lookAt(path: string): FileLook {
  try {
    return { stamp: stampOf(path), hash: createHash('sha256').update(readFileSync(path)).digest('hex') };
  } catch {
    return { stamp: UNREADABLE, hash: UNREADABLE };
  }
}

const UNREADABLE = 'unreadable';

/** The stamp alone, without reading the file: address data may have 100 MB. */
export function stampOf(path: string): string {
  try {
    const { mtimeMs, ctimeMs, size, ino } = statSync(path);
    return [mtimeMs, ctimeMs, size, ino].join();
  } catch {
    return UNREADABLE;
  }
}
