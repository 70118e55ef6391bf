import type { Format, FormatContext, Normalised } from '@cordon/runtime';
import { dead, type Result } from '@cordon/wire';
import { codedFormat } from '../form/define';
import { deadTooLarge, decodeText, isObject, parseJson, type Json } from '../shared/json';
import { firstCharacter, headText } from '../shared/sniff';
import { CONN_COLUMNS, DNS_COLUMNS } from './columns';
import { mapConn } from './conn';
import { mapDns } from './dns';
import { readTsv } from './tsv';

const MAX_BYTES = 1024 * 1024;

type Log = 'conn' | 'dns';
const MAPPERS: Readonly<Record<Log, (r: Json, context: FormatContext) => Result<readonly Normalised[]>>> = { conn: mapConn, dns: mapDns };
const COLUMNS: Readonly<Record<Log, readonly string[]>> = { conn: CONN_COLUMNS, dns: DNS_COLUMNS };
/** Members that are in every record of the log and in no other log. */
const MARKS: Readonly<Record<Log, string>> = { conn: 'conn_state', dns: 'trans_id' };

/** Members with a dot, as shippers to stores that allow none write them (`id_orig_h`). */
const FLAT = ['id_orig_h', 'id_orig_p', 'id_resp_h', 'id_resp_p'] as const;

/**
 * Zeek's logs, one line a record, JSON or TSV. A `_path` or `@stream` member or `#path` header decides which log it is, even against the hint: a
 * sensor often sends all of its logs through one door. TSV without header is read in the standard order of the hinted log.
 */
class ZeekFormat implements Format {
  readonly name: string;
  readonly maxBytes = MAX_BYTES;

  constructor(private readonly log: Log) {
    this.name = `zeek.${log}`;
  }

  sniff(head: Uint8Array): number {
    const text = headText(head);
    const first = firstCharacter(text);
    if (first === '{') return this.sniffJson(text);
    if (first === '#') return this.sniffHeader(text);
    return this.sniffLine(text);
  }

  parse(bytes: Uint8Array, context: FormatContext): Result<readonly Normalised[]> {
    if (bytes.length > MAX_BYTES) return deadTooLarge(MAX_BYTES);
    const text = decodeText(bytes);
    if (text.kind !== 'ok') return text;
    return firstCharacter(text.value) === '{' ? this.parseJson(text.value, context) : this.parseTsv(text.value, context);
  }

  private parseJson(text: string, context: FormatContext): Result<readonly Normalised[]> {
    const json = parseJson(text);
    if (json.kind !== 'ok') return json;
    if (!isObject(json.value)) return dead('CORDON_FORMAT_FIELD', 'the record is no JSON object');
    const r = json.value;
    return this.map(r['_path'] ?? r['@stream'], FLAT.some((name) => Object.hasOwn(r, name)) ? dotted(r) : r, context);
  }

  private parseTsv(text: string, context: FormatContext): Result<readonly Normalised[]> {
    const line = readTsv(text, COLUMNS[this.log]);
    return line.kind === 'ok' ? this.map(line.value.path, line.value.cells, context) : line;
  }

  private map(path: unknown, r: Json, context: FormatContext): Result<readonly Normalised[]> {
    if (path === undefined || path === this.log) return MAPPERS[this.log](r, context);
    if (path === 'conn' || path === 'dns') return MAPPERS[path](r, context);
    return dead('CORDON_FORMAT_UNKNOWN', 'this Zeek log is not read yet', '_path');
  }

  private sniffJson(text: string): number {
    if (!text.includes('"id.orig_h"') && !text.includes('"id_orig_h"')) return 0;
    for (const member of ['"_path"', '"@stream"']) {
      const path = text.indexOf(member);
      if (path >= 0) return text.startsWith(`"${this.log}"`, skipTo(text, path + member.length)) ? 1 : 0;
    }
    return text.includes(`"${MARKS[this.log]}"`) ? 1 : 0;
  }

  private sniffHeader(text: string): number {
    if (text.includes(`#path\t${this.log}\n`)) return 1;
    if (text.includes('#path\t')) return 0;
    return text.includes('#fields\t') && text.includes(`\t${MARKS[this.log]}\t`) ? 0.95 : 0;
  }

  /** Without header a line counts when its first six columns are a time, an id and two addresses with ports. */
  private sniffLine(text: string): number {
    const newline = text.indexOf('\n');
    const cells = (newline < 0 ? text : text.slice(0, newline)).split('\t');
    if (cells.length < 20 || !/^\d+\.\d+$/.test(cells[0] ?? '') || !/^C\w{8,}$/.test(cells[1] ?? '')) return 0;
    const isDns = /^\d+$/.test(cells[7] ?? '') && /^(C_|-$|qclass)/.test(cells[11] ?? '');
    return isDns === (this.log === 'dns') ? 0.9 : 0;
  }
}

function skipTo(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text.charCodeAt(at) <= 32 || text[at] === ':')) at++;
  return at;
}

export const zeekConn: Format = new ZeekFormat('conn');
export const zeekDns: Format = new ZeekFormat('dns');

const DOCS = 'https://docs.zeek.org/en/current/script-reference/log-files.html';
const read =
  (log: Log) =>
  (r: Json, context: FormatContext): Result<readonly Normalised[]> =>
    MAPPERS[log](FLAT.some((name) => Object.hasOwn(r, name)) ? dotted(r) : r, context);

export const zeekConnJson = codedFormat(
  'zeek.conn',
  DOCS,
  [{ has: ['_path'], is: { _path: 'conn' } }, { has: ['@stream'], is: { '@stream': 'conn' } }, { has: ['conn_state', 'ts'] }],
  read('conn'),
);
export const zeekDnsJson = codedFormat(
  'zeek.dns',
  DOCS,
  [
    { has: ['_path'], is: { _path: 'dns' } },
    { has: ['@stream'], is: { '@stream': 'dns' } },
    { has: ['trans_id', 'ts', 'query'] },
    { has: ['trans_id', 'ts', 'id\\.orig_h'] },
  ],
  read('dns'),
);

/** With the dots back. */
function dotted(r: Json): Json {
  const copy: Record<string, unknown> = { ...r };
  for (const name of FLAT) {
    if (!Object.hasOwn(r, name)) continue;
    copy[name.replace('_', '.')] = r[name];
    delete copy[name];
  }
  return copy;
}
