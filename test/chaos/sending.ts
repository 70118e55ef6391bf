/** What a sender still has, and what it was told is taken. */
export class Sending {
  readonly waiting: number[];
  readonly acknowledged = new Set<number>();
  tries = 0;

  constructor(count: number) {
    this.waiting = Array.from({ length: count }, (_, n) => n);
  }

  /** Sends over `connections` at a time until the other side is gone, or nothing is left. `one` says whether the other side has acknowledged. */
  async over(connections: number, one: (n: number) => Promise<boolean>, onAcknowledged: () => void): Promise<void> {
    let isGone = false;
    const worker = async (): Promise<void> => {
      while (!isGone) {
        const n = this.waiting.shift();
        if (n === undefined) return;
        this.tries += 1;
        if (await one(n)) {
          this.acknowledged.add(n);
          onAcknowledged();
        } else {
          this.waiting.push(n);
          isGone = true;
        }
      }
    };
    await Promise.all(Array.from({ length: connections }, worker));
  }
}
