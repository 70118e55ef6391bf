import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  ATTACK_DAY_AFTER_MS,
  attackDay,
  makeWorld,
  ordinaryWeek,
  twinDay,
  writeStory,
  type Plot,
  type RawFormat,
  type RawRecord,
} from '@cordon/story';
import { POLICY } from '../fleet/policy';

const CORDON = join(__dirname, '../../apps/cordon/bin/cordon.js');
/** A Monday; replays go by the records' own time. */
const START = Date.UTC(2026, 8, 7);
export interface Report {
  readonly events: { readonly in: number; readonly archived: number; readonly duplicate: number; readonly dead: number };
  readonly findings: number;
  readonly incidents: readonly {
    readonly id: string;
    readonly title: string;
    readonly probability: number;
    readonly domains: readonly string[];
    readonly findings: number;
    readonly firstAt: number;
  }[];
  readonly actions: readonly { readonly verb: string; readonly target: string; readonly state: string; readonly incident: string }[];
}

export interface Member {
  readonly incident: string | null;
  readonly detector: string;
  readonly finding: string;
  readonly at: number;
  readonly raw: readonly { readonly file: string; readonly line: number }[];
}

export interface Replayed {
  readonly report: Report;
  readonly members: readonly Member[];
  /** Stage of the attack behind a raw line, from the generator; the engine never sees it. */
  readonly stageOf: (file: string, line: number) => string | undefined;
  /** First moment of the second Monday. */
  readonly dayFrom: number;
}

/** Runs `cordon replay` as its own process over a story: five ordinary days, then the day of the attack or its twin. */
export async function replayStory(seed: number, kind: 'attack' | 'twin', plot?: Plot): Promise<Replayed> {
  const world = makeWorld(seed);
  const start = START + ATTACK_DAY_AFTER_MS;
  const day = kind === 'attack' ? attackDay(world, { start, ...(plot ? { plot } : {}) }) : twinDay(world, { start });
  const records = [...ordinaryWeek(world, { start: START }), ...day];
  const root = mkdtempSync(join(tmpdir(), 'cordon-story-'));
  try {
    writeStory(join(root, 'raw'), world, records);
    renameSync(join(root, 'raw', 'inventory.yaml'), join(root, 'inventory.yaml'));
    writeFileSync(join(root, 'policy.yaml'), POLICY);
    const at = (name: string): string => join(root, name);
    const args = [
      'replay',
      at('raw'),
      '--inventory',
      at('inventory.yaml'),
      '--policy',
      at('policy.yaml'),
      '--report',
      at('report.json'),
      '--members',
      at('members.ndjson'),
    ];
    await promisify(execFile)(process.execPath, [CORDON, ...args], {
      env: { PATH: process.env['PATH'], CORDON_DATA_DIR: at('data') },
      maxBuffer: 16 * 1024 ** 2,
    });
    const members = readFileSync(at('members.ndjson'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((l) => JSON.parse(l) as Member);
    return { report: JSON.parse(readFileSync(at('report.json'), 'utf8')) as Report, members, stageOf: labels(records), dayFrom: start };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const FILES: Record<Exclude<RawFormat, 'rfc5322'>, string> = {
  'm365-ual': 'm365.jsonl',
  cloudtrail: 'aws.jsonl',
  'zeek-conn': 'zeek-conn.jsonl',
  'zeek-dns': 'zeek-dns.jsonl',
};

function labels(records: readonly RawRecord[]): (file: string, line: number) => string | undefined {
  const counts = new Map<string, number>();
  const stages = new Map<string, string>();
  for (const r of records) {
    const n = (counts.get(r.format) ?? 0) + 1;
    counts.set(r.format, n);
    const place = r.format === 'rfc5322' ? `mail/${String(n).padStart(5, '0')}.eml:1` : `${FILES[r.format]}:${n}`;
    if (r.stage) stages.set(place, r.stage);
  }
  return (file, line) => stages.get(`${file}:${line}`);
}
