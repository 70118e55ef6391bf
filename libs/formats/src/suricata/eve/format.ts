import { first, is, list, lookup, PRESENT } from '../../form/form';
import { jsonFormat } from '../../form/define';
import { codedUid } from '../../shared/finding-uid';
import { leaseBindings } from '../../shared/lease';
import { ENDS, FILE, HTTP, HTTP_ANSWER, TLS, TRAFFIC } from './common';
import { OT } from './ot';
import { PROTOCOLS } from './variants';

/** Suricata's priorities: 1 is the worst, 3 the least of its own rules; 255 is used by rules that only tell. */
const SEVERITY = lookup('alert.severity', { 1: 'High', 2: 'Medium', 3: 'Low' }, 'Informational');

/** Suricata's EVE JSON: one event a line. */
export const suricataEve = jsonFormat({
  name: 'suricata.eve',
  docs: 'https://docs.suricata.io/en/latest/output/eve/eve-json-format.html',
  signs: [
    { has: ['flow_id', 'event_type', 'timestamp'] },
    { has: ['event_type', 'timestamp', 'src_ip', 'dest_ip'] },
    { has: ['event_type', 'timestamp', 'stats'] },
    { has: ['event_type', 'timestamp', 'in_iface'] },
    { has: ['event_type', 'timestamp', 'dhcp'] },
    { has: ['event_type', 'timestamp', 'arp'] },
    // As GateWatcher's sensors write it.
    { has: ['timestamp_detected', 'event_type', 'flow_id', 'src_ip'] },
  ],
  mapping: {
    product: { vendor: 'OISF', name: 'Suricata' },
    time: first('timestamp', 'timestamp_detected', '@timestamp'),
    id: 'uuid',
    event: {
      metadata: { log_name: is('eve'), event_code: 'event_type', loggers: [{ name: first('host', 'sensor_name', 'gcap') }, { name: 'gcenter' }] },
    },
    variants: [
      {
        when: { event_type: 'alert', alert: PRESENT },
        class: 'detection_finding',
        activity: 'Create',
        event: {
          severity_id: SEVERITY,
          severity: 'alert.severity',
          message: 'alert.signature',
          is_alert: true,
          action_id: lookup('alert.action', { allowed: 'Allowed', blocked: 'Denied' }),
          action: 'alert.action',
          disposition_id: lookup('alert.action', { allowed: 'Detected', blocked: 'Blocked' }),
          finding_info: {
            title: first('alert.signature', 'alert.signature_id'),
            desc: 'alert.category',
            types: list('alert.category', '\n'),
            uid: codedUid('alert.signature_id', 'flow_id', 'timestamp', 'src_ip', 'dest_ip', 'tx_id', 'pcap_cnt'),
            analytic: {
              name: first('alert.signature', 'alert.signature_id'),
              uid: 'alert.signature_id',
              version: 'alert.rev',
              category: 'alert.category',
              type_id: 1,
            },
            attacks: [
              {
                technique: { uid: 'alert.metadata.mitre_technique_id[0]', name: 'alert.metadata.mitre_technique_name[0]' },
                tactic: { uid: 'alert.metadata.mitre_tactic_id[0]', name: 'alert.metadata.mitre_tactic_name[0]' },
              },
            ],
            first_seen_time: 'flow.start',
          },
          evidences: [
            {
              ...ENDS,
              http_request: HTTP,
              http_response: HTTP_ANSWER,
              file: FILE,
              tls: TLS,
              query: {
                hostname: first('dns.query[0].rrname', 'dns.rrname', 'dns.queries[0].rrname'),
                type: first('dns.query[0].rrtype', 'dns.rrtype', 'dns.queries[0].rrtype'),
              },
              data: { app_proto: 'app_proto', payload: first('payload_printable', 'payload'), traffic: TRAFFIC },
            },
          ],
          metadata: { correlation_uid: 'flow_id' },
        },
      },
      ...OT,
      ...PROTOCOLS,
      {
        when: { src_ip: PRESENT, dest_ip: PRESENT },
        class: 'network_activity',
        activity: 'Traffic',
        event: { ...ENDS, app_protocol_name: first('app_proto', 'event_type') },
      },
      { class: 'base_event', activity: 99, event: { activity_name: 'event_type', message: 'event_type' } },
    ],
    bindings: leaseBindings,
  },
});
