import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, stat, unlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Blob } from '@cordon/runtime';
import { CordonError, type BlobRef } from '@cordon/wire';

export interface BlobFsOptions {
  /** Directory of the blobs; created when missing. May be a volume that several processes share. */
  readonly path: string;
}

const SHA256 = /^[0-9a-f]{64}$/;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** Half-written files of a process that is gone are removed after a day, ms. */
const LEFTOVER_MS = 86_400_000;
let counter = 0;

/** Blobs as files named by their SHA-256, fanned out over 256 folders (`ab/abcd...`). A file is whole or not there. */
export class BlobFs extends Blob {
  private readonly path: string;

  constructor(options: BlobFsOptions) {
    super();
    this.path = options.path;
  }

  async put(bytes: Uint8Array): Promise<BlobRef> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const ref: BlobRef = { sha256, sizeBytes: bytes.length };
    const file = this.file(sha256);
    try {
      // Put again, it is needed as long as a new one; only a file of the right size is taken for it.
      if (!(await renewed(file, bytes.length))) await write(file, bytes);
      return ref;
    } catch (error) {
      throw outage(error, 'written');
    }
  }

  async get(ref: BlobRef): Promise<Uint8Array | undefined> {
    if (!SHA256.test(ref.sha256)) return undefined;
    try {
      return await readFile(this.file(ref.sha256));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw outage(error, 'read');
    }
  }

  async renew(ref: BlobRef): Promise<boolean> {
    if (!SHA256.test(ref.sha256)) return false;
    try {
      return await renewed(this.file(ref.sha256), ref.sizeBytes);
    } catch (error) {
      throw outage(error, 'renewed');
    }
  }

  /** By the time of the file, which every put renews. Leftovers of broken writes go too, and are not counted. */
  async expire(olderThan: number, kept: ReadonlySet<string>): Promise<number> {
    let removed = 0;
    try {
      for (const fan of await entries(this.path)) {
        for (const name of await entries(join(this.path, fan))) {
          const whole = SHA256.test(name);
          if (kept.has(name)) continue;
          const gone = await removeOlder(join(this.path, fan, name), whole ? olderThan : olderThan - LEFTOVER_MS);
          if (gone && whole) removed += 1;
        }
      }
      return removed;
    } catch (error) {
      throw outage(error, 'removed');
    }
  }

  private file(sha256: string): string {
    return join(this.path, sha256.slice(0, 2), sha256);
  }
}

/** True when the file was there; its time is now. */
async function renewed(file: string, sizeBytes: number): Promise<boolean> {
  try {
    if ((await stat(file)).size !== sizeBytes) return false;
    const now = new Date();
    await utimes(file, now, now);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Temporary file, fsync, rename, fsync of the folder: after a crash it is there whole, or not. */
async function write(file: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  const part = partOf(file);
  try {
    await withFile(part, 'wx', async (handle) => {
      await handle.writeFile(bytes);
      await handle.sync();
    });
    await rename(part, file);
  } catch (error) {
    await unlink(part).catch(() => undefined);
    throw error;
  }
  await withFile(folder, 'r', (handle) => handle.sync());
}

async function withFile(path: string, flags: string, work: (handle: Awaited<ReturnType<typeof open>>) => Promise<void>): Promise<void> {
  const handle = await open(path, flags);
  try {
    await work(handle);
  } finally {
    await handle.close();
  }
}

async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/** A name that nothing else has, and that goes with the leftovers when this process dies. */
function partOf(file: string): string {
  counter += 1;
  return `${file}.${process.pid}.${counter}.part`;
}

/** Put aside before it is removed: it may have been renewed, and promised to somebody, since its time was looked at. */
async function removeOlder(file: string, olderThan: number): Promise<boolean> {
  try {
    if ((await stat(file)).mtimeMs >= olderThan) return false;
    const aside = partOf(file);
    await rename(file, aside);
    if ((await stat(aside)).mtimeMs >= olderThan) {
      await rename(aside, file);
      return false;
    }
    await unlink(aside);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

function outage(error: unknown, what: string): CordonError {
  const code = codeOf(error);
  return code !== undefined && FULL.has(code)
    ? new CordonError('CORDON_DISK_FULL', 'no room for a blob', true, { cause: error })
    : new CordonError('CORDON_BLOB_UNAVAILABLE', `a blob could not be ${what} (${code ?? 'unknown error'})`, true, { cause: error });
}
