import { each, first, is, lookup, when, PRESENT, type Tree, type Variant } from '../../form/form';
import { CONNECTION } from './connection';
import { ACTOR, DESTINATION, FILE, PROCESS, SOURCE, accountOf, fileOf } from './trees';

const LOGON_TYPES = {
  Interactive: 'Interactive',
  'Remote interactive (RDP) logons': 'RemoteInteractive',
  RemoteInteractive: 'RemoteInteractive',
  Network: 'Network',
  Batch: 'Batch',
  Service: 'OSService',
  Unlock: 'Unlock',
  CachedInteractive: 'CachedInteractive',
  NetworkCleartext: 'NetworkCleartext',
  NewCredentials: 'NewCredentials',
};
const OUTCOME = lookup('ActionType', [
  [/Success|Allowed|Accepted/, 'Success'],
  [/Fail|Blocked|Denied/, 'Failure'],
]);
const BLOCKED = lookup('ActionType', [[/Blocked|Denied|Prevented/, 'Denied']]);
/** What a security feature of the machine saw (antivirus, attack surface reduction, exploit guard, SmartScreen, firewall rules that block). */
const DETECTED: Tree = {
  finding_info: {
    title: first('AdditionalFields.ThreatName', 'ActionType'),
    uid: 'reportKey',
    analytic: { name: first('AdditionalFields.ThreatName', 'ActionType'), uid: 'AdditionalFields.RuleId', type_id: 1 },
    types: ['ActionType'],
  },
  status_id: 1,
  actor: ACTOR,
  evidences: [{ file: FILE, process: PROCESS, url: 'RemoteUrl', src_endpoint: SOURCE, dst_endpoint: DESTINATION }],
  malware: [{ name: 'AdditionalFields.ThreatName', uid: 'AdditionalFields.ThreatId', classification_ids: [lookup('ActionType', {}, 'Unknown')] }],
  action_id: BLOCKED,
  disposition_id: lookup('ActionType', [
    [/Blocked|Prevented/, 'Blocked'],
    [/Audited/, 'Logged'],
    [/./, 'Detected'],
  ]),
};
const REGISTRY: Tree = {
  actor: ACTOR,
  kernel: {
    name: first('RegistryValueName', 'PreviousRegistryValueName', 'RegistryKey', 'PreviousRegistryKey'),
    path: first('RegistryKey', 'PreviousRegistryKey'),
    type: first('RegistryValueType', is('Registry key')),
    type_id: 99,
  },
  unmapped: {
    reg_value: { name: 'RegistryValueName', type: 'RegistryValueType', data: 'RegistryValueData' },
    previous: { key: 'PreviousRegistryKey', name: 'PreviousRegistryValueName', data: 'PreviousRegistryValueData' },
  },
};
/** Events about another process: its ids are `ProcessId` or, where a process was made or opened, the file's. */
export const ON_PROCESS: Tree = { actor: ACTOR, process: PROCESS, activity_name: 'ActionType' };

/** Tables of Microsoft Defender for Endpoint (Microsoft, "Understand the advanced hunting schema"). */
export const DEVICE_EVENTS: readonly Variant[] = [
  {
    when: { table: 'DeviceProcessEvents' },
    class: 'process_activity',
    activity: lookup('ActionType', { ProcessCreated: 'Launch', OpenProcess: 'Open', ProcessTerminated: 'Terminate' }, 'Other'),
    event: { actor: ACTOR, process: PROCESS },
  },
  {
    when: { table: 'DeviceNetworkEvents' },
    class: 'network_activity',
    activity: lookup(
      'ActionType',
      [
        [/Failed/, 'Fail'],
        [/^Listening/, 'Listen'],
        [/Blocked/, 'Refuse'],
        [/^(?:Connection|Inbound)/, 'Open'],
        [/Inspected|Observed/, 'Traffic'],
      ],
      'Other',
    ),
    event: { ...CONNECTION, status_id: OUTCOME },
  },
  {
    // Over the network: who asked, and from where.
    when: { table: 'DeviceFileEvents', RequestProtocol: 'Smb', RequestSourceIP: PRESENT },
    class: 'smb_activity',
    activity: lookup('ActionType', { FileCreated: 'FileCreate', FileModified: 'FileOverwrite', FileRenamed: 'FileOpen' }, 'Other'),
    event: {
      actor: { ...ACTOR, user: accountOf('RequestAccount') },
      file: FILE,
      share: 'ShareName',
      src_endpoint: { ip: 'RequestSourceIP', port: 'RequestSourcePort' },
      dst_endpoint: { hostname: 'DeviceName', uid: 'DeviceId' },
      activity_name: 'ActionType',
    },
  },
  {
    when: { table: 'DeviceFileEvents' },
    class: 'file_activity',
    activity: lookup('ActionType', { FileCreated: 'Create', FileModified: 'Update', FileDeleted: 'Delete', FileRenamed: 'Rename' }, 'Other'),
    event: {
      actor: ACTOR,
      file: when({ PreviousFileName: PRESENT }, fileOf('Previous', 'PreviousFolderPath', 'PreviousFileName'), FILE),
      file_result: when({ PreviousFileName: PRESENT }, FILE),
      unmapped: { origin: { url: 'FileOriginUrl', ip: 'FileOriginIP', referrer: 'FileOriginReferrerUrl' } },
    },
  },
  {
    when: [{ table: 'DeviceRegistryEvents' }, { RegistryKey: PRESENT }],
    class: 'kernel_activity',
    activity: lookup('ActionType', { RegistryKeyCreated: 'Create', RegistryKeyDeleted: 'Delete', RegistryValueDeleted: 'Delete' }, 'Other'),
    event: { ...REGISTRY, activity_name: 'ActionType' },
  },
  {
    when: [{ table: 'DeviceLogonEvents' }, { table: 'DeviceEvents', ActionType: /^Logon/ }],
    class: 'authentication',
    activity: 'Logon',
    event: {
      actor: ACTOR,
      user: accountOf('Account'),
      src_endpoint: { ip: 'RemoteIP', port: 'RemotePort', hostname: 'RemoteDeviceName' },
      dst_endpoint: { hostname: 'DeviceName', uid: 'DeviceId' },
      session: { uid: 'LogonId' },
      logon_type: first('LogonType', 'AdditionalFields.LogonType'),
      logon_type_id: first(lookup('LogonType', LOGON_TYPES), lookup('AdditionalFields.LogonType', LOGON_TYPES)),
      auth_protocol: first('Protocol', 'AdditionalFields.Protocol'),
      auth_protocol_id: lookup('Protocol', { NTLM: 'NTLM', Kerberos: 'Kerberos' }),
      status_id: OUTCOME,
      status_detail: 'FailureReason',
    },
  },
  {
    when: { table: 'DeviceImageLoadEvents' },
    class: 'module_activity',
    activity: 'Load',
    event: { actor: ACTOR, module: { load_type_id: 1, file: FILE } },
  },
  {
    when: { table: ['DeviceInfo', 'DeviceNetworkInfo'] },
    class: 'inventory_info',
    activity: 'Log',
    event: {
      device: {
        ip: first('PublicIP', 'IPAddresses[0].IPAddress'),
        model: 'Model',
        vendor_name: 'Vendor',
        owner: { name: 'LoggedOnUsers[0].UserName', domain: 'LoggedOnUsers[0].DomainName', uid: 'LoggedOnUsers[0].Sid' },
        mac: 'MacAddress',
        network_interfaces: [
          { mac: 'MacAddress', name: 'NetworkAdapterName', type_id: 0 },
          each('IPAddresses', { ip: 'IPAddress', subnet_prefix: 'SubnetPrefix', type_id: 0 }),
        ],
        uid_alt: 'AadDeviceId',
        hw_info: { uuid: 'HardwareUuid', cpu_architecture: 'OSArchitecture', vendor_name: 'Vendor' },
        risk_level: 'ExposureLevel',
      },
    },
  },
  {
    // The scan, the signatures and the report of the antivirus itself are no finding.
    when: { ActionType: /^Antivirus(?:Scan|Definitions|EmergencyUpdates|Error$|Troubleshoot|Report$)/ },
    class: 'application_lifecycle',
    activity: lookup(
      'ActionType',
      [
        [/ScanCompleted/, 'Stop'],
        [/Updated|Installed/, 'Update'],
      ],
      'Other',
    ),
    event: {
      activity_name: 'ActionType',
      actor: ACTOR,
      app: { name: is('Microsoft Defender Antivirus'), version: 'AdditionalFields.DefinitionsVersion' },
      status_id: OUTCOME,
    },
  },
  {
    when: {
      ActionType:
        /^(?:Antivirus|Asr|ExploitGuard|ControlledFolder|SmartScreen|AppControl|DeviceControl|FirewallOutbound|FirewallInbound|TamperingAttempt|DlpPocPrintJob)/,
    },
    class: 'detection_finding',
    activity: 'Create',
    event: DETECTED,
  },
  {
    when: { ActionType: /^(?:PowerShellCommand|ScriptContent|AmsiScript\w*)$/ },
    class: 'script_activity',
    activity: 'Execute',
    event: {
      actor: ACTOR,
      script: {
        script_content: { value: first('AdditionalFields.Command', 'AdditionalFields.ScriptContent', 'InitiatingProcessCommandLine') },
        type_id: 2,
        file: FILE,
      },
    },
  },
  {
    when: { ActionType: /^(?:PnpDevice|UsbDrive|BluetoothPolicy|RemovableStorage)/ },
    class: 'peripheral_activity',
    activity: lookup(
      'ActionType',
      [
        [/Connected|Mounted$|Mount$/, 'Connect'],
        [/Unmount/, 'Disconnect'],
        [/Blocked/, 'Disable'],
      ],
      'Other',
    ),
    event: {
      actor: ACTOR,
      peripheral_device: {
        name: first(
          'AdditionalFields.DeviceDescription',
          'AdditionalFields.ProductName',
          'AdditionalFields.DriveLetter',
          'AdditionalFields.ClassName',
        ),
        class: 'AdditionalFields.ClassName',
        uid: 'AdditionalFields.DeviceId',
        serial_number: 'AdditionalFields.SerialNumber',
        vendor_name: first('AdditionalFields.Manufacturer'),
        vendor_id_list: 'AdditionalFields.VendorIds',
        model: first('AdditionalFields.ProductName', 'AdditionalFields.DeviceDescription'),
        type_id: 0,
      },
    },
  },
  {
    when: { ActionType: /^ScheduledTask/ },
    class: 'scheduled_job_activity',
    activity: lookup(
      'ActionType',
      [
        [/Created/, 'Create'],
        [/Deleted/, 'Delete'],
        [/Updated/, 'Update'],
        [/Enabled/, 'Enable'],
        [/Disabled/, 'Disable'],
      ],
      'Other',
    ),
    event: { actor: ACTOR, job: { name: 'AdditionalFields.TaskName', desc: 'AdditionalFields.TaskContent' } },
  },
  {
    when: { ActionType: 'ServiceInstalled' },
    class: 'application_lifecycle',
    activity: 'Install',
    event: { actor: ACTOR, app: { name: first('AdditionalFields.ServiceName', 'FileName'), path: 'FolderPath' } },
  },
  {
    when: { ActionType: /^(?:UserAccount|PasswordChange|SecurityGroup|UserAccountAddedToLocalGroup)/ },
    class: 'account_change',
    activity: lookup(
      'ActionType',
      { UserAccountCreated: 'Create', UserAccountDeleted: 'Delete', UserAccountModified: 'Other', PasswordChangeAttempt: 'PasswordChange' },
      'Other',
    ),
    event: { actor: ACTOR, user: accountOf('Account'), activity_name: 'ActionType' },
  },
  {
    when: { ActionType: /^Dns/, 'AdditionalFields.DnsQueryString': PRESENT },
    class: 'dns_activity',
    activity: 'Query',
    event: { actor: ACTOR, query: { hostname: 'AdditionalFields.DnsQueryString' }, src_endpoint: { hostname: 'DeviceName' } },
  },
  {
    when: { ActionType: 'NamedPipeEvent' },
    class: 'file_activity',
    activity: 'Open',
    event: { actor: ACTOR, file: { name: 'AdditionalFields.PipeName', path: 'AdditionalFields.PipeName', type_id: 6 } },
  },
  {
    when: { ActionType: /Inject|CreateRemoteThread|QueueUserApc|SetThreadContext|ProcessHollow/, ProcessId: PRESENT },
    class: 'process_activity',
    activity: 'Inject',
    event: ON_PROCESS,
  },
  { when: { ActionType: /^OpenProcess/, ProcessId: PRESENT }, class: 'process_activity', activity: 'Open', event: ON_PROCESS },
];
