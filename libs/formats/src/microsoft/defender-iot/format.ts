import { jsonFormat, lineFormat } from '../../form/define';
import { code, first, is, lookup, type Mapping } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { flowPrincipal } from '../../shared/flow';
import { joined } from '../../shared/joined';
import { asText } from '../../shared/json';
import { parseAlert } from './line';

const DOCS = 'https://learn.microsoft.com/azure/defender-for-iot/organizations/how-to-forward-alert-information-to-partners';
const ENGINE = /^(?:protocol violation|policy violation|malware|anomaly|operational)$/i;

const STEPS = code(['remediationSteps'], ({ remediationSteps }) => {
  const steps = (Array.isArray(remediationSteps) ? remediationSteps : [remediationSteps]).flatMap((step: unknown) => asText(step) ?? []);
  return steps.length > 0 ? steps.join('\n') : undefined;
});

const mapping: Mapping = {
  product: { vendor: 'Microsoft', name: 'Defender for IoT' },
  time: first('time', '$.time'),
  // An alert is told of again when somebody handled it; numbers are of one sensor.
  id: first('uuid', joined('id', 'sensorId', 'time', 'handled')),
  event: {
    // Words, and in CEF's header their numbers: 1, 4, 8, 10.
    severity_id: lookup('severity', [
      [/^(?:warning|1)$/i, 'Low'],
      [/^(?:minor|4)$/i, 'Medium'],
      [/^(?:major|8)$/i, 'High'],
      [/^(?:critical|10)$/i, 'Critical'],
    ]),
    severity: 'severity',
    message: 'message',
    metadata: {
      event_code: 'title',
      log_name: 'engine',
      product: { name: is('Defender for IoT'), vendor_name: is('Microsoft'), version: 'sensorVersion' },
      loggers: [{ name: first('sensorName', '$.host'), uid: 'sensorId' }],
    },
  },
  variants: [
    { when: { engine: /^operational$/i }, class: 'base_event', activity: 'Other', event: { activity_name: 'title' } },
    {
      class: 'detection_finding',
      activity: lookup('handled', { true: 'Close' }, 'Create'),
      event: {
        is_alert: true,
        status_id: lookup('handled', { true: 'Resolved' }, 'New'),
        finding_info: {
          uid: first('uuid', joined('id', 'sensorId'), codedUid('time', 'title', 'message', 'sourceDeviceAddress', 'destinationDeviceAddress')),
          title: 'title',
          desc: 'message',
          types: first('alertGroup', 'engine'),
          created_time: 'time',
          analytic: {
            name: 'title',
            category: first('alertGroup', 'engine'),
            type_id: lookup(
              'engine',
              { Malware: 'Rule', 'Policy Violation': 'Rule', 'Protocol Violation': 'Rule', Anomaly: 'Behavioral' },
              'Unknown',
            ),
          },
        },
        remediation: { desc: STEPS },
        evidences: [
          {
            src_endpoint: {
              ip: 'sourceDeviceAddress',
              mac: first('sourceMac', 'sourceDeviceAddress'),
              name: 'sourceName',
              uid: 'sourceDevice',
              zone: 'zoneName',
            },
            dst_endpoint: {
              ip: 'destinationDeviceAddress',
              mac: first('destinationMac', 'destinationDeviceAddress'),
              name: 'destinationName',
              uid: 'destinationDevice',
            },
            data: { app_protocol: 'protocol', additional: 'additionalInformation' },
            name: is('flow'),
          },
        ],
      },
    },
  ],
  principal: flowPrincipal,
};

/** Alerts of OT sensors: members of the sensor's and the management console's API and of the console's webhooks. */
export const defenderIotJson = jsonFormat({
  name: 'microsoft.defender-iot',
  docs: DOCS,
  signs: [{ has: ['engine', 'title', 'message', 'severity', 'time'], is: { engine: ENGINE } }],
  mapping,
});

/** The same, forwarded by syslog in CEF, in LEEF, or as text. */
export const defenderIotLine = lineFormat({
  name: 'microsoft.defender-iot',
  docs: DOCS,
  signs: [
    {
      contains: ['CEF:', 'LEEF:', 'Defender for IoT Alert:'],
      matches:
        /^.{0,512}\b(?:CEF: ?\d{1,2}\|(?:[^|]{0,64}Defender for IoT|CyberX)[^|]{0,64}\||LEEF: ?\d\.\d\|[^|]{0,64}Defender for IoT\||(?:Microsoft|Azure) Defender for IoT Alert: )/s,
    },
  ],
  parse: parseAlert,
  mapping,
});
