import type { Mark } from '@cordon/wire';

/** High-water marks: what a writer replayed after a crash is dropped by its readers, without remembering ids. */
export class Marks {
  private readonly high = new Map<string, { seq: number; ordinal: number }>();

  static load(saved: Readonly<Record<string, string>>): Marks {
    const marks = new Marks();
    for (const [key, text] of Object.entries(saved)) {
      const [seq = 0, ordinal = 0] = text.split(' ').map(Number);
      marks.high.set(key, { seq, ordinal });
    }
    return marks;
  }

  /** True when the output is new; false when this writer's outputs up to it were read already. */
  advance(place: string, mark: Mark): boolean {
    const key = `${place}/${mark.stage}/${mark.partition}`;
    const high = this.high.get(key);
    if (high && (mark.seq < high.seq || (mark.seq === high.seq && mark.ordinal <= high.ordinal))) return false;
    if (high) {
      high.seq = mark.seq;
      high.ordinal = mark.ordinal;
    } else this.high.set(key, { seq: mark.seq, ordinal: mark.ordinal });
    return true;
  }

  save(): Record<string, string> {
    return Object.fromEntries([...this.high].map(([key, m]) => [key, `${m.seq} ${m.ordinal}`]));
  }
}
