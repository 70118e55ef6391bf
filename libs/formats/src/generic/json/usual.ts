import { readAddress } from '../../shared/address';
import { asText, isObject, type Json } from '../../shared/json';
import { anyTime } from '../../shared/when';
import { ACCOUNTS, ACTORS, BODIES, LOGOFF, LOGON, NAMES, OF_ACCOUNTS, OF_PERSON, type Usual } from './names';

/** A value of the record, with its path and its path as the table writes it. */
interface Place {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Members in members that are looked at. */
const MAX_LEVELS = 3;
/** Members of one record that are looked at. */
const MAX_PLACES = 2_000;

/** What is usable of a kind; everything else is a text. */
const USABLE: Partial<Record<Usual, (value: unknown) => boolean>> = {
  time: (value) => anyTime(value, 'UTC', 0) !== undefined,
  sourceIp: (value) => readAddress(value) !== undefined,
  remoteIp: (value) => readAddress(value) !== undefined,
  bareIp: (value) => readAddress(value) !== undefined,
  targetIp: (value) => readAddress(value) !== undefined,
  sourcePort: isPort,
  targetPort: isPort,
};

/** The record with what is found by its usual names moved under `usual`, by the names of the table; what was not found stays where it is. */
export function usual(record: Json): Json {
  const places = placesOf(record);
  const taken: (readonly string[])[] = [];
  const it: Record<string, unknown> = {};
  const take = (as: string, place: Place | undefined): void => {
    if (!place) return;
    it[as] = place.value;
    taken.push(place.path);
  };
  for (const kind of Object.keys(NAMES).filter(isUsual)) if (kind !== 'bareIp' && kind !== 'remoteIp') take(kind, firstOf(places, kind));
  const word =
    asText(it['action'])
      ?.toLowerCase()
      .replace(/[^a-z]/g, '') ?? '';
  const person = personIn(places, OF_ACCOUNTS.test(word) ? ACTORS : [...ACTORS, ...ACCOUNTS]);
  for (const [as, place] of person) take(as, place);
  if (it['sourceIp'] === undefined) take('sourceIp', remoteOf(places) ?? (person.length > 0 ? firstOf(places, 'bareIp') : undefined));
  if (LOGON.test(word)) it['logon'] = 'Logon';
  if (LOGOFF.test(word)) it['logon'] = 'Logoff';
  return { ...without(record, taken), usual: it };
}

/** It has a time, an action or somebody who acts: it is a record by itself. */
export const isRecord = (record: Json): boolean => {
  const places = placesOf(record);
  return firstOf(places, 'time') !== undefined || firstOf(places, 'action') !== undefined || personIn(places, ACTORS).length > 0;
};

const isUsual = (name: string): name is Usual => name in NAMES;

/** Every value of the record by its path in small letters; of a body that the record has, after the record's own. */
function placesOf(record: Json): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const inner: [string, Place][] = [];
  const walk = (from: Json, above: readonly string[], key: string): void => {
    for (const name of Object.keys(from)) {
      if (places.size + inner.length >= MAX_PLACES) return;
      const value = from[name];
      const path = [...above, name];
      const own = key === '' ? plain(name) : `${key}.${plain(name)}`;
      if (isObject(value)) {
        if (path.length < MAX_LEVELS) walk(value, path, own);
        continue;
      }
      if (asText(value) === undefined) continue;
      const place = { path, value };
      if (!places.has(own)) places.set(own, place);
      const body = BODIES.find((name) => own.startsWith(`${name}.`));
      if (body !== undefined) inner.push([own.slice(body.length + 1), place]);
    }
  };
  walk(record, [], '');
  for (const [key, place] of inner) if (!places.has(key)) places.set(key, place);
  return places;
}

const plain = (name: string): string => name.toLowerCase().replace(/[_\-@\s]/g, '');

function firstOf(places: ReadonlyMap<string, Place>, kind: Usual): Place | undefined {
  const usable = USABLE[kind] ?? isTelling;
  for (const name of NAMES[kind]) {
    const place = places.get(name);
    if (place && usable(place.value)) return place;
  }
  return undefined;
}

/** Of the first word that names anybody: name, mail address and id, so that they are all of one person. */
function personIn(places: ReadonlyMap<string, Place>, words: readonly string[]): readonly (readonly [string, Place])[] {
  for (const word of words) {
    const found: [string, Place][] = [];
    for (const [as, names] of Object.entries(OF_PERSON))
      for (const name of names) {
        const place = places.get(name === '' ? word : `${word}.${name}`) ?? places.get(`${word}${name}`);
        if (!place || !isTelling(place.value)) continue;
        found.push([as, place]);
        break;
      }
    if (found.length > 0) return found;
  }
  return [];
}

const remoteOf = (places: ReadonlyMap<string, Place>): Place | undefined =>
  [...places.keys()].some((name) => name.startsWith('local')) ? undefined : firstOf(places, 'remoteIp');

const isTelling = (value: unknown): boolean => {
  const text = asText(value);
  return text !== undefined && text.trim() !== '' && text !== '-' && !/^(?:null|none|n\/a|unknown)$/i.test(text);
};

function isPort(value: unknown): boolean {
  const port = Number(value);
  return Number.isInteger(port) && port > 0 && port <= 65_535;
}

/** A copy without the values at the paths. */
function without(record: Json, paths: readonly (readonly string[])[]): Json {
  const heads = new Map<string, (readonly string[])[]>();
  for (const [head = '', ...rest] of paths) heads.set(head, [...(heads.get(head) ?? []), rest]);
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      const rests = heads.get(name);
      if (!rests) return [[name, value]];
      const left = rests.some((rest) => rest.length === 0) || !isObject(value) ? undefined : without(value, rests);
      return left === undefined || Object.keys(left).length === 0 ? [] : [[name, left]];
    }),
  );
}
