import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attackDay, makeWorld, ordinaryWeek } from '@cordon/story';
import { describeWith, lacksChdb, waitUntil } from '@cordon/testing';
import { cordon, startCordon, type RunningCordon, type Said, type Variables } from './cordon-process';
import { writeSettings } from '../fleet/fleet';

jest.setTimeout(420_000);

const DAY_MS = 24 * 3_600_000;
/** The day of the attack takes so long, and ends now: what is older than ten minutes never acts by itself. */
const PLAYED_MS = 120_000;
const WITHIN_MS = 120_000;

interface Summary {
  readonly id: string;
  readonly title: string;
  readonly probability: number;
  readonly findings: number;
}
interface Standing {
  readonly state: string;
  readonly action: { readonly id: string; readonly verb: string };
}

/** A person's day with `cordon run`: start, records, incidents, a release, a stop, a new start. */
describeWith('chdb', lacksChdb, () => {
  const world = makeWorld(7);
  let home: string;
  let variables: Variables;
  let engine: RunningCordon;
  const cli = (...args: string[]): Promise<Said> => cordon(args, variables);
  const ready = (): Promise<void> => waitUntil('it is ready', WITHIN_MS, async () => (await engine.request('/health/ready')).status === 200);
  const start = async (): Promise<void> => {
    engine = await startCordon(home, [], variables);
    await ready();
  };
  /** Resolves when all that was handed in is archived. */
  const drained = (): Promise<void> =>
    waitUntil('nothing is left to read', WITHIN_MS, async () => {
      const lags = [...(await (await engine.request('/metrics')).text()).matchAll(/^cordon_stage_lag_records\{[^}]*\} (\d+)$/gm)];
      return lags.length > 5 && lags.every(([, n]) => n === '0');
    });

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'cordon-e2e-'));
    variables = { CORDON_DATA_DIR: join(home, 'data'), CORDON_HTTP_PORT: '0', CORDON_SETTINGS: writeSettings(home, world) };
    await start();
  });
  afterAll(async () => {
    await engine.process.stop();
    rmSync(home, { recursive: true, force: true });
  });

  let incidents: readonly Summary[] = [];

  it('prints its token once and keeps it in a file that others cannot read, and says what memory it may take', () => {
    expect(engine.printed()).toMatch(/API token, shown once: cordon_\S{32}/);
    expect(engine.printed()).toMatch(/memory budget: heap \d+ MiB, ClickHouse 1024 MiB, log tail 64 MiB/);
    expect(statSync(join(home, 'data', 'token')).mode & 0o777).toBe(0o600);
  });

  it('takes a week and the day of an attack over HTTP, and finds the attack', async () => {
    const now = Date.now();
    const week = ordinaryWeek(world, { start: now - 8 * DAY_MS, scale: 0.1 });
    expect(await engine.api.ingest(week, 'week')).toBe(week.length);
    await drained();
    const end = Date.now();
    const attack = attackDay(world, { start: 0, scale: 0.1, timeline: (at) => Math.round(end - PLAYED_MS + (at / DAY_MS) * PLAYED_MS) });
    expect(await engine.api.ingest(attack, 'attack')).toBe(attack.length);
    await drained();
    await waitUntil('an incident is open', WITHIN_MS, async () => {
      incidents = (await engine.json<{ items: Summary[] }>('/api/v1/incidents')).items;
      return incidents.some((i) => i.probability > 0.9 && i.findings >= 5);
    });
    await drained();
    incidents = (await engine.json<{ items: Summary[] }>('/api/v1/incidents')).items;
    process.stdout.write(`${incidents.map((i) => `${i.id} ${i.probability.toFixed(3)} ${i.findings} ${i.title}`).join('\n')}\n`);
  });

  it('lists and explains incidents and findings on the command line, from the running process', async () => {
    const listed = await cli('incidents');
    expect([listed.code, listed.err]).toEqual([0, '']);
    for (const { id, title } of incidents) expect(listed.out).toMatch(new RegExp(`^${id} .*${title.replace(/[^\w ]/g, '.')}$`, 'm'));
    const json = await cli('incidents', '--json', '--limit', '1');
    expect(JSON.parse(json.out)).toEqual([expect.objectContaining({ id: incidents[0]?.id })]);
    const explained = await cli('explain', incidents[0]?.id ?? '');
    expect(explained.code).toBe(0);
    for (const heading of ['Findings', 'Why linked', 'Evidence, in bits', 'Actions']) expect(explained.out).toContain(heading);
    const findings = await cli('findings', '--limit', '5');
    expect(findings.out.trim().split('\n')).toHaveLength(5);
    const one = await cli('explain', findings.out.split(' ')[0] ?? '');
    expect([one.code, one.out]).toEqual([0, expect.stringContaining('compared with')]);
    const none = await cli('explain', 'inc-none');
    expect([none.code, none.out, none.err]).toEqual([1, '', 'CORDON_API_NOT_FOUND: no incident or finding inc-none\n']);
  });

  it('releases an action on the command line', async () => {
    const actions = async (): Promise<readonly Standing[]> => (await engine.json<{ items: Standing[] }>('/api/v1/actions')).items;
    await waitUntil('an action is in place', WITHIN_MS, async () => (await actions()).some((a) => a.state === 'verified'));
    const held = (await actions()).find((a) => a.state === 'verified')?.action.id ?? '';
    expect(await cli('release', held)).toEqual({ code: 0, out: `${held}: release asked for\n`, err: '' });
    await waitUntil('it is released', WITHIN_MS, async () => (await actions()).find((a) => a.action.id === held)?.state === 'released');
    const wrong = await cli('release', 'act-7');
    expect([wrong.code, wrong.err]).toEqual([1, 'CORDON_API_NOT_FOUND: act-7 is not the id of an action\n']);
  });

  it('a second process on the same directory is refused with a code and the pid of the first, which goes on', async () => {
    const { code, out, err } = await cli('run');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(new RegExp(`^CORDON_DATA_DIR_LOCKED: .* belongs to process ${engine.process.pid} on `));
    expect(err).not.toMatch(/\n\s+at /);
    expect((await engine.request('/health/live')).status).toBe(200);
  });

  it('ends with 0 at SIGTERM; then the directory itself answers, and what needs an engine says so', async () => {
    process.kill(engine.process.pid, 'SIGTERM');
    expect(await engine.process.end).toBe('code 0');
    expect(engine.printed()).toContain('"msg":"stopped"');
    const { code, out } = await cli('incidents', '--json');
    expect([code, (JSON.parse(out) as Summary[]).map((i) => i.id)]).toEqual([0, incidents.map((i) => i.id)]);
    const released = await cli('release', `act-${'0'.repeat(32)}`);
    expect([released.code, released.err]).toEqual([1, expect.stringContaining('no engine is running')]);
  });

  it('goes on after a new start: same token, same incidents, and what is handed in again is a duplicate', async () => {
    await start();
    expect(engine.printed()).not.toContain('shown once');
    expect((await engine.json<{ items: Summary[] }>('/api/v1/incidents')).items.map((i) => i.id)).toEqual(incidents.map((i) => i.id));
    // The product's own event ids: what was taken before the stop is known after it.
    const again = attackDay(world, { start: 0, scale: 0.1 })
      .filter((r) => r.source === 'aws')
      .slice(0, 5);
    await engine.api.ingest(again, 'again');
    await waitUntil('the repeats are counted', WITHIN_MS, async () =>
      /cordon_stage_counts_total\{stage="normalise",what="duplicate"\} 5/.test(await (await engine.request('/metrics')).text()),
    );
  });

  it('records that nobody can read are dead letters with a code; nothing is lost', async () => {
    const response = await engine.request('/api/v1/ingest/zeek', { method: 'POST', body: '{"neither":"this"}\nnor that\n' });
    expect(await response.json()).toEqual({ accepted: 2 });
    await waitUntil('both are dead', WITHIN_MS, async () => (await engine.json<{ items: unknown[] }>('/api/v1/dead-letters')).items.length === 2);
  });
});
