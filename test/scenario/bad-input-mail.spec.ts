import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BlobFs } from '@cordon/blob-fs';
import { expectSound, filesArchived, logged, replay, Scratch, type Replayed } from './bad-input';
import { badMails, largeMail, plainMail } from './bad-mail';

jest.setTimeout(240_000);

const MIB = 1024 ** 2;
/** A large mail is in memory as it was read, as it went to the blob store and as the parser has it, and garbage of each for a while. */
const COPIES = 6;

const fileOf = (n: number): string => `${String(n).padStart(3, '0')}.eml`;

describe('a mail of 50 MB', () => {
  const scratch = new Scratch();
  const mail = largeMail();
  let without: Replayed;
  let withIt: Replayed;

  beforeAll(async () => {
    for (const folder of ['small', 'large']) for (let n = 0; n < 20; n++) scratch.write(`${folder}/${fileOf(n)}`, plainMail(n));
    scratch.write('large/large.eml', mail);
    without = await replay(scratch, 'small');
    withIt = await replay(scratch, 'large');
  });
  afterAll(() => scratch.remove());

  it('is archived with its attachments, by way of the blob store', async () => {
    expect(mail.length).toBeGreaterThan(49 * MIB);
    expectSound(without, 20);
    expectSound(withIt, 21);
    const raw = (await logged(withIt.dataDir, 'raw')).find((r) => r.body.file === 'large.eml');
    const bytes = raw?.body.blob && (await new BlobFs({ path: join(withIt.dataDir, 'blobs') }).get(raw.body.blob));
    expect(bytes && Buffer.compare(bytes, mail)).toBe(0);
    const event = (await logged(withIt.dataDir, 'event')).find((e) => e.cause[0] === raw?.id);
    expect(JSON.stringify(event?.body)).toContain('scan3.zip');
  });

  it('costs no more memory than a few times its size', () => {
    const added = withIt.report.peakRssBytes - without.report.peakRssBytes;
    process.stdout.write(
      `peak ${Math.round(without.report.peakRssBytes / MIB)} MiB without, ${Math.round(added / MIB)} MiB more with a mail of ${Math.round(mail.length / MIB)} MiB\n`,
    );
    expect(added).toBeLessThan(COPIES * mail.length);
  });
});

describe('mail bombs and mails in bad shape', () => {
  const scratch = new Scratch();
  const mails = badMails((bytes) => gzipSync(bytes));
  let replayed: Replayed;
  let codes: ReadonlyMap<string, string>;
  let archived: ReadonlySet<string>;

  beforeAll(async () => {
    mails.forEach(([, bytes], n) => scratch.write(`mails/${fileOf(n)}`, bytes));
    replayed = await replay(scratch, 'mails');
    codes = new Map((await logged(replayed.dataDir, 'dead')).map((d) => [d.body.file ?? '', d.body.code]));
    archived = await filesArchived(replayed.dataDir);
  });
  afterAll(() => scratch.remove());

  it('end as events or coded dead letters, in bounded memory', () => {
    process.stdout.write(`peak ${Math.round(replayed.report.peakRssBytes / MIB)} MiB over ${mails.length} bad mails\n`);
    expectSound(replayed, mails.length, { dead: mails.filter(([, , fate]) => fate !== 'archived').length });
  });

  it.each(mails.map(([why, , fate], n) => [why, fate, n] as const))('%s: %s', (_why, fate, n) => {
    expect([codes.get(fileOf(n)) ?? 'archived', archived.has(fileOf(n))]).toEqual([fate, fate === 'archived']);
  });
});
