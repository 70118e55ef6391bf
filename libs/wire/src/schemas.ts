import { DOMAINS } from './domain';
import { ACTION_STATES, BINDING_RELATIONS, ENTITY_KINDS, ENTITY_ROLES, INCIDENT_STATUSES, LINK_KINDS, MODES, VERBS } from './streams';
import type { StreamName } from './streams/stream-name';

type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' } as const;
const number = { type: 'number' } as const;
const texts = { type: 'array', items: text } as const;
const among = (values: readonly string[]): Schema => ({ type: 'string', enum: values });
const list = (items: Schema): Schema => ({ type: 'array', items });
/** Unknown members pass: a later minor version may add some, and a reader must not lose records over them. */
const record = (properties: Record<string, Schema>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((p) => !optional.includes(p)),
});

const entityKey = record({ kind: among(ENTITY_KINDS), key: text });
const entityRef = record({ kind: among(ENTITY_KINDS), key: text, role: among(ENTITY_ROLES), name: text }, ['name']);
const evidence = record({ event: text, raw: text, source: text, trust: number, at: number });
const support = record({ domain: text, source: text, trust: number, claimed: { type: 'boolean' } });

const action = record(
  {
    id: text,
    tenant: text,
    incident: text,
    verb: among(VERBS),
    target: entityKey,
    peer: entityKey,
    mode: among(MODES),
    ttlMs: number,
    reason: text,
    cause: texts,
    policyVersion: text,
    by: text,
    n: number,
    decidedAt: number,
    evidenceAt: number,
    confidence: number,
    support: list(support),
    supersedes: texts,
  },
  ['peer', 'supersedes'],
);

const finding = record({
  id: text,
  tenant: text,
  detector: text,
  detectorVersion: number,
  domain: among(DOMAINS),
  at: number,
  seen: number,
  title: text,
  reason: text,
  bits: number,
  entities: list(entityRef),
  tactics: texts,
  techniques: texts,
  measures: list(record({ name: text })),
  compared: text,
  normal: texts,
  evidence: list(evidence),
});

const link = record({
  incident: text,
  finding: text,
  entity: text,
  kind: among(LINK_KINDS),
  weight: number,
  dtMs: number,
  idf: number,
  reason: text,
});

const incident = record({
  id: text,
  tenant: text,
  version: number,
  status: among(INCIDENT_STATUSES),
  title: text,
  probability: number,
  bits: number,
  impact: number,
  priority: number,
  openedAt: number,
  firstAt: number,
  lastAt: number,
  domains: texts,
  tactics: texts,
  techniques: texts,
  entities: list(record({ kind: among(ENTITY_KINDS), key: text })),
  timeline: list(record({ finding: text, at: number })),
  links: list(link),
  narrative: list(record({ text, evidence: texts })),
  change: text,
});

/** JSON Schema (draft 7) of each body that other programs may also write or read; raw, dead and event have checks of their own. */
export const SCHEMAS: Partial<Record<StreamName, Schema>> = {
  observation: record({ entity: entityKey, detector: text, items: list(record({ at: number, value: text, event: evidence })) }),
  binding: record({ relation: among(BINDING_RELATIONS), a: entityKey, b: entityKey, from: number, confidence: number, origin: text }, ['b']),
  finding,
  incident,
  action,
  outcome: record({ id: text, tenant: text, action, state: among(ACTION_STATES), edge: number, at: number, by: text }),
  command: record({ id: text, tenant: text, at: number, by: text, order: record({ kind: text }) }),
};
