const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const TWO_32 = 2 ** 32;

/** FNV-1a over the UTF-16 units, with a murmur3 finish; four offsets give the 128 bits that sfc32 wants. */
const hash32 = (text: string, offset: number): number => {
  let h = offset >>> 0;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** A stable number for a text, 0 ≤ n < below. */
export const stableInt = (text: string, below: number): number => hash32(text, 0x811c9dc5) % below;

/**
 * The story's only chance: sfc32, seeded by a text. `fork` gives a stream of its own to each part of the story, so that one
 * more mail here does not change every connection there.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(private readonly path: string) {
    this.a = hash32(path, 0x811c9dc5);
    this.b = hash32(path, 0x9e3779b9);
    this.c = hash32(path, 0x7f4a7c15);
    for (let i = 0; i < 12; i += 1) this.bits();
  }

  fork(label: string): Random {
    return new Random(`${this.path}/${label}`);
  }

  /** 0 ≤ n < 1 */
  next(): number {
    return this.bits() / TWO_32;
  }

  /** Both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    const item = from[Math.floor(this.next() * from.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  shuffle<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, order: this.next() }))
      .sort((x, y) => x.order - y.order)
      .map(({ item }) => item);
  }

  sample<T>(from: readonly T[], count: number): T[] {
    return this.shuffle(from).slice(0, count);
  }

  /** Nearly standard normal, by the sum of four (variance 4/12): enough for people's habits, and never beyond ±3.5. */
  normal(): number {
    return (this.next() + this.next() + this.next() + this.next() - 2) * Math.sqrt(3);
  }

  /** Right-skewed sizes and durations: median · e^(spread · normal), whole. */
  size(median: number, spread = 0.9): number {
    return Math.max(1, Math.round(median * Math.exp(spread * this.normal())));
  }

  /** A whole number near the mean, never below zero. */
  around(mean: number): number {
    return Math.max(0, Math.round(mean + this.normal() * Math.sqrt(mean)));
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += (TWO_32 + this.bits()).toString(16).slice(1);
    return text.slice(0, digits);
  }

  guid(): string {
    const h = this.hex(32);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-${'89ab'[this.int(0, 3)]}${h.slice(17, 20)}-${h.slice(20)}`;
  }

  letters(count: number, alphabet = BASE62): string {
    let text = '';
    for (let i = 0; i < count; i += 1) text += alphabet[Math.floor(this.next() * alphabet.length)];
    return text;
  }

  private bits(): number {
    const t = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t >>> 0;
  }
}
