import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StageName, Store } from '@cordon/runtime';
import { archivedCounts, listActions, listFindings, listIncidents, openStore } from '@cordon/store-clickhouse';
import { describeWith, lacksChdb, startChdbHttp, startKafka, type ChdbHttp, type KafkaBroker } from '@cordon/testing';
import type { Action, Command, Order, Outcome, StreamName, StreamRecord } from '@cordon/wire';
import { deaths, live, readJournal, waiting, type Kill, type LifeOptions, type Schedule, type Site } from './lives';
import { embeddedPlace, fill, kafkaPlace, within, type Place } from './places';
import { lacksKafkaChaos } from './requirement';
import { Receiver } from './receiver';
import { inputsOf, record, TENANTS, type Recording } from './recording';
import { readAll } from './streams';

const KILLS = 20;
const SEED = 20_261_125;
const MINUTE_MS = 60_000;
const SECRET = `whsec_${Buffer.from('a secret of this test alone').toString('base64')}`;
const EFFECTS: readonly Site[] = ['effect.before', 'effect.after', 'checkpoint.before', 'checkpoint.after'];
/** More than kills: not every life comes by the place that it is to end at. */
const PORTIONS = 30;

const root = mkdtempSync(join(tmpdir(), 'cordon-effects-'));
const receiver = new Receiver();
let recording: Recording;
const settings: Record<string, string> = {};

beforeAll(async () => {
  recording = await record(root);
  const url = await receiver.start();
  writeFileSync(join(root, 'secret'), SECRET);
  const secretFile = join(root, 'secret');
  const webhooks = ['isolate_device', 'disable_account'].map(
    (verb) => `{ kind: webhook, verb: ${verb}, url: '${url}', secretFile: '${secretFile}' }`,
  );
  settings['actuate'] = recording.settings(join(root, 'actuate'), ['{ kind: edl, port: 0 }', ...webhooks], []);
  settings['forward'] = recording.settings(
    join(root, 'forward'),
    [],
    [`{ name: soar, kind: webhook, url: '${url}', secretFiles: ['${secretFile}'] }`],
  );
  settings['archive'] = recording.settings(join(root, 'archive'), [], []);
}, 180_000);
afterAll(async () => {
  await receiver.stop();
  rmSync(root, { recursive: true, force: true });
});

/** What is appended, and then read in lives of which so many are to be killed. */
interface Act {
  readonly inputs: ReadonlyMap<StreamName, readonly StreamRecord[]>;
  /** Share of the kills that are left. */
  readonly share: number;
  /** What is not done when it is killed is left to the next act. */
  readonly leaves?: boolean;
}

interface Case {
  readonly stage: StageName & ('actuate' | 'forward' | 'archive');
  readonly maxBatch: number;
  readonly sites: readonly Site[];
  readonly patience: Schedule['patience'];
  readonly atOnce?: Schedule['atOnce'];
  readonly acts: () => readonly Act[];
}

const CASES: Readonly<Record<Case['stage'], Case>> = {
  actuate: {
    stage: 'actuate',
    maxBatch: 1,
    patience: waiting(2, 0),
    sites: ['effect.before', 'append.after', 'checkpoint.after', 'effect.after', 'append.before', 'checkpoint.before'],
    acts: actionsAndOrders,
  },
  forward: { stage: 'forward', maxBatch: 2, patience: waiting(2, 2), sites: EFFECTS, acts: () => atOnce('forward', {}) },
  archive: {
    stage: 'archive',
    maxBatch: 100,
    patience: waiting(2, 2),
    sites: EFFECTS,
    // All that there is is handed over before the first of it is in.
    atOnce: ['effect.before', 'effect.after'],
    acts: () => inPortions(inputsOf(recording, 'archive', { raw: 1_500, event: 1_500, binding: 500 }), PORTIONS),
  },
};

function atOnce(stage: StageName, most: Partial<Record<StreamName, number>>): Act[] {
  return [{ inputs: inputsOf(recording, stage, most), share: 1 }];
}

/** A kill each, as long as there are kills; the last does what is left. */
function inPortions(inputs: Act['inputs'], portions: number): Act[] {
  return Array.from({ length: portions }, (_, n) => {
    const part = [...inputs].map(([stream, records]): [StreamName, readonly StreamRecord[]] => [
      stream,
      records.slice(Math.floor((records.length * n) / portions), Math.floor((records.length * (n + 1)) / portions)),
    ]);
    const last = n === portions - 1;
    return { inputs: new Map(part), share: last ? 1 : 1 / (portions - n), leaves: !last };
  });
}

/** First what must be known before anything is done, then what the engine decided, then what people make of it. */
function actionsAndOrders(): Act[] {
  const inputs = inputsOf(recording, 'actuate', {});
  const actions = byThemselves(inputs.get('action') ?? []);
  const only = (stream: StreamName, records: readonly StreamRecord[]): Act['inputs'] => new Map([[stream, records]]);
  return [
    { inputs: only('binding', inputs.get('binding') ?? []), share: 0 },
    { inputs: only('action', actions), share: 0.4 },
    { inputs: only('command', ordersFor(actions.map((r) => r.body as Action))), share: 1 },
  ];
}

/** Without what waits for a person here (disabling an account): it ends unapproved, and nothing is done that a death could spoil. */
const byThemselves = (records: readonly StreamRecord[]): readonly StreamRecord[] =>
  records.filter((r) => (r.body as Action).verb !== 'disable_account');

/** Every action is to hold longer, and longer still, and each third of them is ended. */
function ordersFor(actions: readonly Action[]): StreamRecord[] {
  const last = Math.max(...actions.map((a) => a.decidedAt));
  const orders: Order[] = [
    ...[2, 3].flatMap((times) => actions.map((a): Order => ({ kind: 'action.extend', action: a.id, ttlMs: times * a.ttlMs }))),
    ...actions.filter((_, i) => i % 3 === 0).map((a): Order => ({ kind: 'action.release', action: a.id })),
  ];
  const tenantOf = new Map(actions.map((a) => [a.id, a.tenant]));
  return orders.map((order, i): StreamRecord => {
    const [id, tenant, at] = [`cmd-chaos-${i}`, tenantOf.get('action' in order ? order.action : '') ?? '', last + MINUTE_MS + i];
    const body: Command = { id, tenant, at, by: 'ada', order };
    return { stream: 'command', id, tenant, source: 'api', trust: 3, at, seen: at, cause: [], key: tenant, body };
  });
}

interface Run extends LifeOptions {
  readonly place: Place;
}

/** What the gateway tells of each action last, by id; each edge came once and in order, but for repeats that say the same. */
async function toldBy({ place }: Run): Promise<Map<string, Outcome>> {
  const outcomes = await within(place, async (log) => (await readAll(log, 'outcome')).map((p) => p.record.body as Outcome));
  const last = new Map<string, Outcome>();
  for (const o of outcomes) {
    expect(o.edge).toBeLessThanOrEqual((last.get(o.action.id)?.edge ?? 0) + 1);
    if (o.edge > (last.get(o.action.id)?.edge ?? 0)) last.set(o.action.id, o);
  }
  return last;
}

/** What the gateway did: how each action stands, what is listed, and what the receiver was asked for last. Both tell the same. */
async function doneBy(run: Run): Promise<{ states: Record<string, string>; listed: string[]; asked: Record<string, string> }> {
  const told = await toldBy(run);
  const list = JSON.parse(readFileSync(join(run.dataDir, 'edl', 'block.json'), 'utf8')) as Listed[];
  const asked = Object.fromEntries(receiver.last);
  receiver.take();
  const astray = [...told.values()].filter((o) => inForce(o) !== isThere(o, list, asked)).map((o) => `${o.action.id} ${o.action.verb} ${o.state}`);
  expect(astray).toEqual([]);
  return { states: Object.fromEntries([...told].map(([id, o]) => [id, o.state])), listed: list.map(({ ip }) => ip).sort(), asked };
}

interface Listed {
  readonly ip: string;
  readonly until: number;
}

const inForce = (o: Outcome): boolean => o.state === 'active' || o.state === 'verified';
/** A listed address ends when the gateway says that it does. */
const isThere = ({ action, until }: Outcome, list: readonly Listed[], asked: Readonly<Record<string, string>>): boolean =>
  action.verb === 'block_traffic' ? list.some((l) => l.ip === action.target.key && l.until === until) : asked[action.id] === 'action.apply';

/** The world after a run, as those see it whom it was done to. */
const WORLD: Readonly<Record<Case['stage'], (run: Run) => Promise<unknown>>> = {
  actuate: async (run) => {
    const done = await doneBy(run);
    const states = Object.values(done.states);
    const counts = [...new Set(states)].map((state) => `${states.filter((s) => s === state).length} ${state}`);
    process.stdout.write(`${states.length} actions: ${counts.join(', ')}; ${done.listed.length} listed\n`);
    expect(new Set(states)).toEqual(new Set(['active', 'verified', 'released']));
    return done;
  },
  forward: async () => [...receiver.take()],
  archive: async (run) => {
    const store = storeOf(run);
    await store.open();
    try {
      return await Promise.all(
        TENANTS.map(async (tenant) => ({
          counts: await archivedCounts(store, tenant, {}),
          findings: (await listFindings(store, tenant, { limit: 500 })).items,
          incidents: (await listIncidents(store, tenant, { limit: 500 })).items,
          actions: (await listActions(store, tenant, { limit: 500 })).items,
        })),
      );
    } finally {
      await store.close();
    }
  },
};

const storeOf = ({ dataDir, clickhouse }: Run): Store =>
  openStore(clickhouse ? { kind: 'server', ...clickhouse } : { kind: 'embedded', path: join(dataDir, 'clickhouse'), maxMemoryBytes: 1024 ** 3 });

/** Acts and lives of one run; what is not killed in one act is left to the next. Resolves with the number of kills. */
async function play(run: Run, acts: readonly Act[], deaths: readonly Kill[]): Promise<number> {
  mkdirSync(run.dataDir, { recursive: true });
  receiver.take();
  let killed = 0;
  for (const { inputs, share, leaves } of acts) {
    await fill(run.place, inputs);
    const goal = killed + Math.ceil((deaths.length - killed) * share);
    // What nobody is killed over is read fast.
    const pace = share === 0 ? { ...run, maxBatch: 1_000 } : run;
    while (killed < goal && (await live(pace, deaths[killed]))) killed += 1;
    if (!leaves) expect(await live(pace)).toBe(false);
  }
  return killed;
}

function runOf({ stage, maxBatch }: Case, place: Place, name: string, clickhouse?: ChdbHttp): Run {
  const { url = '', username = '', password = '' } = clickhouse ?? {};
  return {
    stage,
    place,
    log: place.log,
    dataDir: join(root, name),
    settings: settings[stage] ?? '',
    maxBatch,
    checkpointMs: 1,
    start: recording.start,
    journal: join(root, `${name}.ndjson`),
    ...(clickhouse && stage === 'archive' ? { clickhouse: { url, username, password, database: name.replace(/\W/g, '_') } } : {}),
  };
}

async function survives(c: Case, place: (run: string) => Place, name: string, clickhouse?: ChdbHttp): Promise<void> {
  const { stage, sites, patience, atOnce } = c;
  const acts = c.acts();
  // An action whose answer is lost three times is given up, as the case below shows: here no one is.
  const killedRun: Run = { ...runOf(c, place('killed'), `${name}-killed`, clickhouse), mostLost: 2 };
  const untouchedRun = runOf(c, place('untouched'), `${name}-untouched`, clickhouse);
  const certain: readonly Site[] = ['checkpoint.before', 'checkpoint.after'];
  const killed = await play(killedRun, acts, deaths(SEED, KILLS, { sites, certain, patience, ...(atOnce ? { atOnce } : {}) }));
  const after = await WORLD[stage](killedRun);
  await play(untouchedRun, acts, []);
  const without = await WORLD[stage](untouchedRun);

  const journal = readJournal(killedRun.journal);
  const records = acts.flatMap(({ inputs }) => [...inputs.values()]).reduce((sum, r) => sum + r.length, 0);
  const replayed = journal.handled - readJournal(untouchedRun.journal).handled;
  const kills = Object.entries(journal.kills).map(([site, n]) => `${site} ${n}`);
  process.stdout.write(`${name}: ${killed} kills (${kills.join(', ')}), ${records} records, ${replayed} done again\n`);
  expect(killed).toBe(KILLS);
  expect(replayed).toBeGreaterThan(0);
  const atEffects = Object.entries(journal.kills).reduce((sum, [site, n]) => (site.startsWith('checkpoint') ? sum : sum + n), 0);
  expect(atEffects).toBeGreaterThanOrEqual(KILLS / 3);
  expect(JSON.stringify(without).length).toBeGreaterThan(200);
  expect(after).toEqual(without);
}

describeWith('chdb', lacksChdb, () => {
  it.each(Object.values(CASES))(
    '$stage has done the same on the embedded log when it is killed twenty times in the middle of its work',
    async (c) => {
      await survives(c, (run) => embeddedPlace(join(root, `embedded-${c.stage}-${run}`)), `embedded-${c.stage}`);
    },
    600_000,
  );

  it('gives up an action whose answer is lost three times, says so, and does the others all the same', async () => {
    const c = CASES.actuate;
    const [known, decided] = actionsAndOrders();
    const acts = known && decided ? [known, { ...decided, share: 1 }] : [];
    const run = (which: string): Run => runOf(c, embeddedPlace(join(root, `thrice-${which}`)), `thrice-${which}`);
    // The first effect that begins, and then each time the one that is begun again by the recovery.
    const kill: Kill = { site: 'effect.before', after: 1, armed: 'at once', patience: 1_000, instead: 'effect.before', sameAction: true };
    expect(await play(run('killed'), acts, [kill, kill, kill])).toBe(3);
    const told = await toldBy(run('killed'));
    const after = await doneBy(run('killed'));
    await play(run('untouched'), acts, []);
    const without = await doneBy(run('untouched'));

    const { struck } = readJournal(run('killed').journal);
    const [given, ...others] = [...struck].sort(([, a], [, b]) => b - a);
    expect([given?.[1], others]).toEqual([3, []]);
    const last = told.get(given?.[0] ?? '');
    process.stdout.write(`lost three times: ${last?.action.verb} is ${last?.state}, ${last?.reason}\n`);
    // A list can be looked at afterwards, and says that nothing was done; of a webhook nobody knows.
    const end =
      last?.action.verb === 'block_traffic' ? ['failed', 'not in place'] : ['released', 'released, because it is not known whether it was done'];
    expect([last?.state, last?.reason]).toEqual(end);
    const rest = ({ states }: typeof after): unknown => ({ ...states, [given?.[0] ?? '']: undefined });
    expect(rest(after)).toEqual(rest(without));
  }, 120_000);
});

describeWith(
  'kafka-chaos',
  () => lacksKafkaChaos() ?? lacksChdb(),
  () => {
    let broker: KafkaBroker;
    let clickhouse: ChdbHttp;
    beforeAll(async () => {
      broker = await startKafka({ properties: { 'group.min.session.timeout.ms': '500', 'group.initial.rebalance.delay.ms': '0' } });
      clickhouse = await startChdbHttp(join(root, 'clickhouse'));
    }, 120_000);
    afterAll(async () => {
      await clickhouse.stop();
      await broker.stop();
    });

    it.each(Object.values(CASES))(
      '$stage has done the same on Kafka when it is killed twenty times in the middle of its work',
      async (c) => {
        await survives(c, (run) => kafkaPlace(broker.brokers, `${c.stage}-${run}`), `kafka-${c.stage}`, clickhouse);
      },
      600_000,
    );
  },
);
