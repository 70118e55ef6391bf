import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeBlob } from '@cordon/testing';
import { BlobFs } from './blob-fs';

const scratch = (): Promise<string> => mkdtemp(join(tmpdir(), 'cordon-blob-'));

describeBlob('BlobFs', async () => {
  const path = await scratch();
  return { blob: new BlobFs({ path: join(path, 'not', 'yet', 'there') }), cleanup: () => rm(path, { recursive: true }) };
});

describe('BlobFs', () => {
  let path: string;
  beforeEach(async () => {
    path = await scratch();
  });
  afterEach(() => rm(path, { recursive: true }));

  const fileOf = (sha256: string): string => join(path, sha256.slice(0, 2), sha256);
  const HOUR_MS = 3_600_000;

  it('keeps one file under the first two digits of its hash and no temporary one', async () => {
    const { sha256 } = await new BlobFs({ path }).put(Buffer.from('a'));
    expect(await readdir(path)).toEqual([sha256.slice(0, 2)]);
    expect(await readdir(join(path, sha256.slice(0, 2)))).toEqual([sha256]);
  });

  it('renews the time of a blob that is put again, so that a new record does not lose its payload', async () => {
    const blob = new BlobFs({ path });
    const [again, once] = [await blob.put(Buffer.from('again')), await blob.put(Buffer.from('once'))];
    const longAgo = new Date(Date.now() - 10 * HOUR_MS);
    for (const ref of [again, once]) await utimes(fileOf(ref.sha256), longAgo, longAgo);
    await blob.put(Buffer.from('again'));
    expect(await blob.expire(Date.now() - HOUR_MS, new Set())).toBe(1);
    expect(await blob.get(again)).toBeDefined();
    expect(await blob.get(once)).toBeUndefined();
  });

  it('renews the time of a blob that is named again', async () => {
    const blob = new BlobFs({ path });
    const ref = await blob.put(Buffer.from('named again'));
    const longAgo = new Date(Date.now() - 10 * HOUR_MS);
    await utimes(fileOf(ref.sha256), longAgo, longAgo);
    expect(await blob.renew(ref)).toBe(true);
    expect(await blob.expire(Date.now() - HOUR_MS, new Set())).toBe(0);
    expect(await blob.get(ref)).toBeDefined();
  });

  it('never takes away what is put again while the old ones are removed', async () => {
    const blob = new BlobFs({ path });
    const longAgo = new Date(Date.now() - 10 * HOUR_MS);
    for (let i = 0; i < 200; i++) {
      const bytes = Buffer.from(`at the same time ${i}`);
      const ref = await blob.put(bytes);
      await utimes(fileOf(ref.sha256), longAgo, longAgo);
      await Promise.all([blob.expire(Date.now() - HOUR_MS, new Set()), blob.put(bytes)]);
      expect(await blob.get(ref)).toBeDefined();
      await rm(join(path, ref.sha256.slice(0, 2)), { recursive: true });
    }
  });

  it('writes anew over a file of another length, which a broken disk may have left', async () => {
    const blob = new BlobFs({ path });
    const ref = await blob.put(Buffer.from('whole'));
    await writeFile(fileOf(ref.sha256), 'wh');
    await blob.put(Buffer.from('whole'));
    expect(Buffer.from((await blob.get(ref)) ?? []).toString()).toBe('whole');
  });

  it('removes what a broken write left after a day, without counting it', async () => {
    const blob = new BlobFs({ path });
    const ref = await blob.put(Buffer.from('kept'));
    const [old, fresh] = [`${fileOf(ref.sha256)}.1.1.part`, `${fileOf(ref.sha256)}.1.2.part`];
    for (const file of [old, fresh]) await writeFile(file, 'half');
    const twoDaysAgo = new Date(Date.now() - 48 * HOUR_MS);
    await utimes(old, twoDaysAgo, twoDaysAgo);
    expect(await blob.expire(Date.now() - HOUR_MS, new Set())).toBe(0);
    expect((await readdir(join(path, ref.sha256.slice(0, 2)))).sort()).toEqual([ref.sha256, `${ref.sha256}.1.2.part`]);
  });

  it('is a retriable outage when the place cannot be written', async () => {
    await writeFile(join(path, 'file'), '');
    const blob = new BlobFs({ path: join(path, 'file') });
    await expect(blob.put(Buffer.from('x'))).rejects.toMatchObject({ code: 'CORDON_BLOB_UNAVAILABLE', retriable: true });
  });
});
