import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CordonError } from '@cordon/wire';

/**
 * How far doors have read, by name. `set` is called only after the log has what stands before the position, so a crash in between
 * gives repeats (with the same ids), never a gap.
 */
export abstract class Positions {
  /** A plain JSON value as it was set, for the caller to check; undefined when none was. Rejects with CORDON_POSITION_DAMAGED or _UNAVAILABLE. */
  abstract get(name: string): Promise<unknown>;
  /** Resolves when it is on disk. Of one name, calls take effect in their order. Rejects, retriable, with CORDON_DISK_FULL or CORDON_POSITION_UNAVAILABLE. */
  abstract set(name: string, value: unknown): Promise<void>;
}

/** Readable part of a file's name; what makes it unique is the hash. */
const SLUG_LENGTH = 60;
const HASH_HEX = 16;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * One small JSON file a name, `{"sum": hash, "name": ..., "value": ...}`, in a directory that one process owns. Written beside and renamed, so that
 * after a crash the old one or the new one is there, whole. The sum tells of a file that was cut or edited: it is refused, for a position that
 * is too far loses records without a word.
 */
export class FilePositions extends Positions {
  /** The last write of each name; the next one waits for it. */
  private readonly writes = new Map<string, Promise<void>>();

  /** The directory is created when missing. */
  constructor(private readonly path: string) {
    super();
  }

  async get(name: string): Promise<unknown> {
    const file = this.file(name);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw outage(error, 'read');
    }
    const stored = parsed(text);
    if (!isStored(stored) || stored.name !== name || stored.sum !== sum(name, stored.value)) {
      throw new CordonError('CORDON_POSITION_DAMAGED', `${file} is damaged`);
    }
    return stored.value;
  }

  async set(name: string, value: unknown): Promise<void> {
    const before = this.writes.get(name) ?? Promise.resolve();
    const write = before.catch(() => undefined).then(() => this.write(name, value));
    this.writes.set(name, write);
    try {
      await write;
    } finally {
      if (this.writes.get(name) === write) this.writes.delete(name);
    }
  }

  private async write(name: string, value: unknown): Promise<void> {
    const file = this.file(name);
    // Left behind by a crash it is overwritten by the next write of this name.
    const part = `${file}.part`;
    try {
      await mkdir(this.path, { recursive: true });
      const handle = await open(part, 'w');
      try {
        await handle.writeFile(`${JSON.stringify({ sum: sum(name, value), name, value })}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(part, file);
      await synced(this.path);
    } catch (error) {
      await unlink(part).catch(() => undefined);
      throw outage(error, 'written');
    }
  }

  private file(name: string): string {
    const slug = name.replaceAll(/[^A-Za-z0-9.@_-]+/g, '_').slice(-SLUG_LENGTH);
    return join(this.path, `${slug}-${hash(name)}.json`);
  }
}

/** A rename lasts once its directory is on disk. */
async function synced(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, HASH_HEX);
const sum = (name: string, value: unknown): string => hash(JSON.stringify([name, value]));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isStored = (stored: unknown): stored is { readonly sum: unknown; readonly name: unknown; readonly value: unknown } =>
  typeof stored === 'object' && stored !== null && 'sum' in stored && 'name' in stored && 'value' in stored;

const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);

function outage(error: unknown, what: string): CordonError {
  const code = codeOf(error);
  return FULL.has(String(code))
    ? new CordonError('CORDON_DISK_FULL', 'no room for a position', true, { cause: error })
    : new CordonError('CORDON_POSITION_UNAVAILABLE', `a position could not be ${what} (${String(code ?? 'unknown error')})`, true, { cause: error });
}
