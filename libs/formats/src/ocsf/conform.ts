import { CLASSES, isOcsfObject, ocsfAttribute, ocsfDemand, type OcsfAttribute, type OcsfEvent, type OcsfOwner } from '@cordon/wire';
import { hasValue } from '../form/condition';
import { converterOf, enumerated, type Moment } from '../form/convert';
import { asText, isObject, text, type Json } from '../shared/json';
import { anyTime } from '../shared/when';
import { CLASS_INSTEAD, RENAMED } from './older';

type Members = Record<string, unknown>;

const OTHER = 99;
const PER_CLASS = 100;
const MAX_ITEMS = 1_024;

/**
 * An event of an older version of OCSF, or one that a producer wrote loosely, as an event of 1.8: attributes that moved go to their place, values
 * take the attribute's type, ids follow from captions and the other way round, and what has no place goes to `unmapped`. undefined without any time.
 */
export function conform(record: Json, moment: Moment): OcsfEvent | undefined {
  const time = timeOf(record, moment);
  if (time === undefined) return undefined;
  const rest: Members = {};
  const uid = classOf(record, rest);
  const activity = activityOf(record, uid, rest);
  const { version } = isObject(record['metadata']) ? record['metadata'] : {};
  const made = objectOf(uid, record, moment, rest, SPOKEN_FOR) ?? {};
  const metadata: Members = isObject(made['metadata']) ? { ...made['metadata'] } : {};
  metadata['version'] = '1.8.0';
  metadata['product'] ??= { name: 'Unknown' };
  if (typeof version === 'string' && version !== '1.8.0') metadata['log_version'] ??= version;
  const event: OcsfEvent = {
    ...made,
    class_uid: uid,
    category_uid: CLASSES.get(uid)?.category_uid ?? 0,
    activity_id: activity,
    type_uid: uid * PER_CLASS + activity,
    time,
    severity_id: idOf(uid, 'severity_id', record['severity_id'], record['severity']) ?? 1,
    metadata,
  };
  const unmapped = { ...unmappedOf(record['unmapped']), ...rest };
  if (Object.keys(unmapped).length > 0) event['unmapped'] = unmapped;
  fill(uid, event);
  return event;
}

/** Read by name, not by the walk. */
const SPOKEN_FOR = new Set(['class_uid', 'category_uid', 'activity_id', 'type_uid', 'time', 'severity_id', 'unmapped']);
const TIMES = ['time', 'time_dt', 'event_time', 'ref_time', '_time', 'start_time', 'start_time_dt'] as const;

function timeOf(record: Json, { zone, seen }: Moment): number | undefined {
  for (const name of TIMES) {
    const at = hasValue(record[name]) ? anyTime(record[name], zone, seen) : undefined;
    if (at !== undefined) return at;
  }
  const metadata = isObject(record['metadata']) ? record['metadata'] : {};
  return anyTime(metadata['original_time'], zone, seen) ?? anyTime(metadata['logged_time'], zone, seen);
}

const byCaption = new Map([...CLASSES].map(([uid, { caption }]) => [caption.toLowerCase(), uid]));

/** By uid, by caption, else the base event; a class that is not of 1.8 is told in the rest. */
function classOf(record: Json, rest: Members): number {
  const told = Number(asText(record['class_uid']));
  if (CLASSES.has(told)) return told;
  const named = byCaption.get(text(record['class_name'])?.toLowerCase() ?? '');
  if (named !== undefined) return named;
  if (hasValue(record['class_uid'])) rest['class_uid'] = record['class_uid'];
  const [type] = [Number(asText(record['type_uid']))];
  return CLASS_INSTEAD.get(told) ?? (CLASSES.has(Math.floor(type / PER_CLASS)) ? Math.floor(type / PER_CLASS) : 0);
}

function activityOf(record: Json, uid: number, rest: Members): number {
  const activity = idOf(uid, 'activity_id', record['activity_id'], record['activity_name']);
  if (activity !== undefined) return activity;
  if (hasValue(record['activity_id'])) {
    rest['activity_id'] = record['activity_id'];
    return OTHER;
  }
  const type = Number(asText(record['type_uid']));
  return idOf(uid, 'activity_id', type - uid * PER_CLASS, undefined) ?? 0;
}

/** An id that the attribute may have, from the id or from its caption. */
function idOf(owner: OcsfOwner, name: string, id: unknown, caption: unknown): number | undefined {
  const list = attributeOf(owner, name)?.list;
  const find = list === undefined ? undefined : enumerated(list);
  const found = find?.(id, NOW) ?? find?.(caption, NOW);
  return typeof found === 'number' ? found : undefined;
}
const NOW: Moment = { zone: 'UTC', seen: 0 };

/** Parquet and others write a map as a list of pairs. */
function unmappedOf(value: unknown): Members {
  if (isObject(value)) return value;
  if (!Array.isArray(value)) return hasValue(value) ? { unmapped: value } : {};
  const pairs = value.filter((v: unknown): v is [unknown, unknown] => Array.isArray(v) && v.length === 2 && typeof v[0] === 'string');
  return pairs.length === value.length ? Object.fromEntries(pairs.filter(([, v]) => hasValue(v))) : { unmapped: value };
}

/** The object with the attributes that its type has; what it has besides is put into `rest`. undefined when it lacks what OCSF demands. */
function objectOf(owner: OcsfOwner, record: Json, moment: Moment, rest: Members, spokenFor?: ReadonlySet<string>): Members | undefined {
  const made: Members = {};
  const renamed = RENAMED[typeof owner === 'number' ? 'event' : owner] ?? {};
  const moved: Members = {};
  for (const [name, value] of Object.entries(record)) {
    if (spokenFor?.has(name) || !hasValue(value)) continue;
    const attribute = attributeOf(owner, name);
    if (attribute) put(made, rest, name, attribute, value, moment);
    else if (!Object.hasOwn(renamed, name) || !move(owner, record, moved, renamed[name] ?? '', value)) rest[name] = value;
  }
  for (const [name, value] of Object.entries(moved)) {
    const attribute = attributeOf(owner, name);
    const before = record[name];
    if (attribute) put(made, rest, name, attribute, isObject(before) && isObject(value) ? { ...value, ...before } : value, moment);
  }
  // Times as text stand beside times as numbers, and sometimes instead of them.
  for (const name of Object.keys(made)) {
    const plain = name.endsWith('_dt') ? name.slice(0, -3) : undefined;
    if (plain !== undefined && made[plain] === undefined && attributeOf(owner, plain)?.type === 'timestamp_t') {
      const at = anyTime(made[name], moment.zone, moment.seen);
      if (at !== undefined) made[plain] = at;
    }
  }
  if (typeof owner === 'number') return made;
  fill(owner, made);
  return isComplete(owner, made) ? made : undefined;
}

function put(made: Members, rest: Members, name: string, attribute: OcsfAttribute, value: unknown, moment: Moment): void {
  if (attribute.isArray) {
    const items: unknown[] = [];
    const left: unknown[] = [];
    for (const item of (Array.isArray(value) ? value : [value]).slice(0, MAX_ITEMS)) {
      const own: Members = {};
      const one = hasValue(item) ? valueOf(own, name, attribute, item, moment) : undefined;
      if (one !== undefined) items.push(one);
      if (Object.hasOwn(own, name)) left.push(own[name]);
    }
    if (items.length > 0) made[name] = items;
    if (left.length > 0) rest[name] = left;
    return;
  }
  const one = valueOf(rest, name, attribute, value, moment);
  if (one !== undefined) made[name] = one;
}

/** One value in the attribute's type; what it has besides, or all of it, is put into `rest` under the name. */
function valueOf(rest: Members, name: string, attribute: OcsfAttribute, value: unknown, moment: Moment): unknown {
  const { type, list } = attribute;
  if (isOcsfObject(type) && isObject(value)) {
    const own: Members = {};
    const object = objectOf(type, value, moment, own);
    if (object === undefined) rest[name] = value;
    else if (Object.keys(own).length > 0) rest[name] = own;
    return object;
  }
  if (type === 'object' || type === 'json_t') return type === 'object' && !isObject(value) ? void (rest[name] = value) : value;
  const one = converterOf({ ...attribute, isArray: false })(value, moment);
  if (one !== undefined) return one;
  if (value !== '' && !(isObject(value) && Object.keys(value).length === 0)) rest[name] = value;
  return list !== undefined && asText(value) !== undefined && Object.values(list).includes(OTHER) ? OTHER : undefined;
}

/** Gathers what goes to another place, since one object may be made of several old attributes. False where that place is not there or taken. */
function move(owner: OcsfOwner, record: Json, moved: Members, path: string, value: unknown): boolean {
  const [head = '', ...more] = path.split('.');
  const before = moved[head] ?? record[head];
  const nested = more.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
  if (!attributeOf(owner, head) || (hasValue(before) && !(isObject(before) && isObject(nested)))) return false;
  moved[head] = isObject(moved[head]) && isObject(nested) ? { ...moved[head], ...nested } : nested;
  return true;
}

/** Ids that are demanded and left out follow from their captions, or are 0 (unknown). */
function fill(owner: OcsfOwner, made: Members): void {
  for (const name of ocsfDemand(owner).required) {
    if (made[name] !== undefined) continue;
    const attribute = attributeOf(owner, name);
    if (!attribute?.list) continue;
    const id = idOf(owner, name, undefined, made[name.replace(/_ids?$/, '')]) ?? (Object.values(attribute.list).includes(0) ? 0 : undefined);
    if (id !== undefined) made[name] = attribute.isArray ? [id] : id;
  }
  if (owner === 'file' && made['name'] === undefined && typeof made['path'] === 'string')
    made['name'] = made['path'].split(/[\\/]/).at(-1) || made['path'];
}

function isComplete(owner: string, made: Members): boolean {
  const { required, atLeastOne, justOne } = ocsfDemand(owner);
  const has = (path: string): boolean => made[path.split('.')[0] ?? path] !== undefined;
  const needed = owner === 'metadata' ? [] : required;
  return needed.every(has) && (atLeastOne.length === 0 || atLeastOne.some(has)) && (justOne.length === 0 || justOne.filter(has).length === 1);
}

/** Looking an attribute up takes microseconds; only names that the schema has are remembered, so there are not many. */
const known = new Map<string, OcsfAttribute>();

function attributeOf(owner: OcsfOwner, name: string): OcsfAttribute | undefined {
  const key = `${owner} ${name}`;
  const found = known.get(key) ?? (/^\w+$/.test(name) ? ocsfAttribute(owner, name) : undefined);
  if (found) known.set(key, found);
  return found;
}
