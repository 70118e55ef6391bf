import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobFs } from '@cordon/blob-fs';
import { makeLogger, Metrics } from '@cordon/nest';
import { SimClock } from '@cordon/testing';
import { CordonError, type BlobRef } from '@cordon/wire';
import { BlobRetention } from './blob-retention';

const DAY_MS = 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;
let path: string;
let blob: BlobFs;
let clock: SimClock;
let metrics: Metrics;
let named: string[];
let away: boolean;
let retention: BlobRetention;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'blob-retention-'));
  blob = new BlobFs({ path });
  clock = new SimClock(Date.now());
  metrics = new Metrics();
  named = [];
  away = false;
  const query = (name: string): Promise<readonly { sha256: string }[]> => {
    if (name !== 'dead-blobs') return Promise.reject(new Error(`asked for ${name}`));
    if (away) return Promise.reject(new CordonError('CORDON_STORE_UNAVAILABLE', 'away', true));
    return Promise.resolve(named.map((sha256) => ({ sha256 })));
  };
  retention = new BlobRetention({ blob, store: { query } as never, clock, metrics, logger: makeLogger('silent') });
});
afterEach(() => rmSync(path, { recursive: true }));

async function putDaysAgo(text: string, days: number): Promise<BlobRef> {
  const ref = await blob.put(Buffer.from(text));
  const at = new Date(clock.now() - days * DAY_MS);
  utimesSync(join(path, ref.sha256.slice(0, 2), ref.sha256), at, at);
  return ref;
}
const isThere = async (ref: BlobRef): Promise<boolean> => (await blob.get(ref)) !== undefined;

test('a payload is kept for 30 days, and longer while a letter names it', async () => {
  const [young, old, ofLetter] = [await putDaysAgo('young', 29), await putDaysAgo('old', 31), await putDaysAgo('letter', 400)];
  named = [ofLetter.sha256];
  await retention.round();
  expect([await isThere(young), await isThere(old), await isThere(ofLetter)]).toEqual([true, false, true]);
  expect((await metrics.counts.get()).values).toEqual([expect.objectContaining({ value: 1, labels: { stage: 'archive', what: 'blobs-removed' } })]);
});

test('while the store does not answer nothing is removed, and later it is', async () => {
  const old = await putDaysAgo('old', 31);
  away = true;
  retention.onApplicationBootstrap();
  await clock.advance(2 * HOUR_MS);
  expect(await isThere(old)).toBe(true);
  away = false;
  await clock.advance(HOUR_MS);
  await retention.onModuleDestroy();
  expect(await isThere(old)).toBe(false);
});
