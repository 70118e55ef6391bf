import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMMAND_TIMEOUT_MS = 10_000;
const MIB = 1024 ** 2;

/** A small disk of its own, to be filled. */
export interface SmallDisk {
  readonly path: string;
  /** Unmounts it, with whatever is in it. Twice is once. */
  remove(): void;
}

/** Mounts a tmpfs of that size on a new directory. Needs root (CAP_SYS_ADMIN); throws what `mount` says. */
export function createSmallDisk(sizeBytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'cordon-disk-'));
  const mounted = run('mount', '-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'tmpfs', path);
  if (mounted !== undefined) {
    rmdirSync(path);
    throw new Error(mounted);
  }
  let there = true;
  return {
    path,
    remove: () => {
      if (!there) return;
      there = false;
      // Lazily: a process that is just ending may still have a file open.
      run('umount', '-l', path);
      rmdirSync(path);
    },
  };
}

/** Being root is not enough in a container: it may still be refused. The reason, or undefined when a disk can be mounted. */
export function mountable(): string | undefined {
  try {
    createSmallDisk(MIB).remove();
    return undefined;
  } catch (error) {
    return `no file system can be mounted: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function run(program: string, ...args: readonly string[]): string | undefined {
  const { status, stderr, error } = spawnSync(program, args, { timeout: COMMAND_TIMEOUT_MS, encoding: 'utf8' });
  return status === 0 ? undefined : (error?.message ?? stderr.trim());
}
