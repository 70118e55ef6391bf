import { jsonFormat, lineFormat } from '../../form/define';
import { each, first, is, lookup, type Mapping } from '../../form/form';
import { named } from '../../parse/csv';

const RCODES = [
  [/^NOERROR$/i, 'NoError'],
  [/^FORMERR$/i, 'FormError'],
  [/^SERVFAIL$/i, 'ServError'],
  [/^NXDOMAIN$/i, 'NXDomain'],
  [/^NOTIMP$/i, 'NotImp'],
  [/^REFUSED$/i, 'Refused'],
  [/^YXDOMAIN$/i, 'YXDomain'],
  [/^YXRRSET$/i, 'YXRRSet'],
  [/^NXRRSET$/i, 'NXRRSet'],
  [/^NOTAUTH$/i, 'NotAuth'],
  [/^NOTZONE$/i, 'NotZone'],
  [/./, 'Other'],
] as const;

const mapping = (feature: string): Mapping => ({
  product: { vendor: 'AWS', name: 'Route 53' },
  time: 'query_timestamp',
  event: {
    severity_id: lookup('firewall_rule_action', { ALERT: 'Low', BLOCK: 'Medium' }, 'Informational'),
    cloud: { provider: is('AWS'), region: 'region', account: { uid: 'account_id', type_id: 10 } },
    metadata: {
      log_version: 'version',
      product: { name: is('Route 53'), vendor_name: is('AWS'), version: 'version', feature: { name: is(feature) } },
    },
    query: { hostname: 'query_name', type: 'query_type', class: 'query_class' },
    answers: each('answers', { rdata: 'Rdata', type: 'Type', class: 'Class' }),
    rcode: 'rcode',
    rcode_id: lookup('rcode', RCODES),
    action_id: lookup('firewall_rule_action', { ALERT: 'Allowed', ALLOW: 'Allowed', BLOCK: 'Denied' }),
    action: 'firewall_rule_action',
    disposition_id: lookup('firewall_rule_action', { ALERT: 'Alert', ALLOW: 'Allowed', BLOCK: 'Blocked' }),
    firewall_rule: { uid: 'firewall_rule_group_id', name: 'firewall_domain_list_id' },
    connection_info: { protocol_name: first('transport', 'protocol'), direction_id: 0 },
    src_endpoint: { ip: first('srcaddr', 'resolver_ip'), port: 'srcport', vpc_uid: 'vpc_id', instance_uid: 'srcids.instance' },
    dst_endpoint: {
      instance_uid: first('srcids.resolver_endpoint', 'hosted_zone_id'),
      interface_uid: 'srcids.resolver_network_interface',
      zone: 'edge_location',
    },
  },
  variants: [{ class: 'dns_activity', activity: lookup('rcode', [[/./, 'Response']], 'Query'), event: {} }],
});

const DOCS = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs-format.html';

/** Queries that instances of a VPC ask the Route 53 Resolver. */
export const awsRoute53 = jsonFormat({
  name: 'aws.route53',
  docs: DOCS,
  signs: [{ has: ['query_timestamp', 'query_name', 'query_type'] }],
  mapping: mapping('Resolver Query Logs'),
});

const COLUMNS = [
  'version',
  'query_timestamp',
  'hosted_zone_id',
  'query_name',
  'query_type',
  'rcode',
  'protocol',
  'edge_location',
  'resolver_ip',
  'edns_client_subnet',
];
const LINE = /^1\.\d{1,3} \d{4}-\d\d-\d\dT[\d:.]{5,18}Z Z[0-9A-Z]{1,32} \S{1,255} [A-Z0-9]{1,12} [A-Z]{2,12} \S{1,8} /;

/** Queries for a public hosted zone: columns between blanks ("Format of DNS query logs"). */
export const awsRoute53Line = lineFormat({
  name: 'aws.route53',
  docs: DOCS,
  signs: [{ whole: LINE }],
  parse: (message, { whole }) => {
    const line = whole ?? message;
    return LINE.test(line) ? named(line.split(' '), COLUMNS) : undefined;
  },
  mapping: mapping('Public DNS Query Logs'),
});
