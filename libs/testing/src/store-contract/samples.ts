import type { Placed } from '@cordon/runtime';
import type {
  Action,
  ActionState,
  BindingBody,
  Bodies,
  Command,
  DeadBody,
  EventBody,
  Finding,
  Incident,
  Outcome,
  RawBody,
  StreamName,
} from '@cordon/wire';

export const T0 = Date.UTC(2026, 10, 24, 11, 7, 24, 683);

/** A record at a place; `over` changes its envelope. */
export function placed<S extends StreamName>(
  stream: S,
  tenant: string,
  id: string,
  body: Bodies[S],
  offset = 0,
  over: Partial<Placed['record']> = {},
): Placed<Bodies[S]> {
  return {
    stream,
    partition: 3,
    offset,
    record: { stream, key: `user/${tenant}`, id, tenant, source: 'sensor', trust: 1, at: T0, seen: T0 + 100, cause: [], ...over, body },
  };
}

export const rawBody = (bytes: Uint8Array, line = 1): RawBody => ({ bytes, format: 'zeek.conn', file: 'zeek/conn.log', line });

export const eventBody = (over: Record<string, unknown> = {}): EventBody => ({
  class_uid: 4001,
  category_uid: 4,
  activity_id: 6,
  type_uid: 400106,
  time: T0,
  severity_id: 1,
  metadata: { version: '1.8.0', product: { name: 'Zeek', vendor_name: 'Zeek' } },
  src_endpoint: { ip: '10.0.0.5', hostname: 'WS-12' },
  dst_endpoint: { ip: '203.0.113.9' },
  actor: { user: { name: 'J.Doe@example.com' } },
  ...over,
});

export const bindingBody = (): BindingBody => ({
  relation: 'at',
  a: { kind: 'device', key: 'ws-12' },
  b: { kind: 'ip', key: '10.0.0.5' },
  from: T0,
  until: T0 + 60_000,
  confidence: 0.9,
  origin: 'dhcp',
});

export function finding(tenant: string, id: string, over: Partial<Finding> = {}): Finding {
  return {
    id,
    tenant,
    detector: 'identity.new-place',
    detectorVersion: 1,
    domain: 'identity',
    at: T0,
    seen: T0 + 100,
    title: 'Logon from a new place',
    reason: 'Not seen in 90 days.',
    bits: 9.5,
    entities: [{ kind: 'user', key: 'j.doe', role: 'actor' }],
    tactics: ['TA0001'],
    techniques: ['T1078'],
    measures: [{ name: 'distance', value: 1200, unit: 'km' }],
    compared: 'the 41 logons of this user',
    normal: ['Berlin'],
    evidence: [{ event: `${id}-event`, raw: `${id}-raw`, source: 'idp', trust: 2, at: T0 }],
    ...over,
  };
}

export function incident(tenant: string, id: string, version: number, over: Partial<Incident> = {}): Incident {
  return {
    id,
    tenant,
    version,
    status: 'open',
    title: `Takeover, version ${version}`,
    probability: 0.93,
    bits: 12.25,
    contributions: [],
    impact: 1.5,
    priority: 1.395,
    openedAt: T0,
    firstAt: T0 - 60_000,
    lastAt: T0,
    domains: ['identity'],
    tactics: ['TA0001'],
    techniques: ['T1078'],
    entities: [{ kind: 'user', key: 'j.doe', roles: ['actor'], findings: 1 }],
    timeline: [],
    links: [],
    narrative: [{ text: 'A "quoted"\ttab\\slash.', evidence: [] }],
    comments: [],
    change: version === 1 ? 'opened' : 'finding',
    ...over,
  };
}

export function action(tenant: string, id: string, over: Partial<Action> = {}): Action {
  return {
    id,
    tenant,
    incident: 'inc',
    verb: 'block_traffic',
    target: { kind: 'ip', key: '203.0.113.9' },
    mode: 'auto',
    ttlMs: 600_000,
    reason: 'Exfiltration.',
    cause: [],
    policyVersion: 'p1',
    by: 'engine',
    n: 0,
    decidedAt: T0,
    evidenceAt: T0,
    confidence: 0.93,
    support: [],
    ...over,
  };
}

export const outcome = (of: Action, edge: number, state: ActionState): Outcome => ({
  id: `${of.id}.${edge}`,
  tenant: of.tenant,
  action: of,
  state,
  edge,
  at: T0 + edge * 1000,
  by: 'engine',
  until: T0 + 600_000,
});

export const command = (tenant: string, id: string): Command => ({
  id,
  tenant,
  at: T0,
  by: 'analyst',
  order: { kind: 'rearm', reason: "it's fine" },
});

export const deadBody = (bytes: Uint8Array, offset = 7): DeadBody => ({
  stream: 'raw',
  stage: 'normalise',
  code: 'CORDON_RAW_NOT_JSON',
  reason: 'the record is not valid JSON',
  place: '/a',
  partition: 3,
  offset,
  bytes,
  headers: { ce_id: 'x', 'content-type': 'application/octet-stream' },
  file: 'zeek/conn.log',
  line: 4,
});
