import { canonicalIp, canonicalMac } from '@cordon/core';
import { asText, type Json } from '../../shared/json';

/** `CISE_Passed_Authentications 0000453439 2 0 2026-11-24 10:00:04.250 +01:00 0007121364 5200 NOTICE Passed-Authentication: text, name=value, …` (Cisco ISE, "Syslog message format"). */
const HEAD =
  /^(?:(CISE_\w{3,64}) )?(\d{10}) (\d{1,3}) (\d{1,3}) {1,2}(?:(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})? [+-]\d\d:\d\d) (\d{10}) (\d{4,5}) ([A-Z]{4,8}) ([\w -]{2,64}): )?/;
/** Alarms have other separators. */
const ALARM = /^(INFO|WARN|WARNING|CRITICAL|ERROR): ([^:;=]{3,256}?) ?(?:: ?|$)/;
const KEY = /(?:^|, ?|; ?)([A-Za-z][\w .-]{0,80}?) ?= ?/g;
const MAX_PAIRS = 512;
const MAC = /^([0-9A-Fa-f]{2}(?:[-:][0-9A-Fa-f]{2}){5})(?::(.{1,64}))?$/;

/** One message of ISE, or one part of it → `{ category, code, …, attributes }`; undefined when it is none. */
export function parseIse(message: string): Json | undefined {
  const head = HEAD.exec(message);
  if (!head) return ofAlarm(message);
  const [whole, category, id, , segment, at, sequence, code, level, kind] = head;
  const rest = message.slice(whole.length);
  const record: Record<string, unknown> = { category, id, segment, at, sequence, code, level, kind };
  const comma = at === undefined ? -1 : rest.search(/(?<!\\),/);
  if (at !== undefined) record['text'] = comma < 0 ? rest : rest.slice(0, comma);
  record['attributes'] = pairs(comma < 0 ? (at === undefined ? rest : '') : rest.slice(comma + 1).trimStart());
  return completed(record);
}

function ofAlarm(message: string): Json | undefined {
  const head = ALARM.exec(message);
  if (!head) return undefined;
  return completed({ level: head[1], text: head[2], attributes: pairs(message.slice(head[0].length)) });
}

function pairs(text: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  let key: string | undefined;
  let from = 0;
  let n = 0;
  const put = (value: string): void => {
    if (key === undefined || key === '__proto__') return;
    const clean = value.replace(/[,;.]?\s*$/, '').replace(/\\([,;=\\])/g, '$1');
    const before = found[key];
    if (clean !== '' && clean !== 'N/A') found[key] = before === undefined ? clean : [...(Array.isArray(before) ? before : [before]), clean];
  };
  for (const match of text.matchAll(KEY)) {
    if (match.index > 0 && text[match.index - 1] === '\\') continue;
    put(text.slice(from, match.index));
    key = match[1];
    from = match.index + match[0].length;
    if (++n >= MAX_PAIRS) break;
  }
  put(text.slice(from));
  return found;
}

/** A calling station is an address, a MAC or a name. */
function completed(record: Record<string, unknown>): Json {
  const attributes = record['attributes'];
  if (typeof attributes !== 'object' || attributes === null) return record;
  const all = new Map<string, unknown>(Object.entries(attributes));
  for (const [name, side] of [
    ['Calling-Station-ID', 'calling'],
    ['Called-Station-ID', 'called'],
  ] as const) {
    const value = asText(all.get(name));
    if (value === undefined) continue;
    const mac = MAC.exec(value);
    if (canonicalIp(value) !== undefined) record[`${side}ip`] = value;
    else if (mac) {
      record[`${side}mac`] = canonicalMac(mac[1] ?? '');
      if (mac[2] !== undefined) record['ssid'] = mac[2];
    } else record[`${side}name`] = value;
  }
  return record;
}
