import { join } from 'node:path';
import { archivedCounts, openStore, type DeadSummary } from '@cordon/store-clickhouse';
import { describeWith, lacks, lacksChdb, startKafka, waitUntil, type KafkaBroker } from '@cordon/testing';
import { untilQuiet } from '../fleet/node';
import { cordon, Scratch } from '../scenario/bad-input';
import { startCordon, type Running } from '../scenario/running';

const WITHIN_MS = 90_000;
const MOST = 190;
const HELD = 8;
jest.setTimeout(240_000);

const good = (n: number): string =>
  `{"ts":${1_788_000_000 + n},"uid":"C${n}","id.orig_h":"192.0.2.17","id.orig_p":${40_000 + n},"id.resp_h":"198.51.100.9","id.resp_p":443,"proto":"tcp","conn_state":"SF"}`;
const changed = (n: number): string => good(n).replace(/"ts":\d+/, `"ts":"noon ${n}"`);
const lines = (count: number, line: (n: number) => string): string => Array.from({ length: count }, (_, n) => line(n)).join('\n');

describeWith(
  'kafka',
  () => lacks.kafka() ?? lacksChdb(),
  () => {
    const scratch = new Scratch();
    const dataDir = scratch.at('data');
    let broker: KafkaBroker | undefined;
    let engine: Running | undefined;
    afterAll(async () => {
      await engine?.node.stop();
      await broker?.stop();
      scratch.remove();
    });
    const cli = async (...args: string[]): Promise<string> => {
      const { stdout, stderr } = await cordon(args, { DATA_DIR: dataDir });
      expect(stderr).toBe('');
      return stdout;
    };
    const open = async (): Promise<number> => {
      const { body } = (await engine?.get('dead-letters?state=open&code=CORDON_SOURCE_PARKED')) ?? {};
      return (body as { items: DeadSummary[] }).items.length;
    };

    it('what a parked source sent goes back into its topic when it is mended, and is archived', async () => {
      broker = await startKafka();
      scratch.write('cordon.yaml', 'tenants:\n  - { id: default }\nsources:\n  - { name: fw, tenant: default, trust: 2, format: zeek.conn }\n');
      const settings = { SETTINGS: scratch.at('cordon.yaml'), KAFKA_BROKERS: broker.brokers.join(','), KAFKA_PARTITIONS: '3' };
      engine = await startCordon(scratch, 'engine', dataDir, settings);
      await engine.ingest('fw', lines(MOST, changed), 'changed');
      await engine.ingest('fw', lines(HELD, good), 'good');
      await waitUntil(`${HELD} records are held`, WITHIN_MS, async () => (await open()) === HELD);

      await cli('sources', 'resume', 'fw');
      expect(await cli('dead', 'redrive', '--code', 'CORDON_SOURCE_PARKED')).toBe(`${HELD} of ${HELD} letters driven again\n`);
      await waitUntil('no letter of a held record is open', WITHIN_MS, async () => (await open()) === 0);
      await untilQuiet([engine.node]);
      await engine.node.stop();
      engine = undefined;

      const store = openStore({ kind: 'embedded', path: join(dataDir, 'clickhouse'), maxMemoryBytes: 512 * 1024 ** 2 });
      await store.open();
      try {
        expect(await archivedCounts(store, 'default')).toMatchObject({
          in: MOST + 2 * HELD,
          archived: HELD,
          duplicate: 0,
          dead: MOST + HELD,
          events: HELD,
        });
      } finally {
        await store.close();
      }
    });
  },
);
