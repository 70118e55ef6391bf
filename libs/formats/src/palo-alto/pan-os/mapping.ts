import { all, code, first, is, list, lookup, PRESENT, when, type First, type Mapping, type Tree, type When } from '../../form/form';
import { actionOf, dispositionOf, flowPrincipal, httpActivity, seconds, translated } from '../../shared/flow';
import { codedUid } from '../../shared/finding-uid';
import { asText } from '../../shared/json';
import { bindings } from './bindings';

/** OCSF device.type_id. */
const FIREWALL = 9;

const country = (path: string): When => when({ [path]: /^[A-Z]{2}$/ }, { country: path }, { region: path });
const person = (whole: string, name: string, domain: string): When => when({ [whole]: PRESENT }, whole, { name, domain });

const SOURCE: Tree = {
  ip: first('SourceAddress', 'SourceIP', 'SourceIPv6'),
  port: 'SourcePort',
  zone: 'FromZone',
  interface_name: 'InboundInterface',
  interface_uid: 'InboundInterfaceDetailsPort',
  hostname: 'SourceDeviceHost',
  mac: 'SourceDeviceMac',
  type: 'SourceDeviceCategory',
  os: { name: 'SourceDeviceOSFamily', version: 'SourceDeviceOSVersion', type_id: 0 },
  hw_info: { vendor_name: 'SourceDeviceVendor' },
  location: country('SourceLocation'),
  uid: first('GPHostID', 'HostID'),
  proxy_endpoint: translated('NATSource', 'NATSourcePort'),
};
const TARGET: Tree = {
  ip: first('DestinationAddress', 'DestinationIPv6'),
  port: 'DestinationPort',
  zone: 'ToZone',
  interface_name: 'OutboundInterface',
  interface_uid: 'OutboundInterfaceDetailsPort',
  hostname: 'DestinationDeviceHost',
  mac: 'DestinationDeviceMac',
  type: 'DestinationDeviceCategory',
  os: { name: 'DestinationDeviceOSFamily', version: 'DestinationDeviceOSVersion', type_id: 0 },
  hw_info: { vendor_name: 'DestinationDeviceVendor' },
  location: country('DestinationLocation'),
  owner: person('DestinationUser', 'DestinationUserName', 'DestinationUserDomain'),
  proxy_endpoint: translated('NATDestination', 'NATDestinationPort'),
};
const PERSON = person('SourceUser', 'SourceUserName', 'SourceUserDomain');
const ACTOR: Tree = { user: PERSON };
const RULE: Tree = { name: 'Rule', uid: 'RuleUUID' };
const CONNECTION: Tree = { protocol_name: 'Protocol', direction: 'DirectionOfAttack', session: { uid: 'SessionID' } };
const TRAFFIC: Tree = {
  bytes: 'Bytes',
  bytes_out: 'BytesSent',
  bytes_in: 'BytesReceived',
  packets: 'PacketsTotal',
  packets_out: 'PacketsSent',
  packets_in: 'PacketsReceived',
};
const URL: Tree = {
  url_string: 'URL',
  scheme: 'UrlParts.scheme',
  hostname: 'UrlParts.hostname',
  port: 'UrlParts.port',
  path: 'UrlParts.path',
  query_string: 'UrlParts.query_string',
  categories: first(list('URLCategoryList', ','), 'URLCategory'),
};
const FILE: Tree = { name: 'FileName', type: 'FileType', hashes: ['FileHash'], type_id: 1 };
const FLOW: Tree = {
  src_endpoint: SOURCE,
  dst_endpoint: TARGET,
  actor: ACTOR,
  connection_info: CONNECTION,
  app_name: 'Application',
  firewall_rule: RULE,
  action: 'Action',
  action_id: actionOf('Action'),
  disposition_id: dispositionOf('Action'),
  traffic: TRAFFIC,
  duration: seconds('SessionDuration'),
  start_time: 'SessionStartTime',
  count: 'RepeatCount',
  status_detail: 'SessionEndReason',
};
/** The user's own device, in records of GlobalProtect and of its checks. */
const ENDPOINT: Tree = {
  ip: first('PublicIPv4', 'PublicIPv6', 'SourceIP', 'SourceAddress'),
  hostname: first('EndpointDeviceName', 'SourceDeviceHost'),
  uid: 'HostID',
  mac: first('EndpointMac', 'SourceDeviceMac'),
  type: 'SourceDeviceCategory',
  os: { name: first('EndpointOSType', 'SourceDeviceOSFamily'), version: first('EndpointOSVersion', 'SourceDeviceOSVersion'), type_id: 0 },
  hw_info: { serial_number: first('EndpointSN', 'EndpointSerialNumber'), vendor_name: 'SourceDeviceVendor' },
  location: { country: first('SourceRegion') },
  agent_list: [{ name: when({ GlobalProtectClientVersion: PRESENT }, is('GlobalProtect')), version: 'GlobalProtectClientVersion', type_id: 99 }],
};

/** A session of GlobalProtect: the device that came, and the gateway or portal it came to. */
const PROTECTED: Tree = {
  src_endpoint: ENDPOINT,
  dst_endpoint: { hostname: when({ Gateway: PRESENT }, 'Gateway', 'Portal'), zone: 'GlobalProtectGatewayLocation' },
  status: 'EventStatus',
  status_id: lookup('EventStatus', [
    [/^succ/i, 'Success'],
    [/^fail/i, 'Failure'],
  ]),
  status_detail: first('ConnectionError', 'QuarantineReason', 'Stage'),
  duration: seconds('LoginDuration'),
};

const LEVELS = { informational: 'Informational', low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' };
const SEVERITY: First = first(lookup('VendorSeverity', LEVELS), lookup('Severity', LEVELS));

const TLS_VERSIONS = { 'TLS1.0': '1.0', 'TLS1.1': '1.1', 'TLS1.2': '1.2', 'TLS1.3': '1.3', 'SSL3.0': '3.0' };
const MALWARE: readonly (readonly [RegExp, string])[] = [
  [/spyware/i, 'Spyware'],
  [/ransom/i, 'Ransomware'],
  [/virus/i, 'Virus'],
];

/** Records of PAN-OS and of the Strata Logging Service under the service's names → OCSF. */
export const MAPPING: Mapping = {
  product: { vendor: 'Palo Alto Networks', name: 'PAN-OS' },
  // Of CSV only the high resolution time has a zone.
  time: first('TimeWithZone', 'TimeGenerated', 'EventTime', 'TimeReceived', 'LogTime'),
  // A sequence number is counted by device and log type.
  id: code(['SequenceNo'], (record) => {
    const number = record['SequenceNo'];
    if (typeof number === 'number' && !Number.isSafeInteger(number)) return undefined;
    const sequence = asText(number);
    const device = asText(record['DeviceSN']) ?? asText(record['LogSourceID']);
    return sequence === undefined || sequence === '0' || device === undefined
      ? undefined
      : `${device}/${asText(record['LogType']) ?? ''}/${sequence}`;
  }),
  event: {
    severity_id: SEVERITY,
    severity: first('VendorSeverity', 'Severity'),
    timezone_offset: when({ dtz: ['UTC', 'GMT'] }, 0),
    message: first('EventDescription', 'Description', 'AuthenticationDescription', 'ErrorMessage'),
    device: { hostname: first('DeviceName', 'LogSourceName'), uid: first('DeviceSN', 'LogSourceID'), type_id: FIREWALL },
    metadata: {
      log_name: 'LogType',
      event_code: first('EventName', 'EventIDValue', 'Subtype'),
      log_level: first('VendorSeverity', 'CefSeverity'),
      original_time: 'TimeGeneratedHighResolution',
      logged_time: first('TimeReceived', 'LogTime'),
      product: { name: first('Product'), version: first('ProductVersion') },
    },
  },
  variants: [
    {
      when: { LogType: /^(?:TRAFFIC|TUNNEL|SCTP|START|END|GTP|IPTAG)$/i },
      class: 'network_activity',
      activity: lookup('Subtype', { start: 'Open', end: 'Close', drop: 'Refuse', deny: 'Refuse' }, 'Traffic'),
      event: FLOW,
    },
    {
      when: [{ LogType: /^THREAT$/i, Subtype: 'url' }, { LogType: /^URL$/i }],
      class: 'http_activity',
      activity: httpActivity('HTTPMethod'),
      event: {
        ...FLOW,
        dst_endpoint: { ...TARGET, hostname: first('DestinationDeviceHost', 'UrlParts.hostname') },
        http_request: {
          http_method: 'HTTPMethod',
          user_agent: 'UserAgent',
          referrer: 'Referer',
          x_forwarded_for: all('XForwardedFor', 'XFFIP'),
          url: URL,
        },
        // 9999 is the id of all URL filtering.
        metadata: { event_code: first('ThreatNumber', 'Subtype') },
      },
    },
    {
      when: [
        { LogType: /^THREAT$/i, Subtype: 'file', FileName: PRESENT },
        { LogType: /^FILE$/i, FileName: PRESENT },
      ],
      class: 'network_file_activity',
      activity: lookup(
        'FileType',
        [
          [/upload/i, 'Upload'],
          [/download/i, 'Download'],
        ],
        'Other',
      ),
      event: { ...FLOW, file: FILE },
    },
    {
      when: [{ LogType: /^THREAT$/i, Subtype: 'file' }, { LogType: /^FILE$/i }],
      class: 'network_activity',
      activity: 'Traffic',
      event: FLOW,
    },
    {
      when: { LogType: /^THREAT$/i },
      class: 'detection_finding',
      activity: 'Create',
      event: {
        finding_info: {
          title: first('ThreatName', 'ThreatNameFirewall', 'ThreatID', 'ThreatCategory', 'Subtype'),
          uid: codedUid('DeviceSN', 'SequenceNo', 'TimeGenerated', 'SessionID', 'ThreatID', 'SourceAddress', 'DestinationAddress'),
          types: all('Subtype', 'ThreatCategory'),
          analytic: {
            name: first('ThreatName', 'ThreatNameFirewall', 'ThreatID'),
            uid: first('ThreatNumber', 'ThreatID'),
            category: 'ThreatCategory',
            type_id: 1,
          },
        },
        is_alert: true,
        firewall_rule: RULE,
        action: 'Action',
        action_id: actionOf('Action'),
        disposition_id: dispositionOf('Action'),
        count: 'RepeatCount',
        malware: [
          when(
            { Subtype: /virus|spyware/i },
            { name: first('ThreatName', 'ThreatID'), uid: 'ThreatNumber', classification_ids: [lookup('Subtype', MALWARE)] },
          ),
        ],
        evidences: [
          {
            src_endpoint: SOURCE,
            dst_endpoint: { ...TARGET, svc_name: 'Application' },
            actor: ACTOR,
            connection_info: CONNECTION,
            file: FILE,
            url: URL,
          },
        ],
        metadata: { event_code: first('ThreatNumber', 'ThreatID', 'Subtype') },
      },
    },
    {
      when: { LogType: /^CORRELATION$/i },
      class: 'detection_finding',
      activity: 'Create',
      event: {
        finding_info: {
          title: first('ObjectName', 'CorrelationCategory'),
          uid: codedUid('DeviceSN', 'TimeGenerated', 'ObjectID', 'SourceAddress', 'SourceUser'),
          types: all('CorrelationCategory'),
          desc: 'Evidence',
          analytic: { name: 'ObjectName', uid: 'ObjectID', category: 'CorrelationCategory', type_id: 2 },
        },
        is_alert: true,
        evidences: [{ src_endpoint: SOURCE, actor: ACTOR }],
      },
    },
    {
      when: { LogType: /^DECRYPTION$/i },
      class: 'network_activity',
      activity: lookup('Subtype', { start: 'Open', end: 'Close', drop: 'Refuse', deny: 'Refuse' }, 'Traffic'),
      event: {
        ...FLOW,
        status_detail: first('ErrorMessage', 'ErrorIndex'),
        policy: { name: 'PolicyName' },
        tls: {
          version: lookup('TLSVersion', TLS_VERSIONS),
          cipher: 'TLSEncryptionAlgorithm',
          sni: 'ServerNameIndication',
          certificate: {
            subject: 'CommonName',
            issuer: 'IssuerCommonName',
            serial_number: 'CertificateSerial',
            created_time: 'TimeNotBefore',
            expiration_time: 'TimeNotAfter',
            version: 'CertificateVersion',
            fingerprints: all('Fingerprint'),
          },
        },
      },
    },
    {
      when: { LogType: /^DNS$/i },
      class: 'dns_activity',
      activity: 'Response',
      event: {
        ...FLOW,
        src_endpoint: SOURCE,
        dst_endpoint: { ip: first('DNSResolverIP', 'DestinationAddress'), port: 'DestinationPort', zone: 'ToZone' },
        query: { hostname: first('DNSQuery', 'DomainName', 'QueryName'), type: 'RecordType' },
        answers: 'DNSResponse',
      },
    },
    {
      when: { LogType: /^USERID$/i },
      class: 'authentication',
      activity: lookup('Subtype', { login: 'Logon', logout: 'Logoff' }, 'Other'),
      event: {
        user: first('User', 'SourceUser'),
        src_endpoint: { ip: first('SourceIP', 'SourceAddress'), port: 'SourcePort', mac: 'SourceMac' },
        dst_endpoint: { port: 'DestinationPort', hostname: when({ MappingDataSourceName: /\./ }, 'MappingDataSourceName') },
        service: { name: first('MappingDataSourceName', 'MappingDataSource') },
        auth_protocol: 'MFAFactorType',
        status: is('Success'),
        status_id: is('Success'),
        count: 'RepeatCount',
        metadata: { log_provider: 'MappingDataSource' },
      },
    },
    {
      when: [{ LogType: /^AUTH/i }],
      class: 'authentication',
      activity: 'Logon',
      event: {
        user: first('NormalizeUser', 'User'),
        src_endpoint: ENDPOINT,
        dst_endpoint: { zone: 'ToZone' },
        service: { name: first('AuthenticationObject', 'AuthServerProfile') },
        auth_protocol: 'AuthenticationProtocol',
        auth_protocol_id: lookup('AuthenticationProtocol', [
          [/^EAP/i, 'EAP'],
          [/PAP/i, 'PAP'],
          [/CHAP/i, 'CHAP'],
        ]),
        status_id: lookup('AuthEvent', [
          [/succ|^allow|accept/i, 'Success'],
          [/fail|invalid|den(?:y|ied)|reject|expired|locked|timed? ?out|not |error/i, 'Failure'],
        ]),
        status_detail: 'AuthEvent',
        firewall_rule: { name: 'AuthenticationPolicy', uid: 'RuleUUID' },
        http_request: { user_agent: 'UserAgentString' },
        session: { uid: 'SessionID' },
        count: 'RepeatCount',
      },
    },
    {
      when: { LogType: /^GLOBALPROTECT$/i, EventIDValue: /auth|logout|login/i },
      class: 'authentication',
      activity: lookup('EventIDValue', [[/logout/i, 'Logoff']], 'Logon'),
      event: { user: PERSON, ...PROTECTED, auth_protocol: 'AuthMethod', is_remote: true, service: { name: is('GlobalProtect') } },
    },
    {
      when: { LogType: /^GLOBALPROTECT$/i },
      class: 'tunnel_activity',
      activity: lookup(
        'EventIDValue',
        [
          [/connected|setup|register/i, 'Open'],
          [/release|disconnect/i, 'Close'],
          [/renew|switch/i, 'Renew'],
        ],
        'Other',
      ),
      event: { user: PERSON, ...PROTECTED, tunnel_interface: { ip: first('PrivateIPv4', 'PrivateIPv6') }, tunnel_type: 'TunnelType' },
    },
    {
      when: { LogType: /^HIP-?MATCH$/i },
      class: 'inventory_info',
      activity: 'Log',
      event: {
        actor: ACTOR,
        device: { ...ENDPOINT, owner: PERSON, type_id: 0 },
        metadata: { loggers: [{ name: 'DeviceName', uid: 'DeviceSN' }], event_code: 'HipMatchType' },
        message: 'HipMatchName',
      },
    },
    {
      when: { LogType: /^CONFIG$/i },
      class: 'api_activity',
      activity: lookup(
        'EventCommand',
        [
          [/^(?:add|clone|create|import|load)/i, 'Create'],
          [/^(?:delete|remove)/i, 'Delete'],
          [/^(?:edit|set|rename|move|commit|multi|override|revert|save)/i, 'Update'],
        ],
        'Other',
      ),
      event: {
        api: { operation: 'EventCommand', service: { name: 'Client' } },
        actor: { user: first('Admin', 'SourceUser'), app_name: 'Client' },
        src_endpoint: 'EventHost',
        resources: [{ name: 'ConfigPath', type: is('configuration'), data: { before: 'BeforeChangeDetail', after: 'AfterChangeDetail' } }],
        status: 'EventResult',
        status_id: lookup('EventResult', { submitted: 'Success', succeeded: 'Success', failed: 'Failure', unauthorized: 'Failure' }),
      },
    },
    {
      when: [
        { LogType: /^SYSTEM$/i, 'said.user': PRESENT, EventName: /auth|login|logout|fail/i },
        { LogType: /^SYSTEM$/i, 'said.user': PRESENT, Subtype: /^auth$/i },
        { LogType: /^SYSTEM$/i, 'said.user': PRESENT, EventDescription: /\blog(?:ged|in)? ?(?:in|on|out|off)\b|authenticat/i },
      ],
      class: 'authentication',
      activity: lookup('EventDescription', [[/logged ?o(?:ut|ff)|logout/i, 'Logoff']], 'Logon'),
      event: {
        user: 'said.user',
        src_endpoint: 'said.from',
        dst_endpoint: 'said.server',
        service: { name: first('EventComponent', 'said.profile', 'said.serverProfile', 'LogType') },
        auth_protocol: 'said.protocol',
        auth_protocol_id: lookup('said.protocol', [
          [/EAP/i, 'EAP'],
          [/PAP/i, 'PAP'],
          [/CHAP/i, 'CHAP'],
        ]),
        status_id: lookup('EventDescription', [
          [/fail|invalid|denied|reject|lock(?:ed)? ?out/i, 'Failure'],
          [/succe|authenticat|logged/i, 'Success'],
        ]),
        status_detail: 'said.reason',
      },
    },
    {
      when: [
        { LogType: /^SYSTEM$/i, 'said.from': PRESENT },
        { LogType: /^SYSTEM$/i, 'said.server': PRESENT },
        { LogType: /^SYSTEM$/i, 'said.interface': PRESENT },
      ],
      class: 'network_activity',
      activity: 'Other',
      event: {
        activity_name: first('said.state', 'EventName'),
        src_endpoint: { ip: 'said.from', interface_name: 'said.interface' },
        dst_endpoint: { ip: first('said.serverIp', 'said.server'), hostname: 'said.server' },
        app_protocol_name: 'said.protocol',
      },
    },
    {
      when: { LogType: /^SYSTEM$/i, 'said.product': PRESENT },
      class: 'application_lifecycle',
      activity: lookup(
        'EventDescription',
        [
          [/\binstalled\b/i, 'Install'],
          [/\b(?:upgrad|downgrad|updat)/i, 'Update'],
          [/\brestart/i, 'Restart'],
        ],
        'Other',
      ),
      event: {
        activity_name: 'EventName',
        app: { name: 'said.product', version: 'said.version', vendor_name: is('Palo Alto Networks') },
        actor: { user: 'said.user' },
        status_id: lookup('EventDescription', [
          [/fail|error/i, 'Failure'],
          [/succe|installed|upgraded/i, 'Success'],
        ]),
        status_detail: 'said.reason',
      },
    },
    {
      class: 'base_event',
      activity: 99,
      event: { activity_name: first('EventName', 'Subtype'), actor: { user: first('said.user', 'SourceUser', 'User') } },
    },
  ],
  principal: flowPrincipal,
  bindings,
};
