import type { Lease } from '../ports/leases';
import type { Deadlines } from './deadlines';
import type { EdgeFacts, Journal } from './journal';

export interface WithdrawalParts {
  readonly journal: Journal;
  readonly deadlines: Deadlines;
  /** One decision at a time, on the lease as it then is. */
  readonly decided: (lease: Lease, work: (lease: Lease) => Promise<void>) => Promise<void>;
}

/** Takes back what waits for approval, so that it will not be done: the one place where such an edge is taken. */
export class Withdrawal {
  constructor(private readonly parts: WithdrawalParts) {}

  /** Resolves with why it was not taken back, when by its turn it does not wait (any longer). */
  async take(lease: Lease, to: 'denied' | 'superseded', facts: EdgeFacts, change: Partial<Lease> = {}): Promise<string | undefined> {
    const { decided, deadlines, journal } = this.parts;
    let refused: string | undefined;
    await decided(lease, async (l) => {
      if (l.state !== 'pending_approval') return void (refused = `it is ${l.state}; only what waits for approval can be denied`);
      deadlines.clear(l.action.id);
      await journal.take(l, to, change, facts);
    });
    return refused;
  }
}
