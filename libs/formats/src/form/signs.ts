import { asText, type Json } from '../shared/json';
import type { JsonFormat } from './define';
import type { Outer } from './form';

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

/** Which format a JSON record is of, by its members: only formats whose least common member it has are asked, and of those which name its value only the ones that name the one it has. */
export class Signs {
  private readonly byHead = new Map<string, Heads>();

  constructor(formats: readonly JsonFormat[]) {
    for (const [order, format] of formats.entries())
      for (const { head, values, score } of format.signs) {
        const heads = this.byHead.get(head) ?? { byValue: new Map<string, Sign[]>(), any: [] };
        this.byHead.set(head, heads);
        const sign = { format, score, order };
        if (values === undefined) heads.any.push(sign);
        for (const value of values ?? []) heads.byValue.set(value, [...(heads.byValue.get(value) ?? []), sign]);
      }
  }

  /** The format with most signs; of equals the one named first. */
  find(record: Json, outer: Outer): JsonFormat | undefined {
    let best: Sign | undefined;
    let most = 0;
    const ask = (signs: readonly Sign[]): void => {
      for (const sign of signs) {
        const own = sign.score(record, outer);
        if (own < most || own === 0 || (own === most && best && best.order <= sign.order)) continue;
        best = sign;
        most = own;
      }
    };
    for (const name in record) {
      const heads = this.byHead.get(name);
      if (!heads) continue;
      if (heads.any.length > 0) ask(heads.any);
      const named = heads.byValue.size > 0 ? heads.byValue.get(asText(record[name]) ?? '') : undefined;
      if (named) ask(named);
    }
    return best?.format;
  }
}
