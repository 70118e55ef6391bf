import { asText } from './json';
import { isoTime, saneTime } from './time';
import { zonedToUtc } from './zone';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Least counts of milli-, micro- and nanoseconds since the epoch; what is smaller is a coarser unit (1e11 s lies in the year 5138). */
const MILLIS_FROM = 1e11;
const MICROS_FROM = 1e14;
const NANOS_FROM = 1e17;

/**
 * The times that products write → ms since the epoch, or undefined. Numbers and digits: seconds (with fraction), ms, µs or ns by magnitude.
 * Text: ISO 8601 and RFC 3339, RFC 5322, `24/Nov/2026:10:00:00 +0000`, `Nov 24 10:00:00`, `Nov 24 2026 10:00:00`, `2026/11/24 10:00:00`,
 * `11/24/2026 10:00:00 AM`, `20261124100000` (HL7), `/Date(1795514400000)/` (.NET's JSON), `24.11.2026 10:00:00`. Without a zone it is a time in `zone`; without a year the one nearest to `seen`.
 */
export function anyTime(value: unknown, zone: string, seen: number): number | undefined {
  if (typeof value === 'number') return epoch(value);
  const text = asText(value)?.trim();
  if (text === undefined || text.length > 64) return undefined;
  const c = text.charCodeAt(0);
  if (c >= 48 && c <= 57) {
    if (text.charCodeAt(4) === 45) return isoIn(text, zone);
    if (text.length >= 9 && /^\d+(?:\.\d+)?$/.test(text)) return compact(text, zone) ?? epoch(Number(text));
  }
  return written(text, zone, seen);
}

/** ms: what a product of two doubles may be too small by. Parts of a ms are cut off, as in texts. */
const ROUNDING = 1e-3;

function epoch(n: number): number | undefined {
  if (!(n > 0)) return undefined;
  return saneTime(
    n < MILLIS_FROM
      ? Math.floor(n * 1_000 + ROUNDING)
      : n < MICROS_FROM
        ? Math.floor(n)
        : n < NANOS_FROM
          ? Math.floor(n / 1_000)
          : Math.floor(n / 1_000_000),
  );
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?$/;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const OFFSET = /^(.{19}(?:[.,]\d{1,9})?) ?([+-]\d\d):?(\d\d)?$/;

function isoIn(text: string, zone: string): number | undefined {
  if (text.endsWith('Z')) return isoTime(text) ?? isoTime(text.replace(' Z', 'Z').replace(',', '.'));
  const local = ISO.exec(text);
  if (local) return zone === 'UTC' ? isoTime(text.replace(',', '.')) : zoned(local.slice(1), zone);
  const offset = OFFSET.exec(text);
  if (offset) {
    const base = isoTime(offset[1]?.replace(',', '.'));
    return base === undefined ? undefined : saneTime(base - offsetMs(offset[2] ?? '', offset[3]));
  }
  const date = DATE.exec(text);
  if (date) return zoned(date.slice(1), zone);
  return isoTime(text.replace(/ (?:UTC|GMT)$/, 'Z'));
}

/** `+02`, `30` → ms. */
const offsetMs = (hours: string, minutes: string | undefined): number =>
  (Math.abs(Number(hours)) * 60 + Number(minutes ?? 0)) * 60_000 * (hours.startsWith('-') ? -1 : 1);

/** HL7 and the like: 14 digits that can be a date. */
function compact(text: string, zone: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?$/.exec(text);
  if (!parts || Number(parts[1]) < 1970 || Number(parts[1]) > 2200) return undefined;
  return zoned(parts.slice(1), zone);
}

/** Year, month, day and time as texts; a fraction of any length last. */
function zoned(parts: readonly (string | undefined)[], zone: string): number | undefined {
  const [y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0] = parts.map((p) => (p === undefined ? undefined : Number(p)));
  if (mo < 1 || mo > 12 || d < 1 || d > 31 || h > 24 || mi > 59 || s > 60) return undefined;
  const fraction = parts[6] === undefined ? 0 : Math.floor(Number(`0.${parts[6]}`) * 1_000);
  return saneTime(zonedToUtc(y, mo, d, h, mi, s, fraction, zone));
}

const CLF = /^(\d{1,2})[/-]([A-Za-z]{3})[/-](\d{4})[: ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?: ?([+-]\d\d):?(\d\d)| ?(?:Z|UTC|GMT))?$/;
const MONTH_FIRST =
  /^(?:[A-Za-z]{3},? )?([A-Za-z]{3}) +(\d{1,2})(?:,? (\d{4}))? (\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?: ([A-Z]{3,4}))?(?: (\d{4}))?(?: ?([+-]\d\d):?(\d\d))?$/;
const SLASHED = /^(\d{4})\/(\d{1,2})\/(\d{1,2})[ -](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?$/;
const EUROPEAN = /^(\d{1,2})[./](\d{1,2})[./](\d{4}),? (\d{1,2}):(\d\d):(\d\d)(?:[.,](\d{1,9}))?$/;
/** ms of UTC; an offset behind them only says how to show it. */
const NET = /^\/Date\((\d{1,15})(?:[+-]\d{4})?\)\/$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?: ([AP])M)?$/i;

function written(text: string, zone: string, seen: number): number | undefined {
  if (text.startsWith('/Date(')) return saneTime(Number(NET.exec(text)?.[1]));
  const clf = CLF.exec(text);
  if (clf) {
    const own = clf[8] === undefined ? (/(?:Z|UTC|GMT)$/.test(text) ? 'UTC' : zone) : 'UTC';
    const at = zoned([clf[3], month(clf[2]), clf[1], clf[4], clf[5], clf[6], clf[7]], own);
    return at === undefined || clf[8] === undefined ? at : saneTime(at - offsetMs(clf[8], clf[9]));
  }
  const named = MONTH_FIRST.exec(text);
  if (named) return monthFirst(named, zone, seen);
  const slashed = SLASHED.exec(text);
  if (slashed) return zoned(slashed.slice(1), zone);
  const american = AMERICAN.exec(text);
  if (american) {
    const half = american[8]?.toUpperCase();
    const hour = half === undefined ? Number(american[4]) : (Number(american[4]) % 12) + (half === 'P' ? 12 : 0);
    const at = zoned([american[3], american[1], american[2], String(hour), american[5], american[6], american[7]], zone);
    if (at !== undefined) return at;
  }
  const european = EUROPEAN.exec(text);
  // With slashes the month comes first where it can.
  if (european) return zoned([european[3], european[2], european[1], european[4], european[5], european[6], european[7]], zone);
  if (!/^[A-Za-z]{3}, |\d [A-Za-z]{3} \d/.test(text)) return undefined;
  const parsed = Date.parse(/(?:[+-]\d{4}|GMT|UTC|Z)\b/.test(text) ? text : `${text} UTC`);
  return Number.isNaN(parsed) ? undefined : saneTime(parsed);
}

const month = (name: string | undefined): string => {
  const at = MONTHS.indexOf((name ?? '').toLowerCase());
  return at < 0 ? '0' : String(at + 1);
};

function monthFirst(m: RegExpExecArray, zone: string, seen: number): number | undefined {
  const [, name, day, yearAfter, h, mi, s, fraction, zoneName, yearLast, offset, offsetMinutes] = m;
  const own = zoneName === 'UTC' || zoneName === 'GMT' || offset !== undefined ? 'UTC' : zone;
  const at = (year: number | string): number | undefined => zoned([String(year), month(name), day, h, mi, s, fraction], own);
  const year = yearAfter ?? yearLast;
  const found = year === undefined ? nearest(at, seen) : at(year);
  return found === undefined || offset === undefined ? found : saneTime(found - offsetMs(offset, offsetMinutes));
}

/** Of last year, this year and the next, the time that lies nearest to `seen`. */
function nearest(at: (year: number) => number | undefined, seen: number): number | undefined {
  const year = new Date(seen).getUTCFullYear();
  let best: number | undefined;
  for (const y of [year - 1, year, year + 1]) {
    const candidate = at(y);
    if (candidate !== undefined && (best === undefined || Math.abs(candidate - seen) < Math.abs(best - seen))) best = candidate;
  }
  return best;
}
