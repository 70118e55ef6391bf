import { isPrivateIp } from '@cordon/core';
import { csvCells, named } from '../../parse/csv';
import { asText, type Json } from '../../shared/json';
import { protocolName } from '../../shared/protocols';
import { COLUMNS, GATEWAY_COLUMNS, RECOMMENDED, columnOf } from './columns';
import { guessed } from './guess';

/** CloudWatch's exports put the time of arrival before the line. */
const STAMP = /^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z\s/;
export const LINE =
  /^(?:\d{4}-\d\d-\d\dT[\d:.]{8,15}Z )?(?:[2-9]|1\d) (?:\d{12}|-|unknown) \S{1,32} [0-9a-fA-F:.-]{1,45} [0-9a-fA-F:.-]{1,45} (?:\d{1,5}|-) (?:\d{1,5}|-) /;
export const GATEWAY_LINE = /^\d{1,2} TransitGateway \d{12} tgw-/;
/** Files begin with the names of their columns, which may be chosen freely. */
export const HEADED = /^(?=[^\n]{0,1000}\bsrc_?-?addr\b)(?:"?[$\w{}-]{3,40}"?[ \t,]{1,2}){3,60}"?[$\w{}-]{3,40}"?[ \t]{0,4}\r?\n/i;
/** A format of one's own: what the log did with the flow, and an id of the network or the version with two addresses. */
export const OWN = new RegExp(
  '^(?=[^\\n]{0,1000}\\s(?:ACCEPT|REJECT|NODATA|SKIPDATA)(?:\\s|$))' +
    '(?=[^\\n]{0,1000}\\b(?:eni|vpc|subnet)-[0-9a-f]{8,17}\\b|(?:[2-9]|1\\d) [^\\n]{0,200}?\\b(?:\\d{1,3}\\.){3}\\d{1,3} (?:\\d{1,3}\\.){3}\\d{1,3} )' +
    '[\\w:.\\-/ ]{20,1000}$',
  'm',
);

const MAX_LINES = 100_000;
const linesOf = (text: string): string[] => text.split('\n', MAX_LINES).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

/** A line, several, or such with the names of their columns before them. */
export function parse(text: string): readonly Json[] {
  if (HEADED.test(text)) return headed(text);
  return linesOf(text)
    .map(one)
    .filter((record) => record !== undefined);
}

function headed(text: string): readonly Json[] {
  const [names = '', ...lines] = linesOf(text);
  const columns = cellsOf(names).map(columnOf);
  if (!columns.includes('srcaddr') || !columns.includes('dstaddr')) return [];
  return lines.map((line) => refined(named(cellsOf(line), columns)));
}

function one(line: string): Json | undefined {
  const plain = line.replace(STAMP, '');
  const columns = GATEWAY_LINE.test(plain) ? GATEWAY_COLUMNS : (RECOMMENDED.find(([shape]) => shape.test(plain))?.[1] ?? COLUMNS);
  if (columns === COLUMNS && !LINE.test(plain)) {
    const own = OWN.test(plain) ? guessed(cellsOf(plain)) : undefined;
    return own && refined(own);
  }
  return refined(named(cellsOf(plain), columns));
}

const cellsOf = (line: string): readonly string[] =>
  (line.includes(',') ? csvCells(line) : line.split(/[ \t]{1,4}/)).map((cell) => (cell === '-' ? '' : cell.replace(/^"(.*)"$/, '$1')));

/** Rows of Parquet files and of tables; some name the columns as the documentation does, with hyphens, others in camel case. */
export const fromRow = (row: Json): Json =>
  refined(Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value === '-' ? '' : value])));

/** With the protocol's name, and `near`: the side that the interface lies on. */
function refined(record: Json): Json {
  const protocol = protocolName(asText(record['protocol']));
  return { ...record, ...(protocol === undefined ? {} : { protocol_name: protocol }), near: nearSide(record) };
}

/** By the direction where it was recorded; else the interface is where the private address is, and at the target when both ends are or none. */
function nearSide(record: Json): 'src' | 'dst' {
  const direction = asText(record['flow_direction']);
  if (direction === 'egress') return 'src';
  if (direction === 'ingress') return 'dst';
  const [from = '', to = ''] = [asText(record['srcaddr']), asText(record['dstaddr'])];
  return isPrivateIp(from) && !isPrivateIp(to) ? 'src' : 'dst';
}
