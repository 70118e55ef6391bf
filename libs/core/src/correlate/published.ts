import type { Incident } from '@cordon/wire';
import type { Facts } from './facts';

/** An incident that others have seen. */
export interface Published {
  readonly id: string;
  /** Its first finding; the id is made of it. */
  readonly seed: string;
  last: Incident;
  /** False when it was merged into another, or withdrawn because its evidence went elsewhere. */
  live: boolean;
  /** `now` of its last version, ms. */
  changedAt: number;
  /** Set when its findings are no longer held: what people do to it is then kept here. */
  archived: Facts | undefined;
}

/** A new version, with what caused it: ids of findings or of a command, at most 20. */
export interface Version {
  readonly incident: Incident;
  readonly cause: readonly string[];
}

const MOST_CAUSES = 20;
/** An incident that no one can change any more is forgotten after this. */
const KEEP_MS = 60 * 86_400_000;
const MOST_PUBLISHED = 10_000;
/** Merges of merges of merges; a longer chain is a mistake. */
const MOST_HOPS = 1_000;

export const causeOf = (ids: readonly string[]): string[] => [...new Set(ids)].slice(0, MOST_CAUSES);

/** Incidents that were published, by id and by seed. */
export class Register {
  private readonly bySeed = new Map<string, Published>();
  private readonly byId = new Map<string, Published>();

  ofSeed(seed: string): Published | undefined {
    return this.bySeed.get(seed);
  }

  /** The incident of this id, or the one that it was merged into. */
  follow(id: string): Published | undefined {
    let p = this.byId.get(id);
    for (let hops = 0; p?.last.mergedInto !== undefined && !p.live && hops < MOST_HOPS; hops++) p = this.byId.get(p.last.mergedInto);
    return p;
  }

  put(p: Published): void {
    this.bySeed.set(p.seed, p);
    this.byId.set(p.id, p);
  }

  all(): Iterable<Published> {
    return this.bySeed.values();
  }

  get size(): number {
    return this.bySeed.size;
  }

  /** Forgets what is archived or merged and old; returns how many the cap cost. */
  trim(now: number): number {
    const over = [...this.bySeed.values()].filter((p) => p.archived !== undefined || !p.live).sort((a, b) => a.changedAt - b.changedAt);
    const forced = Math.max(0, this.bySeed.size - MOST_PUBLISHED);
    let cost = 0;
    over.forEach((p, i) => {
      const old = p.changedAt < now - KEEP_MS;
      if (!old && i >= forced) return;
      if (!old) cost += 1;
      this.bySeed.delete(p.seed);
      this.byId.delete(p.id);
    });
    return cost;
  }
}
