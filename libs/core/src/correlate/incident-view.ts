import type { EntityRole, Incident, IncidentEntity, IncidentStatus, Link, TimelineEntry } from '@cordon/wire';
import { entityId, entityRefKey } from '../entities';
import { narrate } from '../narrative';
import { plainText } from '../narrative/plain-text';
import type { Bindings } from './bindings';
import type { DecidedLink, Entry } from './entry';
import { rankOf } from './entity-rank';
import type { Facts } from './facts';
import { impactOf } from './impact';
import { MAX_ENTITIES } from './link-table';
import { riskOf } from './risk';

/** A record must fit into a log's message (1 MB): beyond this many findings the timeline shows the ones with most evidence; links name all. */
const MOST_IN_TIMELINE = 250;
/** Above that size each finding shows only its strongest link. */
const MOST_FOR_ALL_LINKS = 250;
const MOST_REASON = 500;

export interface Sight {
  readonly tenant: string;
  readonly id: string;
  readonly version: number;
  readonly status: IncidentStatus;
  readonly openedAt: number;
  readonly change: string;
  /** In order; the first is the seed. */
  readonly entries: readonly Entry[];
  readonly facts: Facts | undefined;
  readonly bindings: Bindings;
  readonly priorBits: number;
  readonly groupingStatus?: string;
  readonly recurrenceOf?: string;
}

/** One version of an incident as people and other stages see it. */
export function incidentView(s: Sight): Incident {
  const members = s.entries.map((e) => e.member);
  const risk = riskOf(members, s.priorBits);
  const tactics = unique(members.flatMap((m) => m.tactics));
  const techniques = unique(members.flatMap((m) => m.techniques));
  const entities = entitiesOf(s);
  const links = linksOf(s);
  const impact = impactOf(entities, tactics);
  const { title, narrative } = narrate({ members, entities, links });
  const f = s.facts;
  return {
    id: s.id,
    tenant: s.tenant,
    version: s.version,
    status: s.status,
    ...(f?.verdict === undefined ? {} : { verdict: f.verdict }),
    title,
    probability: risk.probability,
    bits: risk.bits,
    contributions: risk.contributions,
    impact,
    priority: risk.probability * impact,
    openedAt: s.openedAt,
    firstAt: members[0]?.at ?? s.openedAt,
    lastAt: members.at(-1)?.at ?? s.openedAt,
    domains: unique(members.map((m) => m.domain)),
    tactics,
    techniques,
    entities,
    timeline: timelineOf(s.entries),
    links,
    narrative,
    ...(f?.assignee === undefined ? {} : { assignee: f.assignee }),
    comments: f?.comments ?? [],
    ...(s.groupingStatus === undefined ? {} : { groupingStatus: s.groupingStatus }),
    ...(s.recurrenceOf === undefined ? {} : { recurrenceOf: s.recurrenceOf }),
    change: s.change,
  };
}

/** What the findings observed, and what it stood for by the bindings at their times. */
function entitiesOf(s: Sight): IncidentEntity[] {
  const found = new Map<string, { e: IncidentEntity; roles: Set<EntityRole>; claimed: boolean; findings: number; at: number }>();
  const note = (kind: IncidentEntity['kind'], key: string, role: EntityRole, claimed: boolean, at: number, counted: Set<string>): void => {
    const tag = entityRefKey({ kind, key });
    const known = found.get(tag) ?? { e: { kind, key, roles: [], findings: 0 }, roles: new Set<EntityRole>(), claimed: true, findings: 0, at };
    known.roles.add(role);
    known.claimed &&= claimed;
    known.at = Math.max(known.at, at);
    if (!counted.has(tag)) known.findings += 1;
    counted.add(tag);
    found.set(tag, known);
  };
  for (const { member } of s.entries) {
    const counted = new Set<string>();
    for (const e of member.entities) {
      note(e.kind, e.key, e.role, e.claimed === true, member.at, counted);
      const stands = s.bindings.resolve(e, member.at);
      if (stands.kind !== e.kind || stands.key !== e.key) note(stands.kind, stands.key, e.role, e.claimed === true, member.at, counted);
    }
  }
  const all = [...found.values()].map(({ e, roles, claimed, findings, at }): IncidentEntity => {
    const said = s.bindings.attributesOf(e, at);
    return {
      kind: e.kind,
      key: e.key,
      roles: [...roles].sort(),
      ...(claimed ? { claimed } : {}),
      ...(said?.class === undefined ? {} : { class: said.class }),
      ...(said?.criticality === undefined ? {} : { criticality: said.criticality }),
      ...(said?.protected === undefined ? {} : { protected: said.protected }),
      ...(said?.name === undefined ? {} : { name: said.name }),
      findings,
    };
  });
  all.sort((a, b) => b.findings - a.findings || rankOf(a) - rankOf(b) || (a.key < b.key ? -1 : 1));
  return all.slice(0, MAX_ENTITIES);
}

function timelineOf(entries: readonly Entry[]): TimelineEntry[] {
  let shown = entries;
  if (entries.length > MOST_IN_TIMELINE) {
    const most = [...entries].sort((a, b) => b.member.bits - a.member.bits || a.at - b.at || (a.id < b.id ? -1 : 1)).slice(0, MOST_IN_TIMELINE);
    const kept = new Set(most);
    shown = entries.filter((e) => kept.has(e));
  }
  return shown.map(({ member: m }) => ({
    finding: m.id,
    detector: m.detector,
    domain: m.domain,
    at: m.at,
    title: plainText(m.title, MOST_REASON),
    reason: plainText(m.reason, MOST_REASON),
    bits: m.bits,
    tactics: m.tactics,
    techniques: m.techniques,
    entities: m.entities,
    sources: m.sources,
    raw: m.raw,
  }));
}

/** Why each member is here. The seed, and the seeds of incidents that were merged in, have a link of kind `seed`. */
function linksOf(s: Sight): Link[] {
  const strongest = s.entries.length > MOST_FOR_ALL_LINKS;
  return s.entries.flatMap((entry): Link[] => {
    const decided = entry.decision?.links ?? [];
    if (decided.length === 0) return [seedLink(s, entry)];
    return (strongest ? decided.slice(0, 1) : decided).map((l) => linkRow(s, entry, l));
  });
}

const linkRow = (s: Sight, entry: Entry, l: DecidedLink): Link => ({
  incident: s.id,
  finding: entry.id,
  entity: entityId(s.tenant, l.entity),
  kind: l.kind,
  weight: l.weight,
  dtMs: l.dtMs,
  idf: l.idf,
  reason: l.reason,
});

function seedLink(s: Sight, entry: Entry): Link {
  const of = entry.member.entities.find((e) => e.role === 'actor' && !e.claimed) ?? entry.member.entities[0];
  const first = s.entries[0] === entry;
  const entity = of ? entityId(s.tenant, s.bindings.resolve(of, entry.at)) : entityId(s.tenant, { kind: 'app', key: entry.member.detector });
  const reason = first ? 'the first finding of the incident' : 'the first finding of a part that a later finding joined with the rest';
  return { incident: s.id, finding: entry.id, entity, kind: 'seed', weight: 1, dtMs: 0, idf: 0, reason };
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
