import type { Placed } from '@cordon/runtime';
import type { Engine } from '../engine/engine';
import { RowWriter } from './row-writer';
import type { Table } from './table';

const FIRST_BUFFER_BYTES = 256 * 1024;
/** Memory that a table keeps for its next rows; what a burst needed beyond it is given back. */
const MAX_SPARE_BYTES = 16 * 1024 * 1024;

/** Rows that go in together, by table. Their buffers are used again for the rows after them. */
export class Rows {
  private readonly writers = new Map<Table, RowWriter>();
  private readonly spare = new Map<Table, Uint8Array>();
  private bytes = 0;

  get sizeBytes(): number {
    return this.bytes;
  }

  /** Returns the bytes of the row. */
  add(table: Table, placed: Placed): number {
    const writer = this.writerOf(table);
    const before = writer.sizeBytes;
    try {
      table.write(writer, placed);
    } catch (error) {
      // Half a row would be read as the beginning of the next one.
      writer.rewind(before);
      throw error;
    }
    this.bytes += writer.sizeBytes - before;
    return writer.sizeBytes - before;
  }

  /** Takes what there is; it is in the engine when `insert` resolves. */
  seal(): SealedRows {
    const filled = [...this.writers].filter(([, writer]) => writer.sizeBytes > 0);
    const inserts = filled.map(([table, writer]) => {
      const next = this.spare.get(table);
      this.spare.delete(table);
      return { table, bytes: writer.take(next) };
    });
    this.bytes = 0;
    return {
      insert: async (engine) => {
        for (const { table, bytes } of inserts) {
          await engine.insert(table.name, table.columns, bytes);
          // One that failed may still be held by whatever was to send it.
          if (bytes.buffer.byteLength <= MAX_SPARE_BYTES) this.spare.set(table, bytes);
        }
      },
    };
  }

  private writerOf(table: Table): RowWriter {
    let writer = this.writers.get(table);
    if (!writer) this.writers.set(table, (writer = new RowWriter(FIRST_BUFFER_BYTES)));
    return writer;
  }
}

export interface SealedRows {
  /** One insert a table, one after the other, in the order in which tables were first written to. Rejects with the first that failed. */
  insert(engine: Engine): Promise<void>;
}
