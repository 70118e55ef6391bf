import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Environment, makeLogger, makeParts, readSettings, startServices, type Parts, type Running } from '@cordon/nest';
import { SimClock, waitUntil } from '@cordon/testing';
import { normaliseService } from './normalise.service';

jest.setTimeout(60_000);

const MINUTE_MS = 60_000;
const SETTINGS = `tenants: [{ id: acme }]
sources:
  - { name: zeek, tenant: acme, trust: 2, silentAfterMinutes: 5 }
  - { name: mail, tenant: acme, trust: 2 }
`;

describe('sources that fall silent', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cordon-silence-'));
  let clock: SimClock;
  let parts: Parts;
  let running: Running;
  beforeAll(() => writeFileSync(join(directory, 'cordon.yaml'), SETTINGS));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  async function start(at: number): Promise<void> {
    clock = new SimClock(at);
    parts = await makeParts({
      environment: Object.assign(new Environment(), { DATA_DIR: directory, HTTP_PORT: 0 }),
      settings: readSettings(join(directory, 'cordon.yaml')),
      logger: makeLogger('silent'),
      clock,
      onFatal: (stage, error) => process.stderr.write(`${stage} ended: ${String(error)}\n`),
    });
    running = await startServices([normaliseService], parts, { port: 0 });
  }
  /** Readiness after the clock was moved: whether the process is ready, and what is worth knowing. */
  const ready = async (): Promise<{ status: number; details?: readonly string[] }> => {
    const response = await fetch(`${running.url}/health/ready`);
    return { ...((await response.json()) as object), status: response.status };
  };
  const isSilent = async (): Promise<boolean> => {
    await clock.advance(MINUTE_MS);
    return (await ready()).details !== undefined;
  };
  const send = (source: string, position: string): Promise<void> => parts.intake.take(source, [{ bytes: Buffer.from('{}'), position }]);
  const hasRead = (source: string): Promise<void> =>
    waitUntil(`${source} is read`, 20_000, async () => {
      await clock.advance(100);
      return (
        (await (await fetch(`${running.url}/metrics`)).text()).includes(`cordon_source_last_seen_seconds{source="${source}"}`) &&
        !running.servers.some((s) => s.busy)
      );
    });

  it('are told of by the process that normalises, which stays ready, until they speak again', async () => {
    await start(Date.UTC(2026, 0, 5));
    await send('zeek', '1');
    await hasRead('zeek');
    const began = clock.now();
    await waitUntil('it is silent', 20_000, isSilent);
    expect(clock.now() - began).toBeGreaterThanOrEqual(3 * MINUTE_MS);
    expect(await ready()).toMatchObject({ status: 200, details: [expect.stringMatching(/^source zeek is silent, last record: 2026-01-05T00:0/)] });
    await send('zeek', '2');
    await waitUntil('it has spoken', 20_000, async () => !(await isSilent()));
    await running.close();
  });
});
