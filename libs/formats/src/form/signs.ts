import type { Json } from '../shared/json';
import type { JsonFormat } from './define';
import type { Outer } from './form';
import { isOfOneCase } from './one-case';

interface Sign {
  readonly format: JsonFormat;
  readonly score: (record: Json, outer: Outer) => number;
  readonly order: number;
}

/** A format, and the record under the names that its product writes. */
export interface Found {
  readonly format: JsonFormat;
  readonly record: Json;
}

/** Which format a JSON record is of, by its members: only formats whose least common member it has are asked. */
export class Signs {
  private readonly byHead = new Map<string, Sign[]>();
  private readonly bySmallHead = new Map<string, Sign[]>();

  constructor(formats: readonly JsonFormat[]) {
    for (const [order, format] of formats.entries())
      for (const { head, score } of format.signs) {
        add(this.byHead, head, { format, score, order });
        add(this.bySmallHead, head.toLowerCase(), { format, score, order });
      }
  }

  /** The format with most signs; of equals the one named first. */
  find(record: Json, outer: Outer): JsonFormat | undefined {
    return best(
      record,
      (name) => this.byHead.get(name),
      (sign) => sign.score(record, outer),
    )?.format;
  }

  /** The same for a row of a table whose columns have lost their case. */
  findRow(record: Json, outer: Outer): Found | undefined {
    if (!isOfOneCase(record)) return undefined;
    const rows = new Map<JsonFormat, Json | undefined>();
    const rowOf = (format: JsonFormat): Json | undefined => {
      if (!rows.has(format)) rows.set(format, format.restore?.(record));
      return rows.get(format);
    };
    const found = best(
      record,
      (name) => this.bySmallHead.get(name.toLowerCase()),
      ({ format, score }) => {
        const row = rowOf(format);
        return row === undefined ? 0 : score(row, outer);
      },
    );
    const row = found && rowOf(found.format);
    return found && row && { format: found.format, record: row };
  }
}

function add(to: Map<string, Sign[]>, head: string, sign: Sign): void {
  const list = to.get(head) ?? [];
  to.set(head, list);
  list.push(sign);
}

function best(record: Json, signsOf: (name: string) => readonly Sign[] | undefined, scoreOf: (sign: Sign) => number): Sign | undefined {
  let found: Sign | undefined;
  let most = 0;
  for (const name in record) {
    const signs = signsOf(name);
    if (!signs) continue;
    for (const sign of signs) {
      const own = scoreOf(sign);
      if (own < most || own === 0 || (own === most && found && found.order <= sign.order)) continue;
      found = sign;
      most = own;
    }
  }
  return found;
}
