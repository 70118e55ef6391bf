import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ATTACK_DAY_AFTER_MS, attackDay, makeWorld, ordinaryWeek, storySeeds, writeStory, type RawRecord } from '@cordon/story';
import type { Scratch } from './bad-input';
import type { Member } from './replay-story';

/** A small telling of the story as files, and the same in disorder. */

const START = Date.UTC(2026, 8, 7);
const SCALE = 0.3;
/** How late each source may be (architecture.md, section 4), ms. Mail carries no member that could say when it arrived. */
const LATENESS_MS: Readonly<Record<string, number>> = { 'zeek-conn': 10_000, 'zeek-dns': 10_000, 'm365-ual': 60_000, cloudtrail: 1_800_000 };
const decoder = new TextDecoder();

export function story(): {
  readonly records: readonly RawRecord[];
  readonly write: (scratch: Scratch, folder: string, records: readonly RawRecord[]) => void;
} {
  const [first] = storySeeds;
  if (!first) throw new Error('there is no story');
  const world = makeWorld(first.seed);
  const week = ordinaryWeek(world, { start: START, scale: SCALE });
  const records = [...week, ...attackDay(world, { start: START + ATTACK_DAY_AFTER_MS, scale: SCALE, plot: first.plot })];
  return {
    records,
    write: (scratch, folder, own) => {
      writeStory(scratch.at(folder), world, own);
      renameSync(scratch.at(folder, 'inventory.yaml'), scratch.at('inventory.yaml'));
    },
  };
}

/** A linear congruential generator: 0 ≤ n < 1. */
export function chance(seed: number): () => number {
  let x = seed >>> 0;
  return () => (x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** The record as a collector hands it on, which notes when it arrived: late by anything up to what its source is allowed. */
export const delayed = (record: RawRecord, random: () => number): RawRecord => {
  const most = LATENESS_MS[record.format];
  if (most === undefined) return record;
  const text = decoder.decode(record.bytes);
  return { ...record, bytes: Buffer.from(`{"timestamp":${record.at + Math.floor(random() * most)},${text.slice(1)}`) };
};

/** A copy of a record by a service or device of its own, with an id of its own and a clock that is wrong; undefined for formats not dealt with. */
export function misdated(record: RawRecord, year: 1970 | 2099, n: number): RawRecord | undefined {
  if (record.format === 'rfc5322' || record.format === 'zeek-dns') return undefined;
  const json = JSON.parse(decoder.decode(record.bytes)) as Record<string, unknown>;
  const id = `odd-${year}-${n}`;
  const iso = new Date(Date.UTC(year, 0, 2) + n * 1_000).toISOString().slice(0, 19);
  const odd = {
    cloudtrail: { eventID: id, eventTime: `${iso}Z`, userIdentity: { type: 'AWSService', invokedBy: 'odd.amazonaws.com' } },
    'm365-ual': { Id: id, CreationTime: iso, UserId: 'ServicePrincipal_odd', UserKey: 'odd', UserType: 6, Operation: 'FilePreviewed' },
    'zeek-conn': { uid: id, ts: Date.UTC(year, 0, 2) / 1_000 + n, 'id.orig_h': '10.99.9.9', orig_bytes: 10, resp_bytes: 10 },
  }[record.format];
  return { ...record, bytes: Buffer.from(JSON.stringify({ ...json, ...odd })) };
}

/** Text of every line and mail below a folder, by `file:line`. */
export function linesOf(folder: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = path.slice(folder.length + 1);
    const text = readFileSync(path, 'utf8');
    if (file.endsWith('.eml')) texts.set(`${file}:1`, text);
    else text.split('\n').forEach((line, n) => texts.set(`${file}:${n + 1}`, line));
  }
  return texts;
}

/** Findings, each said by its detector and digests of the texts it rests on: the same wherever those lines stood. Those that rest on odd lines are left out. */
export function findings(members: readonly Member[], texts: ReadonlyMap<string, string>): readonly string[] {
  return members
    .map((m) => ({ m, own: m.raw.map(({ file, line }) => texts.get(`${file}:${line}`) ?? `${file}:${line} is not there`) }))
    .filter(({ own }) => !own.some((text) => text.includes('"odd-')))
    .map(({ m, own }) => `${m.detector}: ${own.map(digest).sort().join(' ')}`)
    .sort();
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
