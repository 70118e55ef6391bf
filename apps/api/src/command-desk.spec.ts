import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Answers } from '@cordon/leases';
import type { Log } from '@cordon/runtime';
import { SimClock } from '@cordon/testing';
import { CordonError, type Order, type StreamRecord } from '@cordon/wire';
import { CommandDesk } from './command-desk';

const caller = { tenant: 'acme', by: 'ana' };
const order: Order = { kind: 'incident.comment', incident: 'inc-1', text: 'x' };

describe('a command whose writing failed', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cordon-desk-'));
  const answers = new Answers(directory);
  afterAll(async () => {
    await answers.close();
    rmSync(directory, { recursive: true });
  });

  it('is written as the very same command when the key comes again, by another process and later', async () => {
    const clock = new SimClock();
    const written: StreamRecord[] = [];
    let down = true;
    // Written, and yet not answered: the worst case of an outage.
    const append = (records: readonly StreamRecord[]): Promise<void> => {
      written.push(...records);
      return down ? Promise.reject(new CordonError('CORDON_LOG_UNAVAILABLE', 'down', true)) : Promise.resolve();
    };
    const desk = (): CommandDesk => new CommandDesk({ append } as Partial<Log> as Log, clock, answers);
    await expect(desk().take(caller, order, 'k')).rejects.toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE' });
    down = false;
    await clock.advance(60_000);
    const answer = await desk().take(caller, order, 'k');
    expect(written).toHaveLength(2);
    expect(written[1]).toEqual(written[0]);
    expect(answer.at).toBe(written[0]?.at);
    expect(await desk().take(caller, order, 'k')).toEqual(answer);
    expect(written).toHaveLength(2);
  });

  it('answers are forgotten after a week, and not before', async () => {
    const clock = new SimClock();
    const desk = new CommandDesk({ append: () => Promise.resolve() } as Partial<Log> as Log, clock, answers);
    const first = await desk.take(caller, order, 'old');
    const DAY_MS = 24 * 3_600_000;
    await answers.expire(clock.now() + 6 * DAY_MS);
    await expect(desk.take(caller, { ...order, text: 'y' }, 'old')).rejects.toMatchObject({ code: 'CORDON_API_CONFLICT' });
    await answers.expire(clock.now() + 8 * DAY_MS);
    expect((await desk.take(caller, { ...order, text: 'y' }, 'old')).id).toBe(first.id);
  });
});
