import { detectFormat, isRefused, type Format, type FormatContext, type Outcome, type RecordReader } from '@cordon/runtime';
import { dead, ok, type Result } from '@cordon/wire';
import { deadTooDeep, deadTooLarge, decodeText, isObject, settle, type Json } from '../shared/json';
import { syslogOuter } from '../syslog/outer';
import type { JsonFormat, LineFormat } from './define';
import { envelopesOf, listOf, within } from './envelope';
import type { Outer } from './form';
import { several } from './several';
import { Signs } from './signs';

export type AnyFormat = Format | JsonFormat | LineFormat;

/** Largest record of JSON or text, bytes; mails have a bound of their own. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Envelopes in envelopes that are opened. */
const MAX_ENVELOPES = 4;
/** From here on a format that looks at bytes is sure enough to be asked before lines are. */
const SURE = 0.9;

type Read = Result<readonly Outcome[]>;
/** What one record is read with. */
interface Task {
  readonly context: FormatContext;
  readonly hint: string | undefined;
  readonly depth: number;
  readonly place: string;
}

/** The formats of one name: of one product's records as JSON, as lines, and as bytes. */
interface Named {
  readonly json: JsonFormat | undefined;
  readonly line: LineFormat | undefined;
  readonly whole: Format | undefined;
}

const namedOf = (own: readonly AnyFormat[]): Named => ({
  json: own.find((f): f is JsonFormat => 'kind' in f && f.kind === 'json'),
  line: own.find((f): f is LineFormat => 'kind' in f && f.kind === 'line'),
  whole: own.find((f): f is Format => !('kind' in f)),
});

const UNKNOWN: Result<never> = dead('CORDON_FORMAT_UNKNOWN', 'no format recognises the record');

/**
 * Finds the format of a record by what it is made of. JSON: by its members; else, a list is read item by item, and an envelope is opened; a generic
 * format takes what is then left.
 * Text: the syslog header comes off, then by its pattern; JSON in a line is read as JSON. Bytes (mail, Zeek TSV): by their head.
 */
export class FormatReader implements RecordReader {
  readonly names: readonly string[];
  private readonly signs: Signs;
  private readonly generic: Signs;
  private readonly lines: readonly LineFormat[];
  private readonly wholes: readonly Format[];
  private readonly named: ReadonlyMap<string, Named>;

  constructor(formats: readonly AnyFormat[]) {
    const jsons = formats.filter((f): f is JsonFormat => 'kind' in f && f.kind === 'json');
    this.lines = formats.filter((f): f is LineFormat => 'kind' in f && f.kind === 'line');
    this.wholes = formats.filter((f): f is Format => !('kind' in f));
    this.signs = new Signs(jsons.filter((f) => f.isGeneric !== true));
    this.generic = new Signs(jsons.filter((f) => f.isGeneric === true));
    this.names = [...new Set(formats.map((f) => f.name))];
    this.named = new Map(this.names.map((name) => [name, namedOf(formats.filter((f) => f.name === name))]));
  }

  read(bytes: Uint8Array, hint: string | undefined, context: FormatContext): Read | Promise<Read> {
    if (bytes.length === 0) return dead('CORDON_RAW_EMPTY', 'the record has no bytes');
    if (hint !== undefined && !this.named.has(hint)) return dead('CORDON_FORMAT_UNKNOWN', 'the source names a format that there is not');
    const whole = this.wholeOf(bytes, hint);
    if (whole) return bytes.length > whole.maxBytes ? deadTooLarge(whole.maxBytes) : tagged(whole.parse(bytes, context), whole.name);
    if (bytes.length > MAX_BYTES) return deadTooLarge(MAX_BYTES);
    const text = textOf(bytes);
    const result = text.kind === 'ok' ? this.text(text.value, {}, { context, hint, depth: 0, place: '' }) : text;
    return result.kind === 'dead' && result.code === 'CORDON_FORMAT_UNKNOWN' && hint === undefined ? this.guessed(bytes, context, result) : result;
  }

  recognise(bytes: Uint8Array): string | undefined {
    const whole = this.wholeOf(bytes, undefined);
    if (whole) return whole.name;
    const text = bytes.length > MAX_BYTES ? UNKNOWN : textOf(bytes);
    const name = text.kind === 'ok' ? this.nameOf(text.value, {}, 0) : undefined;
    return name ?? detectFormat(bytes, this.wholes)?.name;
  }

  /** The format of bytes: the one that was named, unless the record is JSON or a line of one of that name; or one that is sure. */
  private wholeOf(bytes: Uint8Array, hint: string | undefined): Format | undefined {
    const isJson = firstByte(bytes) === BRACE;
    if (hint !== undefined) {
      const own = this.named.get(hint);
      return isJson && own?.json ? undefined : own?.whole;
    }
    if (isJson) return undefined;
    const found = detectFormat(bytes, this.wholes);
    return found && found.sniff(bytes.subarray(0, HEAD)) >= SURE ? found : undefined;
  }

  /** No line of a known kind: what looks most like it of the formats of bytes. */
  private guessed(bytes: Uint8Array, context: FormatContext, otherwise: Read): Read | Promise<Read> {
    const format = detectFormat(bytes, this.wholes);
    return format && bytes.length <= format.maxBytes ? tagged(format.parse(bytes, context), format.name) : otherwise;
  }

  private text(whole: string, outer: Outer, task: Task): Read {
    // A syslog header without a program leaves its colon behind.
    const text = BARE_COLON.test(whole) ? whole.replace(':', '') : whole;
    const start = firstOf(text);
    if (start === '{' || start === '[') {
      const json = parsed(text);
      if (json !== undefined) return settle(json) ? this.value(json, outer, task) : deadTooDeep();
      if (start === '{') return this.line(text, outer, task, NOT_JSON);
    }
    return this.line(text, outer, task, UNKNOWN);
  }

  private line(text: string, outer: Outer, task: Task, otherwise: Result<never>): Read {
    const { message, header } = syslogOuter(text, task.context);
    const about = within(outer, header);
    const found = this.lineFormat(message, about, task.hint);
    if (found) return tagged(found.read(message, about, task.context), found.name);
    const start = firstOf(message);
    if ((start !== '{' && start !== '[') || message.length === text.length) return otherwise;
    const json = parsed(message);
    return json === undefined ? otherwise : settle(json) ? this.value(json, about, task) : deadTooDeep();
  }

  private lineFormat(message: string, outer: Outer, hint: string | undefined): LineFormat | undefined {
    if (hint !== undefined) {
      const own = this.named.get(hint)?.line;
      if (own) return own;
    }
    let best: LineFormat | undefined;
    let most = 0;
    for (const format of this.lines) {
      const score = format.score(message, outer);
      if (score > most) {
        best = format;
        most = score;
      }
    }
    return best;
  }

  private value(value: unknown, outer: Outer, task: Task): Read {
    if (typeof value === 'string') return this.text(value, outer, task);
    if (Array.isArray(value)) return this.all(value, outer, task, '');
    if (!isObject(value)) return placed(task.hint === undefined ? UNKNOWN : NO_OBJECT, task.place);
    const format = this.signs.find(value, outer);
    if (format) return placed(tagged(format.read(value, outer, task.context), format.name), task.place);
    const wrapped = this.opened(value, outer, { ...task, hint: undefined });
    if (isRecognised(wrapped)) return placed(wrapped, task.place);
    const row = this.signs.findRow(value, outer);
    if (row) return placed(tagged(row.format.read(row.record, outer, task.context), row.format.name), task.place);
    return this.unrecognised(value, outer, task, wrapped);
  }

  /**
   * What no format knows: by the format that the source names, in an envelope or as it is; else by a generic one. In a record of a generic format no
   * envelope is looked for: what the source names is then the record itself.
   */
  private unrecognised(record: Json, outer: Outer, task: Task, otherwise: Read): Read {
    const hinted = this.hinted(task.hint);
    const generic = this.generic.find(record, outer);
    if (task.hint !== undefined && generic === undefined && hinted?.isGeneric !== true) {
      const wrapped = this.opened(record, outer, task);
      if (isRecognised(wrapped)) return placed(wrapped, task.place);
    }
    const own = hinted ?? generic;
    if (!own) return placed(otherwise, task.place);
    return placed(tagged(own.read(own.restore?.(record) ?? record, outer, task.context), own.name), task.place);
  }

  private opened(record: Json, outer: Outer, task: Task): Read {
    return task.depth >= MAX_ENVELOPES ? UNKNOWN : this.wrapped(record, outer, task);
  }

  /** The format that the source names, for a record that has none of its signs. */
  private hinted(hint: string | undefined): JsonFormat | undefined {
    return hint === undefined ? undefined : this.named.get(hint)?.json;
  }

  /** A list of records, or a record in an envelope; the first reading that some format recognises. */
  private wrapped(record: Json, outer: Outer, task: Task): Read {
    const deeper = { ...task, depth: task.depth + 1 };
    const list = listOf(record);
    if (list && list.list.length > 0) {
      const read = this.all(list.list, outer, deeper, `/${list.name}`);
      if (isRecognised(read)) return read;
    }
    for (const { payload, outer: inner } of envelopesOf(record, task.context.seen)) {
      const read = this.value(payload, within(outer, inner), deeper);
      if (isRecognised(read)) return read;
    }
    return list?.list.length === 0 ? dead('CORDON_FORMAT_FIELD', 'no record in the list', `${task.place}/${list.name}`) : UNKNOWN;
  }

  private all(items: readonly unknown[], outer: Outer, task: Task, name: string): Read {
    if (items.length === 0) return dead('CORDON_FORMAT_FIELD', 'no record in the list', task.place + name);
    let unknown: Read | undefined;
    const read = several(
      items,
      (item, i) => {
        const one = unknown ?? this.value(item, outer, { ...task, depth: task.depth + 1, place: `${task.place}${name}/${i}` });
        if (!isRecognised(one)) unknown = one;
        return one;
      },
      UNKNOWN,
    );
    // One that no format knows: the list is something else.
    return unknown ?? read;
  }

  private nameOf(text: string, outer: Outer, depth: number): string | undefined {
    const start = firstOf(text);
    const json = start === '{' || start === '[' ? parsed(text) : undefined;
    if (json !== undefined) return this.nameOfValue(json, outer, depth);
    const { message, header } = syslogOuter(text, { seen: 0 });
    const about = within(outer, header);
    const line = this.lineFormat(message, about, undefined);
    if (line || message.length === text.length) return line?.name;
    return this.nameOf(message, about, depth + 1);
  }

  private nameOfValue(value: unknown, outer: Outer, depth: number): string | undefined {
    if (depth > MAX_ENVELOPES) return undefined;
    if (typeof value === 'string') return this.nameOf(value, outer, depth + 1);
    if (Array.isArray(value)) return this.nameOfValue(value[0], outer, depth + 1);
    if (!isObject(value)) return undefined;
    const own = this.signs.find(value, outer)?.name ?? this.nameOfValue(listOf(value)?.list, outer, depth + 1);
    if (own !== undefined) return own;
    for (const { payload, outer: inner } of envelopesOf(value, 0)) {
      const name = this.nameOfValue(payload, within(outer, inner), depth + 1);
      if (name !== undefined) return name;
    }
    return (this.signs.findRow(value, outer)?.format ?? this.generic.find(value, outer))?.name;
  }
}

const BARE_COLON = /^\s{0,8}:\s{0,8}\{/;
const BRACE = 0x7b;
const HEAD = 2_048;
const NO_OBJECT: Result<never> = dead('CORDON_FORMAT_FIELD', 'the record is no JSON object');
const NOT_JSON: Result<never> = dead('CORDON_RAW_NOT_JSON', 'the record is not valid JSON');

const isRecognised = (read: Read): boolean => read.kind !== 'dead' || (read.code !== 'CORDON_FORMAT_UNKNOWN' && read.code !== 'CORDON_RAW_NOT_JSON');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const latin = new TextDecoder('windows-1252');

/** UTF-8; where a device writes in its country's code page instead, that. Bytes that are no text in any are refused. */
function textOf(bytes: Uint8Array): Result<string> {
  const text = decodeText(bytes);
  if (text.kind === 'ok' || text.kind === 'drop') return text;
  const first = firstByte(bytes);
  return first === BRACE || first === BRACKET || bytes.includes(0) ? text : ok(latin.decode(bytes));
}

const BRACKET = 0x5b;

function firstByte(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && (bytes[at] ?? 0) <= 32) at++;
  return bytes[at] ?? 0;
}

function firstOf(text: string): string {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 32) return text.charAt(i);
  return '';
}

/** Where in the record a refused part lies. */
const placed = (read: Read, place: string): Read => (read.kind === 'dead' && place !== '' ? { ...read, place: `${place}${read.place ?? ''}` } : read);

function tagged(read: Read, name: string): Read;
function tagged(read: Read | Promise<Read>, name: string): Read | Promise<Read>;
function tagged(read: Read | Promise<Read>, name: string): Read | Promise<Read> {
  if ('then' in read) return read.then((r) => tagged(r, name));
  // In place: a copy would cost as much as reading some records does.
  if (read.kind === 'ok') for (const outcome of read.value) if (!isRefused(outcome)) outcome.format ??= name;
  return read;
}
