import { ABSENT, first, lookup, PRESENT, when, type Lookup, type Tree } from '../../form/form';
import { lineFormat } from '../../form/define';
import { codedUid } from '../../shared/finding-uid';
import { flowPrincipal, httpActivity } from '../../shared/flow';
import { parseCef } from './parse';

/** CEF's severity: 0 to 10, or words (CEF, "Header Field Definitions"). */
export const CEF_SEVERITY: Lookup = lookup('severity', [
  [/^(?:[0-1]|unknown)$/i, 'Informational'],
  [/^(?:[2-3]|low)$/i, 'Low'],
  [/^(?:[4-6]|medium)$/i, 'Medium'],
  [/^(?:[7-8]|high)$/i, 'High'],
  [/^(?:9|10|very-?high|critical)$/i, 'Critical'],
]);

const BLOCKED = /^(?:block|deny|denied|drop|reject|reset|quarantin|prevent|remov|clean|delet|isolat)/i;
const ALLOWED = /^(?:allow|accept|pass|permit|alert|detect|log|monitor|notif)/i;

const LOGON = /log(?:ged)?[ -]?(?:in|on|off|out)|authenticat/i;

const SOURCE: Tree = {
  ip: first('ext.src', 'ext.sourceAddress'),
  port: first('ext.spt', 'ext.sourcePort'),
  mac: first('ext.smac', 'ext.sourceMacAddress'),
  hostname: first('ext.shost', 'ext.sourceHostName'),
  interface_name: first('ext.deviceInboundInterface'),
  proxy_endpoint: { ip: 'ext.sourceTranslatedAddress', port: 'ext.sourceTranslatedPort' },
};
const TARGET: Tree = {
  ip: first('ext.dst', 'ext.destinationAddress'),
  port: first('ext.dpt', 'ext.destinationPort'),
  mac: first('ext.dmac', 'ext.destinationMacAddress'),
  hostname: first('ext.dhost', 'ext.destinationHostName'),
  interface_name: first('ext.deviceOutboundInterface'),
  proxy_endpoint: { ip: 'ext.destinationTranslatedAddress', port: 'ext.destinationTranslatedPort' },
};
const ACTOR: Tree = {
  user: { name: first('ext.suser', 'ext.sourceUserName'), uid: first('ext.suid', 'ext.sourceUserId'), domain: 'ext.sntdom' },
  // OCSF wants the pid of a process.
  process: { name: first('ext.sproc', 'ext.deviceProcessName'), pid: 'ext.spid' },
  app_name: when({ 'ext.spid': ABSENT }, first('ext.sproc', 'ext.deviceProcessName')),
};
const FILE: Tree = {
  name: first('ext.fname', 'ext.fileName'),
  path: 'ext.filePath',
  size: first('ext.fsize', 'ext.fileSize'),
  hashes: [first('ext.fileHash')],
};
const REQUEST: Tree = {
  url: first('ext.request', 'ext.requestUrl'),
  http_method: 'ext.requestMethod',
  user_agent: 'ext.requestClientApplication',
  referrer: 'ext.requestContext',
};
const TRAFFIC: Tree = { bytes_out: first('ext.out', 'ext.bytesOut'), bytes_in: first('ext.in', 'ext.bytesIn') };

/** ArcSight Common Event Format, by products that have no format of their own here. */
export const cef = lineFormat({
  name: 'cef',
  docs: 'https://www.microfocus.com/documentation/arcsight/arcsight-smartconnectors-8.4/cef-implementation-standard/',
  signs: [{ contains: ['CEF:'], matches: /^.{0,512}\bCEF: ?\d{1,2}\|/s }],
  parse: (message) => {
    const record = parseCef(message);
    return record && { ...record, line: message };
  },
  mapping: {
    product: { vendor: 'CEF', name: 'CEF' },
    time: first('ext.rt', 'ext.deviceReceiptTime', 'ext.end', 'ext.start'),
    event: {
      severity_id: CEF_SEVERITY,
      severity: 'severity',
      message: first('ext.msg', 'ext.message', 'name'),
      status: 'ext.outcome',
      status_id: lookup('ext.outcome', [
        [/^succ/i, 'Success'],
        [/^fail/i, 'Failure'],
      ]),
      status_detail: 'ext.reason',
      start_time: 'ext.start',
      end_time: 'ext.end',
      count: 'ext.cnt',
      action_id: lookup('ext.act', [
        [BLOCKED, 'Denied'],
        [ALLOWED, 'Allowed'],
      ]),
      action: 'ext.act',
      device: {
        hostname: first('ext.dvchost', 'ext.deviceHostName', '$.host'),
        ip: first('ext.dvc', 'ext.deviceAddress'),
        mac: first('ext.dvcmac', 'ext.deviceMacAddress'),
        uid: 'ext.deviceExternalId',
      },
      metadata: {
        uid: first('ext.externalId', 'ext.eventId'),
        event_code: 'signature',
        product: { name: 'product', vendor_name: 'vendor', version: 'productVersion' },
        log_name: 'ext.cat',
      },
    },
    variants: [
      {
        when: [
          { 'ext.cat': /(?:ids|ips|alert|threat|malware|virus|attack|intrusion|detection|phish|exploit)/i },
          { name: /(?:malware|virus|attack|intrusion|exploit|phish|trojan|ransom|suspicious|threat)/i },
          { severity: /^(?:[7-9]|10|high|very-?high|critical)$/i },
        ],
        class: 'detection_finding',
        activity: 'Create',
        event: {
          status_id: null,
          finding_info: {
            title: 'name',
            uid: first('ext.externalId', codedUid('line')),
            analytic: { uid: 'signature', name: 'name', type_id: 1 },
          },
          is_alert: true,
          evidences: [{ src_endpoint: SOURCE, dst_endpoint: TARGET, actor: ACTOR, file: FILE, url: first('ext.request', 'ext.requestUrl') }],
        },
      },
      {
        when: [
          { name: LOGON, 'ext.duser': PRESENT },
          { name: LOGON, 'ext.suser': PRESENT },
        ],
        class: 'authentication',
        activity: lookup('name', [[/log(?:ged)?[ -]?(?:off|out)/i, 'Logoff']], 'Logon'),
        event: {
          user: {
            name: first('ext.duser', 'ext.destinationUserName', 'ext.suser', 'ext.sourceUserName'),
            uid: first('ext.duid', 'ext.suid'),
            domain: first('ext.dntdom', 'ext.sntdom'),
          },
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
        },
      },
      {
        when: [{ 'ext.request': PRESENT }, { 'ext.requestUrl': PRESENT }],
        class: 'http_activity',
        activity: httpActivity('ext.requestMethod'),
        event: { src_endpoint: SOURCE, dst_endpoint: TARGET, actor: ACTOR, http_request: REQUEST, traffic: TRAFFIC, file: FILE },
      },
      {
        when: [
          { 'ext.src': PRESENT, 'ext.dst': PRESENT },
          { 'ext.sourceAddress': PRESENT, 'ext.destinationAddress': PRESENT },
        ],
        class: 'network_activity',
        activity: lookup('ext.act', [[BLOCKED, 'Refuse']], 'Traffic'),
        event: {
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          actor: ACTOR,
          connection_info: { protocol_name: first('ext.proto', 'ext.transportProtocol') },
          app_protocol_name: first('ext.app', 'ext.applicationProtocol'),
          traffic: TRAFFIC,
        },
      },
      {
        class: 'base_event',
        activity: 99,
        event: {
          activity_name: 'name',
          actor: ACTOR,
        },
      },
    ],
    ignore: ['line'],
    principal: flowPrincipal,
  },
});
