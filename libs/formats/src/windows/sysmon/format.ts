import { jsonFormat, lineFormat, type JsonSign } from '../../form/define';
import { code, first, is, lookup, when, PRESENT, type Mapping, type Tree } from '../../form/form';
import { asText, isObject } from '../../shared/json';
import { SIGNS } from '../events/format';
import { registry } from '../events/objects';
import { fromJson } from '../read/from-json';
import { TEXT_HEAD, fromText } from '../read/from-text';
import { fromXml } from '../read/from-xml';
import { ACCOUNT, SYSTEM, fileAt, processAt } from '../trees';

const DOCS = 'https://learn.microsoft.com/en-us/sysinternals/downloads/sysmon';

const HASHES: Tree['hashes'] = [
  'data.hashes.MD5',
  'data.hashes.SHA1',
  'data.hashes.SHA256',
  { algorithm: is('imphash'), algorithm_id: 18, value: 'data.hashes.IMPHASH' },
];
const SIGNATURE: Tree = {
  state: 'data.SignatureStatus',
  state_id: lookup('data.SignatureStatus', { Valid: 'Valid', Expired: 'Expired', Revoked: 'Revoked' }),
  developer_uid: 'data.Signature',
};
const INTEGRITY = lookup('data.IntegrityLevel', { Untrusted: 'Untrusted', Low: 'Low', Medium: 'Medium', High: 'High', System: 'System' });
const USER = when({ 'data.User': PRESENT }, 'data.User', ACCOUNT);

/** The process that an event is about; ids of its own are texts of decimal digits. */
const IMAGE: Tree = { ...processAt('data.Image'), pid: 'data.ProcessId', uid: 'data.ProcessGuid', user: 'data.User' };
const ACTOR: Tree = { user: USER, process: IMAGE };
const PARENT: Tree = {
  ...processAt('data.ParentImage'),
  pid: 'data.ParentProcessId',
  uid: 'data.ParentProcessGuid',
  cmd_line: 'data.ParentCommandLine',
  user: 'data.ParentUser',
};
const SOURCE: Tree = {
  ...processAt('data.SourceImage'),
  pid: 'data.SourceProcessId',
  uid: first('data.SourceProcessGUID', 'data.SourceProcessGuid'),
  tid: 'data.SourceThreadId',
  user: 'data.SourceUser',
};
const TARGET: Tree = {
  ...processAt('data.TargetImage'),
  pid: 'data.TargetProcessId',
  uid: first('data.TargetProcessGUID', 'data.TargetProcessGuid'),
  user: 'data.TargetUser',
};
const ACROSS: Tree = { actor: { user: when({ 'data.SourceUser': PRESENT }, 'data.SourceUser', ACCOUNT), process: SOURCE }, process: TARGET };
const SERVICE: Tree = { user: ACCOUNT, process: { pid: 'pid', tid: 'tid' } };

/** Types of DNS records as Sysmon writes them in `type:  5 name` (IANA, "DNS parameters"). */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['1', 'A'],
  ['2', 'NS'],
  ['5', 'CNAME'],
  ['6', 'SOA'],
  ['12', 'PTR'],
  ['15', 'MX'],
  ['16', 'TXT'],
  ['28', 'AAAA'],
  ['33', 'SRV'],
]);
const MAX_ANSWERS = 64;
const ANSWERS = code(['data.QueryResults'], ({ data }) => {
  const text = isObject(data) ? asText(data['QueryResults']) : undefined;
  if (text === undefined || text === '-') return undefined;
  const answers = text.split(';', MAX_ANSWERS).flatMap((part) => {
    const [, type, rdata = ''] = /^type: {1,4}(\d{1,5}) (.{1,255})$/.exec(part.trim()) ?? [undefined, undefined, part.trim()];
    if (rdata === '') return [];
    const plain = rdata.replace(/^::ffff:(?=\d)/, '');
    return [{ rdata: plain, type: type === undefined ? (plain.includes(':') ? 'AAAA' : 'A') : (TYPES.get(type) ?? type) }];
  });
  return answers.length > 0 ? answers : undefined;
});
/** Win32 errors of the resolver (winerror.h, DNS_ERROR_RCODE_…). */
const RCODES = {
  0: 'NoError',
  9001: 'FormError',
  9002: 'ServError',
  9003: 'NXDomain',
  9004: 'NotImp',
  9005: 'Refused',
  9501: 'NoError',
  9701: 'NXDomain',
};

const FILE = fileAt('data.TargetFilename', { hashes: HASHES, created_time: 'data.CreationUtcTime' });
const WMI: Tree = {
  actor: { user: USER, process: { pid: 'pid' } },
  entity: {
    name: first('data.Name', 'data.Consumer', 'data.Filter'),
    type: first('data.EventType', is('WMI')),
    type_id: 99,
    data: { query: 'data.Query', destination: 'data.Destination', type: 'data.Type', filter: 'data.Filter', namespace: 'data.EventNamespace' },
  },
};
const OPERATION = lookup('data.Operation', { Created: 'Create', Modified: 'Update', Deleted: 'Delete' }, 'Other');

const mapping: Mapping = {
  product: { vendor: 'Microsoft', name: 'Sysmon' },
  // The header's time may be a forwarder's local one; Sysmon's own is UTC.
  time: first('data.UtcTime', 'time', 'rest.EventReceivedTime'),
  id: code(['key'], (r) => r['key']),
  event: { ...SYSTEM, policy: { name: 'data.RuleName' }, status_id: 1 },
  variants: [
    {
      when: { id: 1 },
      class: 'process_activity',
      activity: 'Launch',
      event: {
        actor: { user: when({ 'data.ParentUser': PRESENT }, 'data.ParentUser', USER), process: PARENT },
        process: {
          ...processAt('data.Image'),
          file: fileAt('data.Image', {
            hashes: HASHES,
            product: { name: 'data.Product', version: 'data.FileVersion', vendor_name: 'data.Company' },
            company_name: 'data.Company',
            desc: 'data.Description',
            internal_name: 'data.OriginalFileName',
            version: 'data.FileVersion',
          }),
          pid: 'data.ProcessId',
          uid: 'data.ProcessGuid',
          cmd_line: 'data.CommandLine',
          working_directory: 'data.CurrentDirectory',
          user: 'data.User',
          session: { uid: 'data.LogonId', uid_alt: 'data.LogonGuid', terminal: 'data.TerminalSessionId' },
          integrity: 'data.IntegrityLevel',
          integrity_id: INTEGRITY,
          created_time: 'data.UtcTime',
          parent_process: PARENT,
        },
      },
    },
    { when: { id: 5 }, class: 'process_activity', activity: 'Terminate', event: { actor: { user: USER, process: IMAGE }, process: IMAGE } },
    {
      when: { id: 3 },
      class: 'network_activity',
      activity: 'Open',
      event: {
        actor: ACTOR,
        src_endpoint: { ip: 'data.SourceIp', port: 'data.SourcePort', hostname: 'data.SourceHostname', svc_name: 'data.SourcePortName' },
        dst_endpoint: {
          ip: 'data.DestinationIp',
          port: 'data.DestinationPort',
          hostname: 'data.DestinationHostname',
          svc_name: 'data.DestinationPortName',
        },
        connection_info: {
          protocol_name: 'data.Protocol',
          protocol_num: lookup('data.Protocol', { tcp: 6, udp: 17 }),
          protocol_ver: lookup('data.SourceIsIpv6', { true: 'ipv6', false: 'ipv4' }),
          direction: lookup('data.Initiated', { true: 'Outbound', false: 'Inbound' }),
          direction_id: lookup('data.Initiated', { true: 'Outbound', false: 'Inbound' }),
        },
      },
    },
    {
      when: { id: 22 },
      class: 'dns_activity',
      activity: 'Response',
      event: {
        actor: ACTOR,
        src_endpoint: { hostname: first('computer', '$.host') },
        query: { hostname: 'data.QueryName' },
        answers: ANSWERS,
        rcode_id: lookup('data.QueryStatus', RCODES, 'Other'),
        rcode: 'data.QueryStatus',
      },
    },
    {
      when: { id: 7 },
      class: 'module_activity',
      activity: 'Load',
      event: {
        actor: ACTOR,
        module: {
          load_type_id: 1,
          file: fileAt('data.ImageLoaded', {
            hashes: HASHES,
            signature: SIGNATURE,
            company_name: 'data.Company',
            desc: 'data.Description',
            internal_name: 'data.OriginalFileName',
            version: 'data.FileVersion',
            product: { name: 'data.Product', version: 'data.FileVersion', vendor_name: 'data.Company' },
          }),
        },
      },
    },
    {
      when: { id: 6 },
      class: 'kernel_extension_activity',
      activity: 'Load',
      event: { actor: SERVICE, driver: { file: fileAt('data.ImageLoaded', { hashes: HASHES, signature: SIGNATURE }) } },
    },
    {
      when: { id: 8 },
      class: 'process_activity',
      activity: 'Inject',
      event: {
        ...ACROSS,
        injection_type_id: 1,
        module: { function_name: 'data.StartFunction', start_address: 'data.StartAddress', file: 'data.StartModule', load_type_id: 0 },
      },
    },
    {
      when: { id: 10 },
      class: 'process_activity',
      activity: 'Open',
      event: {
        ...ACROSS,
        requested_permissions: 'data.GrantedAccess',
        unmapped: { call_trace: 'data.CallTrace', granted_access: 'data.GrantedAccess' },
      },
    },
    {
      when: { id: 25 },
      class: 'process_activity',
      activity: 'Inject',
      event: { actor: ACTOR, process: IMAGE, injection_type: 'data.Type', injection_type_id: 99 },
    },
    {
      when: { id: [2, 11, 15, 23, 26, 27, 28, 29], 'data.TargetFilename': PRESENT },
      class: 'file_activity',
      activity: lookup('id', {
        2: 'SetAttributes',
        11: 'Create',
        15: 'Create',
        23: 'Delete',
        26: 'Delete',
        27: 'Create',
        28: 'Delete',
        29: 'Create',
      }),
      event: {
        actor: ACTOR,
        file: FILE,
        action_id: lookup('id', { 27: 'Denied', 28: 'Denied' }),
        disposition_id: lookup('id', { 27: 'Blocked', 28: 'Blocked' }),
        unmapped: { stream: 'data.Contents', previous_created_time: 'data.PreviousCreationUtcTime' },
      },
    },
    {
      when: { id: 9 },
      class: 'file_activity',
      activity: 'Read',
      event: { actor: ACTOR, file: { name: 'data.Device', path: 'data.Device', type_id: 4 } },
    },
    {
      when: { id: [17, 18], 'data.PipeName': PRESENT },
      class: 'file_activity',
      activity: lookup('id', { 17: 'Create', 18: 'Open' }),
      event: { actor: ACTOR, file: { name: 'data.PipeName', path: 'data.PipeName', type_id: 6 } },
    },
    {
      when: { id: [12, 13, 14], 'data.TargetObject': PRESENT },
      class: 'kernel_activity',
      activity: lookup('data.EventType', { CreateKey: 'Create', DeleteKey: 'Delete', DeleteValue: 'Delete' }, 'Other'),
      event: {
        activity_name: 'data.EventType',
        actor: ACTOR,
        ...registry('data.TargetObject', 'data.NewName', 'data.none'),
        unmapped: { reg_value: { data: 'data.Details' } },
      },
    },
    { when: { id: [19, 20, 21] }, class: 'entity_management', activity: OPERATION, event: WMI },
    {
      when: { id: [4, 16] },
      class: 'application_lifecycle',
      activity: lookup('data.State', { Started: 'Start', Stopped: 'Stop' }, 'Update'),
      event: {
        actor: SERVICE,
        app: { name: is('Sysmon'), version: 'data.Version' },
        unmapped: { configuration: { file: 'data.Configuration', hash: 'data.ConfigurationFileHash' } },
      },
    },
    { class: 'base_event', activity: 'Other', event: { actor: ACTOR } },
  ],
  ignore: ['key', 'title'],
};

const SYSMON = /Microsoft-Windows-Sysmon/;
const PROVIDERS = [
  'SourceName',
  'ProviderName',
  'Provider',
  'Channel',
  'winlog.provider_name',
  'source_name',
  'Event.System.Channel',
  'System.Channel',
];
/** The signs of Windows events, with Sysmon as provider or channel. */
const signs = PROVIDERS.flatMap((provider) => SIGNS.map((sign): JsonSign => ({ ...sign, is: { [provider]: SYSMON } })));
const [sign = SIGNS[0], ...others] = signs;

/** Sysmon's events as JSON, in all forms in which Windows events come. */
export const sysmonJson = jsonFormat({ name: 'windows.sysmon', docs: DOCS, signs: [sign, ...others], prepare: fromJson, mapping });

/** Sysmon's events as XML and as text exports. */
export const sysmonLine = lineFormat({
  name: 'windows.sysmon',
  docs: DOCS,
  signs: [
    { contains: ['Microsoft-Windows-Sysmon'], matches: /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<Events>\s*)?<Event[\s>][^\n]{0,400}?Microsoft-Windows-Sysmon/ },
    { whole: /^\s*\d[^\n]{10,40}\n(?:[A-Za-z]\w*=[^\n]*\n)?(?:LogName|SourceName)=Microsoft-Windows-Sysmon/ },
  ],
  parse: (message, { whole = message }) => (TEXT_HEAD.test(whole) ? fromText(whole) : fromXml(message)),
  mapping,
});
