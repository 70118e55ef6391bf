import { jsonFormat } from '../../form/define';
import { code, first, is, type Tree } from '../../form/form';
import { isObject, type Json } from '../../shared/json';
import { protocolName } from '../../shared/protocols';

const side = (name: 'src' | 'dest'): Tree => ({
  ip: `jsonPayload.connection.${name}_ip`,
  port: `jsonPayload.connection.${name}_port`,
  hostname: `jsonPayload.${name}_instance.vm_name`,
  vpc_uid: `jsonPayload.${name}_vpc.vpc_name`,
  subnet_uid: `jsonPayload.${name}_vpc.subnetwork_name`,
  location: {
    desc: `jsonPayload.${name}_location.country`,
    continent: `jsonPayload.${name}_location.continent`,
    city: `jsonPayload.${name}_location.city`,
    region: `jsonPayload.${name}_instance.region`,
  },
  autonomous_system: { number: `jsonPayload.${name}_location.asn` },
  container: { name: `jsonPayload.${name}_gke_details.pod.pod_name`, orchestrator: `jsonPayload.${name}_gke_details.cluster.cluster_name` },
  zone: `jsonPayload.${name}_instance.zone`,
});

const connection = (r: Json): Json => (isObject(r['jsonPayload']) && isObject(r['jsonPayload']['connection']) ? r['jsonPayload']['connection'] : {});

/** Google Cloud VPC flow logs: a LogEntry of `compute.googleapis.com/vpc_flows`. */
export const gcpVpcFlow = jsonFormat({
  name: 'gcp.vpc-flow',
  docs: 'https://cloud.google.com/vpc/docs/about-flow-logs-records',
  signs: [{ has: ['jsonPayload.connection.src_ip', 'jsonPayload.connection.dest_ip', 'jsonPayload.reporter'] }],
  mapping: {
    product: { vendor: 'Google', name: 'VPC Flow Logs' },
    time: first('timestamp', 'jsonPayload.end_time'),
    id: 'insertId',
    event: {
      start_time: 'jsonPayload.start_time',
      end_time: 'jsonPayload.end_time',
      src_endpoint: side('src'),
      dst_endpoint: side('dest'),
      connection_info: { protocol_num: 'jsonPayload.connection.protocol', protocol_name: code([], (r) => protocolName(connection(r)['protocol'])) },
      traffic: {
        bytes: 'jsonPayload.bytes_sent',
        bytes_out: 'jsonPayload.bytes_sent',
        packets: 'jsonPayload.packets_sent',
        packets_out: 'jsonPayload.packets_sent',
      },
      cloud: {
        provider: is('GCP'),
        project_uid: 'resource.labels.project_id',
        region: 'resource.labels.location',
        zone: first('jsonPayload.dest_instance.zone', 'jsonPayload.src_instance.zone'),
      },
      metadata: { log_name: 'logName', logged_time: 'receiveTimestamp', log_provider: 'resource.type' },
    },
    variants: [{ class: 'network_activity', activity: 'Traffic', event: {} }],
  },
});
