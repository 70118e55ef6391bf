import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { describeWith } from '@cordon/testing';
import { expectSound, OWN_BOUND, replay, Scratch } from './bad-input';

const MIB = 1024 ** 2;
const FEW = 25_000;
const MANY = 100_000;
/** What four times as many records may add: 41 bytes of order each, and caches and a heap that fill up once. */
const MOST_ADDED = 384 * MIB;

jest.setTimeout(1_200_000);

/** Tiny lines of no format: words, numbers, halves of JSON and bytes without sense, by a linear congruential generator. */
async function writeJunk(path: string, lines: number): Promise<void> {
  const file = createWriteStream(path);
  let x = 20_261_124;
  for (let i = 0; i < lines; i++) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    const kinds = [`j${i}`, `x{"${x % 97}":`, String(x), `\u00ff${x.toString(36)}`];
    if (!file.write(`${kinds[x >>> 30]}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

/** Replays so many lines; the most memory of its own that it took, bytes. */
async function peakOver(lines: number): Promise<number> {
  const scratch = new Scratch();
  try {
    scratch.write('junk/x', '');
    await writeJunk(scratch.at('junk', 'junk.txt'), lines);
    const replayed = await replay(scratch, 'junk', [], 'scratch');
    expectSound(replayed, lines, { dead: lines });
    expect(replayed.report.deadByCode).toEqual({ CORDON_FORMAT_UNKNOWN: lines });
    process.stdout.write(
      `${lines} junk records: peak ${Math.round(replayed.peakOwnBytes / MIB)} MiB of its own, ${Math.round(replayed.report.peakRssBytes / MIB)} MiB resident, ${Math.round(replayed.report.wallMs / 1_000)} s\n`,
    );
    expect(replayed.peakOwnBytes).toBeGreaterThan(100 * MIB);
    return replayed.peakOwnBytes;
  } finally {
    scratch.remove();
  }
}

describe('tiny junk records', () => {
  it('are all dead letters, and memory is bounded whatever their number', async () => {
    const few = await peakOver(FEW);
    const many = await peakOver(MANY);
    expect(many).toBeLessThan(OWN_BOUND);
    expect(many - few).toBeLessThan(MOST_ADDED);
  });
});

const asked = (process.env['CORDON_REQUIRE'] ?? '').split(',').some((name) => ['million', 'all'].includes(name.trim()));

describeWith(
  'million',
  () => (asked ? undefined : `takes minutes; CORDON_REQUIRE=million runs it, and ${MANY} stand for it otherwise`),
  () => {
    it('a million junk records are all dead letters within the same bound', async () => {
      expect(await peakOver(1_000_000)).toBeLessThan(OWN_BOUND);
    });
  },
);
