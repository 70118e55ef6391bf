import { asText, isObject, type Json } from '../shared/json';
import { anyTime } from '../shared/when';
import type { Outer } from './form';

/** What forwarders wrap a record in: the record, and what they say of it. */
export interface Unwrapped {
  readonly payload: unknown;
  readonly outer: Outer;
}

/**
 * Members under which forwarders and lakehouses keep the product's own record, the surest first: HEC (`event`), EventBridge (`detail`), SNS
 * (`Message`), journald (`MESSAGE`), Docker and Fluent Bit (`log`), Logstash and Beats (`message`, `event.original`), lakehouse rows (`raw…`).
 */
const PAYLOADS = [
  'event.original',
  'event',
  'detail',
  '_raw',
  'raw',
  'raw_data',
  'rawData',
  'raw_event',
  'rawEvent',
  'raw_log',
  'rawLog',
  'raw_message',
  'original',
  'MESSAGE',
  'message',
  'Message',
  'log',
  'line',
  'msg',
  'body',
  'record',
  'data',
  'payload',
  'd',
  'properties',
  'jsonPayload',
  'textPayload',
  '_source',
] as const;

/** Members that hold a list of records: CloudTrail files, Event Hub, Graph, CloudWatch subscriptions, searches. */
const LISTS = ['Records', 'records', 'value', 'events', 'logEvents', 'data', 'logs', 'items', 'results', 'resourceLogs', 'hits'] as const;

const TIMES = [
  '@timestamp',
  'time',
  '_time',
  '_event_time',
  'timestamp',
  'ts',
  'date',
  '__REALTIME_TIMESTAMP',
  '_SOURCE_REALTIME_TIMESTAMP',
  'eventTime',
] as const;
const HOSTS = [
  'host',
  'hostname',
  '_HOSTNAME',
  'host.name',
  'computer',
  'Computer',
  'agent.hostname',
  'beat.hostname',
  'source_host',
  'logsource',
] as const;
const APPS = ['SYSLOG_IDENTIFIER', 'ident', 'program', 'appname', 'app_name', 'syslog_program', '_COMM', 'process.name', 'tag'] as const;

/** The list of records that an object is there for, where it is. */
export function listOf(record: Json): { readonly list: readonly unknown[]; readonly name: string } | undefined {
  for (const name of LISTS) {
    const list = record[name];
    if (Array.isArray(list) && list.every((item) => isObject(item) || typeof item === 'string')) return { list, name };
  }
  const found = isObject(record['hits']) ? record['hits']['hits'] : undefined;
  if (Array.isArray(found)) return { list: found, name: 'hits/hits' };
  return undefined;
}

/** Every way in which the object may be an envelope, the surest first. */
export function* envelopesOf(record: Json, seen: number): Generator<Unwrapped, void, undefined> {
  let outer: Outer | undefined;
  for (const name of PAYLOADS) {
    const payload = at(record, name);
    if (!(typeof payload === 'string' ? payload !== '' : isObject(payload) || Array.isArray(payload))) continue;
    outer ??= outerOf(record, seen);
    yield { payload, outer: { ...outer, ...restOf(record, name.split('.')[0] ?? name) } };
  }
}

/** `event.original` as one name or as a path. */
const at = (record: Json, name: string): unknown => {
  if (Object.hasOwn(record, name)) return record[name];
  const dot = name.indexOf('.');
  if (dot < 0) return undefined;
  const inner = record[name.slice(0, dot)];
  return isObject(inner) ? inner[name.slice(dot + 1)] : undefined;
};

function outerOf(record: Json, seen: number): Outer {
  const found = (names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = asText(at(record, name));
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const time = anyTime(found(TIMES), 'UTC', seen);
  const host = found(HOSTS);
  const app = found(APPS);
  const pid = found(['_PID', 'SYSLOG_PID', 'pid']);
  return {
    ...(time === undefined ? {} : { time }),
    ...(host === undefined ? {} : { host }),
    ...(app === undefined ? {} : { app }),
    ...(pid === undefined ? {} : { pid }),
  };
}

function restOf(record: Json, payload: string): { readonly rest?: Json } {
  const rest = Object.fromEntries(Object.entries(record).filter(([name, value]) => name !== payload && value !== null && value !== ''));
  return Object.keys(rest).length > 0 ? { rest } : {};
}

/** What an inner envelope says counts before what an outer one says. */
export const within = (outer: Outer, inner: Outer): Outer => ({
  ...outer,
  ...inner,
  ...(outer.rest === undefined ? {} : { rest: inner.rest === undefined ? outer.rest : { ...inner.rest, envelope: outer.rest } }),
});
