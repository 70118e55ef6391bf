import { jsonFormat } from '../../form/define';
import { code, first, is, lookup, when, PRESENT, type Mapping, type Tree } from '../../form/form';
import { asText } from '../../shared/json';
import { LOGON_TYPES } from '../../windows/logon-types';
import { fileAt, lastPart } from '../../windows/trees';
import { osTypeOf } from '../../shared/operating-system';

const DEVICE: Tree = {
  uid: 'aid',
  hostname: 'ComputerName',
  ip: 'aip',
  type_id: 0,
  os: {
    name: first('event_platform'),
    type_id: osTypeOf('event_platform'),
  },
};
const USER: Tree = { name: first('UserName', 'UserSid', 'UID'), uid: first('UserSid', 'UID'), domain: 'LogonDomain' };
/** Falcon's ids of processes are its own; the system's is `RawProcessId`. */
const PROCESS: Tree = {
  name: lastPart('ImageFileName'),
  path: 'ImageFileName',
  pid: 'RawProcessId',
  uid: 'TargetProcessId',
  cmd_line: 'CommandLine',
  created_time: 'ProcessStartTime',
  terminated_time: 'ProcessEndTime',
  session: { uid: first('AuthenticationId', 'SessionId') },
  user: USER,
  file: fileAt('ImageFileName', { hashes: ['SHA256HashData', 'MD5HashData', 'SHA1HashData'], internal_name: 'OriginalFilename' }),
  parent_process: { uid: first('ParentProcessId', 'SourceProcessId'), name: 'ParentBaseFileName' },
};
const CONTEXT: Tree = { user: USER, process: { uid: 'ContextProcessId', name: 'ContextBaseFileName', tid: 'ContextThreadId' } };
const LOCAL: Tree = { ip: first('LocalAddressIP4', 'LocalAddressIP6'), port: first('LocalPort', 'LPort') };
const REMOTE: Tree = { ip: first('RemoteAddressIP4', 'RemoteAddressIP6'), port: first('RemotePort', 'RPort') };
const received = { ConnectionDirection: '1' };
const TYPES: ReadonlyMap<string, string> = new Map([
  ['1', 'A'],
  ['2', 'NS'],
  ['5', 'CNAME'],
  ['12', 'PTR'],
  ['15', 'MX'],
  ['16', 'TXT'],
  ['28', 'AAAA'],
  ['33', 'SRV'],
  ['65', 'HTTPS'],
]);
const MAX_ANSWERS = 64;
/** `1.2.3.4;5.6.7.8` and `a.test;b.test`. */
const ANSWERS = code(['IP4Records', 'IP6Records', 'CNAMERecords'], (record) => {
  const of = (name: string, type: string): { rdata: string; type: string }[] =>
    (asText(record[name]) ?? '').split(';', MAX_ANSWERS).flatMap((rdata) => (rdata.trim() === '' ? [] : [{ rdata: rdata.trim(), type }]));
  const answers = [...of('CNAMERecords', 'CNAME'), ...of('IP4Records', 'A'), ...of('IP6Records', 'AAAA')];
  return answers.length > 0 ? answers : undefined;
});

const mapping: Mapping = {
  product: { vendor: 'CrowdStrike', name: 'Falcon Data Replicator' },
  time: first('ContextTimeStamp', 'timestamp', 'LogonTime'),
  id: 'id',
  event: {
    metadata: { event_code: 'event_simpleName', log_name: is('fdr'), log_version: 'ConfigBuild', tenant_uid: 'cid' },
    device: DEVICE,
  },
  variants: [
    {
      when: { event_simpleName: /^(?:Synthetic)?ProcessRollup2$|^ProcessBlocked$|^CriticalFileProcess$/ },
      class: 'process_activity',
      activity: 'Launch',
      event: { actor: { user: USER, process: { uid: first('ParentProcessId', 'SourceProcessId'), name: 'ParentBaseFileName' } }, process: PROCESS },
    },
    {
      when: { event_simpleName: 'EndOfProcess' },
      class: 'process_activity',
      activity: 'Terminate',
      event: { actor: { user: USER, process: PROCESS }, process: PROCESS },
    },
    {
      when: { event_simpleName: /^Network(?:Connect|ReceiveAccept|Listen|CloseEvent|Close)IP[46]/ },
      class: 'network_activity',
      activity: lookup(
        'event_simpleName',
        [
          [/^NetworkListen/, 'Listen'],
          [/Close/, 'Close'],
        ],
        'Open',
      ),
      event: {
        actor: CONTEXT,
        src_endpoint: when(received, REMOTE, LOCAL),
        dst_endpoint: when(received, LOCAL, REMOTE),
        connection_info: {
          protocol_num: 'Protocol',
          protocol_name: lookup('Protocol', { 6: 'tcp', 17: 'udp', 1: 'icmp' }),
          direction_id: lookup('ConnectionDirection', { 0: 'Outbound', 1: 'Inbound' }),
        },
      },
    },
    {
      when: { event_simpleName: /^(?:Suspicious)?DnsRequest/, DomainName: PRESENT },
      class: 'dns_activity',
      activity: 'Query',
      event: {
        actor: CONTEXT,
        src_endpoint: { hostname: 'ComputerName', uid: 'aid' },
        dst_endpoint: { ip: 'RespondingDnsServer' },
        query: {
          hostname: 'DomainName',
          type: code(['RequestType'], ({ RequestType }) => TYPES.get(asText(RequestType) ?? '') ?? asText(RequestType)),
        },
        answers: ANSWERS,
      },
    },
    {
      when: { event_simpleName: /^UserLog(?:on|off)/ },
      class: 'authentication',
      activity: lookup('event_simpleName', [[/^UserLogoff/, 'Logoff']], 'Logon'),
      event: {
        actor: { process: { uid: 'ContextProcessId' } },
        user: USER,
        logon_type_id: lookup('LogonType', LOGON_TYPES),
        src_endpoint: { ip: first('RemoteAddressIP4', 'RemoteAddressIP6'), hostname: 'ClientComputerName' },
        dst_endpoint: { hostname: 'ComputerName', uid: 'aid' },
        service: { name: 'LogonServer' },
        session: { uid: 'AuthenticationId' },
        auth_protocol: 'AuthenticationPackage',
        auth_protocol_id: lookup('AuthenticationPackage', [
          [/ntlm/i, 'NTLM'],
          [/kerberos/i, 'Kerberos'],
        ]),
        status_id: lookup('event_simpleName', [[/Failed/, 'Failure']], 'Success'),
        status_code: first('SubStatus', 'Status'),
      },
    },
    {
      when: { event_simpleName: /^(?:AsepValueUpdate|RegGenericValueUpdate|AsepKeyUpdate|SuspiciousRegAsepUpdate|RegSystemConfigValueUpdate)/ },
      class: 'kernel_activity',
      activity: lookup('RegOperationType', { 1: 'Other', 2: 'Delete', 3: 'Create', 4: 'Delete' }, 'Other'),
      event: {
        actor: CONTEXT,
        kernel: { name: first('RegValueName', lastPart('RegObjectName')), path: 'RegObjectName', type: is('Registry key'), type_id: 99 },
        unmapped: { reg_value: { name: 'RegValueName', data: first('RegStringValue', 'RegNumericValue'), type: 'RegType' } },
      },
    },
    {
      when: {
        event_simpleName: /Written$|^FileDelete|^FileRename|^NewExecutable|^FileOpen|^DirectoryCreate|^RansomwareOpen|^ZipFile/,
        TargetFileName: PRESENT,
      },
      class: 'file_activity',
      activity: lookup(
        'event_simpleName',
        [
          [/Delete/, 'Delete'],
          [/Rename/, 'Rename'],
          [/Open/, 'Open'],
        ],
        'Create',
      ),
      event: {
        actor: CONTEXT,
        file: fileAt('TargetFileName', { size: 'Size', hashes: ['SHA256HashData', 'MD5HashData'] }),
        activity_name: 'event_simpleName',
      },
    },
    {
      when: { event_simpleName: /^(?:ClassifiedModuleLoad|ImageHash|UnsignedModuleLoad|ModuleBlocked)/, ImageFileName: PRESENT },
      class: 'module_activity',
      activity: 'Load',
      event: { actor: CONTEXT, module: { load_type_id: 1, file: fileAt('ImageFileName', { hashes: ['SHA256HashData', 'MD5HashData'] }) } },
    },
    {
      when: { event_simpleName: 'DriverLoad' },
      class: 'kernel_extension_activity',
      activity: 'Load',
      event: { actor: CONTEXT, driver: { file: fileAt('ImageFileName', { hashes: ['SHA256HashData', 'MD5HashData'] }) } },
    },
    {
      when: { event_simpleName: /^(?:Script|CommandHistory)/ },
      class: 'script_activity',
      activity: 'Execute',
      event: {
        actor: CONTEXT,
        script: { script_content: { value: first('ScriptContent', 'CommandHistory', 'CommandLine') }, name: 'ScriptContentName', type_id: 0 },
      },
    },
    {
      when: { event_simpleName: /^ScheduledTask/ },
      class: 'scheduled_job_activity',
      activity: lookup(
        'event_simpleName',
        [
          [/Deleted/, 'Delete'],
          [/Modified/, 'Update'],
        ],
        'Create',
      ),
      event: { actor: CONTEXT, job: { name: 'TaskName', cmd_line: first('TaskExecCommand'), user: 'TaskAuthor' } },
    },
    {
      when: { event_simpleName: /^(?:UserAccount(?:Created|Deleted|AddedToGroup)|UserIdentity)$/ },
      class: 'account_change',
      activity: lookup('event_simpleName', { UserAccountCreated: 'Create', UserAccountDeleted: 'Delete' }, 'Other'),
      event: { actor: { process: { uid: 'RpcClientProcessId' }, app_name: is('Falcon') }, user: USER, activity_name: 'event_simpleName' },
    },
    { class: 'base_event', activity: 'Other', event: { actor: CONTEXT } },
  ],
  ignore: ['name', 'EffectiveTransmissionClass', 'ConfigStateHash', 'Entitlements'],
};

/** CrowdStrike Falcon Data Replicator: what the sensors see, a JSON object an event. */
export const falconReplicator = jsonFormat({
  name: 'crowdstrike.fdr',
  docs: 'https://falcon.crowdstrike.com/documentation',
  signs: [{ has: ['event_simpleName', 'aid'] }, { has: ['event_simpleName', 'cid'] }],
  mapping,
});
