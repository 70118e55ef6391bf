import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { waitUntil } from '@cordon/testing';
import { CordonError } from '@cordon/wire';
import { Environment } from '../config/environment';
import { SettingsFile } from '../config/settings-file';
import { startServices, type Running } from '../lifecycle/start';
import { makeLogger } from '../logging/logger';
import { makeParts, type Parts } from '../modules/parts';
import { effectServer } from '../transport/servers';

jest.setTimeout(60_000);

@Module({})
class Nothing {}

describe('health of a process', () => {
  let home: string;
  let running: Running | undefined;
  beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'cordon-health-'))));
  afterEach(async () => {
    await running?.close();
    running = undefined;
    rmSync(home, { recursive: true, force: true });
  });
  const parts = (): Promise<Parts> =>
    makeParts({
      environment: Object.assign(new Environment(), { DATA_DIR: home, HTTP_PORT: 0 }),
      settings: { file: Object.assign(new SettingsFile(), { tenants: [{ id: 't' }], sources: [] }), directory: home },
      logger: makeLogger('silent'),
      onFatal: () => undefined,
    });
  const freePort = async (): Promise<number> => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await once(server.close(), 'close');
    return port;
  };
  const ready = async (url: string): Promise<[number, unknown]> => {
    const response = await fetch(`${url}/health/ready`);
    return [response.status, await response.json()];
  };
  const services = [
    { name: 'probe', module: Nothing, servers: (p: Parts) => [effectServer(p, { stage: 'forward', group: 'forward.x', maxBatch: 1, lingerMs: 0 })] },
  ];

  it('while a stage recovers it is live and not ready, and says what is missing; then it is ready', async () => {
    const p = await parts();
    const port = await freePort();
    let go: () => void = () => undefined;
    const recovered = new Promise<void>((resolve) => (go = resolve));
    const own = p.log.own.bind(p.log);
    jest.spyOn(p.log, 'own').mockImplementation(async (...args) => {
      await recovered;
      return own(...args);
    });
    const starting = startServices(services, p, { port });
    const url = `http://127.0.0.1:${port}`;
    await waitUntil('it answers', 20_000, async () => (await fetch(`${url}/health/live`)).status === 200);
    expect(await ready(url)).toEqual([503, { status: 'not ready', missing: expect.arrayContaining(['forward.x']) }]);
    go();
    running = await starting;
    await waitUntil('it is ready', 20_000, async () => (await ready(url))[0] === 200);
    expect(await ready(url)).toEqual([200, { status: 'ready', missing: [] }]);
  });

  it('a process without archive and API opens no store, and starts while there is none', async () => {
    const p = await parts();
    const open = jest.spyOn(p.store, 'open').mockRejectedValue(new CordonError('CORDON_STORE_UNAVAILABLE', 'down', true));
    running = await startServices(services, p, { port: 0 });
    const { url } = running;
    await waitUntil('it is ready', 20_000, async () => (await ready(url))[0] === 200);
    expect(open).not.toHaveBeenCalled();
  });

  it('with a store that does not answer it is not ready, and live', async () => {
    const p = await parts();
    jest.spyOn(p.store, 'open').mockResolvedValue();
    const usage = jest.spyOn(p.store, 'usage').mockResolvedValue({ diskBytes: 7, memoryBytes: 5 });
    running = await startServices([{ name: 'keeper', module: Nothing, needsStore: true, servers: () => [] }], p, { port: 0 });
    expect((await ready(running.url))[0]).toBe(200);
    expect(await (await fetch(`${running.url}/metrics`)).text()).toMatch(/^cordon_memory_used_bytes\{part="store"\} 5$/m);
    usage.mockRejectedValue(new CordonError('CORDON_STORE_UNAVAILABLE', 'down', true));
    expect(await ready(running.url)).toEqual([503, { status: 'not ready', missing: ['store'] }]);
    expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${running.url}/metrics`)).status).toBe(200);
  });

  it('what fails on the way to the start is thrown on, and nothing is left open', async () => {
    const p = await parts();
    const closed = jest.spyOn(p.log, 'close');
    jest.spyOn(p.store, 'open').mockRejectedValue(new CordonError('CORDON_STORE_MIGRATION', 'differs'));
    await expect(startServices([{ name: 'keeper', module: Nothing, needsStore: true, servers: () => [] }], p, { port: 0 })).rejects.toMatchObject({
      code: 'CORDON_STORE_MIGRATION',
    });
    expect(closed).toHaveBeenCalledTimes(1);
  });
});
