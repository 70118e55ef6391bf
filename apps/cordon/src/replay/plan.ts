import { createReadStream } from 'node:fs';
import { FORMATS, splitFile } from '@cordon/formats';
import type { Arrived } from '@cordon/nest';
import { detectFormat } from '@cordon/runtime';
import { peekTime } from './peek-time';
import { walk } from './walk';

/** Records of a replay in the order of their own time, with the source that each is taken for. */
export interface Planned {
  readonly source: string;
  readonly arrived: Arrived;
}

export interface Plan {
  readonly records: readonly Planned[];
}

/** Reads the paths whole and sorts by event time; records without one keep their place behind their neighbour. */
export async function plan(paths: readonly string[], sourceOf: (format: string | undefined) => string): Promise<Plan> {
  const rows: { readonly at: number; readonly planned: Planned }[] = [];
  let last = 0;
  for (const file of walk(paths)) {
    for await (const record of splitFile(file.path, createReadStream(file.path))) {
      const at = peekTime(record.bytes) ?? last;
      last = at;
      const position = `${file.shown}:${record.line}`;
      rows.push({
        at,
        planned: {
          source: sourceOf(record.format ?? detectFormat(record.bytes, FORMATS)?.name),
          arrived: {
            bytes: record.bytes,
            position,
            file: file.shown,
            line: record.line,
            seen: at,
            ...(record.format === undefined ? {} : { format: record.format }),
          },
        },
      });
    }
  }
  rows.sort((a, b) => a.at - b.at);
  return { records: rows.map((r) => r.planned) };
}
