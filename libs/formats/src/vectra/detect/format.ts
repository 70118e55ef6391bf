import { jsonFormat, lineFormat } from '../../form/define';
import { first, is, lookup, PRESENT, when, type Mapping } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { isObject, type Json } from '../../shared/json';

/** Threat scores go from 0 to 100; Vectra's quadrants divide at 50 (Vectra, "Threat and certainty scores"). */
const SCORE = lookup('threat', [
  [/^\d(?:\.|$)/, 'Informational'],
  [/^[1-2]\d(?:\.|$)/, 'Low'],
  [/^[3-4]\d(?:\.|$)/, 'Medium'],
  [/^[5-7]\d(?:\.|$)/, 'High'],
  [/^(?:[89]\d|100)(?:\.|$)/, 'Critical'],
]);

const mapping: Mapping = {
  product: { vendor: 'Vectra', name: 'Detect' },
  time: first('vectra_timestamp', 'event_timestamp', 'timestamp'),
  event: {
    severity_id: SCORE,
    severity: 'severity',
    message: first('message', 'd_type_vname', 'detection_type', 'campaign_name', 'category'),
    status: first('result', 'state'),
    device: {
      uid: first('host_id', 'entity_id'),
      hostname: first('host_name', 'entity_name'),
      name: first('host_name', 'entity_uid'),
      ip: 'host_ip',
      mac: 'mac_address',
      mac_vendor: 'mac_vendor',
    },
    metadata: {
      event_code: first('category', 'type'),
      product: { name: is('Detect'), vendor_name: is('Vectra'), version: 'version' },
      loggers: [{ name: first('dvchost', 'headend_addr'), uid: 'sensor', device: { ip: 'headend_addr', hostname: 'dvchost', type_id: 0 } }],
    },
  },
  variants: [
    {
      when: [{ detection_id: PRESENT }, { d_type: PRESENT }, { d_type_vname: PRESENT }],
      class: 'detection_finding',
      activity: lookup('state', { fixed: 'Close', inactive: 'Close' }, 'Create'),
      event: {
        status: null,
        is_alert: true,
        confidence_score: 'certainty',
        risk_score: 'threat',
        finding_info: {
          title: first('d_type_vname', 'detection_type', 'd_type', 'category'),
          uid: first('detection_id', codedUid('id', 'vectra_timestamp')),
          analytic: { name: first('d_type_vname', 'detection_type', 'd_type'), uid: 'd_type', category: 'category', type_id: 4 },
          src_url: first('href', 'detection_href', 'url'),
          first_seen_time: 'detail.first_timestamp',
          last_seen_time: 'detail.last_timestamp',
        },
        evidences: [
          {
            src_endpoint: { ip: first('host_ip', 'detail.src_ip'), hostname: 'host_name', uid: 'entity_uid' },
            dst_endpoint: {
              ip: first('dd_dst_ip', 'detail.dst_ip', 'detail.external_target.ip', 'detail.session.dst_ip'),
              port: first('dd_dst_port', 'detail.dst_port', 'detail.session.dst_port'),
              hostname: first('dd_dst_dns', 'detail.dst_dns', 'detail.external_target.name'),
            },
            connection_info: { protocol_name: first('dd_proto', 'detail.session.protocol') },
            user: { name: first('account_uid', when({ entity_type: 'account' }, 'entity_uid')) },
            data: { bytes_sent: first('dd_bytes_sent', 'detail.bytes_sent'), bytes_received: first('dd_bytes_rcvd', 'detail.bytes_received') },
          },
        ],
      },
    },
    {
      when: [{ category: /SCORING$/i }, { certainty: PRESENT, threat: PRESENT }],
      class: 'detection_finding',
      activity: 'Update',
      event: {
        status: null,
        confidence_score: 'certainty',
        risk_score: 'threat',
        finding_info: {
          title: first('category', is('Scoring')),
          uid: codedUid('host_id', 'account_id', 'account_uid', 'entity_id', 'vectra_timestamp'),
          analytic: { name: first('last_detection_type', 'category'), type_id: 4 },
          src_url: first('href', 'url'),
        },
        evidences: [
          {
            src_endpoint: { ip: 'host_ip', hostname: 'host_name', uid: 'host_id' },
            user: { name: 'account_uid', uid: 'account_id' },
            data: { profile: 'detection_profile' },
          },
        ],
      },
    },
    {
      when: [{ campaign_id: PRESENT }, { campaign_name: PRESENT }],
      class: 'detection_finding',
      activity: lookup('action', { INIT: 'Create', ADD: 'Update', CLOSED: 'Close', TIMEOUT: 'Close' }, 'Update'),
      event: {
        status: null,
        finding_info: {
          title: first('campaign_name', 'campaign_id'),
          uid: first('campaign_id', 'campaign_name'),
          desc: 'reason',
          src_url: 'campaign_link',
          analytic: { name: is('Campaign'), type_id: 4 },
        },
        evidences: [
          {
            src_endpoint: { ip: 'src_ip', hostname: 'src_name', uid: 'src_hid' },
            dst_endpoint: { ip: 'dest_ip', hostname: 'dest_name', uid: 'dest_id' },
          },
        ],
      },
    },
    {
      when: { user: PRESENT, message: /^(?:log(?:ged)? ?(?:in|out)|login|logout|authenticat)/i },
      class: 'authentication',
      activity: lookup('message', [[/out/i, 'Logoff']], 'Logon'),
      event: {
        user: { name: 'user', type: 'role' },
        src_endpoint: { ip: 'source_ip' },
        service: { name: is('Vectra Detect') },
        status_id: lookup('result', { success: 'Success', true: 'Success', failure: 'Failure', false: 'Failure' }),
        is_remote: true,
      },
    },
    {
      when: { user: PRESENT },
      class: 'api_activity',
      activity: lookup(
        'message',
        [
          [/^(?:creat|add)/i, 'Create'],
          [/^(?:updat|edit|chang|modif|set|mark)/i, 'Update'],
          [/^(?:delet|remov)/i, 'Delete'],
          [/^(?:view|read|export|download)/i, 'Read'],
        ],
        'Other',
      ),
      event: {
        actor: { user: { name: 'user', type: 'role' } },
        src_endpoint: { ip: 'source_ip' },
        api: { operation: first('message', 'action') },
        status_id: lookup('result', { success: 'Success', true: 'Success', failure: 'Failure', false: 'Failure' }),
      },
    },
    {
      class: 'base_event',
      activity: 99,
      event: {
        activity_name: first('type', 'category', 'action'),
        status_id: lookup('result', { success: 'Success', true: 'Success', failure: 'Failure', false: 'Failure' }),
      },
    },
  ],
};

const described = {
  name: 'vectra.detect',
  docs: 'https://docs.vectra.ai/configuration/response/notifications/syslog-guide-qux',
  mapping,
} as const;

/** Vectra Detect in JSON: detections, scores of hosts and accounts, campaigns, audit and health. */
export const vectraJson = jsonFormat({
  ...described,
  signs: [
    { has: ['vectra_timestamp', 'headend_addr'] },
    { has: ['vectra_timestamp', 'dvchost'] },
    { has: ['d_type_vname', 'category', 'threat'] },
    { has: ['d_type_vname', 'detection_id'] },
    { has: ['entity_uid', 'detection_id'] },
    { has: ['entity_uid', 'certainty', 'threat'] },
  ],
});

/** As Detect sends it to a syslog server: a dash and a colon stand before the JSON. */
export const vectraLine = lineFormat({
  ...described,
  signs: [{ matches: /^[-: ]{1,8}\{.{0,16384}"(?:vectra_timestamp|headend_addr)"/s }],
  parse: (message) => {
    const start = message.indexOf('{');
    return start < 0 ? undefined : parsed(message.slice(start));
  },
});

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
