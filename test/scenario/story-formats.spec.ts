import { Estate, parseInventory, READER } from '@cordon/formats';
import { attackDay, inventoryYaml, makeWorld, ordinaryWeek, storySeeds, twinDay, type RawFormat, type RawRecord, type World } from '@cordon/story';

/** Every record of the story is one that the product reads: detected without a hint, nothing dead, its time kept. */
const START = Date.UTC(2025, 2, 9, 23);
const NAMES: Readonly<Record<RawFormat, string>> = {
  rfc5322: 'rfc5322',
  'm365-ual': 'm365.ual',
  cloudtrail: 'aws.cloudtrail',
  'zeek-conn': 'zeek.conn',
  'zeek-dns': 'zeek.dns',
};

const decoder = new TextDecoder();

const estateOf = (world: World): Estate => {
  const inventory = parseInventory(inventoryYaml(world));
  if (inventory.kind !== 'ok') throw new Error(JSON.stringify(inventory));
  return new Estate(inventory.value);
};

const misread = async (record: RawRecord, estate: Estate): Promise<string | undefined> => {
  const format = READER.recognise(record.bytes);
  if (format !== NAMES[record.format]) return `${record.format} was taken for ${format ?? 'nothing'}`;
  const read = await READER.read(record.bytes, undefined, { tenant: 'story', source: record.source, seen: record.at, estate });
  if (read.kind !== 'ok') return `${record.format} ${JSON.stringify(read)} ${decoder.decode(record.bytes).slice(0, 300)}`;
  const [first] = read.value;
  if (read.value.length !== 1 || !first || !('at' in first) || first.at !== record.at)
    return `${record.format} gave ${read.value.length} events, ${JSON.stringify(first)?.slice(0, 300)} and not one at ${record.at}`;
  return undefined;
};

describe.each(storySeeds)('$name', ({ seed, plot }) => {
  it('is read by the formats of the product, none dead', async () => {
    const world = makeWorld(seed);
    const estate = estateOf(world);
    const options = { start: START, scale: 0.1 };
    const records = [...ordinaryWeek(world, options), ...attackDay(world, { ...options, plot }), ...twinDay(world, options)];
    const wrong: string[] = [];
    for (const r of records) {
      const reason = await misread(r, estate);
      if (reason) wrong.push(reason);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(records.length).toBeGreaterThan(1_000);
  }, 60_000);
});
