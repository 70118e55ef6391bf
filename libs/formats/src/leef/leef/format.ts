import { lineFormat } from '../../form/define';
import { all, first, lookup, PRESENT, type Tree } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { actionOf, dispositionOf, flowPrincipal, httpActivity, translated } from '../../shared/flow';
import { parseLeef } from './parse';

const A = 'attributes';
const SOURCE: Tree = {
  ip: first(`${A}.src`, `${A}.identSrc`, `${A}.srcPreNAT`),
  port: first(`${A}.srcPort`, `${A}.srcPreNATPort`),
  mac: first(`${A}.srcMAC`, `${A}.identMAC`),
  hostname: first(`${A}.identHostName`, `${A}.srcHostName`, `${A}.identNetBios`),
  zone: first(`${A}.srcZone`, `${A}.SourceZone`),
  interface_name: first(`${A}.srcInterface`, `${A}.IngressInterface`),
  proxy_endpoint: translated(`${A}.srcPostNAT`, `${A}.srcPostNATPort`),
};
const TARGET: Tree = {
  ip: first(`${A}.dst`, `${A}.dstPreNAT`),
  port: first(`${A}.dstPort`, `${A}.dstPreNATPort`),
  mac: `${A}.dstMAC`,
  hostname: `${A}.dstHostName`,
  zone: first(`${A}.dstZone`, `${A}.DestinationZone`),
  interface_name: first(`${A}.dstInterface`, `${A}.EgressInterface`),
  proxy_endpoint: translated(`${A}.dstPostNAT`, `${A}.dstPostNATPort`),
};
const USER: Tree = { name: first(`${A}.usrName`, `${A}.accountName`), domain: first(`${A}.domain`, `${A}.realm`) };
const ACTOR: Tree = { user: USER };
const FILE: Tree = { name: first(`${A}.fileName`, `${A}.filename`), path: `${A}.filePath`, hashes: [`${A}.fileHash`] };
const LOGON = /log(?:ged)?[ _-]?(?:in|on|off|out)|authenticat/i;

/** QRadar's Log Event Extended Format, by products that have no format of their own here. */
export const leef = lineFormat({
  name: 'leef',
  docs: 'https://www.ibm.com/docs/en/dsm?topic=overview-leef-event-components',
  signs: [{ contains: ['LEEF:'], matches: /^.{0,512}\bLEEF: ?[12](?:\.0)?\|/s }],
  parse: (message) => {
    const record = parseLeef(message);
    return record && { ...record, line: message };
  },
  mapping: {
    product: { vendor: 'LEEF', name: 'LEEF' },
    time: first(`${A}.devTime`, `${A}.eventTime`, `${A}.StartTime`),
    event: {
      severity_id: lookup(`${A}.sev`, [
        [/^(?:[0-1]|info\w*)$/i, 'Informational'],
        [/^(?:[2-3]|low)$/i, 'Low'],
        [/^(?:[4-6]|medium)$/i, 'Medium'],
        [/^(?:[7-8]|high)$/i, 'High'],
        [/^(?:9|10|critical)$/i, 'Critical'],
      ]),
      severity: first(`${A}.sev`, `${A}.Severity`),
      message: first(`${A}.msg`, `${A}.message`, `${A}.reason`),
      action: first(`${A}.action`, `${A}.act`),
      action_id: first(actionOf(`${A}.action`), actionOf(`${A}.act`), actionOf('eventId')),
      disposition_id: first(dispositionOf(`${A}.action`), dispositionOf(`${A}.act`)),
      firewall_rule: { name: first(`${A}.policy`, `${A}.RuleName`, `${A}.rule`) },
      device: { hostname: first(`${A}.vSrcName`, `${A}.dvchost`, '$.host'), ip: first(`${A}.vSrc`, `${A}.dvc`) },
      metadata: {
        event_code: 'eventId',
        product: { name: 'product', vendor_name: 'vendor', version: 'productVersion' },
        log_name: `${A}.cat`,
        log_version: 'leef',
      },
    },
    variants: [
      {
        when: [
          { [`${A}.cat`]: /(?:\bid[sp]\b|\bips\b|alert|threat|malware|virus|attack|intrusion|detection|phish|exploit)/i },
          { eventId: /(?:malware|virus|attack|intrusion|exploit|phish|trojan|ransom|threat)/i },
          { [`${A}.sev`]: /^(?:[7-9]|10|high|critical)$/i },
        ],
        class: 'detection_finding',
        activity: 'Create',
        event: {
          finding_info: {
            title: first(`${A}.threatName`, `${A}.AttackName`, `${A}.signature`, 'eventId'),
            uid: codedUid('line'),
            types: all(`${A}.cat`),
            analytic: { name: first(`${A}.signature`, 'eventId'), uid: 'eventId', type_id: 1 },
          },
          is_alert: true,
          evidences: [
            {
              src_endpoint: SOURCE,
              dst_endpoint: TARGET,
              actor: ACTOR,
              file: FILE,
              url: `${A}.url`,
              connection_info: { protocol_name: `${A}.proto` },
            },
          ],
        },
      },
      {
        when: [
          { [`${A}.isLoginEvent`]: /^true$/i },
          { [`${A}.isLogoutEvent`]: /^true$/i },
          { eventId: LOGON, [`${A}.usrName`]: PRESENT },
          { [`${A}.cat`]: LOGON, [`${A}.usrName`]: PRESENT },
        ],
        class: 'authentication',
        activity: first(lookup(`${A}.isLogoutEvent`, { true: 'Logoff' }), lookup('eventId', [[/log(?:ged)?[ _-]?(?:off|out)/i, 'Logoff']], 'Logon')),
        event: {
          user: USER,
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          status_id: first(
            lookup(`${A}.outcome`, [
              [/^succ/i, 'Success'],
              [/^fail/i, 'Failure'],
            ]),
            lookup('eventId', [
              [/fail|denied|invalid/i, 'Failure'],
              [/succ/i, 'Success'],
            ]),
          ),
        },
      },
      {
        when: [{ [`${A}.url`]: PRESENT }],
        class: 'http_activity',
        activity: httpActivity(`${A}.method`),
        event: {
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          actor: ACTOR,
          http_request: {
            url: `${A}.url`,
            http_method: `${A}.method`,
            user_agent: first(`${A}.userAgent`, `${A}.useragent`),
            referrer: `${A}.referer`,
          },
          http_response: { code: first(`${A}.responseCode`, `${A}.status`) },
          traffic: { bytes_out: `${A}.srcBytes`, bytes_in: `${A}.dstBytes` },
        },
      },
      {
        when: [{ [`${A}.src`]: PRESENT }, { [`${A}.dst`]: PRESENT }],
        class: 'network_activity',
        activity: 'Traffic',
        event: {
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          actor: ACTOR,
          connection_info: { protocol_name: `${A}.proto` },
          app_name: first(`${A}.app`, `${A}.application`, `${A}.Application`),
          traffic: {
            bytes: `${A}.totalBytes`,
            bytes_out: `${A}.srcBytes`,
            bytes_in: `${A}.dstBytes`,
            packets: `${A}.totalPackets`,
            packets_out: `${A}.srcPackets`,
            packets_in: `${A}.dstPackets`,
          },
        },
      },
      { class: 'base_event', activity: 99, event: { activity_name: 'eventId', actor: ACTOR } },
    ],
    ignore: ['line', `${A}.devTimeFormat`],
    principal: flowPrincipal,
  },
});
