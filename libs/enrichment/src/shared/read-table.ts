import { CsvError, parse } from 'csv-parse/sync';

/** One row, by the names of its columns. */
export interface Row {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

export interface Columns {
  /** Member → header names that mean it, lower-case and without blanks, `_`, `-`; the first that is there counts. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** Names of one's own for a member, exactly as in the header but for case. */
  readonly own?: Readonly<Record<string, string>>;
}

export type Table = { readonly rows: readonly Row[] } | { readonly mistakes: readonly string[] };

const DELIMITERS = [';', '\t', ','] as const;
const plain = (header: string): string => header.toLowerCase().replace(/[\s_.-]/g, '');

/** CSV with a header (RFC 4180; also with semicolons or tabs, as spreadsheets write it) → rows by member. Unknown columns are left out. */
export function readTable(text: string, { known, own = {} }: Columns): Table {
  const [head = ''] = text.split(/\r?\n/, 1);
  const delimiter = DELIMITERS.map((d) => [d, head.split(d).length] as const).sort(([, a], [, b]) => b - a)[0]?.[0] ?? ',';
  const mistakes: string[] = [];
  for (const member of Object.keys(own))
    if (!(member in known)) mistakes.push(`columns.${member} is not known here: ${Object.keys(known).join(', ')}`);
  try {
    const parsed: unknown = parse(text, { bom: true, delimiter, info: true, skip_empty_lines: true, trim: true, relax_column_count: true });
    const [header, ...records] = Array.isArray(parsed) ? parsed.flatMap(recordOf) : [];
    if (!header) return { mistakes: ['the file is empty'] };
    const places = placesOf(header.cells, known, own, mistakes);
    for (const r of records)
      if (r.cells.length !== header.cells.length)
        mistakes.push(`line ${r.line}: has ${r.cells.length} columns, the header has ${header.cells.length}`);
    if (mistakes.length > 0) return { mistakes };
    return {
      rows: records.map((r) => ({
        line: r.line,
        cells: new Map([...places].flatMap(([member, i]) => (r.cells[i] === undefined || r.cells[i] === '' ? [] : [[member, r.cells[i]] as const]))),
      })),
    };
  } catch (error) {
    return { mistakes: [error instanceof CsvError ? error.message : 'is no CSV'] };
  }
}

interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}

function recordOf(value: unknown): RawRow[] {
  if (typeof value !== 'object' || value === null || !('record' in value) || !('info' in value)) return [];
  const { record, info } = value;
  const line = typeof info === 'object' && info !== null && 'lines' in info && typeof info.lines === 'number' ? info.lines : 0;
  return Array.isArray(record) ? [{ line, cells: record.map(String) }] : [];
}

function placesOf(
  header: readonly string[],
  known: Columns['known'],
  own: Readonly<Record<string, string>>,
  mistakes: string[],
): ReadonlyMap<string, number> {
  const names = header.map(plain);
  const places = new Map<string, number>();
  for (const [member, synonyms] of Object.entries(known)) {
    const wanted = own[member];
    const at =
      wanted === undefined
        ? synonyms.map((s) => names.indexOf(s)).find((i) => i >= 0)
        : header.findIndex((h) => h.toLowerCase() === wanted.toLowerCase());
    if (at !== undefined && at >= 0) places.set(member, at);
    else if (wanted !== undefined) mistakes.push(`line 1: there is no column ${wanted} (${member})`);
  }
  return places;
}
