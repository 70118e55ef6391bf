import { isObject, type Json } from '../shared/json';
import { hasValue } from './condition';
import { readPath, type Path } from './path';

/** The places of the record that a mapping reads; each has a number, under which it is noted when its value was used. */
export class Slots {
  private readonly numbers = new Map<string, number>();
  private readonly paths: Path[] = [];
  private root: Node | undefined;

  of(text: string): { readonly slot: number; readonly path: Path } {
    const known = this.numbers.get(text);
    const path = (known === undefined ? undefined : this.paths[known]) ?? readPath(text);
    if (known !== undefined) return { slot: known, path };
    const slot = this.paths.length;
    this.numbers.set(text, slot);
    this.paths.push(path);
    return { slot, path };
  }

  get size(): number {
    return this.paths.length;
  }

  tree(): Node {
    this.root ??= treeOf(this.paths);
    return this.root;
  }
}

/** Where the used places lie in the record. */
export interface Node {
  slot: number | undefined;
  readonly members: Map<string, Node>;
  readonly items: Map<number, Node>;
  readonly picks: { readonly key: string; readonly value: string; readonly node: Node }[];
}

const newNode = (): Node => ({ slot: undefined, members: new Map(), items: new Map(), picks: [] });

function treeOf(paths: readonly Path[]): Node {
  const root = newNode();
  paths.forEach((path, slot) => {
    if (path.isOuter) return;
    let node = root;
    for (const step of path.steps) node = childOf(node, step);
    node.slot = slot;
  });
  return root;
}

function childOf(node: Node, step: Path['steps'][number]): Node {
  switch (step.kind) {
    case 'member': {
      const child = node.members.get(step.name) ?? newNode();
      node.members.set(step.name, child);
      return child;
    }
    case 'item': {
      const child = node.items.get(step.index) ?? newNode();
      node.items.set(step.index, child);
      return child;
    }
    case 'pick': {
      const known = node.picks.find((p) => p.key === step.key && p.value === step.value);
      if (known) return known.node;
      const child = newNode();
      node.picks.push({ key: step.key, value: step.value, node: child });
      return child;
    }
  }
}

/** What was used of one record, and what is left of lists whose items were read one by one. */
export class Usage {
  private used = new Int32Array(0);
  private readonly log: number[] = [];
  private lists: Map<number, Map<number, unknown>> | undefined;
  /** Values that are left, counted while `rest` runs. */
  left = 0;

  /** Ready for the next record. One usage serves all records of a variant in turn: making one a record costs as much as mapping it. */
  reset(slots: Slots): this {
    if (this.used.length === slots.size) this.used.fill(0);
    else this.used = new Int32Array(slots.size);
    this.log.length = 0;
    this.lists = undefined;
    this.left = 0;
    return this;
  }

  use(slot: number): void {
    this.used[slot] = (this.used[slot] ?? 0) + 1;
    this.log.push(slot);
  }

  get mark(): number {
    return this.log.length;
  }

  /** Takes back what was used since the mark, because what was made of it is not kept. */
  undo(mark: number): void {
    while (this.log.length > mark) {
      const slot = this.log.pop() ?? 0;
      this.used[slot] = (this.used[slot] ?? 1) - 1;
    }
  }

  get count(): number {
    let n = 0;
    for (const times of this.used) if (times > 0) n++;
    return n;
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
    if (Array.isArray(value) && (node.items.size > 0 || node.picks.length > 0)) return this.restOfItems(value, node);
    if (isObject(value) && node.members.size > 0) return this.restOfMembers(value, node);
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
      const pick = isObject(item) ? node.picks.find((p) => item[p.key] === p.value && first(value, p) === item) : undefined;
      const child = node.items.get(i) ?? pick?.node;
      const rest = child ? this.rest(item, child) : this.kept(item);
      // The member that an item was picked by says nothing more once the rest of it was used.
      if (rest !== undefined && !(pick && isObject(rest) && Object.keys(rest).every((k) => k === pick.key))) left.push(rest);
    });
    return left.length > 0 ? left : undefined;
  }

  private restOfMembers(value: Json, node: Node): unknown {
    let left: Record<string, unknown> | undefined;
    for (const key in value) {
      const child = node.members.get(key);
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

const first = (list: readonly unknown[], p: { readonly key: string; readonly value: string }): unknown =>
  list.find((item) => isObject(item) && item[p.key] === p.value);

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
