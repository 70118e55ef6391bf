import { jsonFormat, lineFormat } from '../../form/define';
import { all, first, is, lookup, when, PRESENT, type Leaf, type Mapping } from '../../form/form';
import { RECOMMENDED } from './columns';
import { fromRow, GATEWAY_LINE, HEADED, LINE, OWN, parse } from './parse';

const DOCS = 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html';

/** A value of the interface, at the end of the flow that it lies on. */
const at = (near: 'src' | 'dst', path: string, otherwise = 'none'): Leaf => first(when({ near }, path), otherwise);
const end = (near: 'src' | 'dst'): Record<string, Leaf> => ({
  vpc_uid: at(near, 'vpc_id', `tgw_${near}_vpc_id`),
  subnet_uid: at(near, 'subnet_id', `tgw_${near}_subnet_id`),
  interface_uid: at(near, 'interface_id', `tgw_${near}_eni`),
  instance_uid: at(near, 'instance_id'),
});

/** `traffic-path` of egress (AWS's table); OCSF has a boundary for each. */
const PATHS = {
  1: 'SameVPC',
  2: 'InternetVPCGateway',
  3: 'VirtualPrivateGateway',
  4: 'IntraRegionVPC',
  5: 'InterRegionVPC',
  6: 'LocalGateway',
  7: 'GatewayVPC',
  8: 'InternetGateway',
};

const MAPPING: Mapping = {
  product: { vendor: 'AWS', name: 'VPC Flow Logs' },
  time: first('start', 'end'),
  event: {
    start_time: 'start',
    end_time: 'end',
    action_id: lookup('action', { ACCEPT: 'Allowed', REJECT: 'Denied' }),
    action: 'action',
    disposition_id: lookup('action', { ACCEPT: 'Allowed', REJECT: 'Blocked' }),
    status_code: 'log_status',
    status_detail: 'reject_reason',
    cloud: { provider: is('AWS'), region: 'region', zone: 'az_id', account: { uid: 'account_id', type_id: 10 } },
    src_endpoint: {
      ip: first('pkt_srcaddr', 'srcaddr'),
      port: 'srcport',
      svc_name: 'pkt_src_aws_service',
      intermediate_ips: when({ pkt_srcaddr: PRESENT }, all('srcaddr')),
      ...end('src'),
    },
    dst_endpoint: {
      ip: first('pkt_dstaddr', 'dstaddr'),
      port: 'dstport',
      svc_name: 'pkt_dst_aws_service',
      intermediate_ips: when({ pkt_dstaddr: PRESENT }, all('dstaddr')),
      ...end('dst'),
    },
    // What recorded the flow, whichever end it is.
    device: {
      interface_uid: first('interface_id', 'tgw_attachment_id'),
      instance_uid: 'instance_id',
      vpc_uid: 'vpc_id',
      subnet_uid: 'subnet_id',
      uid: 'tgw_id',
      type_id: 0,
    },
    connection_info: {
      protocol_num: 'protocol',
      protocol_name: 'protocol_name',
      protocol_ver: 'type',
      tcp_flags: 'tcp_flags',
      direction_id: lookup('flow_direction', { ingress: 'Inbound', egress: 'Outbound' }),
      direction: 'flow_direction',
      boundary: 'traffic_path',
      boundary_id: lookup('traffic_path', PATHS),
    },
    traffic: { bytes: 'bytes', packets: 'packets', bytes_out: 'bytes', packets_out: 'packets' },
    metadata: { log_version: 'version', log_name: is('VPC Flow Logs') },
  },
  variants: [{ class: 'network_activity', activity: lookup('action', { ACCEPT: 'Traffic', REJECT: 'Refuse' }, 'Traffic'), event: {} }],
  ignore: ['near'],
};

/** Amazon VPC flow logs and those of transit gateways as lines, with or without the names of their columns. */
export const awsVpcFlow = lineFormat({
  name: 'aws.vpc-flow',
  docs: DOCS,
  signs: [{ whole: LINE }, ...RECOMMENDED.map(([whole]) => ({ whole })), { whole: GATEWAY_LINE }, { whole: HEADED }, { whole: OWN }],
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
    { has: ['srcaddr', 'dstaddr', 'action'] },
    { has: ['srcAddr', 'dstAddr'] },
    { has: ['src_addr', 'dst_addr', 'interface_id'] },
    // Without data there are no addresses.
    { has: ['log_status', 'interface_id'] },
    { has: ['log-status', 'interface-id'] },
    { has: ['logStatus', 'interfaceId'] },
  ],
  prepare: fromRow,
  mapping: MAPPING,
});
