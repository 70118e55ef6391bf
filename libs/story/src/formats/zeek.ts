import type { Random } from '../random';
import type { Draft } from '../records';

// Zeek's logs as JSON lines (policy/tuning/json-logs); a field without a value is left out, which JSON.stringify does for undefined.
// https://docs.zeek.org/en/master/logs/conn.html and logs/dns.html

export interface Endpoint {
  readonly ip: string;
  readonly port: number;
}

export interface Connection {
  readonly at: number;
  readonly uid: string;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly proto: 'tcp' | 'udp';
  readonly service?: string;
  readonly durationMs: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** Established and closed by default. */
  readonly state?: 'SF' | 'S1' | 'RSTO' | 'S0' | 'REJ';
}

const TCP_HEADERS = 40;
const UDP_HEADERS = 28;
const SEGMENT = 1_448;
const IP_PROTO = { tcp: 6, udp: 17 } as const;
const HISTORY = { SF: 'ShADadFf', S1: 'ShADad', RSTO: 'ShADadR', S0: 'S', REJ: 'Sr' } as const;

export const newUid = (random: Random): string => `C${random.letters(17)}`;
export const ephemeralPort = (random: Random): number => random.int(49_152, 65_535);

/** The company's addresses begin with 10: the sensor's `Site::local_nets`. */
const isLocal = (ip: string): boolean => ip.startsWith('10.');
const seconds = (ms: number): number => Math.round(ms * 1000) / 1_000_000;

const packets = (bytes: number, proto: Connection['proto']): { count: number; wire: number } => {
  const count = Math.ceil(bytes / SEGMENT) + (proto === 'tcp' ? 4 : 0);
  return { count, wire: bytes + count * (proto === 'tcp' ? TCP_HEADERS : UDP_HEADERS) };
};

export const connection = (c: Connection): Draft => {
  const state = c.state ?? 'SF';
  const answered = state !== 'S0' && state !== 'REJ';
  const out = packets(answered ? c.sentBytes : 0, c.proto);
  const back = packets(answered ? c.receivedBytes : 0, c.proto);
  const text = (at: number): string =>
    JSON.stringify({
      ts: seconds(at),
      uid: c.uid,
      'id.orig_h': c.from.ip,
      'id.orig_p': c.from.port,
      'id.resp_h': c.to.ip,
      'id.resp_p': c.to.port,
      proto: c.proto,
      service: answered ? c.service : undefined,
      duration: answered ? seconds(c.durationMs) : undefined,
      orig_bytes: answered ? c.sentBytes : undefined,
      resp_bytes: answered ? c.receivedBytes : undefined,
      conn_state: state,
      local_orig: isLocal(c.from.ip),
      local_resp: isLocal(c.to.ip),
      missed_bytes: 0,
      history: c.proto === 'udp' ? 'Dd' : HISTORY[state],
      orig_pkts: answered ? out.count : 1,
      orig_ip_bytes: answered ? out.wire : 52,
      resp_pkts: answered ? back.count : 0,
      resp_ip_bytes: answered ? back.wire : 0,
      ip_proto: IP_PROTO[c.proto],
    });
  return { format: 'zeek-conn', at: c.at, text };
};

export interface Lookup {
  readonly at: number;
  readonly uid: string;
  readonly from: Endpoint;
  readonly resolver: Endpoint;
  readonly transId: number;
  readonly rttMs: number;
  readonly query: string;
  /** None: the name does not exist. */
  readonly answers: readonly string[];
  readonly ttlSeconds: number;
}

/** A question and its answer: one line in dns.log and, as Zeek does, the connection that carried it under the same uid. */
export const lookup = (q: Lookup): Draft[] => {
  const found = q.answers.length > 0;
  const text = (at: number): string =>
    JSON.stringify({
      ts: seconds(at),
      uid: q.uid,
      'id.orig_h': q.from.ip,
      'id.orig_p': q.from.port,
      'id.resp_h': q.resolver.ip,
      'id.resp_p': q.resolver.port,
      proto: 'udp',
      trans_id: q.transId,
      rtt: seconds(q.rttMs),
      query: q.query,
      qclass: 1,
      qclass_name: 'C_INTERNET',
      qtype: 1,
      qtype_name: 'A',
      rcode: found ? 0 : 3,
      rcode_name: found ? 'NOERROR' : 'NXDOMAIN',
      AA: false,
      TC: false,
      RD: true,
      RA: true,
      Z: 0,
      answers: found ? q.answers : undefined,
      TTLs: found ? q.answers.map(() => q.ttlSeconds) : undefined,
      rejected: false,
    });
  const asked = 30 + q.query.length;
  const carried: Connection = {
    at: q.at,
    uid: q.uid,
    from: q.from,
    to: q.resolver,
    proto: 'udp',
    service: 'dns',
    durationMs: q.rttMs,
    sentBytes: asked,
    receivedBytes: asked + 16 * q.answers.length,
  };
  return [{ format: 'zeek-dns', at: q.at, text }, connection(carried)];
};
