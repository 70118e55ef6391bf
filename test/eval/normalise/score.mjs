import { allAmong, at, canonical, holds, instant, isNothing, leaves, opened, same, sameDuration, sameOffset, scalars } from './compare.mjs';
import * as rules from './rules.mjs';

/**
 * Judges the events that came of one case, none when its record was dead. Returns a verdict for each expected field:
 * `{ path, verdict: 'right' | 'missed' | 'out', reason, expected, places, ours }`; one record may give several events, and a field is right when
 * one of them has it. What is left out does not depend on our events, so that a dead record misses all that it should have said.
 */
export function score(one, events) {
  return one.kind === 'ecs' ? scoreEcs(one, events) : scoreOcsf(one, events);
}

function scoreEcs({ message, expected }, events) {
  const line = folded(message);
  const all = new Map(leaves(expected));
  return [...all].map(([path, value]) => {
    const out = outOfCount(path, value, all, message, line);
    if (out !== undefined) return { path, verdict: 'out', reason: out };
    return { path, expected: value, ...judged(rules.REPEATS[path] ?? path, value, events) };
  });
}

function outOfCount(path, value, all, message, line) {
  if (scalars(value).every(isNothing)) return 'no value';
  if (/\.nat\.(?:ip|port)$/.test(path) && ['0.0.0.0', '::', '0'].includes(String(value))) return 'nothing was translated';
  const rule = rules.LEFT_OUT.find(([test]) => test(path));
  if (rule) return rule[1];
  const derived = rules.ONLY_WHEN_IN_LINE.find(([test]) => test(path));
  if (derived && !scalars(value).every((v) => line.includes(folded(v)))) return `not in the line: ${derived[1]}`;
  const first = rules.REPEATS[path];
  if (first !== undefined && all.has(first) && same(value, all.get(first))) return `repeats ${first}`;
  if (path.startsWith('action.properties') && [...all].some(([p, v]) => !p.startsWith('action.') && p !== 'message' && allAmong(value, scalars(v))))
    return 'action.properties repeats another field';
  if (path === '@timestamp' && !holdsYear(message, value)) return 'the line has no year: the reading time decides';
  if (path === 'event.category' && scalars(value).every((v) => !Object.hasOwn(rules.CATEGORIES, v))) return "the source's own category";
  return undefined;
}

const folded = (text) => String(text).toLowerCase();

/** The year in digits, or seconds since 1970 to within a day or so. */
function holdsYear(message, value) {
  const ms = instant(value);
  if (ms === undefined) return false;
  const year = new Date(ms).getUTCFullYear();
  return (
    message.includes(String(year)) ||
    message.includes(String(Math.floor(ms / 1_000)).slice(0, 6)) ||
    new RegExp(`\\b${year % 100}[/-]\\d\\d[/-]\\d\\d\\b`).test(message)
  );
}

function judged(path, value, events) {
  if (path === 'event.category') return classed(value, events);
  const places = rules.PLACES[path];
  const lacks = events.length > 0 && events.every((e) => rules.NOT_IN_CLASS[e.class_uid]?.[0](path));
  const free = lacks ? rules.NOT_IN_CLASS[events[0].class_uid] : rules.ANYWHERE.find(([test]) => test(path));
  if (places === undefined || free) {
    const wanted = pairsValues(value);
    const forms = [wanted, scalars(wanted).map(opened), scalars(wanted).flatMap(parted)];
    const right = events.some((e) => forms.some((form) => allAmong(form, scalars(e), holdsValue)));
    return { verdict: right ? 'right' : 'missed', reason: free?.[1] ?? "the source's own field: anywhere", places: ['anywhere'], ours: [] };
  }
  const anywhere = places.flatMap((p) => [p, `evidences.${p}`]);
  const ours = events.flatMap((e) => anywhere.flatMap((p) => at(e, p)));
  const right = allAmong(value, ours, equality(path)) || meant(path, value, events);
  const elsewhere = right
    ? []
    : events
        .flatMap((e) => leaves(e, '', true))
        .filter(([, v]) => allAmong(value, scalars(v)))
        .map(([p]) => p);
  return {
    verdict: right ? 'right' : 'missed',
    reason: 'at one of the places',
    places,
    ours: [...new Set(ours)],
    elsewhere: [...new Set(elsewhere)],
  };
}

/** Our event may keep a nested member of the source as JSON text: a value within quotes there is a value of ours. */
const holdsValue = (wanted, ours) =>
  same(wanted, ours) || (typeof ours === 'string' && /^[[{]/.test(ours) && folded(ours).includes(`"${folded(wanted)}"`));

/** `DOMAIN\\name`: OCSF has the two apart. */
const parted = (value) => (/^[^\\\s]+\\[^\\]+$/.test(value) ? value.split('\\') : value);

/** A list of the source's names and values, kept whole there: its names are member names or attributes with us, so its values are compared. */
const pairsValues = (value) => {
  if (value === null || typeof value !== 'object') return value;
  if (!Array.isArray(value)) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, pairsValues(v)]));
  return value.length > 0 && value.every(isPair)
    ? value.map(({ name, ...rest }) => (isEmpty(rest) ? name : pairsValues(rest)))
    : value.map(pairsValues);
};
const isPair = (item) => item !== null && typeof item === 'object' && typeof item.name === 'string' && Object.keys(item).every((k) => PAIR.test(k));
const PAIR = /^(?:name|value|(?:multi|bool|int|multiInt|multiBool|message|multiMessage)Value)$/;
const isEmpty = (object) => Object.keys(object).length === 0;

function equality(path) {
  if (path === 'event.duration') return sameDuration;
  if (path === 'event.timezone') return (a, b) => same(a, b) || sameOffset(a, b);
  if (rules.FREE_TEXT.has(path)) return holds;
  // What was done is a word with most products and a sentence with some, whose place is then the message.
  if (path === 'event.action') return (a, b) => same(a, b) || (/\s/.test(String(a).trim()) && holds(unstopped(a), b));
  // OCSF has the command line whole.
  if (/(?:^|\.)args$/.test(path)) return (a, b) => same(a, b) || String(b).includes(String(a));
  if (path === 'email.message_id' || path.startsWith('email.')) return (a, b) => same(unbracketed(a), unbracketed(b));
  return same;
}

const unstopped = (value) => String(value).trim().replace(/\.$/, '');
const unbracketed = (value) => (typeof value === 'string' ? value.trim().replace(/^.*<([^<>]*)>$/, '$1') : value);

/** OCSF says success, allowed, inbound and the like by ids: the source's word is right when an id says the same. */
function meant(path, value, events) {
  if (path === 'network.direction') {
    const id = rules.DIRECTIONS[canonical(scalars(value)[0])];
    return id !== undefined && events.some((e) => [e, ...(e.evidences ?? [])].some((o) => o.connection_info?.direction_id === id));
  }
  if (path !== 'event.outcome' && path !== 'event.action') return false;
  const word = canonical(scalars(value)[0]);
  const says = (e, ids) => Object.entries(ids ?? {}).some(([name, list]) => list.includes(e[name]));
  if (word === 'success' && path === 'event.outcome' && events.some((e) => e.status_id !== rules.FAILED && says(e, rules.CARRIED_OUT))) return true;
  return events.some((e) => says(e, rules.VERDICTS[word]));
}

function classed(value, events) {
  const known = scalars(value).filter((v) => Object.hasOwn(rules.CATEGORIES, v));
  const fits = (e, v) =>
    rules.CATEGORIES[v].includes(e.class_uid) ||
    (rules.DANGERS.has(v) && (e.disposition_id !== undefined || e.malware !== undefined || e.action_id !== undefined)) ||
    (v === 'network' && rules.ENDS.some((end) => at(e, `${end}.ip`).length > 0));
  const right = events.some((e) => known.some((v) => fits(e, v)));
  return {
    verdict: right ? 'right' : 'missed',
    reason: 'a class that fits',
    places: ['class_uid'],
    ours: events.map((e) => e.class_uid),
    isClass: true,
  };
}

function scoreOcsf({ expected }, events) {
  const parsed = relaxed(expected);
  if (parsed === undefined) return [{ path: '(all)', verdict: 'out', reason: 'the expected event is not JSON' }];
  const all = leaves(parsed, '', true);
  const paths = new Set(all.map(([path]) => path));
  return all.map(([path, value]) => {
    if (scalars(value).every(isNothing)) return { path, verdict: 'out', reason: 'no value' };
    const out = rules.OCSF_LEFT_OUT.find(([test]) => test(path));
    if (out) return { path, verdict: 'out', reason: out[1] };
    if (paths.has(`${path}_id`)) return { path, verdict: 'out', reason: 'a caption; its id is counted' };
    const places = [path, ...renamed(path)];
    const ours = events.flatMap((e) => places.flatMap((p) => at(e, p)));
    const right =
      path === 'class_uid' ? ours.some((o) => (rules.OCSF_CLASSES[value] ?? [value]).includes(o)) : allAmong(value, ours) || openedAmong(value, ours);
    return {
      path,
      expected: value,
      verdict: right ? 'right' : 'missed',
      reason: 'at the same path',
      places,
      ours: [...new Set(ours)],
      isClass: path === 'class_uid',
    };
  });
}

/** An attribute of type `json_t` may be the object or its text. */
const openedAmong = (value, ours) => typeof opened(value) === 'object' && allAmong(opened(value), ours.map(opened).flatMap(scalars));

/** JSON, with commas before a closing bracket let through: some of the published events have them. */
function relaxed(text) {
  for (const one of [text, text.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])/g, (_, quoted) => quoted ?? '')])
    try {
      return JSON.parse(one);
    } catch {
      // The next reading, if there is one.
    }
  return undefined;
}

const renamed = (path) =>
  rules.OCSF_RENAMED.filter(([from]) => path === from || path.startsWith(`${from}.`)).map(([from, to]) => to + path.slice(from.length));
