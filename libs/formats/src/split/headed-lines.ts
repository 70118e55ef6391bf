import { csvCells } from '../parse/csv';
import type { OfLine } from './lines';

/** Name of a column: begins with a letter, no value (a number, an address, a time) does. */
const NAME = /^[A-Za-z_@][\w .@#:/()\-[\]%]{0,127}$/;
const LEAST = 3;
/** Separators of columns, the surest first. */
const SEPARATORS = [',', ';', '\t', '|'] as const;
const W3C = '#Fields:';

/**
 * A file whose first line names the columns: CSV with any common separator, AWS flow logs (blanks), W3C extended logs (`#Fields:`). Each line becomes a
 * JSON object with the header's names, so that formats know it by its members; a cell without a value is left out. `lines` are the first of the file.
 */
export function headedLines(name: string, lines: readonly string[]): OfLine | undefined {
  const [first = '', second] = lines;
  if (lines.some((l) => l.startsWith(W3C)) && first.startsWith('#')) return w3cLines();
  // One line alone is only by the file's name known to be a header.
  if (second === undefined && !/\.[ct]sv$/i.test(name)) return undefined;
  const separator = separatorOf(first, second);
  return separator === undefined ? undefined : csvLines(separator);
}

function separatorOf(first: string, second: string | undefined): string | undefined {
  for (const separator of SEPARATORS)
    if (isHeader(csvCells(first, separator), second === undefined ? undefined : csvCells(second, separator))) return separator;
  const words = first.split(' ');
  const isFlow = words.length >= LEAST && words.every((w) => /^[a-z][a-z0-9-]{0,63}$/.test(w)) && words.includes('srcaddr');
  return isFlow ? ' ' : undefined;
}

/** All of the first line are names and no two the same; the second line has as many cells, and is not one of names too. */
function isHeader(names: readonly string[], cells: readonly string[] | undefined): boolean {
  if (names.length < LEAST || !names.every((n) => NAME.test(n.trim())) || new Set(names).size !== names.length) return false;
  return cells === undefined || (cells.length === names.length && !cells.every((c) => NAME.test(c) && !/[ :@./]/.test(c)));
}

/** A header that comes again (joined files) is none of the records. */
function csvLines(separator: string): OfLine {
  let names: readonly string[] | undefined;
  let header = '';
  return (bytes, line, truncated) => {
    const text = bytes.toString('utf8');
    if (names === undefined) {
      header = text;
      names = csvCells(text, separator).map((n) => n.trim());
      return undefined;
    }
    return text === header ? undefined : record(csvCells(text, separator), names, line, truncated);
  };
}

/** W3C extended log: directives begin with `#`, values are separated by blanks, `-` is none (W3C working draft WD-logfile-960323). */
function w3cLines(): OfLine {
  let names: readonly string[] = [];
  return (bytes, line, truncated) => {
    const text = bytes.toString('utf8');
    if (text.startsWith('#')) {
      if (text.startsWith(W3C)) names = text.slice(W3C.length).trim().split(/\s+/);
      return undefined;
    }
    const separator = text.includes('\t') ? '\t' : ' ';
    return record(csvCells(text, separator), names, line, truncated);
  };
}

function record(cells: readonly string[], names: readonly string[], line: number, truncated: boolean): ReturnType<OfLine> {
  const object: Record<string, string> = {};
  cells.forEach((cell, i) => {
    const name = names[i] ?? `column ${i + 1}`;
    if (cell !== '' && cell !== '-' && name !== '__proto__') object[name] = cell;
  });
  const bytes = Buffer.from(JSON.stringify(object));
  return truncated ? { bytes, line, truncated } : { bytes, line };
}
