import { join } from 'node:path';
import { archivedCounts, deadByCode, openStore, type ArchivedCounts, type DeadSummary } from '@cordon/store-clickhouse';
import { waitUntil } from '@cordon/testing';
import { untilQuiet } from '../fleet/node';
import { cordon, replay, Scratch } from './bad-input';
import { printed, startCordon, type Running } from './running';

jest.setTimeout(300_000);

const WITHIN_MS = 60_000;
const FIRST = 1_788_000_000;
const settings = (format: string): string => `tenants:
  - { id: default }
sources:
  - { name: fw, tenant: default, trust: 2${format === '' ? '' : `, format: ${format}`} }
  - { name: other, tenant: default, trust: 2 }
`;
/** A connection as Zeek tells it; `n` makes it one of its own. */
const good = (n: number): string =>
  JSON.stringify({
    ts: FIRST + n,
    uid: `C${n}`,
    'id.orig_h': '192.0.2.17',
    'id.orig_p': 40_000 + (n % 20_000),
    'id.resp_h': '198.51.100.9',
    'id.resp_p': 443,
    proto: 'tcp',
    conn_state: 'SF',
    orig_bytes: 100 + n,
  });
const broken = (n: number): string => `{"conn_state":"SF","ts":${FIRST + n},`;
/** As after an update that nobody told of: times are words. */
const changed = (n: number): string => good(n).replace(/"ts":\d+/, `"ts":"noon ${n}"`);
const lines = (count: number, line: (n: number) => string, from = 0): string => Array.from({ length: count }, (_, i) => line(from + i)).join('\n');

/** An engine with settings of its own, and the command line beside it. */
class Site {
  readonly scratch = new Scratch();
  readonly dataDir = this.scratch.at('data');
  private running: Running | undefined;

  async start(format: string): Promise<Running> {
    this.configure(format);
    this.running = await startCordon(this.scratch, 'engine', this.dataDir, { SETTINGS: this.scratch.at('cordon.yaml') });
    return this.running;
  }

  configure(format: string): void {
    this.scratch.write('cordon.yaml', settings(format));
  }

  async cli(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await cordon(args, { DATA_DIR: this.dataDir });
    expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' });
    return stdout;
  }

  /** Open letters once so many are listed. */
  async open(count: number, filter = ''): Promise<readonly DeadSummary[]> {
    let items: readonly DeadSummary[] = [];
    await waitUntil(`${count} letters are open${filter}`, WITHIN_MS, async () => {
      items = ((await this.running?.get(`dead-letters?state=open&limit=500${filter}`))?.body as { items: DeadSummary[] }).items;
      return items.length === count;
    });
    return items;
  }

  /** Stops the engine and says what stands in its store. */
  async counts(): Promise<{ counts: ArchivedCounts; byCode: Readonly<Record<string, number>> }> {
    if (this.running) {
      await untilQuiet([this.running.node]);
      await this.running.node.stop();
    }
    this.running = undefined;
    const store = openStore({ kind: 'embedded', path: join(this.dataDir, 'clickhouse'), maxMemoryBytes: 512 * 1024 ** 2 });
    await store.open();
    try {
      return { counts: await archivedCounts(store, 'default'), byCode: await deadByCode(store, 'default') };
    } finally {
      await store.close();
    }
  }

  async end(): Promise<void> {
    await this.running?.node.stop();
    this.scratch.remove();
  }
}

describe('a source whose format was configured wrongly', () => {
  const site = new Site();
  let engine: Running;
  beforeAll(async () => {
    engine = await site.start('rfc5322');
  });
  afterAll(() => site.end());

  it('has all of its records among the dead letters, to be listed without and looked at with content', async () => {
    await engine.ingest('fw', `${lines(5, good)}\n${broken(5)}`, 'first');
    const letters = await site.open(6);
    const text = await site.cli('dead', 'list', '--source', 'fw');
    expect(text.split('\n').filter(Boolean)).toHaveLength(6);
    expect(text).toContain('CORDON_MAIL_MALFORMED');
    expect(text).not.toContain('192.0.2.17');
    const oldest = letters.at(-1)?.id ?? '';
    expect(await site.cli('dead', 'show', oldest)).toContain(good(0));
    expect(await site.cli('dead', 'counts')).toMatch(/fw +normalise +CORDON_MAIL_MALFORMED +6 +0 +0/);
    const { body } = await engine.get('commands');
    expect((body as { items: { by: string; order: object }[] }).items).toContainEqual(
      expect.objectContaining({ by: 'admin', order: { kind: 'dead.look', letters: [oldest] } }),
    );
  });

  it('gets them archived by a redrive once its format is right, and what is broken dies again', async () => {
    expect(await site.cli('dead', 'redrive', '--source', 'fw', '--dry-run')).toBe('6 of 6 letters would be driven again\n');
    site.configure('zeek.conn');
    await waitUntil(
      'the settings are taken over',
      WITHIN_MS,
      async () => (await engine.node.sum('cordon_config_reloads_total', 'result="taken"')) > 0,
    );
    expect(await site.cli('dead', 'redrive', '--source', 'fw')).toBe('6 of 6 letters driven again\n');
    // The broken one has a letter of its own again; the six are settled.
    const [again] = await site.open(1);
    expect(again).toMatchObject({ code: 'CORDON_RAW_NOT_JSON' });
    expect(await site.cli('dead', 'list', '--state', 'redriven')).toMatch(/(redriven by admin .*\n.*){6}/);
    const { code, stderr } = await cordon(['dead', 'redrive', 'dead.normalise.raw.0.0'], { DATA_DIR: site.dataDir });
    expect([code, stderr]).toEqual([1, expect.stringContaining('CORDON_DEAD_SETTLED')]);
    expect(await site.cli('dead', 'discard', again?.id ?? '')).toContain('discarded');
    await site.open(0);
  });

  it('is accounted for to the last record: each place in raw ends in one of the three', async () => {
    const { counts, byCode } = await site.counts();
    // Six came, six were driven again: five of these were archived, one died at both of its places.
    expect(counts).toMatchObject({ in: 12, archived: 5, duplicate: 0, dead: 7, withEvents: 5, events: 5, deadRecords: 7 });
    expect(byCode).toEqual({ CORDON_MAIL_MALFORMED: 6, CORDON_RAW_NOT_JSON: 1 });
  });
});

describe('history in which a source changed and was mended', () => {
  const site = new Site();
  afterAll(() => site.end());

  it('is read whole by a replay, which parks nothing: good records after any number of bad ones are archived', async () => {
    site.scratch.write('history/conn.log', `${lines(400, changed)}\n${lines(7, good)}\n`);
    const { report } = await replay(site.scratch, 'history', ['--source', 'fw']);
    expect(report.events).toEqual({ in: 407, archived: 7, duplicate: 0, dead: 400 });
    expect(report.deadByCode).toEqual({ CORDON_FORMAT_TIME: 400 });
  });
});

describe('a source of which nearly all records die', () => {
  const MOST = 190;
  const HELD = 30;
  const site = new Site();
  let engine: Running;
  beforeAll(async () => {
    engine = await site.start('zeek.conn');
  });
  afterAll(() => site.end());

  it('is parked, which people are told of, and no other source is', async () => {
    await engine.ingest('fw', lines(MOST, changed), 'changed');
    await engine.ingest('fw', lines(HELD, good), 'good');
    await engine.ingest('other', lines(50, good, 1_000), 'other');
    await site.open(HELD, '&code=CORDON_SOURCE_PARKED');
    expect(await engine.node.sum('cordon_source_parked', 'source="fw"')).toBe(1);
    expect(printed(site.scratch, 'engine')).toMatch(/"source":"fw".*source was parked/);
    expect(await site.cli('sources')).toMatch(new RegExp(`fw .* ${MOST + HELD} dead  parked since .*, ${HELD} held`));
    expect(await site.cli('dead', 'counts')).not.toContain('other');
  });

  it('is still parked after a restart', async () => {
    await engine.node.stop();
    engine = await site.start('zeek.conn');
    await waitUntil('the source is parked', WITHIN_MS, async () => (await engine.node.sum('cordon_source_parked', 'source="fw"')) === 1);
  });

  it('leaves at a word, and gets archived what was held', async () => {
    expect(await site.cli('sources', 'resume', 'fw')).toContain('its records are parsed again');
    await waitUntil('the source is well', WITHIN_MS, async () => (await engine.node.sum('cordon_source_parked', 'source="fw"')) === 0);
    await engine.ingest('fw', lines(10, good, 500), 'after');
    expect(await site.cli('dead', 'redrive', '--source', 'fw', '--code', 'CORDON_SOURCE_PARKED')).toBe(`${HELD} of ${HELD} letters driven again\n`);
    await site.open(0, '&code=CORDON_SOURCE_PARKED');
    const { counts, byCode } = await site.counts();
    const archived = HELD + 50 + 10;
    expect(counts).toMatchObject({ in: MOST + HELD + archived, archived, duplicate: 0, dead: MOST + HELD, events: archived });
    expect(byCode).toEqual({ CORDON_FORMAT_TIME: MOST, CORDON_SOURCE_PARKED: HELD });
  });
});
