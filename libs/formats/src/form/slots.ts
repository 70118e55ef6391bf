import { getterOf, readPath, type Getter, type Path } from './path';

/** The places of the record that a mapping reads; each has a number, under which its value is found, and noted when it was used. */
export class Slots {
  private readonly numbers = new Map<string, number>();
  private readonly paths: Path[] = [];
  private root: Node | undefined;

  /** Places in what the envelope says, with their readers. */
  readonly outer: { readonly slot: number; readonly get: Getter }[] = [];

  of(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const path = readPath(text);
    const slot = this.paths.length;
    this.numbers.set(text, slot);
    this.paths.push(path);
    if (path.isOuter) this.outer.push({ slot, get: getterOf(path.steps) });
    this.root = undefined;
    return slot;
  }

  get size(): number {
    return this.paths.length;
  }

  get tree(): Node {
    this.root ??= treeOf(this.paths);
    return this.root;
  }
}

/** Where the places lie in the record. */
export interface Node {
  slot: number | undefined;
  members: Map<string, Node> | undefined;
  items: Map<number, Node> | undefined;
  picks: Pick[] | undefined;
}

/** The first item of a list whose member `key` is `value`. */
export interface Pick {
  readonly key: string;
  readonly value: string;
  readonly node: Node;
}

const newNode = (): Node => ({ slot: undefined, members: undefined, items: undefined, picks: undefined });

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
    case 'member':
      return made((node.members ??= new Map()), step.name);
    case 'item':
      return made((node.items ??= new Map()), step.index);
    case 'pick': {
      const picks = (node.picks ??= []);
      const known = picks.find((p) => p.key === step.key && p.value === step.value);
      if (known) return known.node;
      const child = newNode();
      picks.push({ key: step.key, value: step.value, node: child });
      return child;
    }
  }
}

function made<K>(children: Map<K, Node>, key: K): Node {
  const child = children.get(key) ?? newNode();
  children.set(key, child);
  return child;
}
