import { jsonFormat } from '../../form/define';
import { ABSENT, first, lookup } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { ecsMapping, ecsRecord } from '../../elastic/ecs/mapping';

/** GateWatcher's severities: 1 is the worst (GCenter, "Alerts"). */
const SEVERITY = lookup('event.severity', { 0: 'Informational', 1: 'High', 2: 'Medium', 3: 'Low' }, 'Medium');

/** GateWatcher AionIQ (GCenter): alerts of its engines and metadata of Sigflow, in ECS. The form before ECS is Suricata's EVE, with the sensors' names beside it. */
export const gatewatcherAioniq = jsonFormat({
  name: 'gatewatcher.aioniq',
  docs: 'https://docs.gatewatcher.com/en/gcenter/2.5.3/103/logstash/index.html',
  signs: [
    { has: ['observer.vendor', '@timestamp'], is: { 'observer.vendor': 'gatewatcher' } },
    { has: ['observer\\.vendor', '@timestamp'], is: { 'observer\\.vendor': 'gatewatcher' } },
    { has: ['observer.vendor', 'event.created'], is: { 'observer.vendor': 'gatewatcher', '@timestamp': ABSENT } },
  ],
  prepare: ecsRecord,
  mapping: ecsMapping(
    { vendor: 'gatewatcher', name: 'gcenter' },
    { metadata: { correlation_uid: 'network.flow_id', logged_time: 'network.timestamp' } },
    { severity_id: SEVERITY, message: first('sigflow.signature', 'ioc.description', 'ioc.signature', 'event.module') },
  ),
});

/** Engines of GateWatcher that write no EVE: Malcore, Codebreaker, retro hunts and machine learning, in the form before ECS. */
export const gatewatcherEngines = jsonFormat({
  name: 'gatewatcher.aioniq',
  docs: 'https://docs.gatewatcher.com/en/gcenter/2.5.3/103/logstash/index.html',
  signs: [
    { has: ['gcenter', 'type'], is: { type: /^(?!suricata)/ } },
    {
      has: ['gcap', 'timestamp_detected'],
      is: { type: /^(?:malcore|codebreaker|retrohunt|machine_learning|dga|beacon|ransomware|shellcode|powershell)/ },
    },
  ],
  mapping: {
    product: { vendor: 'gatewatcher', name: 'gcenter' },
    time: first('timestamp_detected', '@timestamp', 'timestamp_analyzed'),
    id: 'uuid',
    event: {
      severity_id: lookup('severity', { 1: 'High', 2: 'Medium', 3: 'Low' }, 'Medium'),
      severity: 'severity',
      message: first('message', 'detail_threat_found', 'state', 'type'),
      metadata: { event_code: 'event_type', log_name: 'type', loggers: [{ name: first('gcap', 'host') }, { name: 'gcenter' }] },
    },
    variants: [
      {
        class: 'detection_finding',
        activity: 'Create',
        event: {
          is_alert: true,
          finding_info: {
            title: first('detail_threat_found', 'sub_type', 'signature', 'state', 'type'),
            uid: first('uuid', codedUid('timestamp_detected', 'type', 'src_ip', 'dest_ip', 'SHA256')),
            analytic: { name: 'type', category: 'event_type', type_id: 1 },
          },
          evidences: [
            {
              src_endpoint: { ip: 'src_ip', port: 'src_port' },
              dst_endpoint: { ip: 'dest_ip', port: 'dest_port' },
              connection_info: { uid: 'flow_id', protocol_name: 'proto' },
              file: {
                name: first('filename', 'file_name'),
                size: first('size', 'file_size'),
                mime_type: first('magic', 'file_type'),
                hashes: [first('MD5', 'md5'), first('SHA1'), first('SHA256', 'sha256')],
                type_id: 1,
              },
              http_request: { url: 'http_uri', user_agent: 'http_user_agent' },
            },
          ],
        },
      },
    ],
  },
});
