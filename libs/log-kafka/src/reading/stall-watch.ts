/** What is known of a stream partition that should be moving: next offset to fetch, and the end of the partition. */
export interface Look {
  readonly key: string;
  readonly position: number;
  readonly end: number;
}

/**
 * Notices partitions from which nothing comes although there is something. kafkajs has several ways to stop without a word
 * (tulios/kafkajs issues 659, 660, 1645).
 */
export class StallWatch {
  private readonly since = new Map<string, { readonly position: number; readonly at: number }>();

  constructor(private readonly stallMs: number) {}

  /** `now`: any clock that only goes forward, ms. Returns the keys that have not moved for `stallMs`; what is not looked at is forgotten. */
  look(now: number, looks: readonly Look[]): string[] {
    const keys = new Set(looks.map(({ key }) => key));
    for (const key of this.since.keys()) if (!keys.has(key)) this.since.delete(key);
    return looks.filter((look) => this.isStalled(now, look)).map(({ key }) => key);
  }

  /** Gives everything another `stallMs`. */
  reset(): void {
    this.since.clear();
  }

  private isStalled(now: number, { key, position, end }: Look): boolean {
    const before = this.since.get(key);
    if (before?.position === position && end > position) return now - before.at >= this.stallMs;
    this.since.set(key, { position, at: now });
    return false;
  }
}
