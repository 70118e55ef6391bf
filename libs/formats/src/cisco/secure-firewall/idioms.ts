import { canonicalIp } from '@cordon/core';
import type { Json } from '../../shared/json';

const IP = '([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|(?=[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:]{2,39})';
/** An end as Cisco writes it, `outside:192.0.2.1/80`, `192.0.2.1(80)`, `outside/192.0.2.1`; its parts are interface, address and port. */
const END = `(?:([\\w.-]{1,48})[:/])?${IP}(?:[/(](\\d{1,5})\\)?)?(?![\\w.])`;
const after = (words: string): RegExp => new RegExp(`(?:^|[\\s(,])(?:${words})[ =:]{1,3}<?${END}`, 'i');

/** Where a message's source, and where its target, is behind one of these words; the first that fits counts. */
const SOURCES = [after('client|src|source|remote|from|IP address|user IP|IP-User mapping|remote peer|peer IP|peer'), after('IP|host|local-host|for')];
const TARGETS = [after('dst|dest|destination|Server|to|on'), after('request to|assigned')];
/** Both ends of a tunnel. */
const BETWEEN = new RegExp(`\\bbetween ${END} and ${END}`, 'i');

const NAMES: Readonly<Record<string, RegExp>> = {
  user: /\b(?:user(?:name)?|uname) ?[=:] ?['"<]?([^\s'"<>,():]{1,256})|\buser(?:name)? ['"<]([^'"<>]{1,256})['">]|\bclient user ([^\s,]{1,256})|\bmapping \S{2,45} - (\S{1,256})/i,
  group: /\bgroup(?: ?policy)? ?= ?([^\s,<>]{1,128})|\bgroup(?:policy)? <([^<>]{1,128})>|\btunnel-group '([^']{1,128})'/i,
  srcif: /\b(?:on|egress|the) interface ([\w./-]{1,64})|\bInterface ([A-Z]\w{2,24}\d[\w./]{0,16})\b/,
  acl: /\baccess-group "([^"]{1,128})"|\baccess-list (\S{1,128})/,
  protocol: /\b(TCP|UDP|ICMP|GRE|ESP|AH)\b/i,
  reason: /\breason ?[:=] ?(.{1,512})$/i,
  mac: /\b([0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})\b/i,
  process: /\bProcess = ([\w -]{1,64}?),/,
  pc: /\bPC = ([0-9a-f]{4,16})\b/,
  stack: /\bCall stack = {1,3}(.{1,512})$/,
  milliseconds: /\bran for (\d{1,9}) msec\b/,
  state: /\bchanged state to ([\w ]{2,32})$/,
};

/** What a message says in words that many share, for those whose own text is not known here. `known` is what its pattern found: that stays. */
export function idioms(text: string, known: Json): Json {
  const said: Record<string, string> = {};
  const hasEnds = ['srcip', 'dstip', 'aip', 'fip'].some((name) => known[name] !== undefined);
  if (!hasEnds) Object.assign(said, ends(text));
  for (const [name, pattern] of Object.entries(NAMES)) {
    if (known[name] !== undefined) continue;
    const value = pattern
      .exec(text)
      ?.slice(1)
      .find((part: string | undefined) => part !== undefined);
    if (value !== undefined) said[name] ??= value.trim();
  }
  return said;
}

function ends(text: string): Record<string, string> {
  const between = BETWEEN.exec(text);
  if (between) return { ...end('src', between.slice(1, 4)), ...end('dst', between.slice(4, 7)) };
  const source = found(SOURCES, text);
  const target = found(TARGETS, text);
  return { ...(source && end('src', source)), ...(target && target[1] !== source?.[1] && end('dst', target)) };
}

function found(patterns: readonly RegExp[], text: string): readonly (string | undefined)[] | undefined {
  for (const pattern of patterns) {
    const parts = pattern.exec(text)?.slice(1, 4);
    if (parts && canonicalIp(parts[1] ?? '') !== undefined) return parts;
  }
  return undefined;
}

const end = (side: string, [name, ip, port]: readonly (string | undefined)[]): Record<string, string> => ({
  [`${side}ip`]: ip ?? '',
  ...(name === undefined ? {} : { [`${side}if`]: name }),
  ...(port === undefined ? {} : { [`${side}port`]: port }),
});
