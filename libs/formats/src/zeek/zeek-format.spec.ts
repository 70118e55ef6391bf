import type { FormatContext, Normalised } from '@cordon/runtime';
import { validateOcsf, type Result } from '@cordon/wire';
import { Estate } from '../inventory/estate';
import { READER } from '../catalogue';
import { zeekConn, zeekDns } from './zeek-format';
import { wholly } from '../testing/wholly';

const estate = new Estate({
  domains: ['acme.example'],
  networks: [
    { cidr: '10.0.0.0/8', name: 'office', own: true },
    { cidr: '10.9.0.0/16', name: 'guests', own: false },
  ],
});
const context: FormatContext = { tenant: 'acme', source: 'zeek', seen: 1_795_518_444_683, estate };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (format: typeof zeekConn, text: string): Result<readonly Normalised[]> => {
  const result = format.parse(bytes(text), context);
  if ('then' in result) throw new Error('Zeek formats answer at once');
  return wholly(result);
};
const one = (format: typeof zeekConn, text: string): Normalised => {
  const result = parse(format, text);
  if (result.kind !== 'ok') throw new Error(JSON.stringify(result));
  const [first] = result.value;
  if (!first) throw new Error('no event');
  return first;
};

const CONN = {
  ts: 1795518000.123456,
  uid: 'CAbCdEfGh1',
  'id.orig_h': '10.1.2.3',
  'id.orig_p': 50123,
  'id.resp_h': '198.51.100.7',
  'id.resp_p': 443,
  proto: 'tcp',
  service: 'ssl',
  duration: 2.5,
  orig_bytes: 1200,
  resp_bytes: 5400,
  conn_state: 'SF',
  local_orig: true,
  local_resp: false,
  missed_bytes: 0,
  history: 'ShADadfF',
  orig_pkts: 10,
  orig_ip_bytes: 1720,
  resp_pkts: 12,
  resp_ip_bytes: 6024,
};
const CONN_LINE =
  '1795518000.123456\tCAbCdEfGh1\t10.1.2.3\t50123\t198.51.100.7\t443\ttcp\tssl\t2.500000\t1200\t5400\tSF\tT\tF\t0\tShADadfF\t10\t1720\t12\t6024\t(empty)';
const DNS = {
  ts: 1795518000.5,
  uid: 'CDnsDnsDns1',
  'id.orig_h': '10.1.2.3',
  'id.orig_p': 40000,
  'id.resp_h': '10.0.0.2',
  'id.resp_p': 53,
  proto: 'udp',
  trans_id: 77,
  rtt: 0.012,
  query: 'www.supplies.example',
  qclass: 1,
  qclass_name: 'C_INTERNET',
  qtype: 1,
  qtype_name: 'A',
  rcode: 0,
  rcode_name: 'NOERROR',
  AA: false,
  TC: false,
  RD: true,
  RA: true,
  Z: 0,
  answers: ['203.0.113.5', '203.0.113.6'],
  TTLs: [60, 59.6],
  rejected: false,
};
const DNS_LINE =
  '1795518000.500000\tCDnsDnsDns1\t10.1.2.3\t40000\t10.0.0.2\t53\tudp\t77\t0.012000\twww.supplies.example\t1\tC_INTERNET\t1\tA\t0\tNOERROR\tF\tF\tT\tT\t0\t203.0.113.5,203.0.113.6\t60.000000,59.600000\tF';

describe('zeek.conn', () => {
  it('maps a closed connection to Network Activity, with both ends, direction and bytes', () => {
    const { event, at, principal, ownId } = one(zeekConn, JSON.stringify(CONN));
    expect(validateOcsf(event)).toBeUndefined();
    expect({ at, principal, ownId }).toEqual({ at: 1_795_518_000_123, principal: 'ip/10.1.2.3', ownId: 'CAbCdEfGh1' });
    expect(event).toMatchObject({
      class_uid: 4001,
      type_uid: 400_102,
      time: 1_795_518_000_123,
      end_time: 1_795_518_002_623,
      duration: 2_500,
      status_code: 'SF',
      app_protocol_name: 'ssl',
      metadata: { uid: 'CAbCdEfGh1', log_name: 'conn' },
      src_endpoint: { ip: '10.1.2.3', port: 50123 },
      dst_endpoint: { ip: '198.51.100.7', port: 443 },
      connection_info: { direction_id: 2, protocol_name: 'tcp', protocol_num: 6, protocol_ver_id: 4, flag_history: 'ShADadfF', uid: 'CAbCdEfGh1' },
      traffic: { bytes: 6600, bytes_out: 1200, bytes_in: 5400, packets: 22, packets_out: 10, packets_in: 12, bytes_missed: 0 },
    });
  });

  // The inventory has 10.0.0.0/8 as own, and in it the guests of 10.9.0.0/16, who are not.
  it.each<[string, string, object, number, number]>([
    ['192.168.7.7', '198.51.100.7', {}, 2, 3],
    ['172.16.0.9', '198.51.100.7', { local_orig: false }, 2, 3],
    ['fd00::7', '2001:db8::1', {}, 2, 3],
    ['fe80::7', '2001:db8::1', {}, 2, 3],
    ['203.0.113.5', '198.51.100.7', { local_orig: true, local_resp: false }, 2, 3],
    ['203.0.113.5', '198.51.100.7', { local_orig: 'F', local_resp: 'T' }, 1, 3],
    ['203.0.113.5', '198.51.100.7', { local_orig: 'T', local_resp: 'T' }, 3, 2],
    ['192.168.7.7', '10.1.2.3', {}, 3, 2],
    ['192.168.7.7', '224.0.0.251', { local_resp: false }, 3, 2],
    ['10.1.2.3', '255.255.255.255', {}, 3, 2],
    ['10.9.1.1', '198.51.100.7', { local_orig: true }, 0, 0],
    ['10.9.1.1', '10.1.2.3', { local_orig: true }, 1, 3],
    ['203.0.113.5', '198.51.100.7', { local_orig: false, local_resp: false }, 0, 0],
    ['203.0.113.5', '198.51.100.7', {}, 0, 0],
  ])('%s to %s, %j in the log, has direction %i and boundary %i', (from, to, more, direction, boundary) => {
    const { local_orig: _o, local_resp: _r, ...rest } = CONN;
    const { event } = one(zeekConn, JSON.stringify({ ...rest, 'id.orig_h': from, 'id.resp_h': to, ...more }));
    expect(validateOcsf(event)).toBeUndefined();
    expect(event).toMatchObject({ connection_info: { direction_id: direction, boundary_id: boundary } });
  });

  it('gives the same event for JSON, for a TSV line with its header and for one without', () => {
    const header =
      '#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents\n';
    const expected = one(zeekConn, JSON.stringify(CONN));
    expect(one(zeekConn, CONN_LINE)).toEqual(expected);
    expect(one(zeekConn, header + CONN_LINE)).toEqual(expected);
    expect(one(zeekConn, `${header}${CONN_LINE}\r\n`)).toEqual(expected);
  });

  it('obeys the header of the file: other columns, separators and unset marks', () => {
    const text =
      '#separator \\x7c\n#unset_field|~\n#fields|ts|id.resp_h|id.orig_h|proto|conn_state|uid|orig_bytes\n1795518000|10.0.0.9|192.0.2.1|udp|S0|CX|~';
    expect(one(zeekConn, text).event).toMatchObject({
      src_endpoint: { ip: '192.0.2.1' },
      dst_endpoint: { ip: '10.0.0.9' },
      activity_id: 4,
      connection_info: { direction_id: 1 },
    });
  });

  it.each([
    ['S0', 4],
    ['REJ', 5],
    ['RSTO', 3],
    ['SF', 2],
    ['S1', 6],
    ['OTH', 6],
    ['NEW', 6],
  ])('conn_state %s is activity %i', (state, activity) =>
    expect(one(zeekConn, JSON.stringify({ ...CONN, conn_state: state })).event.activity_id).toBe(activity),
  );

  it('keeps type and code of ICMP out of the ports', () => {
    const { event } = one(zeekConn, JSON.stringify({ ...CONN, proto: 'icmp', 'id.orig_p': 8, 'id.resp_p': 0, service: undefined }));
    expect(validateOcsf(event)).toBeUndefined();
    expect(event).toMatchObject({ src_endpoint: { ip: '10.1.2.3' }, unmapped: { icmp: { type: 8, code: 0 } }, connection_info: { protocol_num: 1 } });
    expect(event).not.toHaveProperty('src_endpoint.port');
  });

  it('writes IPv6 as RFC 5952', () => {
    const { event, principal } = one(zeekConn, JSON.stringify({ ...CONN, 'id.orig_h': '2001:DB8:0:0::1' }));
    expect(event).toMatchObject({ src_endpoint: { ip: '2001:db8::1' }, connection_info: { protocol_ver_id: 6 } });
    expect(principal).toBe('ip/2001:db8::1');
  });

  it('a host without an address acts for nobody', () =>
    expect(one(zeekConn, JSON.stringify({ ...CONN, 'id.orig_h': '0.0.0.0' })).principal).toBeUndefined());
  it('takes times as ms and as ISO 8601', () => {
    expect(one(zeekConn, JSON.stringify({ ...CONN, ts: 1_795_518_000_123 })).at).toBe(1_795_518_000_123);
    expect(one(zeekConn, JSON.stringify({ ...CONN, ts: '2026-11-24T11:00:00.123456Z' })).at).toBe(Date.UTC(2026, 10, 24, 11, 0, 0, 123));
  });

  it('drops counts that are none instead of inventing some', () => {
    const { event } = one(zeekConn, JSON.stringify({ ...CONN, orig_bytes: -1, resp_bytes: 'many', orig_pkts: 1.5, 'id.orig_p': 70_000 }));
    expect(validateOcsf(event)).toBeUndefined();
    expect(event).not.toHaveProperty('traffic.bytes_out');
    expect(event).not.toHaveProperty('src_endpoint.port');
  });
});

describe('zeek.dns', () => {
  it('maps a query with its answer to DNS Activity and claims no own id', () => {
    const { event, ownId, principal } = one(zeekDns, JSON.stringify(DNS));
    expect(validateOcsf(event)).toBeUndefined();
    expect({ ownId, principal }).toEqual({ ownId: undefined, principal: 'ip/10.1.2.3' });
    expect(event).toMatchObject({
      class_uid: 4003,
      activity_id: 6,
      query: { hostname: 'www.supplies.example', type: 'A', class: 'IN', packet_uid: 77 },
      rcode_id: 0,
      rcode: 'NOERROR',
      query_time: 1_795_518_000_500,
      response_time: 1_795_518_000_512,
      connection_info: { direction_id: 3, uid: 'CDnsDnsDns1' },
      answers: [
        { rdata: '203.0.113.5', ttl: 60, flag_ids: [3, 4] },
        { rdata: '203.0.113.6', ttl: 60, flag_ids: [3, 4] },
      ],
    });
  });

  it('gives the same event for JSON and TSV', () => expect(one(zeekDns, DNS_LINE)).toEqual(one(zeekDns, JSON.stringify(DNS))));

  it('a query without answer is a query, and flags go to unmapped', () => {
    const { answers: _a, TTLs: _t, rcode: _r, rcode_name: _n, rtt: _rtt, ...rest } = DNS;
    const { event } = one(zeekDns, JSON.stringify({ ...rest, rejected: true }));
    expect(validateOcsf(event)).toBeUndefined();
    expect(event).toMatchObject({ activity_id: 1, unmapped: { flag_ids: [3, 4], rejected: true } });
  });

  it('a code that OCSF does not list is other, with its name', () => {
    expect(one(zeekDns, JSON.stringify({ ...DNS, rcode: 3841, rcode_name: 'unknown-3841' })).event).toMatchObject({
      rcode_id: 99,
      rcode: 'unknown-3841',
    });
  });
});

describe('which log it is', () => {
  it('is said by _path and #path, even against the hint', () => {
    expect(one(zeekConn, JSON.stringify({ _path: 'dns', ...DNS })).event.class_uid).toBe(4003);
    expect(
      one(
        zeekDns,
        `#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\n${CONN_LINE.split('\t').slice(0, 7).join('\t')}`,
      ).event.class_uid,
    ).toBe(4001);
  });

  it('another log is read as what it is', () =>
    expect(one(zeekConn, JSON.stringify({ ...CONN, _path: 'tunnel', tunnel_type: 'Tunnel::GRE' })).event).toMatchObject({
      class_uid: 4014,
      metadata: { log_name: 'tunnel' },
    }));

  it('a time whose digits a test has blanked is that of arrival', () =>
    expect(one(zeekConn, JSON.stringify({ ...CONN, ts: 'XXXXXXXXXX.XXXXXX' })).at).toBe(context.seen));

  it.each([
    ['TSV of a log is of the format of its #path', '#path\thttp\n#fields\tts\n1.5', 'zeek.http'],
    ['of a family', '#path\tmodbus_detailed\n#fields\tts\n1.5', 'zeek.modbus'],
    ['of no known log', '#path\town\n#fields\tts\n1.5', 'zeek.other'],
    ['JSON of an own log that looks like another', '{"_path":"own","ts":1,"fuid":"F","seen_bytes":1}', 'zeek.files'],
  ])('%s', (_, text, name) => expect(READER.recognise(bytes(text))).toBe(name));

  it('types in the header make a line the same record as JSON', () => {
    const event = (text: string): unknown => {
      const result = READER.read(bytes(text), undefined, context);
      if ('then' in result) throw new Error('Zeek formats answer at once');
      const whole = wholly(result);
      return whole.kind === 'ok' ? whole.value[0]?.event : whole;
    };
    const head = '#path\tfiles\n#fields\tts\tfuid\ttx_hosts\trx_hosts\tis_orig\tseen_bytes\tmissing_bytes\tx\ty\n';
    const types = '#types\ttime\tstring\tset[addr]\tset[addr]\tbool\tcount\tcount\tvector[count]\tset[string]\n';
    const line = '1795518000.5\tF1\t198.51.100.7\t10.1.2.3\tF\t7\t0\t1,2,-\t(empty)';
    const json = {
      _path: 'files',
      ts: 1795518000.5,
      fuid: 'F1',
      tx_hosts: ['198.51.100.7'],
      rx_hosts: ['10.1.2.3'],
      is_orig: false,
      seen_bytes: 7,
      missing_bytes: 0,
      x: [1, 2, null],
      y: [],
    };
    expect(event(head + types + line)).toEqual(event(JSON.stringify(json)));
    expect(event(JSON.stringify(json))).toMatchObject({ class_uid: 4010, unmapped: { x: [1, 2, null] } });
  });

  it.each([
    ['conn as JSON', JSON.stringify(CONN), 1, 0],
    ['dns as JSON', JSON.stringify(DNS), 0, 1],
    ['conn as TSV', CONN_LINE, 0.9, 0],
    ['dns as TSV', DNS_LINE, 0, 0.9],
    ['_path dns', JSON.stringify({ _path: 'dns', 'id.orig_h': '10.0.0.1' }), 0, 1],
    ['another Zeek log', JSON.stringify({ _path: 'ssl', 'id.orig_h': '10.0.0.1' }), 0, 0],
    ['a header of conn', '#separator \\x09\n#path\tconn\n#fields\tts\n', 1, 0],
    ['a CSV', 'a,b,c\n1,2,3', 0, 0],
  ])('sniffing %s', (_, text, conn, dns) => expect([zeekConn.sniff(bytes(text)), zeekDns.sniff(bytes(text))]).toEqual([conn, dns]));
});

describe('bad Zeek records', () => {
  it.each([
    ['nothing', '', 'CORDON_RAW_EMPTY', undefined],
    ['no JSON', '{"ts":', 'CORDON_RAW_NOT_JSON', undefined],
    ['no time', JSON.stringify({ ...CONN, ts: 'soon' }), 'CORDON_FORMAT_TIME', 'ts'],
    ['a time before the epoch', JSON.stringify({ ...CONN, ts: -5 }), 'CORDON_FORMAT_TIME', 'ts'],
    ['no address', JSON.stringify({ ...CONN, 'id.resp_h': 'host' }), 'CORDON_FORMAT_FIELD', 'id.resp_h'],
    ['an address that is an object', JSON.stringify({ ...CONN, 'id.orig_h': {} }), 'CORDON_FORMAT_FIELD', 'id.orig_h'],
    ['a header alone', '#fields\tts\tuid\n', 'CORDON_FORMAT_FIELD', undefined],
    ['a close line', '#close\t2026-11-24-11-00-00', 'CORDON_FORMAT_FIELD', undefined],
    ['a line of text', 'hello', 'CORDON_FORMAT_FIELD', '#fields'],
    ['two lines', `${CONN_LINE}\n${CONN_LINE}`, 'CORDON_FORMAT_FIELD', undefined],
  ])('%s is dead with its code', (_, text, code, place) =>
    expect(parse(zeekConn, text)).toMatchObject({ kind: 'dead', code, ...(place ? { place } : {}) }),
  );

  it('bytes that are no UTF-8 are dead', () =>
    expect(zeekConn.parse(new Uint8Array([0x7b, 0xff, 0xfe]), context)).toMatchObject({ code: 'CORDON_RAW_NOT_UTF8' }));
  it('more than a mebibyte is dead', () =>
    expect(zeekConn.parse(new Uint8Array(1024 * 1024 + 1), context)).toMatchObject({ code: 'CORDON_RAW_TOO_LARGE' }));

  it.each([
    ['conn', zeekConn, CONN],
    ['dns', zeekDns, DNS],
  ] as const)('reads %s as shippers write it, without dots and with @stream', (log, format, record) => {
    const flat = Object.fromEntries(Object.entries({ '@stream': log, ...record }).map(([name, value]) => [name.replace('id.', 'id_'), value]));
    const text = JSON.stringify(flat);
    expect(format.sniff(bytes(text))).toBe(1);
    expect((log === 'conn' ? zeekDns : zeekConn).sniff(bytes(text))).toBe(0);
    expect(one(format, text).event).toMatchObject(one(format, JSON.stringify(record)).event);
  });
});
