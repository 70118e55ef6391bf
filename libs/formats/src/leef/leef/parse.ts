import { extension } from '../../cef/cef/parse';
import type { Json } from '../../shared/json';

const MAX_ATTRIBUTES = 512;
/** `x5E` and `0x5E`: the code of the delimiter. */
const HEX = /^0?x([0-9a-f]{1,4})$/i;

/**
 * One line of LEEF (IBM QRadar, "Log Event Extended Format"), 1.0 or 2.0 →
 * `{ leef, vendor, product, productVersion, eventId, attributes: {key: value} }`. 1.0 separates attributes by tabs, 2.0 by the character
 * that its header names. undefined when it is no LEEF.
 */
export function parseLeef(message: string): Json | undefined {
  const start = message.indexOf('LEEF:');
  if (start < 0) return undefined;
  const header: string[] = [];
  let at = start + 5;
  for (let i = 0; i < 5; i++) {
    const bar = message.indexOf('|', at);
    if (bar < 0) return undefined;
    header.push(message.slice(at, bar).trim());
    at = bar + 1;
  }
  const [leef = '', vendor, product, productVersion, eventId] = header;
  let delimiter = '\t';
  if (leef.startsWith('2')) {
    const named = delimiterAt(message, at);
    if (named) [delimiter, at] = named;
  }
  return { leef, vendor, product, productVersion, eventId, attributes: attributesOf(message.slice(at), delimiter) };
}

/** The delimiter that version 2 names, and where the attributes begin; undefined when the header goes straight on to them. */
function delimiterAt(message: string, at: number): [delimiter: string, next: number] | undefined {
  const bar = message.indexOf('|', at + 1);
  if (message.charAt(at) === '|') return ['\t', at + 1];
  if (bar < 0 || bar - at > 6) return undefined;
  const text = message.slice(at, bar);
  if (text.length === 1) return [text, bar + 1];
  const hex = HEX.exec(text);
  return hex ? [String.fromCharCode(parseInt(hex[1] ?? '9', 16)), bar + 1] : undefined;
}

function attributesOf(text: string, delimiter: string): Json {
  // Relays turn tabs into blanks.
  if (delimiter === '\t' && !text.includes('\t')) return extension(text);
  const attributes: Record<string, string> = {};
  let n = 0;
  for (let at = 0; at < text.length && n < MAX_ATTRIBUTES; n++) {
    const found = text.indexOf(delimiter, at);
    const end = found < 0 ? text.length : found;
    const sign = text.indexOf('=', at);
    if (sign > at && sign < end) {
      const key = text.slice(at, sign).trim();
      if (key !== '__proto__' && key !== '') attributes[key] = text.slice(sign + 1, end).trim();
    }
    at = end + 1;
  }
  return attributes;
}
