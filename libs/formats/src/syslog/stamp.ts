import { zoneMinutes } from './zone-names';

/** The time of a syslog header in its parts; what was not written is absent. */
export interface SyslogTime {
  /** As it was written. */
  readonly text: string;
  readonly year?: number;
  /** 1…12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 60 in a leap second. */
  readonly second: number;
  readonly ms: number;
  /** Minutes east of UTC, where the text says it. */
  readonly offsetMinutes?: number;
  /** Name of the zone, as it was written (`CEST`). Many names mean several zones; those have no `offsetMinutes`. */
  readonly zone?: string;
  /** Cisco's `*` (never set) or `.` (no longer synchronised) before the time: the device does not trust its clock. */
  readonly unsynced?: boolean;
}

export type Draft<T> = { -readonly [K in keyof T]: T[K] };

const SPACE = 32;
const DOT = 46;
const COMMA = 44;
const COLON = 58;
const DASH = 45;
const SLASH = 47;
const PLUS = 43;

export const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/** `count` digits from `at` as a number, -1 when they are not all digits. */
export function digitsAt(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Three letters of an English month → 1…12, else 0. */
function monthAt(text: string, at: number): number {
  const key = ((text.charCodeAt(at) | 32) << 16) | ((text.charCodeAt(at + 1) | 32) << 8) | (text.charCodeAt(at + 2) | 32);
  return MONTHS.get(key) ?? 0;
}

const MONTHS: ReadonlyMap<number, number> = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((m, i) => [
    (m.charCodeAt(0) << 16) | (m.charCodeAt(1) << 8) | m.charCodeAt(2),
    i + 1,
  ]),
);

/** What was read, and the index after it. */
export interface Stamp {
  readonly time: SyslogTime;
  readonly end: number;
}

/**
 * Reads the time that begins at `at`: `Mmm d hh:mm:ss` with a year in any of its three places, ISO 8601 with `T` or a space, seconds
 * since the epoch with a fraction (Meraki); a fraction and a zone may follow. undefined when there is none.
 */
export function readStamp(text: string, at: number): Stamp | undefined {
  const first = text.charCodeAt(at);
  if (!isDigit(first)) return readMonthStamp(text, at, undefined, at);
  const fourth = text.charCodeAt(at + 4);
  if (fourth === DASH || fourth === SLASH) return readIso(text, at, fourth);
  if (fourth === SPACE) return readMonthStamp(text, at + 5, digitsAt(text, at, 4), at);
  return text.charCodeAt(at + 10) === DOT ? readEpoch(text, at) : undefined;
}

function readMonthStamp(text: string, at: number, yearBefore: number | undefined, start: number): Stamp | undefined {
  const month = monthAt(text, at);
  if (month === 0 || text.charCodeAt(at + 3) !== SPACE) return undefined;
  let i = at + 4;
  if (text.charCodeAt(i) === SPACE) i++;
  let day = text.charCodeAt(i++) - 48;
  if (isDigit(text.charCodeAt(i))) day = day * 10 + text.charCodeAt(i++) - 48;
  if (text.charCodeAt(i) !== SPACE) return undefined;
  i++;
  let year = yearBefore;
  if (text.charCodeAt(i + 4) === SPACE) {
    year = digitsAt(text, i, 4);
    i += 5;
  }
  const clock = readClock(text, i, start, year, month, day);
  return clock && (year === undefined ? withYearAfter(text, clock) : clock);
}

/** `Mar  1 10:00:00 2026 fw1 …`: a year after the clock, and only a year that a log can have. */
function withYearAfter(text: string, { time, end }: Stamp): Stamp {
  // `2001:db8::1` is no year.
  const after = text.charCodeAt(end + 5) === COLON ? end + 6 : end + 5;
  if (text.charCodeAt(end) !== SPACE || text.charCodeAt(after) !== SPACE) return { time, end };
  const year = digitsAt(text, end + 1, 4);
  if (year < 1_970 || year > 2_199) return { time, end };
  return { time: { ...time, text: `${time.text} ${year}`, year }, end: end + 5 };
}

function readIso(text: string, at: number, mark: number): Stamp | undefined {
  const between = text.charCodeAt(at + 10);
  if (text.charCodeAt(at + 7) !== mark || (between !== 84 && between !== 116 && between !== SPACE)) return undefined;
  return readClock(text, at + 11, at, digitsAt(text, at, 4), digitsAt(text, at + 5, 2), digitsAt(text, at + 8, 2));
}

/** `hh:mm:ss`, a fraction and a zone, from `at`; the date was read before. */
function readClock(text: string, at: number, start: number, year: number | undefined, month: number, day: number): Stamp | undefined {
  const hour = digitsAt(text, at, 2);
  const minute = digitsAt(text, at + 3, 2);
  const second = digitsAt(text, at + 6, 2);
  if (text.charCodeAt(at + 2) !== COLON || text.charCodeAt(at + 5) !== COLON) return undefined;
  if (hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 60) return undefined;
  if (month < 1 || month > 12 || !(day >= 1 && day <= 31) || (year !== undefined && year < 1_000)) return undefined;
  let end = at + 8;
  let ms = 0;
  const mark = text.charCodeAt(end);
  if ((mark === DOT || mark === COMMA) && isDigit(text.charCodeAt(end + 1))) {
    let scale = 100;
    for (end++; isDigit(text.charCodeAt(end)); end++) {
      ms += (text.charCodeAt(end) - 48) * scale;
      scale = scale > 1 ? scale / 10 : 0;
    }
  }
  const time: Draft<SyslogTime> = { text: '', month, day, hour, minute, second, ms };
  if (year !== undefined) time.year = year;
  end = readZone(text, end, time);
  time.text = text.slice(start, end);
  return { time, end };
}

/** `Z`, `+02:00`, `+0200`, ` +0200`, ` CEST`: what of them is there is put into `time`. The index after it. */
function readZone(text: string, at: number, time: Draft<SyslogTime>): number {
  const c = text.charCodeAt(at);
  if (c === 90 || c === 122) {
    if (isWordEnd(text.charCodeAt(at + 1))) {
      time.offsetMinutes = 0;
      return at + 1;
    }
    return at;
  }
  const start = c === SPACE ? at + 1 : at;
  const sign = text.charCodeAt(start);
  if (sign === PLUS || sign === DASH) return readOffset(text, start, time) ?? at;
  return c === SPACE ? (readZoneName(text, start, time) ?? at) : at;
}

function readOffset(text: string, at: number, time: Draft<SyslogTime>): number | undefined {
  const hours = digitsAt(text, at + 1, 2);
  const colon = text.charCodeAt(at + 3) === COLON ? 1 : 0;
  const minutes = digitsAt(text, at + 3 + colon, 2);
  const end = at + 5 + colon;
  if (hours < 0 || minutes < 0 || hours > 14 || minutes > 59 || !isWordEnd(text.charCodeAt(end))) return undefined;
  const offset = hours * 60 + minutes;
  time.offsetMinutes = text.charCodeAt(at) === DASH ? -offset : offset;
  return end;
}

/** Longest abbreviation of a zone. */
const MAX_ZONE_NAME = 5;

function readZoneName(text: string, at: number, time: Draft<SyslogTime>): number | undefined {
  let end = at;
  while (end - at <= MAX_ZONE_NAME && text.charCodeAt(end) >= 65 && text.charCodeAt(end) <= 90) end++;
  if (end - at < 2 || !isWordEnd(text.charCodeAt(end))) return undefined;
  const zone = text.slice(at, end);
  const minutes = zoneMinutes(zone);
  if (minutes === undefined) return undefined;
  time.zone = zone;
  if (minutes !== null) time.offsetMinutes = minutes;
  return end;
}

/** Space, colon or the end of the text (NaN). */
const isWordEnd = (c: number): boolean => c === SPACE || c === COLON || Number.isNaN(c);

function readEpoch(text: string, at: number): Stamp | undefined {
  const seconds = digitsAt(text, at, 10);
  let end = at + 11;
  while (isDigit(text.charCodeAt(end))) end++;
  if (seconds < 0 || end === at + 11) return undefined;
  const ms = Number(text.slice(at + 11, Math.min(end, at + 14)).padEnd(3, '0'));
  const date = new Date(seconds * 1_000);
  return {
    time: {
      text: text.slice(at, end),
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      ms,
      offsetMinutes: 0,
    },
    end,
  };
}
