import type { DetectContext, Observed } from './detector';
import { Novelty } from './novelty';

/** Who goes where, outwards. The first contact of each device goes as an observation to the destination, without an amount. */
export interface Destinations {
  /** Device → destinations; kept at the device. */
  readonly contacts: Novelty;
  /** Destination → devices; kept at the destination. */
  readonly devices: Novelty;
}

/** How the organisation knows a destination. */
export interface Standing {
  /** Devices that go there, at least 1. */
  readonly devices: number;
  /** Since the first contact, ms. */
  readonly ageMs: number;
}

export const destinations = (): Destinations => ({
  contacts: new Novelty({ halfLifeDays: 30 }),
  devices: new Novelty({ halfLifeDays: 30 }),
});

/** At the device: takes one contact. */
export function goesTo(ctx: DetectContext, d: Destinations, device: string, to: string): void {
  if (!d.contacts.knows(device, to) && d.contacts.learn(ctx, device, to)) ctx.observe({ kind: 'ip', key: to }, device);
}

/** At the destination: takes the news of a first contact; false when the observation is something else. */
export function wasReached(ctx: DetectContext, d: Destinations, o: Observed): boolean {
  if (o.item.amount !== undefined) return false;
  d.devices.learn(ctx, o.key, o.item.value);
  return true;
}

/** At the destination (`kind/key`): how it is known, when the inside address `from` goes there. */
export function standingOf(ctx: DetectContext, d: Destinations, destination: string, from: string): Standing {
  const seen = d.devices.look(ctx, destination, `ip/${from}`);
  return { devices: Math.max(1, Math.round(seen.distinct)), ageMs: seen.ageMs };
}
