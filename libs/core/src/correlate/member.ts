import type { Domain, EntityKey, EntityRef, Finding } from '@cordon/wire';

/** Raw record ids kept of a finding. */
const MOST_RAW = 20;
/** Entities kept of a finding; what a finding names beyond is counted by its detector. */
const MOST_ENTITIES = 64;
const MOST_TEXT = 500;

/** What correlation keeps of a finding, for ever as observed. */
export interface Member {
  readonly id: string;
  readonly detector: string;
  readonly domain: Domain;
  readonly at: number;
  readonly title: string;
  readonly reason: string;
  readonly bits: number;
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  readonly entities: readonly EntityRef[];
  readonly sources: readonly { readonly source: string; readonly trust: 0 | 1 | 2 | 3 }[];
  readonly raw: readonly string[];
  readonly suffices: boolean;
  /** Only tried, without effect. */
  readonly attempted?: boolean;
}

export function memberOf(f: Finding): Member {
  const sources = new Map(f.evidence.map((e) => [`${e.source} ${e.trust}`, { source: e.source, trust: e.trust }]));
  return {
    id: f.id,
    detector: f.detector,
    domain: f.domain,
    at: f.at,
    title: f.title.slice(0, MOST_TEXT),
    reason: f.reason.slice(0, MOST_TEXT),
    bits: Number.isFinite(f.bits) ? Math.max(0, f.bits) : 0,
    tactics: f.tactics,
    techniques: f.techniques,
    entities: f.entities.slice(0, MOST_ENTITIES),
    sources: [...sources.values()].slice(0, MOST_RAW),
    raw: [...new Set(f.evidence.map((e) => e.raw))].slice(0, MOST_RAW),
    suffices: f.suffices === true,
    ...(f.attempted === true ? { attempted: true } : {}),
  };
}

/** The acting entity: the subject of the storm breaker and of crowds. */
export function actorOf(m: Member): EntityKey | undefined {
  const acting = m.entities.filter((e) => e.role === 'actor' && e.kind !== 'ip' && e.kind !== 'domain');
  return acting.find((e) => !e.claimed) ?? acting[0];
}
