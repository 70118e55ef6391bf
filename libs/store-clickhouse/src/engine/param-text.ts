import type { QueryParams } from '@cordon/runtime';

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
};
const escape = (text: string): string => text.replace(/[\\'\t\n\r\0\b\f]/g, (c) => ESCAPES[c] ?? c);

/** A parameter's value as ClickHouse reads it from a `param_` setting (escaped as in TabSeparated; elements of arrays quoted). */
function paramText(value: QueryParams[string]): string {
  if (typeof value === 'string') return value.replace(/[\\\t\n\r\0\b\f]/g, (c) => ESCAPES[c] ?? c);
  if (typeof value === 'object') return `[${value.map((v) => `'${escape(v)}'`).join(',')}]`;
  return String(value);
}

/**
 * `SET param_x = …` before a statement. chDB's own binding of parameters is one at a time for the whole process (chdb 3.4.0, index.js, `globalParamChain`),
 * so a light query would wait behind a heavy one; a parameter that is set belongs to its connection alone.
 */
export function setParams(params: QueryParams): string {
  const parts = Object.entries(params).map(([name, value]) => `param_${name} = '${escape(paramText(value))}'`);
  return parts.length === 0 ? '' : `SET ${parts.join(', ')};\n`;
}
