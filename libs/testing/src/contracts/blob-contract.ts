import { createHash } from 'node:crypto';
import type { Blob } from '@cordon/runtime';

export interface BlobUnderTest {
  readonly blob: Blob;
  cleanup(): Promise<void>;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const NONE: ReadonlySet<string> = new Set();

/** The promises of the Blob port, for every adapter. */
export function describeBlob(name: string, makeBlob: () => Promise<BlobUnderTest>): void {
  describe(`${name} keeps the promises of a blob store`, () => {
    let under: BlobUnderTest;
    beforeEach(async () => {
      under = await makeBlob();
    });
    afterEach(() => under.cleanup());

    it('keeps what was renewed as if it had been put again, and renews nothing that is not there', async () => {
      const ref = await under.blob.put(Buffer.from('renewed'));
      expect(await under.blob.renew(ref)).toBe(true);
      expect(await under.blob.get(ref)).toBeDefined();
      expect(await under.blob.renew({ sha256: 'e'.repeat(64), sizeBytes: 4 })).toBe(false);
      expect(await under.blob.renew({ sha256: '../../x', sizeBytes: 4 })).toBe(false);
    });

    it.each([
      ['nothing', 0],
      ['one byte', 1],
      ['a mail of 5 MB', 5 * 1024 ** 2],
    ])('gives back %s under its SHA-256', async (_what, length) => {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) & 255);
      const ref = await under.blob.put(bytes);
      expect(ref).toEqual({ sha256: sha256(bytes), sizeBytes: length });
      const got = await under.blob.get(ref);
      expect(got && Buffer.compare(got, bytes)).toBe(0);
    });

    it('keeps the same bytes once, also when they are put at the same time', async () => {
      const bytes = Buffer.from('twice');
      const refs = await Promise.all([under.blob.put(bytes), under.blob.put(bytes), under.blob.put(Buffer.from('twice'))]);
      expect(new Set(refs.map((r) => r.sha256)).size).toBe(1);
      expect(await under.blob.expire(Date.now() + 3_600_000, NONE)).toBe(1);
    });

    it('has nothing under another hash, nor under what is no hash', async () => {
      await under.blob.put(Buffer.from('here'));
      for (const hash of [sha256(Buffer.from('elsewhere')), '', '..', '../../etc/passwd', 'AB'.repeat(32)]) {
        expect(await under.blob.get({ sha256: hash, sizeBytes: 4 })).toBeUndefined();
      }
    });

    it('removes what was written before the given time, and nothing else', async () => {
      const ref = await under.blob.put(Buffer.from('kept'));
      expect(await under.blob.expire(Date.now() - 3_600_000, NONE)).toBe(0);
      expect(await under.blob.get(ref)).toBeDefined();
      expect(await under.blob.expire(Date.now() + 3_600_000, NONE)).toBe(1);
      expect(await under.blob.get(ref)).toBeUndefined();
      expect(await under.blob.expire(Date.now() + 3_600_000, NONE)).toBe(0);
    });

    it('does not remove what a dead letter names, however old', async () => {
      const [named, other] = [await under.blob.put(Buffer.from('named')), await under.blob.put(Buffer.from('other'))];
      expect(await under.blob.expire(Date.now() + 3_600_000, new Set([named.sha256]))).toBe(1);
      expect([await under.blob.get(named), await under.blob.get(other)]).toEqual([expect.anything(), undefined]);
    });

    it('takes bytes again that were removed', async () => {
      const ref = await under.blob.put(Buffer.from('again'));
      await under.blob.expire(Date.now() + 3_600_000, NONE);
      expect(await under.blob.put(Buffer.from('again'))).toEqual(ref);
      expect(await under.blob.get(ref)).toBeDefined();
    });
  });
}
