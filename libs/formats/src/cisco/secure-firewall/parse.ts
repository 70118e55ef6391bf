import { fit } from '../../parse/patterns';
import { asText, type Json } from '../../shared/json';
import { urlParts } from '../../shared/url-parts';
import { idioms } from './idioms';
import { patternsOf } from './messages';

/** `%ASA-6-302013: `, also without the colon, and with a name of the context before the level. */
const HEAD = /%(ASA|FTD|PIX|FWSM|NGIPS)-(?:[\w-]{1,32}-)?([0-7])-(\d{6}):? ?/;
/** Numbers of FTD's own events, whose text is `Name: value, Name: value`. */
const OWN = /^43000[1-9]$/;
const MEMBER = /(?:^|, )([A-Z][A-Za-z0-9_ ]{1,40}): ?/g;
/** How texts begin that are Cisco's own beyond doubt, also where a relay cut off the number. */
export const HEADLESS =
  /^(?:Task ran for \d{1,9} msec, Process = |IPSEC: An? |IPAA: |IKEv[12] |AAA user |SVC |WebVPN |DAP: User |Built (?:in|out)bound |Teardown (?:TCP|UDP|ICMP|GRE) connection )/;
const VERB = /^(?:Built|Teardown|Deny|Denied|Starting|Device completed|Device failed)\b/;
/** Below it, a port is a service's (RFC 6335, section 6: system ports). */
const SERVICES = 1_024;

/** A message of ASA or FTD → `{ family, level, number, text, srcip, dstip, … }`; undefined when it is none. */
export function parseCisco(message: string): Json | undefined {
  const head = HEAD.exec(message);
  const text = (head ? message.slice(head.index + head[0].length) : message).trim();
  const [, family, level, number] = head ?? [];
  const found = number !== undefined && OWN.test(number) ? members(text) : fit(text, patternsOf(number, text));
  if (!head && found === undefined && !HEADLESS.test(text)) return undefined;
  const isMember = number !== undefined && OWN.test(number);
  const record: Record<string, unknown> = { ...(isMember ? undefined : idioms(text, found ?? {})), ...found };
  if (family !== undefined) record['family'] = family;
  if (level !== undefined) record['level'] = level;
  if (number !== undefined) record['number'] = number;
  record['text'] = text;
  record['verb'] ??= VERB.exec(text)?.[0];
  sides(record);
  const duration = durationOf(asText(record['duration']));
  if (duration !== undefined) record['durationMs'] = duration;
  const url = asText(record['url']) ?? asText(record['URL']);
  if (url !== undefined) record['urlparts'] = urlParts(url);
  return record;
}

function members(text: string): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  let name: string | undefined;
  let from = 0;
  for (const match of text.matchAll(MEMBER)) {
    if (name !== undefined) record[name] = text.slice(from, match.index).trim();
    name = match[1]?.replaceAll(' ', '');
    from = match.index + match[0].length;
  }
  if (name !== undefined) record[name] = text.slice(from).trim();
  return record;
}

/** Which end is the source: what Cisco calls inbound began at the first end, outbound at the second; a message without it tells by the service's port. */
function sides(record: Record<string, unknown>): void {
  const inbound = asText(record['direction'])?.toLowerCase();
  if (record['aip'] !== undefined) {
    const [a, b] = [Number(record['aport']), Number(record['bport'])];
    const byPort = a < SERVICES && b >= SERVICES;
    move(record, inbound === 'outbound' || (inbound !== 'inbound' && byPort) ? ['b', 'a'] : ['a', 'b']);
  } else if (record['fip'] !== undefined) {
    move(record, inbound === 'outbound' ? ['l', 'f'] : ['f', 'l']);
    const local = inbound === 'outbound' ? 'src' : 'dst';
    if (record['gip'] !== record[`${local}ip`]) record[`${local}natip`] = record['gip'];
    record['gip'] = record['gport'] = undefined;
  }
}

const PARTS = ['ip', 'port', 'if', 'natip', 'natport', 'user'] as const;
function move(record: Record<string, unknown>, [source, target]: readonly [string, string]): void {
  for (const part of PARTS) {
    for (const [from, to] of [
      [source, 'src'],
      [target, 'dst'],
    ] as const) {
      const value = record[from + part];
      if (value === undefined) continue;
      record[to + part] = value;
      record[from + part] = undefined;
    }
  }
}

const CLOCK = /^(?:(\d{1,5})d ?)?(\d{1,5})h?:(\d{1,2})m?:(\d{1,2})s?$/;
const [DAY, HOUR, MINUTE, SECOND] = [86_400_000, 3_600_000, 60_000, 1_000];

/** `0:05:19`, `6h:33m:18s`, `1d 2h:03m:04s` → ms. */
export function durationOf(text: string | undefined): number | undefined {
  const parts = CLOCK.exec(text ?? '');
  if (!parts) return undefined;
  const [d, h, m, s] = parts.slice(1).map((part: string | undefined) => Number(part ?? 0));
  return (d ?? 0) * DAY + (h ?? 0) * HOUR + (m ?? 0) * MINUTE + (s ?? 0) * SECOND;
}
