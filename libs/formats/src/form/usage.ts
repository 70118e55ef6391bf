import { isObject, type Json } from '../shared/json';
import { hasValue } from './condition';
import { picked } from './path';
import type { Node, Slots } from './slots';

/** What was used of one record, and what is left of lists whose items were read one by one. */
export class Usage {
  private used = new Int32Array(0);
  private readonly log: number[] = [];
  private lists: Map<number, Map<number, unknown>> | undefined;
  /** Values that are left, counted while `rest` runs. */
  left = 0;
  /** Places whose value was used. */
  count = 0;

  /** Ready for the next record. One usage serves all records of a mapping in turn: making one a record costs as much as mapping it. */
  reset(slots: Slots): this {
    if (this.used.length === slots.size) for (const slot of this.log) this.used[slot] = 0;
    else this.used = new Int32Array(slots.size);
    this.log.length = 0;
    this.lists = undefined;
    this.left = 0;
    this.count = 0;
    return this;
  }

  use(slot: number): void {
    const times = this.used[slot] ?? 0;
    if (times === 0) this.count++;
    this.used[slot] = times + 1;
    this.log.push(slot);
  }

  get mark(): number {
    return this.log.length;
  }

  /** Takes back what was used since the mark, because what was made of it is not kept. */
  undo(mark: number): void {
    while (this.log.length > mark) {
      const slot = this.log.pop() ?? 0;
      const times = (this.used[slot] ?? 1) - 1;
      if (times === 0) this.count--;
      this.used[slot] = times;
    }
  }

  /** Item `index` of the list at `slot` was read, and this is left of it; read twice, only what both left. */
  leave(slot: number, index: number, rest: unknown): void {
    this.lists ??= new Map();
    const list = this.lists.get(slot) ?? new Map<number, unknown>();
    this.lists.set(slot, list);
    list.set(index, list.has(index) ? common(list.get(index), rest) : rest);
  }

  /** What nobody used, in the record's own shape; undefined when nothing is. */
  rest(value: unknown, node: Node): unknown {
    if (node.slot !== undefined && (this.used[node.slot] ?? 0) > 0) return this.restOfList(value, node.slot);
    if (Array.isArray(value)) return node.items || node.picks ? this.restOfItems(value, node) : this.kept(value);
    if (node.members && isObject(value)) return this.restOfMembers(value, node.members);
    return this.kept(value);
  }

  private restOfList(value: unknown, slot: number): unknown {
    const read = this.lists?.get(slot);
    if (!read) return undefined;
    const items = Array.isArray(value) ? value : [value];
    const left = items.map((item: unknown, i) => (read.has(i) ? read.get(i) : item)).filter((item) => item !== undefined);
    return left.length > 0 ? this.kept(left) : undefined;
  }

  private restOfItems(value: readonly unknown[], node: Node): unknown {
    const left: unknown[] = [];
    value.forEach((item, i) => {
      const pick = node.picks?.find((p) => isObject(item) && item[p.key] === p.value && picked(value, p) === item);
      const child = node.items?.get(i) ?? pick?.node;
      const rest = child ? this.rest(item, child) : this.kept(item);
      // The member that an item was picked by says nothing more once the rest of it was used.
      if (rest !== undefined && !(pick && isObject(rest) && Object.keys(rest).every((k) => k === pick.key))) left.push(rest);
    });
    return left.length > 0 ? left : undefined;
  }

  private restOfMembers(value: Json, members: ReadonlyMap<string, Node>): unknown {
    let left: Record<string, unknown> | undefined;
    for (const key in value) {
      const child = members.get(key);
      const rest = child ? this.rest(value[key], child) : this.kept(value[key]);
      if (rest !== undefined) (left ??= {})[key] = rest;
    }
    return left;
  }

  private kept(value: unknown): unknown {
    if (!hasValue(value)) return undefined;
    if (typeof value === 'object' && value !== null && isEmpty(value)) return undefined;
    this.left++;
    return value;
  }
}

function isEmpty(value: object): boolean {
  for (const key in value) if (key) return false;
  return true;
}

function common(a: unknown, b: unknown): unknown {
  if (a === undefined || b === undefined) return undefined;
  if (!isObject(a) || !isObject(b)) return a;
  const both = Object.fromEntries(Object.entries(a).filter(([key]) => key in b));
  return isEmpty(both) ? undefined : both;
}
