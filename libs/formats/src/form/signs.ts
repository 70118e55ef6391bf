import type { Json } from '../shared/json';
import type { JsonFormat } from './define';
import type { Outer } from './form';

interface Sign {
  readonly format: JsonFormat;
  readonly score: (record: Json, outer: Outer) => number;
  readonly order: number;
}

/** Which format a JSON record is of, by its members: only formats whose least common member it has are asked. */
export class Signs {
  private readonly byHead = new Map<string, Sign[]>();

  constructor(formats: readonly JsonFormat[]) {
    for (const [order, format] of formats.entries())
      for (const { head, score } of format.signs) {
        const list = this.byHead.get(head) ?? [];
        this.byHead.set(head, list);
        list.push({ format, score, order });
      }
  }

  /** The format with most signs; of equals the one named first. */
  find(record: Json, outer: Outer): JsonFormat | undefined {
    let best: Sign | undefined;
    let most = 0;
    for (const name in record) {
      const signs = this.byHead.get(name);
      if (!signs) continue;
      for (const sign of signs) {
        const own = sign.score(record, outer);
        if (own < most || own === 0 || (own === most && best && best.order <= sign.order)) continue;
        best = sign;
        most = own;
      }
    }
    return best?.format;
  }
}
