import { jsonFormat } from '../../form/define';
import { code, first, is, lookup, when, PRESENT, type Mapping, type Tree } from '../../form/form';
import { joined } from '../../shared/joined';
import { asText, isObject, type Json } from '../../shared/json';

/** Levels of rules (Wazuh, "Rules classification"): 0 to 15. */
const SEVERITY = lookup('rule.level', [
  [/^[0-3]$/, 'Informational'],
  [/^[4-6]$/, 'Low'],
  [/^(?:[7-9]|1[01])$/, 'Medium'],
  [/^1[2-4]$/, 'High'],
  [/^1[5-9]$/, 'Critical'],
]);

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).flatMap((v: unknown) => asText(v) ?? []);

/** `rule.mitre` has ids, techniques and tactics side by side. */
const ATTACKS = code(['rule.mitre'], ({ rule }) => {
  const mitre: Json = isObject(rule) && isObject(rule['mitre']) ? rule['mitre'] : {};
  const names = listed(mitre['technique']);
  const techniques = listed(mitre['id']).map((uid, i) => ({ technique: { uid, ...(names[i] === undefined ? {} : { name: names[i] }) } }));
  const tactics = listed(mitre['tactic']).map((name) => ({ tactic: { name } }));
  const attacks = [...techniques, ...tactics];
  return attacks.length > 0 ? attacks : undefined;
});

const WIN = 'data.win.eventdata';
const USER: Tree = {
  name: first(
    'data.dstuser',
    'data.user',
    `${WIN}.targetUserName`,
    `${WIN}.user`,
    'data.srcuser',
    'data.audit.auid',
    'syscheck.audit.user.name',
    'data.office365.UserId',
    'data.aws.userIdentity.userName',
  ),
  uid: first('data.uid', `${WIN}.targetUserSid`, 'syscheck.audit.user.id', 'data.aws.userIdentity.arn'),
  domain: `${WIN}.targetDomainName`,
};
const ACTING: Tree = {
  name: first('data.srcuser', `${WIN}.subjectUserName`, 'syscheck.audit.login_user.name', 'data.audit.uid'),
  uid: first(`${WIN}.subjectUserSid`, 'syscheck.audit.login_user.id'),
  domain: `${WIN}.subjectDomainName`,
};
const PROCESS: Tree = {
  name: first(
    'syscheck.audit.process.name',
    `${WIN}.image`,
    `${WIN}.newProcessName`,
    `${WIN}.processName`,
    'data.audit.exe',
    'predecoder.program_name',
  ),
  pid: first('data.audit.pid', 'syscheck.audit.process.id', `${WIN}.newProcessId`, `${WIN}.processId`, 'data.pid'),
  cmd_line: first(`${WIN}.commandLine`, 'data.command', 'data.audit.command'),
  path: first(`${WIN}.image`, `${WIN}.newProcessName`, 'data.audit.exe'),
  parent_process: {
    pid: first('data.audit.ppid', 'syscheck.audit.process.ppid', `${WIN}.parentProcessId`),
    name: first(`${WIN}.parentImage`, `${WIN}.parentProcessName`),
    cmd_line: `${WIN}.parentCommandLine`,
  },
};
const CHANGED: Tree = {
  name: code([], ({ syscheck }) => {
    const path = isObject(syscheck) ? asText(syscheck['path']) : undefined;
    return path?.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }),
  path: 'syscheck.path',
  size: first('syscheck.size_after', 'syscheck.size_before'),
  type_id: 1,
  modified_time: 'syscheck.mtime_after',
  owner: { name: 'syscheck.uname_after', uid: 'syscheck.uid_after' },
  hashes: [
    first('syscheck.md5_after', 'syscheck.md5_before'),
    first('syscheck.sha1_after', 'syscheck.sha1_before'),
    first('syscheck.sha256_after', 'syscheck.sha256_before'),
  ],
};
const FROM: Tree = {
  ip: first('data.srcip', 'data.src_ip', `${WIN}.ipAddress`, `${WIN}.sourceIp`, 'data.aws.sourceIPAddress', 'data.office365.ClientIP'),
  port: first('data.srcport', 'data.src_port', `${WIN}.ipPort`, `${WIN}.sourcePort`),
  mac: 'data.srcmac',
  location: { country: 'GeoLocation.country_name', city: 'GeoLocation.city_name', lat: 'GeoLocation.location.lat', long: 'GeoLocation.location.lon' },
};
const TO: Tree = {
  ip: first('data.dstip', 'data.dest_ip', `${WIN}.destinationIp`),
  port: first('data.dstport', 'data.dest_port', `${WIN}.destinationPort`),
  hostname: `${WIN}.destinationHostname`,
};

const FINDING: Tree = {
  message: first('full_log', 'rule.description'),
  severity_id: SEVERITY,
  severity: 'rule.level',
  status_id: 1,
  finding_info: {
    uid: 'id',
    title: 'rule.description',
    types: 'rule.groups',
    analytic: { name: 'rule.description', uid: 'rule.id', category: 'decoder.name', type_id: 1 },
    attacks: ATTACKS,
    related_events_count: 'rule.frequency',
    data_sources: ['location'],
    created_time: 'timestamp',
  },
  metadata: {
    event_code: 'rule.id',
    log_name: 'location',
    log_provider: first('decoder.name', 'manager.name'),
    original_time: 'predecoder.timestamp',
    loggers: [{ name: 'manager.name' }],
  },
  device: {
    hostname: first('predecoder.hostname', 'agent.name', 'data.win.system.computer'),
    name: 'agent.name',
    uid: 'agent.id',
    ip: 'agent.ip',
    type_id: 0,
    agent_list: [{ uid: 'agent.id', name: 'agent.name', type_id: 1 }],
  },
};

const mapping: Mapping = {
  product: { vendor: 'Wazuh', name: 'Wazuh' },
  time: first('timestamp', '@timestamp'),
  // Time and place in one manager's file.
  id: joined('id', 'manager.name'),
  event: FINDING,
  variants: [
    {
      when: { 'data.vulnerability.cve': PRESENT },
      class: 'vulnerability_finding',
      activity: lookup('data.vulnerability.status', { Active: 'Create', Solved: 'Close' }, 'Create'),
      event: {
        vulnerabilities: [
          {
            title: 'data.vulnerability.title',
            desc: 'data.vulnerability.rationale',
            severity: 'data.vulnerability.severity',
            cve: {
              uid: 'data.vulnerability.cve',
              cvss: [
                {
                  base_score: first('data.vulnerability.score.base', 'data.vulnerability.cvss.cvss3.base_score'),
                  version: first('data.vulnerability.score.version', is('3')),
                },
              ],
            },
            references: 'data.vulnerability.references',
            affected_packages: [
              {
                name: 'data.vulnerability.package.name',
                version: 'data.vulnerability.package.version',
                architecture: 'data.vulnerability.package.architecture',
              },
            ],
          },
        ],
        severity_id: lookup('data.vulnerability.severity', { Low: 'Low', Medium: 'Medium', High: 'High', Critical: 'Critical' }, 'Unknown'),
      },
    },
    {
      class: 'detection_finding',
      activity: 'Create',
      event: {
        is_alert: true,
        actor: { user: when([{ 'data.srcuser': PRESENT }, { [`${WIN}.subjectUserName`]: PRESENT }], ACTING, USER), process: PROCESS },
        evidences: [
          {
            user: USER,
            actor: { user: ACTING },
            process: PROCESS,
            src_endpoint: FROM,
            dst_endpoint: TO,
            file: CHANGED,
            url: 'data.url',
            data: { event: 'syscheck.event', win: 'data.win.system.eventID', action: 'data.action', status: 'data.status' },
          },
        ],
        action: 'data.action',
      },
    },
  ],
  ignore: ['rule.firedtimes', 'rule.mail', 'predecoder.program_name'],
};

/** Alerts of a Wazuh manager (`alerts.json`), from the file, an integration, syslog output, or the indexer. */
export const wazuhAlert = jsonFormat({
  name: 'wazuh.alerts',
  docs: 'https://documentation.wazuh.com/current/user-manual/manager/alert-management.html',
  signs: [
    { has: ['decoder', 'rule', 'rule.level', 'rule.description'] },
    { has: ['manager', 'rule', 'rule.level', 'agent'] },
    { has: ['syscheck', 'rule', 'rule.level'] },
  ],
  mapping,
});
