import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Environment, makeLogger, readSettings } from '@cordon/nest';
import type { ActionStanding } from '@cordon/store-clickhouse';
import { describeWith, lacksChdb, waitUntil } from '@cordon/testing';
import type { Action, Outcome } from '@cordon/wire';
import { startEngine, type Engine } from './engine';

jest.setTimeout(120_000);

const POLICY = `name: test
rules:
  - { verb: block_traffic, mode: confirm, ttl: 1h }
`;
const SETTINGS = `tenants:
  - { id: default, policy: policy.yaml, inventory: inventory.yaml }
sources:
  - { name: zeek, tenant: default, trust: 2 }
  - { name: forwarder, tenant: default, trust: 2, tokenFile: forwarder-tokens }
actuators:
  - { kind: simulator }
`;
const INVENTORY = `domains: [example.org]
`;
const SEEN_WITHIN_MS = 30_000;

type Standing = ActionStanding & { readonly edges: readonly Outcome[] };

describeWith('chdb', lacksChdb, () => {
  const directory = mkdtempSync(join(tmpdir(), 'cordon-engine-'));
  let engine: Engine;
  let token: string;
  let n = 0;

  beforeAll(async () => {
    for (const [file, text] of [
      ['policy.yaml', POLICY],
      ['cordon.yaml', SETTINGS],
      ['inventory.yaml', INVENTORY],
      ['token', 'secret\n'],
      ['forwarder-tokens', 'forwarder-token-000001\n'],
    ] as const)
      writeFileSync(join(directory, file), text, { mode: 0o600 });
    token = 'secret';
    engine = await startEngine({
      environment: Object.assign(new Environment(), { DATA_DIR: directory, HTTP_PORT: 0 }),
      settings: readSettings(join(directory, 'cordon.yaml')),
      logger: makeLogger('silent'),
      port: 0,
      onFatal: (stage, error) => process.stderr.write(`${stage} ended: ${String(error)}\n`),
    });
  });
  afterAll(async () => {
    await engine.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const call = async <T>(path: string, body?: object): Promise<{ status: number; body: T }> => {
    const response = await fetch(`${engine.running.url}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    return { status: response.status, body: (await response.json()) as T };
  };
  const standing = async (id: string): Promise<Standing> => (await call<Standing>(`/api/v1/actions/${id}`)).body;
  const until = (id: string, state: string): Promise<void> =>
    waitUntil(`the action is ${state}`, SEEN_WITHIN_MS, async () => (await standing(id)).state === state);

  /** What `respond` would decide: it meets the guard like any other. */
  async function decide(): Promise<string> {
    n += 1;
    const id = `act-${String(n).padStart(32, '0')}`;
    const now = Date.now();
    const action: Action = {
      id,
      tenant: 'default',
      incident: `inc-${n}`,
      verb: 'block_traffic',
      target: { kind: 'ip', key: `203.0.113.${n}` },
      mode: 'confirm',
      ttlMs: 3_600_000,
      reason: 'beaconing',
      cause: ['f-1'],
      policyVersion: 'p',
      by: 'engine',
      n: 0,
      decidedAt: now,
      evidenceAt: now,
      confidence: 0.99,
      support: [
        { domain: 'network', source: 'zeek', trust: 2, claimed: false },
        { domain: 'identity', source: 'm365', trust: 2, claimed: false },
      ],
    };
    await engine.parts.log.append([
      { stream: 'action', id, tenant: 'default', source: 'cordon', trust: 3, at: now, seen: now, cause: [], key: 'default', body: action },
    ]);
    await until(id, 'pending_approval');
    return id;
  }
  const held = (): number => engine.parts.simulated.held.size;

  it('a pending action is approved with the hash it shows, done, extended and released, each by the name of the token', async () => {
    const id = await decide();
    const shown = await standing(id);
    expect(shown.approvalHash).toMatch(/^[0-9a-f]{64}$/);
    expect(held()).toBe(0);
    expect((await call(`/api/v1/actions/${id}/approve`, { approvalHash: shown.approvalHash })).status).toBe(202);
    await until(id, 'verified');
    const done = await standing(id);
    expect([held(), done.approvalHash]).toEqual([1, undefined]);
    expect(done.edges.find((e) => e.state === 'approved')?.by).toBe('admin');

    await call(`/api/v1/actions/${id}/extend`, { ttlMs: 2 * 3_600_000 });
    const untilOf = (s: Standing): number => s.edges.at(-1)?.until ?? 0;
    await waitUntil('the effect ends later', SEEN_WITHIN_MS, async () => untilOf(await standing(id)) > untilOf(done) + 1_800_000);

    await call(`/api/v1/actions/${id}/release`, { reason: 'a mistake' });
    await until(id, 'released');
    expect(held()).toBe(0);
    expect((await standing(id)).edges.find((e) => e.state === 'releasing')).toMatchObject({ by: 'admin', reason: 'a mistake' });
  });

  it('an approval with another hash does nothing, and the right one does afterwards', async () => {
    const id = await decide();
    const { approvalHash = '' } = await standing(id);
    const wrong = approvalHash.replace(/^./, (c) => (c === '0' ? '1' : '0'));
    await call(`/api/v1/actions/${id}/approve`, { approvalHash: wrong });
    // Commands are obeyed in order: when a later one has had its effect, the wrong approval has had none.
    const other = await decide();
    await call(`/api/v1/actions/${other}/deny`, { reason: 'no' });
    await until(other, 'denied');
    expect([(await standing(id)).state === 'pending_approval', held()]).toEqual([true, 0]);
    await call(`/api/v1/actions/${id}/approve`, { approvalHash });
    await until(id, 'verified');
    await call(`/api/v1/actions/${id}/release`, {});
    await until(id, 'released');
  });

  it('what a person denied is not done, and an approval that comes later does not change that', async () => {
    const id = await decide();
    const { approvalHash } = await standing(id);
    await call(`/api/v1/actions/${id}/deny`, { reason: 'our own scanner' });
    await until(id, 'denied');
    expect((await standing(id)).edges.at(-1)).toMatchObject({ state: 'denied', by: 'admin', reason: 'our own scanner' });
    await call(`/api/v1/actions/${id}/approve`, { approvalHash });
    const other = await decide();
    expect([(await standing(id)).state, (await standing(other)).state, held()]).toEqual(['denied', 'pending_approval', 0]);
    // Who approved it can see why nothing came of it.
    const refused = async (): Promise<readonly { code: string; reason: string }[]> =>
      (await call<{ items: { code: string; reason: string }[] }>('/api/v1/dead-letters')).body.items;
    await waitUntil('the approval is answered', SEEN_WITHIN_MS, async () => (await refused()).some((d) => d.code === 'CORDON_APPROVAL_INVALID'));
    expect((await refused()).map((d) => d.reason)).toContain('it is denied and does not wait for approval');
  });

  it('records that were handed in over HTTP are archived, and what no format knows is a dead letter that can be redriven', async () => {
    const response = await fetch(`${engine.running.url}/api/v1/ingest/zeek`, {
      method: 'POST',
      body: '{"neither":"this"}\n',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await response.json()).toEqual({ accepted: 1 });
    const dead = async (): Promise<readonly { id: string; code: string }[]> =>
      (await call<{ items: { id: string; code: string }[] }>('/api/v1/dead-letters')).body.items.filter((d) => d.code === 'CORDON_FORMAT_UNKNOWN');
    await waitUntil('it is dead', SEEN_WITHIN_MS, async () => (await dead()).length === 1);
    const [letter] = await dead();
    expect((await call(`/api/v1/dead-letters/${encodeURIComponent(letter?.id ?? '')}/redrive`, {})).status).toBe(202);
  });

  it.each([
    ['event', 'application/json', '{"event":{"neither":"this"}}'],
    ['event', 'application/x-www-form-urlencoded', '{"event":"nor this"}'],
    ['raw', 'text/plain', 'a line\n'],
  ])('a forwarder hands in by HEC (%s, %s) beside the API', async (path, type, body) => {
    const response = await fetch(`${engine.running.url}/services/collector/${path}`, {
      method: 'POST',
      body,
      headers: { authorization: 'Splunk forwarder-token-000001', 'content-type': type },
    });
    expect([response.status, await response.json()]).toEqual([200, { text: 'Success', code: 0 }]);
  });

  it('is ready, and its metrics tell lag, time of each stage, dead by code, effects held, and memory against its budget', async () => {
    expect((await call('/health/ready')).body).toEqual({ status: 'ready', missing: [] });
    const text = await (await fetch(`${engine.running.url}/metrics`)).text();
    const value = (series: string): number =>
      Number(
        text
          .split('\n')
          .find((l) => l.startsWith(series))
          ?.slice(series.length),
      );
    for (const stage of ['normalise', 'respond', 'actuate', 'archive'])
      expect(value(`cordon_stage_step_seconds_count{stage="${stage}"}`)).toBeGreaterThan(0);
    for (const group of ['normalise', 'detect', 'correlate', 'respond', 'actuate', 'archive'])
      expect(value(`cordon_stage_lag_records{group="${group}"}`)).toBeGreaterThanOrEqual(0);
    expect(value('cordon_dead_total{stage="normalise",code="CORDON_FORMAT_UNKNOWN"}')).toBeGreaterThanOrEqual(1);
    expect(value('cordon_actions_held')).toBe(0);
    for (const part of ['heap', 'store', 'process']) {
      expect(value(`cordon_memory_used_bytes{part="${part}"}`)).toBeGreaterThan(0);
      expect(value(`cordon_memory_budget_bytes{part="${part}"}`)).toBeGreaterThan(value(`cordon_memory_used_bytes{part="${part}"}`) / 4);
    }
    expect(text).toContain('# TYPE cordon_stage_counts_total counter');
  });
});
