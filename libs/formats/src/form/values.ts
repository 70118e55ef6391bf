import type { Json } from '../shared/json';
import type { Outer } from './form';
import { picked } from './picked';
import type { Node, Slots } from './slots';

/**
 * What one record has at the places that a mapping reads, by their numbers. One walk of the record finds all of them: asked for one by one, each would
 * be looked for in an object of yet another shape, and most are not there.
 */
export class Values {
  private at: unknown[] = [];

  constructor(private readonly slots: Slots) {}

  /** The values of the next record, in the list that held those of the last. */
  of(record: Json, outer: Outer): readonly unknown[] {
    const { slots } = this;
    if (this.at.length === slots.size) this.at.fill(undefined);
    else this.at = new Array<unknown>(slots.size).fill(undefined);
    for (const { slot, get } of slots.outer) this.at[slot] = get(outer);
    members(this.at, record, slots.tree);
    return this.at;
  }
}

function place(at: unknown[], value: unknown, node: Node): void {
  if (node.slot !== undefined) at[node.slot] = value;
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) items(at, value, node);
  else members(at, value as Json, node);
}

function members(at: unknown[], record: Json, { members: known }: Node): void {
  if (known === undefined) return;
  for (const key in record) {
    const child = known.get(key);
    if (child !== undefined) place(at, record[key], child);
  }
}

function items(at: unknown[], list: readonly unknown[], node: Node): void {
  if (node.items) for (const [i, child] of node.items) if (i < list.length) place(at, list[i], child);
  for (const pick of node.picks ?? []) place(at, picked(list, pick), pick.node);
}

/** There is a value at one of the places. */
export function isAny(values: readonly unknown[], slots: readonly number[]): boolean {
  for (let i = 0; i < slots.length; i++) if (values[slots[i] ?? 0] !== undefined) return true;
  return false;
}
