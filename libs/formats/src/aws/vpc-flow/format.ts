import { jsonFormat, lineFormat } from '../../form/define';
import { first, is, lookup, type Mapping } from '../../form/form';
import { named } from '../../parse/csv';
import { protocolName } from '../../shared/protocols';
import { asText, type Json } from '../../shared/json';

/** Fields of version 2, the default, and those that versions 3 to 5 append, in the order of AWS's table ("Flow log record fields"). */
const V2 = 'version account_id interface_id srcaddr dstaddr srcport dstport protocol packets bytes start end action log_status';
const V3 = 'vpc_id subnet_id instance_id tcp_flags type pkt_srcaddr pkt_dstaddr';
const V4 = 'region az_id sublocation_type sublocation_id';
const V5 = 'pkt_src_aws_service pkt_dst_aws_service flow_direction traffic_path';
const COLUMNS = `${V2} ${V3} ${V4} ${V5}`.split(' ');
/** CloudWatch's exports put the time of arrival before the line. */
const STAMP = /^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z /;
const LINE =
  /^(?:\d{4}-\d\d-\d\dT[\d:.]{8,15}Z )?[2-9] (?:\d{12}|-|unknown) \S{1,32} [0-9a-fA-F:.-]{1,45} [0-9a-fA-F:.-]{1,45} (?:\d{1,5}|-) (?:\d{1,5}|-) /;

/** Transit gateways have columns of their own ("Transit Gateway Flow Log records"). */
const GATEWAY =
  'version resource_type account_id tgw_id tgw_attachment_id tgw_src_vpc_account_id tgw_dst_vpc_account_id tgw_src_vpc_id tgw_dst_vpc_id ' +
  'tgw_src_subnet_id tgw_dst_subnet_id tgw_src_eni tgw_dst_eni tgw_src_az_id tgw_dst_az_id tgw_pair_attachment_id srcaddr dstaddr srcport dstport ' +
  'protocol packets bytes start end log_status type packets_lost_no_route packets_lost_blackhole packets_lost_mtu_exceeded packets_lost_ttl_expired ' +
  'tcp_flags region flow_direction pkt_src_aws_service pkt_dst_aws_service';
const GATEWAY_COLUMNS = GATEWAY.split(' ');
const GATEWAY_LINE = /^\d TransitGateway \d{12} tgw-/;
const IP = '[0-9a-fA-F:.-]{1,45}';
/** Formats of one's own that the documentation recommends ("Flow log record examples"). */
const RECOMMENDED: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    new RegExp(`^\\d vpc-\\w{1,32} \\S{1,40} \\S{1,40} \\S{1,40} \\S{1,12} \\S{1,6} ${IP} ${IP} `),
    (
      'version vpc_id subnet_id instance_id interface_id account_id type srcaddr dstaddr srcport dstport pkt_srcaddr pkt_dstaddr protocol bytes ' +
      'packets start end action tcp_flags log_status'
    ).split(' '),
  ],
  [
    new RegExp(`^\\d eni-\\w{1,32} \\d{12} \\S{1,40} \\S{1,40} \\S{1,40} ${IP} ${IP} `),
    (
      'version interface_id account_id vpc_id subnet_id instance_id srcaddr dstaddr srcport dstport protocol tcp_flags type pkt_srcaddr ' +
      'pkt_dstaddr action log_status'
    ).split(' '),
  ],
  [
    new RegExp(`^\\d ${IP} ${IP} (?:\\d{1,5}|-) (?:\\d{1,5}|-) (?:\\d{1,3}|-) \\d{10} \\d{10} `),
    (
      'version srcaddr dstaddr srcport dstport protocol start end type packets bytes account_id vpc_id subnet_id instance_id interface_id region ' +
      'az_id sublocation_type sublocation_id action tcp_flags pkt_srcaddr pkt_dstaddr pkt_src_aws_service pkt_dst_aws_service traffic_path ' +
      'flow_direction log_status'
    ).split(' '),
  ],
];
/** Files begin with the names of their columns, which may be chosen freely. */
const HEADED = /^(?:[a-z0-9-]{3,40} ){3,40}[a-z0-9-]{3,40}\r?\n/;

/** A line after the names of its columns. */
function headed(message: string): Json | undefined {
  const [names = '', line] = message.split('\n', 2);
  const columns = names.trim().split(' ').map(columnOf);
  if (line === undefined || !columns.includes('srcaddr') || !columns.includes('dstaddr')) return undefined;
  return withProtocol(named(cellsOf(line), columns));
}

const cellsOf = (line: string): readonly string[] =>
  line
    .trimEnd()
    .split(' ')
    .map((cell) => (cell === '-' ? '' : cell));

function parse(message: string): Json | undefined {
  if (GATEWAY_LINE.test(message)) return withProtocol(named(cellsOf(message), GATEWAY_COLUMNS));
  if (HEADED.test(message)) return headed(message);
  const recommended = RECOMMENDED.find(([shape]) => shape.test(message))?.[1];
  if (recommended) return withProtocol(named(cellsOf(message), recommended));
  if (!LINE.test(message)) return undefined;
  return withProtocol(named(cellsOf(message.replace(STAMP, '')), COLUMNS));
}

function withProtocol(record: Json): Json {
  const protocol = protocolName(asText(record['protocol']));
  return protocol === undefined ? record : { ...record, protocol_name: protocol };
}

const plain = (name: string): string => name.replace(/[-_]/g, '').toLowerCase();
const BY_PLAIN = new Map(COLUMNS.map((column) => [plain(column), column]));
const KNOWN = new Set(COLUMNS);
const columnOf = (name: string): string => (KNOWN.has(name) ? name : (BY_PLAIN.get(plain(name)) ?? name));

/** Rows of Parquet files and of tables; some name the columns as the documentation does, with hyphens, others in camel case. */
const prepare = (record: Json): Json => withProtocol(Object.fromEntries(Object.entries(record).map(([name, value]) => [columnOf(name), value])));

const DOCS = 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html';

const MAPPING: Mapping = {
  product: { vendor: 'AWS', name: 'VPC Flow Logs' },
  time: first('start', 'end'),
  event: {
    start_time: 'start',
    end_time: 'end',
    action_id: lookup('action', { ACCEPT: 'Allowed', REJECT: 'Denied' }),
    action: 'action',
    status_code: 'log_status',
    cloud: { provider: is('AWS'), region: 'region', zone: 'az_id', account: { uid: 'account_id', type_id: 10 } },
    src_endpoint: {
      ip: first('pkt_srcaddr', 'srcaddr'),
      port: 'srcport',
      svc_name: 'pkt_src_aws_service',
      intermediate_ips: ['srcaddr'],
      vpc_uid: 'tgw_src_vpc_id',
      subnet_uid: 'tgw_src_subnet_id',
      interface_uid: 'tgw_src_eni',
    },
    dst_endpoint: {
      ip: first('pkt_dstaddr', 'dstaddr'),
      port: 'dstport',
      svc_name: 'pkt_dst_aws_service',
      intermediate_ips: ['dstaddr'],
      interface_uid: first('interface_id', 'tgw_dst_eni'),
      vpc_uid: first('vpc_id', 'tgw_dst_vpc_id'),
      subnet_uid: first('subnet_id', 'tgw_dst_subnet_id'),
      instance_uid: 'instance_id',
    },
    connection_info: {
      protocol_num: 'protocol',
      protocol_name: 'protocol_name',
      tcp_flags: 'tcp_flags',
      direction_id: lookup('flow_direction', { ingress: 'Inbound', egress: 'Outbound' }),
      direction: 'flow_direction',
      boundary: 'traffic_path',
    },
    traffic: { bytes: 'bytes', packets: 'packets', bytes_out: 'bytes', packets_out: 'packets' },
    metadata: { log_version: 'version', log_name: is('VPC Flow Logs') },
  },
  variants: [{ class: 'network_activity', activity: lookup('action', { ACCEPT: 'Traffic', REJECT: 'Refuse' }, 'Traffic'), event: {} }],
};

/** Amazon VPC flow logs in the default form, or with the fields of later versions in AWS's order. */
export const awsVpcFlow = lineFormat({
  name: 'aws.vpc-flow',
  docs: DOCS,
  signs: [
    { whole: LINE },
    ...RECOMMENDED.map(([whole]) => ({ whole })),
    { whole: GATEWAY_LINE },
    { whole: /^(?=[^\n]{0,1000}\bsrcaddr\b)(?:[a-z0-9-]{3,40} ){3,40}[a-z0-9-]{3,40}\r?\n/ },
  ],
  parse: (message, outer) => parse(outer.whole ?? message),
  mapping: MAPPING,
});

/** The same as JSON objects, as Firehose, Parquet and queries give them. */
export const awsVpcFlowJson = jsonFormat({
  name: 'aws.vpc-flow',
  docs: DOCS,
  signs: [
    { has: ['srcaddr', 'dstaddr', 'account_id'] },
    { has: ['srcaddr', 'dstaddr', 'account-id'] },
    { has: ['srcaddr', 'dstaddr', 'protocol'] },
    { has: ['srcAddr', 'dstAddr'] },
    // Without data there are no addresses.
    { has: ['log_status', 'interface_id'] },
    { has: ['log-status', 'interface-id'] },
  ],
  prepare,
  mapping: MAPPING,
});
