import { Fate, SimClock, SimLog, SimLogDisk } from '@cordon/testing';
import { CordonError, type Mark, type StreamRecord } from '@cordon/wire';
import type { Arrival, Ownership } from '../ports/log';
import type { Checkpoint } from './cut';
import { EffectOwner, type EffectBatch } from './effect-owner';

const CHECKPOINT_MS = 1_000;
const MAX_BATCH = 2;
const LINGER_MS = 50;

interface Call {
  readonly ids: readonly string[];
  done(...outputs: StreamRecord[]): void;
  fail(error: unknown): void;
}

const record = (id: string, mark?: Mark): StreamRecord => ({
  ...{ stream: 'event', id, tenant: 't', source: 's', trust: 2, at: 0, seen: 0, cause: [], key: 'k', body: {} },
  ...(mark ? { mark } : {}),
});
const mark = (seq: number, partition = 0): Mark => ({ stage: 'normalise', partition, seq, ordinal: 0 });
const outage = (): CordonError => new CordonError('CORDON_STORE_UNAVAILABLE', 'down', true);

/** A log whose checkpoints a test can hold up. */
class HeldLog extends SimLog {
  hold: (() => Promise<void>) | undefined;

  override async own(stage: string): Promise<Ownership> {
    const owned = await super.own(stage);
    return {
      load: () => owned.load(),
      appendCut: (cut) => owned.appendCut(cut),
      release: () => owned.release(),
      checkpoint: async (...what) => {
        await this.hold?.();
        await owned.checkpoint(...what);
      },
    };
  }
}

/** One disk, and the process on it; `open` again is a start after a crash when the one before was not closed. */
class Bench {
  readonly disk = new SimLogDisk();
  readonly clock = new SimClock();
  readonly log = new HeldLog(this.disk, new Fate(new Map(), Infinity));
  readonly handled: number[] = [];
  readonly retried: string[] = [];
  readonly commits: number[] = [];
  calls: Call[] = [];
  failed: unknown;
  private next = 0;
  owner = this.make(1);

  constructor(
    private readonly lingerMs = 0,
    private readonly limits: { readonly aheadRecords?: number; readonly aheadBytes?: number } = {},
  ) {}

  async open(ahead: number): Promise<number> {
    this.calls = [];
    this.owner = this.make(ahead);
    const positions = await this.owner.open();
    this.next = positions.get('event/0') ?? 0;
    this.owner.run().catch((error: unknown) => (this.failed = error));
    await this.turn();
    return this.next;
  }

  /** Offers records at the next offsets, and gives the owner its turn. */
  async offer(...records: StreamRecord[]): Promise<void> {
    const arrivals = records.map((r, i): Arrival => ({ stream: 'event', partition: 0, offset: this.next + i, record: r }));
    this.next += records.length;
    void this.owner.offer('event', 0, arrivals, this.next);
    await this.turn();
  }

  /** Resolves when what could go on has gone on. */
  turn(ms = 0): Promise<void> {
    return this.clock.advance(ms);
  }

  get handedOver(): string[] {
    return this.calls.map((c) => c.ids.join(' '));
  }

  call(n: number): Call {
    const call = this.calls[n];
    if (!call) throw new Error(`batch ${n} was not handed over`);
    return call;
  }

  /** On the disk. */
  get checkpoint(): Checkpoint | undefined {
    return this.disk.states.get('archive')?.checkpoint;
  }

  /** Position of the checkpoint. */
  get saved(): number | undefined {
    return this.checkpoint?.positions['event/0'];
  }

  private make(ahead: number): EffectOwner {
    return new EffectOwner({
      ...{ group: 'archive', partition: 0, log: this.log, clock: this.clock },
      settings: {
        maxBatch: MAX_BATCH,
        checkpointMs: CHECKPOINT_MS,
        lingerMs: this.lingerMs,
        ahead,
        ...this.limits,
      },
      events: { handled: (records) => this.handled.push(records), retried: (error) => this.retried.push(error.code) },
      handler: (batch) => this.hand(batch),
      commit: (positions) => Promise.resolve(void this.commits.push(positions.get('event/0') ?? 0)),
    });
  }

  private hand(batch: EffectBatch): Promise<readonly StreamRecord[]> {
    return new Promise((resolve, reject) => {
      this.calls.push({ ids: batch.records.map((r) => r.record.id), done: (...outputs) => resolve(outputs), fail: reject });
    });
  }
}

const records = (from: number, to: number): StreamRecord[] => Array.from({ length: to - from }, (_, i) => record(`e${from + i}`));

async function opened(ahead: number, ...first: StreamRecord[]): Promise<Bench> {
  const bench = new Bench();
  await bench.open(ahead);
  await bench.offer(...first);
  return bench;
}

/** One that lingers: of 3 records, 1 is left that could make a fuller batch. */
async function lingering(): Promise<Bench> {
  const bench = new Bench(LINGER_MS);
  await bench.open(4);
  await bench.offer(...records(0, 3));
  return bench;
}

// Jest fails a test that leaves a rejection unhandled.
describe('an effect owner', () => {
  describe('that has one batch in hand at a time', () => {
    it('hands over the next when the one before is done', async () => {
      const bench = await opened(1, ...records(0, 4));
      expect(bench.handedOver).toEqual(['e0 e1']);
      bench.call(0).done();
      await bench.turn();
      expect(bench.handedOver).toEqual(['e0 e1', 'e2 e3']);
    });
  });

  describe('that may have several batches in hand', () => {
    it('never has more than that, and goes on when the oldest is done', async () => {
      const bench = await opened(3, ...records(0, 12));
      const first = ['e0 e1', 'e2 e3', 'e4 e5'];
      expect(bench.handedOver).toEqual(first);
      bench.call(1).done();
      await bench.turn(2 * CHECKPOINT_MS);
      expect(bench.handedOver).toEqual(first);
      bench.call(0).done();
      await bench.turn();
      expect(bench.handedOver).toEqual([...first, 'e6 e7', 'e8 e9']);
      expect(bench.handled).toEqual([2, 2]);
    });

    it('takes no more records than may be in hand, and goes on when the oldest is done', async () => {
      const bench = new Bench(0, { aheadRecords: 3 });
      await bench.open(100);
      await bench.offer(...records(0, 12));
      expect(bench.handedOver).toEqual(['e0 e1', 'e2']);
      bench.call(0).done();
      await bench.turn();
      expect(bench.handedOver).toEqual(['e0 e1', 'e2', 'e3 e4']);
    });

    it('takes none while so many bytes are in hand', async () => {
      const bench = new Bench(0, { aheadBytes: 100 });
      await bench.open(100);
      await bench.offer(...records(0, 12).map((r) => ({ ...r, body: { bytes: new Uint8Array(30) } })));
      expect(bench.handedOver).toEqual(['e0 e1', 'e2 e3']);
      bench.call(0).done();
      await bench.turn();
      expect(bench.handedOver).toEqual(['e0 e1', 'e2 e3', 'e4 e5']);
    });

    it('lingers for a fuller one while others are in hand', async () => {
      const bench = await lingering();
      await bench.turn(LINGER_MS - 1);
      await bench.offer(...records(3, 4));
      expect(bench.handedOver).toEqual(['e0 e1']);
      await bench.turn(1);
      expect(bench.handedOver).toEqual(['e0 e1', 'e2 e3']);
    });

    it('is busy until the last of them is done', async () => {
      const bench = await opened(2, ...records(0, 4));
      bench.call(1).done();
      await bench.turn();
      expect(bench.owner.busy).toBe(true);
      bench.call(0).done();
      await bench.turn();
      expect(bench.owner.busy).toBe(false);
    });

    it('saves the position up to the first one that is not done', async () => {
      const bench = await opened(4, ...records(0, 8));
      bench.call(1).done();
      bench.call(3).done();
      await bench.turn(CHECKPOINT_MS);
      expect([bench.saved, bench.commits]).toEqual([undefined, []]);
      bench.call(0).done();
      await bench.turn(CHECKPOINT_MS);
      expect([bench.saved, bench.commits, bench.checkpoint?.cut]).toEqual([4, [4], 2]);
      bench.call(2).done();
      await bench.turn(CHECKPOINT_MS);
      expect([bench.saved, bench.commits]).toEqual([8, [4, 8]]);
    });

    it.each([
      ['nothing more has come', 4],
      ['it can take no more', 2],
    ])('saves the position when it is due while others are in hand and %s', async (_when, ahead) => {
      const bench = await opened(ahead, ...records(0, 6));
      bench.call(0).done();
      await bench.turn();
      expect(bench.saved).toBeUndefined();
      await bench.turn(2 * CHECKPOINT_MS);
      expect(bench.saved).toBe(2);
    });

    it('saves in the next checkpoint what was done while one was written', async () => {
      const bench = await opened(2, ...records(0, 4));
      let go: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (go = resolve));
      bench.log.hold = () => gate;
      bench.call(0).done();
      await bench.turn(2 * CHECKPOINT_MS);
      bench.call(1).done();
      await bench.turn();
      go();
      await bench.turn();
      expect(bench.saved).toBe(2);
      await bench.turn(2 * CHECKPOINT_MS);
      expect(bench.saved).toBe(4);
    });

    it('is handed a batch again after a crash, when a later one alone was done', async () => {
      const bench = await opened(3, ...records(0, 6));
      bench.call(0).done();
      bench.call(2).done();
      await bench.turn(2 * CHECKPOINT_MS);
      expect(await bench.open(3)).toBe(2);
      await bench.offer(...records(2, 6));
      expect(bench.handedOver).toEqual(['e2 e3', 'e4 e5']);
    });

    it('takes for repeats after a crash only what the saved position covers', async () => {
      const bench = await opened(2, record('a', mark(1)), record('b', mark(2)), record('c', mark(3)), record('d', mark(4)));
      bench.call(0).done();
      await bench.turn(2 * CHECKPOINT_MS);
      expect(await bench.open(2)).toBe(2);
      await bench.offer(record('b again', mark(2)), record('c', mark(3)), record('d', mark(4)), record('e', mark(5)));
      expect(bench.handedOver).toEqual(['c', 'd e']);
    });

    it('keeps the marks of a writer that it did not hear of since the crash before', async () => {
      const bench = await opened(2, record('a', mark(1, 7)));
      bench.call(0).done();
      await bench.turn(2 * CHECKPOINT_MS);
      await bench.open(2);
      await bench.offer(record('b', mark(1)));
      bench.call(0).done();
      await bench.turn(2 * CHECKPOINT_MS);
      await bench.open(2);
      await bench.offer(record('a again', mark(1, 7)), record('c', mark(2)));
      expect(bench.handedOver).toEqual(['c']);
    });

    it('drops a repeat of what is still in hand', async () => {
      const bench = await opened(2, record('a', mark(1)), record('b', mark(2)), record('b again', mark(2)), record('c', mark(3)));
      expect(bench.handedOver).toEqual(['a b', 'c']);
    });

    it('tries each one again by itself after an outage, and appends what each returns when it does', async () => {
      const bench = await opened(2, ...records(0, 4));
      bench.call(0).fail(outage());
      bench.call(1).done(record('of the second'));
      await bench.turn(100);
      expect(bench.handedOver).toEqual(['e0 e1', 'e2 e3', 'e0 e1']);
      bench.call(2).done(record('of the first'));
      await bench.turn();
      expect(bench.disk.streams.get('event')?.map((r) => r.id)).toEqual(['of the second', 'of the first']);
      expect([bench.retried, bench.handled]).toEqual([['CORDON_STORE_UNAVAILABLE'], [2, 2]]);
    });
  });

  describe('whose handler fails for good', () => {
    const defect = new TypeError('x is not a function');

    it.each([
      ['while it could take more', 4],
      ['while it could take no more', 3],
      ['with nothing else in hand', 1],
    ])('ends with that error %s, and hands over nothing more', async (_when, ahead) => {
      const bench = await opened(ahead, ...records(0, 6));
      const before = bench.calls.length;
      bench.call(before - 1).fail(defect);
      await bench.turn();
      expect(bench.failed).toBe(defect);
      await bench.offer(...records(6, 12));
      bench.call(0).done();
      await bench.turn(2 * CHECKPOINT_MS);
      expect([bench.calls.length, bench.saved]).toEqual([before, undefined]);
    });

    it('ends with the first of several errors, and looks after the others', async () => {
      const bench = await opened(3, ...records(0, 6));
      bench.call(1).fail(defect);
      bench.call(0).fail(new Error('another'));
      await bench.turn();
      bench.call(2).fail(outage());
      await bench.turn(100);
      expect([bench.failed, bench.calls.length, bench.retried]).toEqual([defect, 3, []]);
    });

    it('ends with that error during an outage of the log, too', async () => {
      const bench = await opened(2, ...records(0, 4));
      bench.log.hold = () => Promise.reject(outage());
      bench.call(0).done();
      await bench.turn(2 * CHECKPOINT_MS);
      expect(bench.retried.length).toBeGreaterThan(0);
      bench.call(1).fail(defect);
      await bench.turn();
      expect(bench.failed).toBe(defect);
    });

    it('is closed when the others have ended', async () => {
      const bench = await opened(2, ...records(0, 4));
      bench.call(0).fail(defect);
      await bench.turn();
      let closed = false;
      void bench.owner.close().then(() => (closed = true));
      await bench.turn();
      expect(closed).toBe(false);
      bench.call(1).done();
      await bench.turn();
      expect(closed).toBe(true);
    });
  });

  describe('that is closed', () => {
    async function closing(): Promise<{ bench: Bench; closed: () => boolean }> {
      const bench = await opened(3, ...records(0, 8));
      let closed = false;
      void bench.owner.close().then(() => (closed = true));
      await bench.turn();
      return { bench, closed: () => closed };
    }

    it('waits for all in hand, takes no more, and saves what is done', async () => {
      const { bench, closed } = await closing();
      bench.call(2).done();
      bench.call(0).done();
      await bench.turn();
      expect([closed(), bench.saved]).toEqual([false, undefined]);
      bench.call(1).done();
      await bench.turn();
      expect([closed(), bench.saved, bench.commits, bench.calls.length]).toEqual([true, 6, [6], 3]);
    });

    it('takes nothing that it lingered over', async () => {
      const bench = await lingering();
      bench.call(0).done();
      await bench.owner.close();
      expect([bench.handedOver, bench.saved]).toEqual([['e0 e1'], 2]);
    });

    it('saves what is done before the first that an outage kept from being done', async () => {
      const { bench, closed } = await closing();
      bench.call(0).done();
      bench.call(1).fail(outage());
      bench.call(2).done();
      await bench.turn();
      expect([closed(), bench.saved, bench.calls.length]).toEqual([true, 2, 3]);
    });
  });
});
