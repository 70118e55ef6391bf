import { type Json, isObject } from '../shared/json';

/** Names in which a shipper wrote `_` for the dot (stores such as Splunk's and Elastic's take none), by Zeek's own name. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  id: ['orig_h', 'orig_p', 'resp_h', 'resp_p'],
  certificate: [
    'version',
    'serial',
    'subject',
    'issuer',
    'not_valid_before',
    'not_valid_after',
    'key_alg',
    'sig_alg',
    'key_type',
    'key_length',
    'exponent',
    'curve',
  ],
  san: ['dns', 'uri', 'email', 'ip'],
  basic_constraints: ['ca', 'path_len'],
  version: ['major', 'minor', 'minor2', 'minor3', 'addl'],
  data_channel: ['passive', 'orig_h', 'resp_h', 'resp_p'],
  request: ['host', 'name'],
  bound: ['host', 'name'],
  seen: ['indicator', 'indicator_type', 'where', 'node'],
  times: ['modified', 'accessed', 'created', 'changed'],
  remote_location: ['country_code', 'region', 'city', 'latitude', 'longitude'],
};
const FLAT: ReadonlyMap<string, string> = new Map(
  Object.entries(PARTS).flatMap(([head, names]) => names.map((name) => [`${head}_${name}`, `${head}.${name}`] as const)),
);

/**
 * A record of any log as mappings read it: members with a dot as objects (`id: { orig_h, … }`), `_path` the log, `ts` a number where it is one.
 * A name of which the part before the dot is taken by a value stays as it is.
 */
export function zeekRecord(r: Json, path: string | undefined): Json {
  const isFlat = Object.hasOwn(r, 'id_orig_h') || Object.hasOwn(r, '@stream');
  const record: Record<string, unknown> = {};
  for (const name of Object.keys(r)) {
    const own = isFlat ? (FLAT.get(name) ?? name) : name;
    const dot = own.indexOf('.');
    if (dot <= 0 || !put(record, own.slice(0, dot), own.slice(dot + 1), r[name])) record[own] = r[name];
  }
  if (path !== undefined) record['_path'] = path;
  const ts = r['ts'];
  if (typeof ts === 'string' && ts !== '' && Number.isFinite(Number(ts))) record['ts'] = Number(ts);
  return record;
}

function put(record: Record<string, unknown>, head: string, name: string, value: unknown): boolean {
  if (head === '__proto__' || name === '__proto__') return false;
  const before = record[head] ?? {};
  if (!isObject(before)) return false;
  record[head] = { ...before, [name]: value };
  return true;
}
