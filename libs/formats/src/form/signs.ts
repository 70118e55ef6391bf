import { asText, type Json } from '../shared/json';
import type { JsonFormat } from './define';
import type { Outer } from './form';
import { isOfOneCase } from './one-case';

interface Sign {
  readonly format: JsonFormat;
  readonly score: (record: Json, outer: Outer) => number;
  readonly order: number;
}

/** The signs that begin with one member: those that ask for a value of it, by that value, and those that take any. */
interface Heads {
  readonly byValue: Map<string, Sign[]>;
  readonly any: Sign[];
}

/** A format, and the record under the names that its product writes. */
export interface Found {
  readonly format: JsonFormat;
  readonly record: Json;
}

/**
 * Which format a JSON record is of, by its members: only formats whose least common member it has are asked, and of those which name its value only
 * the ones that name the one it has.
 */
export class Signs {
  private readonly byHead = new Map<string, Heads>();
  private readonly bySmallHead = new Map<string, Sign[]>();

  constructor(formats: readonly JsonFormat[]) {
    for (const [order, format] of formats.entries())
      for (const { head, values, score } of format.signs) {
        const sign = { format, score, order };
        const heads = this.byHead.get(head) ?? { byValue: new Map<string, Sign[]>(), any: [] };
        this.byHead.set(head, heads);
        if (values === undefined) heads.any.push(sign);
        for (const value of values ?? []) add(heads.byValue, value, sign);
        add(this.bySmallHead, head.toLowerCase(), sign);
      }
  }

  /** The format with most signs; of equals the one named first. */
  find(record: Json, outer: Outer): JsonFormat | undefined {
    const best = new Best();
    for (const name in record) {
      const heads = this.byHead.get(name);
      if (!heads) continue;
      for (const sign of heads.any) best.take(sign, sign.score(record, outer));
      const named = heads.byValue.size > 0 ? heads.byValue.get(asText(record[name]) ?? '') : undefined;
      if (named) for (const sign of named) best.take(sign, sign.score(record, outer));
    }
    return best.sign?.format;
  }

  /** The same for a row of a table whose columns have lost their case. */
  findRow(record: Json, outer: Outer): Found | undefined {
    if (!isOfOneCase(record)) return undefined;
    const rows = new Map<JsonFormat, Json | undefined>();
    const rowOf = (format: JsonFormat): Json | undefined => {
      if (!rows.has(format)) rows.set(format, format.restore?.(record));
      return rows.get(format);
    };
    const best = new Best();
    for (const name in record)
      for (const sign of this.bySmallHead.get(name.toLowerCase()) ?? []) {
        const row = rowOf(sign.format);
        if (row) best.take(sign, sign.score(row, outer));
      }
    const row = best.sign && rowOf(best.sign.format);
    return best.sign && row && { format: best.sign.format, record: row };
  }
}

/** The sign with the highest score above 0; of equals the one whose format was named first. */
class Best {
  sign: Sign | undefined;
  private most = 0;

  take(sign: Sign, score: number): void {
    if (score === 0 || score < this.most || (score === this.most && this.sign && this.sign.order <= sign.order)) return;
    this.sign = sign;
    this.most = score;
  }
}

function add(to: Map<string, Sign[]>, key: string, sign: Sign): void {
  const list = to.get(key) ?? [];
  to.set(key, list);
  list.push(sign);
}
