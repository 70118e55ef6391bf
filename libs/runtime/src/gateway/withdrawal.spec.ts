import { GatewayBench } from '@cordon/testing';
import type { Lease } from '../ports/leases';
import { Deadlines } from './deadlines';
import { Journal } from './journal';
import { Stop } from '../owner/stop';
import { Withdrawal } from './withdrawal';

const ID = 'act-inc-1-pc-1-0';

describe('taking back what waits for approval', () => {
  /** A withdrawal beside a gateway's leases, and the order in which decisions had their turn. */
  async function bench(mode: string) {
    const b = await GatewayBench.open({ mode });
    await b.handle(b.action());
    await b.gateway.close();
    const fail = (error: unknown): never => {
      throw error;
    };
    const journal = new Journal(b.leases, b.log, b.clock, new Stop(), fail, fail);
    await journal.open();
    const deadlines = new Deadlines(b.clock);
    deadlines.set(ID, b.clock.now() + 1_000);
    const decided = (l: Lease, work: (lease: Lease) => Promise<void>): Promise<void> => work(journal.get(l.action.id) ?? l);
    const lease = journal.get(ID);
    if (!lease) throw new Error('no lease');
    return { b, journal, deadlines, lease, withdrawal: new Withdrawal({ journal, deadlines, decided }) };
  }

  it.each(['denied', 'superseded'] as const)('takes the edge to %s with who, why and the change, and nothing is due any more', async (to) => {
    const { b, deadlines, lease, withdrawal } = await bench('confirm');
    expect(await withdrawal.take(lease, to, { by: 'ada', reason: 'not now' }, { commands: ['c-1'] })).toBeUndefined();
    expect(b.last()).toMatchObject({ state: to, by: 'ada', reason: 'not now' });
    expect([b.leases.leases.get(ID)?.commands, deadlines.remaining(ID)]).toEqual([['c-1'], 0]);
  });

  it('looks at the lease as it is by its turn: what was taken back in between is not taken back again', async () => {
    const { b, lease, withdrawal } = await bench('confirm');
    await withdrawal.take(lease, 'superseded', { by: 'engine', reason: 'decided anew' });
    const again = await withdrawal.take(lease, 'denied', { by: 'ada', reason: 'denied' });
    expect([again, b.last()?.state]).toEqual(['it is superseded; only what waits for approval can be denied', 'superseded']);
  });
});
