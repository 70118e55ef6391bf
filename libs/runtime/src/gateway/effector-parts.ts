import type { Code } from '@cordon/wire';
import type { Clock } from '../ports/clock';
import type { Lease } from '../ports/leases';
import type { Deadlines } from './deadlines';
import type { Actuators } from './effects';
import type { Journal } from './journal';

/** Why an effect must not be made now. */
export interface Obstacle {
  readonly code: Code;
  readonly reason: string;
}

/** What both making and ending effects need. */
export interface EffectorParts {
  readonly clock: Clock;
  readonly actuators: Actuators;
  readonly journal: Journal;
  readonly deadlines: Deadlines;
  /** The last look before an effect. `again`: it was in place and would be put back by no one's order. */
  readonly obstacle: (lease: Lease, again: boolean) => Obstacle | undefined;
  readonly addressesOf: (lease: Lease) => readonly string[];
  readonly onFatal: (error: unknown) => void;
  /** For metrics: `drifted`, `reapplied`, `unverified`, `release-failed`. */
  readonly count: (what: string) => void;
}

/** Tries `work` on a lease again later, in its turn. */
export type Later = (id: string, work: () => Promise<void>) => void;
