/** Gives every closed list of integers in the schema one name, and the const object that carries it. */
import { comment, header, pascal } from './text.mjs';

/** Enums that a class's own const object carries (`activity`) or that have a single value. */
const UNNAMED = new Set(['activity_id', 'category_uid', 'class_uid']);

const isInteger = (attribute) => attribute.type === 'integer_t' || attribute.type === 'long_t';

/** The integers an attribute accepts, ascending, or undefined when it is open. */
export function allowedIntegers(attribute) {
  if (!isInteger(attribute) || attribute.enum === undefined) return undefined;
  return Object.keys(attribute.enum)
    .map(Number)
    .sort((a, b) => a - b);
}

/** Caption → value; two values with one caption are told apart by their number. */
export function members(attribute) {
  const byName = new Map();
  for (const value of allowedIntegers(attribute)) {
    const name = pascal(attribute.enum[value].caption);
    byName.set(byName.has(name) ? `${name}${value}` : name, value);
  }
  return [...byName];
}

/** A text that is equal for two attributes when their enums are. */
const contentOf = (attribute) => JSON.stringify(members(attribute));

/**
 * The named enums of a schema. An attribute name with one list everywhere gives its own name (`SeverityId`); one with
 * several lists is qualified by the object, class or profile that set the list (`DeviceTypeId`), except the dictionary's.
 */
export function namedEnums(schema) {
  const byAttribute = new Map();
  for (const item of [...schema.classes, ...schema.objects]) {
    for (const [name, attribute] of Object.entries(item.attributes)) {
      if (UNNAMED.has(name) || allowedIntegers(attribute) === undefined) continue;
      if (!byAttribute.has(name)) byAttribute.set(name, new Map());
      byAttribute.get(name).set(contentOf(attribute), attribute);
    }
  }
  const named = new Map();
  for (const [name, contents] of byAttribute) {
    for (const [content, attribute] of contents) {
      const isPlain = contents.size === 1 || attribute.enumOwner === undefined;
      const enumName = isPlain ? pascal(name) : pascal(attribute.enumOwner) + pascal(name);
      if (named.has(enumName)) throw new Error(`two enums are named ${enumName}`);
      named.set(enumName, { attribute, name, content });
    }
  }
  const nameByContent = new Map([...named].map(([enumName, { name, content }]) => [`${name} ${content}`, enumName]));
  return {
    enums: [...named].sort(([a], [b]) => (a < b ? -1 : 1)),
    nameOf: (name, attribute) => (allowedIntegers(attribute) === undefined ? undefined : nameByContent.get(`${name} ${contentOf(attribute)}`)),
  };
}

/** The lines of a const object's members. */
export const memberLines = (attribute, indent) => members(attribute).map(([name, value]) => `${indent}${name}: ${value},`);

/** enums.ts: a const object and the type of its values for each named enum. */
export function enumsFile(schema, { enums }) {
  const lines = header(schema.version, 'The closed lists of OCSF: caption → integer, and the type of those integers.');
  for (const [enumName, { attribute, name }] of enums) {
    lines.push('', ...comment([`Values of \`${name}\`: ${attribute.caption}.`]));
    lines.push(`export const ${enumName} = {`, ...memberLines(attribute, '  '), '} as const;');
    lines.push(`export type ${enumName} = (typeof ${enumName})[keyof typeof ${enumName}];`);
  }
  return `${lines.join('\n')}\n`;
}
