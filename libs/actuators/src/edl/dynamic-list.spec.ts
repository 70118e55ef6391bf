import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orderFor } from '@cordon/testing';
import { DynamicListBlockTraffic } from './dynamic-list';
import { ListServer } from './list-server';

const NOW = Date.now();
const HOUR = 3_600_000;

describe('the external dynamic list', () => {
  let home: string;
  let now: number;
  const open = (): DynamicListBlockTraffic => new DynamicListBlockTraffic(join(home, 'edl', 'block.json'), () => now);
  const order = (list: DynamicListBlockTraffic, key: string, ttlMs = HOUR): ReturnType<typeof orderFor> => ({
    ...orderFor({ actuator: list, target: { kind: 'ip', key } }, { ttlMs }),
    until: NOW + ttlMs,
  });
  beforeEach(async () => {
    now = NOW;
    home = await mkdtemp(join(tmpdir(), 'cordon-edl-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('is served sorted, one address a line, without what has expired, and with nothing when it is empty', async () => {
    const list = open();
    const server = new ListServer(list);
    const url = `http://127.0.0.1:${await server.listen(0)}/edl/block.txt`;
    const get = async (): Promise<string> => (await fetch(url)).text();
    expect(await get()).toBe('');
    await list.apply(order(list, '203.0.113.9', 2 * HOUR));
    await list.apply(order(list, '2001:db8::9'));
    await list.apply(order(list, '198.51.100.1'));
    expect(await get()).toBe('198.51.100.1\n2001:db8::9\n203.0.113.9\n');
    now += HOUR;
    expect(await get()).toBe('203.0.113.9\n');
    expect(await list.observe(order(list, '198.51.100.1'))).toMatchObject({ applied: false, ours: false });
    await server.close();
  });

  it.each([
    ['GET', '/edl/block.json'],
    ['GET', '/../block.json'],
    ['POST', '/edl/block.txt'],
    ['DELETE', '/edl/block.txt'],
  ])('%s %s is not found', async (method, path) => {
    const server = new ListServer(open());
    const response = await fetch(`http://127.0.0.1:${await server.listen(0)}${path}`, { method });
    expect(response.status).toBe(404);
    await server.close();
  });

  it('has one line an address, whichever tenant asked for it, and says so: what ends is for the gateway to know', async () => {
    const list = open();
    const of = (tenant: string): ReturnType<typeof order> => ({
      ...order(list, '203.0.113.9'),
      action: { ...order(list, '203.0.113.9').action, tenant },
    });
    await list.apply(of('a'));
    await list.apply(of('b'));
    expect(await list.text()).toBe('203.0.113.9\n');
    await list.release(of('a'));
    expect([await list.text(), list.manifest.acrossTenants]).toEqual(['', true]);
  });

  it('keeps what is added at the same time, also by the first callers, over a restart', async () => {
    const keys = Array.from({ length: 20 }, (_, i) => `203.0.113.${i + 10}`);
    const list = open();
    await Promise.all(keys.map((k) => list.apply(order(list, k))));
    expect((await open().text()).trim().split('\n')).toEqual(keys);
  });

  it('an address that cannot be written is not served, and is when the disk is writable again', async () => {
    const list = open();
    await writeFile(join(home, 'edl'), 'a file where the folder should be');
    await expect(list.apply(order(list, '203.0.113.9'))).rejects.toMatchObject({ code: 'CORDON_ACTUATOR_UNAVAILABLE', retriable: true });
    await rm(join(home, 'edl'));
    expect(await list.text()).toBe('');
    await list.apply(order(list, '203.0.113.9'));
    expect(await list.text()).toBe('203.0.113.9\n');
  });

  it('forgets on disk what expired long ago', async () => {
    const list = open();
    await list.apply(order(list, '203.0.113.9'));
    now += 2 * HOUR;
    await list.apply({ ...order(list, '203.0.113.10'), until: now + HOUR });
    expect(await readFile(join(home, 'edl', 'block.json'), 'utf8')).not.toContain('203.0.113.9"');
  });

  it('a list that is damaged is an outage, never an empty list', async () => {
    await mkdir(join(home, 'edl'));
    await writeFile(join(home, 'edl', 'block.json'), '[{"ip":"203.0');
    const list = open();
    await expect(list.apply(order(list, '203.0.113.9'))).rejects.toThrow();
    expect(await readFile(join(home, 'edl', 'block.json'), 'utf8')).toBe('[{"ip":"203.0');
    const server = new ListServer(list);
    expect((await fetch(`http://127.0.0.1:${await server.listen(0)}/edl/block.txt`)).status).toBe(503);
    await server.close();
  });

  it.each(['203.0.113.0/24', 'example.org', ''])('%p is refused', async (key) => {
    const list = open();
    expect(await list.check(order(list, key))).toMatchObject({ kind: 'refused', code: 'CORDON_GUARD_TARGET' });
  });
});
