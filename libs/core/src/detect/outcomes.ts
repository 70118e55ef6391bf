import { HOUR_MS, decayed, type Block, type When } from './block';
import type { ByteReader, ByteWriter } from './bytes';
import { hashPair, hashText } from './hash';
import { SlotTable } from './slots';

const LAST = 0;
/** What the member's failure counts for; 0 after a success. */
const FAILED = 1;
const EVER = 2;
const ALL = 1;
const FAILING = 2;
const ATTEMPTS = 3;

export interface Tally {
  /** Members whose last attempt failed, each fading since then; those who are at home here count for a quarter. */
  readonly failing: number;
  /** Members who tried at all, fading alike. */
  readonly members: number;
  /** Attempts, fading alike. */
  readonly attempts: number;
  /** True when this member had succeeded here before. */
  readonly hadSucceeded: boolean;
  /** True when this member's attempt before this one failed, and is remembered. */
  readonly hadFailed: boolean;
}

/** A failure of somebody who has been in from here before: mostly a typing error. */
const AT_HOME = 0.25;
/** What is remembered of a member at an entity before the attempt in hand. */
type Before = Pick<Tally, 'hadSucceeded' | 'hadFailed'>;
const UNKNOWN: Before = { hadSucceeded: false, hadFailed: false };

/**
 * How the last attempt of each member (a user) at an entity (a source) ended. The sums over members are kept exactly: each new
 * attempt takes out what is left of the member's earlier one.
 */
export class Outcomes implements Block {
  private readonly pairs: SlotTable;
  private readonly entities: SlotTable;
  private readonly halfLifeMs: number;

  constructor(options: { readonly halfLifeHours: number; readonly mostPairs?: number }) {
    const most = options.mostPairs ?? 1 << 15;
    this.halfLifeMs = options.halfLifeHours * HOUR_MS;
    this.pairs = new SlotTable(3, most);
    this.entities = new SlotTable(4, most);
  }

  get evicted(): number {
    return this.pairs.evicted + this.entities.evicted;
  }

  /** Takes one attempt; the tally with it. When nothing may be learned, the tally before. */
  take(when: When, entity: string, member: string, failed: boolean): Tally {
    hashPair(entity, member);
    if (!when.teaches) return this.tally(when, entity, this.before(this.pairs.find()));
    const p = this.pairs.claim(when.at);
    const left = this.pairs.fresh ? 0 : decayed(1, this.pairs.get(p, LAST), when.at, this.halfLifeMs);
    const before = left * this.pairs.get(p, FAILED);
    const known = this.pairs.fresh ? UNKNOWN : this.before(p);
    const counts = !failed ? 0 : known.hadSucceeded ? AT_HOME : 1;
    this.pairs.set(p, LAST, Math.max(when.at, this.pairs.get(p, LAST)));
    this.pairs.set(p, FAILED, counts);
    if (!failed) this.pairs.set(p, EVER, 1);
    hashText(entity);
    const e = this.entities.claim(when.at);
    const last = this.entities.fresh ? when.at : this.entities.get(e, LAST);
    const now = (column: number, change: number): void =>
      this.entities.set(e, column, Math.max(0, decayed(this.entities.get(e, column), last, when.at, this.halfLifeMs) + change));
    now(ALL, 1 - left);
    now(FAILING, counts - before);
    now(ATTEMPTS, 1);
    this.entities.set(e, LAST, Math.max(when.at, last));
    return this.tally(when, entity, known);
  }

  save(w: ByteWriter): void {
    this.pairs.save(w);
    this.entities.save(w);
  }

  load(r: ByteReader): void {
    this.pairs.load(r);
    this.entities.load(r);
  }

  private before(pair: number): Before {
    if (pair < 0) return UNKNOWN;
    return { hadSucceeded: this.pairs.get(pair, EVER) === 1, hadFailed: this.pairs.get(pair, FAILED) > 0 };
  }

  private tally(when: When, entity: string, before: Before): Tally {
    hashText(entity);
    const e = this.entities.find();
    if (e < 0) return { failing: 0, members: 0, attempts: 0, ...before };
    const left = (column: number): number => decayed(this.entities.get(e, column), this.entities.get(e, LAST), when.at, this.halfLifeMs);
    return { failing: left(FAILING), members: left(ALL), attempts: left(ATTEMPTS), ...before };
  }
}
