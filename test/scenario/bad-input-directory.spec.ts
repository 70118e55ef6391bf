import { waitUntil } from '@cordon/testing';
import type { StreamRecord } from '@cordon/wire';
import { append, cordon, fates, logged, Scratch } from './bad-input';
import { startCordon, type Running } from './running';
import { untilQuiet } from '../fleet/node';

jest.setTimeout(240_000);

const line = (n: number): string => JSON.stringify({ nonsense: n });

/** A raw record of a tenant that nobody configured, as a door with a defect might write it. */
const stray: StreamRecord = {
  stream: 'raw',
  id: 'raw-of-nobody',
  tenant: 'nobody',
  source: 'aws',
  trust: 2,
  at: 1_788_000_000_000,
  seen: 1_788_000_000_000,
  cause: [],
  key: 'aws',
  body: { bytes: Buffer.from('{"eventName":"GetUser"}') },
};

describe('a data directory', () => {
  const scratch = new Scratch();
  const dataDir = scratch.at('data');
  let first: Running;
  let next: Running | undefined;

  beforeAll(async () => {
    first = await startCordon(scratch, 'first', dataDir);
  });
  afterAll(async () => {
    await first.node.kill();
    await next?.node.stop();
    scratch.remove();
  });

  it.each([
    ['run', ['run']],
    ['replay', ['replay', __filename, '--data-dir', dataDir]],
  ] as const)('that a process has refuses a second one, %s, which names pid and URL of the first', async (_what, args) => {
    const { code, stderr } = await cordon(args, { DATA_DIR: dataDir, HTTP_PORT: '0' });
    expect(code).toBe(1);
    expect(stderr).toContain('CORDON_DATA_DIR_LOCKED');
    expect(stderr).toMatch(/belongs to process \d+ on /);
    expect(stderr).toContain(first.node.url);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('does not disturb the first, which goes on taking records', async () => {
    expect(first.node.ended).toBeUndefined();
    expect((await first.ingest('upload', [0, 1, 2].map(line).join('\n'), 'one')).status).toBe(202);
    await waitUntil('three dead letters are listed', 60_000, async () => {
      const { body } = await first.get('dead-letters');
      return (body as { items: unknown[] }).items.length === 3;
    });
  });

  it('answers an unknown source and an unknown tenant with a code', async () => {
    expect(await first.ingest('carrier-pigeon', line(3))).toMatchObject({ status: 404, body: { error: { code: 'CORDON_API_NOT_FOUND' } } });
    expect(await first.get('incidents?tenant=nobody')).toMatchObject({ status: 404, body: { error: { code: 'CORDON_TENANT_UNKNOWN' } } });
  });

  it('whose process was killed is taken over, and what was acknowledged is there', async () => {
    expect((await first.ingest('upload', [4, 5].map(line).join('\n'), 'two')).status).toBe(202);
    await first.node.kill();
    await append(dataDir, [stray]);
    next = await startCordon(scratch, 'next', dataDir);
    await untilQuiet([next.node]);
    await next.node.stop();
    expect(await fates(dataDir)).toEqual({ in: 6, archived: 0, duplicate: 0, dead: 6 });
    const dead = await logged(dataDir, 'dead');
    // What was published again after the crash has the same id; its readers drop it.
    const own = new Map(dead.filter((d) => d.tenant === 'default').map((d) => [d.id, Buffer.from(d.body.bytes).toString()]));
    expect([...own.values()].sort()).toEqual([0, 1, 2, 4, 5].map(line));
    expect(dead.filter((d) => d.tenant === 'nobody').map((d) => [d.body.code, d.cause])).toEqual([['CORDON_TENANT_UNKNOWN', [stray.id]]]);
  });
});
