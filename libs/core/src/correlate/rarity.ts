import type { EntityKind } from '@cordon/wire';
import { BUSY } from './link-table';

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 30;
/** Days kept beyond the window, for findings that come late. */
const SLACK_DAYS = 15;
/** A kind is taken to have at least this many findings, so that on the first day rare things are rare. */
const LEAST_FINDINGS = 64;
/** Entities counted at most; the ones that were named longest ago go first. */
const MOST_TAGS = 500_000;

type Days = Map<number, number>;
/** From `day` on, the idf of this entity (or of all of this kind) is another one. */
export interface Shift {
  readonly tag?: string;
  readonly kind?: EntityKind;
  readonly day: number;
}

export const dayOf = (at: number): number => Math.floor(at / DAY_MS);

/**
 * idf = log2(1 + N/n): N findings of the last 30 days name such a thing, n of them this one (apart as one that acts and as a target, entry.ts), as it stood at midnight (UTC) of the
 * finding's own day, so that the order in which a day's findings arrive does not matter. A finding that comes after its midnight changes
 * snapshots; N and n are therefore taken to the power of two below them, so that this re-weighs a later day only when a count passes a
 * power of two (`add` says when), and not with every late record.
 */
export class Rarity {
  private readonly tags = new Map<string, Days>();
  private readonly kinds = new Map<EntityKind, Days>();
  private readonly memo = new Map<EntityKind, { readonly day: number; readonly n: number }>();
  private newest = Number.NEGATIVE_INFINITY;

  /** Counts one finding's different entities (`kind/key`); says which later snapshots are now another. */
  add(tags: ReadonlyMap<string, EntityKind>, at: number): readonly Shift[] {
    const day = dayOf(at);
    const shifts: Shift[] = [];
    const kinds = new Set(tags.values());
    const late = day < this.newest;
    const last = Math.min(this.newest, day + WINDOW_DAYS);
    for (const tag of tags.keys()) {
      const days = this.tags.get(tag) ?? new Map<number, number>();
      this.tags.set(tag, days);
      days.set(day, (days.get(day) ?? 0) + 1);
      for (let d = day + 1; late && d <= last; d++) if (passed(sum(days, d), 1)) shifts.push({ tag, day: d });
    }
    for (const kind of kinds) {
      const days = this.kinds.get(kind) ?? new Map<number, number>();
      this.kinds.set(kind, days);
      days.set(day, (days.get(day) ?? 0) + 1);
      if (late) this.memo.delete(kind);
      for (let d = day + 1; late && d <= last; d++) if (passed(sum(days, d), LEAST_FINDINGS)) shifts.push({ kind, day: d });
    }
    this.newest = Math.max(this.newest, day);
    return shifts;
  }

  /** idf in bits of a thing that is known under these names (`kind/key`, the most frequent counts); 0 when it is too busy to say anything. */
  idf(names: readonly string[], kind: EntityKind, at: number): number {
    const day = dayOf(at);
    let n = 1;
    for (const name of names) {
      const days = this.tags.get(name);
      if (days) n = Math.max(n, level(sum(days, day), 1));
    }
    return n >= BUSY ? 0 : Math.log2(1 + Math.max(n, this.total(kind, day)) / n);
  }

  /** Forgets days that no snapshot needs any more; returns how many entities were dropped by the cap. */
  prune(at: number): number {
    const oldest = dayOf(at) - WINDOW_DAYS - SLACK_DAYS;
    for (const days of this.kinds.values()) for (const d of days.keys()) if (d < oldest) days.delete(d);
    for (const [tag, days] of this.tags) {
      for (const d of days.keys()) if (d < oldest) days.delete(d);
      if (days.size === 0) this.tags.delete(tag);
    }
    const over = this.tags.size - MOST_TAGS;
    if (over <= 0) return 0;
    const byAge = [...this.tags].map(([tag, days]) => ({ tag, last: Math.max(...days.keys()) })).sort((a, b) => a.last - b.last);
    for (const { tag } of byAge.slice(0, over)) this.tags.delete(tag);
    return over;
  }

  save(): RarityRows {
    const rows = <K>(m: ReadonlyMap<K, Days>): (readonly [K, ReadonlyArray<readonly [number, number]>])[] =>
      [...m].map(([k, days]) => [k, [...days]]);
    return { tags: rows(this.tags), kinds: rows(this.kinds) };
  }

  load(rows: RarityRows): void {
    for (const [tag, days] of rows.tags) this.tags.set(tag, new Map(days));
    for (const [kind, days] of rows.kinds) {
      this.kinds.set(kind, new Map(days));
      for (const [d] of days) this.newest = Math.max(this.newest, d);
    }
  }

  private total(kind: EntityKind, day: number): number {
    const known = this.memo.get(kind);
    if (known?.day === day) return known.n;
    const n = level(sum(this.kinds.get(kind) ?? new Map(), day), LEAST_FINDINGS);
    this.memo.set(kind, { day, n });
    return n;
  }
}

export interface RarityRows {
  readonly tags: ReadonlyArray<readonly [string, ReadonlyArray<readonly [number, number]>]>;
  readonly kinds: ReadonlyArray<readonly [EntityKind, ReadonlyArray<readonly [number, number]>]>;
}

/** Findings in the 30 days before `day`. */
function sum(days: Days, day: number): number {
  let n = 0;
  for (const [d, count] of days) if (d < day && d >= day - WINDOW_DAYS) n += count;
  return n;
}

const level = (n: number, least: number): number => 2 ** Math.floor(Math.log2(Math.max(n, least)));
/** The count has just grown by one to `n`: is its level another now? */
const passed = (n: number, least: number): boolean => n > 0 && level(n, least) !== level(n - 1, least);
