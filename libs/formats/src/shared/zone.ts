const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Hours kept a zone, and zones kept: logs are read in order, so few matter. Only caches. */
const MAX_HOURS = 4_096;
const MAX_ZONES = 256;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** Hour since the epoch → ms east of UTC at its beginning. */
  readonly hours: Map<number, number>;
}

const zones = new Map<string, Zone | undefined>();

/**
 * Wall clock of a zone → ms since the epoch. `zone` is an IANA name (`Europe/Berlin`); NaN when there is no such zone. `mo` is 1…12,
 * `y` 100 or later. A time that the clocks skipped is read as if they had not yet been put forward, and of two times of the same name
 * the earlier is meant (`compatible` in ECMAScript's Temporal and in RFC 5545, section 3.3.5).
 */
export function zonedToUtc(y: number, mo: number, d: number, h: number, mi: number, s: number, ms: number, zone: string): number {
  const local = Date.UTC(y, mo - 1, d, h, mi, s, ms);
  if (zone === 'UTC' || Number.isNaN(local)) return local;
  const known = zoneOf(zone);
  if (known === undefined) return NaN;
  // No offset is a day long, so the true offset is one of those that hold a day before and a day after.
  const before = offsetAt(known, local - DAY_MS);
  const after = offsetAt(known, local + DAY_MS);
  if (before === after || offsetAt(known, local - before) === before) return local - before;
  return offsetAt(known, local - after) === after ? local - after : local - before;
}

/** True for a name of the IANA zone database that this runtime has. */
export const isZone = (zone: string): boolean => zoneOf(zone) !== undefined;

function zoneOf(name: string): Zone | undefined {
  const known = zones.get(name);
  if (known !== undefined || zones.has(name)) return known;
  if (zones.size >= MAX_ZONES) zones.clear();
  const made = openZone(name);
  zones.set(name, made);
  return made;
}

function openZone(timeZone: string): Zone | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    return { format, hours: new Map() };
  } catch {
    // RangeError: the only error there is for a zone that does not exist (ECMA-402, section 11.1.2).
    return undefined;
  }
}

/** ms east of UTC. Where it changes within the hour it is looked up to the second, else once an hour. */
function offsetAt(zone: Zone, utc: number): number {
  const hour = Math.floor(utc / HOUR_MS);
  const start = offsetOfHour(zone, hour);
  return start === offsetOfHour(zone, hour + 1) ? start : lookUp(zone.format, utc);
}

function offsetOfHour(zone: Zone, hour: number): number {
  const known = zone.hours.get(hour);
  if (known !== undefined) return known;
  if (zone.hours.size >= MAX_HOURS) zone.hours.clear();
  const offset = lookUp(zone.format, hour * HOUR_MS);
  zone.hours.set(hour, offset);
  return offset;
}

function lookUp(format: Intl.DateTimeFormat, utc: number): number {
  const whole = Math.floor(utc / 1_000) * 1_000;
  const at = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of format.formatToParts(whole)) {
    if (type in at) Object.assign(at, { [type]: Number(value) });
  }
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) - whole;
}
