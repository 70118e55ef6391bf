import { dead, ok, type Result } from '@cordon/wire';
import type { Json } from '../shared/json';

interface Header {
  readonly path?: string;
  readonly fields: readonly string[];
  readonly types: readonly string[] | undefined;
  readonly separator: string;
  readonly set: string;
  readonly unset: string;
  readonly empty: string;
}

/** Header texts seen last; a source has a handful. Only a cache: the header is read from the text either way. */
const headers = new Map<string, Header | undefined>();
const MAX_CACHED = 64;
const MAX_HEADER = 16_384;

/** What one TSV record says: its cells by column name, unset ones left out; the log's path when a header names it. */
export interface TsvLine {
  readonly path?: string;
  readonly cells: Json;
}

/**
 * One data line, with or without header lines (`#fields`, `#path`, `#separator`, ...) before it; without, its columns are the standard ones. Cells are
 * texts, or what `#types` says where that is among the header lines.
 */
export function readTsv(text: string, standard: readonly string[] | undefined): Result<TsvLine> {
  let start = 0;
  while (text.charCodeAt(start) === 35) {
    const end = text.indexOf('\n', start);
    if (end < 0) return dead('CORDON_FORMAT_FIELD', 'a header line alone is no event');
    start = end + 1;
  }
  if (start > MAX_HEADER) return dead('CORDON_FORMAT_FIELD', 'the header is too long', '#fields');
  const header = start === 0 ? undefined : headerOf(text.slice(0, start));
  let end = text.length;
  while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
  const line = text.slice(start, end);
  if (line === '') return dead('CORDON_FORMAT_FIELD', 'a header line alone is no event');
  if (line.includes('\n')) return dead('CORDON_FORMAT_FIELD', 'more than one line in a record');
  if (!header && (standard === undefined || !hasLeast(line)))
    return dead('CORDON_FORMAT_FIELD', 'the number of columns differs from the header', '#fields');
  const cells = cellsOf(line, header ?? { ...DEFAULTS, fields: standard ?? [] });
  if (!cells) return dead('CORDON_FORMAT_FIELD', 'the number of columns differs from the header', '#fields');
  return ok(header?.path === undefined ? { cells } : { path: header.path, cells });
}

const DEFAULTS = { types: undefined, separator: '\t', set: ',', unset: '-', empty: '(empty)' } as const;
const hasLeast = (line: string): boolean => line.split('\t', LEAST_COLUMNS).length === LEAST_COLUMNS;

function headerOf(text: string): Header | undefined {
  if (headers.has(text)) return headers.get(text);
  if (headers.size >= MAX_CACHED) headers.clear();
  const header = readHeader(text);
  headers.set(text, header);
  return header;
}

function readHeader(text: string): Header | undefined {
  const lines = text.split('\n');
  const separator = unescapeZeek(lines.find((l) => l.startsWith('#separator '))?.slice('#separator '.length) ?? '\t');
  const value = (name: string): string | undefined => lines.find((l) => l.startsWith(`#${name}${separator}`))?.slice(name.length + 2);
  const fields = value('fields');
  if (fields === undefined) return undefined;
  const path = value('path');
  return {
    fields: fields.replace(/\r$/, '').split(separator),
    types: value('types')?.replace(/\r$/, '').split(separator),
    separator,
    set: value('set_separator') ?? DEFAULTS.set,
    unset: value('unset_field') ?? DEFAULTS.unset,
    empty: value('empty_field') ?? DEFAULTS.empty,
    ...(path === undefined ? {} : { path }),
  };
}

/** `-` is unset and left out; `(empty)` is an empty string or set. A line may have fewer trailing columns than the header, and some more. */
function cellsOf(line: string, h: Header): Json | undefined {
  const cells: Record<string, unknown> = {};
  const { fields, types } = h;
  const values = line.split(h.separator);
  if (values.length > fields.length + EXTRA) return undefined;
  for (let i = 0; i < fields.length; i++) {
    const value = values[i];
    const name = fields[i];
    if (value === undefined || name === undefined || name === '__proto__' || value === h.unset) continue;
    cells[name] = types === undefined ? plain(value, h) : typed(value, types[i] ?? 'string', h);
  }
  return cells;
}

const plain = (value: string, { empty }: Header): string => (value === empty ? '' : value.includes('\\x') ? unescapeZeek(value) : value);

/** As Zeek's JSON has it: numbers, booleans, lists. What is not of its type stays a text. */
function typed(value: string, type: string, h: Header): unknown {
  const inner = /^(?:set|vector|table|list)\[(.{1,32})\]$/.exec(type)?.[1];
  if (inner !== undefined)
    return value === h.empty ? [] : value.split(h.set, MAX_ITEMS).map((item) => (item === h.unset ? null : typed(item, inner, h)));
  if (type === 'bool') return value === 'T' ? true : value === 'F' ? false : value;
  if (!NUMERIC.has(type)) return plain(value, h);
  const number = Number(value);
  return value !== '' && Number.isFinite(number) ? number : plain(value, h);
}

const NUMERIC: ReadonlySet<string> = new Set(['count', 'counter', 'int', 'port', 'double', 'time', 'interval']);
const MAX_ITEMS = 1_024;

/** Columns that a newer Zeek or a site may have appended. */
const EXTRA = 32;
const LEAST_COLUMNS = 6;

const unescapeZeek = (text: string): string => text.replace(/\\x([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
