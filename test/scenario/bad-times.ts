import { renameSync } from 'node:fs';
import { ATTACK_DAY_AFTER_MS, attackDay, makeWorld, ordinaryWeek, storySeeds, writeStory, type RawRecord } from '@cordon/story';
import { logged, type Replayed, type Scratch } from './bad-input';

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

/**
 * A record of a service or device of its own, with an id of its own and a clock that is wrong; a collector noted that it came just before
 * `record`. Undefined for formats not dealt with.
 */
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
  return { ...record, bytes: Buffer.from(JSON.stringify({ timestamp: record.at - 1, ...json, ...odd })) };
}

/**
 * What a replay found, in an order of its own: the last version of each finding and incident, and the actions. Left out are the numbers
 * behind a finding: how much of a device was learned before its incident came to hold it depends on what was in flight (architecture.md,
 * section 4).
 */
export async function told({ dataDir, report }: Replayed) {
  const findings = new Map((await logged(dataDir, 'finding')).map(({ body }) => [body.id, body]));
  const incidents = new Map((await logged(dataDir, 'incident')).map(({ body }) => [body.id, body]));
  return {
    findings: byId([...findings.values()]).map(({ id, detector, at, title, entities, evidence }) => ({
      id,
      detector,
      at,
      title,
      entities,
      evidence,
    })),
    incidents: byId([...incidents.values()]).map(({ id, status, title, firstAt, lastAt, entities, timeline, links }) => ({
      ...{ id, status, title, firstAt, lastAt, entities, links },
      members: timeline.map((t) => t.finding),
    })),
    actions: report.actions,
  };
}

export type Told = Awaited<ReturnType<typeof told>>;

/** What is told whichever record of the same doing a finding rests on: who, what, and how it holds together. */
export function gist({ findings, incidents, actions }: Told) {
  const named = new Map(
    findings.map((f) => [f.id, `${f.detector}: ${f.title}, ${f.entities.map((e) => `${e.role} ${e.kind}/${e.key}`).join(', ')}`]),
  );
  return {
    findings: [...named.values()].sort(),
    incidents: incidents.map((i) => ({
      ...{ id: i.id, status: i.status, title: i.title },
      members: i.members.map((id) => named.get(id)).sort(),
      links: i.links.map((l) => `${l.kind} ${l.rule ?? ''} ${named.get(l.finding) ?? l.finding}`).sort(),
      entities: i.entities.map((e) => `${e.kind}/${e.key} ${e.roles.join(' ')} ${e.findings}`).sort(),
    })),
    actions,
  };
}

const byId = <T extends { readonly id: string }>(list: T[]): T[] => list.sort((a, b) => (a.id < b.id ? -1 : 1));
