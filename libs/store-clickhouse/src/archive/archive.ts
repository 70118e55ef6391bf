import { setImmediate as turn } from 'node:timers/promises';
import type { Placed } from '@cordon/runtime';
import type { StreamName } from '@cordon/wire';
import type { Engine } from '../engine/engine';
import { RowWriter } from './row-writer';
import type { Table } from './table';
import { tableOf } from './tables';

/** Rows of one insert; a batch of large mails is cut here, so that it is not in memory twice as a whole. */
const MAX_INSERT_BYTES = 16 * 1024 * 1024;
const FIRST_BUFFER_BYTES = 1024 * 1024;
/** A row takes 5-10 µs to write. After so many rows, or bytes, the event loop gets its turn: detection shares it. */
const ROWS_PER_TURN = 200;
const BYTES_PER_TURN = 512 * 1024;

/** Writes records to the tables of their streams: one insert a table, in the order given. All of it is durable when resolved. */
export async function archive(engine: Engine, records: readonly Placed[]): Promise<void> {
  const inserts = new Inserts(engine);
  try {
    for (const [stream, placed] of byStream(records)) {
      const table = tableOf(stream);
      if (table) await archiveTable(inserts, table, placed);
    }
  } finally {
    await inserts.end();
  }
}

/** One insert at a time; while the engine is busy with it, the next is written here. */
class Inserts {
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly engine: Engine) {}

  /** Resolves when the insert has begun; rejects when the one before it failed. */
  async begin(table: Table, rows: Uint8Array): Promise<void> {
    await this.running;
    this.running = this.engine.insert(table.name, table.columns, rows);
    // Whoever comes next, or `end`, is told; until then a failure is not one that nobody waits for.
    this.running.catch(() => undefined);
  }

  end(): Promise<void> {
    return this.running;
  }
}

async function archiveTable(inserts: Inserts, table: Table, records: readonly Placed[]): Promise<void> {
  const writer = new RowWriter(FIRST_BUFFER_BYTES);
  let rows = 0;
  let bytes = 0;
  for (const placed of records) {
    table.write(writer, placed);
    rows++;
    if (rows >= ROWS_PER_TURN || writer.sizeBytes - bytes >= BYTES_PER_TURN) {
      await turn();
      rows = 0;
      bytes = writer.sizeBytes;
    }
    if (writer.sizeBytes >= MAX_INSERT_BYTES) {
      await inserts.begin(table, writer.take());
      bytes = 0;
    }
  }
  if (writer.sizeBytes > 0) await inserts.begin(table, writer.take());
}

function byStream(records: readonly Placed[]): ReadonlyMap<StreamName, readonly Placed[]> {
  const groups = new Map<StreamName, Placed[]>();
  for (const placed of records) {
    const group = groups.get(placed.stream);
    if (group) group.push(placed);
    else groups.set(placed.stream, [placed]);
  }
  return groups;
}
