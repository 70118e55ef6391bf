import type { EntityKind } from '@cordon/wire';
import { entitiesBefore, findingsBefore, partsOf, rootOf, type Cluster } from './cluster';
import type { DecidedLink, Entry, JoinKey } from './entry';
import { CROWD, CROWD_KINDS, CROWD_MS, FLOOR, LOOKBACK, MAX_AGE_MS, MAX_ENTITIES, MAX_FINDINGS, MAX_LINK_MS, T1, T2 } from './link-table';
import { isBefore, placeOf } from './ordered';
import { bestPossible, pairScore } from './pair-score';
import { linkReason } from './link-reason';

/** A finding under one of its join keys, in order. */
export interface Posting {
  readonly at: number;
  readonly id: string;
  readonly entry: Entry;
  readonly key: JoinKey;
}

/** What a decision looks at; all of it is a function of findings before the one that is decided. */
export interface Field {
  postings(tag: string): readonly Posting[];
  /** Rarity of a thing, as one that acts or as one that is targeted. */
  idf(names: readonly string[], kind: EntityKind, at: number, targeted: boolean): number;
  find(id: string): Entry | undefined;
  /** People's words that forbid it: another assignee, another verdict. */
  mayMerge(a: Cluster, b: Cluster): boolean;
}

/** What a finding should become: `home` undefined = it begins an incident of its own. */
export interface Verdicts {
  readonly home: Cluster | undefined;
  readonly links: readonly DecidedLink[];
  readonly merges: readonly { readonly from: Cluster; readonly to: Cluster }[];
  readonly recurs?: string;
}

interface Touched {
  readonly root: Cluster;
  /** Best link of each thread. */
  readonly links: Map<number, DecidedLink>;
  score: number;
}

/** Links kept for the incident it attaches to, and for each that it merges in. */
const HOME_LINKS = 4;
const MERGE_LINKS = 2;

/**
 * Decides one finding from the earlier ones: attach at T1, merge at T2, else begin an incident (correlation.md, section 2). It never looks
 * at later findings, so the grouping is a function of the set of findings, whatever order they came in.
 */
export function evaluate(entry: Entry, field: Field): Verdicts {
  const ranked = touchedBy(entry, field);
  const open = ranked.filter((t) => t.score >= T1 && accepts(t.root, entry, field));
  const home = open[0];
  if (!home) {
    const ended = ranked.find((t) => t.root.frozen && t.score >= T1);
    return { home: undefined, links: [], merges: [], ...(ended ? { recurs: ended.root.seed.id } : {}) };
  }
  const links = strongest(home, HOME_LINKS);
  const merges: { from: Cluster; to: Cluster }[] = [];
  let group = home.root;
  let parts = partsOf(group, entry);
  for (const other of open.slice(1)) {
    if (other.score < T2 || !fits([...parts, ...partsOf(other.root, entry)], entry)) continue;
    if (torn(parts, other.root, entry, field) || !field.mayMerge(group, other.root)) continue;
    const [older, younger] = isBefore(group.seed, other.root.seed) ? [group, other.root] : [other.root, group];
    merges.push({ from: younger, to: older });
    links.push(...strongest(other, MERGE_LINKS));
    group = older;
    parts = [...parts, ...partsOf(other.root, entry)];
  }
  return { home: home.root, links, merges };
}

/** Incidents that share something with the finding, strongest first; equals in order of age. */
function touchedBy(entry: Entry, field: Field): Touched[] {
  const touched = new Map<Cluster, Touched>();
  entry.threads.forEach((thread, n) => {
    for (const key of thread) searchBack(entry, key, n, field, touched);
  });
  for (const t of touched.values()) {
    let rest = 1;
    for (const link of t.links.values()) rest *= 1 - link.weight;
    t.score = 1 - rest;
  }
  return [...touched.values()].sort((a, b) => b.score - a.score || (isBefore(a.root.seed, b.root.seed) ? -1 : 1));
}

function searchBack(entry: Entry, key: JoinKey, thread: number, field: Field, touched: Map<Cluster, Touched>): void {
  const postings = field.postings(key.tag);
  const end = placeOf(postings, entry);
  if (end === 0) return;
  const { kind } = key.entity;
  const acting = field.idf(key.names, kind, entry.at, false);
  const targeted = field.idf(key.names, kind, entry.at, true);
  const most = key.suffers ? Math.min(targeted, key.acts ? acting : targeted) : acting;
  if (most === 0 || (CROWD_KINDS.has(kind) && isCrowd(postings, end, entry, key.tag))) return;
  for (let i = end - 1; i >= Math.max(0, end - LOOKBACK); i--) {
    const p = postings[i];
    if (!p) break;
    const dtMs = entry.at - p.at;
    if (dtMs > MAX_LINK_MS || bestPossible(kind, dtMs, most) < FLOOR) break;
    const cluster = p.entry.decision?.cluster;
    if (!cluster) continue;
    // As rare as in the busier of the roles in which the two name it.
    const idf = Math.min(most, p.key.suffers ? targeted : acting, p.key.acts || !p.key.suffers ? acting : targeted);
    const { kind: linkKind, score, why } = pairScore({ entry: p.entry, key: p.key }, { entry, key }, idf);
    if (score < FLOOR) continue;
    const root = rootOf(cluster, entry);
    const t = touched.get(root) ?? { root, links: new Map<number, DecidedLink>(), score: 0 };
    touched.set(root, t);
    // Of equals the nearest stays, which is found first.
    if (score <= (t.links.get(thread)?.weight ?? 0)) continue;
    const reason = linkReason(linkKind, why, key);
    t.links.set(thread, { partner: p.id, entity: key.entity, kind: linkKind, weight: round(score), dtMs, idf: round(idf), reason });
  }
}

/** Used by so many different actors within a day that it is a shared thing, whatever the inventory says. */
function isCrowd(postings: readonly Posting[], end: number, entry: Entry, tag: string): boolean {
  if (end < CROWD - 1) return false;
  const actors = new Set(entry.actor === undefined || entry.actor === tag ? [] : [entry.actor]);
  for (let i = end - 1; i >= Math.max(0, end - LOOKBACK); i--) {
    const p = postings[i];
    if (!p || entry.at - p.at > CROWD_MS) break;
    if (p.entry.actor !== undefined && p.entry.actor !== tag) actors.add(p.entry.actor);
    if (actors.size >= CROWD) return true;
  }
  return false;
}

function accepts(root: Cluster, entry: Entry, field: Field): boolean {
  if (root.frozen || entry.at - root.seed.at > MAX_AGE_MS) return false;
  if (!fits(partsOf(root, entry), entry)) return false;
  for (const id of entry.apart ?? []) {
    const other = field.find(id);
    if (other?.decision && isBefore(other, entry) && rootOf(other.decision.cluster, entry) === root) return false;
  }
  return true;
}

function fits(parts: readonly Cluster[], entry: Entry): boolean {
  if (findingsBefore(parts, entry) < MAX_FINDINGS && entitiesBefore(parts, entry) + entry.observed.size <= MAX_ENTITIES) return true;
  for (const c of parts) c.pressed = true;
  return false;
}

/** Would a merge put findings together that a person took apart? */
function torn(parts: readonly Cluster[], other: Cluster, entry: Entry, field: Field): boolean {
  for (const part of parts) {
    for (const m of part.members) {
      if (!m.apart || !isBefore(m, entry)) continue;
      for (const id of m.apart) {
        const far = field.find(id);
        if (far?.decision && isBefore(far, entry) && rootOf(far.decision.cluster, entry) === other) return true;
      }
    }
  }
  for (const id of entry.apart ?? []) {
    const far = field.find(id);
    if (far?.decision && isBefore(far, entry) && rootOf(far.decision.cluster, entry) === other) return true;
  }
  return false;
}

const strongest = (t: Touched, n: number): DecidedLink[] => [...t.links.values()].sort((a, b) => b.weight - a.weight).slice(0, n);
/** Six digits are more than the tables are worth, and make stored weights equal on every machine. */
const round = (x: number): number => Math.round(x * 1e6) / 1e6;
