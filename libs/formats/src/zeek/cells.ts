import { asText } from '../shared/json';
import { isoTime, saneTime } from '../shared/time';

/** Zeek's types, as JSON or as TSV cells. `-` was left out by the reader of TSV. */

/** Seconds with a fraction (or ms, or ISO 8601: `JSON::TS_MILLIS`, `JSON::TS_ISO8601`) → ms since the epoch. */
export function zeekTime(value: unknown): number | undefined {
  if (typeof value === 'number') return saneTime(value > MILLIS_FROM ? value : value * 1_000);
  if (typeof value !== 'string' || value === '') return undefined;
  const seconds = Number(value);
  return Number.isNaN(seconds) ? isoTime(value) : zeekTime(seconds);
}

/** Seconds above this lie after the year 5138: it is milliseconds. */
const MILLIS_FROM = 100_000_000_000;

/** An interval in seconds → whole ms; longer than a century is none. */
export const zeekInterval = (value: unknown): number | undefined => {
  const seconds = zeekNumber(value);
  return seconds !== undefined && seconds >= 0 && seconds <= CENTURY_S ? Math.round(seconds * 1_000) : undefined;
};

const CENTURY_S = 100 * 366 * 86_400;

export function zeekNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** A count: a whole number of at least 0. */
export function zeekCount(value: unknown): number | undefined {
  const number = zeekNumber(value);
  return number !== undefined && number >= 0 && Number.isSafeInteger(number) ? number : undefined;
}

export function zeekPort(value: unknown): number | undefined {
  const port = zeekCount(value);
  return port !== undefined && port <= 65_535 ? port : undefined;
}

export const zeekBool = (value: unknown): boolean | undefined =>
  value === true || value === 'T' ? true : value === false || value === 'F' ? false : undefined;

/** A set or vector of simple values. In TSV it is separated by commas, and `(empty)` (here '') has no members. Bounded. */
export function zeekList(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.slice(0, MAX_LIST).flatMap((item) => asText(item) ?? []);
  return typeof value === 'string' && value !== '' ? value.split(',', MAX_LIST) : NONE;
}

const MAX_LIST = 256;
const NONE: readonly string[] = [];
