import { partitionOf } from '@cordon/runtime';
import type { StreamRecord } from '@cordon/wire';
import type { Bench } from './log-contract';
import { Recorder } from './recorder';
import { badRecord, command, raw } from './sample-records';

const KEYS = Array.from({ length: 23 }, (_, i) => `sensor-${i}`);
const PARTITIONS = 4;

/** Records of many keys in turn: the n-th of all has key n mod 23. */
const spread = (from: number, to: number): StreamRecord[] =>
  Array.from({ length: to - from }, (_, i) => raw(from + i, KEYS[(from + i) % KEYS.length], (from + i) % 2 === 0 ? 'acme' : 'globex'));

export function describeWriting(bench: Bench): void {
  it('stores shard(tenant, key) mod n and keeps the order of the calls in every partition', async () => {
    const { log } = await bench.make({ raw: PARTITIONS });
    expect([log.partitions('raw'), log.partitions('event')]).toEqual([PARTITIONS, 1]);
    const sent = spread(0, 1_000);
    // Not awaited one by one: the order is that of the calls.
    await Promise.all(Array.from({ length: 10 }, (_, i) => log.append(sent.slice(i * 100, i * 100 + 100))));

    const reader = new Recorder('archive', { raw: 'keyed' });
    const reading = await bench.read(log, reader);
    await reader.until('all 1,000 records are there', () => reader.ids('raw').length === sent.length, reading);
    for (let p = 0; p < PARTITIONS; p++) {
      const expected = sent.filter((r) => partitionOf(r.tenant, r.key, PARTITIONS) === p).map((r) => r.id);
      expect(expected.length).toBeGreaterThan(0);
      expect(reader.arrivals(p, 'raw', p).map((a) => ('record' in a ? a.record.id : 'undecodable'))).toEqual(expected);
    }
    expect(reader.mistakes).toEqual([]);
  });

  it('takes one append with records of several streams', async () => {
    const { log } = await bench.make();
    await log.append([raw(0), command(0), raw(1), command(1)]);
    const reader = new Recorder('archive', { raw: 'keyed', command: 'keyed' });
    const reading = await bench.read(log, reader);
    await reader.until('all four are there', () => reader.ids('raw').length + reader.ids('command').length === 4, reading);
    expect([reader.ids('raw'), reader.ids('command')]).toEqual([
      [raw(0).id, raw(1).id],
      [command(0).id, command(1).id],
    ]);
  });

  it('gives back every field of a record as it was appended', async () => {
    const { log, reopen } = await bench.make();
    const full: StreamRecord = {
      ...command(7),
      trust: 3,
      atClaimed: 4_070_908_800_000,
      trace: 'trace-1',
      cause: ['a', 'b'],
      mark: { stage: 'respond', partition: 2, seq: 41, ordinal: 3 },
    };
    const bytes = { ...raw(8), body: { bytes: Uint8Array.from([0, 255, 10, 128, 0]), file: 'Ünï cöde/a b.log', line: 12 } };
    await log.append([full, bytes]);
    const reader = new Recorder('archive', { command: 'keyed', raw: 'keyed' });
    const reading = await bench.read(await reopen(), reader);
    await reader.until('both are there', () => reader.placed('command').length + reader.placed('raw').length === 2, reading);
    expect(reader.placed('command')[0]?.record).toEqual(full);
    const got = reader.placed('raw')[0]?.record;
    const body = got?.body as { bytes: Uint8Array; file: string; line: number };
    expect({ ...got, body: { ...body, bytes: Uint8Array.from(body.bytes) } }).toEqual(bytes);
  });

  it('still has what was appended when it is opened anew, and goes on after it', async () => {
    const { log, reopen } = await bench.make({ raw: PARTITIONS });
    await log.append(spread(0, 100));
    const again = await reopen();
    await again.append(spread(100, 150));
    const reader = new Recorder('archive', { raw: 'keyed' });
    const reading = await bench.read(again, reader);
    await reader.until('all 150 records are there', () => reader.ids('raw').length === 150, reading);
    const order = reader.arrivals(0, 'raw', 0).map((a) => ('record' in a ? a.record.at : 0));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect([...reader.ids('raw')].sort()).toEqual(
      spread(0, 150)
        .map((r) => r.id)
        .sort(),
    );
    expect(reader.mistakes).toEqual([]);
  });

  it('takes a record close to a megabyte', async () => {
    const { log, reopen } = await bench.make();
    // Bytes that no compression makes small; a plain linear congruential generator, so that they are the same every time.
    let seed = 7;
    const bytes = Uint8Array.from({ length: 900_000 }, () => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) >>> 24);
    await log.append([raw(0), { ...raw(1), body: { bytes } }, raw(2)]);
    const reader = new Recorder('archive', { raw: 'keyed' });
    const reading = await bench.read(await reopen(), reader);
    await reader.until('all three are there', () => reader.ids('raw').length === 3, reading);
    expect(Buffer.compare((reader.placed('raw')[1]?.record.body as { bytes: Uint8Array }).bytes, bytes)).toBe(0);
  });

  it('hands over what cannot be decoded at its place, with bytes, headers and a code', async () => {
    const { log, reopen } = await bench.make();
    await log.append([command(0), badRecord(1), command(2)]);
    const reader = new Recorder('correlate', { command: 'keyed' });
    const reading = await bench.read(await reopen(), reader);
    await reader.until('all three are there', () => reader.arrivals(0, 'command', 0).length === 3, reading);
    const [first, bad, last] = reader.arrivals(0, 'command', 0);
    expect([first, last]).toMatchObject([{ record: { id: command(0).id } }, { record: { id: command(2).id } }]);
    expect(bad).toMatchObject({ code: 'CORDON_RECORD_MALFORMED', headers: { ce_id: command(1).id, ce_tenant: 'acme' } });
    expect(bad && 'bytes' in bad && Buffer.from(bad.bytes).toString()).toBe('{"nonsense":1}');
    expect(reader.mistakes).toEqual([]);
  });

  it('refuses another number of partitions than it was made with', async () => {
    const { log, reopen } = await bench.make({ raw: PARTITIONS });
    await log.append([raw(0)]);
    await expect(reopen({ raw: PARTITIONS - 1 })).rejects.toMatchObject({ code: 'CORDON_LOG_PARTITIONS', retriable: false });
  });
}
