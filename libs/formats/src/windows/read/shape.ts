import { asText, isObject, type Json } from '../../shared/json';
import { titleOf } from './titles';

/** What the system part of a Windows event says, under one name whatever form it came in; texts as they were written. */
export interface Header {
  readonly provider?: unknown;
  readonly id?: unknown;
  readonly channel?: unknown;
  readonly computer?: unknown;
  readonly time?: unknown;
  readonly record?: unknown;
  readonly pid?: unknown;
  readonly tid?: unknown;
  /** 1 critical … 5 verbose, or its name. */
  readonly level?: unknown;
  /** Hex, decimal, or their names. */
  readonly keywords?: unknown;
  /** The audit's outcome where it is told apart from the keywords; nothing else of it is kept. */
  readonly audit?: unknown;
  readonly task?: unknown;
  readonly category?: unknown;
  readonly opcode?: unknown;
  readonly version?: unknown;
  readonly activity?: unknown;
  /** Who the logging thread ran as. */
  readonly sid?: unknown;
  readonly account?: unknown;
  readonly domain?: unknown;
}

/**
 * One Windows event as all forms are brought to: the header, `data` (name → value of EventData or UserData), `message` (rendered text), and what the
 * forwarder adds under `rest`. Added: `outcome` by the audit keywords, `key` (host, channel, record number and time, which together name a record),
 * `short` (host without domain), `title` (what the event is called in English).
 */
export function shape({ audit, ...header }: Header, data: Json, message: unknown, rest: Json = {}): Json {
  const computer = asText(header.computer);
  const dot = computer === undefined || /^[\d.]+$/.test(computer) ? -1 : computer.indexOf('.');
  const outcome = outcomeOf(audit ?? header.keywords);
  const record = asText(header.record);
  const time = utc(header.time);
  const title = titleOf(asText(header.provider) ?? '', asText(header.id) ?? '');
  return {
    ...header,
    ...(header.keywords === undefined ? {} : { keywords: exact(header.keywords) }),
    time,
    ...(computer === undefined ? {} : { short: dot > 0 ? computer.slice(0, dot) : computer }),
    ...(dot > 0 ? { hostDomain: computer?.slice(dot + 1) } : {}),
    ...(outcome === undefined ? {} : { outcome }),
    ...(title === undefined ? {} : { title }),
    ...(record === undefined ? {} : { key: [computer, asText(header.channel), record, asText(time)].join('/') }),
    data: put(named(header, data, message)),
    message: asText(message)?.trim(),
    rest,
  };
}

/** 64 bits as a number are written out bit by bit: the usual text of a large number is rounded to other bits. */
const exact = (value: unknown): unknown => (typeof value === 'number' && Number.isInteger(value) ? String(BigInt(value)) : value);

/** Audit keywords of the Security log (winmeta.xml): success and failure. */
const SUCCESS = 0x0020n;
const FAILURE = 0x0010n;
const KEYWORD_SHIFT = 48n;

/** Outcome of an audit event by `0x8020000000000000`, the same as a signed number, or their names in whatever list. */
export function outcomeOf(keywords: unknown): 'success' | 'failure' | undefined {
  const text = Array.isArray(keywords) ? keywords.map(asText).join(' ') : asText(exact(keywords));
  if (text === undefined) return undefined;
  if (/audit[ _]success/i.test(text)) return 'success';
  if (/audit[ _]failure/i.test(text)) return 'failure';
  if (!/^(?:0x[\da-f]{1,16}|-?\d{1,20})$/i.test(text)) return undefined;
  const bits = BigInt.asUintN(64, BigInt(text)) >> KEYWORD_SHIFT;
  return (bits & SUCCESS) > 0n ? 'success' : (bits & FAILURE) > 0n ? 'failure' : undefined;
}

/** `2026-11-24 10:00:00.123` in Sysmon's UtcTime and the like is UTC although it does not say so. */
const BARE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})?$/;
export const asUtc = (value: unknown): unknown => (typeof value === 'string' && BARE.test(value) ? `${value.replace(' ', 'T')}Z` : value);

/** More than three digits of a second are cut by the reader of times; `.NET` ticks of the Common Log File System are not. */
const utc = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/^(\d{4}-\d\d-\d\dT[\d:]{8}\.\d{1,9})\d*Z?$/, '$1Z') : value);

/** Texts that name what their data would, where the data did not come along: by provider, the pattern and the names of its groups. */
const TELLING: readonly (readonly [provider: RegExp, text: RegExp])[] = [
  [/AppLocker/i, /^(?<FilePath>.{1,512}?) was (?:allowed to|prevented from) run/],
  [/Service Control Manager/i, /^The (?<param1>.{1,256}?) service entered the (?<param2>\w{1,20}) state/],
  [/Service Control Manager/i, /^The (?<param1>.{1,256}?) service (?:terminated|failed)/],
];
/** What PowerShell says of the host and the script in lines `Host Application = …` or `HostApplication=…`. */
const CONTEXT = new Set([
  'HostName',
  'HostVersion',
  'HostId',
  'HostApplication',
  'EngineVersion',
  'RunspaceId',
  'PipelineId',
  'CommandName',
  'CommandType',
  'ScriptName',
  'CommandPath',
  'CommandLine',
]);
const MAX_CONTEXT = 200;
function context(text: string): Json {
  const found: Record<string, string> = {};
  for (const line of text.split(/\r?\n/, MAX_CONTEXT)) {
    const [, key = '', value = ''] = /^\s{0,40}([A-Z][A-Za-z ]{2,24}?) ?= ?(.*)$/.exec(line) ?? [];
    const name = key.replaceAll(' ', '');
    if (value.trim() !== '' && CONTEXT.has(name)) found[name] ??= value.trim();
  }
  return found;
}

function named(header: Header, data: Json, message: unknown): Json {
  if (typeof message !== 'string' && data['ContextInfo'] === undefined) return data;
  const provider = asText(header.provider) ?? '';
  if (/PowerShell/i.test(provider)) return { ...context(asText(data['ContextInfo']) ?? asText(message) ?? ''), ...data };
  if (typeof message !== 'string') return data;
  for (const [from, text] of TELLING) {
    const found = from.test(provider) ? text.exec(message)?.groups : undefined;
    if (found) return { ...found, ...data };
  }
  return data;
}

const UTC_NAMES = ['UtcTime', 'CreationUtcTime', 'PreviousCreationUtcTime'];

/** Hashes of `SHA1=…,MD5=…` by algorithm, and times that are UTC. */
function put(data: Json): Json {
  const made: Record<string, unknown> = { ...data };
  for (const name of UTC_NAMES) if (made[name] !== undefined) made[name] = asUtc(made[name]);
  const hashes = asText(data['Hashes']) ?? asText(data['Hash']);
  if (hashes !== undefined && /^\w{3,8}=[\da-f]/i.test(hashes)) {
    delete made['Hashes'];
    delete made['Hash'];
    made['hashes'] = Object.fromEntries(
      hashes.split(',', MAX_HASHES).flatMap((pair) => {
        const [name = '', value = ''] = pair.split('=');
        return name === '' || value === '' || name === '__proto__' ? [] : [[name.trim().toUpperCase(), value.trim()]];
      }),
    );
  }
  return made;
}
const MAX_HASHES = 8;

/** Members of `record` that are in `names`, under their new names; and all others. */
export function apart(
  record: Json,
  names: Readonly<Record<string, keyof Header | 'message' | 'rest'>>,
): { header: Header; message: unknown; others: Json; rest: Json } {
  const header: Record<string, unknown> = {};
  const others: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  let message: unknown;
  for (const [name, value] of Object.entries(record)) {
    const to = Object.hasOwn(names, name) ? names[name] : undefined;
    if (to === undefined) others[name] = value;
    else if (to === 'rest') rest[name] = value;
    else if (to === 'message' ? message === undefined : header[to] === undefined) {
      if (to === 'message') message = value;
      else header[to] = value;
    } else if (value !== (to === 'message' ? message : header[to])) others[name] = value;
  }
  return { header, message, others, rest };
}

/** A value that attributes were written beside: `{"#text": 7045, "#attributes": {…}}`. */
export const plain = (value: unknown): unknown => (isObject(value) ? (value['#text'] ?? value['#'] ?? value['text']) : value);
