import { appendFileSync, existsSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { BlobFs } from '@cordon/blob-fs';
import { createSmallDisk, describeWith, lacks, waitUntil, type SmallDisk } from '@cordon/testing';
import { archivedCounts, openStore } from '@cordon/store-clickhouse';
import type { BlobRef } from '@cordon/wire';
import { logged, Scratch } from './bad-input';
import { untilQuiet } from '../fleet/node';
import { printed, startCordon, type Running } from './running';

jest.setTimeout(240_000);

const MIB = 1024 ** 2;
const DISK_BYTES = 64 * MIB;
/** Above the size from which a payload goes to the blob store. */
const BLOB_BYTES = 300 * 1024;

const blobOf = async (dataDir: string, ref: BlobRef | undefined): Promise<Uint8Array> =>
  (ref && (await new BlobFs({ path: join(dataDir, 'blobs') }).get(ref))) ?? new Uint8Array(0);

const freeBytes = (path: string): number => {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
};

describeWith('tmpfs', lacks.tmpfs, () => {
  const scratch = new Scratch();
  const acknowledged = new Set<string>();
  let disk: SmallDisk;
  let cordon: Running;
  let handed = 0;

  const ballast = (): string => join(disk.path, 'ballast');
  /** Takes room away until only so much is left. */
  const fill = (left: number): void => {
    for (let free = freeBytes(disk.path); free > left; free = freeBytes(disk.path)) {
      try {
        appendFileSync(ballast(), Buffer.alloc(Math.min(MIB, Math.max(4_096, free - left)), 1));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
        throw error;
      }
    }
  };
  /** Hands in a record of its own; notes what was acknowledged. */
  const hand = async (size = 0): Promise<{ status: number; code: string | undefined }> => {
    const text = JSON.stringify({ n: ++handed, pad: 'x'.repeat(size) });
    const { status, body } = await cordon.ingest('upload', text);
    if (status === 202) acknowledged.add(text);
    return { status, code: (body as { error?: { code: string } }).error?.code };
  };

  beforeAll(async () => {
    disk = createSmallDisk(DISK_BYTES);
    cordon = await startCordon(scratch, 'engine', join(disk.path, 'data'));
  });
  afterAll(async () => {
    await cordon.node.kill();
    disk.remove();
    scratch.remove();
  });

  it('takes records while there is room', async () => {
    for (let i = 0; i < 20; i++) expect((await hand()).status).toBe(202);
    expect((await hand(BLOB_BYTES)).status).toBe(202);
  });

  it('refuses more with a code when only the reserve is left', async () => {
    fill(4 * MIB);
    await waitUntil('intake is refused', 60_000, async () => (await hand(64 * 1024)).status === 429);
    expect(await hand()).toEqual({ status: 429, code: 'CORDON_DISK_FULL' });
  });

  it('lives through a disk without a single free block, with every answer coded', async () => {
    rmSync(ballast());
    await waitUntil('records are taken again', 60_000, async () => (await hand()).status === 202);
    // Acknowledged, and not yet thought about or archived when the last block goes.
    await Promise.all(Array.from({ length: 30 }, (_, i) => hand(i * 50)));
    fill(0);
    // Small records may still find freed pages within the log's file; a blob needs a file of its own.
    for (let i = 0; i < 20; i++) {
      const { status, code } = await hand(i % 5 === 0 ? BLOB_BYTES : i * 100);
      if (i % 5 === 0 || status !== 202) expect([status, code]).toEqual([429, 'CORDON_DISK_FULL']);
    }
    await waitUntil('small records are refused, too', 60_000, async () => (await hand(128 * 1024)).code === 'CORDON_DISK_FULL');
    expect((await fetch(`${cordon.node.url}/health/live`)).status).toBe(200);
    expect(cordon.node.ended).toBeUndefined();
  });

  it('goes on by itself when there is room again', async () => {
    rmSync(ballast());
    await waitUntil('records are taken again', 60_000, async () => (await hand()).status === 202);
    expect((await hand(BLOB_BYTES)).status).toBe(202);
    await untilQuiet([cordon.node]);
    expect(printed(scratch, 'engine')).not.toMatch(/unhandled|stage ended/i);
  });

  it('has archived all that was acknowledged, and nothing twice or that was refused', async () => {
    expect(await cordon.node.stop()).toBe('code 0');
    const dataDir = cordon.dataDir;
    const raw = await logged(dataDir, 'raw');
    const taken = await Promise.all(raw.map(async ({ body }) => Buffer.from(body.bytes ?? (await blobOf(dataDir, body.blob))).toString()));
    expect([...acknowledged].filter((text) => !taken.includes(text))).toEqual([]);
    // What was refused is not there either: whoever hands it in again makes no second one.
    expect(taken.filter((text) => !acknowledged.has(text))).toEqual([]);
    expect(new Set(taken).size).toBe(taken.length);
    const store = openStore({ kind: 'embedded', path: join(dataDir, 'clickhouse'), maxMemoryBytes: 512 * MIB });
    await store.open();
    const counts = await archivedCounts(store, 'default').finally(() => store.close());
    process.stdout.write(`${handed} handed in, ${acknowledged.size} acknowledged, ${counts.in} archived\n`);
    expect(counts).toMatchObject({ in: raw.length, dead: raw.length, duplicate: 0 });
    expect(existsSync(ballast())).toBe(false);
  });
});
