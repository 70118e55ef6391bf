import { fit, pattern } from '../../parse/patterns';
import { protocolName } from '../../shared/protocols';
import type { Json } from '../../shared/json';

/** `%SEC_LOGIN-5-LOGIN_SUCCESS: `; IOS XR and switches in a stack put a subfacility between. */
const HEAD = /^%([A-Z][A-Z0-9_]{1,40}(?:-[A-Z][A-Z0-9_]{0,40}|-SW\d{1,3}){0,2})-([0-7])-([A-Z0-9_]{2,64}) ?: ?/;
const ACCESS_LIST = [
  pattern(
    'list {acl:token} {verb:word} {protocol:token} {srcip:ip}({srcport:int})(?: ({srcif:word}(?: {mac:word})?{:text}))? -> {dstip:ip}({dstport:int}), {count:int} packet{:rest}',
  ),
  pattern(
    'list {acl:token} {verb:word} {protocol:token} {srcip:ip}(?: ({srcif:word}(?: {mac:word})?{:text}))? -> {dstip:ip}(?: ({icmptype:int}/{icmpcode:int}))?, {count:int} packet{:rest}',
  ),
  pattern('list {acl:token} {verb:word} {srcip:ip} {count:int} packet{:rest}'),
];

/** `update:192.0.2.7@pts/0:admin:configure terminal ; … (SUCCESS)` of NX-OS, `start:vsh.bin.30212:admin:`. */
const ACCOUNTING = /^(start|update|stop):(?:([0-9A-Fa-f.:]{3,45})@)?([^:]{1,128}):([\w.@-]{1,128}):(.{0,2048}?)(?: \((SUCCESS|FAILURE|REDIRECT)\))?$/;
/** The end of a flow as NX-OS and the firewall of IOS name it. */
const FLOW = {
  dstip: /\b(?:Dst|Destination) IP: ([0-9A-Fa-f.:]{3,45})|\bresponder \(([0-9A-Fa-f.:]{3,39}):\d{1,5}\)|\bto ([0-9.]{7,15})\(\d{1,5}\)/,
  dstport: /\b(?:Dst|Destination) Port: (\d{1,5})|\bresponder \([0-9A-Fa-f.:]{3,39}:(\d{1,5})\)|\bto [0-9.]{7,15}\((\d{1,5})\)/,
  acl: /\bACL name: (\S{1,128}?)(?:,|$)/,
  verb: /\bACE Action: (\w{3,16})|^(Stop|Start) (?:tcp|udp|icmp) session/i,
  count: /\bHit-count = (\d{1,12})/,
};

const ADDRESS = '([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{2,40})';
/** Words that many messages share. */
const PARTS: Readonly<Record<string, RegExp>> = {
  user: /\[user: ([^\]]{1,128})\]|\b[Uu]ser(?:name)?:? '([^']{1,128})'|\bUser:(\S{1,128})|\b(?:for|illegal|invalid) user '?([\w.@\\$-]{1,128})'?|\bby ([\w.@\\$-]{1,128}) on |, user ([\w.@\\$-]{1,128})|\b[Uu]ser '?([\w.@\\$-]{1,128})'?(?= (?:from|at|on|logged|has)\b)|\b(?:password|publickey|keyboard-interactive\/pam|exceeded) for (?:invalid user )?([\w.@\\$-]{1,128}) from\b|\buser=([\w.@\\$-]{1,128})|\buser account:([\w.@\\$-]{1,128})/,
  srcip: new RegExp(
    `\\[Source: ${ADDRESS}\\]|\\bfrom (?:host )?${ADDRESS}(?::\\d{1,5})?(?![\\w.])|\\bvty ?\\d{1,4} \\(${ADDRESS}\\)|\\btty ?\\d{1,4} \\(${ADDRESS}\\)|\\bon ${ADDRESS}@|\\(${ADDRESS}\\)|\\brhost=${ADDRESS}|\\b(?:Src|Source) IP: ${ADDRESS}|\\b(?:[Nn]eighbor|Nbr|[Pp]eer|ip addr) ${ADDRESS}|\\binitiator \\(([0-9.]{7,15}):`,
  ),
  srcport: new RegExp(`\\bfrom ${ADDRESS}(?::| port |\\()(\\d{1,5})\\b`),
  otherport: /\b(?:Src|Source) Port: (\d{1,5})|\binitiator \([0-9.]{7,15}:(\d{1,5})\)/,
  ...FLOW,
  localport: /\[localport: (\d{1,5})\]/,
  reason: /\[Reason: ([^\]]{1,256})\]|\bis (?:up|down) ?\(([^)]{1,256})\)/,
  mac: /\b([0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}|(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2})\b/,
  interface:
    /\b(?:on port|[Ii]nterface|[Pp]ort|on interface) ((?:[A-Za-z]{2,24}-?)\d{1,4}(?:[/.]\d{1,5}){0,4}|(?:[A-Za-z]{2,24}-?)?[a-z]{0,8}-?\d{1,4}(?:[/.]\d{1,5}){1,4})\b|^([A-Z][A-Za-z]{1,24}\d{1,4}(?:\/\d{1,4}){1,3}):|\b(?:Src Intf|Source Interface): (\S{2,40}?)(?:,|$)|\b((?:Ethernet|port-channel|Vlan|mgmt|Tunnel|Loopback|Gi|Te|Fa|Eth|Po)\d{1,4}(?:[/.]\d{1,5}){0,3})\b/,
  vlan: /\b(?:VLAN|vlan) (\d{1,4})\b/,
  command: /\blogged command:\s?(.{1,1024})$/,
  process: /\b([a-z][\w-]{1,40}): User '| - ([a-z][\w-]{1,40})\[\d{1,9}\]/,
  pid: / - [a-z][\w-]{1,40}\[(\d{1,9})\]/,
  protocol: /\bwas authorized for ([\w -]{2,40}?)\. /,
  terminal: /@(\S{1,32})$|\b(?:tty = |tty |vty)(\d{1,4})\b/,
  groups: /\bExternal groups: (\S{1,256})/,
  privilege: /\bPrivilege level set to (\d{1,2})\b/,
  state: /\bchanged state to (\w{2,20}(?: \w{2,20})?)|\bis (up|down|suspended)\b/,
};

/** A message of IOS, IOS XE, IOS XR or NX-OS → facility, level, mnemonic, text and what the text names; undefined when it is none. */
export function parseIos(message: string): Json | undefined {
  const head = HEAD.exec(message);
  if (!head) return undefined;
  const text = message.slice(head[0].length).trim();
  const [, facility = '', level, mnemonic = ''] = head;
  const record: Record<string, unknown> = {
    ...(mnemonic.startsWith('IPACCESSLOG') || mnemonic.startsWith('ACCESSLOG') ? fit(text, ACCESS_LIST) : undefined),
  };
  const accounted = ACCOUNTING.exec(text);
  if (accounted) {
    const [, phase, ip, terminal, user, command, result] = accounted;
    Object.assign(record, { phase, terminal, user }, ip && { srcip: ip }, command && { command }, result && { result });
  }
  record['facility'] = facility;
  record['level'] = level;
  record['mnemonic'] = mnemonic;
  record['text'] = text;
  for (const name in PARTS) {
    if (record[name] !== undefined) continue;
    const found = PARTS[name]?.exec(text);
    // With a port of its own the address is the first group.
    const value = found && (name === 'srcport' ? found[2] : found.slice(1).find((part: string | undefined) => part !== undefined));
    if (value !== undefined && value !== null) record[name] = value;
  }
  record['srcport'] ??= record['otherport'];
  record['otherport'] = undefined;
  const protocol = protocolName(record['protocol']);
  if (protocol !== undefined) record['protocol'] = protocol;
  return record;
}
