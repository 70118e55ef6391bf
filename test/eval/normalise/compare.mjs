/** Comparison of one expected value with values of ours. Nothing here reads files or knows of a family. */

/** All scalars below a value, lists and objects opened. */
export function scalars(value) {
  if (value === null || value === undefined) return [];
  if (typeof value === 'object') return Object.values(value).flatMap(scalars);
  return [value];
}

/** A text that is a JSON object or list, opened; anything else as it is. */
export function opened(value) {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** `[path, value]` of every leaf; a list of scalars is one leaf, a list of objects is opened without its indexes when `open` is given. */
export function leaves(value, path = '', open = false) {
  if (value === null || typeof value !== 'object') return [[path, value]];
  if (Array.isArray(value) && !(open && value.some((v) => v !== null && typeof v === 'object'))) return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((v) => leaves(v, path, open));
  return Object.entries(value).flatMap(([k, v]) => leaves(v, path === '' ? k : `${path}.${k}`, open));
}

/** The scalars at a dotted path; lists are passed through, and `hashes[3]` keeps the members whose `algorithm_id` is 3. */
export function at(event, path) {
  let values = [event];
  for (const segment of path.split('.')) {
    const [, name, algorithm] = /^([^[]+)(?:\[(\d+)\])?$/.exec(segment) ?? [];
    values = values.flatMap((v) => (Array.isArray(v) ? v : [v])).flatMap((v) => (v !== null && typeof v === 'object' && name in v ? [v[name]] : []));
    if (algorithm !== undefined) values = values.flat().filter((v) => v?.algorithm_id === Number(algorithm));
  }
  return values.flatMap(scalars);
}

const MAC = /^[0-9a-f]{2}(?:[:-]?[0-9a-f]{2}){5}$|^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}$/;
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const ROOTED = /^[\w-]+(?:\.[\w-]+)+\.$/;
/** `Mar 01 2021 21:20:13`, as CEF writes times. */
const ENGLISH = /^[A-Z][a-z]{2} \d{1,2} \d{4} \d\d:\d\d:\d\d$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** One form of a scalar for comparison: trimmed, lower case, `::ffff:` off, addresses and numbers in their shortest form. */
export function canonical(value) {
  const text = String(value).trim().toLowerCase();
  if (MAC.test(text)) return text.replace(/[.:-]/g, '');
  if (/^::ffff:\d+\.\d+\.\d+\.\d+$/.test(text)) return text.slice(7);
  if (text.includes(':') && /^[0-9a-f:.]+$/.test(text)) return address(text);
  // A name with and without the root's full stop is the same name.
  if (ROOTED.test(text)) return text.slice(0, -1);
  // Long digit strings are identifiers: as numbers two of them could become one.
  if (NUMBER.test(text) && text.length <= 15) return String(Number(text));
  return text;
}

function address(text) {
  try {
    return new URL(`http://[${text}]/`).hostname.slice(1, -1);
  } catch {
    return text;
  }
}

/** Milliseconds of an instant: an ISO text (without a zone: UTC) or a number in ms; undefined for anything else. */
export function instant(value) {
  if (typeof value === 'number') return Math.floor(value);
  if (typeof value === 'string' && ENGLISH.test(value)) return Date.parse(`${value} UTC`);
  if (typeof value !== 'string' || !ISO.test(value)) return undefined;
  const ms = Date.parse(/(?:z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Whether two scalars say the same. A time may be a text there and a number here. */
export function same(expected, ours) {
  if (canonical(expected) === canonical(ours)) return true;
  if (typeof expected !== 'string' || !(ISO.test(expected.trim()) || ENGLISH.test(expected.trim()))) return false;
  const [a, b] = [instant(expected.trim()), instant(ours)];
  return a !== undefined && a === b;
}

const NOTHING = new Set(['', '""', '-', 'null', 'n/a', 's-1-0-0']);
/** A value that says that there is none; `S-1-0-0` is Windows's null SID. */
export const isNothing = (value) => NOTHING.has(String(value).trim().toLowerCase());

/**
 * Whether every expected scalar is among ours. The order of lists is of no account, nor is a member of a list that says that there is none; an empty
 * expectation is never right.
 */
export function allAmong(expected, ours, equal = same) {
  const all = scalars(expected);
  const wanted = all.some((w) => !isNothing(w)) ? all.filter((w) => !isNothing(w)) : all;
  return wanted.length > 0 && wanted.every((w) => ours.some((o) => equal(w, o)));
}

/** For free text: equal, or ours holds the whole of the expected text. */
export const holds = (expected, ours) => same(expected, ours) || (String(expected).trim().length >= 4 && squeezed(ours).includes(squeezed(expected)));
const squeezed = (text) => String(text).toLowerCase().replace(/\s+/g, ' ').trim();

/** ECS counts a duration in ns and OCSF in ms, and the expected events also repeat what the line says in ms or s: any of the three is right. */
export const sameDuration = (expected, ours) => [1, 1e-6, 1_000].some((unit) => Math.abs(Number(expected) * unit - Number(ours)) < 0.5);

/** `+0200`, `+02:00` or `UTC+2` and minutes. */
export function sameOffset(expected, ours) {
  if (/^(?:UTC|GMT)$/.test(String(expected))) return Number(ours) === 0;
  const [, sign, hours, minutes] = /^(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?$/.exec(String(expected)) ?? [];
  return sign !== undefined && Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes ?? 0)) === Number(ours);
}
