/**
 * Writes the TypeScript types of OCSF objects and event classes. They are aliases, not interfaces: only an alias can go
 * where an open form (`Record<string, unknown>`) is asked for.
 */
import { memberLines } from './enums.mjs';
import { LINE_WIDTH, comment, deprecation, firstSentence, header, pascal } from './text.mjs';

/** The base of all scalar types in TypeScript; the others name one of these as their `type`. */
const SCALARS = { string_t: 'string', integer_t: 'number', long_t: 'number', float_t: 'number', boolean_t: 'boolean', json_t: 'unknown' };

/** The object without attributes stands for any object. */
const GENERIC_OBJECT = 'object';

/** An attribute may be absent when the class does not require it, or when only a profile brings it. */
export const isRequired = (attribute) => attribute.requirement === 'required' && !attribute.profile;

export const className = (item) => (item.key === 'base_event' ? 'BaseEvent' : pascal(item.key));

function scalarType(type, types) {
  const scalar = SCALARS[type] ?? SCALARS[types[type].type];
  if (scalar === undefined) throw new Error(`the type ${type} has no counterpart in TypeScript`);
  return scalar;
}

/** The type of one attribute. `activity_id` and the uids are written by the class. */
function typeOf(name, attribute, { schema, enums }) {
  const one = () => {
    if (attribute.type === GENERIC_OBJECT) return 'Record<string, unknown>';
    if (schema.types[attribute.type] === undefined) return pascal(attribute.type);
    return enums.nameOf(name, attribute) ?? scalarType(attribute.type, schema.types);
  };
  return attribute.is_array ? `${one()}[]` : one();
}

function attributeComment(attribute, description) {
  const profile = attribute.profile ? `Profile ${attribute.profile}.` : undefined;
  const recommended = attribute.requirement === 'recommended' ? 'Recommended.' : undefined;
  const sibling = attribute.enum && attribute.sibling ? `Its caption: \`${attribute.sibling}\`.` : undefined;
  const text = [firstSentence(description), recommended, profile, sibling].filter(Boolean).join(' ');
  return comment([text, deprecation(attribute)], '  ');
}

/** Attribute name → its lines in a type. */
function attributeLines(item, overrides, context) {
  return new Map(
    Object.entries(item.attributes).map(([name, attribute]) => {
      const type = overrides[name] ?? typeOf(name, attribute, context);
      const line = `  ${name}${isRequired(attribute) ? '' : '?'}: ${type};`;
      return [name, [...attributeComment(attribute, context.describe(attribute)), line].join('\n')];
    }),
  );
}

function aliasLines(item, heading, lines) {
  return [...comment([firstSentence(item.description), deprecation(item)]), `export type ${heading} {`, ...lines, '};'];
}

/** `import type { … }` of the names that appear in `body`, in the layout of prettier. */
function importLine(names, file, body) {
  const used = names.filter((name) => new RegExp(`[: ]${name}(\\[\\])?;`).test(body)).sort();
  if (used.length === 0) return [];
  const line = `import type { ${used.join(', ')} } from '${file}';`;
  return [line.length <= LINE_WIDTH ? line : `import type {\n  ${used.join(',\n  ')},\n} from '${file}';`];
}

/** objects.ts: a type for every object that a class leads to. */
export function objectsFile(schema, enums) {
  const context = { schema, enums, describe: (attribute) => attribute.description };
  const body = schema.objects
    .filter((item) => item.name !== GENERIC_OBJECT)
    .map((item) => aliasLines(item, `${pascal(item.name)} =`, attributeLines(item, {}, context).values()).join('\n'))
    .join('\n\n');
  const enumNames = enums.enums.map(([name]) => name);
  const top = [...header(schema.version, 'The objects of OCSF that its event classes use.'), ...importLine(enumNames, './enums', body)];
  return `${top.join('\n')}\n\n${body}\n`;
}

/** Attribute name → its lines, for one class. */
function classAttributeLines(item, context) {
  const overrides = {
    class_uid: String(item.uid),
    category_uid: String(item.categoryUid),
    activity_id: `ValueOf<typeof ${className(item)}.activity>`,
  };
  return attributeLines(item, overrides, context);
}

const declaration = (line) => line?.slice(line.lastIndexOf('\n') + 1);

/** The attributes that every class declares in the same way, with the comments of the first class (base_event). */
function commonLines(linesByClass) {
  const [first, ...others] = linesByClass.values();
  const isCommon = ([name, line]) => others.every((lines) => declaration(lines.get(name)) === declaration(line));
  return new Map([...first].filter(isCommon));
}

/** The const object and the type of one class. */
function classLines(item, lines, common) {
  const name = className(item);
  const own = [...lines].filter(([attribute]) => !common.has(attribute)).map(([, line]) => line);
  return [
    ...comment([`Uids of ${item.caption} (${item.uid}).`]),
    `export const ${name} = {`,
    `  class_uid: ${item.uid},`,
    `  category_uid: ${item.categoryUid},`,
    '  activity: {',
    ...memberLines(item.attributes.activity_id, '    '),
    '  },',
    '} as const;',
    '',
    ...aliasLines(item, `${name} = EventCommon &`, own),
  ];
}

const classEntry = (item) =>
  `  [${item.uid}, { name: '${item.name}', caption: '${item.caption.replaceAll("'", "\\'")}', category_uid: ${item.categoryUid} }],`;

/** classes.ts: each event class, their union, and what is known of a class by its uid. */
export function classesFile(schema, enums) {
  const context = { schema, enums, describe: (attribute) => attribute.description };
  const linesByClass = new Map(schema.classes.map((item) => [item, classAttributeLines(item, context)]));
  const common = commonLines(linesByClass);
  const body = [
    ['/** What every event class has in the same way. */', 'export type EventCommon = {', ...common.values(), '};'].join('\n'),
    ...schema.classes.map((item) => classLines(item, linesByClass.get(item), common).join('\n')),
  ].join('\n\n');
  const objectNames = schema.objects.filter((item) => item.name !== GENERIC_OBJECT).map((item) => pascal(item.name));
  const clash = schema.classes.map(className).find((name) => objectNames.includes(name));
  if (clash !== undefined) throw new Error(`${clash} is both an object and a class`);
  const enumNames = enums.enums.map(([name]) => name);
  return `${[
    ...header(schema.version, 'The event classes of OCSF. What a profile brings is optional.'),
    ...importLine(enumNames, './enums', body),
    ...importLine(objectNames, './objects', body),
    '',
    'type ValueOf<T> = T[keyof T];',
    '',
    body,
    '',
    '/** Any event, told apart by `class_uid`. */',
    'export type OcsfEvent =',
    ...schema.classes.map((item, i) => `  | ${className(item)}${i === schema.classes.length - 1 ? ';' : ''}`),
    '',
    '/** What is known of a class by its uid. */',
    'export interface OcsfClass {',
    '  readonly name: string;',
    '  readonly caption: string;',
    '  readonly category_uid: number;',
    '}',
    '',
    '/** `class_uid` → its class. */',
    'export const CLASSES: ReadonlyMap<number, OcsfClass> = new Map([',
    ...schema.classes.map(classEntry),
    ']);',
  ].join('\n')}\n`;
}
