import type { BigIntStats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file as one look found it. */
export interface Found {
  readonly path: string;
  /** Device and inode; decimal, because inodes go beyond what a number holds. */
  readonly dev: string;
  readonly ino: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  /** It has a name that counts; others are only listed when asked for, because a file that was being read may have been renamed. */
  readonly counts: boolean;
  /** Complete from the beginning: a mail in a Maildir, which is written elsewhere and renamed. */
  readonly complete: boolean;
}

export interface ListOptions {
  /** File or directory. */
  readonly path: string;
  /** `*` and `?`; left out = all that do not begin with a dot. */
  readonly names?: string;
  /** Also the directories of the directory. */
  readonly deep?: boolean;
  /** A file or directory that cannot be looked at; the path itself among them. */
  readonly trouble: (path: string, error: unknown) => void;
}

/** Files of one look, and directories of one path; what is beyond is not followed. */
export const MAX_FILES = 100_000;
const MAX_DEPTH = 16;

/**
 * The files of a path now, sorted by path, each file once: of several names for one file (links, symbolic or hard) the first counts, and a
 * directory that a link leads back into is listed once. A Maildir's `tmp` is left out.
 */
export async function listFiles(options: ListOptions, alsoOthers: boolean): Promise<Found[]> {
  const found = new Map<string, Found>();
  const { path } = options;
  const at = await lookAt(path, options);
  if (at?.isDirectory()) await addDirectory(path, namesOf(options.names), { options, alsoOthers, found, been: new Set([`${at.dev}:${at.ino}`]) }, 0);
  else {
    if (at?.isFile()) add(path, at, true, found);
    if (alsoOthers) {
      const named = (name: string): boolean => name === basename(path);
      await addDirectory(dirname(path), named, { options: { ...options, deep: false }, alsoOthers, found, been: new Set() }, 0);
    }
  }
  return [...found.values()];
}

interface Walk {
  readonly options: ListOptions;
  readonly alsoOthers: boolean;
  readonly found: Map<string, Found>;
  readonly been: Set<string>;
}

async function addDirectory(path: string, counts: (name: string) => boolean, walk: Walk, depth: number): Promise<void> {
  const { options, alsoOthers, found, been } = walk;
  const names = await readdir(path).catch((error: unknown): string[] => {
    options.trouble(path, error);
    return [];
  });
  const isMaildir = ['tmp', 'new', 'cur'].every((n) => names.includes(n));
  const complete = ['new', 'cur'].includes(basename(path)) && (await isInMaildir(path));
  for (const name of names.sort()) {
    if (isMaildir && name === 'tmp') continue;
    if (found.size >= MAX_FILES) return options.trouble(path, { code: 'TOO_MANY' });
    const isNamed = counts(name);
    if (!isNamed && !alsoOthers && !options.deep) continue;
    const full = join(path, name);
    const at = await lookAt(full, options, !isNamed);
    if (at?.isFile() && (isNamed || alsoOthers)) add(full, at, isNamed, found, complete);
    else if (at?.isDirectory() && options.deep && !name.startsWith('.') && depth < MAX_DEPTH) {
      const id = `${at.dev}:${at.ino}`;
      if (been.has(id)) continue;
      been.add(id);
      await addDirectory(full, counts, walk, depth + 1);
    }
  }
}

async function isInMaildir(path: string): Promise<boolean> {
  const beside = await readdir(dirname(path)).catch((): string[] => []);
  return ['tmp', 'new', 'cur'].every((n) => beside.includes(n));
}

function add(path: string, at: BigIntStats, counts: boolean, found: Map<string, Found>, complete = false): void {
  const id = `${at.dev}:${at.ino}`;
  if (found.get(id)?.counts || (found.has(id) && !counts)) return;
  found.set(id, { path, dev: `${at.dev}`, ino: `${at.ino}`, sizeBytes: Number(at.size), mtimeMs: Number(at.mtimeMs), counts, complete });
}

/** Undefined when it is not there (any more) or cannot be looked at. */
async function lookAt(path: string, options: ListOptions, isQuiet = false): Promise<BigIntStats | undefined> {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    // Between the listing and this look a file may have gone; that the path itself is not there is told.
    if (!isQuiet && (path === options.path || codeOf(error) !== 'ENOENT')) options.trouble(path, error);
    return undefined;
  }
}

/** `ENOENT` and the like, or a code of Cordon. */
export const codeOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown');

function namesOf(pattern: string | undefined): (name: string) => boolean {
  if (pattern === undefined) return (name) => !name.startsWith('.');
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const matches = new RegExp(`^${expression}$`, 'su');
  return (name) => matches.test(name);
}
