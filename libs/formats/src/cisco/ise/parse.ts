import { asText, type Json } from '../../shared/json';
import { ends, spelled } from './attributes';
import { said } from './said';

/** `CISE_Passed_Authentications 0000453439 2 0 2026-11-24 10:00:04.250 +01:00 0007121364 5200 NOTICE Passed-Authentication: text, name=value, …` (Cisco ISE, "Syslog message format"). */
const HEAD =
  /^(?:(CISE_\w{3,64}) )?(\d{10}) (\d{1,3}) (\d{1,3}) {1,2}(?:(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})? [+-]\d\d:?\d\d) (\d{10}) (\d{4,5}) ([A-Z]{4,8}) ([\w -]{2,64}): )?/;
/** Jobs of the monitoring node have neither parts nor a sequence. */
const JOB = /^(CISE_\w{3,64}) (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})? [+-]\d\d:?\d\d) (\d{4,5}) ([A-Z]{4,8}) ([\w -]{2,64}): /;
/** Alarms have other separators. */
const ALARM = /^(?:(CISE_Alarm) )?(INFO|WARN|WARNING|CRITICAL|ERROR): ([^:;=]{3,256}?) ?(?:: ?|$)/;
const KEY = /(?:^|, ?)([A-Za-z][\w .-]{0,80}?) ?= ?/g;
const ALARM_KEY = /(?:^|; ?)([A-Za-z][\w .-]{0,80}?) ?= ?/g;
const MAX_PAIRS = 512;
/** Attributes that come many times, each with a name or number of its own. */
const NESTED: Readonly<Record<string, RegExp>> = {
  StepData: /^(\d{1,4})= ?(.*)$/s,
  'cisco-av-pair': /^(?:mdm-tlv=)?(?!__proto__)([\w-]{2,64})=(.*)$/s,
  AVPair: /^(?!__proto__)([\w-]{2,64})=(.*)$/s,
};

/** One message of ISE, or one part of it → `{ category, code, …, attributes }`; undefined when it is none. */
export function parseIse(message: string): Json | undefined {
  const head = HEAD.exec(message);
  if (head) {
    const [whole, category, id, , segment, at, sequence, code, level, kind] = head;
    return ofParts({ category, id, segment, at, sequence, code, level, kind }, message.slice(whole.length));
  }
  const job = JOB.exec(message);
  if (job) {
    const [whole, category, at, code, level, kind] = job;
    return ofParts({ category, at, code, level, kind: kind === 'null' ? undefined : kind }, message.slice(whole.length));
  }
  const alarm = ALARM.exec(message);
  if (alarm) return completed({ category: alarm[1], level: alarm[2], text: alarm[3], attributes: pairs(message.slice(alarm[0].length), ALARM_KEY) });
  const other = /^(CISE_\w{3,64}) (?=.)/.exec(message);
  return other ? ofParts({ category: other[1] }, message.slice(other[0].length)) : undefined;
}

function ofParts(record: Readonly<Record<string, unknown>>, rest: string): Json {
  const isFirst = record['at'] !== undefined;
  const comma = isFirst ? rest.search(/(?<!\\),/) : -1;
  const text = comma < 0 ? rest : rest.slice(0, comma);
  const attributes = pairs(comma < 0 ? (isFirst ? '' : rest) : rest.slice(comma + 1).trimStart(), KEY);
  return completed({ ...record, ...(isFirst ? { text } : {}), attributes });
}

function pairs(text: string, key: RegExp): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const nested: Record<string, Readonly<Record<string, string>>> = {};
  const put = (name: string, raw: string): void => {
    const value = tidy(raw);
    if (value === '' || value === 'N/A' || name === '__proto__') return;
    const part = NESTED[name]?.exec(value);
    if (part) nested[name] = { ...nested[name], [part[1] ?? '']: part[2] ?? '' };
    else found[name] = found[name] === undefined ? value : [...[found[name]].flat(), value];
  };
  let name: string | undefined;
  let from = 0;
  let n = 0;
  for (const match of text.matchAll(key)) {
    if (match.index > 0 && text[match.index - 1] === '\\') continue;
    // Within braces stands another list of pairs: it is one value.
    if (name !== undefined && isOpen(text, from, match.index)) continue;
    if (name !== undefined) put(name, text.slice(from, match.index));
    name = spelled(match[1] ?? '');
    from = match.index + match[0].length;
    if (++n >= MAX_PAIRS) break;
  }
  if (name !== undefined) put(name, cut(text.slice(from), key));
  return { ...found, ...nested };
}

/** Whether a brace or bracket that opens the value at `from` is not yet closed at `until`. */
function isOpen(text: string, from: number, until: number): boolean {
  const close = text[from] === '{' ? '}' : text[from] === '[' ? ']' : undefined;
  if (close === undefined) return false;
  const at = text.indexOf(close, from);
  return at < 0 || at >= until;
}

/** The last value of an alarm ends where the next name begins, also when that was cut off. */
const cut = (value: string, key: RegExp): string => (key === ALARM_KEY ? (value.split(';', 1)[0] ?? '') : value);

/** A list of steps is long and the rest of a message may be cut within it. */
const tidy = (raw: string): string => {
  const value = raw
    .trim()
    .replace(/[,;]+$/, '')
    .trimEnd();
  return (/^\S+\.$/.test(value) ? value.slice(0, -1) : value).replace(/\\([,;=\\])/g, '$1');
};

/** Machines log on as `host/…` or by the names of their certificates; a session of TACACS+ tells its command. */
function completed(record: Record<string, unknown>): Json {
  const all = new Map<string, unknown>(Object.entries(record['attributes'] ?? {}));
  const host = /^host\/(.{1,255})$/.exec(asText(all.get('User-Name')) ?? '')?.[1];
  const peer = /^CN=([^,]{1,255})/.exec(asText(all.get('PeerName')) ?? '')?.[1];
  const command = /^\[ ?(?:CmdAV=)?(.{1,1024}?)(?: <cr>)? ?\]$/s.exec(asText(all.get('CmdSet')) ?? '')?.[1];
  return clean({
    ...record,
    ...ends(all),
    machine: host,
    peer,
    command: command?.replaceAll(' CmdArgAV=', ' ').replace(/ <cr>$/, ''),
    ...said(asText(all.get('OperationMessageText')) ?? ''),
  });
}

const clean = (record: Readonly<Record<string, unknown>>): Json => Object.fromEntries(Object.entries(record).filter(([, v]) => v !== undefined));
