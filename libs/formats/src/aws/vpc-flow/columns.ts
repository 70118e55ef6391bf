/** Fields in the order of AWS's table ("Flow log record fields"): of version 2, the default, and those that later versions append. */
const V2 = 'version account_id interface_id srcaddr dstaddr srcport dstport protocol packets bytes start end action log_status';
const V3 = 'vpc_id subnet_id instance_id tcp_flags type pkt_srcaddr pkt_dstaddr';
const V4 = 'region az_id sublocation_type sublocation_id';
const V5 = 'pkt_src_aws_service pkt_dst_aws_service flow_direction traffic_path';
const V7 =
  'ecs_cluster_arn ecs_cluster_name ecs_container_instance_arn ecs_container_instance_id ecs_container_id ecs_second_container_id ' +
  'ecs_service_name ecs_task_definition_arn ecs_task_arn ecs_task_id';
const V8 = 'reject_reason';
export const COLUMNS: readonly string[] = `${V2} ${V3} ${V4} ${V5} ${V7} ${V8}`.split(' ');

/** Transit gateways have columns of their own ("Transit Gateway Flow Log records"). */
export const GATEWAY_COLUMNS: readonly string[] = (
  'version resource_type account_id tgw_id tgw_attachment_id tgw_src_vpc_account_id tgw_dst_vpc_account_id tgw_src_vpc_id tgw_dst_vpc_id ' +
  'tgw_src_subnet_id tgw_dst_subnet_id tgw_src_eni tgw_dst_eni tgw_src_az_id tgw_dst_az_id tgw_pair_attachment_id srcaddr dstaddr srcport dstport ' +
  'protocol packets bytes start end log_status type packets_lost_no_route packets_lost_blackhole packets_lost_mtu_exceeded packets_lost_ttl_expired ' +
  'tcp_flags region flow_direction pkt_src_aws_service pkt_dst_aws_service'
).split(' ');

const IP = '[0-9a-fA-F:.-]{1,45}';
/** Formats of one's own that the documentation recommends ("Flow log record examples"). */
export const RECOMMENDED: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    new RegExp(`^\\d{1,2} vpc-\\w{1,32} \\S{1,40} \\S{1,40} \\S{1,40} \\S{1,12} \\S{1,6} ${IP} ${IP} `),
    (
      'version vpc_id subnet_id instance_id interface_id account_id type srcaddr dstaddr srcport dstport pkt_srcaddr pkt_dstaddr protocol bytes ' +
      'packets start end action tcp_flags log_status'
    ).split(' '),
  ],
  [
    new RegExp(`^\\d{1,2} eni-\\w{1,32} \\d{12} \\S{1,40} \\S{1,40} \\S{1,40} ${IP} ${IP} `),
    (
      'version interface_id account_id vpc_id subnet_id instance_id srcaddr dstaddr srcport dstport protocol tcp_flags type pkt_srcaddr ' +
      'pkt_dstaddr action log_status'
    ).split(' '),
  ],
  [
    new RegExp(`^\\d{1,2} ${IP} ${IP} (?:\\d{1,5}|-) (?:\\d{1,5}|-) (?:\\d{1,3}|-) \\d{10} \\d{10} `),
    (
      'version srcaddr dstaddr srcport dstport protocol start end type packets bytes account_id vpc_id subnet_id instance_id interface_id region ' +
      'az_id sublocation_type sublocation_id action tcp_flags pkt_srcaddr pkt_dstaddr pkt_src_aws_service pkt_dst_aws_service traffic_path ' +
      'flow_direction log_status'
    ).split(' '),
  ],
];

const plain = (name: string): string => name.replace(/[-_ ]/g, '').toLowerCase();
const BY_PLAIN = new Map([...GATEWAY_COLUMNS, ...COLUMNS].map((column) => [plain(column), column]));
const KNOWN = new Set([...COLUMNS, ...GATEWAY_COLUMNS]);

/** The field that is meant by `account-id`, `accountId`, `${account-id}`; any other name as it is. */
export function columnOf(name: string): string {
  if (KNOWN.has(name)) return name;
  const bare = name.replace(/^\$\{(.{1,64})\}$/, '$1');
  return BY_PLAIN.get(plain(bare)) ?? bare;
}
