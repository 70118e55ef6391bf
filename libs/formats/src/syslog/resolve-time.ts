import { zonedToUtc } from '../shared/zone';
import type { SyslogTime } from './stamp';

/** What the header does not say: the source's zone (IANA name; left out = UTC) and when the record arrived, ms since the epoch. */
export interface TimeContext {
  readonly zone?: string;
  readonly seen: number;
}

/** Years that can be meant, beside that of `seen`: a clock may be ahead at New Year. */
const NEAR = 1;
/** 29 February is at most eight years away (1896-1904, 2096-2104). */
const NEAR_LEAP_DAY = 8;

/**
 * Parts of a time → ms since the epoch. A year that was not written is the one that puts the time closest to `seen`; the zone in the
 * text goes before the source's. undefined when there is no such day, or no such zone.
 */
export function resolveTime(time: SyslogTime, context: TimeContext): number | undefined {
  if (time.year !== undefined) return inYear(time, time.year, context.zone);
  const seenYear = new Date(context.seen).getUTCFullYear();
  const near = time.month === 2 && time.day === 29 ? NEAR_LEAP_DAY : NEAR;
  let best: number | undefined;
  for (let year = seenYear - near; year <= seenYear + near; year++) {
    const ms = inYear(time, year, context.zone);
    if (ms !== undefined && (best === undefined || Math.abs(ms - context.seen) < Math.abs(best - context.seen))) best = ms;
  }
  return best;
}

function inYear(time: SyslogTime, year: number, zone: string | undefined): number | undefined {
  const { month, day, hour, minute, second, ms, offsetMinutes } = time;
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  if (offsetMinutes !== undefined) return Date.UTC(year, month - 1, day, hour, minute, second, ms) - offsetMinutes * 60_000;
  const utc = zonedToUtc(year, month, day, hour, minute, second, ms, zone ?? 'UTC');
  return Number.isNaN(utc) ? undefined : utc;
}
