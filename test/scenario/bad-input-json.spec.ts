import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlobFs } from '@cordon/blob-fs';
import { deadById, listDead, openStore } from '@cordon/store-clickhouse';
import type { DeadBody, StreamRecord } from '@cordon/wire';
import { expectSound, fates, filesArchived, logged, replay, Scratch, type Replayed } from './bad-input';
import { mutated, sampleRecords, torture } from './bad-json';

jest.setTimeout(240_000);

const KINDS = sampleRecords(11);
const TORTURE = torture(KINDS);
const decoder = new TextDecoder();
/** Dead letters of one test that are looked up in the store, spread over all. */
const LOOKED_UP = 40;

const fileOf = (n: number): string => `${String(n).padStart(3, '0')}.json`;

/** Bytes of a refused record, from the dead letter itself or from the blob that it names. */
async function bytesOf({ dataDir }: Replayed, { bytes, headers }: Pick<DeadBody, 'bytes' | 'headers'>): Promise<Uint8Array | undefined> {
  const [sha256 = '', size = '0'] = headers['ce_blob']?.split(' ') ?? [];
  return sha256 === '' ? bytes : new BlobFs({ path: join(dataDir, 'blobs') }).get({ sha256, sizeBytes: Number(size) });
}

const same = (a: Uint8Array | undefined, b: Uint8Array): boolean => a !== undefined && Buffer.compare(a, b) === 0;

describe('JSON that no product should send', () => {
  const scratch = new Scratch();
  let replayed: Replayed;
  let dead: ReadonlyMap<string, StreamRecord<DeadBody>>;
  let archived: ReadonlySet<string>;

  beforeAll(async () => {
    TORTURE.forEach(([, bytes], n) => scratch.write(`torture/${fileOf(n)}`, bytes));
    replayed = await replay(scratch, 'torture');
    dead = new Map((await logged(replayed.dataDir, 'dead')).map((d) => [d.body.file ?? '', d]));
    archived = await filesArchived(replayed.dataDir);
  });
  afterAll(() => scratch.remove());

  it('ends in an archived event or a coded dead letter, and the process goes on', () => {
    const records = TORTURE.filter(([, , fate]) => fate !== 'none');
    expectSound(replayed, records.length, { dead: records.filter(([, , fate]) => fate !== 'archived').length });
  });

  it.each(TORTURE.map(([why, bytes, fate, record = bytes], n) => [why, fate, n, record] as const))('%s: %s', async (_why, fate, n, bytes) => {
    const letter = dead.get(fileOf(n));
    expect([letter?.body.code ?? 'none', archived.has(fileOf(n))]).toEqual(fate === 'archived' ? ['none', true] : [fate, false]);
    if (!letter) return;
    expect(letter.body).toMatchObject({ stream: 'raw', stage: 'normalise', line: 1, reason: expect.stringMatching(/\w+ \w+/) as string });
    expect(same(await bytesOf(replayed, letter.body), bytes)).toBe(true);
  });
});

describe('records of known formats with one field of a wrong type', () => {
  const scratch = new Scratch();
  const lines = [...KINDS.values()].flatMap((r) => [...new Set(mutated(JSON.parse(decoder.decode(r.bytes))))]);
  let replayed: Replayed;
  let dead: StreamRecord<DeadBody>[];

  beforeAll(async () => {
    scratch.write('fields/all.jsonl', `${lines.join('\n')}\n`);
    replayed = await replay(scratch, 'fields');
    dead = await logged(replayed.dataDir, 'dead');
  });
  afterAll(() => scratch.remove());

  it('are read without the field or refused for it, never by a stage that throws or an event that OCSF does not know', () => {
    process.stdout.write(`${lines.length} changed records of ${KINDS.size} kinds: ${JSON.stringify(replayed.report.deadByCode)}\n`);
    expect(lines.length).toBeGreaterThan(5_000);
    const { duplicate } = replayed.report.events;
    expectSound(replayed, lines.length, { dead: dead.length, duplicate });
    expect(
      dead.filter((d) => ['CORDON_EVENT_INVALID', 'CORDON_STAGE_FAILED'].includes(d.body.code)).map((d) => lines[(d.body.line ?? 0) - 1]),
    ).toEqual([]);
  });

  it('are each an event, a letter or a repeat of one of the records that they were made from', async () => {
    expect(await fates(replayed.dataDir)).toEqual(replayed.report.events);
  });

  it('leave most records readable, so that this says something of all stages', () => {
    // Most bear the own id of the record that they were made from, and count as its repeats.
    const { archived, duplicate } = replayed.report.events;
    expect(archived + duplicate).toBeGreaterThan(lines.length / 2);
  });

  it('have dead letters with code, place and the very bytes of their lines', () => {
    const input = readFileSync(scratch.at('fields/all.jsonl'), 'utf8').split('\n');
    expect(dead.length).toBe(replayed.report.events.dead);
    for (const { body } of dead) {
      expect(decoder.decode(body.bytes)).toBe(input[(body.line ?? 0) - 1]);
      if (body.code === 'CORDON_FORMAT_FIELD' || body.code === 'CORDON_FORMAT_TIME') expect(body.place).toMatch(/\w/);
    }
  });

  it('have the same letters in the store', async () => {
    const store = openStore({ kind: 'embedded', path: join(replayed.dataDir, 'clickhouse'), maxMemoryBytes: 512 * 1024 ** 2 });
    await store.open();
    try {
      const { items } = await listDead(store, 'default', { limit: LOOKED_UP });
      expect(items).toHaveLength(Math.min(LOOKED_UP, dead.length));
      for (const { id, code, line } of items) {
        const letter = await deadById(store, 'default', id);
        expect(letter).toMatchObject({ code, line });
        expect(decoder.decode(letter?.bytes)).toBe(lines[line - 1]);
      }
    } finally {
      await store.close();
    }
  });
});
