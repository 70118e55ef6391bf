import { badRecord, command, raw } from '@cordon/testing';
import type { StreamRecord } from '@cordon/wire';
import { appendedAt, countOf, decodeBlock, encodeBlocks, type Block } from './block';

const AT = 1_767_600_000_000;
const one = (records: readonly StreamRecord[]): Block => {
  const [block] = encodeBlocks(records, AT);
  if (!block) throw new Error('no block');
  return block;
};
const commands = (n: number) => Array.from({ length: n }, (_, i) => command(i));

describe('a block', () => {
  it('gives back its records, at their offsets, with the time it was appended', () => {
    const { bytes } = one(commands(5));
    expect([countOf(bytes), appendedAt(bytes)]).toEqual([5, AT]);
    const arrivals = decodeBlock({ stream: 'command', partition: 3, first: 100 }, bytes, 0, 1_000);
    expect(arrivals).toEqual(commands(5).map((record, i) => ({ stream: 'command', partition: 3, offset: 100 + i, record })));
  });

  it.each([
    ['from the middle on', 102, 1_000, [102, 103, 104]],
    ['no more than asked', 101, 2, [101, 102]],
    ['nothing after its end', 105, 1_000, []],
  ])('gives %s', (_what, from, limit, offsets) => {
    const { bytes } = one(commands(5));
    expect(decodeBlock({ stream: 'command', partition: 0, first: 100 }, bytes, from, limit).map((a) => a.offset)).toEqual(offsets);
  });

  it('keeps keys, names and values with any characters', () => {
    const key = 'quote " \\ newline \n tab \t nul \u0000 ünï 🦊';
    const record = { ...raw(1, key), source: key, tenant: key, trace: key };
    const [arrival] = decodeBlock({ stream: 'raw', partition: 0, first: 0 }, one([record]).bytes, 0, 1);
    expect(arrival).toMatchObject({ record: { key, source: key, tenant: key, trace: key } });
  });

  it('is cut at about 60 KB, a larger record standing alone, and the sizes say what each record takes', () => {
    const sized = (i: number, length: number): StreamRecord => ({ ...raw(i), body: { bytes: new Uint8Array(length) } });
    const records = [...Array.from({ length: 100 }, (_, i) => sized(i, 1_000)), sized(100, 200_000), sized(101, 10)];
    const blocks = encodeBlocks(records, AT);
    expect(blocks.flatMap((b) => b.records)).toEqual(records);
    expect(blocks.map((b) => b.records.length).slice(-2)).toEqual([1, 1]);
    for (const block of blocks) {
      expect(block.sizes.reduce((a, b) => a + b, 0)).toBe(block.bytes.length - 13);
      if (block.records.length > 1) expect(block.bytes.length).toBeLessThanOrEqual(60 * 1024 + 13);
    }
  });

  it.each([
    ['a body of another shape', badRecord(1), 'CORDON_RECORD_MALFORMED'],
    ['a record of another stream', { ...raw(1), id: 'x' }, 'CORDON_SCHEMA_UNKNOWN'],
    ['a record without a tenant', { ...command(1), tenant: '' }, 'CORDON_RECORD_MALFORMED'],
  ])('hands %s over as undecodable, without losing its neighbours', (_what, bad, code) => {
    const { bytes } = one([command(0), bad, command(2)]);
    const arrivals = decodeBlock({ stream: 'command', partition: 0, first: 7 }, bytes, 0, 1_000);
    expect(arrivals).toMatchObject([
      { offset: 7, record: { id: command(0).id } },
      { offset: 8, code, key: bad.key },
      { offset: 9, record: { id: command(2).id } },
    ]);
  });
});
