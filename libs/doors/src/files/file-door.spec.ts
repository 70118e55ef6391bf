import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { growingCut, LOOK_BYTES, splitFile } from '@cordon/formats';
import { SimClock, waitUntil } from '@cordon/testing';
import { CordonError } from '@cordon/wire';
import { FilePositions } from '../positions';
import { FileDoor, LOOK_MS } from './file-door';

const SOON_MS = 20_000;

describe('a file door', () => {
  let directory: string;
  let clock: SimClock;
  let door: FileDoor;
  let taken: string[];
  let retried: string[];
  let ended: unknown[];
  let refusal: CordonError | undefined;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'cordon-door-'));
    clock = new SimClock();
    [taken, retried, ended, refusal] = [[], [], [], undefined];
    door = new FileDoor({
      path: join(directory, 'a.log'),
      clock,
      cutting: { maxRecordBytes: 1_000, lookBytes: LOOK_BYTES, cutOf: growingCut, split: splitFile },
      positions: new FilePositions(join(directory, 'positions')),
      name: 'files test',
      take: (arrivals) => {
        if (refusal !== undefined) return Promise.reject(refusal);
        taken.push(...arrivals.map((a) => Buffer.from(a.bytes).toString()));
        return Promise.resolve();
      },
      told: () => undefined,
      onRetry: (code) => retried.push(code),
      ended: (error) => ended.push(error),
    });
  });
  afterEach(async () => {
    await door.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const write = (text: string): void => appendFileSync(join(directory, 'a.log'), text);
  const until = (what: string, look: () => boolean): Promise<void> =>
    waitUntil(what, SOON_MS, async () => {
      await clock.advance(LOOK_MS);
      return look();
    });

  it('looks every second, without being asked', async () => {
    await door.open();
    write('one\n');
    await until('one was taken', () => taken.length === 1);
    write('two\n');
    await until('two was taken', () => taken.length === 2);
    expect(taken).toEqual(['one', 'two']);
  });

  it('an outage of the intake is waited out, and told', async () => {
    write('one\n');
    refusal = new CordonError('CORDON_LOG_UNAVAILABLE', 'out', true);
    await door.open();
    await until('it was tried again', () => retried.length >= 2);
    refusal = undefined;
    await until('one was taken', () => taken.length === 1);
    expect(new Set(retried)).toEqual(new Set(['CORDON_LOG_UNAVAILABLE']));
    expect(ended).toEqual([]);
  });

  it('ends when the intake refuses for good', async () => {
    write('one\n');
    refusal = new CordonError('CORDON_API_NOT_FOUND', 'no such source');
    await door.open();
    await until('it has ended', () => ended.length === 1);
    expect(ended).toEqual([refusal]);
  });

  it('when it is closed it takes no more, and goes on from there later', async () => {
    write('one\n');
    await door.open();
    await until('one was taken', () => taken.length === 1);
    await door.close();
    write('two\n');
    await clock.advance(10 * LOOK_MS);
    expect(taken).toEqual(['one']);
    expect(clock.waiting).toBe(0);
  });

  it('does not open with a place that is damaged: what was read is not known', async () => {
    const positions = new FilePositions(join(directory, 'positions'));
    await positions.set('files test', []);
    for (const name of readdirSync(join(directory, 'positions'))) writeFileSync(join(directory, 'positions', name), '{}');
    await expect(door.open()).rejects.toMatchObject({ code: 'CORDON_POSITION_DAMAGED' });
  });
});
