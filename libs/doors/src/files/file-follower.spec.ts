import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { growingCut, LOOK_BYTES, splitFile } from '@cordon/formats';
import { SimClock } from '@cordon/testing';
import { CordonError } from '@cordon/wire';
import type { Arrival } from '../door';
import { FilePositions } from '../positions';
import type { FileCutting } from './cutting';
import { FileFollower, QUIET_MS, type FollowOptions } from './file-follower';
import { FORGET_MS } from './places';

const MAX_RECORD = 100_000;
const cutting: FileCutting = { maxRecordBytes: MAX_RECORD, lookBytes: LOOK_BYTES, cutOf: growingCut, split: splitFile };
const MINUTE_MS = 60_000;

let directory: string;
let clock: SimClock;
let taken: Arrival[];
let told: string[];
let outage: CordonError | undefined;
let follower: FileFollower;
const opened: FileFollower[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cordon-files-'));
  mkdirSync(at('logs'));
  clock = new SimClock();
  taken = [];
  told = [];
  outage = undefined;
});
afterEach(async () => {
  for (const f of opened.splice(0)) await f.close();
  rmSync(directory, { recursive: true, force: true });
});

const at = (...names: string[]): string => join(directory, ...names);
const log = (name: string): string => at('logs', name);
const write = (name: string, text: string): void => appendFileSync(log(name), text);
/** Files of the directory that this process has open. */
const open = (): number =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(join('/proc/self/fd', fd)).startsWith(at('logs'));
    } catch {
      return false;
    }
  }).length;
const texts = (): string[] => taken.map((a) => Buffer.from(a.bytes).toString());
const ids = (): string[] => taken.map((a) => a.position);

async function follow(change: Partial<FollowOptions> = {}, positions = 'positions'): Promise<void> {
  follower = new FileFollower({
    path: at('logs'),
    clock,
    cutting,
    positions: new FilePositions(at(positions)),
    name: 'files test',
    take: (arrivals) => {
      if (outage) return Promise.reject(outage);
      taken.push(...arrivals);
      return Promise.resolve();
    },
    told: (path, reason) => told.push(`${path.slice(directory.length + 1)} ${reason}`),
    ...change,
  });
  opened.push(follower);
  await follower.open();
}

/** Looks until everything that is there has been read. */
async function look(afterMs = 1_000): Promise<void> {
  await clock.advance(afterMs);
  while (await follower.look());
}

/** As a kill would leave it: what is not stored is lost. */
function kill(): void {
  follower.stop();
}

describe('a file that grows', () => {
  it('is read line by line as it grows, and each record names its file, line and place', async () => {
    await follow();
    write('a.log', 'one\ntwo\n');
    await look();
    write('a.log', 'three\n\nfive\n');
    await look();
    await look();
    expect(texts()).toEqual(['one', 'two', 'three', 'five']);
    expect(taken.map((a) => [a.file, a.line])).toEqual([1, 2, 3, 5].map((line) => [log('a.log'), line]));
    expect(ids().map((id) => id.split(':').at(-1))).toEqual(['0', '4', '8', '15']);
    expect(new Set(ids()).size).toBe(4);
  });

  it('a single file may come later, and what is beside it is not read', async () => {
    await follow({ path: log('a.log') });
    await look();
    await look();
    expect(told).toEqual(['logs/a.log ENOENT']);
    write('b.log', 'other\n');
    write('a.log', 'one\n');
    await look();
    expect(texts()).toEqual(['one']);
  });

  it('a line without its LF waits for it', async () => {
    await follow();
    write('a.log', 'one\ntw');
    await look();
    expect(texts()).toEqual(['one']);
    await look(QUIET_MS - 1_500);
    write('a.log', 'o');
    await look();
    expect(texts()).toEqual(['one']);
    write('a.log', '!\n');
    await look();
    expect(texts()).toEqual(['one', 'two!']);
  });

  it('a last line without LF is a record when the file has been quiet for five seconds; the rest of it, later, is one of its own', async () => {
    await follow();
    write('a.log', 'one\nlast');
    await look();
    await look(QUIET_MS);
    expect(texts()).toEqual(['one', 'last']);
    write('a.log', ' words\nnext\n');
    await look();
    expect(taken.map((a) => [Buffer.from(a.bytes).toString(), a.line])).toEqual([
      ['one', 1],
      ['last', 2],
      [' words', 2],
      ['next', 3],
    ]);
  });

  it('of a line that is too long the beginning is handed in, and the next line is whole', async () => {
    await follow();
    write('a.log', `first\n${'x'.repeat(3 * MAX_RECORD)}`);
    await look();
    write('a.log', `${'x'.repeat(7 * MAX_RECORD)}\nnext\n`);
    await look();
    expect(texts().map((t) => t.length)).toEqual([5, MAX_RECORD, 4]);
    expect(taken.map((a) => a.line)).toEqual([1, 2, 3]);
  });

  it('more than one visit reads is read to its end, a part at a time', async () => {
    const lines = Array.from({ length: 60_000 }, (_, n) => `${n} ${'.'.repeat(150)}`);
    write('big.log', lines.join('\n') + '\n');
    write('small.log', 'small\n');
    await follow();
    await clock.advance(1_000);
    expect(await follower.look()).toBe(true);
    expect(texts()).toContain('small');
    expect(taken.length).toBeLessThan(lines.length);
    await look();
    expect(texts().filter((t) => t !== 'small')).toEqual(lines);
  });

  it('while the intake is out nothing is lost and nothing handed in twice', async () => {
    await follow();
    write('a.log', 'one\n');
    outage = new CordonError('CORDON_LOG_UNAVAILABLE', 'out', true);
    await clock.advance(1_000);
    await expect(follower.look()).rejects.toBe(outage);
    await expect(follower.look()).rejects.toBe(outage);
    outage = undefined;
    write('a.log', 'two\n');
    await look();
    expect(texts()).toEqual(['one', 'two']);
  });
});

describe('rotation', () => {
  it('by rename: the old file is read to its end, with what is still written to it, before the new one', async () => {
    await follow({ path: log('a.log') });
    write('a.log', 'one\n');
    await look();
    write('a.log', 'two\n');
    renameSync(log('a.log'), log('a.log.1'));
    write('a.log.1', 'three\nhalf');
    write('a.log', 'four\n');
    await look();
    expect(texts()).toEqual(['one', 'two', 'three']);
    await look(QUIET_MS);
    expect(texts()).toEqual(['one', 'two', 'three', 'half', 'four']);
    write('a.log.1', ' a line\nlate\n');
    write('a.log', 'five\n');
    await look();
    expect(texts().slice(5).sort()).toEqual([' a line', 'five', 'late'].sort());
  });

  it('by rename in a directory that is read: nothing twice', async () => {
    await follow();
    for (let n = 0; n < 5; n++) {
      write('a.log', `${n}.1\n`);
      await look();
      write('a.log', `${n}.2\n`);
      if (n > 0) renameSync(log('a.log.1'), log('a.log.2'));
      renameSync(log('a.log'), log('a.log.1'));
      write('a.log.1', `${n}.3\n`);
    }
    await look();
    expect(texts()).toEqual([0, 1, 2, 3, 4].flatMap((n) => [`${n}.1`, `${n}.2`, `${n}.3`]));
  });

  it('by rename while nobody looked: the old file is found by its inode, though its name does not count', async () => {
    await follow({ path: log('a.log') });
    write('a.log', 'one\n');
    await look();
    kill();
    write('a.log', 'two\n');
    renameSync(log('a.log'), log('a-2026.old'));
    write('a.log', 'three\n');
    write('foreign', 'never\n');
    await follow({ path: log('a.log') });
    await look();
    expect(texts()).toEqual(['one', 'two', 'three']);
  });

  it('by truncation: from the start, also when equal lines come again', async () => {
    await follow();
    write('a.log', 'same\none\n');
    await look();
    truncateSync(log('a.log'));
    await look();
    write('a.log', 'same\n');
    await look();
    expect(texts()).toEqual(['same', 'one', 'same']);
    expect(new Set(ids()).size).toBe(3);
  });

  it.each([
    ['shorter', false, ['six']],
    ['longer', false, ['three', 'four', 'five']],
    ['longer, while nobody looked', true, ['three', 'four', 'five']],
  ])('by truncation to a long header that is the same each time, and %s than before', async (_how, isRestart, lines) => {
    const header = 'column,'.repeat(300);
    await follow();
    write('a.csv', `${header}\none\ntwo\n`);
    await look();
    if (isRestart) kill();
    truncateSync(log('a.csv'));
    write('a.csv', `${[header, ...lines].join('\n')}\n`);
    if (isRestart) await follow();
    await look();
    expect(texts().filter((t) => t !== header)).toEqual(['one', 'two', ...lines]);
    expect(new Set(ids()).size).toBe(taken.length);
  });

  it('by truncation during an outage of the intake: the ids are the same at each try', async () => {
    await follow();
    write('a.log', 'one\n');
    await look();
    truncateSync(log('a.log'));
    write('a.log', 'two, which is longer\n');
    outage = new CordonError('CORDON_LOG_UNAVAILABLE', 'out', true);
    for (let n = 0; n < 3; n++) await expect(follower.look()).rejects.toBe(outage);
    outage = undefined;
    await look();
    expect(texts()).toEqual(['one', 'two, which is longer']);
    expect(ids()[1]).toMatch(/^file:\d+\.1-/);
  });

  it('by truncation, and longer than before at the next look', async () => {
    await follow();
    write('a.log', 'one\ntwo\n');
    await look();
    truncateSync(log('a.log'));
    write('a.log', 'three\nfour\nfive\n');
    await look();
    expect(texts()).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  it('by copying and truncating: what had not been read is read from the copy, and nothing twice', async () => {
    await follow();
    const lines = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, n) => `line ${from + n} ${'.'.repeat(40)}`);
    write('a.log', lines(0, 50).join('\n') + '\n');
    await look();
    write('a.log', lines(50, 60).join('\n') + '\n');
    copyFileSync(log('a.log'), log('a.log.1'));
    truncateSync(log('a.log'));
    write('a.log', lines(60, 63).join('\n') + '\n');
    await look();
    expect(texts().sort()).toEqual(lines(0, 63).sort());
    expect(new Set(ids()).size).toBe(63);
  });

  it('a log that is packed after it was read is not read again; what came after the last look is', async () => {
    await follow();
    const lines = Array.from({ length: 60 }, (_, n) => `line ${n} ${'.'.repeat(40)}`);
    write('a.log', lines.slice(0, 50).join('\n') + '\n');
    await look();
    kill();
    writeFileSync(log('a.log.1.gz'), gzipSync(lines.join('\n') + '\n'));
    unlinkSync(log('a.log'));
    await follow();
    await look();
    await look(QUIET_MS);
    expect(texts()).toEqual(lines);
  });

  it('a deleted file that is open is read to its end', async () => {
    await follow();
    write('a.log', 'one\n');
    await look();
    write('a.log', 'two\nlast');
    unlinkSync(log('a.log'));
    await look();
    await look(QUIET_MS);
    expect(texts()).toEqual(['one', 'two', 'last']);
    await look(2 * MINUTE_MS);
    expect(told).toEqual([]);
  });

  it('a new file on the inode of one that is gone is read from its start', async () => {
    await follow();
    write('a.log', 'one\n');
    await look();
    const { ino } = statSync(log('a.log'));
    await follower.close();
    unlinkSync(log('a.log'));
    // Most file systems give the inode to the next file; where one does not, the records are new all the same.
    write('b.log', 'two\nthree\n');
    await follow();
    await look();
    expect(texts()).toEqual(['one', 'two', 'three']);
    if (statSync(log('b.log')).ino === ino)
      expect(
        ids()
          .slice(1)
          .every((id) => id.startsWith(`file:${ino}.1-`)),
      ).toBe(true);
  });
});

describe('a restart', () => {
  it('goes on in the middle: nothing twice, nothing missing', async () => {
    await follow();
    write('a.log', 'one\ntwo\nthr');
    await look();
    kill();
    write('a.log', 'ee\nfour\n');
    await follow();
    await look();
    expect(texts()).toEqual(['one', 'two', 'three', 'four']);
    expect(taken.map((a) => a.line)).toEqual([1, 2, 3, 4]);
  });

  it('without its positions gives the same ids, also when the file was longer by then', async () => {
    await follow();
    write('a.log', 'one\n');
    await look();
    for (let n = 0; n < 200; n++) write('a.log', `line ${n}\n`);
    await look();
    const before = ids();
    kill();
    await follow({}, 'other');
    await look();
    expect(ids().slice(before.length)).toEqual(before);
  });

  it('after an outage of the positions hands in again what was not stored, with the same ids', async () => {
    await follow();
    write('a.log', 'one\ntwo\n');
    writeFileSync(at('positions'), 'in the way');
    await clock.advance(1_000);
    await expect(follower.look()).rejects.toMatchObject({ code: 'CORDON_POSITION_UNAVAILABLE', retriable: true });
    kill();
    rmSync(at('positions'));
    await follow();
    await look();
    expect(texts()).toEqual(['one', 'two', 'one', 'two']);
    expect(new Set(ids()).size).toBe(2);
  });

  it('forgets files that have been gone for thirty days, and no others', async () => {
    await follow();
    write('gone.log', 'gone\n');
    write('there.log', 'there\n');
    await look();
    kill();
    const gone = at('gone.log');
    renameSync(log('gone.log'), gone);
    clock.jump(FORGET_MS + MINUTE_MS);
    await follow();
    await look();
    kill();
    renameSync(gone, log('gone.log'));
    await follow();
    await look();
    expect(texts()).toEqual(['gone', 'there', 'gone']);
  });
});

describe('contents', () => {
  const HEADER = '#separator \\x09\n#path\tconn\n#open\t2026-01-05-00-00-00\n#fields\tts\tuid\n#types\ttime\tstring\n';
  const record = (line: string): string => `#path\tconn\n#fields\tts\tuid\n${line}`;

  it("Zeek's lines come with the header of their file, also after a restart in the middle and after rotation", async () => {
    await follow({ names: 'conn.log' });
    write('conn.log', `${HEADER}1.0\tC1\n`);
    await look();
    kill();
    write('conn.log', '2.0\tC2\n');
    await follow({ names: 'conn.log' });
    await look();
    write('conn.log', '3.0\tC3\n#close\t2026-01-05-01-00-00\n');
    renameSync(log('conn.log'), log('conn.2026-01-05.log'));
    write('conn.log', `${HEADER.replace('\tts\tuid', '\tuid\tts')}C4\t4.0\n`);
    await look();
    expect(texts()).toEqual([record('1.0\tC1'), record('2.0\tC2'), record('3.0\tC3'), '#path\tconn\n#fields\tuid\tts\nC4\t4.0']);
    expect(taken.map((a) => [a.line, a.format])).toEqual([6, 7, 8, 6].map((line) => [line, 'zeek.conn']));
  });

  it('a mail is one record, when it has been quiet for five seconds; in a Maildir at once, and not again when it is moved', async () => {
    const mail = (subject: string): string => `From: a@acme.example\r\nTo: b@acme.example\r\nSubject: ${subject}\r\n\r\nText\r\n`;
    for (const box of ['tmp', 'new', 'cur']) mkdirSync(at('logs', box));
    await follow({ deep: true });
    writeFileSync(log('one.eml'), mail('one'));
    writeFileSync(log('tmp/2'), mail('unfinished'));
    writeFileSync(log('new/3'), 'Hello');
    await look();
    expect(texts()).toEqual(['Hello']);
    renameSync(log('new/3'), log('cur/3:2,S'));
    await look(QUIET_MS);
    expect(texts()).toEqual(['Hello', mail('one')]);
    kill();
    await follow({ deep: true });
    await look();
    expect(taken).toHaveLength(2);
  });

  it('a JSON document is cut when it is complete; one that is written anew is another', async () => {
    await follow();
    writeFileSync(log('a.json'), '[\n  {"n": 1},\n');
    await look();
    write('a.json', '  {"n": 2}\n]\n');
    await look(QUIET_MS - 1_500);
    expect(texts()).toEqual([]);
    await look(QUIET_MS);
    expect(texts()).toEqual(['{"n": 1}', '{"n": 2}']);
    writeFileSync(log('a.json'), '[\n  {"n": 1},\n  {"n": 9}\n]\n');
    // It was quiet for seconds before: a file system that counts time coarsely would show the same time for both.
    utimesSync(log('a.json'), new Date(), new Date(Date.now() + QUIET_MS));
    await look();
    await look(QUIET_MS);
    expect(texts().slice(2)).toEqual(['{"n": 1}', '{"n": 9}']);
    expect(new Set(ids()).size).toBe(4);
  });

  it('of a document that has grown, what was added is handed in', async () => {
    await follow();
    writeFileSync(log('a.json'), '{\n  "n": 1\n}\n');
    await look();
    await look(QUIET_MS);
    write('a.json', '{\n  "n": 2\n}\n');
    await look();
    await look(QUIET_MS);
    expect(texts().map((t) => JSON.parse(t) as unknown)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('a gzip file is read once and whole; of a damaged one what can be read, and it is told once', async () => {
    await follow();
    writeFileSync(log('a.gz'), gzipSync('one\ntwo\n'));
    const packed = gzipSync(Array.from({ length: 40_000 }, (_, n) => `line ${n * 7_919}`).join('\n'));
    writeFileSync(log('b.gz'), packed.subarray(0, packed.length - 4_000));
    await look();
    await look(QUIET_MS);
    await look(QUIET_MS);
    expect(texts().slice(0, 2)).toEqual(['one', 'two']);
    const readable: string[] = [];
    const reading = async (): Promise<void> => {
      for await (const { bytes } of splitFile('b.gz', readFileSync(log('b.gz')))) readable.push(Buffer.from(bytes).toString());
    };
    await expect(reading()).rejects.toMatchObject({ code: 'CORDON_FILE_DAMAGED' });
    expect(readable.length % 1_000).not.toBe(0);
    expect(texts().slice(2)).toEqual(readable);
    expect(new Set(ids()).size).toBe(taken.length);
    expect(told).toEqual(['logs/b.gz CORDON_FILE_DAMAGED']);
  });
});

describe('a directory', () => {
  it('new files are found, of the names that count, and in its directories when deep', async () => {
    mkdirSync(log('sub'));
    await follow({ names: '*.log', deep: true });
    await look();
    write('a.log', 'one\n');
    write('a.txt', 'no\n');
    write('sub/b.log', 'two\n');
    await look();
    expect(texts()).toEqual(['one', 'two']);
  });

  it('without names, hidden files do not count; without deep, its directories do not', async () => {
    mkdirSync(log('sub'));
    write('.hidden', 'no\n');
    write('sub/b.log', 'no\n');
    write('a', 'one\n');
    await follow();
    await look();
    expect(texts()).toEqual(['one']);
  });

  it('a link is followed, each file read once, and a loop of directories ends', async () => {
    mkdirSync(log('sub'));
    for (const name of ['loop', 'again', 'another']) symlinkSync(at('logs'), log(`sub/${name}`));
    symlinkSync(log('a.log'), log('sub/also.log'));
    symlinkSync(at('elsewhere'), log('linked.log'));
    writeFileSync(at('elsewhere'), 'far\n');
    write('a.log', 'near\n');
    await follow({ deep: true });
    await look();
    expect(texts()).toEqual(['near', 'far']);
    expect(told).toEqual([]);
  });

  it('what cannot be read is told once, tried again, and holds up no other', async () => {
    await follow({ path: log('a') });
    writeFileSync(log('a'), '');
    unlinkSync(log('a'));
    symlinkSync(log('a'), log('a'));
    await look();
    await look();
    expect(told).toEqual(['logs/a ELOOP']);
    unlinkSync(log('a'));
    write('a', 'one\n');
    await look();
    expect(texts()).toEqual(['one']);
  });

  it('more files than may be open at a time are all read, and read on', async () => {
    await follow();
    for (let n = 0; n < 400; n++) write(`${n}.log`, `first of ${n}\n`);
    await look();
    expect(open()).toBeGreaterThan(200);
    expect(open()).toBeLessThanOrEqual(256);
    await look(MINUTE_MS);
    for (let n = 0; n < 400; n++) write(`${n}.log`, `second of ${n}\n`);
    await look();
    expect(new Set(texts()).size).toBe(800);
    expect(taken).toHaveLength(800);
  });
});
