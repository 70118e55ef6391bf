import type { Draft } from '../records';
import type { Random } from '../random';
import { HOUR, MINUTE } from '../time';
import type { Asset, Service } from '../world/world';
import type { Day, Plan } from './day';
import { visit, type NameCache } from './traffic';

export interface Rhythm {
  readonly everyMs: number;
  /** Share of the interval by which a poll comes early or late. */
  readonly jitter: number;
}

const UPDATES: Rhythm = { everyMs: 40 * MINUTE, jitter: 0.08 };
export const STATUS: Rhythm = { everyMs: 5 * MINUTE, jitter: 0.02 };
const LICENCE: Rhythm = { everyMs: 10 * MINUTE, jitter: 0.01 };

/** A machine that calls the same host at regular intervals: what a beacon looks like, and what many honest programs do. */
export const poll = (day: Day, device: Asset, service: Service, rhythm: Rhythm, from: number, until: number, random: Random): Draft[] => {
  const drafts: Draft[] = [];
  const cache: NameCache = new Map();
  for (let at = from + random.int(0, rhythm.everyMs); at < until; at += rhythm.everyMs) {
    const shift = Math.round((random.next() * 2 - 1) * rhythm.jitter * rhythm.everyMs);
    drafts.push(...visit(day.world, random, at + shift, device, service, cache));
  }
  return drafts;
};

/** Every device asks for updates, some run the status agent; both all day long, all week. */
export const deviceAgents = (day: Day, plan: Plan): Draft[] => {
  if (plan.whereabouts !== 'office') return [];
  const { device } = plan.person;
  const { updates, status } = day.world.agents;
  const random = day.random.fork(`agents/${device.id}`);
  const asking = poll(day, device, updates, UPDATES, plan.from, plan.until, random);
  if (!day.world.polledDevices.includes(device.id)) return asking;
  return [...asking, ...poll(day, device, status, STATUS, plan.from, plan.until, random)];
};

/** Servers keep their hours all night. */
export const serverAgents = (day: Day): Draft[] => {
  const { erp01, file01, mx01, mbx01, backup01 } = day.world.servers;
  const { licence, updates } = day.world.agents;
  const random = day.random.fork('server-agents');
  const end = day.midnight + 24 * HOUR;
  const patched = [erp01, file01, mx01, mbx01, backup01].flatMap((s) =>
    poll(day, s, updates, { everyMs: 2 * HOUR, jitter: 0.1 }, day.midnight, end, random),
  );
  return [...patched, ...poll(day, erp01, licence, LICENCE, day.midnight, end, random)];
};
