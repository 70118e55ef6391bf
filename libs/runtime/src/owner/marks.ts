import type { Mark } from '@cordon/wire';

interface High {
  readonly key: string;
  seq: number;
  ordinal: number;
  /** Told by the next `takeRisen`. */
  risen: boolean;
}

/** One writer's mark at one place, as it was when it was told. */
export type Risen = Readonly<Pick<High, 'key' | 'seq' | 'ordinal'>>;

/** High-water marks: what a writer replayed after a crash is dropped by its readers, without remembering ids. */
export class Marks {
  private readonly high = new Map<string, High>();
  private risen: High[] = [];

  static load(saved: Readonly<Record<string, string>>): Marks {
    const marks = new Marks();
    for (const [key, text] of Object.entries(saved)) {
      const [seq = 0, ordinal = 0] = text.split(' ').map(Number);
      marks.high.set(key, { key, seq, ordinal, risen: false });
    }
    return marks;
  }

  /** True when the output is new; false when this writer's outputs up to it were read already. */
  advance(place: string, mark: Mark): boolean {
    const key = `${place}/${mark.stage}/${mark.partition}`;
    const high = this.high.get(key);
    if (high && (mark.seq < high.seq || (mark.seq === high.seq && mark.ordinal <= high.ordinal))) return false;
    this.set(high, key, mark.seq, mark.ordinal);
    return true;
  }

  /** What has risen since the last call: a few marks a batch, where `save` is all of them. */
  takeRisen(): readonly Risen[] {
    const told = this.risen.map(({ key, seq, ordinal }) => ({ key, seq, ordinal }));
    for (const high of this.risen) high.risen = false;
    this.risen = [];
    return told;
  }

  /** Takes over what rose in others; later tellings come later. */
  raise(told: readonly Risen[]): void {
    for (const { key, seq, ordinal } of told) this.set(this.high.get(key), key, seq, ordinal);
  }

  save(): Record<string, string> {
    return Object.fromEntries([...this.high].map(([key, m]) => [key, `${m.seq} ${m.ordinal}`]));
  }

  private set(known: High | undefined, key: string, seq: number, ordinal: number): void {
    const high = known ?? { key, seq, ordinal, risen: false };
    if (!known) this.high.set(key, high);
    high.seq = seq;
    high.ordinal = ordinal;
    if (high.risen) return;
    high.risen = true;
    this.risen.push(high);
  }
}
