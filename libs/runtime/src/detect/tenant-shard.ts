import { DAY_MS, hashPair, Names, Ranks, SlotTable, type Blocks, type ByteReader, type ByteWriter, type Detector } from '@cordon/core';
import type { EventBody, StreamRecord } from '@cordon/wire';
import { hash32 } from '../partitioning';

/** Held-back events of one tenant and shard that are kept at most; the oldest go first, counted. */
const MOST_HELD = 1_000;
const DAY = 0;
const BEST = 1;

/** First parts of the keys of the two kinds of rows in `days`, by detector; made once, since one is looked up with every event. */
export interface Prefixes {
  readonly looked: readonly string[];
  readonly raised: readonly string[];
}

export function prefixesOf(detectors: readonly Detector[]): Prefixes {
  const short = detectors.map(({ manifest: m }) => hash32(`${m.name} ${m.version}`).toString(36));
  return { looked: short.map((s) => `l${s}`), raised: short.map((s) => `r${s}`) };
}

/** What detect remembers of one tenant in one shard. */
export class TenantShard {
  readonly names = new Names();
  readonly held: StreamRecord<EventBody>[] = [];
  /** Entities looked at since the ranking home was last told, by detector. */
  readonly untold: number[];
  private readonly states: (Blocks | undefined)[];
  private readonly ranks: (Ranks | undefined)[];
  private readonly days = new SlotTable(2, 1 << 16);
  private heldEvicted = 0;
  /** Used since evictions were last reported. */
  touched = false;

  constructor(
    private readonly detectors: readonly Detector[],
    private readonly prefixes: Prefixes,
  ) {
    this.states = detectors.map(() => undefined);
    this.ranks = detectors.map(() => undefined);
    this.untold = detectors.map(() => 0);
  }

  state(i: number): Blocks {
    const known = this.states[i];
    if (known) return known;
    const fresh = this.detectors[i]?.state() ?? {};
    this.states[i] = fresh;
    return fresh;
  }

  ranksOf(i: number): Ranks {
    return (this.ranks[i] ??= new Ranks());
  }

  /** Counts that an entity was looked at today, once. */
  lookedAt(i: number, key: string, at: number): void {
    hashPair(this.prefixes.looked[i] ?? '', key);
    const row = this.days.claim(at);
    const day = Math.floor(at / DAY_MS);
    if (this.days.get(row, DAY) >= day) return;
    this.days.set(row, DAY, day);
    this.untold[i] = (this.untold[i] ?? 0) + 1;
  }

  /** Best score that a subject had on this day; then this one is, if it is better. */
  best(i: number, subject: string, at: number, isBetter: (best: number) => number | undefined): void {
    hashPair(this.prefixes.raised[i] ?? '', subject);
    const row = this.days.claim(at);
    const day = Math.floor(at / DAY_MS);
    if (this.days.get(row, DAY) < day) {
      this.days.set(row, DAY, day);
      this.days.set(row, BEST, 0);
    }
    const better = isBetter(this.days.get(row, BEST));
    if (better !== undefined) this.days.set(row, BEST, better);
  }

  hold(record: StreamRecord<EventBody>): void {
    this.held.push(record);
    if (this.held.length <= MOST_HELD) return;
    this.held.shift();
    this.heldEvicted += 1;
  }

  get evicted(): number {
    let n = this.names.evicted + this.days.evicted + this.heldEvicted;
    for (const state of this.states) if (state) for (const name in state) n += state[name]?.evicted ?? 0;
    return n;
  }

  save(w: ByteWriter): void {
    this.names.save(w);
    this.days.save(w);
    w.text(JSON.stringify(this.held));
    const known = this.detectors.map((_, i) => i).filter((i) => this.states[i] ?? this.ranks[i] ?? this.untold[i]);
    w.u32(known.length);
    for (const i of known) this.saveDetector(w, i);
  }

  load(r: ByteReader): void {
    this.names.load(r);
    this.days.load(r);
    this.held.push(...(JSON.parse(r.text()) as StreamRecord<EventBody>[]));
    const length = r.u32();
    for (let n = 0; n < length; n++) this.loadDetector(r);
  }

  private saveDetector(w: ByteWriter, i: number): void {
    const manifest = this.detectors[i]?.manifest;
    w.text(manifest?.name ?? '');
    w.u32(manifest?.version ?? 0);
    w.part((p) => {
      p.u32(this.untold[i] ?? 0);
      const ranks = this.ranks[i];
      p.u32(ranks ? 1 : 0);
      ranks?.save(p);
      const blocks = Object.entries(this.states[i] ?? {});
      p.u32(blocks.length);
      for (const [name, block] of blocks) {
        p.text(name);
        p.part((b) => block.save(b));
      }
    });
  }

  /** What a detector of another version, or one that is gone, had learned is skipped. */
  private loadDetector(r: ByteReader): void {
    const name = r.text();
    const version = r.u32();
    const part = r.part();
    const i = this.detectors.findIndex((d) => d.manifest.name === name && d.manifest.version === version);
    if (i < 0) return;
    this.untold[i] = part.u32();
    if (part.u32() === 1) this.ranksOf(i).load(part);
    const length = part.u32();
    for (let n = 0; n < length; n++) {
      const block = part.text();
      const bytes = part.part();
      this.state(i)[block]?.load(bytes);
    }
  }
}
