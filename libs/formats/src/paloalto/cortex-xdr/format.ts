import { jsonFormat } from '../../form/define';
import { code, each, first, is, lookup, list, type Mapping, type Tree } from '../../form/form';
import { hasValue } from '../../form/condition';
import { codedUid } from '../../shared/finding-uid';
import { asText, type Json } from '../../shared/json';
import { osTypeOf } from '../../shared/operating-system';

/** Members of an alert's event, which older answers have beside the alert's own. */
const OF_EVENT =
  /^(?:actor_|causality_actor|os_actor_|action_(?!pretty$)|fw_|dst_|dns_|event_(?:type|id|timestamp|sub_type)|user_name$|host_|agent_host|image_|container_|cloud_|user_agent$|module_id$)/;
const OF_ALERT = /^(?:host_ip|host_name)$/;

/** The alert with its events as a list. */
function prepare(record: Json): Json {
  if (Array.isArray(record['events'])) return record;
  const alert: Record<string, unknown> = {};
  const event: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    if (!OF_EVENT.test(name) || OF_ALERT.test(name)) alert[name] = value;
    else if (hasValue(value) && value !== 'N/A') event[name] = value;
  }
  return Object.keys(event).length > 0 ? { ...alert, events: [event] } : alert;
}

const processOf = (prefix: string, pid = `${prefix}_os_pid`): Tree => ({
  name: `${prefix}_image_name`,
  path: `${prefix}_image_path`,
  pid,
  uid: `${prefix}_instance_id`,
  cmd_line: first(`${prefix}_command_line`, `${prefix}_image_command_line`),
  created_time: `${prefix}_execution_time`,
  file: {
    name: first(`${prefix}_image_name`, `${prefix}_image_path`),
    path: `${prefix}_image_path`,
    type_id: 1,
    hashes: ['md5', 'sha256'].map((hash) => ({ value: `${prefix}_image_${hash}`, algorithm_id: hash === 'md5' ? 1 : 3 })),
    signature: { state: `${prefix}_signature_status`, developer_uid: `${prefix}_signature_vendor` },
  },
});
const USER = first('user_name', 'os_actor_effective_username', 'actor_effective_username');
const EVENT: Tree = {
  name: 'event_type',
  uid: 'event_id',
  actor: {
    process: {
      ...processOf('actor_process'),
      tid: 'actor_thread_thread_id',
      parent_process: processOf('causality_actor_process', 'causality_actor_process_os_pid'),
    },
    user: USER,
  },
  process: processOf('action_process'),
  user: USER,
  file: {
    name: first('action_file_name', 'action_file_path'),
    path: 'action_file_path',
    type_id: 1,
    hashes: [
      { value: 'action_file_md5', algorithm_id: 1 },
      { value: 'action_file_sha256', algorithm_id: 3 },
    ],
  },
  src_endpoint: { ip: first('action_local_ip', 'action_local_ip_v6'), port: 'action_local_port' },
  dst_endpoint: {
    ip: first('action_remote_ip', 'action_remote_ip_v6'),
    port: 'action_remote_port',
    hostname: 'action_external_hostname',
    location: { country: 'action_country' },
  },
  query: { hostname: 'dns_query_name' },
  email: { from: 'fw_email_sender', to: ['fw_email_recipient'], subject: 'fw_email_subject' },
  http_request: { user_agent: 'user_agent' },
  container: { name: 'container_name', uid: 'container_id' },
  data: {
    reg_key: first('action_registry_full_key', 'action_registry_key_name'),
    reg_value: 'action_registry_value_name',
    reg_data: 'action_registry_data',
    firewall_rule: 'fw_rule',
    application: 'fw_app_id',
  },
};

/** `T1489 - Service Stop` and `TA0040 - Impact`, one list each: techniques, and tactics. */
const ATTACKS = code(['mitre_technique_id_and_name', 'mitre_tactic_id_and_name'], (record) => {
  const parts = (name: string): { uid: string; name?: string }[] => {
    const value = record[name];
    const items: readonly unknown[] = Array.isArray(value) ? value : (asText(value)?.split(',') ?? []);
    return items.flatMap((item) => {
      const [uid = '', ...words] = asText(item)?.trim().split(' - ') ?? [];
      return uid === '' ? [] : [words.length > 0 ? { uid, name: words.join(' - ') } : { uid }];
    });
  };
  const attacks = [
    ...parts('mitre_technique_id_and_name').map((technique) => ({ technique })),
    ...parts('mitre_tactic_id_and_name').map((tactic) => ({ tactic })),
  ];
  return attacks.length > 0 ? attacks : undefined;
});

const firstEvent = (name: string): string => `events[0].${name}`;

const mapping: Mapping = {
  product: { vendor: 'Palo Alto Networks', name: 'Cortex XDR' },
  time: first(
    'detection_timestamp',
    firstEvent('event_timestamp'),
    'local_insert_ts',
    'detection_time',
    'creation_time',
    firstEvent('event_timestamp'),
  ),
  event: {
    message: 'description',
    finding_info: {
      uid: first('alert_id', 'external_id', 'incident_id', firstEvent('event_id'), codedUid('detection_timestamp', 'name', 'description', 'events')),
      uid_alt: 'external_id',
      title: first('name', 'incident_name', firstEvent('event_type'), 'description', is('Alert')),
      src_url: 'xdr_url',
      related_events_count: 'alert_count',
      desc: 'description',
      types: ['category'],
      analytic: {
        name: first('name', 'source'),
        uid: first('matching_service_rule_id', 'filter_rule_id'),
        category: 'source',
        type_id: lookup('source', [[/analytics/i, 'Behavioral']], 'Rule'),
      },
      attacks: ATTACKS,
      created_time: 'local_insert_ts',
      modified_time: 'last_modified_ts',
      data_sources: ['source'],
    },
    severity_id: lookup(
      'severity',
      { informational: 'Informational', info: 'Informational', low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' },
      'Unknown',
    ),
    severity: 'severity',
    status: first('matching_status', 'resolution_status', 'status'),
    status_id: lookup('resolution_status', [
      [/NEW/i, 'New'],
      [/UNDER_INVESTIGATION/i, 'InProgress'],
      [/RESOLVED/i, 'Resolved'],
    ]),
    verdict_id: lookup('resolution_status', [
      [/FALSE_POSITIVE/i, 'FalsePositive'],
      [/TRUE_POSITIVE|THREAT_HANDLED/i, 'TruePositive'],
      [/DUPLICATE/i, 'Duplicate'],
      [/SECURITY_TESTING/i, 'Test'],
    ]),
    comment: first('resolution_comment', 'resolve_comment'),
    action: first('action', 'action_pretty'),
    action_id: lookup('action', [
      [/BLOCKED|PREVENTED|QUARANTIN|TERMINATED/i, 'Denied'],
      [/DETECTED|REPORTED|SCANNED/i, 'Observed'],
      [/ALLOWED/i, 'Allowed'],
    ]),
    disposition_id: lookup('action', [
      [/BLOCKED|PREVENTED|TERMINATED/i, 'Blocked'],
      [/QUARANTIN/i, 'Quarantined'],
      [/DETECTED|REPORTED/i, 'Detected'],
      [/ALLOWED/i, 'Allowed'],
    ]),
    device: {
      uid: 'endpoint_id',
      hostname: first('host_name', 'agent_fqdn'),
      domain: 'agent_device_domain',
      ip: first('host_ip[0]', 'host_ip'),
      mac: first('mac', 'mac_addresses[0]'),
      type_id: 0,
      os: {
        name: 'agent_os_type',
        version: 'agent_os_sub_type',
        type_id: osTypeOf('agent_os_type'),
      },
      agent_list: [{ name: is('Cortex XDR agent'), version: 'agent_version', type_id: 1 }],
    },
    actor: { user: first(firstEvent('user_name'), firstEvent('os_actor_effective_username')) },
    evidences: each('events', EVENT),
    metadata: {
      event_code: first('alert_type', 'source'),
      log_name: is('alerts'),
      log_provider: 'source',
      correlation_uid: 'case_id',
      labels: first('tags', list('tags', ',')),
    },
    is_alert: true,
  },
  variants: [
    {
      class: 'detection_finding',
      activity: lookup(
        'resolution_status',
        [
          [/RESOLVED/i, 'Close'],
          [/UNDER/i, 'Update'],
        ],
        'Create',
      ),
      event: {},
    },
  ],
};

/** Alerts of Palo Alto Networks Cortex XDR, from "Get Alerts Multi-Events" or a syslog of its JSON, with their events. */
export const cortexXdr = jsonFormat({
  name: 'paloalto.cortex-xdr',
  docs: 'https://docs-cortex.paloaltonetworks.com/r/Cortex-XDR-REST-API',
  signs: [
    { has: ['matching_service_rule_id', 'alert_id', 'severity'] },
    { has: ['actor_process_image_name', 'event_type', 'causality_actor_process_image_name'] },
    { has: ['detection_timestamp', 'alert_id', 'endpoint_id'] },
    { has: ['xdr_url', 'incident_id', 'alert_count'] },
    { has: ['actor_process_image_name', 'event_type', 'actor_process_os_pid'] },
    { has: ['causality_actor_process_image_name', 'event_type'] },
  ],
  prepare,
  mapping,
});
