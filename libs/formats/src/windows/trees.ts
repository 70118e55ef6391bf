import { code, first, is, lookup, when, PRESENT, type Code, type Leaf, type Tree } from '../form/form';
import { getterOf, readPath } from '../form/path';
import { asText } from '../shared/json';

/** Common to events of every log. */
export const SYSTEM: Tree = {
  message: first('message', 'title'),
  activity_name: 'title',
  severity_id: lookup('level', [
    [/^(?:1|critical)$/i, 'High'],
    [/^(?:2|error)$/i, 'Medium'],
    [/^(?:3|warning)$/i, 'Low'],
    [/./, 'Informational'],
  ]),
  status_id: lookup('outcome', { success: 'Success', failure: 'Failure' }),
  status: 'outcome',
  metadata: {
    event_code: 'id',
    log_name: 'channel',
    log_provider: 'provider',
    log_level: 'level',
    log_version: 'version',
    sequence: 'record',
    correlation_uid: 'activity',
  },
  device: { hostname: first('computer', '$.host'), name: 'short', domain: 'hostDomain', type_id: 0, os: { name: is('Windows'), type_id: 100 } },
};

/** The last part of a path. Counts the path as used only when nothing else does: the file keeps it whole. */
export const lastPart = (path: string): Code => {
  const get = getterOf(readPath(path).steps);
  return code([path], (record) => {
    const text = asText(get(record));
    if (text === undefined || text === '-') return undefined;
    return text.slice(Math.max(text.lastIndexOf('\\'), text.lastIndexOf('/')) + 1) || text;
  });
};

const folder = (path: string): Code => {
  const get = getterOf(readPath(path).steps);
  return code([path], (record) => {
    const text = asText(get(record)) ?? '';
    const end = Math.max(text.lastIndexOf('\\'), text.lastIndexOf('/'));
    return end > 0 ? text.slice(0, end + 1) : undefined;
  });
};

/** A file by its path, and more of it. */
export const fileAt = (path: string, more: Tree = {}): Tree => ({ name: lastPart(path), path, parent_folder: folder(path), type_id: 1, ...more });

/** A process by the path of its executable. */
export const processAt = (path: string, more: Tree = {}): Tree => ({ name: lastPart(path), path, file: fileAt(path), ...more });

/** Well-known SIDs of the system itself, and accounts of computers and services. */
const userType = (name: string, sid: Leaf): Leaf =>
  first(
    sidType(sid),
    lookup(name, [
      [/\$$/, 'System'],
      [/./, 'User'],
    ]),
  );
const sidType = (sid: Leaf): Leaf =>
  typeof sid === 'string'
    ? lookup(sid, [
        [/^S-1-5-(?:18|19|20|7)$|^S-1-5-90-|^S-1-5-96-/, 'System'],
        [/^S-1-5-80-/, 'Service'],
        [/^S-1-5-21-\d+-\d+-\d+-500$/, 'Admin'],
      ])
    : 'none';

/** A user under names such as `data.Subject…` (`UserName`, `UserSid`, `DomainName`). */
export const userOf = (prefix: string, sid = `${prefix}UserSid`): Tree => ({
  name: `${prefix}UserName`,
  uid: sid,
  domain: `${prefix}DomainName`,
  type_id: userType(`${prefix}UserName`, sid),
});

export const SUBJECT = userOf('data.Subject');
export const TARGET = userOf('data.Target');
/** In events about accounts the target's SID has another name. */
export const TARGET_ACCOUNT = userOf('data.Target', 'data.TargetSid');
/** Who the logging thread ran as. */
export const ACCOUNT: Tree = { name: 'account', uid: 'sid', domain: 'domain', type_id: userType('account', 'sid') };

/** The process that the event names; else the one that logged. */
export const CALLER: Leaf = when(
  { 'data.ProcessName': PRESENT },
  { ...processAt('data.ProcessName'), pid: first('data.ProcessId', 'pid'), tid: 'tid' },
  when(
    { 'data.CallerProcessName': PRESENT },
    { ...processAt('data.CallerProcessName'), pid: first('data.CallerProcessId', 'pid') },
    { pid: 'pid', tid: 'tid' },
  ),
);
/** Whoever acted, in the Security log. */
export const ACTOR: Tree = {
  user: when({ 'data.SubjectUserName': PRESENT }, SUBJECT, when({ 'data.SubjectUserSid': PRESENT }, { uid: 'data.SubjectUserSid' }, ACCOUNT)),
  session: { uid: 'data.SubjectLogonId' },
  process: CALLER,
};
