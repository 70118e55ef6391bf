import { jsonFormat } from '../../form/define';
import { first, is, lookup } from '../../form/form';
import { asText, isObject, type Json } from '../../shared/json';
import { protocolName } from '../../shared/protocols';

/** Tuples of one record that are read. */
const MAX_TUPLES = 10_000;
/** Network security group flow logs, version 2 (version 1 ends after the decision). */
const NSG = ['time', 'src', 'dst', 'sport', 'dport', 'proto', 'direction', 'decision', 'state', 'packets_out', 'bytes_out', 'packets_in', 'bytes_in'];
/** Virtual network flow logs, version 4. */
const VNET = [
  'time',
  'src',
  'dst',
  'sport',
  'dport',
  'proto',
  'direction',
  'state',
  'encryption',
  'packets_out',
  'bytes_out',
  'packets_in',
  'bytes_in',
];

/** A record holds flows by rule and by interface, each a text of commas: a record of ours is one flow with what stands around it. */
function split(record: Json): readonly Json[] {
  const columns = isObject(record['flowRecords']) || record['flowLogVersion'] !== undefined ? VNET : NSG;
  const { flowRecords, properties, ...around } = record;
  const all: Json[] = [];
  const tuples = (list: unknown, more: Json): void => {
    for (const tuple of Array.isArray(list) ? list : []) {
      const text = asText(tuple);
      if (text !== undefined && all.length < MAX_TUPLES) all.push(flow(text, columns, { ...around, ...more }));
    }
  };
  for (const [name, value] of Object.entries(record)) if (/^flow\.\d+$/.test(name)) tuples([value], { [name]: undefined });
  const flows = isObject(flowRecords) ? flowRecords['flows'] : isObject(properties) ? properties['flows'] : undefined;
  for (const byRule of Array.isArray(flows) ? flows : []) {
    if (!isObject(byRule)) continue;
    const groups = Array.isArray(byRule['flowGroups']) ? byRule['flowGroups'] : Array.isArray(byRule['flows']) ? byRule['flows'] : [byRule];
    for (const group of groups) {
      if (!isObject(group)) continue;
      tuples(group['flowTuples'], {
        rule: byRule['rule'] ?? group['rule'],
        macAddress: group['mac'] ?? around['macAddress'],
        aclID: byRule['aclID'],
      });
    }
  }
  return all;
}

function flow(tuple: string, columns: readonly string[], around: Json): Json {
  const parts = tuple.split(',');
  const cells = Object.fromEntries(columns.map((name, i) => [name, parts[i] ?? '']));
  const proto = protocolName(cells['proto']) ?? ({ T: 'tcp', U: 'udp' } as Record<string, string>)[cells['proto'] ?? ''];
  return { ...around, tuple: { ...cells, ...(proto === undefined ? {} : { protocol: proto }) } };
}

/** Azure network flow logs: of network security groups (versions 1 and 2) and of virtual networks (version 4). */
export const azureFlow = jsonFormat({
  name: 'azure.flow',
  docs: 'https://learn.microsoft.com/en-us/azure/network-watcher/vnet-flow-logs-overview',
  signs: [
    { has: ['flowRecords', 'macAddress'] },
    { has: ['flow\\.0', 'macAddress'] },
    { has: ['macAddress', 'properties.flows'] },
    { has: ['operationName', 'properties.flows'], is: { operationName: 'NetworkSecurityGroupFlowEvents' } },
  ],
  split,
  mapping: {
    product: { vendor: 'Microsoft', name: 'Azure Network Watcher' },
    time: first('tuple.time', 'time'),
    event: {
      action_id: lookup('tuple.decision', { A: 'Allowed', D: 'Denied' }),
      src_endpoint: { ip: 'tuple.src', port: 'tuple.sport' },
      dst_endpoint: { ip: 'tuple.dst', port: 'tuple.dport' },
      connection_info: {
        protocol_num: 'tuple.proto',
        protocol_name: 'tuple.protocol',
        direction_id: lookup('tuple.direction', { I: 'Inbound', O: 'Outbound' }),
      },
      traffic: { packets_out: 'tuple.packets_out', bytes_out: 'tuple.bytes_out', packets_in: 'tuple.packets_in', bytes_in: 'tuple.bytes_in' },
      firewall_rule: { name: 'rule', uid: 'aclID' },
      status_code: 'tuple.state',
      cloud: { provider: is('Azure'), account: { uid: 'systemId' } },
      metadata: { event_code: 'operationName', log_version: first('flowLogVersion', 'version'), log_name: 'category', uid: 'flowLogGUID' },
      device: { uid: first('resourceId', 'flowLogResourceID'), interface_uid: 'macAddress', mac: 'macAddress', type_id: 0 },
    },
    variants: [
      {
        class: 'network_activity',
        activity: first(
          lookup('tuple.decision', { D: 'Refuse' }),
          lookup('tuple.state', { B: 'Open', begin: 'Open', C: 'Traffic', E: 'Close', D: 'Refuse' }, 'Traffic'),
        ),
        event: {},
      },
    ],
  },
});
