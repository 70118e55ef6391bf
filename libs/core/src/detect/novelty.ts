import { DAY_MS, decayed, type Block, type When } from './block';
import type { ByteReader, ByteWriter } from './bytes';
import { hashPair, hashText } from './hash';
import { SlotTable } from './slots';
import { Texts } from './texts';

/** What a profile knows of one value of one entity. Counts are decayed to the time of the question. */
export interface Seen {
  /** Times this value was seen with this entity. */
  readonly count: number;
  /** All that was seen of this entity. */
  readonly total: number;
  /** How often it was something new. */
  readonly distinct: number;
  /** How long the entity has been known, ms; 0 when it is new. */
  readonly ageMs: number;
  /** How long this value has been known of it, ms; 0 when it is new. */
  readonly knownMs: number;
  readonly lastAt: number | undefined;
}

export interface NoveltyOptions {
  readonly halfLifeDays: number;
  /** Pairs of entity and value that are kept at most in one shard; a power of two. */
  readonly mostPairs?: number;
}

const COUNT = 0;
const FIRST = 1;
const LAST = 2;
const DISTINCT = 3;
const EXAMPLES = 4;
const EXAMPLE_SLOTS = 3;
const MOST_PAIRS = 1 << 15;
const MOST_TEXTS = 8_192;

/** Which values belong to an entity: decayed counts of (entity, value) and of the entity. */
export class Novelty implements Block {
  private readonly halfLifeMs: number;
  private readonly pairs: SlotTable;
  private readonly entities: SlotTable;
  private readonly texts: Texts;

  constructor(options: NoveltyOptions) {
    const most = options.mostPairs ?? MOST_PAIRS;
    this.halfLifeMs = options.halfLifeDays * DAY_MS;
    this.pairs = new SlotTable(LAST + 1, most);
    this.entities = new SlotTable(EXAMPLES + EXAMPLE_SLOTS, most);
    this.texts = new Texts(Math.min(most, MOST_TEXTS));
  }

  get evicted(): number {
    return this.pairs.evicted + this.entities.evicted;
  }

  look(when: When, entity: string, value: string): Seen {
    hashText(entity);
    const e = this.entities.find();
    hashPair(entity, value);
    const p = this.pairs.find();
    return {
      count: p < 0 ? 0 : this.massOf(this.pairs, p, COUNT, when.at),
      total: e < 0 ? 0 : this.massOf(this.entities, e, COUNT, when.at),
      distinct: e < 0 ? 0 : this.massOf(this.entities, e, DISTINCT, when.at),
      ageMs: e < 0 ? 0 : Math.max(0, when.at - this.entities.get(e, FIRST)),
      knownMs: p < 0 ? 0 : Math.max(0, when.at - this.pairs.get(p, FIRST)),
      lastAt: p < 0 ? undefined : this.pairs.get(p, LAST),
    };
  }

  knows(entity: string, value: string): boolean {
    hashPair(entity, value);
    return this.pairs.find() >= 0;
  }

  /** Learns, when it may; true when the value was new to the entity. */
  learn(when: When, entity: string, value: string): boolean {
    hashPair(entity, value);
    if (!when.teaches) return this.pairs.find() < 0;
    const p = this.pairs.claim(when.at);
    const isNew = this.pairs.fresh;
    this.touch(this.pairs, p, when.at, isNew);
    hashText(entity);
    const e = this.entities.claim(when.at);
    const { fresh } = this.entities;
    // Before LAST moves on, because both masses are of that time.
    const distinct = this.massOf(this.entities, e, DISTINCT, when.at);
    this.touch(this.entities, e, when.at, fresh);
    this.entities.set(e, DISTINCT, distinct + (isNew ? 1 : 0));
    if (isNew) this.addExample(e, value);
    return isNew;
  }

  /** Up to three values that the entity had first; what is normal, for people to read. */
  examples(entity: string): readonly string[] {
    hashText(entity);
    const e = this.entities.find();
    if (e < 0) return [];
    const found: string[] = [];
    for (let i = 0; i < EXAMPLE_SLOTS; i++) {
      const text = this.texts.text(this.entities.get(e, EXAMPLES + i));
      if (text !== undefined) found.push(text);
    }
    return found;
  }

  save(w: ByteWriter): void {
    this.pairs.save(w);
    this.entities.save(w);
    this.texts.save(w);
  }

  load(r: ByteReader): void {
    this.pairs.load(r);
    this.entities.load(r);
    this.texts.load(r);
  }

  private touch(table: SlotTable, slot: number, at: number, fresh: boolean): void {
    const last = table.get(slot, LAST);
    table.set(slot, COUNT, decayed(table.get(slot, COUNT), last, at, this.halfLifeMs) + 1);
    table.set(slot, FIRST, fresh ? at : Math.min(at, table.get(slot, FIRST)));
    table.set(slot, LAST, fresh ? at : Math.max(at, last));
  }

  private massOf(table: SlotTable, slot: number, column: number, at: number): number {
    return decayed(table.get(slot, column), table.get(slot, LAST), at, this.halfLifeMs);
  }

  private addExample(e: number, value: string): void {
    for (let i = 0; i < EXAMPLE_SLOTS; i++) {
      if (this.entities.get(e, EXAMPLES + i) !== 0) continue;
      this.entities.set(e, EXAMPLES + i, this.texts.id(value));
      return;
    }
  }
}
