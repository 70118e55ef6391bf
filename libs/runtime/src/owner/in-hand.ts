/** How much may be in hand: so many batches, and while there is one already, so many records. */
export interface InHandLimits {
  readonly batches: number;
  readonly records: number;
}

interface Entry<T> {
  readonly batch: T;
  readonly records: number;
  /** Settles when the work has; never rejects. */
  readonly ended: Promise<void>;
  done: boolean;
}

export interface InHandEvents<T> {
  /** A batch and all that were taken before it are done; called in the order of taking, once for each. */
  counted(batch: T): void;
  /** Some work has rejected; that batch never counts, nor does any after it. */
  failed(): void;
}

/**
 * Ordered window of the batches that are being worked on: they may be done in any order and count from the oldest on. One
 * that is done behind an older one stays in the window, so that what a crash repeats is bounded.
 */
export class InHand<T> {
  private readonly window: Entry<T>[] = [];
  private records = 0;
  private first: { readonly error: unknown } | undefined;

  constructor(
    private readonly limits: InHandLimits,
    private readonly events: InHandEvents<T>,
  ) {}

  /** Takes on a batch and looks after its work, also when that rejects. */
  add(batch: T, records: number, work: Promise<void>): void {
    const ended = work.then(
      () => {
        entry.done = true;
        this.count();
      },
      (error: unknown) => {
        this.first ??= { error };
        this.events.failed();
      },
    );
    const entry: Entry<T> = { batch, records, ended, done: false };
    this.window.push(entry);
    this.records += records;
  }

  get full(): boolean {
    return this.window.length >= this.limits.batches || this.records >= this.limits.records;
  }

  get empty(): boolean {
    return this.window.length === 0;
  }

  /** The first rejection, if there was one. */
  get failure(): { readonly error: unknown } | undefined {
    return this.first;
  }

  /** Resolves when all work that was added has ended, well or not. */
  async settled(): Promise<void> {
    await Promise.all(this.window.map((entry) => entry.ended));
  }

  private count(): void {
    for (let oldest = this.window[0]; oldest?.done; oldest = this.window[0]) {
      this.window.shift();
      this.records -= oldest.records;
      this.events.counted(oldest.batch);
    }
  }
}
