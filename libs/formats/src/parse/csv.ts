/** Columns of one line that are read. */
const MAX_COLUMNS = 512;

/** The cells of one line (RFC 4180): commas, cells in quotes, `""` for a quote. */
export function csvCells(line: string, separator = ','): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length && cells.length < MAX_COLUMNS) {
    if (line[at] === '"') {
      const [cell, end] = quotedCell(line, at, separator);
      cells.push(cell);
      at = end + 1;
    } else {
      const end = line.indexOf(separator, at);
      cells.push(line.slice(at, end < 0 ? line.length : end));
      at = end < 0 ? line.length + 1 : end + 1;
    }
  }
  return cells;
}

function quotedCell(line: string, start: number, separator: string): [cell: string, end: number] {
  let cell = '';
  let from = start + 1;
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', from)) {
    cell += line.slice(from, at);
    if (line[at + 1] === '"') {
      cell += '"';
      from = at + 2;
      continue;
    }
    const end = line.indexOf(separator, at);
    return [cell + line.slice(at + 1, end < 0 ? line.length : end), end < 0 ? line.length : end];
  }
  return [cell + line.slice(from), line.length];
}

/** Cells under the names of their columns; empty ones and columns named `` are left out. */
export function named(cells: readonly string[], columns: readonly string[]): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (let i = 0; i < columns.length && i < cells.length; i++) {
    const name = columns[i];
    const cell = cells[i];
    if (name !== undefined && name !== '' && cell !== undefined && cell !== '') record[name] = cell;
  }
  return record;
}
