import type { Verb } from '@cordon/wire';

const HOUR_MS = 3_600_000;
/** Hours of history that tell what is usual. */
const HISTORY_HOURS = 30 * 24;
const USUAL_TIMES = 3;
/** Rank of the 99th percentile among the hours of history, from the busiest. */
const P99_RANK = HISTORY_HOURS - Math.ceil(0.99 * HISTORY_HOURS);
/** Shares beyond these open the breaker (response.md, section 4), once there are enough to tell a share from chance. */
const FALSE_SHARE = 0.1;
const FALSE_LEAST = 5;
const UNVERIFIED_SHARE = 0.05;
const UNVERIFIED_LEAST = 3;

/** One effect that was put in place, as the breaker sees it. */
export interface Effect {
  readonly actuator: string;
  readonly verb: Verb;
  /** When it first became active, ms since the epoch. */
  readonly at: number;
  /** Reading back right after it was applied did not find it. */
  readonly unverified: boolean;
  /** It was released because its incident was judged a false alarm. */
  readonly wrong: boolean;
}

export interface BreakerFacts {
  /** Effects of one tenant, any order; 30 days of them. */
  readonly effects: Iterable<Effect>;
  readonly now: number;
  /** When a person last armed it again: what lies before is known and does not open it a second time. */
  readonly armedAt: number;
  /** Effects an hour that are never too many, whatever history says: a quiet tenant's first bad day is not a fault of the engine. */
  readonly leastAnHour: (verb: Verb) => number;
}

/**
 * Why a tenant must fall to confirm, or undefined: false alarms over 10 % of its effects, an actuator whose effects were not
 * found in place over 5 % of the time, or one that acts more than three times as often as the 99th percentile of its hours of
 * the last 30 days (hours without any among them). Pure.
 */
export function breakerTrip({ effects, now, armedAt, leastAnHour }: BreakerFacts): string | undefined {
  const all = [...effects];
  const fresh = all.filter((e) => e.at >= armedAt);
  const wrong = fresh.filter((e) => e.wrong).length;
  if (wrong >= FALSE_LEAST && wrong / fresh.length > FALSE_SHARE) return `${wrong} of ${fresh.length} effects were false alarms`;
  for (const name of new Set(fresh.map((e) => e.actuator))) {
    const why = ofActuator(
      name,
      all.filter((e) => e.actuator === name),
      { now, armedAt, leastAnHour },
    );
    if (why !== undefined) return why;
  }
  return undefined;
}

function ofActuator(name: string, all: readonly Effect[], { now, armedAt, leastAnHour }: Omit<BreakerFacts, 'effects'>): string | undefined {
  const fresh = all.filter((e) => e.at >= armedAt);
  const unverified = fresh.filter((e) => e.unverified).length;
  if (unverified >= UNVERIFIED_LEAST && unverified / fresh.length > UNVERIFIED_SHARE)
    return `${unverified} of ${fresh.length} effects of ${name} were not found in place`;
  const lastHour = fresh.filter((e) => e.at > now - HOUR_MS).length;
  const [first] = all;
  const usual = hourlyP99(all, now);
  const most = Math.max(USUAL_TIMES * usual, first ? leastAnHour(first.verb) : 0);
  return lastHour > most ? `${lastHour} effects of ${name} in an hour; usual are ${usual}` : undefined;
}

/** 99th percentile of the effects an hour, over the 30 days before the last hour. */
function hourlyP99(all: readonly Effect[], now: number): number {
  const counts = new Map<number, number>();
  for (const { at } of all) {
    const hoursAgo = Math.floor((now - at) / HOUR_MS);
    if (hoursAgo >= 1 && hoursAgo <= HISTORY_HOURS) counts.set(hoursAgo, (counts.get(hoursAgo) ?? 0) + 1);
  }
  return [...counts.values()].sort((a, b) => b - a)[P99_RANK] ?? 0;
}
