import type { Json } from '../../shared/json';

const IP = '([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|(?=[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:]{2,39})';
const MAC = '([0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5})';

/** What events tell in words ("Syslog Event Types and Log Samples"): names of members, and the pattern whose first part is the value. */
const WORDS: Readonly<Record<string, RegExp>> = {
  user: /\buser id '([^']{1,256})'|\bUser\[([^\]]{1,256})\]|\bUser=([^\s:,]{1,256})/,
  assigned: new RegExp(`\\blocal ip ${IP}|\\bassigned IP ${IP}`),
  src: new RegExp(`\\bconnected from ${IP}|\\bPeer IP=${IP}|\\bwith IP ${IP}|\\bbetween ${IP}\\[|\\bTS ${IP}/\\d`),
  sport: /\bPeer port=(\d{1,5})/,
  dst: new RegExp(`\\]\\.\\.\\.${IP}\\[|=== ${IP}/\\d|\\bServer IP=${IP}|\\bhost = ${IP}`),
  dport: /\bServer port=(\d{1,5})/,
  mac: new RegExp(`\\bfor (?:client )?mac ${MAC}|\\bPacket from ${MAC}`, 'i'),
  vlan: /\b(?:on|guest) VLAN (\d{1,4})\b/,
  port: /^[Pp]ort (\d{1,3}|\S{1,16}) |\bdevice (port\d{1,3}) /,
  state:
    /\bstatus changed from \S{1,16} to (\S{1,16})|\brole from \S{1,16} to (\S{1,16})|^Cellular connection (up|down)|^failover to (\S{1,32})|\b(up|down) (?:true|false)$/,
  duration: /\bDuration: (\d{1,4}d:\d{1,2}h:\d{1,2}m:\d{1,2}s)/,
  sent: /\bBytes rcv: (\d{1,15})/,
  received: /\bBytes xmt: (\d{1,15})/,
  reason: /\bReason: ([^.']{1,256}?)\s*(?:[.']|$)/,
};
const CLOCK = /^(\d{1,4})d:(\d{1,2})h:(\d{1,2})m:(\d{1,2})s$/;

/** The kinds of events that have no name of their own: what the words begin with. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^dhcp no offers/, 'dhcp_no_offers'],
  [/^dhcp release/, 'dhcp_release'],
  [/^Site-to-site VPN|^Site-to-Site VPN/, 'vpn_site_to_site'],
  [/^Blocked (?:ARP|DHCP)/i, 'blocked_packet'],
  [/^port \S{1,16} status changed/i, 'port_status'],
  [/^port \S{1,16} changed STP role/i, 'stp_role'],
  [/^port \S{1,16} is configured/i, 'port_configured'],
  [/^Cellular connection|^failover to/, 'uplink_change'],
];

/** What the words of an event say. */
export function saidIn(text: string): Json {
  const said: Record<string, unknown> = {};
  for (const [name, pattern] of Object.entries(WORDS)) {
    const value = pattern
      .exec(text)
      ?.slice(1)
      .find((part: string | undefined) => part !== undefined);
    if (value !== undefined) said[name] = value;
  }
  const clock = CLOCK.exec(String(said['duration'] ?? ''));
  if (clock) {
    const [d = 0, h = 0, m = 0, s = 0] = clock.slice(1).map(Number);
    said['durationMs'] = (((d * 24 + h) * 60 + m) * 60 + s) * 1_000;
    delete said['duration'];
  }
  const kind = KINDS.find(([pattern]) => pattern.test(text))?.[1];
  return kind === undefined ? said : { ...said, type: kind };
}
