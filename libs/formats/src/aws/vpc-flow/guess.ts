import { isIP } from 'node:net';
import type { Json } from '../../shared/json';

/**
 * Fields of a line whose format is the user's own, by what they look like. Most have a form that no other field has (`eni-`, `vpc-`, a region, ACCEPT,
 * an account of twelve digits, times of ten); what remains follows from where it stands, since the choice is free but the order seldom is:
 * addresses come as source and target, numbers behind them are ports and then the protocol, and of two counters side by side the larger counts bytes, for a packet has more
 * than one. A number of which that does not say enough is left out of attributes.
 */
export function guessed(cells: readonly string[]): Json | undefined {
  const record: Record<string, unknown> = {};
  const numbers: { readonly at: number; readonly value: string }[] = [];
  let lastAddress = -1;
  const put = (names: readonly string[], value: string): boolean => {
    const name = names.find((n) => record[n] === undefined);
    if (name !== undefined) record[name] = value;
    return name !== undefined;
  };
  cells.forEach((cell, at) => {
    if (cell === '' || cell === '-') return;
    const [, names] = FORMS.find(([form]) => form.test(cell)) ?? [];
    if (names) put(names, cell);
    else if (isIP(cell) > 0) {
      if (put(ADDRESSES, cell)) lastAddress = at;
    } else if (/^\d{1,15}$/.test(cell)) numbers.push({ at, value: cell });
    else put(OTHERS, cell);
  });
  if (record['dstaddr'] === undefined && record['log_status'] !== 'NODATA' && record['log_status'] !== 'SKIPDATA') return undefined;
  return counted(record, numbers, cells.indexOf(String(record['dstaddr'])), lastAddress);
}

const FORMS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^eni-[0-9a-f]{8,17}$/, ['interface_id']],
  [/^vpc-[0-9a-f]{8,17}$/, ['vpc_id']],
  [/^subnet-[0-9a-f]{8,17}$/, ['subnet_id']],
  [/^i-[0-9a-f]{8,17}$/, ['instance_id']],
  [/^(?:ACCEPT|REJECT)$/, ['action']],
  [/^(?:OK|NODATA|SKIPDATA)$/, ['log_status']],
  [/^(?:IPv4|IPv6|EFA)$/, ['type']],
  [/^(?:ingress|egress)$/, ['flow_direction']],
  [/^[a-z]{2}(?:-[a-z]{3,9}){1,3}-\d$/, ['region']],
  [/^[a-z]{3,4}\d-az\d{1,2}$/, ['az_id']],
  [/^(?:wavelength|outpost|localzone)$/, ['sublocation_type']],
  [/^\d{12}$/, ['account_id']],
  [/^1[0-9]{9}$/, ['start', 'end']],
];
const ADDRESSES = ['srcaddr', 'dstaddr', 'pkt_srcaddr', 'pkt_dstaddr'] as const;
/** Names of AWS's services are the only free words. */
const OTHERS = ['pkt_src_aws_service', 'pkt_dst_aws_service'] as const;
const LAST_VERSION = 10;
const MAX_PROTOCOL = 255;
const MAX_PORT = 65_535;

function counted(record: Record<string, unknown>, numbers: readonly { at: number; value: string }[], target: number, lastAddress: number): Json {
  let rest = numbers;
  const [first] = rest;
  if (first?.at === 0 && Number(first.value) >= 2 && Number(first.value) <= LAST_VERSION) {
    record['version'] = first.value;
    rest = rest.slice(1);
  }
  const behind = rest.filter(({ at }) => at > target);
  const [source, port, protocol] = behind;
  if (!source || !port || port.at !== source.at + 1 || Number(source.value) > MAX_PORT || Number(port.value) > MAX_PORT) return record;
  record['srcport'] = source.value;
  record['dstport'] = port.value;
  let left = behind.slice(2);
  if (protocol && Number(protocol.value) <= MAX_PROTOCOL && (protocol.at === port.at + 1 || protocol.at === lastAddress + 1)) {
    record['protocol'] = protocol.value;
    left = behind.slice(3);
  }
  const [one, two] = left;
  if (one && two && two.at === one.at + 1) {
    const [packets, bytes] = Number(one.value) <= Number(two.value) ? [one, two] : [two, one];
    record['packets'] = packets.value;
    record['bytes'] = bytes.value;
    left = left.slice(2);
  }
  if (left.length > 0) record['numbers'] = left.map(({ value }) => value);
  return record;
}
