import { holds } from '@cordon/core';
import type { EffectorParts, Later } from './effector-parts';
import { call, isRefusal, type Called } from './effects';
import { orderOf, sharersOf } from './holders';
import { Lane } from './lane';
import type { Lease } from '../ports/leases';
import type { ReleaseResult, TargetState } from '../ports/actuator';

/** Releases at one enforcement point that run at once; they have no limit a minute, because an end must not wait. */
const AT_ONCE = 8;

export interface Ending {
  readonly by: string;
  readonly reason: string;
  /** Kept with the lease. */
  readonly change?: Partial<Lease>;
  /** Called once the end is journalled, or there is nothing to end. */
  readonly begun?: () => void;
}

/** Ends effects: restores what was there, only while the present state is ours. Runs in the turn of its target, on lanes of its own. */
export class Releaser {
  private readonly lanes = new Map<string, Lane>();

  constructor(
    private readonly parts: EffectorParts,
    private readonly later: Later,
  ) {}

  async end(id: string, ending: Ending): Promise<void> {
    const { journal, deadlines, actuators, count } = this.parts;
    const { by, reason } = ending;
    let lease = journal.get(id);
    if (lease?.state === 'approved') {
      await journal.take(lease, 'suppressed', ending.change ?? {}, { by, reason: `${reason}; it was not applied yet` });
      return ending.begun?.();
    }
    if (!lease || !holds(lease.state)) return ending.begun?.();
    if (lease.state === 'dispatching') lease = await journal.take(lease, 'unknown', {}, { reason: 'released before the result was known' });
    if (lease.state !== 'releasing') lease = await journal.take(lease, 'releasing', ending.change ?? {}, { by, reason });
    ending.begun?.();
    const sharers = sharersOf(this.parts, lease);
    if (sharers.length > 0) {
      deadlines.clear(id);
      await journal.take(lease, 'released', {}, { by, reason: stillHeld(lease, sharers) });
      return;
    }
    const actuator = actuators.named(lease.actuator ?? '');
    if (!actuator || !lease.prior) {
      const why = `actuator ${lease.actuator ?? '?'} is not configured`;
      await journal.take(lease, 'release_failed', {}, { code: 'CORDON_GUARD_CAPABILITY', reason: why });
      return;
    }
    const done = await this.release(lease, lease.prior);
    const failure = done.kind === 'lost' ? done : isRefusal(done.answer) ? done.answer : undefined;
    if (failure === undefined || failure.code === 'CORDON_ACTUATOR_FOREIGN') {
      // What is there now is somebody else's: ours is gone.
      deadlines.clear(id);
      const observed = done.kind === 'answered' && 'text' in done.answer ? { observed: done.answer.text } : {};
      await journal.take(lease, 'released', {}, { by, ...(failure ? { code: failure.code, reason: failure.reason } : { reason, ...observed }) });
    } else {
      count('release-failed');
      await journal.take(lease, 'release_failed', {}, { code: failure.code, reason: failure.reason });
      this.later(id, () => this.end(id, { by, reason }));
    }
  }

  private release(lease: Lease, prior: TargetState): Promise<Called<ReleaseResult>> {
    const { actuators, clock, deadlines } = this.parts;
    const actuator = actuators.named(lease.actuator ?? '');
    if (!actuator) throw new Error(`no actuator ${lease.actuator ?? '?'}`);
    const lane = this.lanes.get(actuator.manifest.name) ?? new Lane(clock, AT_ONCE);
    this.lanes.set(actuator.manifest.name, lane);
    return lane.run(() => call(clock, actuator.manifest, (signal) => actuator.release(orderOf(deadlines, lease, lease.until ?? 0), prior, signal)));
  }
}

/** That it is another tenant's is nobody's business. */
const stillHeld = ({ action }: Lease, sharers: readonly Lease[]): string =>
  `still held by another ${sharers.some((l) => l.action.tenant === action.tenant) ? 'incident' : 'lease'}`;
