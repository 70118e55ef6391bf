import { asText } from './json';

/** IANA protocol numbers that logs hold (iana.org, "Protocol Numbers"). */
const NAMES: Readonly<Record<string, string>> = {
  '1': 'icmp',
  '2': 'igmp',
  '4': 'ipv4',
  '6': 'tcp',
  '17': 'udp',
  '41': 'ipv6',
  '47': 'gre',
  '50': 'esp',
  '51': 'ah',
  '58': 'ipv6-icmp',
  '88': 'eigrp',
  '89': 'ospf',
  '103': 'pim',
  '112': 'vrrp',
  '115': 'l2tp',
  '132': 'sctp',
};

/** `6` → `tcp`; undefined for what is no number, or none that is known. */
export const protocolName = (number: unknown): string | undefined => NAMES[asText(number) ?? ''];
