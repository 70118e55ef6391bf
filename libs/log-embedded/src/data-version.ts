import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CordonError } from '@cordon/wire';

/** Layout of the directory; grows when an older version could not read what this one writes. */
export const DATA_VERSION = 1;

/** Writes the version into a new directory; refuses a newer one with CORDON_DATA_DIR_NEWER. */
export function checkVersion(path: string): void {
  const file = join(path, 'version');
  if (existsSync(file)) {
    const found = Number(readFileSync(file, 'utf8').trim());
    if (!Number.isSafeInteger(found) || found > DATA_VERSION) {
      throw new CordonError('CORDON_DATA_DIR_NEWER', `${path} has version ${found}; this program knows ${DATA_VERSION}`);
    }
    return;
  }
  const next = `${file}.next`;
  const handle = openSync(next, 'w');
  writeSync(handle, `${DATA_VERSION}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(next, file);
}
