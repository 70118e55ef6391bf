import type { Action, BindingBody, Command, DeadBody, EntityKey, EventBody, Finding, Incident, Outcome, RawBody } from '@cordon/wire';
import type { Placed, Reads } from '@cordon/runtime';
import { ocsfColumns } from './ocsf-columns';
import { table, type Table } from './table';

const NOTHING = new Uint8Array(0);
const entity = (key: EntityKey | undefined): string => (key ? `${key.kind}/${key.key}` : '');
const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

const raw = table<RawBody>('raw', [
  ['format', (w, b) => w.text(b.format ?? '')],
  ['file', (w, b) => w.text(b.file ?? '')],
  ['line', (w, b) => w.uint(b.line ?? 0)],
  ['bytes', (w, b) => w.bytes(b.bytes ?? NOTHING)],
  ['blob_sha256', (w, b) => w.text(b.blob?.sha256 ?? '')],
  ['blob_bytes', (w, b) => w.uint(b.blob?.sizeBytes ?? 0)],
]);

const events = table<EventBody>('events', [
  ['principal', (w, _, { record }) => w.text(record.key)],
  [
    ['class_uid', 'activity_id', 'user', 'device', 'src_ip', 'dst_ip'],
    (w, b) => {
      const c = ocsfColumns(b);
      w.uint32(c.classUid);
      w.uint32(c.activityId);
      w.text(c.user);
      w.text(c.device);
      w.text(c.srcIp);
      w.text(c.dstIp);
    },
  ],
  ['body', (w, b) => w.json(b)],
]);

const bindings = table<BindingBody>('bindings', [
  ['relation', (w, b) => w.text(b.relation)],
  ['a', (w, b) => w.text(entity(b.a))],
  ['b', (w, b) => w.text(entity(b.b))],
  ['since', (w, b) => w.ms(b.from)],
  ['until', (w, b) => w.ms(b.until)],
  ['confidence', (w, b) => w.float(b.confidence)],
  ['origin', (w, b) => w.text(b.origin)],
  ['body', (w, b) => w.json(b)],
]);

const findings = table<Finding>('findings', [
  ['detector', (w, b) => w.text(b.detector)],
  ['domain', (w, b) => w.text(b.domain)],
  ['title', (w, b) => w.text(b.title)],
  ['bits', (w, b) => w.float(b.bits)],
  ['tactics', (w, b) => w.texts(b.tactics)],
  ['techniques', (w, b) => w.texts(b.techniques)],
  ['entities', (w, b) => w.texts(distinct(b.entities.map(entity)))],
  ['events', (w, b) => w.texts(distinct(b.evidence.map((e) => e.event)))],
  ['raws', (w, b) => w.texts(distinct(b.evidence.map((e) => e.raw)))],
  ['body', (w, b) => w.json(b)],
]);

const incidentVersions = table<Incident>('incident_versions', [
  ['incident', (w, b) => w.text(b.id)],
  ['version', (w, b) => w.uint(b.version)],
  ['status', (w, b) => w.text(b.status)],
  ['verdict', (w, b) => w.text(b.verdict ?? '')],
  ['title', (w, b) => w.text(b.title)],
  ['probability', (w, b) => w.float(b.probability)],
  ['bits', (w, b) => w.float(b.bits)],
  ['priority', (w, b) => w.float(b.priority)],
  ['opened_at', (w, b) => w.ms(b.openedAt)],
  ['first_at', (w, b) => w.ms(b.firstAt)],
  ['last_at', (w, b) => w.ms(b.lastAt)],
  ['domains', (w, b) => w.texts(b.domains)],
  ['techniques', (w, b) => w.texts(b.techniques)],
  ['entities', (w, b) => w.texts(distinct(b.entities.map(entity)))],
  ['findings', (w, b) => w.texts(distinct([...b.links.map((l) => l.finding), ...b.timeline.map((t) => t.finding)]))],
  ['body', (w, b) => w.json(b)],
]);

const decisions = table<Action>('decisions', [
  ['action', (w, b) => w.text(b.id)],
  ['incident', (w, b) => w.text(b.incident)],
  ['verb', (w, b) => w.text(b.verb)],
  ['target', (w, b) => w.text(entity(b.target))],
  ['mode', (w, b) => w.text(b.mode)],
  ['ttl_ms', (w, b) => w.ms(b.ttlMs)],
  ['decided_at', (w, b) => w.ms(b.decidedAt)],
  ['body', (w, b) => w.json(b)],
]);

const outcomes = table<Outcome>('outcomes', [
  ['action', (w, b) => w.text(b.action.id)],
  ['incident', (w, b) => w.text(b.action.incident)],
  ['verb', (w, b) => w.text(b.action.verb)],
  ['target', (w, b) => w.text(entity(b.action.target))],
  ['mode', (w, b) => w.text(b.action.mode)],
  ['state', (w, b) => w.text(b.state)],
  ['previous', (w, b) => w.text(b.previous ?? '')],
  ['edge', (w, b) => w.uint(b.edge)],
  ['by', (w, b) => w.text(b.by)],
  ['code', (w, b) => w.text(b.code ?? '')],
  ['reason', (w, b) => w.text(b.reason ?? '')],
  ['actuator', (w, b) => w.text(b.actuator ?? '')],
  ['until', (w, b) => w.ms(b.until)],
  ['body', (w, b) => w.json(b)],
]);

const commands = table<Command>('commands', [
  ['by', (w, b) => w.text(b.by)],
  ['kind', (w, b) => w.text(b.order.kind)],
  ['body', (w, b) => w.json(b)],
]);

const dead = table<DeadBody>('dead', [
  ['stage', (w, b) => w.text(b.stage)],
  ['code', (w, b) => w.text(b.code)],
  ['reason', (w, b) => w.text(b.reason)],
  ['place', (w, b) => w.text(b.place ?? '')],
  ['refused_stream', (w, b) => w.text(b.stream)],
  ['refused_partition', (w, b) => w.uint32(b.partition)],
  ['refused_offset', (w, b) => w.uint(b.offset)],
  ['truncated', (w, b) => w.uint8(b.truncated ? 1 : 0)],
  ['file', (w, b) => w.text(b.file ?? '')],
  ['line', (w, b) => w.uint(b.line ?? 0)],
  ['headers', (w, b) => w.json(b.headers)],
  ['bytes', (w, b) => w.bytes(b.bytes)],
]);

/** Where each stream that the archive reads is kept. */
const TABLES = {
  raw,
  event: events,
  binding: bindings,
  finding: findings,
  incident: incidentVersions,
  action: decisions,
  outcome: outcomes,
  command: commands,
  dead,
} as const satisfies Record<Reads<'archive'>, Table>;

/**
 * The table of a record; undefined for what is not archived: observations are counts that findings already quote, and an operator's word to
 * normalise is no record of a product (its command is archived).
 */
export function tableOf({ stream, record }: Pick<Placed, 'stream' | 'record'>): Table | undefined {
  if (stream === 'observation') return undefined;
  return stream === 'raw' && (record.body as RawBody).operator === 'resume' ? undefined : TABLES[stream];
}

export const ARCHIVE_TABLES: readonly Table[] = Object.values(TABLES);
