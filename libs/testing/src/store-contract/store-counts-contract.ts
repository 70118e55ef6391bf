import { countsOf } from './ask';
import { deadBody, eventBody, placed, rawBody } from './samples';
import type { OpenStore } from './store-contract';

const RAWS = 40;
/** Places whose id stood at an earlier place already, and places that normalise refused. */
const DUPLICATES = [7, 19, 33];
const REFUSED = [4, 28];
/** Refused for one of its events, when another was already there. */
const PARTLY = 28;

/** What is kept can be counted exactly. */
export function describeStoreCounts({ store }: OpenStore): void {
  test('in = archived + duplicate + dead, exactly, however often and in whatever cuts the log delivered', async () => {
    const tenant = 'counts';
    const places = Array.from({ length: RAWS }, (_, i) => i);
    const idAt = (i: number): string => (DUPLICATES.includes(i) ? `r${i - 1}` : `r${i}`);
    const raws = places.map((i) => placed('raw', tenant, idAt(i), rawBody(Buffer.from(`line ${i}`), i + 1), i));
    const events = places
      .filter((i) => !DUPLICATES.includes(i) && (!REFUSED.includes(i) || i === PARTLY))
      .map((i) => placed('event', tenant, `e${i}`, eventBody(), i, { cause: [`r${i}`] }));
    const dead = REFUSED.map((i) => placed('dead', tenant, `d${i}`, deadBody(Buffer.from('?'), i), i));

    await store().archive([...raws.slice(0, 25), ...events, ...dead]);
    await store().archive([...raws.slice(10), ...events.slice(5), ...dead]);
    await store().archive([...dead, ...raws.slice(30, 35)]);

    const counts = await countsOf(store(), tenant);
    const archived = RAWS - DUPLICATES.length - REFUSED.length;
    expect(counts).toMatchObject({
      rawIn: RAWS,
      rawArchived: archived,
      rawDuplicate: DUPLICATES.length,
      rawDead: REFUSED.length,
      rawWithEvents: archived,
      eventCount: archived + 1,
      deadCount: REFUSED.length,
    });
    for (const slices of [2, 7]) expect(await countsOf(store(), tenant, slices)).toEqual(counts);
  });

  test('a record that was driven again is counted at each of its places: once dead, then archived, or dead again', async () => {
    const tenant = 'redriven';
    const at = (id: string, offset: number) => placed('raw', tenant, id, rawBody(Buffer.from('?')), offset);
    const refused = (offset: number) => placed('dead', tenant, `d${offset}`, deadBody(Buffer.from('?'), offset), offset);
    await store().archive([at('mended', 0), at('broken', 1), refused(0), refused(1)]);
    await store().archive([at('mended', 2), at('broken', 3), refused(3), placed('event', tenant, 'e', eventBody(), 0, { cause: ['mended'] })]);
    // Driven a second time, it is a repeat.
    await store().archive([at('mended', 4)]);
    expect(await countsOf(store(), tenant)).toMatchObject({ rawIn: 5, rawArchived: 1, rawDuplicate: 1, rawDead: 3, rawWithEvents: 1, deadCount: 3 });
  });

  test('a tenant without records counts nothing', async () => {
    const counts = await countsOf(store(), 'nobody');
    expect(Object.values(counts).every((n) => n === 0)).toBe(true);
    expect(Object.keys(counts).length).toBeGreaterThan(10);
  });

  test('usage tells what lies on disk and in memory', async () => {
    const { diskBytes, memoryBytes } = await store().usage();
    expect(diskBytes).toBeGreaterThan(1000);
    expect(memoryBytes).toBeGreaterThan(1_000_000);
  });
}
