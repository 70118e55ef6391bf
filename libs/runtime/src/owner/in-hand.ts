/** How much there is in a batch; bytes are those of payloads. */
export interface Amount {
  readonly records: number;
  readonly bytes: number;
}

/** How much may be in hand before no further batch is taken. */
export interface InHandLimits extends Amount {
  readonly batches: number;
}

interface Entry<T> {
  readonly batch: T;
  readonly amount: Amount;
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
  private bytes = 0;
  private first: { readonly error: unknown } | undefined;

  constructor(
    private readonly limits: InHandLimits,
    private readonly events: InHandEvents<T>,
  ) {}

  /** Takes on a batch and looks after its work, also when that rejects. */
  add(batch: T, amount: Amount, work: Promise<void>): void {
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
    const entry: Entry<T> = { batch, amount, ended, done: false };
    this.window.push(entry);
    this.records += amount.records;
    this.bytes += amount.bytes;
  }

  get full(): boolean {
    const { batches, records, bytes } = this.limits;
    return this.window.length >= batches || this.records >= records || this.bytes >= bytes;
  }

  /** Records that may be taken still. */
  get room(): number {
    return Math.max(0, this.limits.records - this.records);
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
      this.records -= oldest.amount.records;
      this.bytes -= oldest.amount.bytes;
      this.events.counted(oldest.batch);
    }
  }
}
