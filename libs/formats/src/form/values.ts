import type { Json } from '../shared/json';
import type { Outer } from './form';
import { picked } from './path';
import type { Node, Slots } from './slots';

/**
 * What one record has at the places that a mapping reads, by their numbers. One walk of the record finds all of them: asked for one by one, each would
 * be looked for in an object of yet another shape, and most are not there.
 */
export class Values {
  private readonly at: unknown[] = [];
  private readonly filled: number[] = [];

  constructor(private readonly slots: Slots) {}

  /** The values of the next record, in the list that held those of the last. */
  of(record: Json, outer: Outer): readonly unknown[] {
    const { slots, at, filled } = this;
    while (at.length < slots.size) at.push(undefined);
    for (const slot of filled) at[slot] = undefined;
    filled.length = 0;
    for (const { slot, get } of slots.outer) this.put(slot, get(outer));
    this.members(record, slots.tree);
    return at;
  }

  private put(slot: number, value: unknown): void {
    this.at[slot] = value;
    this.filled.push(slot);
  }

  private place(value: unknown, node: Node): void {
    if (node.slot !== undefined) this.put(node.slot, value);
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) this.items(value, node);
    else this.members(value as Json, node);
  }

  private members(record: Json, { members }: Node): void {
    if (members === undefined) return;
    for (const key in record) {
      const child = members.get(key);
      if (child !== undefined) this.place(record[key], child);
    }
  }

  private items(list: readonly unknown[], node: Node): void {
    if (node.items) for (const [i, child] of node.items) if (i < list.length) this.place(list[i], child);
    for (const pick of node.picks ?? []) this.place(picked(list, pick), pick.node);
  }
}

/** There is a value at one of the places. */
export function isAny(values: readonly unknown[], slots: readonly number[]): boolean {
  for (let i = 0; i < slots.length; i++) if (values[slots[i] ?? 0] !== undefined) return true;
  return false;
}
