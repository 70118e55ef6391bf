import { canonicalIp, canonicalMac, canonicalMail } from '@cordon/core';
import { isOcsfObject, type OcsfAttribute } from '@cordon/wire';
import { readAddress } from '../shared/address';
import { asText, isObject } from '../shared/json';
import { anyTime } from '../shared/when';
import { hasValue } from './condition';
import { shorthandOf } from './shorthand';

/** Zone and arrival, for times that leave something out. */
export interface Moment {
  readonly zone: string;
  readonly seen: number;
}

/** One raw value → one value of the attribute's type; undefined when it is none. */
export type Convert = (value: unknown, moment: Moment) => unknown;

/** How values for an attribute are converted, by its OCSF type. */
export function converterOf({ type, isArray, list }: OcsfAttribute): Convert {
  const one = list === undefined ? (SCALARS[type] ?? (isOcsfObject(type) ? shorthandOf(type) : asIs)) : enumerated(list);
  if (!isArray) return one;
  return (value, moment) => {
    const items = (Array.isArray(value) ? value : [value])
      .map((item) => (hasValue(item) ? one(item, moment) : undefined))
      .filter((i) => i !== undefined);
    return items.length > 0 ? items : undefined;
  };
}

/** Closed list → its conversion; hundreds of attributes share some dozens of lists. */
const conversions = new WeakMap<object, Convert>();

/** A caption (any case, spaces or none) or the integer itself. */
export function enumerated(list: Readonly<Record<string, number>>): Convert {
  const known = conversions.get(list) ?? enumeration(list);
  conversions.set(list, known);
  return known;
}

function enumeration(list: Readonly<Record<string, number>>): Convert {
  const byCaption = new Map(Object.entries(list).map(([caption, n]) => [caption.toLowerCase(), n]));
  const allowed = new Set(Object.values(list));
  return (value) => {
    const text = asText(value);
    if (text === undefined) return undefined;
    const number = /^\d+$/.test(text) ? Number(text) : byCaption.get(text.replace(/[\s_-]/g, '').toLowerCase());
    return number !== undefined && allowed.has(number) ? number : undefined;
  };
}

/** Attributes of any type take what the record has. */
const asIs: Convert = (value) => value;

const integer: Convert = (value) => {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  if (!Number.isFinite(number)) return undefined;
  const whole = Math.round(number);
  return Number.isSafeInteger(whole) ? whole : undefined;
};

/** Azure and others write none of the separators. */
const BARE_MAC = /^[0-9a-f]{12}$/i;
const WHOLE = /^(?:true|yes|t|1|on)$/i;
const NOT = /^(?:false|no|f|0|off)$/i;

const SCALARS: Readonly<Record<string, Convert>> = {
  ...Object.fromEntries(
    [
      'string_t',
      'username_t',
      'process_name_t',
      'file_name_t',
      'file_path_t',
      'resource_uid_t',
      'uuid_t',
      'bytestring_t',
      'datetime_t',
      'file_hash_t',
      'url_t',
      'subnet_t',
    ].map((type) => [type, (value: unknown) => asText(value)]),
  ),
  hostname_t: (value) => asText(value)?.trim().replace(/\.$/, '').toLowerCase(),
  email_t: (value) => mailOf(asText(value)),
  ip_t: (value) => (typeof value === 'string' ? (canonicalIp(value) ?? readAddress(value.trim())?.ip) : undefined),
  port_t: (value, moment) => {
    const port = integer(value, moment);
    return typeof port === 'number' && port >= 0 && port <= 65_535 ? port : undefined;
  },
  mac_t: (value) => (typeof value === 'string' ? canonicalMac(BARE_MAC.test(value) ? value.replace(/..(?!$)/g, '$&:') : value.trim()) : undefined),
  integer_t: integer,
  long_t: integer,
  float_t: (value) => {
    const number = typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : NaN;
    return Number.isFinite(number) ? number : undefined;
  },
  boolean_t: (value) => {
    if (typeof value === 'boolean') return value;
    const text = asText(value) ?? '';
    return WHOLE.test(text) ? true : NOT.test(text) ? false : undefined;
  },
  timestamp_t: (value, { zone, seen }) => anyTime(value, zone, seen),
  json_t: asIs,
  object: (value) => (isObject(value) ? value : undefined),
};

/** `Name <a@b>`, `<a@b>` and `a@b`. */
function mailOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const open = text.lastIndexOf('<');
  const close = text.indexOf('>', open);
  return canonicalMail(open >= 0 && close > open ? text.slice(open + 1, close) : text.trim());
}
