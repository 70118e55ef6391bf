import type { Clock } from '../ports/clock';
import type { Lease } from '../ports/leases';
import type { Stop } from '../owner/stop';
import type { Effector } from './effector';
import type { Actuators } from './effects';
import { isLive, LEAST_LEFT_MS } from './enforcer';
import type { Deadlines } from './deadlines';
import type { Journal } from './journal';

/** An effect is looked at about once a minute; a difference at the next round. */
export const LOOK_EVERY_MS = 60_000;
const ROUND_MS = 5_000;
/** Looks take at most this share of what an enforcement point bears a minute; the rest is for effects. */
const SHARE_OF_RATE = 0.5;

/** Looks at what is in force, at intervals, so that an effect that somebody undid is noticed and put back. */
export class Watch {
  private readonly lookedAt = new Map<string, number>();
  private readonly looking = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly actuators: Actuators,
    private readonly journal: Journal,
    private readonly deadlines: Deadlines,
    private readonly effector: Effector,
  ) {}

  async run(stop: Stop): Promise<void> {
    while (!stop.aborted) {
      await this.clock.wait(ROUND_MS, stop);
      if (!stop.aborted) this.round();
    }
  }

  /** Starts the looks that are due; an enforcement point that hangs holds up its own alone. */
  private round(): void {
    const now = this.clock.monotonic();
    const live = [...this.journal.all()].filter(isLive);
    for (const id of this.lookedAt.keys()) if (!live.some((l) => l.action.id === id)) this.lookedAt.delete(id);
    for (const [name, leases] of byActuator(live)) {
      const manifest = this.actuators.named(name)?.manifest;
      if (!manifest?.readBack) continue;
      let room = Math.max(1, Math.floor((manifest.ratePerMinute * SHARE_OF_RATE * ROUND_MS) / 60_000));
      for (const lease of leases.sort((a, b) => this.last(a, now) - this.last(b, now))) {
        const { id } = lease.action;
        // A drifted one that the guard's limits leave alone is looked at as seldom as any other.
        if (room === 0 || now - this.last(lease, now) < LOOK_EVERY_MS) break;
        if (this.looking.has(id) || this.deadlines.remaining(id) < LEAST_LEFT_MS) continue;
        room -= 1;
        this.lookedAt.set(id, now);
        this.looking.add(id);
        void this.effector
          .look(lease)
          .catch(() => undefined)
          .finally(() => this.looking.delete(id));
      }
    }
  }

  /** When it was last looked at; what is new counts as looked at now. */
  private last(lease: Lease, now: number): number {
    const known = this.lookedAt.get(lease.action.id);
    if (known !== undefined) return known;
    this.lookedAt.set(lease.action.id, now);
    return now;
  }
}

function byActuator(leases: readonly Lease[]): Map<string, Lease[]> {
  const groups = new Map<string, Lease[]>();
  for (const lease of leases) groups.set(lease.actuator ?? '', [...(groups.get(lease.actuator ?? '') ?? []), lease]);
  return groups;
}
