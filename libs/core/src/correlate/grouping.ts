import type { EntityKind } from '@cordon/wire';
import type { Affected, Bindings } from './bindings';
import { Cluster, entitiesBefore, findingsBefore, partsOf, rootOf } from './cluster';
import { asTarget, countedOf, entryOf, resolveEntry, thingOf, type Decision, type Entry } from './entry';
import { evaluate, type Field, type Posting, type Verdicts } from './evaluate';
import { MAX_ENTITIES, MAX_FINDINGS } from './link-table';
import type { Member } from './member';
import { EarliestFirst, insertInOrder, isBefore, placeOf, removeFromOrder } from './ordered';
import { Postings } from './postings';
import { dayOf, type Rarity, type Shift } from './rarity';

const DAY_MS = 86_400_000;

/**
 * Findings grouped into clusters and clusters into incidents. The grouping is the one that deciding all findings in order of (at, id)
 * gives. A finding that comes late is put in its place, and of the later ones exactly those are decided anew that could have looked at
 * something which changed; each change spreads only forward in time, so it ends. Arrival in order costs one decision a finding.
 */
export class Grouping implements Field {
  readonly entries = new Map<string, Entry>();
  readonly index = new Postings();
  private readonly due = new EarliestFirst<Entry>();
  /** Clusters whose members, links or standing changed since the last look. */
  readonly touched = new Set<Cluster>();
  private readonly changed = new Set<Entry>();
  /** Decisions made, for metrics and tests. */
  decisions = 0;

  constructor(
    private readonly bindings: Bindings,
    private readonly rarity: Rarity,
    readonly mayMerge: (a: Cluster, b: Cluster) => boolean,
  ) {}

  postings(tag: string): readonly Posting[] {
    return this.index.of(tag);
  }

  idf(names: readonly string[], kind: EntityKind, at: number, targeted: boolean): number {
    return this.rarity.idf(targeted ? names.map(asTarget) : names, kind, at);
  }

  find(id: string): Entry | undefined {
    return this.entries.get(id);
  }

  /** False when this finding is known. Decided at the next `settle`. */
  add(member: Member): boolean {
    if (this.entries.has(member.id)) return false;
    const entry = entryOf(member, this.bindings);
    this.restore(entry);
    for (const shift of this.rarity.add(countedOf(member), entry.at)) this.reweigh(shift);
    this.mark(entry);
    return true;
  }

  /** Puts a finding into the indexes without deciding it. */
  restore(entry: Entry): void {
    this.entries.set(entry.id, entry);
    this.index.add(entry);
  }

  /** Resolves again what a new binding may have changed. */
  rebind(affected: Affected): void {
    const found = new Set<Entry>();
    for (const tag of affected.tags) {
      for (const e of this.index.observing(tag)) found.add(e);
      for (const p of this.index.of(tag)) found.add(p.entry);
    }
    if (affected.network) for (const e of this.index.timeline) if ([...e.observed.values()].includes('ip')) found.add(e);
    for (const entry of found) if (affected.from <= entry.at && entry.at < affected.until) this.reindex(entry, affected.attributes === true);
  }

  /** Decides what is due, earliest first. */
  settle(): void {
    for (let entry = this.due.pop(); entry; entry = this.due.pop()) {
      entry.queued = false;
      if (this.entries.get(entry.id) !== entry || entry.decision?.cluster.frozen) continue;
      this.decisions += 1;
      this.apply(entry, evaluate(entry, this));
    }
  }

  /** Findings that were decided or decided anew since the last call, by the incident they are in now. */
  takeNews(): ReadonlyMap<Cluster, Entry[]> {
    const news = new Map<Cluster, Entry[]>();
    for (const e of this.changed) {
      if (!e.decision) continue;
      const root = rootOf(e.decision.cluster);
      const list = news.get(root);
      if (list) list.push(e);
      else news.set(root, [e]);
    }
    this.changed.clear();
    return news;
  }

  mark(entry: Entry): void {
    if (entry.queued) return;
    entry.queued = true;
    this.due.push(entry);
  }

  membersOf(root: Cluster): Entry[] {
    return partsOf(root).flatMap((c) => c.members);
  }

  rootOfEntry(entry: Entry): Cluster | undefined {
    return entry.decision && rootOf(entry.decision.cluster);
  }

  /** Every incident and candidate there is. */
  roots(): Cluster[] {
    const roots: Cluster[] = [];
    for (const e of this.entries.values()) {
      const c = e.decision?.cluster;
      if (c?.seed === e && c.into.length === 0) roots.push(c);
    }
    return roots;
  }

  /** Forgets an incident's findings. */
  forget(root: Cluster): Entry[] {
    const gone = this.membersOf(root);
    for (const entry of gone) {
      this.entries.delete(entry.id);
      this.index.remove(entry);
      this.changed.delete(entry);
    }
    return gone;
  }

  /** Takes over a decision as it was saved. */
  adopt(entry: Entry, decision: Decision): void {
    entry.decision = decision;
    this.join(entry, decision.cluster);
    for (const { from, to } of decision.merges) point(from, to, entry);
  }

  private reindex(entry: Entry, shown: boolean): void {
    const before = threadsText(entry);
    const old = entry.threads;
    const actor = entry.actor;
    this.index.removeKeys(entry);
    resolveEntry(entry, this.bindings);
    const fresh = entry.threads;
    const same = before === threadsText(entry) && actor === entry.actor;
    if (!same) {
      entry.threads = old;
      this.index.addKeys(entry);
      this.index.later(entry, (e) => this.mark(e));
      this.index.removeKeys(entry);
      entry.threads = fresh;
    }
    this.index.addKeys(entry);
    if (entry.decision && (shown || !same)) this.touched.add(entry.decision.cluster);
    if (same) return;
    this.index.later(entry, (e) => this.mark(e));
    this.mark(entry);
  }

  private reweigh(shift: Shift): void {
    const inDay = (e: Entry): boolean => dayOf(e.at) === shift.day;
    if (shift.tag !== undefined) {
      const tag = thingOf(shift.tag);
      for (const e of [...this.index.observing(tag), ...this.index.of(tag).map((p) => p.entry)]) if (inDay(e)) this.mark(e);
      return;
    }
    const { timeline } = this.index;
    const from = shift.day * DAY_MS;
    const until = from + DAY_MS;
    for (let i = placeOf(timeline, { at: from, id: '' }); i < timeline.length; i++) {
      const e = timeline[i];
      if (!e || e.at >= until) break;
      if (e.threads.some((t) => t.some((k) => k.entity.kind === shift.kind))) this.mark(e);
    }
  }

  private apply(entry: Entry, next: Verdicts): void {
    const old = entry.decision;
    const seeds = old?.cluster.seed === entry;
    const cluster = next.home ?? (seeds && old ? old.cluster : new Cluster(entry));
    const moved = old?.cluster !== cluster;
    const pointed = !sameMerges(old?.merges ?? [], next.merges);
    if (!moved && !pointed && old && sameLinks(old, next)) return;
    this.changed.add(entry);
    const shaken = new Set<Cluster>();
    if (old && moved) for (const c of pressedParts(old.cluster)) shaken.add(c);
    if (old && moved) this.leave(entry, old.cluster, seeds, shaken);
    if (old && pointed) for (const m of old.merges) this.note(m, shaken);
    if (old && pointed) for (const m of old.merges) unpoint(m.from, m.to, entry);
    entry.decision = { cluster, links: next.links, merges: next.merges, ...(next.recurs === undefined ? {} : { recurs: next.recurs }) };
    if (moved) this.join(entry, cluster);
    if (pointed) {
      for (const m of next.merges) point(m.from, m.to, entry);
      for (const m of next.merges) this.note(m, shaken);
    }
    this.touched.add(cluster);
    this.spread(entry, cluster, moved || pointed, shaken);
  }

  private note(m: { readonly from: Cluster; readonly to: Cluster }, shaken: Set<Cluster>): void {
    for (const c of [m.from, m.to]) {
      this.touched.add(c);
      for (const part of partsOf(rootOf(c))) shaken.add(part);
    }
  }

  private leave(entry: Entry, cluster: Cluster, seeds: boolean, shaken: Set<Cluster>): void {
    this.touched.add(cluster);
    removeFromOrder(cluster.members, entry);
    for (const tag of entry.observed.keys()) {
      const n = (cluster.named.get(tag) ?? 1) - 1;
      if (n === 0) cluster.named.delete(tag);
      else cluster.named.set(tag, n);
    }
    if (!seeds) return;
    // Without its seed the cluster ends: all that it held, and all who joined it with another, are decided anew.
    shaken.add(cluster);
    for (const part of [...partsOf(rootOf(cluster)), ...cluster.parts]) shaken.add(part);
    for (const c of [cluster, ...cluster.parts]) for (const p of c.into) if (isBefore(entry, p.by)) this.mark(p.by);
  }

  private join(entry: Entry, cluster: Cluster): void {
    insertInOrder(cluster.members, entry);
    for (const tag of entry.observed.keys()) cluster.named.set(tag, (cluster.named.get(tag) ?? 0) + 1);
  }

  /** Marks the later findings whose decision may now be another. */
  private spread(entry: Entry, cluster: Cluster, moved: boolean, shaken: Set<Cluster>): void {
    const last = this.index.timeline.at(-1);
    if (!moved || !last || !isBefore(entry, last)) return;
    this.index.later(entry, (e) => this.mark(e));
    for (const c of pressedParts(cluster)) shaken.add(c);
    for (const id of entry.apart ?? []) {
      const far = this.entries.get(id);
      if (far && isBefore(entry, far)) this.mark(far);
    }
    for (const c of shaken) {
      for (const m of c.members) {
        if (isBefore(entry, m)) this.mark(m);
        this.index.later(m, (e) => {
          if (isBefore(entry, e)) this.mark(e);
        });
      }
    }
  }
}

/** All of an incident whose caps may bite: then each change may let another finding in or out. */
function pressedParts(cluster: Cluster): Cluster[] {
  const parts = partsOf(rootOf(cluster));
  const full = findingsBefore(parts, END) >= MAX_FINDINGS || entitiesBefore(parts, END) >= MAX_ENTITIES - SPARE_ENTITIES;
  return full || parts.some((c) => c.pressed) ? parts : [];
}

/** More entities than one finding keeps. */
const SPARE_ENTITIES = 64;
const END = { at: Number.POSITIVE_INFINITY, id: '' };

function point(from: Cluster, to: Cluster, by: Entry): void {
  from.into.push({ by, to });
  from.into.sort((a, b) => (isBefore(a.by, b.by) ? -1 : 1));
  to.parts.add(from);
}

function unpoint(from: Cluster, to: Cluster, by: Entry): void {
  const place = from.into.findIndex((p) => p.by === by && p.to === to);
  if (place >= 0) from.into.splice(place, 1);
  if (!from.into.some((p) => p.to === to)) to.parts.delete(from);
}

const sameMerges = (a: Decision['merges'], b: Decision['merges']): boolean =>
  a.length === b.length && a.every((m, i) => m.from === b[i]?.from && m.to === b[i]?.to);
const sameLinks = (a: Decision, b: Verdicts): boolean =>
  a.recurs === b.recurs &&
  a.links.length === b.links.length &&
  a.links.every((l, i) => {
    const m = b.links[i];
    return m !== undefined && l.partner === m.partner && l.weight === m.weight && l.kind === m.kind && l.reason === m.reason;
  });
const threadsText = (e: Entry): string => JSON.stringify(e.threads);
