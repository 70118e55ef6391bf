import { zeekFormatOf } from '../zeek/zeek-format';
import type { OfLine } from './lines';

const HASH = 35;
/** Header lines that change how a data line is read; each goes in front of every line. */
const KEPT = ['#separator', '#set_separator', '#empty_field', '#unset_field', '#path', '#fields', '#types'];
/** Values that readers assume, so the line need not say them. */
const DEFAULTS = new Set(['#separator \\x09', '#set_separator\t,', '#empty_field\t(empty)', '#unset_field\t-']);
/** Logs that are read by hand, from texts: a type in front of each of their many lines would say nothing. */
const UNTYPED: ReadonlySet<string> = new Set(['zeek.conn', 'zeek.dns']);

/**
 * Zeek's TSV: each data line becomes a record that can be read alone, because the header lines that matter stand before it. A header
 * in the middle of a file (rotated and joined logs) replaces the one before.
 */
export function zeekLines(): OfLine {
  let lines: string[] = [];
  let prefix = Buffer.alloc(0);
  let format: string | undefined;
  return (bytes, line, truncated) => {
    if (bytes[0] === HASH) {
      const text = bytes.toString('utf8');
      if (text.startsWith('#separator')) lines = [];
      if (text.startsWith('#types') && format !== undefined && UNTYPED.has(format)) return undefined;
      if (KEPT.some((name) => text.startsWith(name)) && !DEFAULTS.has(text)) lines = [...lines.filter((l) => keyword(l) !== keyword(text)), text];
      if (text.startsWith('#path')) lines = lines.filter((l) => keyword(l) !== '#types');
      if (text.startsWith('#path')) format = zeekFormatOf(text.slice('#path'.length + 1).trim());
      prefix = Buffer.from(lines.length > 0 ? `${lines.join('\n')}\n` : '', 'utf8');
      return undefined;
    }
    return { bytes: Buffer.concat([prefix, bytes]), line, ...(format === undefined ? {} : { format }), ...(truncated ? { truncated } : {}) };
  };
}

const keyword = (line: string): string => /^#\w+/.exec(line)?.[0] ?? line;
