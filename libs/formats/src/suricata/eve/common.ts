import { code, first, lookup, type Tree } from '../../form/form';
import { asText } from '../../shared/json';

/** IANA numbers of the protocols that `proto` names. */
const NUMBERS = { TCP: 6, UDP: 17, ICMP: 1, 'IPv6-ICMP': 58, SCTP: 132, GRE: 47 };

/** Suricata writes the flags as hex digits. */
const flags = code(['tcp.tcp_flags'], (r) => {
  const text = /"tcp_flags":"([0-9a-f]{1,4})"/i.exec(JSON.stringify(r['tcp'] ?? null))?.[1];
  return text === undefined ? undefined : parseInt(text, 16);
});

export const SOURCE: Tree = {
  ip: 'src_ip',
  port: 'src_port',
  mac: first('ether.src_mac', 'ether.src_macs[0]'),
  interface_name: 'in_iface',
  vlan_uid: 'vlan[0]',
};
export const TARGET: Tree = { ip: 'dest_ip', port: 'dest_port', mac: first('ether.dest_mac', 'ether.dest_macs[0]') };

export const ENDS: Tree = {
  src_endpoint: SOURCE,
  dst_endpoint: TARGET,
  connection_info: {
    uid: 'flow_id',
    protocol_name: 'proto',
    protocol_num: lookup('proto', NUMBERS),
    community_uid: 'community_id',
    tcp_flags: flags,
  },
};

/** Both ends with more of either. */
export const ends = (source: Tree, target: Tree = {}): Tree => ({
  ...ENDS,
  src_endpoint: { ...SOURCE, ...source },
  dst_endpoint: { ...TARGET, ...target },
});

export const HTTP: Tree = {
  http_method: 'http.http_method',
  user_agent: 'http.http_user_agent',
  referrer: 'http.http_refer',
  version: first('http.protocol', 'http.version'),
  url: code(['http.hostname', 'http.url'], (r) => urlOf(r['http'])),
  x_forwarded_for: 'http.xff',
};
export const HTTP_ANSWER: Tree = { code: 'http.status', length: 'http.length', content_type: 'http.http_content_type', body_length: 'http.length' };

function urlOf(http: unknown): string | undefined {
  if (typeof http !== 'object' || http === null) return undefined;
  const host = 'hostname' in http ? asText(http.hostname) : undefined;
  const url = 'url' in http ? asText(http.url) : undefined;
  if (url === undefined || url.includes('://')) return url ?? (host === undefined ? undefined : `http://${host}/`);
  return host === undefined ? url : `http://${host}${url.startsWith('/') ? url : `/${url}`}`;
}

export const TLS: Tree = {
  version: first('tls.version', 'quic.version', 'http.protocol'),
  sni: first('tls.sni', 'quic.sni'),
  cipher: 'tls.cipher',
  ja3_hash: first('tls.ja3.hash', 'quic.ja3.hash', 'tls.ja3_hash'),
  ja3s_hash: first('tls.ja3s.hash', 'quic.ja3s.hash'),
  certificate: {
    subject: 'tls.subject',
    issuer: 'tls.issuerdn',
    serial_number: 'tls.serial',
    created_time: 'tls.notbefore',
    expiration_time: 'tls.notafter',
    fingerprints: [code(['tls.fingerprint'], (r) => fingerprintOf(r['tls']))],
  },
};

/** `aa:bb:…` → hex digits. */
function fingerprintOf(tls: unknown): object | undefined {
  const text = typeof tls === 'object' && tls !== null && 'fingerprint' in tls ? asText(tls.fingerprint)?.replaceAll(':', '') : undefined;
  return text !== undefined && /^[0-9a-f]{40}$/i.test(text) ? { algorithm_id: SHA1, value: text.toLowerCase() } : undefined;
}
const SHA1 = 2;

export const FILE: Tree = {
  name: code(['fileinfo.filename'], (r) => lastPart(r['fileinfo'])),
  path: 'fileinfo.filename',
  size: 'fileinfo.size',
  uid: 'fileinfo.file_id',
  mime_type: 'fileinfo.magic',
  type_id: 1,
  hashes: [first('fileinfo.md5'), first('fileinfo.sha1'), first('fileinfo.sha256')],
};

function lastPart(info: unknown): string | undefined {
  const text = typeof info === 'object' && info !== null && 'filename' in info ? asText(info.filename) : undefined;
  return text === undefined ? undefined : text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1) || text;
}

/** `flow` of flows, netflows and alerts. */
export const TRAFFIC: Tree = {
  bytes_out: first('flow.bytes_toserver', 'netflow.bytes'),
  bytes_in: 'flow.bytes_toclient',
  packets_out: first('flow.pkts_toserver', 'netflow.pkts'),
  packets_in: 'flow.pkts_toclient',
  bytes: code([], (r) => sum(r['flow'], 'bytes')),
  packets: code([], (r) => sum(r['flow'], 'pkts')),
};

function sum(flow: unknown, what: 'bytes' | 'pkts'): number | undefined {
  if (typeof flow !== 'object' || flow === null) return undefined;
  const values = Object.entries(flow).filter(([name]) => name === `${what}_toserver` || name === `${what}_toclient`);
  const numbers = values.map(([, value]) => Number(value)).filter((n) => Number.isSafeInteger(n) && n >= 0);
  return numbers.length === 2 ? numbers.reduce((a, b) => a + b, 0) : undefined;
}
