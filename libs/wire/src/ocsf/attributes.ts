import { CLASSES } from './generated/classes';
import { CLASS_TABLES, OBJECTS, type ShapeTable } from './generated/tables';

/** What the schema says of one attribute. */
export interface OcsfAttribute {
  /** A scalar (`ip_t`) or the name of an object (`user`). */
  readonly type: string;
  readonly isArray: boolean;
  /** Caption without spaces → integer, where the list is closed. */
  readonly list: Readonly<Record<string, number>> | undefined;
}

/** An event class by its uid, or an object by its name. */
export type OcsfOwner = number | string;

/** What the schema demands of an object or class as a whole. */
export interface OcsfDemand {
  readonly required: readonly string[];
  readonly atLeastOne: readonly string[];
  readonly justOne: readonly string[];
}

const uids = new Map([...CLASSES].map(([uid, { name }]) => [name, uid]));

/** `authentication` → 3002. */
export const ocsfClassUid = (name: string): number | undefined => uids.get(name);

const tablesOf = (owner: OcsfOwner): readonly ShapeTable[] => {
  if (typeof owner === 'string') return OBJECTS[owner] === undefined ? [] : [OBJECTS[owner]];
  return [CLASS_TABLES[owner], CLASS_TABLES[0]].filter((t) => t !== undefined);
};

/** Owner → its attributes by name; made when first asked for. */
const attributes = new Map<OcsfOwner, ReadonlyMap<string, OcsfAttribute>>();

/** The attribute of a class (or of the base event) or object; undefined when it has none of that name. */
export function ocsfAttribute(owner: OcsfOwner, name: string): OcsfAttribute | undefined {
  const known = attributes.get(owner) ?? attributesOf(owner);
  attributes.set(owner, known);
  return known.get(name);
}

function attributesOf(owner: OcsfOwner): ReadonlyMap<string, OcsfAttribute> {
  const tables = tablesOf(owner);
  const all = new Map<string, OcsfAttribute>();
  for (const { types } of tables)
    for (const [type, names] of Object.entries(types))
      for (const name of names.split(' ')) {
        if (all.has(name)) continue;
        const list = tables.map((t) => t.lists?.[name]).find((l) => l !== undefined);
        all.set(name, type.endsWith('[]') ? { type: type.slice(0, -2), isArray: true, list } : { type, isArray: false, list });
      }
  return all;
}

export const isOcsfObject = (type: string): boolean => OBJECTS[type] !== undefined && type !== 'object';

export function ocsfDemand(owner: OcsfOwner): OcsfDemand {
  const words = (text: string | undefined): readonly string[] => (text === undefined || text === '' ? [] : text.split(' '));
  const [own] = tablesOf(owner);
  return { required: words(own?.required), atLeastOne: words(own?.atLeastOne), justOne: words(own?.justOne) };
}
