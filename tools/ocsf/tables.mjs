/** Writes the tables from which libs/wire checks events. */
import { header, stringMember } from './text.mjs';
import { className, isRequired } from './types.mjs';

const BASES = { string_t: 'string', integer_t: 'integer', long_t: 'long', float_t: 'float', boolean_t: 'boolean', json_t: 'json' };

/** A timestamp_t is in milliseconds and must be a date that JavaScript can tell (ECMA-262, Time Values and Time Range). */
const LAST_TIMESTAMP_MS = 8_640_000_000_000_000;

/** One scalar type: what it is at bottom and the limits that the dictionary sets. Its regular expression is left out. */
function scalarLine(name, type) {
  const parts = [`base: '${BASES[name] ?? BASES[type.type]}'`];
  if (type.max_len !== undefined) parts.push(`maxLength: ${type.max_len}`);
  const [min, max] = name === 'timestamp_t' ? [-LAST_TIMESTAMP_MS, LAST_TIMESTAMP_MS] : (type.range ?? []);
  if (min !== undefined) parts.push(`min: ${min}`, `max: ${max}`);
  return `  ${name}: { ${parts.join(', ')} },`;
}

const typeText = (attribute) => (attribute.is_array ? `${attribute.type}[]` : attribute.type);

/** Names by type, in the order of types. */
function typesOf(attributes) {
  const byType = new Map();
  for (const [name, attribute] of attributes) {
    const type = typeText(attribute);
    byType.set(type, [...(byType.get(type) ?? []), name]);
  }
  return [...byType].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, names]) => stringMember('      ', type, names.join(' ')));
}

/** The lines of `at_least_one` and `just_one`; a name that core does not define (an extension's) is dropped. */
function constraintLines(item) {
  return Object.entries(item.constraints ?? {}).map(([rule, paths]) => {
    const known = paths.filter((path) => Object.hasOwn(item.attributes, path.split('.')[0]));
    return stringMember('    ', rule === 'just_one' ? 'justOne' : 'atLeastOne', known.join(' '));
  });
}

/** One table. `listOf` gives the name of an attribute's closed list, if it has one. */
function tableLines(key, item, attributes, listOf) {
  const required = Object.entries(item.attributes).filter(([, attribute]) => isRequired(attribute));
  const lists = attributes.map(([name, attribute]) => [name, listOf(name, attribute)]).filter(([, list]) => list !== undefined);
  return [
    `  ${key}: {`,
    ...(attributes.length === 0 ? ['    types: {},'] : ['    types: {', ...typesOf(attributes), '    },']),
    ...(lists.length === 0 ? [] : ['    lists: {', ...lists.map(([name, list]) => `      ${name}: ${list},`), '    },']),
    ...(required.length === 0 ? [] : [stringMember('    ', 'required', required.map(([name]) => name).join(' '))]),
    ...constraintLines(item),
    '  },',
  ];
}

/** What a class has beyond base_event, or otherwise than base_event. */
function ownAttributes(item, base, { nameOf }) {
  const sameAsBase = ([name, attribute]) => {
    const inherited = base.attributes[name];
    return inherited !== undefined && typeText(inherited) === typeText(attribute) && nameOf(name, inherited) === nameOf(name, attribute);
  };
  return Object.entries(item.attributes).filter((entry) => item === base || !sameAsBase(entry));
}

const interfaces = `
/** What a scalar type is at bottom, and its limits: characters of a string, bounds of a number. */
export interface ScalarTable {
  readonly base: 'string' | 'integer' | 'long' | 'float' | 'boolean' | 'json';
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
}

/** The attributes of an object or class. Names stand in one string, separated by spaces. */
export interface ShapeTable {
  /** Type (a scalar or an object, with \`[]\` for an array) → the attributes of that type. */
  readonly types: Readonly<Record<string, string>>;
  /** Attribute → the only integers it may have. */
  readonly lists?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly required?: string;
  readonly atLeastOne?: string;
  readonly justOne?: string;
}
`;

/** tables.ts: the scalar types, the objects, and what each class has beyond base_event (which is uid 0). */
export function tablesFile(schema, enums) {
  const scalars = Object.entries(schema.types).sort(([a], [b]) => (a < b ? -1 : 1));
  const [base] = schema.classes;
  const listOf = (name, attribute) => {
    const list = enums.nameOf(name, attribute);
    return list === undefined ? undefined : `enums.${list}`;
  };
  const classTable = (item) => {
    const own = ownAttributes(item, base, enums).filter(([name]) => name !== 'activity_id');
    const withActivity = [['activity_id', item.attributes.activity_id], ...own];
    return tableLines(item.uid, item, withActivity, (name, attribute) =>
      name === 'activity_id' ? `classes.${className(item)}.activity` : listOf(name, attribute),
    );
  };
  return `${[
    ...header(schema.version, 'The tables from which events are checked.'),
    "import * as classes from './classes';",
    "import * as enums from './enums';",
    interfaces,
    `export const OCSF_VERSION = '${schema.version}';`,
    '',
    'export const SCALARS: Readonly<Record<string, ScalarTable>> = {',
    ...scalars.map(([name, type]) => scalarLine(name, type)),
    '};',
    '',
    '/** By name. The object without attributes stands for any object. */',
    'export const OBJECTS: Readonly<Record<string, ShapeTable>> = {',
    ...schema.objects.flatMap((item) => tableLines(item.name, item, Object.entries(item.attributes), listOf)),
    '};',
    '',
    '/** By class_uid. The types of 0 (base_event) are in every class; the other members are complete. */',
    'export const CLASS_TABLES: Readonly<Record<number, ShapeTable>> = {',
    ...schema.classes.flatMap(classTable),
    '};',
  ].join('\n')}\n`;
}
