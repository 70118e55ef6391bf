import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LmdbLeases } from '@cordon/leases';
import { EmbeddedLog } from '@cordon/log-embedded';
import { Environment, makeLogger, readSettings } from '@cordon/nest';
import { Actuator, Gateway } from '@cordon/runtime';
import { StandardWebhookSink } from '@cordon/sinks';
import { ClickHouseStore } from '@cordon/store-clickhouse';
import { describeWith, lacksChdb, waitUntil } from '@cordon/testing';
import { startEngine } from './engine';

jest.setTimeout(90_000);

const SETTINGS = (url: string): string => `tenants: [{ id: default }]
sources: [{ name: zeek, tenant: default, trust: 2 }]
destinations: [{ name: soar, kind: webhook, url: '${url}', secretFiles: [secret] }]
actuators: [{ kind: simulator }]
`;

/** What happens at a stop, as the adapters themselves see it. */
function probe(): string[] {
  const seen: string[] = [];
  const closes = <T extends { close(): Promise<void> }>(what: string, prototype: T): void => {
    const close = prototype.close as (this: T) => Promise<void>;
    const spied: (this: T) => Promise<void> = async function () {
      seen.push(what);
      await close.call(this);
      seen.push(`${what} closed`);
    };
    jest.spyOn(prototype as { close(): Promise<void> }, 'close').mockImplementation(spied as () => Promise<void>);
  };
  closes('gateway', Gateway.prototype);
  closes('sink', StandardWebhookSink.prototype);
  closes('actuator', Actuator.prototype);
  closes('leases', LmdbLeases.prototype);
  closes('log', EmbeddedLog.prototype);
  closes('store', ClickHouseStore.prototype);
  const { read, own } = EmbeddedLog.prototype;
  jest.spyOn(EmbeddedLog.prototype, 'read').mockImplementation(async function (this: EmbeddedLog, reader) {
    const reading = await read.call(this, reader);
    const close = reading.close.bind(reading);
    reading.close = async () => {
      seen.push(`reader ${reader.group}`);
      await close();
      seen.push(`reader ${reader.group} closed`);
    };
    return reading;
  });
  jest.spyOn(EmbeddedLog.prototype, 'own').mockImplementation(async function (this: EmbeddedLog, stage, partition) {
    const ownership = await own.call(this, stage, partition);
    const checkpoint = ownership.checkpoint.bind(ownership);
    ownership.checkpoint = async (...args) => {
      await checkpoint(...args);
      seen.push(`checkpoint ${stage}`);
    };
    return ownership;
  });
  return seen;
}

describeWith('chdb', lacksChdb, () => {
  const home = mkdtempSync(join(tmpdir(), 'cordon-stop-'));
  let soar: Server;
  beforeAll(async () => {
    // Takes every request and never answers.
    soar = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(soar, 'listening');
    writeFileSync(join(home, 'secret'), `whsec_${Buffer.alloc(32, 1).toString('base64')}`);
    writeFileSync(join(home, 'cordon.yaml'), SETTINGS(`http://127.0.0.1:${(soar.address() as AddressInfo).port}/`));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => {
    soar.closeAllConnections();
    soar.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('a stop ends readers, then checkpoints, then gateway, sinks, actuators and leases, then the log, then the store; and no peer that hangs holds it up', async () => {
    const seen = probe();
    const engine = await startEngine({
      environment: Object.assign(new Environment(), { DATA_DIR: home, HTTP_PORT: 0, CHECKPOINT_MS: 60_000 }),
      settings: readSettings(join(home, 'cordon.yaml')),
      logger: makeLogger('silent'),
      port: 0,
      onFatal: (stage, error) => seen.push(`fatal ${stage} ${String(error)}`),
    });
    let asked = 0;
    soar.on('request', () => (asked += 1));
    await engine.parts.intake.take('zeek', [{ bytes: Buffer.from('{"neither":"this"}'), position: 'x:1' }]);
    const at = Date.now();
    const action = {
      id: `act-${'0'.repeat(32)}`,
      incident: 'inc-1',
      verb: 'notify',
      target: { kind: 'user', key: 'a' },
      mode: 'observe',
      support: [],
      cause: [],
    };
    await engine.parts.log.append([
      {
        stream: 'action',
        id: action.id,
        tenant: 'default',
        source: 'cordon',
        trust: 3,
        at,
        seen: at,
        cause: [],
        key: 'default',
        body: {
          ...action,
          tenant: 'default',
          decidedAt: at,
          evidenceAt: at,
          n: 0,
          ttlMs: 1_000,
          confidence: 1,
          policyVersion: 'p',
          by: 'engine',
          reason: 'r',
        },
      },
    ]);
    await waitUntil('the destination hangs on a delivery', 30_000, () => asked > 0);
    // A listener that never leaves by itself.
    const listener = await fetch(`${engine.running.url}/api/v1/stream`, { headers: { authorization: `Bearer ${token(home)}` } });
    seen.length = 0;
    const read = async (): Promise<number> =>
      (await engine.parts.metrics.records.get()).values.find((v) => v.labels.stage === 'normalise')?.value ?? 0;
    const before = await read();
    await engine.parts.intake.take('zeek', [{ bytes: Buffer.from('{"neither":"that"}'), position: 'x:2' }]);
    await waitUntil('there is something to checkpoint', 30_000, async () => (await read()) > before);
    await engine.close();
    await listener.body?.cancel().catch(() => undefined);

    const first = (what: RegExp): number => seen.findIndex((s) => what.test(s));
    const last = (what: RegExp): number => seen.findLastIndex((s) => what.test(s));
    expect(seen.filter((s) => s.startsWith('fatal'))).toEqual([]);
    for (const group of ['normalise', 'detect', 'correlate', 'respond', 'actuate', 'archive', 'forward.soar'])
      expect(seen).toContain(`reader cordon.${group} closed`);
    expect(last(/^checkpoint/)).toBeGreaterThan(first(/^reader/));
    const order = [/^(reader|checkpoint)/, /^gateway/, /^sink/, /^actuator/, /^leases/, /^log/, /^store/];
    order.slice(1).forEach((later, i) => {
      const earlier = order[i] ?? later;
      expect(`${String(earlier)} before ${String(later)}: ${last(earlier) < first(later)}`).toBe(`${String(earlier)} before ${String(later)}: true`);
      expect(first(later)).toBeGreaterThanOrEqual(0);
    });
  });
});

const token = (home: string): string => readFileSync(join(home, 'token'), 'utf8').trim();
