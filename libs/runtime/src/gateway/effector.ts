import { holds } from '@cordon/core';
import type { Lease } from '../ports/leases';
import type { EffectorParts } from './effector-parts';
import { Enforcer, isLive } from './enforcer';
import { Lane } from './lane';
import { Releaser, type Ending } from './releaser';

/** What did not work is tried again after this; a failed release pages someone each time. */
const RETRY_MS = 5_000;
/** Effects made at one enforcement point at once; how many a minute, its manifest says. */
const AT_ONCE = 4;

/**
 * Carries out approved actions and ends them. One thing at a time per target; applies wait for their turn at the enforcement
 * point, releases do not: they have lanes of their own, so that a flood of applies delays none.
 */
export class Effector {
  private readonly chains = new Map<string, Promise<void>>();
  private readonly lanes = new Map<string, Lane>();
  private readonly enforcer: Enforcer;
  private readonly releaser: Releaser;
  private closed = false;

  constructor(private readonly parts: EffectorParts) {
    const later = (id: string, work: () => Promise<void>): void => this.later(id, work);
    this.releaser = new Releaser(parts, later);
    this.enforcer = new Enforcer(parts, (id, by, reason) => this.releaser.end(id, { by, reason }), later);
  }

  /** After a start: overdue effects are released before anything new is done; open questions are answered by looking. Starts nothing new. */
  async recover(): Promise<void> {
    const { clock, deadlines, journal } = this.parts;
    const now = clock.now();
    const open = [...journal.all()].filter((l) => holds(l.state) || l.state === 'pending_approval');
    const overdue = open.filter((l) => holds(l.state) && l.until !== undefined && l.until <= now);
    await Promise.all(overdue.map((l) => this.release(l, { by: 'engine', reason: 'expired while the gateway was down' })));
    for (const lease of open) {
      if (overdue.includes(lease)) continue;
      if (lease.state === 'pending_approval') deadlines.set(lease.action.id, Math.min(lease.approval?.expires ?? now, lease.vetoUntil ?? Infinity));
      else if (lease.state === 'releasing' || lease.state === 'release_failed')
        await this.release(lease, { by: 'engine', reason: 'release resumed after a restart' });
      else if (lease.state === 'dispatching' || lease.state === 'unknown')
        void this.queue(lease, () => this.enforcer.settle(lease.action.id)).catch(() => undefined);
      else if (lease.until !== undefined) {
        deadlines.set(lease.action.id, lease.until);
        // Applied, and cut off before it was read back.
        if (lease.state === 'active') void this.look(lease).catch(() => undefined);
      }
    }
  }

  /** Starts the effect when its turn comes; the edges tell how it went. */
  dispatch(lease: Lease): void {
    const begin = (): Promise<void> =>
      this.queue(lease, async () => {
        const current = this.parts.journal.get(lease.action.id);
        if (current?.state === 'approved') await this.enforcer.begin(current);
      }).catch(() => undefined);
    void this.lane(lease).run(begin);
  }

  /** Ends the effect, whatever state it is in. Resolves when the release has been tried. */
  release(lease: Lease, ending: Ending): Promise<void> {
    return this.queue(lease, () => this.releaser.end(lease.action.id, ending));
  }

  /** Resolves when the end is journalled: from then on it outlives the process, however long the enforcement point takes. */
  beginRelease(lease: Lease, ending: Omit<Ending, 'begun'>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.release(lease, { ...ending, begun: resolve }).then(resolve, reject);
    });
  }

  /** Lets an effect in place hold until `until`. Resolves with why not, or undefined when it is journalled and under way. */
  extend(lease: Lease, until: number, by: string, reason: string, change: Partial<Lease>): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      this.queue(lease, async () => {
        const current = this.parts.journal.get(lease.action.id);
        if (!current || !isLive(current)) return resolve(`it is ${current?.state ?? 'not known'}`);
        const obstacle = this.parts.obstacle(current, false);
        if (obstacle) return resolve(obstacle.reason);
        const taken = await this.parts.journal.take(current, 'dispatching', { ...change, until }, { by, reason });
        resolve(undefined);
        await this.enforcer.apply(taken, false);
      }).catch(reject);
    });
  }

  /** Looks whether an effect is still in place. */
  look(lease: Lease): Promise<void> {
    return this.queue(lease, () => this.enforcer.look(lease.action.id));
  }

  /** Begins nothing any more; what is under way goes on. */
  close(): void {
    this.closed = true;
    for (const lane of this.lanes.values()) lane.close();
  }

  async settled(): Promise<void> {
    while (this.chains.size > 0) await Promise.all(this.chains.values());
  }

  private lane({ action }: Lease): Lane {
    const { actuators, clock } = this.parts;
    const manifest = actuators.for(action.verb, action.target.kind)?.manifest;
    const name = manifest?.name ?? '';
    const lane = this.lanes.get(name) ?? new Lane(clock, AT_ONCE, manifest?.ratePerMinute);
    this.lanes.set(name, lane);
    return lane;
  }

  private queue(lease: Lease, work: () => Promise<void>): Promise<void> {
    const { tenant, verb, target } = lease.action;
    // What holds for every tenant is done one after the other too, or an end could overtake another tenant's beginning.
    const everyones = this.parts.actuators.for(verb, target.kind)?.manifest.acrossTenants === true;
    const key = `${everyones ? '*' : tenant}/${target.kind}/${target.key}`;
    const next = (this.chains.get(key) ?? Promise.resolve()).then(work);
    // What waits behind a failure must not run on its leavings, and nobody may be left with an unhandled rejection.
    const settled = next.catch(this.parts.onFatal).finally(() => {
      if (this.chains.get(key) === settled) this.chains.delete(key);
    });
    this.chains.set(key, settled);
    return next;
  }

  private later(id: string, work: () => Promise<void>): void {
    void this.parts.clock.wait(RETRY_MS).then(() => {
      if (this.closed) return;
      const lease = this.parts.journal.get(id);
      if (lease && holds(lease.state)) void this.queue(lease, work).catch(() => undefined);
    });
  }
}
