/** Names and comments for generated TypeScript. */

/** Longest sentence that a comment carries; the rest is in the schema browser of OCSF. */
const LONGEST_SENTENCE = 200;

/** The print width of the project's formatter. */
export const LINE_WIDTH = 150;

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': "'", '&nbsp;': ' ', '&#39;': "'" };

/** snake_case or a caption → PascalCase; the captions of enums may start with a digit. */
export function pascal(text) {
  const name = text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return /^[0-9]/.test(name) ? `_${name}` : name;
}

/** The first sentence of an HTML description, as plain text that cannot end a comment. */
export function firstSentence(html = '') {
  const plain = html
    .replace(/<br ?\/?>|<\/p>|<\/?ul>|<li>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? ' ')
    .replace(/\*\//g, '* /')
    .replace(/\s+/g, ' ')
    .trim();
  const sentence = /^.*?[^A-Z. ]{2}[.:](?= [A-Z]|$)/.exec(plain)?.[0] ?? plain;
  return sentence.length <= LONGEST_SENTENCE ? sentence : `${sentence.slice(0, LONGEST_SENTENCE - 1).trimEnd()}…`;
}

/** The lines of a JSDoc comment, or none. */
export function comment(parts, indent = '') {
  const said = parts.filter((part) => part !== undefined && part !== '');
  if (said.length === 0) return [];
  if (said.length === 1) return [`${indent}/** ${said[0]} */`];
  return [`${indent}/**`, ...said.map((part) => `${indent} * ${part}`), `${indent} */`];
}

/** `@deprecated` of an attribute, object or class. */
export function deprecation({ '@deprecated': deprecated }) {
  return deprecated === undefined ? undefined : `@deprecated since ${deprecated.since}. ${firstSentence(deprecated.message)}`;
}

/** A member whose value is a string, broken where the formatter of the project breaks it. */
export function stringMember(indent, key, text) {
  const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
  const line = `${indent}${name}: '${text}',`;
  return line.length <= LINE_WIDTH ? line : `${indent}${name}:\n${indent}  '${text}',`;
}

/** What every generated file starts with. */
export const header = (version, about) => [
  '/**',
  ` * ${about}`,
  ' *',
  ` * Generated; do not edit. Source: Open Cybersecurity Schema Framework (OCSF) ${version}, https://github.com/ocsf/ocsf-schema,`,
  ' * core schema without extensions. Licence of the source and of this derived file: Apache-2.0, see NOTICE.',
  ' * Made by: node tools/generate-ocsf.mjs --schema DIR --out libs/wire/src/ocsf/generated',
  ' */',
];
