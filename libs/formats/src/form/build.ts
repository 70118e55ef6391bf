import type { FormatContext } from '@cordon/runtime';
import { isOcsfObject, ocsfAttribute, type OcsfAttribute, type OcsfOwner } from '@cordon/wire';
import { asText, isObject, type Json } from '../shared/json';
import { checked, translator } from './answers';
import { hasValue, holdsOf } from './condition';
import { converterOf, type Convert, type Moment } from './convert';
import { demandOfObject } from './demand';
import { All, Code, Each, First, Is, List, Lookup, When, type Leaf, type Outer, type Tree } from './form';
import { Slots } from './slots';
import { Usage } from './usage';
import { isAny, Values } from './values';

/** One record while its event is built. */
export interface Reading {
  readonly record: Json;
  readonly outer: Outer;
  readonly context: FormatContext;
  readonly moment: Moment;
  /** What it has at the places that the mapping reads, by slot. */
  readonly values: readonly unknown[];
  readonly usage: Usage;
}

export interface Builder {
  build(x: Reading): unknown;
  /** It says the same of every record. */
  readonly isConstant: boolean;
  /** Slots of which one must have a value, or nothing comes of it: what is not in the record is then not even asked. undefined = none must. */
  readonly needs: readonly number[] | undefined;
}

/** Puts what it makes of the record into an object; false when nothing of that tells of the record. */
export interface Filler {
  into(made: Record<string, unknown>, x: Reading): boolean;
  readonly isConstant: boolean;
  readonly needs: readonly number[] | undefined;
}

/** Anything: what lies in `unmapped` and other free objects. */
const FREE: OcsfAttribute = { type: 'json_t', isArray: false, list: undefined };
const MAX_ITEMS = 256;

/** Makes the builders of one variant; mistakes are thrown with their place. */
export class Builders {
  constructor(private readonly slots: Slots) {}

  /** An object; `owner` undefined is a free one. Objects without what OCSF demands are not made, and what they used is left. */
  tree(owner: OcsfOwner | undefined, tree: Tree, place: string): Builder {
    const fill = this.filler(owner, tree, place);
    // The product's name and the version of OCSF are put into `metadata` afterwards.
    const demands = typeof owner === 'string' && owner !== 'metadata' ? demandOfObject(owner) : undefined;
    return {
      isConstant: fill.isConstant,
      needs: fill.needs,
      build: (x) => {
        const { mark } = x.usage;
        const made: Record<string, unknown> = {};
        if (fill.into(made, x) && (!demands || demands(made))) return made;
        x.usage.undo(mark);
        return undefined;
      },
    };
  }

  /** The attributes of an object or of the event itself, put into one that there is. */
  filler(owner: OcsfOwner | undefined, tree: Tree, place: string): Filler {
    const names: string[] = [];
    const builders: Builder[] = [];
    const telling: boolean[] = [];
    for (const [name, branch] of Object.entries(tree)) {
      if (branch === null) continue;
      const attribute = owner === undefined ? FREE : ocsfAttribute(owner, name);
      if (!attribute)
        throw new Error(`${place}.${name} is not an attribute of ${typeof owner === 'number' ? 'the class' : `the object ${owner}`} in OCSF 1.8`);
      names.push(name);
      builders.push(this.branch(branch, attribute, `${place}.${name}`, owner === undefined));
      // An object in which only a number or a flag of the mapping's own is set says nothing of the record.
      telling.push(typeof branch !== 'number' && typeof branch !== 'boolean');
    }
    const isConstant = builders.every((b) => b.isConstant);
    if (isConstant) telling.fill(true);
    const needs = builders.map((b) => b.needs);
    return {
      isConstant,
      needs: anyOf(needs.filter((_, i) => telling[i])),
      into(made, x) {
        let told = false;
        for (let i = 0; i < builders.length; i++) {
          const need = needs[i];
          if (need !== undefined && !isAny(x.values, need)) continue;
          const value = builders[i]?.build(x);
          if (value === undefined) continue;
          made[names[i] ?? ''] = value;
          told ||= telling[i] === true;
        }
        return told;
      },
    };
  }

  branch(branch: Leaf | Tree | readonly (Tree | Leaf)[], attribute: OcsfAttribute, place: string, isFree = false): Builder {
    if (isList(branch)) {
      // Of a list beside others all items count, not only its first.
      const items = branch.map((b, i) => this.branch(b, b instanceof Each ? attribute : { ...attribute, isArray: false }, `${place}[${i}]`, isFree));
      return listOf(items, attribute, place);
    }
    if (isLeaf(branch)) return this.leaf(branch, attribute, place);
    if (isFree || attribute.type === 'object' || attribute.type === 'json_t') return this.tree(undefined, branch, place);
    if (!isOcsfObject(attribute.type)) throw new Error(`${place} is a ${attribute.type}, not an object`);
    const one = this.tree(attribute.type, branch, place);
    return attribute.isArray ? listOf([one], attribute, place) : one;
  }

  leaf(leaf: Leaf, attribute: OcsfAttribute, place: string): Builder {
    if (typeof leaf === 'string') return this.path(leaf, converterOf(attribute));
    if (typeof leaf === 'number' || typeof leaf === 'boolean') return constant(checked(leaf, attribute, place));
    if (leaf instanceof Is) return constant(checked(leaf.value, attribute, place));
    if (leaf instanceof First) return firstOf(leaf.leaves.map((l) => this.leaf(l, attribute, place)));
    if (leaf instanceof Lookup) return this.lookup(leaf, attribute, place);
    if (leaf instanceof Each) return this.each(leaf, attribute, place);
    if (leaf instanceof When) return this.when(leaf, attribute, place);
    if (leaf instanceof List) return this.cut(leaf, attribute);
    if (leaf instanceof All)
      return listOf(
        leaf.leaves.map((l) => this.leaf(l, l instanceof Each ? attribute : { ...attribute, isArray: false }, place)),
        attribute,
        place,
      );
    return this.code(leaf, attribute);
  }

  private path(text: string, convert: Convert): Builder {
    const slot = this.slots.of(text);
    return {
      isConstant: false,
      needs: [slot],
      build: (x) => {
        const raw = x.values[slot];
        if (!hasValue(raw)) return undefined;
        const value = convert(raw, x.moment);
        if (value !== undefined) x.usage.use(slot);
        return value;
      },
    };
  }

  private lookup({ path, table, otherwise }: Lookup, attribute: OcsfAttribute, place: string): Builder {
    const slot = this.slots.of(path);
    const answer = translator(table, attribute, place);
    const other = otherwise === undefined ? undefined : checked(otherwise, attribute, place);
    const wrap = (value: unknown): unknown => (attribute.isArray && value !== undefined ? [value] : value);
    return {
      isConstant: false,
      needs: other === undefined ? [slot] : undefined,
      build: (x) => {
        const raw = asText(x.values[slot]);
        const found = raw === undefined ? undefined : answer(raw);
        if (found === undefined) return wrap(other);
        x.usage.use(slot);
        return wrap(found);
      },
    };
  }

  private each({ path, of, where }: Each, attribute: OcsfAttribute, place: string): Builder {
    const slot = this.slots.of(path);
    const inner = new Slots();
    const item = new Builders(inner).branch(of, { ...attribute, isArray: false }, place, attribute.type === 'json_t');
    const counts = holdsOf(where, inner);
    const usage = new Usage();
    const values = new Values(inner);
    return {
      isConstant: false,
      needs: [slot],
      build: (x) => {
        const raw = x.values[slot];
        if (!hasValue(raw)) return undefined;
        const items: readonly unknown[] = Array.isArray(raw) ? raw.slice(0, MAX_ITEMS) : [raw];
        const made: unknown[] = [];
        items.forEach((one, i) => {
          // A scalar item is read by the path `.`: it stands under its own empty name.
          const record = isObject(one) ? one : { '': one };
          const own = values.of(record, x.outer);
          if (!counts(own)) return;
          usage.reset(inner);
          const value = item.build({ record, outer: x.outer, context: x.context, moment: x.moment, values: own, usage });
          if (value === undefined) return;
          made.push(value);
          x.usage.leave(slot, i, isObject(one) ? usage.rest(one, inner.tree) : undefined);
        });
        if (made.length === 0) return undefined;
        x.usage.use(slot);
        return attribute.isArray || attribute.type === 'json_t' ? made : made[0];
      },
    };
  }

  private when({ condition, then, otherwise }: When, attribute: OcsfAttribute, place: string): Builder {
    const test = holdsOf(condition, this.slots);
    const yes = this.branch(then, attribute, place);
    const no = otherwise === undefined ? undefined : this.branch(otherwise, attribute, place);
    return {
      isConstant: false,
      needs: no ? anyOf([yes.needs, no.needs]) : yes.needs,
      build: (x) => (test(x.values) ? yes.build(x) : no?.build(x)),
    };
  }

  private cut({ path: text, separator }: List, attribute: OcsfAttribute): Builder {
    const convert = converterOf({ ...attribute, isArray: true });
    return this.path(text, (raw, moment) => {
      const whole = asText(raw);
      const parts = Array.isArray(raw) ? raw : whole === undefined ? [] : whole.split(separator, MAX_ITEMS).map((p) => p.trim());
      return convert(parts, moment);
    });
  }

  private code({ reads, code }: Code, attribute: OcsfAttribute): Builder {
    const slots = reads.map((r) => this.slots.of(r));
    const isObjectType = isOcsfObject(attribute.type) || attribute.type === 'json_t' || attribute.type === 'object';
    const convert = converterOf(attribute);
    return {
      isConstant: false,
      needs: undefined,
      build: (x) => {
        const raw = code(x.record, x.outer, x.context);
        if (raw === undefined) return undefined;
        const isWhole = isObjectType && typeof raw === 'object' && raw !== null;
        const value = isWhole ? (attribute.isArray && !Array.isArray(raw) ? [raw] : raw) : convert(raw, x.moment);
        if (value !== undefined) for (const slot of slots) x.usage.use(slot);
        return value;
      },
    };
  }
}

const isList = (branch: Leaf | Tree | readonly (Tree | Leaf)[]): branch is readonly (Tree | Leaf)[] => Array.isArray(branch);
const LEAVES = [Is, First, Lookup, Each, When, List, All, Code] as const;
const isLeaf = (branch: Leaf | Tree): branch is Leaf => typeof branch !== 'object' || LEAVES.some((kind) => branch instanceof kind);

const constant = (value: unknown): Builder => ({ isConstant: true, needs: undefined, build: () => value });

/** Slots of which one must have a value for any of several to give one. */
function anyOf(all: readonly Builder['needs'][]): Builder['needs'] {
  const slots = new Set<number>();
  for (const needs of all) {
    if (needs === undefined) return undefined;
    for (const slot of needs) slots.add(slot);
  }
  return [...slots];
}

function firstOf(builders: readonly Builder[]): Builder {
  return {
    isConstant: builders.every((b) => b.isConstant),
    needs: anyOf(builders.map((b) => b.needs)),
    build: (x) => {
      for (const b of builders) {
        const value = b.build(x);
        if (value !== undefined) return value;
      }
      return undefined;
    },
  };
}

function listOf(items: readonly Builder[], attribute: OcsfAttribute, place: string): Builder {
  if (!attribute.isArray && attribute.type !== 'json_t') throw new Error(`${place} is no list`);
  return {
    isConstant: items.every((i) => i.isConstant),
    needs: anyOf(items.map((i) => i.needs)),
    build: (x) => {
      let made: unknown[] | undefined;
      for (const item of items) {
        const value = item.build(x);
        if (value === undefined) continue;
        if (!Array.isArray(value)) (made ??= []).push(value);
        else if (value.length > 0) made = made ? made.concat(value) : [...value];
      }
      return made;
    },
  };
}
