import type { FormatContext, Normalised } from '@cordon/runtime';
import type { BindingBody } from '@cordon/wire';
import type { Json } from '../shared/json';

/** What envelope, syslog header or forwarder say of a record; read by paths that begin with `$.`. */
export interface Outer {
  /** Event time, ms. */
  readonly time?: number;
  readonly host?: string;
  readonly app?: string;
  readonly pid?: string;
  readonly msgId?: string;
  readonly severity?: number;
  readonly facility?: number;
  /** Structured data of RFC 5424: id → name → value. */
  readonly data?: Json;
  /** The line with its header, as it came. */
  readonly whole?: string;
  /** What else the envelope held. */
  readonly rest?: Json;
}

/** Tests that must all hold of a record; a list of conditions holds when one of them does. */
export type Condition = Readonly<Record<string, Test>> | readonly Readonly<Record<string, Test>>[];

/** A value, one of several values, a pattern; `true`/`false` in `{ present }` for there being any value. */
export type Test = string | number | boolean | RegExp | readonly (string | number)[] | { readonly present: boolean };

export const PRESENT = { present: true } as const;
export const ABSENT = { present: false } as const;

/** A constant text; a bare string is a path. */
export class Is {
  constructor(readonly value: string) {}
}

/** The first of the leaves that gives a value. */
export class First {
  constructor(readonly leaves: readonly Leaf[]) {}
}

export type Answer = number | string | boolean;

/** Translates the text at a path, without regard to case; for closed lists of OCSF the answer may be a caption. */
export class Lookup {
  constructor(
    readonly path: string,
    readonly table: Readonly<Record<string, Answer>> | readonly (readonly [RegExp, Answer])[],
    readonly otherwise?: Answer,
  ) {}
}

/** One object or value an item of the list at a path (a single object counts as a list of one); inside, paths start at the item. */
export class Each {
  constructor(
    readonly path: string,
    readonly of: Leaf | Tree,
    readonly where?: Condition,
  ) {}
}

/** A leaf or tree that counts only when the condition holds. */
export class When {
  constructor(
    readonly condition: Condition,
    readonly then: Leaf | Tree,
    readonly otherwise?: Leaf | Tree,
  ) {}
}

/** A text cut into a list at a separator. */
export class List {
  constructor(
    readonly path: string,
    readonly separator: string | RegExp,
  ) {}
}

/** Several leaves as one list, without those that give nothing. */
export class All {
  constructor(readonly leaves: readonly Leaf[]) {}
}

/** What no data can say; `reads` are the paths that count as used when it gives a value. */
export class Code {
  constructor(
    readonly reads: readonly string[],
    readonly code: (record: Json, outer: Outer, context: FormatContext) => unknown,
  ) {}
}

/** Where one attribute comes from. A string is a path; how its value is converted follows from the attribute's OCSF type. */
export type Leaf = string | number | boolean | Is | First | Lookup | Each | When | List | All | Code;

/** Looks like the event: attributes of OCSF with leaves in them; a list of trees is a list of objects. `null` takes away what the common part has. */
export interface Tree {
  readonly [attribute: string]: Leaf | Tree | readonly (Tree | Leaf)[] | null;
}

export const is = (value: string): Is => new Is(value);
export const first = (...leaves: Leaf[]): First => new First(leaves);
export const lookup = (path: string, table: Lookup['table'], otherwise?: Answer): Lookup => new Lookup(path, table, otherwise);
export const each = (path: string, of: Leaf | Tree, where?: Condition): Each => new Each(path, of, where);
export const when = (condition: Condition, then: Leaf | Tree, otherwise?: Leaf | Tree): When => new When(condition, then, otherwise);
export const list = (path: string, separator: string | RegExp): List => new List(path, separator);
export const all = (...leaves: Leaf[]): All => new All(leaves);
export const code = (reads: readonly string[], of: Code['code']): Code => new Code(reads, of);

/** One kind of record of a product: the first whose condition holds is taken. */
export interface Variant {
  readonly when?: Condition;
  /** Name of the OCSF class. */
  readonly class: string;
  /** Integer, caption, or where it comes from; 99 (other) and 0 (unknown) are there in every class. */
  readonly activity: Answer | Lookup | First | When | Code;
  readonly event: Tree;
}

/** A product's record → OCSF, as data. Checked against the schema when it is compiled. */
export interface Mapping {
  readonly product: { readonly vendor: string; readonly name: string };
  /** Event time. Left out or without a value: what the envelope says; for lines without any time, arrival. */
  readonly time?: Leaf;
  /** The product's own id of the record: `metadata.uid`, and what repeats are known by. */
  readonly id?: Leaf;
  /** Common to all variants; an attribute that a class lacks is left out for it. */
  readonly event: Tree;
  readonly variants: readonly [Variant, ...Variant[]];
  /** Members that say nothing of their own (a repeat, a constant): they do not go to `unmapped`. */
  readonly ignore?: readonly string[];
  /** The acting entity (`kind/key`) where it does not follow from the event as usual. */
  readonly principal?: (event: Normalised['event']) => string | undefined;
  /** Facts that the event proves, such as a lease. */
  readonly bindings?: (event: Normalised['event'], at: number) => readonly BindingBody[];
}
