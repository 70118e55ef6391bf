import { attackDay } from '../stories';
import { makeWorld } from '../world/make-world';
import { zeekTsvHeader, zeekTsvLine } from './zeek-tsv';

const decoder = new TextDecoder();
const records = attackDay(makeWorld(3), { start: Date.UTC(2025, 2, 10), scale: 0.1 });

describe.each(['zeek-conn', 'zeek-dns'] as const)('%s as Zeek’s own table', (format) => {
  const header = zeekTsvHeader(format).split('\n');
  const fields =
    header
      .find((line) => line.startsWith('#fields'))
      ?.split('\t')
      .slice(1) ?? [];
  const lines = records.filter((r) => r.format === format).map((r) => decoder.decode(r.bytes));

  it('has a type for every field and a cell for every field', () => {
    expect(
      header
        .find((line) => line.startsWith('#types'))
        ?.split('\t')
        .slice(1),
    ).toHaveLength(fields.length);
    for (const line of lines) expect(zeekTsvLine(format, line).split('\t')).toHaveLength(fields.length);
  });

  it('leaves no field of the JSON form out', () => {
    for (const line of lines) for (const name of Object.keys(JSON.parse(line))) expect(fields).toContain(name);
  });
});

it('writes times with microseconds, truth as T and F, lists with commas and nothing as a dash', () => {
  const json = '{"ts":1741595657.796,"uid":"Cab","id.orig_h":"10.0.0.1","rtt":0.5,"AA":false,"RD":true,"answers":["a","b"],"TTLs":[60,5]}';
  const cells = zeekTsvLine('zeek-dns', json).split('\t');
  expect(cells.slice(0, 3)).toEqual(['1741595657.796000', 'Cab', '10.0.0.1']);
  expect(cells.slice(-9)).toEqual(['-', 'F', '-', 'T', '-', '-', 'a,b', '60.000000,5.000000', '-']);
});
