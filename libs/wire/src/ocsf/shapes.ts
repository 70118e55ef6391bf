import { CLASSES } from './generated/classes';
import { CLASS_TABLES, OBJECTS, SCALARS, type ShapeTable } from './generated/tables';

/** How one attribute is checked. `any` is any JSON value, `map` any JSON object, `shape` an OCSF object. */
export type Kind = 'string' | 'integer' | 'float' | 'boolean' | 'any' | 'map' | 'shape' | 'array';

/** One member of a shape. */
export interface Attribute {
  readonly kind: Kind;
  /** How each item of an array is checked. */
  readonly item: Attribute | undefined;
  readonly isRequired: boolean;
  /** One of the names that `at_least_one` or `just_one` lists. */
  readonly isAlternative: boolean;
  /** Characters of a string, bounds of an integer. */
  readonly maxLength: number;
  readonly min: number;
  readonly max: number;
  readonly allowed: ReadonlySet<number> | undefined;
  readonly shape: Shape | undefined;
}

/** An attribute under its name in one shape. */
export interface Member {
  readonly name: string;
  readonly attribute: Attribute;
  /**
   * The member that stood behind this one last time. Objects of one kind are written by the same code, so the next name is mostly
   * known and its lookup saved; a wrong guess costs that lookup and changes no answer.
   */
  next: Member | undefined;
}

/** An OCSF object or event class, ready to check against. */
export interface Shape {
  readonly name: string;
  readonly members: Map<string, Member>;
  /** Stands before the first member; its `next` is the first member of last time. */
  readonly start: Member;
  readonly required: readonly string[];
  readonly rule: 'none' | 'atLeastOne' | 'justOne';
  /** The names of the rule; a name with dots leads into nested objects. */
  readonly alternatives: readonly string[];
}

/** Longer than any string of the engine, and a small integer to it, which compares faster than infinity. */
const NO_LIMIT = 2 ** 30 - 1;
/** A double cannot tell longs apart beyond 2^53, yet such numbers are longs. */
const LONGEST = 2 ** 63;
const BOUNDS = { integer: Number.MAX_SAFE_INTEGER, long: LONGEST } as const;
/** The object without attributes: any object. */
const GENERIC_OBJECT = 'object';
const BASE_EVENT_UID = 0;

const member = (name: string, of: Attribute): Member => ({ name, attribute: of, next: undefined });
const words = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(' '));

function emptyShape(name: string, table: ShapeTable): Shape {
  const rule = table.justOne !== undefined ? 'justOne' : table.atLeastOne !== undefined ? 'atLeastOne' : 'none';
  return {
    name,
    members: new Map(),
    start: member('', attribute('any', ITEM)),
    required: words(table.required),
    rule,
    alternatives: words(table.justOne ?? table.atLeastOne),
  };
}

type Allowed = Attribute['allowed'];
type Role = Pick<Attribute, 'isRequired' | 'isAlternative'>;

const ITEM: Role = { isRequired: false, isAlternative: false };

/** The one place that makes attributes: objects from one literal have one layout, and the hot path is twice as fast for it. */
function attribute(kind: Kind, role: Role, limits: Partial<Attribute> = {}): Attribute {
  return {
    kind,
    item: limits.item,
    isRequired: role.isRequired,
    isAlternative: role.isAlternative,
    maxLength: limits.maxLength ?? NO_LIMIT,
    min: limits.min ?? -Infinity,
    max: limits.max ?? Infinity,
    allowed: limits.allowed,
    shape: limits.shape,
  };
}

/** A value of `type`: a scalar or an object, or with `[]` an array of it. */
function makeAttribute(type: string, allowed: Allowed, role: Role): Attribute {
  if (type.endsWith('[]')) return attribute('array', role, { item: makeAttribute(type.slice(0, -2), allowed, ITEM) });
  if (type === GENERIC_OBJECT) return attribute('map', role);
  const scalar = SCALARS[type];
  if (scalar === undefined) return attribute('shape', role, { shape: objectShapes.get(type) });
  const { base, min, max } = scalar;
  if (base === 'json') return attribute('any', role);
  if (base !== 'integer' && base !== 'long') return attribute(base, role, scalar);
  return attribute('integer', role, { min: min ?? -BOUNDS[base], max: max ?? BOUNDS[base], allowed });
}

/** Attributes without a closed list are one and the same wherever type and role are: a few hundred instead of thousands. */
const shared = new Map<string, Attribute>();
function attributeOf(type: string, allowed: Allowed, role: Role): Attribute {
  if (allowed !== undefined) return makeAttribute(type, allowed, role);
  const key = `${type} ${role.isRequired} ${role.isAlternative}`;
  const known = shared.get(key) ?? makeAttribute(type, undefined, role);
  shared.set(key, known);
  return known;
}

/** Adds to a shape the attributes that `types` lists, each as this shape requires it and with its closed list. */
function addAttributes(shape: Shape, types: ShapeTable['types'], allowedOf: (name: string) => Allowed): void {
  for (const [type, names] of Object.entries(types)) {
    for (const name of words(names)) {
      const role = { isRequired: shape.required.includes(name), isAlternative: shape.alternatives.includes(name) };
      shape.members.set(name, member(name, attributeOf(type, allowedOf(name), role)));
    }
  }
}

/** A closed list as a set; the same list is the same set. */
const sets = new Map<Readonly<Record<string, number>>, ReadonlySet<number>>();
function setOf(list: Readonly<Record<string, number>> | undefined): Allowed {
  if (list === undefined) return undefined;
  const set = sets.get(list) ?? new Set(Object.values(list));
  sets.set(list, set);
  return set;
}

function classShape(uid: number, table: ShapeTable): Shape {
  const known = CLASSES.get(uid);
  const shape = emptyShape(known?.name ?? String(uid), table);
  const base = CLASS_TABLES[BASE_EVENT_UID];
  const uids: Readonly<Record<string, ReadonlySet<number>>> = { class_uid: new Set([uid]), category_uid: new Set([known?.category_uid ?? 0]) };
  const allowedOf = (name: string): Allowed => uids[name] ?? setOf(table.lists?.[name] ?? base?.lists?.[name]);
  if (base !== undefined) addAttributes(shape, base.types, allowedOf);
  addAttributes(shape, table.types, allowedOf);
  return shape;
}

/** Objects refer to each other and to themselves, so all shapes are made before any is filled. */
const objectShapes = new Map(Object.entries(OBJECTS).map(([name, table]) => [name, emptyShape(name, table)]));
for (const [name, table] of Object.entries(OBJECTS)) {
  const shape = objectShapes.get(name);
  if (shape !== undefined) addAttributes(shape, table.types, (attribute) => setOf(table.lists?.[attribute]));
}

/** `class_uid` → the shape of the class. */
export const CLASS_SHAPES: ReadonlyMap<unknown, Shape> = new Map(
  Object.entries(CLASS_TABLES).map(([uid, table]) => [Number(uid), classShape(Number(uid), table)]),
);
