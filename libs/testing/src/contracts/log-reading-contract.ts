import { partitionOf, placeKey, type Arrival } from '@cordon/runtime';
import { command, raw } from './sample-records';
import type { Bench } from './log-contract';
import { Recorder } from './recorder';

const idsOf = (arrivals: readonly Arrival[]): string[] => arrivals.map((a) => ('record' in a ? a.record.id : 'undecodable'));
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const rawIds = (from: number, to: number): string[] => numbers(from, to).map((i) => raw(i).id);
const raws = (from: number, to: number) => numbers(from, to).map((i) => raw(i));

/** A key of tenant acme for each of two partitions. */
function keysOfTwo(): [string, string] {
  const key = (p: number): string =>
    numbers(0, 100)
      .map((i) => `sensor-${i}`)
      .find((k) => partitionOf('acme', k, 2) === p) ?? '';
  return [key(0), key(1)];
}

export function describeReading(bench: Bench): void {
  it('assigns every partition of the keyed streams once, and one when no stream is keyed', async () => {
    const { log } = await bench.make({ raw: 3, command: 2 });
    const keyed = new Recorder('normalise', { raw: 'keyed' });
    const all = new Recorder('actuate', { command: 'all', binding: 'all' });
    const readings = [await bench.read(log, keyed), await bench.read(log, all)];
    await keyed.until('three are assigned', () => new Set(keyed.assignments).size === 3, readings[0]);
    await all.until('one is assigned', () => all.assignments.length > 0, readings[1]);
    expect([...new Set(keyed.assignments)].sort()).toEqual([0, 1, 2]);
    expect(new Set(all.assignments)).toEqual(new Set([0]));
  });

  it('hands over what is appended while it reads', async () => {
    const { log } = await bench.make();
    const reader = new Recorder('normalise', { raw: 'keyed' });
    const reading = await bench.read(log, reader);
    await reader.until('it is assigned', () => reader.assignments.length > 0, reading);
    for (let i = 0; i < 5; i++) {
      await log.append(raws(i * 10, i * 10 + 10));
      await reader.until(`${i * 10 + 10} records are there`, () => reader.ids('raw').length === i * 10 + 10, reading);
    }
    expect(reader.ids('raw')).toEqual(rawIds(0, 50));
    expect(reader.mistakes).toEqual([]);
  });

  it('gives every owner all records of a stream that is read by all', async () => {
    const { log } = await bench.make({ event: 2, command: 3 });
    const sent = numbers(0, 40).map((i) => command(i, `tenant-${i % 7}`));
    await log.append(sent.slice(0, 20));
    const reader = new Recorder('detect', { event: 'keyed', command: 'all' });
    const reading = await bench.read(log, reader);
    await reader.until('both owners have the first 20', () => [0, 1].every((owner) => reader.ids('command', owner).length === 20), reading);
    await log.append(sent.slice(20));
    await reader.until('both owners have all 40', () => [0, 1].every((owner) => reader.ids('command', owner).length === 40), reading);
    for (const owner of [0, 1]) {
      for (let p = 0; p < 3; p++) {
        const expected = sent.filter((r) => partitionOf(r.tenant, r.key, 3) === p).map((r) => r.id);
        expect(idsOf(reader.arrivals(owner, 'command', p))).toEqual(expected);
      }
    }
    expect(reader.mistakes).toEqual([]);
  });

  it('starts where assigned() says, and elsewhere at the beginning', async () => {
    const { log } = await bench.make();
    await log.append([...raws(0, 30), command(0)]);
    const first = new Recorder('archive', { raw: 'keyed', command: 'keyed' });
    const reading = await bench.read(log, first);
    await first.until('all are there', () => first.ids('raw').length === 30, reading);
    await reading.close();

    const from = (first.arrivals(0, 'raw', 0)[19]?.offset ?? 0) + 1;
    const second = new Recorder('forward', { raw: 'keyed', command: 'keyed' }, { positions: () => new Map([[placeKey('raw', 0), from]]) });
    const resumed = await bench.read(log, second);
    await second.until('the rest is there', () => second.ids('raw').length >= 10 && second.ids('command').length === 1, resumed);
    expect(second.ids('raw')).toEqual(rawIds(20, 30));
  });

  it('prefers the position of assigned() to the committed one', async () => {
    const { log } = await bench.make();
    await log.append(raws(0, 10));
    const first = new Recorder('archive', { raw: 'keyed' });
    const reading = await bench.read(log, first);
    await first.until('all are there', () => first.ids('raw').length === 10, reading);
    await reading.commit(first.positions());
    await reading.close();

    const from = first.arrivals(0, 'raw', 0)[4]?.offset ?? 0;
    const second = new Recorder('archive', { raw: 'keyed' }, { positions: () => new Map([[placeKey('raw', 0), from]]) });
    const resumed = await bench.read(log, second);
    await second.until('the rest is there', () => second.ids('raw').length >= 6, resumed);
    expect(second.ids('raw')).toEqual(rawIds(4, 10));
  });

  it('goes on from the committed position of the group, also after it was opened anew, while another group starts at the beginning', async () => {
    const { log, reopen } = await bench.make();
    await log.append(raws(0, 30));
    const first = new Recorder('archive', { raw: 'keyed' });
    const reading = await bench.read(log, first);
    await first.until('all are there', () => first.ids('raw').length === 30, reading);
    await reading.commit(new Map([[placeKey('raw', 0), (first.arrivals(0, 'raw', 0)[11]?.offset ?? 0) + 1]]));
    await reading.close();

    const again = await reopen();
    await again.append(raws(30, 35));
    const [same, other] = [new Recorder('archive', { raw: 'keyed' }), new Recorder('forward', { raw: 'keyed' })];
    const readings = [await bench.read(again, same), await bench.read(again, other)];
    await same.until('the rest is there', () => same.ids('raw').length >= 23, readings[0]);
    await other.until('all are there', () => other.ids('raw').length >= 35, readings[1]);
    expect(same.ids('raw')).toEqual(rawIds(12, 35));
    expect(other.ids('raw')).toEqual(rawIds(0, 35));
  });

  it('waits for a reader that does not answer, on that stream partition and on no other', async () => {
    const { log } = await bench.make({ raw: 2 });
    const [slow, fast] = keysOfTwo();
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const reader = new Recorder('normalise', { raw: 'keyed' }, { gate: (_owner, _stream, partition) => (partition === 0 ? opened : undefined) });
    const reading = await bench.read(log, reader);
    await log.append([raw(0, slow), raw(0, fast)]);
    await reader.until('both have begun', () => reader.ids('raw', 0).length === 1 && reader.ids('raw', 1).length === 1, reading);
    for (let i = 1; i <= 20; i++) await log.append([raw(i, slow), raw(i, fast)]);
    await reader.until('the other partition has all', () => reader.ids('raw', 1).length === 21, reading);
    expect([reader.calls.get('0:raw/0'), reader.ids('raw', 0).length]).toEqual([1, 1]);

    open();
    await reader.until('the slow one has all', () => reader.ids('raw', 0).length === 21, reading);
    expect(reader.ids('raw', 0)).toEqual(numbers(0, 21).map((i) => raw(i, slow).id));
    expect(reader.mistakes).toEqual([]);
  });

  it('tells how far a group is behind', async () => {
    const { log } = await bench.make();
    await log.append(raws(0, 30));
    const reader = new Recorder('archive', { raw: 'keyed', command: 'keyed' });
    const reading = await bench.read(log, reader);
    await reader.until('all are there', () => reader.ids('raw').length === 30, reading);
    expect((await reading.lag()).get('raw/0')).toBeGreaterThanOrEqual(30);
    await reading.commit(new Map([['raw/0', (reader.arrivals(0, 'raw', 0)[19]?.offset ?? 0) + 1]]));
    const behind = (await reading.lag()).get('raw/0') ?? 0;
    expect(behind).toBeGreaterThanOrEqual(10);
    expect(behind).toBeLessThan(30);
    await reading.commit(reader.positions());
    const lag = await reading.lag();
    expect([lag.get('raw/0'), lag.get('command/0')]).toEqual([0, 0]);
  });

  it('is behind with what an owner has not loaded yet', async () => {
    const { log } = await bench.make();
    await log.append(raws(0, 30));
    let loaded: () => void = () => undefined;
    const loading = new Promise<void>((resolve) => (loaded = resolve));
    const reader = new Recorder('archive', { raw: 'keyed' }, { loading });
    const reading = await bench.read(log, reader);
    await reader.until('it is loading', () => reader.assignments.length > 0, reading);
    expect((await reading.lag()).get('raw/0')).toBeGreaterThanOrEqual(30);
    loaded();
    await reader.until('all are there', () => reader.ids('raw').length === 30, reading);
  });

  it('calls revoked once for each owned partition when it is closed, and hands over nothing more', async () => {
    const { log } = await bench.make({ raw: 2 });
    await log.append(raws(0, 10));
    const reader = new Recorder('normalise', { raw: 'keyed' });
    const reading = await bench.read(log, reader);
    await reader.until('all are there', () => reader.ids('raw').length === 10 && new Set(reader.assignments).size === 2, reading);
    // A join may have been repeated, each time with a revocation of its own.
    const before = reader.revocations.length;
    await Promise.all([reading.close(), reading.close()]);
    await reading.close();
    expect(reader.revocations.slice(before).sort()).toEqual([0, 1]);
    await expect(reading.done).resolves.toBeUndefined();
    const calls = [...reader.calls.values()].reduce((a, b) => a + b, 0);
    await log.append(raws(10, 20));
    const other = new Recorder('archive', { raw: 'keyed' });
    await other.until('another reader has all', () => other.ids('raw').length === 20, await bench.read(log, other));
    expect([...reader.calls.values()].reduce((a, b) => a + b, 0)).toBe(calls);
  });

  it('closes while a reader does not answer', async () => {
    const { log } = await bench.make();
    await log.append(raws(0, 3));
    let answer: () => void = () => undefined;
    const reader = new Recorder('normalise', { raw: 'keyed' }, { gate: () => new Promise<void>((resolve) => (answer = resolve)) });
    const reading = await bench.read(log, reader);
    await reader.until('it has begun', () => reader.ids('raw').length > 0, reading);
    // An owner that is asked to stop lets its waiting readers go.
    const revoked = reader.until('it is revoked', () => reader.revocations.length > 0).then(() => answer());
    await reading.close();
    await revoked;
    expect(reader.revocations).toEqual([0]);
  });
}
