import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { CordonError } from '@cordon/wire';
import { startOf } from './process-identity';

/** Who holds a directory. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** ISO time when it was locked. */
  readonly since: string;
  /** What the holder tells others, e.g. its URL and the file of its token. */
  readonly info: Readonly<Record<string, string>>;
  /** False when the process is gone; a process on another host counts as alive, because nobody can tell. */
  readonly alive: boolean;
}

export interface DirectoryLock {
  /** Replaces what the lock tells others. */
  update(info: Readonly<Record<string, string>>): void;
  /** Gives the directory free. Idempotent. */
  release(): void;
}

interface LockText {
  readonly id: string;
  readonly pid: number;
  readonly started: string;
  readonly host: string;
  readonly since: string;
  readonly info: Readonly<Record<string, string>>;
}

const FILE = 'lock';
const ATTEMPTS = 20;
const OWN = new Set<string>();
let counter = 0;

/**
 * Makes this process the only owner of a directory. A lock whose process is gone is taken over; a live one is refused with
 * CORDON_DATA_DIR_LOCKED, which names the process.
 */
export function lockDirectory(path: string, info: Readonly<Record<string, string>> = {}): DirectoryLock {
  mkdirSync(path, { recursive: true });
  counter += 1;
  const started = startOf(process.pid) ?? 'unknown';
  const id = `${process.pid}.${started}.${counter}`;
  const text: LockText = { id, pid: process.pid, started, host: hostname(), since: new Date().toISOString(), info };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (claim(path, text)) return held(path, text);
    const other = readText(path);
    if (other === undefined) continue;
    if (other === 'unreadable') throw new CordonError('CORDON_DATA_DIR_LOCKED', `${join(path, FILE)} is not a lock that this version can read`);
    if (isAlive(other)) {
      const at = other.info['url'] === undefined ? '' : `, ${other.info['url']}`;
      throw new CordonError('CORDON_DATA_DIR_LOCKED', `${path} belongs to process ${other.pid} on ${other.host}${at} since ${other.since}`);
    }
    takeAway(path, other, text);
  }
  throw new CordonError('CORDON_DATA_DIR_LOCKED', `${path} is being locked by others`, true);
}

/** Who holds the directory; undefined when nobody does. */
export function readLock(path: string): LockHolder | undefined {
  const text = readText(path);
  if (text === undefined || text === 'unreadable') return undefined;
  return { pid: text.pid, host: text.host, since: text.since, info: text.info, alive: isAlive(text) };
}

/** Makes the lock ours, unless there is one. */
function claim(path: string, text: LockText): boolean {
  if (!placed(path, text, FILE)) return false;
  OWN.add(text.id);
  return true;
}

/** Creates a file with its whole text or not at all (a link, like O_EXCL, refuses what exists), so nobody reads half of it. */
function placed(path: string, text: LockText, name: string): boolean {
  const own = join(path, `${FILE}.${text.id}`);
  writeFileSync(own, JSON.stringify(text), { mode: 0o600 });
  try {
    linkSync(own, join(path, name));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(own);
  }
}

function held(path: string, text: LockText): DirectoryLock {
  return {
    update: (info) => {
      const next = join(path, `${FILE}.${text.id}`);
      writeFileSync(next, JSON.stringify({ ...text, info }), { mode: 0o600 });
      renameSync(next, join(path, FILE));
    },
    release: () => {
      if (!OWN.delete(text.id)) return;
      const now = readText(path);
      if (now !== undefined && now !== 'unreadable' && now.id === text.id) unlinkSync(join(path, FILE));
    },
  };
}

/**
 * Takes a dead owner's lock away. Who makes the marker named by the dead lock alone may remove it, and removes it only while it is that very lock, which
 * nobody can bring back: so a lock that another process has made meanwhile is never touched, not even for a moment. A marker whose maker died is passed over.
 */
function takeAway(path: string, dead: LockText, own: LockText): void {
  for (let n = 0; n < ATTEMPTS; n++) {
    const marker = `${FILE}.${dead.id}.gone.${n}`;
    if (!placed(path, own, marker)) {
      if (isHeld(join(path, marker))) return;
      continue;
    }
    try {
      const now = readText(path);
      if (now !== undefined && now !== 'unreadable' && now.id === dead.id) unlinkSync(join(path, FILE));
    } finally {
      for (let m = 0; m <= n; m++) rmSync(join(path, `${FILE}.${dead.id}.gone.${m}`), { force: true });
    }
    return;
  }
}

/** Its maker is at work, or it is gone again: the next look will tell. */
function isHeld(marker: string): boolean {
  try {
    const maker = parse(readFileSync(marker, 'utf8'));
    return maker === undefined || isAlive(maker, true);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}

function isAlive(text: LockText, isMarker = false): boolean {
  if (text.host !== hostname()) return true;
  if (text.pid === process.pid && text.started === startOf(process.pid)) return isMarker || OWN.has(text.id);
  const started = startOf(text.pid);
  return started !== undefined && (started === text.started || text.started === 'unknown');
}

function readText(path: string): LockText | 'unreadable' | undefined {
  try {
    return parse(readFileSync(join(path, FILE), 'utf8')) ?? 'unreadable';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string): LockText | undefined {
  try {
    const lock = JSON.parse(text) as Partial<LockText>;
    const { id, pid, started, host, since, info } = lock;
    if (id === undefined || pid === undefined || started === undefined || host === undefined) return undefined;
    return { id, pid, started, host, since: since ?? 'unknown', info: info ?? {} };
  } catch {
    return undefined;
  }
}
