/**
 * Columns of Zeek's ASCII logs in the order of Zeek 6 and 7 (docs.zeek.org, `Conn::Info` and `DNS::Info`), for a line that came
 * without its header. Zeek 7.1 appends `ip_proto` to conn.
 */
export const CONN_COLUMNS = [
  'ts',
  'uid',
  'id.orig_h',
  'id.orig_p',
  'id.resp_h',
  'id.resp_p',
  'proto',
  'service',
  'duration',
  'orig_bytes',
  'resp_bytes',
  'conn_state',
  'local_orig',
  'local_resp',
  'missed_bytes',
  'history',
  'orig_pkts',
  'orig_ip_bytes',
  'resp_pkts',
  'resp_ip_bytes',
  'tunnel_parents',
  'ip_proto',
] as const;

export const DNS_COLUMNS = [
  'ts',
  'uid',
  'id.orig_h',
  'id.orig_p',
  'id.resp_h',
  'id.resp_p',
  'proto',
  'trans_id',
  'rtt',
  'query',
  'qclass',
  'qclass_name',
  'qtype',
  'qtype_name',
  'rcode',
  'rcode_name',
  'AA',
  'TC',
  'RD',
  'RA',
  'Z',
  'answers',
  'TTLs',
  'rejected',
] as const;

/** Columns that nearly every other log begins with; what follows is named by its place. */
export const FLOW_COLUMNS = ['ts', 'uid', 'id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p'] as const;

/** `Modbus::Info` before Zeek 5.1, and since. */
const MODBUS_COLUMNS: ReadonlyMap<number, readonly string[]> = new Map([
  [8, [...FLOW_COLUMNS, 'func', 'exception']],
  [11, [...FLOW_COLUMNS, 'tid', 'unit', 'func', 'pdu_type', 'exception']],
]);

/** Columns of a line of a log other than conn and dns that came without its header. */
export function guessedColumns(log: string, line: string): readonly string[] {
  const n = line.split('\t', MOST).length;
  return (
    (log === 'modbus' ? MODBUS_COLUMNS.get(n) : undefined) ?? [
      ...FLOW_COLUMNS,
      ...Array.from({ length: Math.max(0, n - FLOW_COLUMNS.length) }, (_, i) => `column ${FLOW_COLUMNS.length + i + 1}`),
    ]
  );
}
const MOST = 256;
