import type { Json } from '../../shared/json';

/** What follows `CEF:0|`: seven fields, in which `|` and `\` are escaped. */
const FIELDS = ['version', 'vendor', 'product', 'productVersion', 'signature', 'name', 'severity'] as const;
/** A key of the extension: at its start or after a blank, and before an equals sign that is not escaped. */
const KEY = /(?:^|\s)([A-Za-z_][\w.[\]-]{0,127})=/g;
const MAX_KEYS = 512;

/**
 * One line of CEF (ArcSight Common Event Format, revision 25) → `{ version, vendor, …, name, severity, ext: {key: value}, labels: {label: value} }`.
 * `cs1Label=Rule cs1=x` is `labels: { Rule: 'x' }`. undefined when it is no CEF.
 */
export function parseCef(message: string): Json | undefined {
  const start = message.indexOf('CEF:');
  if (start < 0) return undefined;
  const header: Record<string, unknown> = {};
  let at = start + 4;
  for (const field of FIELDS) {
    const end = unescapedBar(message, at);
    if (end < 0 && field !== 'severity') return undefined;
    header[field] = message
      .slice(at, end < 0 ? message.length : end)
      .replace(/\\([|\\])/g, '$1')
      .trim();
    at = end < 0 ? message.length : end + 1;
  }
  const pairs = extension(message.slice(at));
  const labels: Record<string, string> = {};
  const ext: Record<string, string> = {};
  for (const [key, value] of Object.entries(pairs)) {
    const label = pairs[`${key}Label`];
    if (label !== undefined && label !== '__proto__') labels[label] = value;
    else if (!(key.endsWith('Label') && pairs[key.slice(0, -5)] !== undefined)) ext[key] = value;
  }
  return { ...header, ext, labels };
}

function unescapedBar(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const c = text[at];
    if (c === '\\') at++;
    else if (c === '|') return at;
  }
  return -1;
}

/** `key=value key2=value with blanks`: values end where the next key begins. */
export function extension(text: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  let key: string | undefined;
  let from = 0;
  let n = 0;
  for (const match of text.matchAll(KEY)) {
    if (match.index > 0 && text[match.index - 1] === '\\') continue;
    if (key !== undefined) pairs[key] = value(text.slice(from, match.index));
    key = match[1] === '__proto__' ? undefined : match[1];
    from = match.index + match[0].length;
    if (++n >= MAX_KEYS) break;
  }
  if (key !== undefined) pairs[key] = value(text.slice(from));
  return pairs;
}

const value = (text: string): string => text.trim().replace(/\\([=\\nr])/g, (_, c: string) => (c === 'n' ? '\n' : c === 'r' ? '\r' : c));
