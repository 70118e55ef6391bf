import { setImmediate as turn } from 'node:timers/promises';
import type { Placed } from '@cordon/runtime';
import type { Engine } from '../engine/engine';
import { Rows, type SealedRows } from './rows';
import { Signal } from './signal';
import { tableOf } from './tables';

/** An insert of so much does not wait to be fuller. */
const FULL_BYTES = 8 * 1024 * 1024;
/** While the engine is busy, so much is written for the insert after; then whoever brings more waits. */
const MAX_BYTES = 16 * 1024 * 1024;
/** A row takes 0.6-6 µs to write. After so many rows, or bytes, the event loop gets its turn: detection shares it. */
const ROWS_PER_TURN = 100;
const BYTES_PER_TURN = 256 * 1024;

/** One insert to come, of all that is written before it begins. */
class Group {
  readonly since = performance.now();
  /** Its rows are durable, or the engine refused them. */
  readonly done: Promise<void>;
  settle!: { readonly resolve: () => void; readonly reject: (error: unknown) => void };

  constructor() {
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    // Whoever brought a part of it is told when the rest of his is written, too; until then a failure is not one that nobody waits for.
    this.done.catch(() => undefined);
  }
}

/**
 * Writes records to the tables of their streams. Rows are written when the records come, so that these need not be kept, and go in together: all that is
 * brought while one insert runs is the next (group commit). One runs at a time.
 */
export class Archive {
  private readonly rows = new Rows();
  private group: Group | undefined;
  /** Calls of `add` whose records are not all written yet. */
  private waiting = 0;
  private writing: Promise<unknown> = Promise.resolve();
  /** Written since the event loop had its turn. */
  private readonly slice = { rows: 0, bytes: 0 };
  private running: Promise<void> | undefined;
  private readonly sealed = new Signal();
  private readonly hurry = new Signal();

  /** `lingerMs`: how long an insert may wait to be fuller; 0 = until what is being handed over is written. */
  constructor(
    private readonly engine: Engine,
    private lingerMs: number,
  ) {}

  /** All of it is durable when resolved. Rejects when an insert with a part of it failed; all of it may be brought again. */
  async add(records: readonly Placed[]): Promise<void> {
    this.waiting += 1;
    // One after the other: if all that wait wrote a slice of theirs in each turn, the turns would be as long as they are many.
    const written = this.writing.then(() => this.write(records)).finally(() => this.wrote());
    this.writing = written.catch(() => undefined);
    const groups = await written;
    await Promise.all([...groups].map((group) => group.done));
  }

  /** What was brought is in the engine, or was refused, when resolved. */
  async close(): Promise<void> {
    this.lingerMs = 0;
    this.hurry.give();
    await this.writing;
    await this.running;
  }

  private wrote(): void {
    this.waiting -= 1;
    if (this.waiting === 0 && this.lingerMs === 0) this.hurry.give();
  }

  private async write(records: readonly Placed[]): Promise<ReadonlySet<Group>> {
    const groups = new Set<Group>();
    const { rows, slice } = this;
    for (const placed of records) {
      const table = tableOf(placed);
      if (!table) continue;
      while (rows.sizeBytes >= MAX_BYTES) await this.sealed.next();
      slice.bytes += rows.add(table, placed);
      slice.rows += 1;
      groups.add((this.group ??= new Group()));
      this.running ??= this.run();
      if (rows.sizeBytes >= FULL_BYTES) this.hurry.give();
      if (slice.rows < ROWS_PER_TURN && slice.bytes < BYTES_PER_TURN) continue;
      await turn();
      slice.rows = 0;
      slice.bytes = 0;
    }
    return groups;
  }

  private async run(): Promise<void> {
    while (this.group) {
      await this.fuller(this.group);
      const { settle } = this.group;
      await this.seal().insert(this.engine).then(settle.resolve, settle.reject);
    }
    this.running = undefined;
  }

  private async fuller(group: Group): Promise<void> {
    const left = group.since + this.lingerMs - performance.now();
    if (this.rows.sizeBytes < FULL_BYTES && left > 0) await this.hurry.next(left);
    while (this.lingerMs === 0 && this.waiting > 0 && this.rows.sizeBytes < FULL_BYTES) await this.hurry.next();
  }

  private seal(): SealedRows {
    this.group = undefined;
    const rows = this.rows.seal();
    this.sealed.give();
    return rows;
  }
}
