import { code, first, is, lookup, when, PRESENT, type Tree, type Variant } from '../../form/form';
import { asText, isObject } from '../../shared/json';
import { codedUid } from '../../shared/finding-uid';
import { security } from '../security';
import { ACCOUNT, ACTOR, fileAt, lastPart } from '../trees';

/** The header's account acted. */
const SELF: Tree = { user: ACCOUNT, process: { pid: 'pid', tid: 'tid' } };
const TASK: Tree = { name: first('data.TaskName', 'data.Path'), desc: first('data.TaskContent', 'data.TaskContentNew'), cmd_line: 'data.ActionName' };

/** `file:_C:\x\a.exe; containerfile:_…` → the first path. */
const THREAT_PATH = code(['data.Path'], ({ data }) => {
  const text = isObject(data) ? asText(data['Path']) : undefined;
  return text
    ?.split(';', 1)[0]
    ?.replace(/^\w{3,20}:_/, '')
    .replace(/->.*$/, '');
});
const THREAT_USER = first('data.Detection User', 'data.Remediation User', 'data.User');
/** Microsoft Defender Antivirus writes its names with blanks. */
const THREAT: Tree = {
  finding_info: {
    title: first('data.Threat Name', 'data.Category Name', is('Malware')),
    uid: first('data.Detection ID', 'key', codedUid('computer', 'id', 'time')),
    analytic: { name: 'data.Threat Name', uid: 'data.Threat ID', type_id: 1, category: 'data.Category Name' },
    types: ['data.Category Name'],
    created_time: 'data.Detection Time',
    src_url: 'data.FWLink',
  },
  severity_id: lookup('data.Severity ID', { 0: 'Unknown', 1: 'Low', 2: 'Medium', 4: 'High', 5: 'Critical' }, 'Medium'),
  status_id: lookup('id', { 1117: 'InProgress' }, 'New'),
  actor: { user: THREAT_USER, process: { name: lastPart('data.Process Name'), path: 'data.Process Name', pid: 'pid' } },
  malware: [
    {
      name: 'data.Threat Name',
      uid: 'data.Threat ID',
      classifications: ['data.Category Name'],
      classification_ids: [
        lookup(
          'data.Category Name',
          [
            [/trojan/i, 'Trojan'],
            [/ransom/i, 'Ransomware'],
            [/backdoor/i, 'Backdoor'],
            [/virus/i, 'Virus'],
            [/worm/i, 'Worm'],
            [/adware/i, 'Adware'],
            [/spyware/i, 'Spyware'],
            [/rootkit/i, 'Rootkit'],
            [/downloader/i, 'Downloader'],
            [/dropper/i, 'Dropper'],
          ],
          'Unknown',
        ),
      ],
      path: THREAT_PATH,
    },
  ],
  evidences: [
    {
      file: { name: code([], pathName), path: THREAT_PATH },
      process: { name: lastPart('data.Process Name'), path: 'data.Process Name', pid: 'pid' },
      user: THREAT_USER,
    },
  ],
  action_id: lookup('data.Action Name', [
    [/allow|not applicable|no action/i, 'Allowed'],
    [/quarantine|remove|clean|block|delete/i, 'Denied'],
  ]),
  disposition: 'data.Action Name',
  disposition_id: lookup('data.Action Name', [
    [/quarantine/i, 'Quarantined'],
    [/remove|delete/i, 'Deleted'],
    [/clean/i, 'Corrected'],
    [/block/i, 'Blocked'],
    [/allow/i, 'Allowed'],
    [/not applicable|no action/i, 'NoAction'],
  ]),
  is_alert: true,
};

function pathName({ data }: { readonly [name: string]: unknown }): string | undefined {
  const text = isObject(data) ? asText(data['Path']) : undefined;
  const path = text?.split(';', 1)[0];
  return path?.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'), path.lastIndexOf('_')) + 1);
}

/** `C:\\Windows\\…\\powershell.exe -File x` → the program's name. */
const HOST = code([], ({ data }) => {
  const line = isObject(data) ? asText(data['HostApplication']) : undefined;
  const program = line === undefined ? undefined : /^"?([^"]{0,260}?\.exe)\b/i.exec(line)?.[1];
  return program?.slice(program.lastIndexOf('\\') + 1);
});
const DEFENDER = /Windows Defender|Microsoft Antimalware/i;
/** Logs other than Security, and events of Security about the system itself. */
export const SYSTEMS: readonly Variant[] = [
  {
    when: [security(4697), { id: 7045, provider: /Service Control Manager/i }],
    class: 'application_lifecycle',
    activity: 'Install',
    event: {
      actor: when({ 'data.SubjectUserName': PRESENT }, ACTOR, SELF),
      app: { name: 'data.ServiceName', path: first('data.ServiceFileName', 'data.ImagePath') },
      status_id: 1,
      unmapped: {
        service: {
          start_type: first('data.ServiceStartType', 'data.StartType'),
          type: 'data.ServiceType',
          account: first('data.ServiceAccount', 'data.AccountName'),
        },
      },
    },
  },
  {
    when: { id: [7036, 7040, 7034, 7031, 7000, 7009], provider: /Service Control Manager/i },
    class: 'application_lifecycle',
    activity: lookup('data.param2', { running: 'Start', stopped: 'Stop', disabled: 'Disable' }, 'Other'),
    event: {
      actor: SELF,
      app: { name: first('data.param1', 'data.ServiceName') },
      status_id: lookup('id', { 7034: 'Failure', 7031: 'Failure', 7000: 'Failure', 7009: 'Failure' }),
    },
  },
  {
    when: [security(4698, 4699, 4700, 4701, 4702), { provider: /Microsoft-Windows-TaskScheduler/i, id: [106, 140, 141, 142, 200, 201, 129] }],
    class: 'scheduled_job_activity',
    activity: lookup(
      'id',
      {
        4698: 'Create',
        106: 'Create',
        4699: 'Delete',
        141: 'Delete',
        4700: 'Enable',
        4701: 'Disable',
        142: 'Disable',
        4702: 'Update',
        140: 'Update',
        200: 'Start',
        129: 'Start',
      },
      'Other',
    ),
    event: {
      actor: when({ 'data.SubjectUserName': PRESENT }, ACTOR, {
        user: first('data.UserContext', 'data.UserName'),
        process: { pid: 'pid', tid: 'tid' },
      }),
      job: TASK,
    },
  },
  {
    when: [
      { id: [1102, 1100, 1104], channel: /^Security$/i },
      { id: [104, 1102, 1100], provider: /Microsoft-Windows-Eventlog/i },
      { id: [6005, 6006], provider: /^EventLog$/i },
    ],
    class: 'event_log_actvity',
    activity: lookup('id', { 1102: 'Clear', 104: 'Clear', 1100: 'Stop', 6006: 'Stop', 6005: 'Start' }, 'Other'),
    event: {
      actor: ACTOR,
      log_name: first('data.Channel', 'channel'),
      log_type_id: 1,
      file: fileAt('data.BackupPath'),
    },
  },
  {
    when: security(4719, 4715, 4817, 4902, 4904, 4905, 4906, 4907, 4908, 4912, 4739, 4706, 4707, 4713, 4716),
    class: 'entity_management',
    activity: lookup('id', { 4706: 'Create', 4707: 'Delete' }, 'Update'),
    event: {
      actor: ACTOR,
      entity: {
        name: first('data.SubcategoryGuid', 'data.ObjectName', 'data.DomainPolicyChanged', 'data.DomainName', 'data.ObjectType', 'channel'),
        type: is('policy'),
        type_id: 5,
        data: { changes: 'data.AuditPolicyChanges', category: 'data.CategoryId', subcategory: 'data.SubcategoryId' },
      },
    },
  },
  {
    when: { provider: /PowerShell/i, id: [4104, 4103, 400, 403, 600, 800] },
    class: 'script_activity',
    activity: 'Execute',
    event: {
      actor: {
        user: when({ 'data.UserId': PRESENT }, 'data.UserId', ACCOUNT),
        process: { pid: 'pid', tid: 'tid', cmd_line: 'data.HostApplication', name: HOST },
      },
      script: {
        script_content: { value: first('data.ScriptBlockText', 'data.Payload', 'data.param3', 'message') },
        uid: 'data.ScriptBlockId',
        type_id: 2,
        file: first('data.Path', 'data.ScriptName', 'data.CommandPath'),
        name: first(lastPart('data.Path'), lastPart('data.ScriptName')),
      },
    },
  },
  {
    when: { provider: DEFENDER, id: [1006, 1007, 1008, 1015, 1116, 1117, 1118, 1119, 1121, 1122, 1123, 1124] },
    class: 'detection_finding',
    activity: lookup('id', { 1117: 'Update', 1118: 'Update', 1119: 'Update', 1007: 'Update' }, 'Create'),
    event: THREAT,
  },
  {
    when: { provider: DEFENDER, id: [5000, 5001, 5004, 5007, 5010, 5012, 5013] },
    class: 'application_lifecycle',
    activity: lookup('id', { 5000: 'Enable', 5001: 'Disable', 5010: 'Disable', 5012: 'Disable' }, 'Update'),
    event: {
      actor: SELF,
      app: { name: first('data.Product Name', is('Microsoft Defender Antivirus')), version: 'data.Product Version' },
      unmapped: { setting: { old: 'data.Old Value', new: 'data.New Value' } },
    },
  },
  {
    when: { provider: /AppLocker/i, id: [8002, 8003, 8004, 8005, 8006, 8007, 8020, 8021, 8022, 8023, 8024, 8025] },
    class: 'file_activity',
    activity: 'Other',
    event: {
      activity_name: is('Execute'),
      actor: {
        user: { name: first('data.TargetLogonUser', 'account', 'data.TargetUser'), uid: first('data.TargetUser', 'sid'), domain: 'domain' },
        process: { pid: first('data.TargetProcessId', 'pid'), tid: 'tid' },
        session: { uid: 'data.TargetLogonId' },
      },
      file: { ...fileAt('data.FilePath'), type: 'data.PolicyName', hashes: ['data.FileHash'] },
      policy: { name: 'data.RuleName', uid: 'data.RuleId', desc: 'data.RuleSddl' },
      action_id: lookup('id', { 8004: 'Denied', 8007: 'Denied', 8022: 'Denied', 8025: 'Denied' }, 'Allowed'),
      disposition_id: lookup(
        'id',
        { 8004: 'Blocked', 8007: 'Blocked', 8022: 'Blocked', 8025: 'Blocked', 8003: 'Logged', 8006: 'Logged', 8021: 'Logged', 8024: 'Logged' },
        'Allowed',
      ),
      status_id: lookup('id', { 8004: 'Failure', 8007: 'Failure', 8022: 'Failure', 8025: 'Failure' }, 'Success'),
    },
  },
  {
    when: { provider: /SMBServer/i, id: [551, 1006, 1009] },
    class: 'authentication',
    activity: 'Logon',
    event: {
      user: { name: first('data.UserName', 'account'), uid: 'sid', domain: 'domain' },
      actor: { process: { pid: 'pid', tid: 'tid' } },
      src_endpoint: { ip: first('data.IpAddress', 'data.ClientAddress', 'data.ClientName') },
      dst_endpoint: { hostname: 'computer' },
      session: { uid: 'data.SessionId' },
      logon_type_id: 3,
      is_remote: true,
      status_id: 2,
      status_code: 'data.Status',
      status_detail: 'data.Status',
    },
  },
  {
    when: { provider: /DNS-Client/i, id: [3006, 3008, 3018, 3020], 'data.QueryName': PRESENT },
    class: 'dns_activity',
    activity: lookup('id', { 3006: 'Query' }, 'Response'),
    event: {
      actor: SELF,
      src_endpoint: { hostname: 'computer' },
      query: { hostname: 'data.QueryName', type: 'data.QueryType' },
      rcode: 'data.QueryStatus',
      rcode_id: lookup('data.QueryStatus', { 0: 'NoError', 9003: 'NXDomain', 9002: 'ServError', 9005: 'Refused' }),
    },
  },
  {
    // The address has its port: 203.0.113.9:50000.
    when: { provider: /RdpCoreTS/i, id: [131, 140], 'data.ClientIP': PRESENT },
    class: 'rdp_activity',
    activity: 'ConnectRequest',
    event: { actor: SELF, src_endpoint: 'data.ClientIP', dst_endpoint: { hostname: 'computer' }, status_id: lookup('id', { 140: 'Failure' }) },
  },
  {
    class: 'base_event',
    activity: 'Other',
    event: {
      actor: ACTOR,
    },
  },
];
