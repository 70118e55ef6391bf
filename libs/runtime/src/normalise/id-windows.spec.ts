import fc from 'fast-check';
import { IdTable } from './id-table';
import { SEGMENT_IDS } from './id-segment';
import { ID_WINDOW_DEFAULTS, IdWindows, type Whose } from './id-windows';
import type { Chunk } from '../owner/cut';

const HOUR = 3_600_000;
const mail: Whose = { tenant: 'acme', source: 'm365', key: 'm365' };
const cloud: Whose = { tenant: 'acme', source: 'aws', key: 'aws' };
/** Looks and remembers, as the stage does. */
const see = (ids: IdWindows, whose: Whose, id: string, seen: number): { readonly repeat: boolean; readonly lost: number } =>
  ids.has(whose, id) ? { repeat: true, lost: 0 } : { repeat: false, lost: ids.keep(seen) };

describe('IdTable', () => {
  it('holds what a Set holds, under any order of adding and deleting', () => {
    const id = fc.record({ hi: fc.integer({ min: 0, max: 3 }), lo: fc.integer({ min: 1, max: 300 }) });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), id), { maxLength: 1_500 }), (steps) => {
        const table = new IdTable();
        const set = new Set<string>();
        for (const [isAdd, { hi, lo }] of steps) {
          if (isAdd) {
            table.add(hi, lo);
            set.add(`${hi} ${lo}`);
          } else {
            table.delete(hi, lo);
            set.delete(`${hi} ${lo}`);
          }
        }
        expect(table.size).toBe(set.size);
        for (let hi = 0; hi <= 3; hi++)
          for (let lo = 1; lo <= 300; lo++) if (table.has(hi, lo) !== set.has(`${hi} ${lo}`)) throw new Error(`differs at ${hi} ${lo}`);
      }),
      { seed: 4, numRuns: 20 },
    );
  });
});

describe('IdWindows', () => {
  it('knows a repeat of the same source, and not of another source or tenant', () => {
    const ids = new IdWindows();
    expect(see(ids, mail, 'a', 0).repeat).toBe(false);
    expect(see(ids, mail, 'a', 1).repeat).toBe(true);
    expect(see(ids, cloud, 'a', 1).repeat).toBe(false);
    expect(see(ids, { ...mail, tenant: 'other' }, 'a', 1).repeat).toBe(false);
    expect(ids.size).toBe(3);
  });

  it('an id that was only looked for is not remembered', () => {
    const ids = new IdWindows();
    ids.has(mail, 'a');
    expect(ids.has(mail, 'a')).toBe(false);
  });

  it('forgets after the window, at the latest a part of it later, and counts that as no loss', () => {
    const ids = new IdWindows();
    see(ids, mail, 'old', 0);
    expect(see(ids, mail, 'b', 23 * HOUR)).toEqual({ repeat: false, lost: 0 });
    expect(see(ids, mail, 'old', 23 * HOUR).repeat).toBe(true);
    expect(see(ids, mail, 'c', 25 * HOUR).lost).toBe(0);
    expect(ids.has(mail, 'old')).toBe(false);
    expect(ids.has(mail, 'b')).toBe(true);
  });

  it('keeps to the cap of a source and says how many it lost', () => {
    const ids = new IdWindows({ ...ID_WINDOW_DEFAULTS, maxPerSource: 2 * SEGMENT_IDS });
    let lost = 0;
    for (let i = 0; i <= 2 * SEGMENT_IDS; i++) lost += see(ids, mail, `id-${i}`, i).lost;
    expect(lost).toBe(SEGMENT_IDS);
    expect(ids.size).toBe(SEGMENT_IDS + 1);
    expect(ids.has(mail, 'id-0')).toBe(false);
    expect(ids.has(mail, `id-${SEGMENT_IDS}`)).toBe(true);
  });

  it('keeps to the cap of all sources by forgetting the oldest of any', () => {
    const ids = new IdWindows({ ...ID_WINDOW_DEFAULTS, maxIds: SEGMENT_IDS });
    for (let i = 0; i < SEGMENT_IDS; i++) see(ids, cloud, `id-${i}`, i);
    expect(see(ids, mail, 'new', SEGMENT_IDS).lost).toBe(SEGMENT_IDS);
    expect([ids.has(cloud, 'id-0'), ids.has(mail, 'new'), ids.size]).toEqual([false, true, 1]);
  });

  it('a source whose window was forgotten whole begins a new one, which is saved', () => {
    const ids = new IdWindows({ ...ID_WINDOW_DEFAULTS, maxIds: SEGMENT_IDS });
    for (let i = 0; i < SEGMENT_IDS; i++) see(ids, cloud, `id-${i}`, i);
    see(ids, mail, 'new', SEGMENT_IDS);
    expect(see(ids, cloud, 'again', SEGMENT_IDS + 1)).toEqual({ repeat: false, lost: 0 });
    const saved = new IdWindows();
    saved.load(ids.takeDirty());
    expect([saved.has(cloud, 'again'), saved.has(mail, 'new'), saved.size, ids.size]).toEqual([true, true, 2, 2]);
  });

  it('more sources than are kept at hand stay apart', () => {
    const ids = new IdWindows();
    const sources = Array.from({ length: 20 }, (_, i) => ({ tenant: 'acme', source: `s${i}`, key: `s${i}` }));
    for (let turn = 0; turn < 2; turn++) for (const whose of sources) expect(see(ids, whose, 'a', 0).repeat).toBe(turn === 1);
    expect(ids.size).toBe(20);
  });

  it('a checkpoint writes only what changed: the open segment, not the full ones', () => {
    const ids = new IdWindows();
    for (let i = 0; i < 3 * SEGMENT_IDS; i++) see(ids, mail, `id-${i}`, i);
    expect(ids.takeDirty()).toHaveLength(3);
    expect(ids.takeDirty()).toEqual([]);
    see(ids, mail, 'one more', 3 * SEGMENT_IDS);
    const [chunk, ...rest] = ids.takeDirty();
    expect(rest).toEqual([]);
    expect(chunk?.bytes.length).toBeLessThan(200);
  });

  it('a run that was saved and loaded anywhere answers and saves like one that was not', () => {
    const settings = { windowMs: 24 * HOUR, maxPerSource: 2 * SEGMENT_IDS, maxIds: 3 * SEGMENT_IDS };
    const step = fc.record({
      whose: fc.constantFrom(mail, cloud),
      ids: fc.integer({ min: 0, max: 500 }),
      many: fc.integer({ min: 1, max: 3_000 }),
      later: fc.integer({ min: 0, max: 6 * HOUR }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (steps, saves) => {
        const straight = new IdWindows(settings);
        let restarted = new IdWindows(settings);
        const [disk, other] = [new Map<number, Chunk>(), new Map<number, Chunk>()];
        let now = 0;
        steps.forEach(({ whose, ids, many, later }, n) => {
          now += later;
          const answers = (windows: IdWindows): string =>
            Array.from({ length: many }, (_, i) => Object.values(see(windows, whose, `${ids + i}`, now)).join()).join(' ');
          expect(answers(restarted) === answers(straight)).toBe(true);
          if (!saves[n]) return;
          for (const chunk of restarted.takeDirty()) disk.set(chunk.shard, chunk);
          for (const chunk of straight.takeDirty()) other.set(chunk.shard, chunk);
          restarted = new IdWindows(settings);
          restarted.load([...disk.values()]);
          expect(restarted.size).toBe(straight.size);
          expect(written(disk)).toBe(written(other));
        });
      }),
      { seed: 9, numRuns: 15 },
    );
  });

  it('refuses state of a newer version', () => {
    const [chunk] = filled().takeDirty();
    if (!chunk) throw new Error('no chunk');
    expect(() => new IdWindows().load([{ ...chunk, schema: 99 }])).toThrow(expect.objectContaining({ code: 'CORDON_STATE_NEWER' }));
  });
});

const written = (disk: ReadonlyMap<number, Chunk>): string =>
  [...disk.values()]
    .sort((a, b) => a.shard - b.shard)
    .map((c) => `${c.shard} ${c.schema} ${c.bytes.join()}`)
    .join('\n');

function filled(): IdWindows {
  const ids = new IdWindows();
  see(ids, mail, 'a', 0);
  return ids;
}
