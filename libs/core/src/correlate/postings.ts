import type { Entry } from './entry';
import { LOOKBACK, MAX_LINK_MS } from './link-table';
import { insertInOrder, placeOf, removeFromOrder } from './ordered';
import type { Posting } from './evaluate';

const NONE: readonly never[] = [];

/** Findings by what they can be joined on, by what they observed, and by time. The cost of one look never grows with all there are. */
export class Postings {
  private readonly byKey = new Map<string, Posting[]>();
  private readonly byName = new Map<string, Entry[]>();
  readonly timeline: Entry[] = [];

  of(tag: string): readonly Posting[] {
    return this.byKey.get(tag) ?? NONE;
  }

  /** Findings that observed an entity, in order. */
  observing(tag: string): readonly Entry[] {
    return this.byName.get(tag) ?? NONE;
  }

  get names(): Iterable<string> {
    return this.byName.keys();
  }

  add(entry: Entry): void {
    insertInOrder(this.timeline, entry);
    for (const name of entry.observed.keys()) insertInOrder(listOf(this.byName, name), entry);
    this.addKeys(entry);
  }

  remove(entry: Entry): void {
    removeFromOrder(this.timeline, entry);
    for (const name of entry.observed.keys()) drop(this.byName, name, entry);
    this.removeKeys(entry);
  }

  addKeys(entry: Entry): void {
    for (const key of entry.threads.flat()) insertInOrder(listOf(this.byKey, key.tag), { at: entry.at, id: entry.id, entry, key });
  }

  removeKeys(entry: Entry): void {
    for (const key of entry.threads.flat()) drop(this.byKey, key.tag, entry);
  }

  /** Calls `visit` with every later finding whose decision may have looked at this one. */
  later(entry: Entry, visit: (e: Entry) => void): void {
    if (this.timeline.at(-1) === entry) return;
    for (const key of entry.threads.flat()) {
      const list = this.of(key.tag);
      const start = placeOf(list, entry);
      for (let i = start; i <= start + LOOKBACK; i++) {
        const p = list[i];
        if (!p || p.at - entry.at > MAX_LINK_MS) break;
        if (p.entry !== entry) visit(p.entry);
      }
    }
  }
}

function listOf<T>(map: Map<string, T[]>, tag: string): T[] {
  const known = map.get(tag);
  if (known) return known;
  const fresh: T[] = [];
  map.set(tag, fresh);
  return fresh;
}

function drop<T extends { at: number; id: string }>(map: Map<string, T[]>, tag: string, x: { at: number; id: string }): void {
  const list = map.get(tag);
  if (list && removeFromOrder(list, x) && list.length === 0) map.delete(tag);
}
