import { statfsSync } from 'node:fs';
import { constants } from 'node:os';
import { CordonError } from '@cordon/wire';

/** lmdb.h: the map is as large as it may get. */
const MDB_MAP_FULL = -30792;
/** A short write comes out of lmdb as EIO; with less room than this it was a full disk. */
const LITTLE_ROOM_BYTES = 16 * 1024 ** 2;
const FULL = new Set<unknown>([MDB_MAP_FULL, constants.errno.ENOSPC, constants.errno.EDQUOT, constants.errno.EFBIG]);

/**
 * A failed commit as a retriable CordonError. lmdb rejects with a general error whose `commitError` is a promise that is
 * itself rejected with the cause a little later; left alone, that one would end the process as an unhandled rejection.
 */
export async function commitFailure(error: unknown, path: string): Promise<CordonError> {
  const later = (error as { commitError?: unknown } | undefined)?.commitError;
  const cause = later instanceof Promise ? await settled(later) : error;
  const code = (cause as { code?: unknown } | undefined)?.code;
  const full = FULL.has(code) || (code === constants.errno.EIO && freeBytes(path) < LITTLE_ROOM_BYTES);
  return full
    ? new CordonError('CORDON_DISK_FULL', `no room for the log in ${path}`, true, { cause })
    : new CordonError('CORDON_LOG_UNAVAILABLE', `the log in ${path} could not be written`, true, { cause });
}

/** Bytes that this process may still write on the file system of `path`. */
export function freeBytes(path: string): number {
  const fs = statfsSync(path);
  return fs.bavail * fs.bsize;
}

const PATIENCE_MS = 1_000;

/** The reason of a promise that will be rejected, or undefined when it takes too long. */
function settled(promise: Promise<unknown>): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    const settle = (value: unknown): void => {
      clearTimeout(timer);
      resolve(value);
    };
    promise.then(settle, settle);
  });
}
