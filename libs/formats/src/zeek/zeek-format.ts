import type { Format, FormatContext, Normalised, Outcome } from '@cordon/runtime';
import { dead, type Result } from '@cordon/wire';
import { codedFormat, type JsonFormat } from '../form/define';
import type { AnyFormat } from '../form/reader';
import { deadTooLarge, decodeText, isObject, parseJson, text, type Json } from '../shared/json';
import { firstCharacter, headText } from '../shared/sniff';
import { CONN_COLUMNS, DNS_COLUMNS, guessedColumns } from './columns';
import { mapConn } from './conn';
import { mapDns } from './dns';
import { logOf, LOGS } from './logs';
import { readTsv } from './tsv';

const MAX_BYTES = 1024 * 1024;

type Log = 'conn' | 'dns';
const MAPPERS: Readonly<Record<Log, (r: Json, context: FormatContext) => Result<readonly Normalised[]>>> = { conn: mapConn, dns: mapDns };
const COLUMNS: Readonly<Record<Log, readonly string[]>> = { conn: CONN_COLUMNS, dns: DNS_COLUMNS };
/** Members that are in every record of the log and in no other log. */
const MARKS: Readonly<Record<Log, string>> = { conn: 'conn_state', dns: 'trans_id' };

/** Members with a dot, as shippers to stores that allow none write them (`id_orig_h`). */
const FLAT = ['id_orig_h', 'id_orig_p', 'id_resp_h', 'id_resp_p'] as const;

/** Reads one record of the log that it says it is, `fallback` where it says none. */
function readRecord(path: string | undefined, fallback: string, raw: Json, context: FormatContext): Result<readonly Outcome[]> {
  const log = path ?? fallback;
  const r = isBlanked(raw['ts']) ? { ...raw, ts: context.seen / 1_000 } : raw;
  if (log === 'conn' || log === 'dns') return MAPPERS[log](FLAT.some((name) => Object.hasOwn(r, name)) ? dotted(r) : r, context);
  return logOf(log).format.read({ ...r, _path: log }, {}, context);
}

/** `btest-diff` writes X for the digits of a time: what stands there came when it arrived. */
const isBlanked = (ts: unknown): boolean => typeof ts === 'string' && /^X{4,}\.X+$/.test(ts);

/** One line of JSON or TSV as any format of Zeek reads it. */
function readBytes(bytes: Uint8Array, log: string, columns: readonly string[] | undefined, context: FormatContext): Result<readonly Outcome[]> {
  if (bytes.length > MAX_BYTES) return deadTooLarge(MAX_BYTES);
  const whole = decodeText(bytes);
  if (whole.kind !== 'ok') return whole;
  if (firstCharacter(whole.value) !== '{') {
    const line = readTsv(whole.value, columns ?? guessedColumns(log, whole.value));
    return line.kind === 'ok' ? readRecord(line.value.path, log, line.value.cells, context) : line;
  }
  const json = parseJson(whole.value);
  if (json.kind !== 'ok') return json;
  if (!isObject(json.value)) return dead('CORDON_FORMAT_FIELD', 'the record is no JSON object');
  return readRecord(text(json.value['_path']) ?? text(json.value['@stream']), log, json.value, context);
}

/** A log whose records are only known by the header before them (`#path`); JSON of it is read by its mapping. */
class ZeekTsv implements Format {
  readonly maxBytes = MAX_BYTES;
  readonly name: string;
  private readonly log: string;

  constructor(
    { name }: JsonFormat,
    private readonly reads: (path: string) => boolean,
  ) {
    this.name = name;
    this.log = name.slice('zeek.'.length);
  }

  sniff(head: Uint8Array): number {
    if (head[0] !== HASH) return 0;
    const path = /^#path\t([^\r\n]{1,128})/m.exec(headText(head))?.[1];
    return path !== undefined && this.reads(path) ? 1 : 0;
  }

  parse(bytes: Uint8Array, context: FormatContext): Result<readonly Outcome[]> {
    return readBytes(bytes, this.log, undefined, context);
  }
}

const HASH = 35;

/**
 * The two logs that are most of a sensor's records, one line a record, JSON or TSV. A `_path` or `@stream` member or `#path` header decides which log
 * it is, even against the hint: a sensor often sends all of its logs through one door. TSV without header is read in the standard order of the hinted
 * log.
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

  parse(bytes: Uint8Array, context: FormatContext): Result<readonly Outcome[]> {
    return readBytes(bytes, this.log, COLUMNS[this.log], context);
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

/** The log that a path names, and whether it is one of the others. */
const isHot = (path: string): path is Log => path === 'conn' || path === 'dns';
const readsOnly = (format: JsonFormat): ((path: string) => boolean) => {
  const own = LOGS.find((log) => log.format === format);
  return (path) => !isHot(path) && own !== undefined && logOf(path) === own;
};

/** All of Zeek's formats: by members (JSON), and by the header before a line (TSV). */
export const ZEEK_FORMATS: readonly AnyFormat[] = [
  zeekConnJson,
  zeekDnsJson,
  zeekConn,
  zeekDns,
  ...LOGS.flatMap(({ format }): AnyFormat[] => [format, new ZeekTsv(format, readsOnly(format))]),
];

/** The name of the format that reads the log of a `#path` or of a file (`conn.log`). */
export const zeekFormatOf = (path: string): string => (isHot(path) ? `zeek.${path}` : logOf(path).format.name);
/** As above, for names of files, which may be anything. */
export const zeekFormatOfFile = (name: string): string | undefined => {
  const format = zeekFormatOf(name);
  return format === OTHER_NAME ? undefined : format;
};
const OTHER_NAME = LOGS.at(-1)?.format.name;
