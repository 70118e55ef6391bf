import type { Placed } from '@cordon/runtime';
import type { RowWriter } from './row-writer';

/** One column, or several that one look at the body fills: names, and how they are written in that order. */
export type Column<B> = readonly [names: string | readonly string[], write: (w: RowWriter, body: B, placed: Placed) => void];

/** Where records of a stream go. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Writes the row of a record of this table's stream. */
  write(w: RowWriter, placed: Placed): void;
}

const ENVELOPE: readonly Column<unknown>[] = [
  ['tenant', (w, _, { record }) => w.text(record.tenant)],
  ['id', (w, _, { record }) => w.text(record.id)],
  ['at', (w, _, { record }) => w.time(record.at)],
  ['at_claimed', (w, _, { record }) => w.ms(record.atClaimed)],
  ['seen', (w, _, { record }) => w.time(record.seen)],
  ['source', (w, _, { record }) => w.text(record.source)],
  ['trust', (w, _, { record }) => w.uint8(record.trust)],
  ['trace', (w, _, { record }) => w.text(record.trace ?? '')],
  ['cause', (w, _, { record }) => w.texts(record.cause)],
  ['log_partition', (w, _, placed) => w.uint32(placed.partition)],
  ['log_offset', (w, _, placed) => w.uint(placed.offset)],
];

/** A table with the envelope's columns and those of its body. `B` is the body of its stream, which the log has checked. */
export function table<B>(name: string, columns: readonly Column<B>[]): Table {
  return {
    name,
    columns: [...ENVELOPE, ...columns].flatMap(([names]) => names),
    write(w, placed) {
      const body = placed.record.body as B;
      for (const [, write] of ENVELOPE) write(w, body, placed);
      for (const [, write] of columns) write(w, body, placed);
    },
  };
}
