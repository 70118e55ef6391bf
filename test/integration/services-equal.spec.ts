import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attackDay, makeWorld, ordinaryWeek, type RawRecord } from '@cordon/story';
import { describeWith, lacks, lacksChdb, startChdbHttp, startKafka, type ChdbHttp, type KafkaBroker } from '@cordon/testing';
import type { Finding, Incident } from '@cordon/wire';
import { startEmbedded, startServices, writeSettings, type Deployment } from '../fleet/fleet';
import { untilQuiet } from '../fleet/node';
import { steps } from '../fleet/steps';

const SEED = 7;
const DAY_MS = 24 * 3_600_000;
/** The day of the attack is told as these last minutes: fresh evidence, all of it in the past. */
const PLAY_MS = 4 * 60_000;
const AGO_MS = PLAY_MS + 15_000;

interface ActionRow {
  readonly action: { readonly id: string; readonly verb: string; readonly target: { readonly kind: string; readonly key: string } };
  readonly state: string;
}

/** What both runs must agree on, in an order of its own. */
async function told({ api }: Deployment) {
  const incidents = await Promise.all((await api.all<{ id: string }>('incidents')).map(({ id }) => api.one<Incident>(`incidents/${id}`)));
  const actions = await api.all<ActionRow>('actions');
  return {
    findings: (await api.all<Finding>('findings')).map((f) => f.id).sort(),
    incidents: incidents.map((i) => i.id).sort(),
    members: Object.fromEntries(incidents.map((i) => [i.id, i.timeline.map((t) => `${t.finding} ${t.detector}`).sort()])),
    links: Object.fromEntries(
      incidents.map((i) => [i.id, i.links.map((l) => `${l.finding} ${l.kind} ${l.entity} ${l.weight.toFixed(3)} ${l.rule ?? ''}`).sort()]),
    ),
    actions: actions.map(({ action: a, state }) => `${a.id} ${a.verb} ${a.target.kind}/${a.target.key} ${state}`).sort(),
  };
}

describeWith(
  'kafka',
  () => lacks.kafka() ?? lacksChdb(),
  () => {
    const root = mkdtempSync(join(tmpdir(), 'cordon-equal-'));
    let broker: KafkaBroker;
    let clickhouse: ChdbHttp;
    const running: Deployment[] = [];

    beforeAll(async () => {
      broker = await startKafka();
      clickhouse = await startChdbHttp(join(root, 'clickhouse'));
    }, 120_000);
    afterAll(async () => {
      await Promise.all(running.flatMap((r) => r.nodes.map((n) => n.stop())));
      await clickhouse.stop();
      await broker.stop();
      rmSync(root, { recursive: true, force: true });
    }, 60_000);

    it('the stage apps and the API as processes on a broker tell the same incidents, members, links and actions as one process', async () => {
      const world = makeWorld(SEED);
      const settingsFile = writeSettings(join(root, 'settings'), world);
      const embedded = await startEmbedded(root, settingsFile);
      running.push(embedded);
      const services = await startServices({ directory: root, settingsFile, brokers: broker.brokers, clickhouse, prefix: 'equal', partitions: 1 });
      running.push(services);
      const nodes = [...embedded.nodes, ...services.nodes];
      const both = async (records: readonly RawRecord[], key: string): Promise<void> => {
        await Promise.all([embedded.api.ingest(records, key), services.api.ingest(records, key)]);
        await untilQuiet(nodes);
      };

      await both(ordinaryWeek(world, { start: mondayBefore(Date.now() - 7 * DAY_MS) }), 'week');
      // What is learned depends on which incidents were open when an event came, so nothing is in flight while the attack unfolds.
      const t0 = Date.now() - AGO_MS;
      const day = attackDay(world, { start: 0, timeline: (at) => Math.round(t0 + (at / DAY_MS) * PLAY_MS) });
      let n = 0;
      for (const step of steps(day)) await both(step, `day.${n++}`);

      const [one, many] = [await told(embedded), await told(services)];
      process.stdout.write(
        `${n} steps: ${one.incidents.length} incidents, ${Object.values(one.links).flat().length} links, ${one.actions.length} actions in one process; ${many.incidents.length}, ${Object.values(many.links).flat().length}, ${many.actions.length} in ${services.nodes.length}\n`,
      );
      expect(one.incidents.length).toBeGreaterThan(0);
      expect(Object.values(one.links).flat().length).toBeGreaterThan(10);
      expect(one.actions.some((a) => a.endsWith('verified'))).toBe(true);
      expect(many).toEqual(one);
    }, 900_000);
  },
);

/** 00:00 UTC of the last Monday at or before a time. */
function mondayBefore(ms: number): number {
  const midnight = Math.floor(ms / DAY_MS) * DAY_MS;
  return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * DAY_MS;
}
