import { createHash } from 'node:crypto';
import { ATTACK_STAGES, type RawRecord } from './records';
import { ATTACK_DAY_AFTER_MS, attackDay, ordinaryWeek, twinDay } from './stories';
import { DAY, MINUTE } from './time';
import { makeWorld } from './world/make-world';

const START = Date.UTC(2025, 2, 2, 23);
const MONDAY = START + ATTACK_DAY_AFTER_MS;
const world = makeWorld(1);
const week = ordinaryWeek(world, { start: START });
const attack = attackDay(world, { start: MONDAY });
const twin = twinDay(world, { start: MONDAY });
const all = [
  ['the week', week],
  ['the attack’s day', attack],
  ['the twin’s day', twin],
] as const;

const decoder = new TextDecoder();
const hash = (records: readonly RawRecord[]): string => {
  const h = createHash('sha256');
  for (const r of records) h.update(`${r.at} ${r.format} ${r.stage ?? ''} ${r.echoes ?? ''}\n`).update(r.bytes);
  return h.digest('hex');
};

/** A product's own id of a record; Zeek's is one a log. */
const ownId = (r: RawRecord): string => {
  const text = decoder.decode(r.bytes);
  const found = /^Message-ID: (.+)$/m.exec(text)?.[1] ?? /"(?:Id|eventID|uid)":"([^"]+)"/.exec(text)?.[1];
  return `${r.format} ${found ?? ''}`;
};

describe('chance', () => {
  it('the same seed gives the same bytes', () => {
    expect(hash(attackDay(makeWorld(1), { start: MONDAY }))).toBe(hash(attack));
    expect(hash(twinDay(makeWorld(1), { start: MONDAY }))).toBe(hash(twin));
    expect(hash(ordinaryWeek(makeWorld(1), { start: START, scale: 0.1 }))).toBe(hash(ordinaryWeek(world, { start: START, scale: 0.1 })));
  });

  it('another seed gives others', () => {
    expect(hash(attackDay(makeWorld(2), { start: MONDAY }))).not.toBe(hash(attack));
  });
});

describe.each(all)('%s', (_, records) => {
  it('is in order of time', () => {
    expect(records.filter((r, i) => r.at < (records[i - 1]?.at ?? 0))).toEqual([]);
  });

  it('repeats no id', () => {
    const ids = records.map(ownId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/ .{10,}/.test(id))).toEqual([]);
  });

  it('says nothing of the truth in its bytes', () => {
    const telling = /attack|phish|malicious|intruder|victim|benign|spray|exfil|beacon|"stage"|"echoes"|^x-stage/im;
    expect(records.map((r) => decoder.decode(r.bytes)).filter((text) => telling.test(text))).toEqual([]);
  });

  it('uses reserved mail domains and hosts only', () => {
    const named = records.filter((r) => r.format === 'rfc5322' || r.format === 'zeek-dns').map((r) => decoder.decode(r.bytes).replace(/=\r\n/g, ''));
    const names = new Set(named.flatMap((text) => text.match(/(?<=@|:\/\/|"query":")[a-z0-9.-]+\.[a-z]+/gi) ?? []));
    expect(names.size).toBeGreaterThan(50);
    expect([...names].filter((name) => !/\.(example|test)$/.test(name))).toEqual([]);
  });
});

describe('volume', () => {
  it('a week has 25,000 to 40,000 records, most of them of the network', () => {
    expect(week.length).toBeGreaterThan(25_000);
    expect(week.length).toBeLessThan(40_000);
    expect(week.filter((r) => r.source === 'zeek').length).toBeGreaterThan(week.length / 2);
  });

  it('no two records of the whole story have the same id', () => {
    expect(new Set([...week, ...attack].map(ownId)).size).toBe(week.length + attack.length);
  });

  it('grows and shrinks with the scale, and the attack does not', () => {
    const small = attackDay(world, { start: MONDAY, scale: 0.2 });
    expect(small.length).toBeLessThan(attack.length * 0.7);
    expect(small.filter((r) => r.stage).length).toBe(attack.filter((r) => r.stage).length);
  });

  it('covers five working days and no weekend', () => {
    expect(new Set(week.map((r) => Math.floor((r.at - START) / DAY)))).toEqual(new Set([0, 1, 2, 3, 4]));
  });
});

describe('truth', () => {
  it('every stage of the attack is there, and none in the week or the twin', () => {
    expect(new Set(attack.flatMap((r) => r.stage ?? []))).toEqual(new Set(ATTACK_STAGES));
    expect([...week, ...twin].filter((r) => r.stage)).toEqual([]);
  });

  it('the twin echoes every stage in the same formats', () => {
    const formats = (records: readonly RawRecord[], key: 'stage' | 'echoes', stage: string): string[] =>
      [...new Set(records.filter((r) => r[key] === stage).map((r) => r.format))].sort();
    for (const stage of ATTACK_STAGES.filter((s) => s !== 'collection'))
      expect(formats(twin, 'echoes', stage)).toEqual(formats(attack, 'stage', stage));
    expect(formats(twin, 'echoes', 'collection')).toContain('m365-ual');
  });
});

describe('timeline', () => {
  it('moves and squeezes the times in the bytes too', () => {
    const now = Date.UTC(2026, 0, 1);
    const squeezed = attackDay(world, { start: MONDAY, timeline: (at) => now + (at - MONDAY) / 1440 });
    expect(squeezed).toHaveLength(attack.length);
    expect(squeezed.filter((r) => Math.abs(r.at - now) > 2 * MINUTE)).toEqual([]);
    expect(squeezed.every((r) => r.format !== 'cloudtrail' || decoder.decode(r.bytes).includes('"eventTime":"2026-01-01T00:0'))).toBe(true);
  });
});
