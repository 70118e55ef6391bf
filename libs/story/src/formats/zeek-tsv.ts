type ZeekFormat = 'zeek-conn' | 'zeek-dns';
type Column = readonly [field: string, type: string];

const ID_COLUMNS: readonly Column[] = [
  ['ts', 'time'],
  ['uid', 'string'],
  ['id.orig_h', 'addr'],
  ['id.orig_p', 'port'],
  ['id.resp_h', 'addr'],
  ['id.resp_p', 'port'],
  ['proto', 'enum'],
];

/** Columns and types as Zeek 7 writes them by default. */
const COLUMNS: Readonly<Record<ZeekFormat, readonly Column[]>> = {
  'zeek-conn': [
    ...ID_COLUMNS,
    ['service', 'string'],
    ['duration', 'interval'],
    ['orig_bytes', 'count'],
    ['resp_bytes', 'count'],
    ['conn_state', 'string'],
    ['local_orig', 'bool'],
    ['local_resp', 'bool'],
    ['missed_bytes', 'count'],
    ['history', 'string'],
    ['orig_pkts', 'count'],
    ['orig_ip_bytes', 'count'],
    ['resp_pkts', 'count'],
    ['resp_ip_bytes', 'count'],
    ['tunnel_parents', 'set[string]'],
    ['ip_proto', 'count'],
  ],
  'zeek-dns': [
    ...ID_COLUMNS,
    ['trans_id', 'count'],
    ['rtt', 'interval'],
    ['query', 'string'],
    ['qclass', 'count'],
    ['qclass_name', 'string'],
    ['qtype', 'count'],
    ['qtype_name', 'string'],
    ['rcode', 'count'],
    ['rcode_name', 'string'],
    ['AA', 'bool'],
    ['TC', 'bool'],
    ['RD', 'bool'],
    ['RA', 'bool'],
    ['Z', 'count'],
    ['answers', 'vector[string]'],
    ['TTLs', 'vector[interval]'],
    ['rejected', 'bool'],
  ],
};

const MICROSECONDS = 6;

const cell = (value: unknown, type: string): string => {
  if (value === undefined) return '-';
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  if (Array.isArray(value)) return value.map((v) => cell(v, type.slice(type.indexOf('[') + 1, -1))).join(',');
  if (typeof value === 'number') return type === 'time' || type === 'interval' ? value.toFixed(MICROSECONDS) : String(value);
  return String(value);
};

/** The header lines of a log in Zeek's own tab-separated form (ASCII writer). */
export const zeekTsvHeader = (format: ZeekFormat): string =>
  [
    '#separator \\x09',
    '#set_separator\t,',
    '#empty_field\t(empty)',
    '#unset_field\t-',
    `#path\t${format.slice('zeek-'.length)}`,
    `#fields\t${COLUMNS[format].map(([field]) => field).join('\t')}`,
    `#types\t${COLUMNS[format].map(([, type]) => type).join('\t')}`,
  ].join('\n');

/** One JSON line of the story as the tab-separated line that the same Zeek would have written. */
export const zeekTsvLine = (format: ZeekFormat, json: string): string => {
  const record: unknown = JSON.parse(json);
  const fields = new Map<string, unknown>(typeof record === 'object' && record !== null ? Object.entries(record) : []);
  return COLUMNS[format].map(([field, type]) => cell(fields.get(field), type)).join('\t');
};
