import { allAmong, at, canonical, holds, instant, leaves, opened, same, sameDuration, sameOffset, scalars } from './compare.mjs';
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

/** What products write where they have no value. */
const NOTHING = ['', '-', 'null', 'n/a'];

function outOfCount(path, value, all, message, line) {
  if (scalars(value).every((v) => NOTHING.includes(String(v).trim().toLowerCase()))) return 'no value';
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
    const right = events.some((e) => allAmong(value, scalars(e), holdsValue) || allAmong(scalars(value).map(opened), scalars(e), holdsValue));
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

function equality(path) {
  if (path === 'event.duration') return sameDuration;
  if (path === 'event.timezone') return (a, b) => same(a, b) || sameOffset(a, b);
  if (rules.FREE_TEXT.has(path)) return holds;
  if (path === 'email.message_id' || path.startsWith('email.')) return (a, b) => same(unbracketed(a), unbracketed(b));
  return same;
}

const unbracketed = (value) => (typeof value === 'string' ? value.trim().replace(/^.*<([^<>]*)>$/, '$1') : value);

/** OCSF says success, allowed and the like by ids: the source's word is right when an id says the same. */
function meant(path, value, events) {
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
  let parsed;
  try {
    parsed = JSON.parse(expected);
  } catch {
    return [{ path: '(all)', verdict: 'out', reason: 'the expected event is not JSON' }];
  }
  return leaves(parsed, '', true).map(([path, value]) => {
    if (scalars(value).every((v) => v === '')) return { path, verdict: 'out', reason: 'no value' };
    const out = rules.OCSF_LEFT_OUT.find(([test]) => test(path));
    if (out) return { path, verdict: 'out', reason: out[1] };
    const places = [path, ...renamed(path)];
    const ours = events.flatMap((e) => places.flatMap((p) => at(e, p)));
    const right = path === 'class_uid' ? ours.some((o) => (rules.OCSF_CLASSES[value] ?? [value]).includes(o)) : allAmong(value, ours);
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

const renamed = (path) =>
  rules.OCSF_RENAMED.filter(([from]) => path === from || path.startsWith(`${from}.`)).map(([from, to]) => to + path.slice(from.length));
