import type { Json } from '../../shared/json';
import { csvCells, named } from '../../parse/csv';
import { parseCef } from '../../cef/cef/parse';
import { parseLeef } from '../../leef/leef/parse';
import { columnsOf } from './columns';
import { ofCef, ofLeef } from './labels';
import { completed } from './prepare';

/** A relay may leave the colon of the tag before the first column. */
const COLON = /^: ?/;
const DIGIT = /^\d/;

/** A line of PAN-OS, CSV, CEF or LEEF → one record under the names of the Strata Logging Service. */
export function parsePanOs(message: string): Json | undefined {
  const record = recordOf(message);
  return record && completed(record);
}

function recordOf(message: string): Record<string, unknown> | undefined {
  if (!DIGIT.test(message)) {
    const cef = message.includes('CEF:') ? parseCef(message) : undefined;
    if (cef) return ofCef(cef);
    const leef = message.includes('LEEF:') ? parseLeef(message) : undefined;
    if (leef) return ofLeef(leef);
  }
  const cells = csvCells(message.replace(COLON, ''));
  const columns = columnsOf(cells);
  return columns && named(cells, columns);
}
