import { jsonFormat } from '../../form/define';
import { code, first, is, list, lookup, when, PRESENT, type Mapping, type Tree } from '../../form/form';
import { asText, isObject, type Json } from '../../shared/json';
import { lastPart } from '../../windows/trees';
import { osTypeOf } from '../../shared/operating-system';

/** The event's members, with the stream's own under `stream`. */
function prepare(record: Json): Json {
  const { metadata, event, ...rest } = record;
  const own = isObject(event) ? event : {};
  const audit: readonly unknown[] = Array.isArray(own['AuditKeyValues']) ? own['AuditKeyValues'] : [];
  const pairs = audit.flatMap((pair): [string, unknown][] => {
    const key = isObject(pair) ? asText(pair['Key']) : undefined;
    return key === undefined || key === '__proto__' || !isObject(pair) ? [] : [[key, pair['ValueString']]];
  });
  const { AuditKeyValues: _, ...members } = own;
  return { ...rest, ...members, ...(pairs.length > 0 ? { audit: Object.fromEntries(pairs) } : {}), stream: isObject(metadata) ? metadata : {} };
}

const ATTACKS = code(['Tactic', 'Technique', 'MitreAttack'], (record) => {
  const many: readonly unknown[] = Array.isArray(record['MitreAttack']) ? record['MitreAttack'] : [];
  const attacks = many.flatMap((one) => (isObject(one) ? attackOf(one) : []));
  const found = attacks.length > 0 ? attacks : attackOf(record);
  return found.length > 0 ? found : undefined;
});

function attackOf(record: Json): readonly Json[] {
  const part = (name: string): Json | undefined => {
    const label = asText(record[name]);
    const uid = asText(record[`${name}ID`]);
    return label === undefined && uid === undefined
      ? undefined
      : { ...(label === undefined ? {} : { name: label }), ...(uid === undefined ? {} : { uid }) };
  };
  const tactic = part('Tactic');
  const technique = part('Technique');
  return tactic || technique ? [{ ...(tactic ? { tactic } : {}), ...(technique ? { technique } : {}) }] : [];
}

/** Severities are 1 to 5, or 1 to 100, or have names. */
const SEVERITY = first(
  lookup('SeverityName', { Informational: 'Informational', Low: 'Low', Medium: 'Medium', High: 'High', Critical: 'Critical' }),
  lookup('Severity', [
    [/^[01]$/, 'Informational'],
    [/^2$/, 'Low'],
    [/^3$/, 'Medium'],
    [/^4$/, 'High'],
    [/^5$/, 'Critical'],
    [/^1?\d$/, 'Informational'],
    [/^[23]\d$/, 'Low'],
    [/^[45]\d$/, 'Medium'],
    [/^[67]\d$/, 'High'],
    [/^(?:[89]\d|100)$/, 'Critical'],
  ]),
);
const HOST: Tree = {
  hostname: first('Hostname', 'ComputerName', 'HostnameField', 'SourceEndpointHostName', 'EndpointName'),
  uid: first('AgentId', 'SensorId', 'AgentIdString', 'HostID', 'SourceEndpointSensorId', 'DeviceId'),
  ip: first('LocalIPv4', 'LocalIP', 'LocalIPv6', 'SourceEndpointIpAddress'),
  mac: 'MACAddress',
  domain: 'MachineDomain',
  type_id: 0,
  os: {
    name: 'PlatformName',
    type_id: osTypeOf('PlatformName'),
  },
  groups: list('HostGroups', ','),
};
const HASHES: Tree['hashes'] = ['SHA256String', 'MD5String', 'SHA1String'];
const FILE: Tree = { name: 'FileName', path: 'FilePath', type_id: 1, hashes: HASHES };
const PROCESS: Tree = {
  name: 'FileName',
  pid: 'LocalProcessId',
  uid: first('ProcessId', 'PatternId'),
  cmd_line: 'CommandLine',
  created_time: 'ProcessStartTime',
  file: FILE,
  user: { name: 'UserName', domain: 'LogonDomain', uid: 'UserId' },
  parent_process: {
    uid: 'ParentProcessId',
    name: lastPart('ParentImageFileName'),
    path: first('ParentImageFilePath', 'ParentImageFileName'),
    cmd_line: 'ParentCommandLine',
    parent_process: {
      uid: first('GrandparentProcessId', 'GrandParentImageFileName'),
      name: lastPart('GrandParentImageFileName'),
      path: 'GrandParentImageFilePath',
      cmd_line: 'GrandParentCommandLine',
    },
  },
};
const DISPOSITION = first('PatternDispositionDescription', 'ActionTaken');
const FINDING: Tree = {
  finding_info: {
    uid: first('CompositeId', 'DetectId', 'IncidentID', 'IncidentId', 'stream.offset'),
    title: first('Name', 'DetectName', 'IncidentType', 'IncidentDescription', 'stream.eventType'),
    desc: first('Description', 'DetectDescription', 'IncidentDescription'),
    src_url: first('FalconHostLink', 'IncidentLink'),
    analytic: { name: first('DetectName', 'Name', 'IncidentType'), uid: 'PatternId', type_id: 2 },
    types: [first('Objective', 'Category', 'IncidentType')],
    attacks: ATTACKS,
    first_seen_time: first('IncidentStartTime', 'StartTime'),
    last_seen_time: first('IncidentEndTime', 'EndTime'),
  },
  severity_id: SEVERITY,
  severity: first('SeverityName', 'Severity'),
  status_id: 1,
  status: 'State',
  actor: {
    user: when(
      { SourceAccountName: PRESENT },
      { name: 'SourceAccountName', domain: 'SourceAccountDomain', uid: 'SourceAccountObjectSid', email_addr: 'SourceAccountUpn' },
      { name: 'UserName', domain: 'LogonDomain' },
    ),
    process: PROCESS,
  },
  device: HOST,
  evidences: [
    {
      process: PROCESS,
      device: { hostname: 'TargetEndpointHostName', uid: 'TargetEndpointSensorId', type_id: 0 },
      user: { name: 'TargetAccountName', domain: 'TargetAccountDomain', uid: 'TargetAccountObjectSid' },
      src_endpoint: { hostname: 'SourceEndpointHostName', ip: 'SourceEndpointIpAddress' },
    },
  ],
  action: DISPOSITION,
  action_id: lookup('PatternDispositionDescription', [
    [/prevent|block|quarantin|kill/i, 'Denied'],
    [/detect/i, 'Observed'],
  ]),
  disposition_id: lookup('PatternDispositionDescription', [
    [/quarantin/i, 'Quarantined'],
    [/prevent|block|kill/i, 'Blocked'],
    [/detect/i, 'Detected'],
  ]),
  malware: [{ name: 'IOCValue', uid: 'IOCType', classification_ids: [lookup('IOCValue', [[/./, 'Unknown']])] }],
  is_alert: true,
};
const AUDITOR: Tree = { user: { name: 'UserId', email_addr: 'UserId', type_id: 0 } };
const OUTCOME = lookup('Success', { true: 'Success', false: 'Failure' });

const mapping: Mapping = {
  product: { vendor: 'CrowdStrike', name: 'Falcon' },
  time: first('stream.eventCreationTime', 'UTCTimestamp', 'ProcessStartTime', 'StartTime'),
  event: {
    message: first('Description', 'DetectDescription', 'IncidentDescription', 'OperationName'),
    metadata: {
      event_code: 'stream.eventType',
      log_name: is('event stream'),
      log_version: 'stream.version',
      tenant_uid: 'stream.customerIDString',
      original_event_uid: 'stream.offset',
      correlation_uid: first('AggregateId', 'audit.trace_id'),
    },
    device: HOST,
    status_id: OUTCOME,
    src_endpoint: { ip: first('UserIp', 'audit.actor_ip'), hostname: 'UserIp' },
  },
  variants: [
    {
      when: {
        'stream.eventType': /(?:Detection|Incident|Recon)\w*Summary|IdentityProtection|Incident|CustomerIOC|ReconNotification|CSPMI|HashSpreading/i,
      },
      class: 'detection_finding',
      activity: lookup('stream.eventType', [[/IncidentSummary/, 'Update']], 'Create'),
      event: { ...FINDING, src_endpoint: null },
    },
    {
      when: {
        'stream.eventType': 'AuthActivityAuditEvent',
        OperationName: /^(?:userAuthenticate|twoFactorAuthenticate|saml2Assert|selfAccept\w*|activateUser|oauth2\w*)$/i,
      },
      class: 'authentication',
      activity: 'Logon',
      event: {
        activity_name: 'OperationName',
        user: { name: first('UserId', 'audit.target_name'), email_addr: 'UserId', uid: 'audit.target_uuid' },
        service: { name: first('ServiceName', is('Falcon')) },
        is_mfa: lookup('OperationName', { twoFactorAuthenticate: true }),
        http_request: { user_agent: first('audit.user_agent') },
      },
    },
    {
      when: { 'stream.eventType': 'FirewallMatchEvent' },
      class: 'network_activity',
      activity: lookup('RuleAction', { 1: 'Open', 2: 'Refuse' }, 'Other'),
      event: {
        actor: {
          process: {
            name: lastPart('ImageFileName'),
            path: 'ImageFileName',
            cmd_line: 'CommandLine',
            uid: first('ContextProcessId', 'PID'),
            pid: 'PID',
          },
        },
        src_endpoint: { ip: 'LocalAddress', port: 'LocalPort', hostname: null },
        dst_endpoint: { ip: 'RemoteAddress', port: 'RemotePort' },
        connection_info: { protocol_num: 'Protocol', direction_id: lookup('ConnectionDirection', { 0: 'Outbound', 1: 'Inbound' }) },
        firewall_rule: { name: 'RuleName', uid: 'RuleId' },
        action_id: lookup('RuleAction', { 1: 'Allowed', 2: 'Denied' }),
        policy: { name: 'PolicyName', uid: 'PolicyID' },
      },
    },
    {
      class: 'api_activity',
      activity: lookup(
        'OperationName',
        [
          [/^(?:create|add|grant|assign|start|upload)/i, 'Create'],
          [/^(?:delete|remove|revoke)/i, 'Delete'],
          [/^(?:get|list|read|view|download)/i, 'Read'],
          [/^(?:update|set|change|modify|reset|enable|disable|confirm)/i, 'Update'],
        ],
        'Other',
      ),
      event: {
        activity_name: first('OperationName', 'stream.eventType'),
        actor: when({ UserName: PRESENT }, { user: 'UserName', session: { uid: 'SessionId' } }, AUDITOR),
        api: {
          operation: first('OperationName', 'stream.eventType'),
          service: { name: first('ServiceName', is('Falcon')) },
          request: { uid: first('audit.trace_id', 'SessionId') },
        },
        resources: [
          {
            name: first('audit.target_name', 'audit.group_name', 'HostnameField', 'audit.policy_name'),
            uid: first('audit.target_uuid', 'audit.APIClientID', 'audit.policy_id'),
            type: 'ServiceName',
            role_id: 1,
          },
        ],
      },
    },
  ],
};

/** CrowdStrike Falcon's event stream (SIEM connector): detections of endpoints and identities, audits, firewall matches, remote sessions. */
export const falconStream = jsonFormat({
  name: 'crowdstrike.stream',
  docs: 'https://falcon.crowdstrike.com/documentation',
  signs: [{ has: ['metadata', 'event', 'metadata.eventType', 'metadata.customerIDString'], is: { 'metadata.eventType': /./ } }],
  prepare,
  mapping,
});
