import type { EntityKey, EntityRole, Incident, IncidentEntity, IncidentStatus, Link, TimelineEntry } from '@cordon/wire';
import { entityId, entityRefKey } from '../entities';
import { narrate, type Tie } from '../narrative';
import { plainText } from '../narrative/plain-text';
import type { Bindings } from './bindings';
import type { DecidedLink, Entry, Sighting } from './entry';
import { rankOf } from './entity-rank';
import type { Facts } from './facts';
import { impactOf } from './impact';
import { linkSentence } from './link-reason';
import { MAX_ENTITIES } from './link-table';
import type { Member } from './member';
import { compareOrdered } from './ordered';
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
  const impact = impactOf(entities, unique(members.filter((m) => m.attempted !== true).flatMap((m) => m.tactics)));
  const { title, narrative } = narrate({ members, entities, ties: tiesOf(s.entries) });
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

interface Counted {
  readonly entity: EntityKey;
  readonly roles: Set<EntityRole>;
  claimed: boolean;
  findings: number;
  at: number;
  lastFinding: Entry | undefined;
  /** As a finding has it; what the directory says comes first. */
  name: string | undefined;
}

/** What the findings observed, and what it stood for by the bindings at their times. */
function entitiesOf(s: Sight): IncidentEntity[] {
  const found = new Map<string, Counted>();
  for (const entry of s.entries) {
    for (const { tag, entity, role, claimed, name } of sightings(entry, s.bindings)) {
      let known = found.get(tag);
      if (!known) found.set(tag, (known = { entity, roles: new Set(), claimed: true, findings: 0, at: entry.at, lastFinding: undefined, name }));
      known.name ??= name;
      known.roles.add(role);
      known.claimed &&= claimed;
      known.at = Math.max(known.at, entry.at);
      if (known.lastFinding !== entry) known.findings += 1;
      known.lastFinding = entry;
    }
  }
  const all = [...found.values()].sort(
    (a, b) => b.findings - a.findings || rankOf(a.entity) - rankOf(b.entity) || (a.entity.key < b.entity.key ? -1 : 1),
  );
  return all.slice(0, MAX_ENTITIES).map((c) => incidentEntity(c, s.bindings));
}

function sightings(entry: Entry, bindings: Bindings): readonly Sighting[] {
  return (entry.shown.sightings ??= entry.member.entities.flatMap((e) => {
    const stands = bindings.resolve(e, entry.at);
    const as = (entity: EntityKey): Sighting => ({ tag: entityRefKey(entity), entity, role: e.role, claimed: e.claimed === true });
    const own = (): Sighting => (e.name === undefined ? as(e) : { ...as(e), name: e.name });
    return stands.kind === e.kind && stands.key === e.key ? [own()] : [own(), as(stands)];
  }));
}

function incidentEntity({ entity, roles, claimed, findings, at, name: called }: Counted, bindings: Bindings): IncidentEntity {
  const said = bindings.attributesOf(entity, at);
  const name = said?.name ?? called;
  return {
    kind: entity.kind,
    key: entity.key,
    roles: [...roles].sort(),
    ...(claimed ? { claimed } : {}),
    ...(said?.class === undefined ? {} : { class: said.class }),
    ...(said?.criticality === undefined ? {} : { criticality: said.criticality }),
    ...(said?.protected === undefined ? {} : { protected: said.protected }),
    ...(name === undefined ? {} : { name }),
    findings,
  };
}

function timelineOf(entries: readonly Entry[]): TimelineEntry[] {
  if (entries.length <= MOST_IN_TIMELINE) return entries.map(timelineEntry);
  const most = [...entries].sort((a, b) => b.member.bits - a.member.bits || compareOrdered(a, b)).slice(0, MOST_IN_TIMELINE);
  return most.sort(compareOrdered).map(timelineEntry);
}

const timelineEntry = (entry: Entry): TimelineEntry => (entry.shown.timeline ??= timelineOfMember(entry.member));

const timelineOfMember = (m: Member): TimelineEntry => ({
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
});

/** Why each member is here. The seed, and the seeds of incidents that were merged in, have a link of kind `seed`. */
function linksOf(s: Sight): Link[] {
  const strongest = s.entries.length > MOST_FOR_ALL_LINKS;
  return s.entries.flatMap((entry) => {
    const decided = entry.decision?.links ?? [];
    if (decided.length === 0 || !entry.decision) return [seedLink(s, entry)];
    const known = entry.shown.links;
    const fits = known && known.of === entry.decision && known.incident === s.id;
    const rows = fits ? known.rows : decided.map((l) => linkRow(s, entry, l));
    if (!fits) entry.shown.links = { of: entry.decision, incident: s.id, rows };
    return strongest ? rows.slice(0, 1) : rows;
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
  reason: linkSentence(l, l.partner),
});

function seedLink(s: Sight, entry: Entry): Link {
  const of = entry.member.entities.find((e) => e.role === 'actor' && !e.claimed) ?? entry.member.entities[0];
  const first = s.entries[0] === entry;
  const entity = of ? entityId(s.tenant, s.bindings.resolve(of, entry.at)) : entityId(s.tenant, { kind: 'app', key: entry.member.detector });
  const reason = first ? 'the first finding of the incident' : 'the first finding of a part that a later finding joined with the rest';
  return { incident: s.id, finding: entry.id, entity, kind: 'seed', weight: 1, dtMs: 0, idf: 0, reason };
}

/** The strongest link of each member that has one. */
const tiesOf = (entries: readonly Entry[]): Tie[] =>
  entries.flatMap((e) => {
    const best = e.decision?.links[0];
    return best ? [{ finding: e.id, link: best }] : [];
  });

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
