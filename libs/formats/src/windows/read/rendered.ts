import type { Json } from '../../shared/json';

/**
 * Names of EventData by section and label of the rendered English text (Microsoft, "Advanced security auditing"). `*` is any section; labels that are
 * not here are named by themselves without blanks (`Object Name` → `ObjectName`).
 */
const ACCOUNT = (who: string, sid = `${who}UserSid`): Readonly<Record<string, string>> => ({
  'security id': sid,
  'account name': `${who}UserName`,
  'account domain': `${who}DomainName`,
  'logon id': `${who}LogonId`,
  'user id': sid,
  'supplied realm name': `${who}DomainName`,
  'logon guid': 'LogonGuid',
  'group name': `${who}UserName`,
  'group domain': `${who}DomainName`,
});
const SUBJECT = ACCOUNT('Subject');
const TARGET = ACCOUNT('Target');
const TARGET_SID = ACCOUNT('Target', 'TargetSid');
const SECTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  subject: SUBJECT,
  'creator subject': SUBJECT,
  'target subject': TARGET,
  'new logon': TARGET,
  'account for which logon failed': TARGET,
  'account whose credentials were used': TARGET,
  'account information': TARGET_SID,
  'target account': TARGET_SID,
  'new account': TARGET_SID,
  'account that was locked out': TARGET_SID,
  group: TARGET_SID,
  'new group': TARGET_SID,
  'deleted group': TARGET_SID,
  'changed group': TARGET_SID,
  member: { 'security id': 'MemberSid', 'account name': 'MemberName' },
  user: SUBJECT,
};
const LABELS: Readonly<Record<string, string>> = {
  'source network address': 'IpAddress',
  'client address': 'IpAddress',
  'source address': 'IpAddress',
  'client name': 'ClientName',
  'source port': 'IpPort',
  'client port': 'IpPort',
  'source workstation': 'Workstation',
  'logon account': 'TargetUserName',
  'error code': 'Status',
  'result code': 'Status',
  'failure code': 'Status',
  'sub status': 'SubStatus',
  'logon process': 'LogonProcessName',
  'authentication package': 'AuthenticationPackageName',
  'caller process id': 'ProcessId',
  'caller process name': 'ProcessName',
  'creator process id': 'ProcessId',
  'creator process name': 'ParentProcessName',
  'process command line': 'CommandLine',
  'pre-authentication type': 'PreAuthType',
  accesses: 'AccessList',
  'target server name': 'TargetServerName',
  'relative target name': 'RelativeTargetName',
  'caller computer name': 'TargetDomainName',
  'old account name': 'OldTargetUserName',
  'new account name': 'NewTargetUserName',
  privileges: 'PrivilegeList',
  'service type': 'ServiceType',
  'service start type': 'StartType',
  'service account': 'AccountName',
};
/** Labels that are other data in some event. */
const BY_EVENT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '4697': { 'service file name': 'ServiceFileName', 'service account': 'AccountName' },
  '7045': { 'service file name': 'ImagePath' },
  '5156': { 'source address': 'SourceAddress', 'source port': 'SourcePort', 'application name': 'Application' },
  '5157': { 'source address': 'SourceAddress', 'source port': 'SourcePort', 'application name': 'Application' },
  '5158': { 'source address': 'SourceAddress', 'source port': 'SourcePort', 'application name': 'Application' },
  '4768': { 'account name': 'TargetUserName' },
};
/** Longest rendered text and most lines that are read. */
const MAX_LINES = 400;
const LINE = /^(\s*)([A-Za-z][\w ()'/.-]{0,60}?) ?:(?:\s+(.*))?$/;

/**
 * The data of a rendered message: lines `Label: value`, below lines `Section:`. Values that take several lines keep their lines. Texts in other languages than
 * English give nothing but labels that nobody looks for.
 */
export function dataOfText(message: string, id: string): Json {
  const data: Record<string, unknown> = {};
  let section: Readonly<Record<string, string>> = {};
  let last: string | undefined;
  for (const raw of message.split(/\r?\n/, MAX_LINES).slice(1)) {
    const found = LINE.exec(raw);
    const [, indent = '', label = '', value = ''] = found ?? [];
    if (!found) {
      // Continuation of a list, such as privileges or accesses.
      if (last !== undefined && /^\s+\S/.test(raw)) data[last] = `${String(data[last])}\n${raw.trim()}`;
      else if (raw.trim() === '') last = undefined;
      continue;
    }
    const low = label.toLowerCase();
    if (value.trim() === '' && (indent === '' || Object.hasOwn(SECTIONS, low))) {
      section = SECTIONS[low] ?? {};
      last = undefined;
      continue;
    }
    const name = BY_EVENT[id]?.[low] ?? section[low] ?? LABELS[low] ?? nameOf(label);
    last = name;
    if (name !== '__proto__' && !(name in data)) data[name] = value.trim();
  }
  return data;
}

/** `Object Name` → `ObjectName`, `Handle ID` → `HandleId`; one word stays as it is, as Sysmon writes its names. */
const nameOf = (label: string): string =>
  label.includes(' ')
    ? label
        .split(' ')
        .map((word) =>
          word === 'ID' || word === 'GUID' ? word.charAt(0) + word.slice(1).toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1),
        )
        .join('')
    : label;
