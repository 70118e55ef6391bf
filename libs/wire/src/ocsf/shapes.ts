import { CLASSES } from './generated/classes';
import { CLASS_TABLES, OBJECTS, SCALARS, type ScalarTable, type ShapeTable } from './generated/tables';

/** How one attribute is checked. `any` is any JSON value, `map` any JSON object, `shape` an OCSF object. */
export type Kind = 'string' | 'integer' | 'float' | 'boolean' | 'any' | 'map' | 'shape';

/** All members are always set, so that the engine sees one layout on the hot path. */
export interface Attribute {
  readonly kind: Kind;
  readonly isArray: boolean;
  readonly isRequired: boolean;
  /** One of the names that `at_least_one` or `just_one` lists. */
  readonly isAlternative: boolean;
  /** Characters of a string, bounds of an integer; without limit: infinite. */
  readonly maxLength: number;
  readonly min: number;
  readonly max: number;
  readonly allowed: ReadonlySet<number> | undefined;
  readonly shape: Shape | undefined;
}

/** An OCSF object or event class, ready to check against. */
export interface Shape {
  readonly name: string;
  readonly attributes: Map<string, Attribute>;
  readonly required: readonly string[];
  readonly rule: 'none' | 'atLeastOne' | 'justOne';
  /** The names of the rule; a name with dots leads into nested objects. */
  readonly alternatives: readonly string[];
}

/** A double cannot tell longs apart beyond 2^53, yet such numbers are longs. */
const LONGEST = 2 ** 63;
const BOUNDS = { integer: Number.MAX_SAFE_INTEGER, long: LONGEST } as const;
/** The object without attributes: any object. */
const GENERIC_OBJECT = 'object';
const BASE_EVENT_UID = 0;

const words = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(' '));

function emptyShape(name: string, table: ShapeTable): Shape {
  const rule = table.justOne !== undefined ? 'justOne' : table.atLeastOne !== undefined ? 'atLeastOne' : 'none';
  return { name, attributes: new Map(), required: words(table.required), rule, alternatives: words(table.justOne ?? table.atLeastOne) };
}

type Check = Pick<Attribute, 'kind' | 'maxLength' | 'min' | 'max' | 'shape'>;

const unlimited = { maxLength: Infinity, min: -Infinity, max: Infinity, shape: undefined } as const;

function scalarCheck({ base, maxLength = Infinity, min, max }: ScalarTable): Check {
  if (base === 'json') return { ...unlimited, kind: 'any' };
  if (base !== 'integer' && base !== 'long') return { ...unlimited, kind: base, maxLength };
  return { ...unlimited, kind: 'integer', min: min ?? -BOUNDS[base], max: max ?? BOUNDS[base] };
}

function checkOf(type: string): Check {
  if (type === GENERIC_OBJECT) return { ...unlimited, kind: 'map' };
  const scalar = SCALARS[type];
  return scalar === undefined ? { ...unlimited, kind: 'shape', shape: objectShapes.get(type) } : scalarCheck(scalar);
}

/** Adds to a shape the attributes that `types` lists, each as this shape requires it and with its closed list. */
function addAttributes(shape: Shape, types: ShapeTable['types'], allowedOf: (name: string) => ReadonlySet<number> | undefined): void {
  for (const [text, names] of Object.entries(types)) {
    const isArray = text.endsWith('[]');
    const check = checkOf(isArray ? text.slice(0, -2) : text);
    for (const name of words(names)) {
      shape.attributes.set(name, {
        kind: check.kind,
        isArray,
        isRequired: shape.required.includes(name),
        isAlternative: shape.alternatives.includes(name),
        maxLength: check.maxLength,
        min: check.min,
        max: check.max,
        allowed: allowedOf(name),
        shape: check.shape,
      });
    }
  }
}

/** A closed list as a set; the same list is the same set. */
const sets = new Map<Readonly<Record<string, number>>, ReadonlySet<number>>();
function setOf(list: Readonly<Record<string, number>> | undefined): ReadonlySet<number> | undefined {
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
  const allowedOf = (name: string): ReadonlySet<number> | undefined => uids[name] ?? setOf(table.lists?.[name] ?? base?.lists?.[name]);
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
