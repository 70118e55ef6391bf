import { code, first, is, lookup, when, PRESENT, type Code, type Leaf, type Tree } from '../../form/form';
import { asText, isObject, type Json } from '../../shared/json';

const INTEGRITY = { Untrusted: 'Untrusted', Low: 'Low', Medium: 'Medium', High: 'High', System: 'System' };

/** `FolderPath` is the folder in the documentation and mostly the whole path in the records: the path in both cases. */
const pathOf = (folder: string, name: string): Code =>
  code([folder], (record) => {
    const path = asText(record[folder]);
    const file = asText(record[name]);
    if (path === undefined || file === undefined) return path;
    if (path.toLowerCase().endsWith(file.toLowerCase())) return path;
    return `${path.replace(/[\\/]$/, '')}${path.includes('/') ? '/' : '\\'}${file}`;
  });

const folderOf = (folder: string, name: string): Code =>
  code([], (record) => {
    const path = asText(record[folder]);
    const file = asText(record[name]);
    if (path === undefined) return undefined;
    return file !== undefined && path.toLowerCase().endsWith(file.toLowerCase()) ? path.slice(0, -file.length).replace(/(?<=.)[\\/]$/, '') : path;
  });

/** A file under names with a prefix (`InitiatingProcess`), or none. */
export const fileOf = (prefix: string, folder: string, name: string): Tree => ({
  name: first(name, folder),
  path: pathOf(folder, name),
  parent_folder: folderOf(folder, name),
  size: `${prefix}FileSize`,
  url: prefix === '' ? 'FileOriginUrl' : 'none',
  type_id: 1,
  hashes: [`${prefix}MD5`, `${prefix}SHA1`, `${prefix}SHA256`],
});

const about = (prefix: string): Tree => ({
  company_name: `${prefix}VersionInfoCompanyName`,
  desc: `${prefix}VersionInfoFileDescription`,
  internal_name: first(`${prefix}VersionInfoOriginalFileName`, `${prefix}VersionInfoInternalFileName`),
  product: { name: `${prefix}VersionInfoProductName`, version: `${prefix}VersionInfoProductVersion`, vendor_name: `${prefix}VersionInfoCompanyName` },
  signature: {
    state: `${prefix}SignatureStatus`,
    developer_uid: `${prefix}SignerType`,
    state_id: lookup(`${prefix}SignatureStatus`, { Valid: 'Valid', Invalid: 'Bad' }),
  },
});

/** An account under names with a prefix. */
export const accountOf = (prefix: string): Tree => ({
  name: first(`${prefix}Name`, `${prefix}Upn`, `${prefix}DisplayName`),
  uid: first(`${prefix}Sid`, `${prefix}ObjectId`, `${prefix}Id`),
  uid_alt: `${prefix}ObjectId`,
  domain: `${prefix}Domain`,
  email_addr: `${prefix}Upn`,
  full_name: `${prefix}DisplayName`,
});

/** Who did it: `InitiatingProcess…`. */
export const INITIATOR: Tree = {
  name: 'InitiatingProcessFileName',
  path: pathOf('InitiatingProcessFolderPath', 'InitiatingProcessFileName'),
  pid: 'InitiatingProcessId',
  uid: 'InitiatingProcessUniqueId',
  cmd_line: 'InitiatingProcessCommandLine',
  created_time: 'InitiatingProcessCreationTime',
  file: { ...fileOf('InitiatingProcess', 'InitiatingProcessFolderPath', 'InitiatingProcessFileName'), ...about('InitiatingProcess') },
  integrity: 'InitiatingProcessIntegrityLevel',
  integrity_id: lookup('InitiatingProcessIntegrityLevel', INTEGRITY),
  user: accountOf('InitiatingProcessAccount'),
  session: {
    uid: first('InitiatingProcessLogonId', 'InitiatingProcessSessionId'),
    terminal: 'InitiatingProcessSessionId',
    is_remote: 'IsInitiatingProcessRemoteSession',
  },
  parent_process: { name: 'InitiatingProcessParentFileName', pid: 'InitiatingProcessParentId', created_time: 'InitiatingProcessParentCreationTime' },
};
export const PROCESS: Tree = {
  name: first('FileName', 'ProcessName'),
  path: pathOf('FolderPath', 'FileName'),
  pid: first('ProcessId', 'AdditionalFields.ProcessId'),
  uid: 'ProcessUniqueId',
  cmd_line: first('ProcessCommandLine', 'AdditionalFields.CommandLine'),
  created_time: first('ProcessCreationTime', 'AdditionalFields.CreationTimeUtc'),
  file: { ...fileOf('', 'FolderPath', 'FileName'), ...about('Process') },
  integrity: 'ProcessIntegrityLevel',
  integrity_id: lookup('ProcessIntegrityLevel', INTEGRITY),
  user: accountOf('Account'),
  session: { uid: first('LogonId', 'CreatedProcessSessionId'), terminal: 'CreatedProcessSessionId', is_remote: 'IsProcessRemoteSession' },
  parent_process: {
    ...INITIATOR,
    parent_process: {
      name: 'InitiatingProcessParentFileName',
      pid: 'InitiatingProcessParentId',
      created_time: 'InitiatingProcessParentCreationTime',
    },
  },
};
export const FILE: Tree = fileOf('', 'FolderPath', 'FileName');

export const ACTOR: Tree = {
  user: when(
    { InitiatingProcessAccountName: PRESENT },
    accountOf('InitiatingProcessAccount'),
    when({ AccountName: PRESENT }, accountOf('Account'), {
      name: first('AccountUpn', 'AccountDisplayName', 'AccountId'),
      email_addr: 'AccountUpn',
      full_name: 'AccountDisplayName',
      uid: first('AccountObjectId', 'AccountId'),
    }),
  ),
  process: INITIATOR,
  app_name: 'Application',
  app_uid: 'ApplicationId',
};

export const DEVICE: Tree = {
  ip: first('LocalIP', 'AdditionalFields.IPAddress'),
  uid: first('DeviceId', 'AdditionalFields.ImageFile.Host.MachineId'),
  hostname: first('DeviceName', 'AdditionalFields.ImageFile.Host.NetBiosName'),
  type: 'DeviceType',
  type_id: lookup('DeviceType', {
    Workstation: 'Desktop',
    Server: 'Server',
    Mobile: 'Mobile',
    Desktop: 'Desktop',
    Laptop: 'Laptop',
    Phone: 'Mobile',
  }),
  os: {
    name: first('OSPlatform', 'OSDistribution'),
    version: first('OSVersion', 'OSVersionInfo'),
    build: first('OSBuild', 'OsBuildRevision'),
    edition: 'OSDistribution',
    type_id: lookup('OSPlatform', [
      [/windows/i, 'Windows'],
      [/linux/i, 'Linux'],
      [/macos/i, 'MacOS'],
      [/android/i, 'Android'],
      [/ios/i, 'IOS'],
    ]),
  },
  agent_list: [{ uid: 'DeviceId', name: is('Microsoft Defender for Endpoint'), version: 'ClientVersion', type_id: 1 }],
  groups: 'MachineGroup',
};

const inbound = { ActionType: /^Inbound/ };
const LOCAL: Tree = { ip: 'LocalIP', port: 'LocalPort' };
const MACS = { from: 'AdditionalFields.Source Mac', to: 'AdditionalFields.Destination Mac' };
const REMOTE: Tree = {
  ip: first('RemoteIP', 'DestinationIPAddress'),
  port: first('RemotePort', 'DestinationPort'),
  hostname: first('RemoteUrl', 'RemoteDeviceName', 'DestinationDeviceName'),
  domain: 'RemoteUrl',
};
export const SOURCE: Leaf = when(inbound, { ...REMOTE, mac: MACS.from }, { ...LOCAL, mac: MACS.from });
export const DESTINATION: Leaf = when(inbound, { ...LOCAL, mac: MACS.to }, { ...REMOTE, mac: MACS.to });

/** `["T1558.003"]`, or `Kerberoasting (T1558.003), …` → OCSF attacks. */
export const ATTACKS = code(['AttackTechniques'], ({ AttackTechniques, AdditionalFields }) => {
  const own = asText(AttackTechniques) ?? (isObject(AdditionalFields) ? asText(AdditionalFields['AttackTechniques']) : undefined);
  const text = Array.isArray(AttackTechniques) ? AttackTechniques.map(asText).join(', ') : own;
  return text === undefined ? undefined : techniques(text);
});
const MAX_TECHNIQUES = 32;

/** Techniques of ATT&CK that a text names, with their names where they stand before it in brackets. */
export function techniques(text: string): readonly Json[] | undefined {
  const found = [...text.slice(0, 4_000).matchAll(/(?:([A-Z][^,"()[\]]{2,80}?) ?\()?\b(T\d{4}(?:\.\d{3})?)\b/g)].slice(0, MAX_TECHNIQUES);
  const attacks = found.map(([, name, uid]) => ({ technique: { uid, ...(name === undefined ? {} : { name: name.trim() }) } }));
  return attacks.length > 0 ? attacks : undefined;
}
