import type { EntityKind, Incident } from '@cordon/wire';

/** Incidents whose entities are held at most; the oldest go first. */
const MOST_INCIDENTS = 10_000;
/** Kinds whose habits are learned; artefacts have none. */
const HELD: ReadonlySet<EntityKind> = new Set<EntityKind>(['user', 'mailbox', 'device', 'principal', 'key', 'ip', 'domain', 'app']);

export interface HeldIncident {
  readonly id: string;
  readonly version: number;
  readonly keys: readonly string[];
}

/** What became of the entities of an incident that is over: what was held back is learned, or forgotten. */
export interface Freed {
  readonly keys: readonly string[];
  readonly learn: boolean;
}

/**
 * Entities that open incidents name: nothing is learned of what they do, so that an intruder can't teach what is normal
 * (learning.md, section 3). Values that an attacker can write do not count, else a forged name would blind a profile.
 */
export class Holds {
  private readonly incidents = new Map<string, HeldIncident>();
  private readonly held = new Map<string, number>();

  has(key: string): boolean {
    return this.held.size > 0 && this.held.has(key);
  }

  /** Takes a version of an incident; what it frees, when it is over. */
  learn(i: Incident): Freed | undefined {
    const before = this.incidents.get(i.id);
    if (before && before.version >= i.version) return undefined;
    if (before) this.drop(before);
    const over = i.status === 'resolved' || i.status === 'closed' || i.status === 'merged' || i.status === 'split';
    if (!over) {
      this.take({ id: i.id, version: i.version, keys: i.entities.filter((e) => !e.claimed && HELD.has(e.kind)).map((e) => `${e.kind}/${e.key}`) });
      return undefined;
    }
    const keys = (before?.keys ?? []).filter((k) => !this.held.has(k));
    return { keys, learn: i.verdict === 'benign_true_positive' || i.verdict === 'false_positive' };
  }

  save(): readonly HeldIncident[] {
    return [...this.incidents.values()];
  }

  load(incidents: readonly HeldIncident[]): void {
    for (const i of incidents) this.take(i);
  }

  private take(i: HeldIncident): void {
    this.incidents.set(i.id, i);
    for (const k of i.keys) this.held.set(k, (this.held.get(k) ?? 0) + 1);
    if (this.incidents.size <= MOST_INCIDENTS) return;
    const [oldest] = this.incidents.values();
    if (oldest) this.drop(oldest);
  }

  private drop(i: HeldIncident): void {
    this.incidents.delete(i.id);
    for (const k of i.keys) {
      const left = (this.held.get(k) ?? 1) - 1;
      if (left > 0) this.held.set(k, left);
      else this.held.delete(k);
    }
  }
}
