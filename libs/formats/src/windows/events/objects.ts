import { code, first, is, lookup, when, PRESENT, type Tree, type Variant } from '../../form/form';
import { asText, isObject } from '../../shared/json';
import { security } from '../security';
import { ACTOR, CALLER, SUBJECT, fileAt, lastPart, processAt } from '../trees';

/** Mandatory labels (Microsoft, "4688(S): A new process has been created"). */
const INTEGRITY = {
  'S-1-16-0': 'Untrusted',
  'S-1-16-4096': 'Low',
  'S-1-16-8192': 'Medium',
  'S-1-16-8448': 'Medium',
  'S-1-16-12288': 'High',
  'S-1-16-16384': 'System',
  'S-1-16-20480': 'Protected',
};
/** What was done to an attribute (Microsoft, "5136(S): A directory service object was modified"). */
const OPERATIONS = { '%%14674': 'Value Added', '%%14675': 'Value Deleted' };
const ELEVATION = { '%%1936': 'Full token', '%%1937': 'Elevated token', '%%1938': 'Limited token' };

/** Who the process runs as: the target where one is named, else who made it. */
const RUNS_AS = when(
  { 'data.TargetUserName': PRESENT },
  { name: 'data.TargetUserName', uid: 'data.TargetUserSid', domain: 'data.TargetDomainName' },
  SUBJECT,
);
const PARENT: Tree = { ...processAt('data.ParentProcessName'), pid: 'data.ProcessId' };

/** Bits of an access mask on files (Microsoft, "File Access Rights Constants"). */
const DELETE = 0x10000;
const WRITE = 0x2 | 0x4 | 0x10 | 0x100;
const RIGHTS = 0xc0000;
const READ = 0x1 | 0x8 | 0x80 | 0x20;

/** OCSF activity of file events by what was asked for; the gravest counts. */
const FILE_ACTIVITY = code([], ({ id, data }) => {
  if (asText(id) === '4660') return 'Delete';
  if (asText(id) === '4670') return 'SetSecurity';
  if (asText(id) === '4658') return 'Other';
  const mask = Number(asText(isObject(data) ? data['AccessMask'] : undefined) ?? NaN);
  if (!Number.isFinite(mask)) return 'Unknown';
  if (mask & DELETE) return 'Delete';
  if (mask & WRITE) return 'Update';
  if (mask & RIGHTS) return 'SetSecurity';
  return mask & READ ? 'Read' : 'Other';
});
const isKey = { 'data.ObjectType': /^Key$/i };
const OBJECT: Tree = { ...fileAt('data.ObjectName'), type: 'data.ObjectType' };
/** The object of a handle that was only named when it was opened. */
const HANDLE: Tree = { name: code([], ({ data }) => handleOf(data)), type: 'data.ObjectServer', type_id: 99 };
const handleOf = (data: unknown): string | undefined => {
  const handle = isObject(data) ? asText(data['HandleId']) : undefined;
  return handle === undefined ? undefined : `handle ${handle}`;
};
const FROM: Tree = { ip: 'data.IpAddress', port: 'data.IpPort' };
const HERE: Tree = { hostname: first('computer', '$.host') };
const PROTOCOLS = { 1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'ipv6-icmp' };

/** Registry keys have no class in OCSF's core: a kernel object that is named by its path. */
export const registry = (key: string, value: string, type: string): Tree => ({
  kernel: { name: first(value, lastPart(key)), path: key, type: first(type, is('Registry key')), type_id: 99 },
});

/** Processes, files, shares, directory objects and connections of the Security log (Microsoft, "Advanced security auditing"). */
export const OBJECTS: readonly Variant[] = [
  {
    when: security(4688),
    class: 'process_activity',
    activity: 'Launch',
    event: {
      actor: { user: SUBJECT, session: { uid: 'data.SubjectLogonId' }, process: { ...PARENT, pid: first('data.ProcessId', 'pid') } },
      process: {
        ...processAt('data.NewProcessName'),
        pid: 'data.NewProcessId',
        cmd_line: 'data.CommandLine',
        integrity: 'data.MandatoryLabel',
        integrity_id: lookup('data.MandatoryLabel', INTEGRITY),
        user: RUNS_AS,
        session: { uid: 'data.TargetLogonId' },
        parent_process: PARENT,
        xattributes: { token_elevation: lookup('data.TokenElevationType', ELEVATION) },
      },
    },
  },
  {
    when: security(4689),
    class: 'process_activity',
    activity: 'Terminate',
    event: {
      actor: ACTOR,
      process: { ...processAt('data.ProcessName'), pid: first('data.ProcessId', 'pid'), user: SUBJECT },
      status_code: 'data.Status',
    },
  },
  {
    when: { ...security(4656, 4658, 4660, 4663, 4670, 4657), ...isKey },
    class: 'kernel_activity',
    activity: lookup('id', { 4657: 'Other', 4660: 'Delete' }, 'Read'),
    event: { actor: ACTOR, ...registry('data.ObjectName', 'data.ObjectValueName', 'data.ObjectType') },
  },
  {
    when: { ...security(4657), 'data.ObjectName': PRESENT },
    class: 'kernel_activity',
    activity: lookup('data.OperationType', { '%%1904': 'Create', '%%1906': 'Delete' }, 'Other'),
    event: { actor: ACTOR, ...registry('data.ObjectName', 'data.ObjectValueName', 'data.ObjectType') },
  },
  {
    when: { ...security(4656, 4663, 4664, 4670, 4985), 'data.ObjectName': PRESENT },
    class: 'file_activity',
    activity: FILE_ACTIVITY,
    event: { actor: ACTOR, file: OBJECT },
  },
  { when: security(4656, 4658, 4660, 4663, 4670), class: 'file_activity', activity: FILE_ACTIVITY, event: { actor: ACTOR, file: HANDLE } },
  {
    when: security(5140, 5142, 5143, 5144, 5168),
    class: 'smb_activity',
    activity: 'Other',
    event: {
      actor: ACTOR,
      share: 'data.ShareName',
      share_type: 'data.ObjectType',
      src_endpoint: FROM,
      dst_endpoint: HERE,
      file: { name: lastPart('data.ShareLocalPath'), path: 'data.ShareLocalPath', type_id: 2 },
    },
  },
  {
    when: security(5145),
    class: 'smb_activity',
    activity: 'FileOpen',
    event: {
      actor: ACTOR,
      share: 'data.ShareName',
      share_type: 'data.ObjectType',
      src_endpoint: FROM,
      dst_endpoint: HERE,
      file: fileAt('data.RelativeTargetName'),
    },
  },
  {
    when: security(5136, 5137, 5138, 5139, 5141),
    class: 'entity_management',
    activity: lookup('id', { 5136: 'Update', 5137: 'Create', 5138: 'Create', 5139: 'Move', 5141: 'Delete' }),
    event: {
      actor: ACTOR,
      entity: { name: first('data.ObjectDN', 'data.OldObjectDN'), uid: 'data.ObjectGUID', type: 'data.ObjectClass', type_id: 99 },
      entity_result: when(
        { 'data.AttributeLDAPDisplayName': PRESENT },
        {
          name: 'data.AttributeLDAPDisplayName',
          type: is('attribute'),
          type_id: 99,
          data: { value: 'data.AttributeValue', operation: first(lookup('data.OperationType', OPERATIONS), 'data.OperationType') },
        },
        { name: 'data.NewObjectDN' },
      ),
    },
  },
  {
    when: security(4661, 4662),
    class: 'entity_management',
    activity: 'Read',
    event: {
      actor: ACTOR,
      entity: { name: first('data.ObjectName', 'data.ObjectServer'), type: 'data.ObjectType', type_id: 99 },
      comment: 'data.Properties',
      access_mask: 'data.AccessMask',
    },
  },
  {
    when: security(5031, 5150, 5151, 5152, 5153, 5154, 5155, 5156, 5157, 5158, 5159),
    class: 'network_activity',
    activity: lookup(
      'id',
      { 5154: 'Listen', 5155: 'Refuse', 5156: 'Open', 5158: 'Listen', 5159: 'Refuse', 5152: 'Refuse', 5157: 'Refuse', 5031: 'Refuse' },
      'Other',
    ),
    event: {
      actor: { process: { ...processAt('data.Application'), pid: first('data.ProcessID', 'data.ProcessId', 'pid') } },
      src_endpoint: {
        ip: first('data.SourceAddress', 'data.SourceAddr'),
        port: 'data.SourcePort',
        hostname: when({ 'data.SourceAddress': { present: false } }, first('computer', '$.host')),
      },
      dst_endpoint: { ip: 'data.DestAddress', port: 'data.DestPort' },
      connection_info: {
        protocol_num: 'data.Protocol',
        protocol_name: lookup('data.Protocol', PROTOCOLS),
        direction: lookup('data.Direction', { '%%14592': 'Inbound', '%%14593': 'Outbound', Inbound: 'Inbound', Outbound: 'Outbound' }),
        direction_id: lookup('data.Direction', { '%%14592': 'Inbound', '%%14593': 'Outbound', Inbound: 'Inbound', Outbound: 'Outbound' }),
      },
      firewall_rule: { uid: 'data.FilterRTID', name: 'data.LayerName' },
      action_id: lookup('id', { 5154: 'Allowed', 5156: 'Allowed', 5158: 'Allowed' }, 'Denied'),
      disposition_id: lookup('id', { 5154: 'Allowed', 5156: 'Allowed', 5158: 'Allowed' }, 'Blocked'),
    },
  },
  {
    when: security(6416, 6419, 6420, 6421, 6422, 6423, 6424),
    class: 'peripheral_activity',
    activity: lookup('id', { 6416: 'Connect', 6420: 'Disable', 6422: 'Enable' }, 'Other'),
    event: {
      actor: { user: SUBJECT, session: { uid: 'data.SubjectLogonId' }, process: CALLER },
      peripheral_device: {
        name: first('data.DeviceDescription', 'data.ClassName'),
        class: 'data.ClassName',
        uid: first('data.DeviceId'),
        type_id: 0,
      },
    },
  },
];
