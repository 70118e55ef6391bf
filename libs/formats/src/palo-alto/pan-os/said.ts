import { canonicalIp } from '@cordon/core';

/** What the description of a SYSTEM record says in words; PAN-OS has no columns for it. */
export interface Said {
  readonly user?: string;
  /** Where the user or the other end came from. */
  readonly from?: string;
  readonly server?: string;
  readonly serverIp?: string;
  readonly reason?: string;
  readonly profile?: string;
  readonly serverProfile?: string;
  readonly vsys?: string;
  readonly protocol?: string;
  readonly interface?: string;
  readonly file?: string;
  /** What was installed or brought up to date, and to which version. */
  readonly product?: string;
  readonly version?: string;
  readonly state?: string;
  readonly role?: string;
}

const ADDRESS = '[0-9A-Fa-f:.]{3,45}';
const word = (before: string, rest = "'?([^',\\s]{1,256})'?"): RegExp => new RegExp(`(?:${before}) ${rest}`, 'i');

const QUOTED_USER = /\buser(?: name)?:? '([^']{1,256})'/i;
const PLAIN_USER = /\b(?:user(?: name)?:|user|admin(?:istrator)?) ([\w.@\\$-]{1,256}?)(?:[.,]?\s|[.,]?$)(?!.{0,40}\bagent\b)/i;
const FROM = new RegExp(`(?:\\bfrom:?|\\binitiated by|, ip|\\bclient(?: ip)?:?) '?(${ADDRESS})`, 'i');
const SERVER_ADDRESS = word('server address');
const SERVER =
  /\b(?:sync to server|made to server:?|server monitor|dhcp server:|cloud election:|server name:?|connect(?:ed|ion)? to(?: server)?:?) "?([\w.-]{3,255}?)"?(?=[\s,(;]|\.?$)/i;
const SERVER_IP = new RegExp(`\\bIP:? (${ADDRESS})`, 'i');
const REASON = /\bReason:? ([^.]{1,512}\.?)/i;
const PROFILE = word('auth(?:entication)? profile:?|auth type:');
const SERVER_PROFILE = word('server profile');
const VSYS = /\bvsys '?([\w-]{1,64})'?|\((vsys[\w-]{0,32})\)/i;
const PROTOCOL = /\bauth protocol '([^']{1,64})'|\busing (https?|ssh|telnet|console)\b/i;
const INTERFACE = /\b(?:port|interface) ((?:ethernet|ae|eth|tunnel|vlan|loopback)[\w./]{0,32})/i;
const FILE = /\b([\w.-]{1,200}\.(?:tgz|pkg|zip|img|bin|pcap))\b/i;
const PRODUCT =
  /\b(wildfire|anti-?virus|content|threats?|app(?:lication)?s? and threats?|globalprotect[\w -]{0,24}?|url filtering|pan-os|software|dynamic updates?)(?: \w{1,12})? (?:update job|job|package|version|content|upgraded|downgraded|installed)\b/i;
const VERSION = /\b(?:to version|version:?) '?([\w.-]{1,64}?)[.']?(?=\s|$)/i;
const STATE = /^Port \S{1,64}: (Up|Down)\b/i;
const ROLE = word('admin role');

/** Reads the description; each pattern looks for words that PAN-OS uses in many of its messages. */
export function saidIn(text: string): Said {
  // A sentence may end with the address.
  const isAddress = (found: string | undefined): string | undefined => canonicalIp(found?.replace(/[.:]$/, '') ?? '');
  const one = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(text);
    return found?.[1] ?? found?.[2];
  };
  const said = {
    user: one(QUOTED_USER) ?? one(PLAIN_USER),
    from: isAddress(one(FROM)),
    server: one(SERVER_ADDRESS) ?? one(SERVER),
    serverIp: isAddress(one(SERVER_IP)),
    reason: one(REASON),
    profile: one(PROFILE),
    serverProfile: one(SERVER_PROFILE),
    vsys: one(VSYS),
    protocol: one(PROTOCOL),
    interface: one(INTERFACE),
    file: one(FILE),
    product: one(PRODUCT),
    version: one(VERSION),
    state: one(STATE),
    role: one(ROLE),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}
