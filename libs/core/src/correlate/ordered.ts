/** The one order of correlation: event time, then id. Everything that must not depend on arrival is decided in it. */
export interface Ordered {
  readonly at: number;
  readonly id: string;
}

export const isBefore = (a: Ordered, b: Ordered): boolean => a.at < b.at || (a.at === b.at && a.id < b.id);
export const compareOrdered = (a: Ordered, b: Ordered): number => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0);

/** Number of items before `x`, which is also where `x` stands or would stand. */
export function placeOf(list: readonly Ordered[], x: Ordered): number {
  const last = list.at(-1);
  if (!last || isBefore(last, x)) return list.length;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item && isBefore(item, x)) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function insertInOrder<T extends Ordered>(list: T[], x: T): void {
  const place = placeOf(list, x);
  if (place === list.length) list.push(x);
  else list.splice(place, 0, x);
}

/** Removes the item of the same time and id; false when it is not there. */
export function removeFromOrder(list: Ordered[], x: Ordered): boolean {
  const place = placeOf(list, x);
  const found = list[place];
  if (!found || found.at !== x.at || found.id !== x.id) return false;
  list.splice(place, 1);
  return true;
}

/** A binary heap that gives the earliest first. */
export class EarliestFirst<T extends Ordered> {
  private readonly heap: T[] = [];

  get size(): number {
    return this.heap.length;
  }

  push(x: T): void {
    const { heap } = this;
    let i = heap.push(x) - 1;
    while (i > 0) {
      const up = (i - 1) >>> 1;
      const parent = heap[up];
      if (!parent || !isBefore(x, parent)) break;
      heap[i] = parent;
      i = up;
    }
    heap[i] = x;
  }

  pop(): T | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let i = 0;
    for (;;) {
      const left = heap[2 * i + 1];
      const right = heap[2 * i + 2];
      if (!left) break;
      const useRight = right !== undefined && isBefore(right, left);
      const least = useRight ? right : left;
      if (!isBefore(least, last)) break;
      heap[i] = least;
      i = useRight ? 2 * i + 2 : 2 * i + 1;
    }
    heap[i] = last;
    return first;
  }
}
