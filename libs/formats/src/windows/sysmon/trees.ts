import { first, is, lookup, PRESENT, when, type Tree } from '../../form/form';
import { ACCOUNT, fileAt, processAt } from '../trees';

export const HASHES: Tree['hashes'] = [
  'data.hashes.MD5',
  'data.hashes.SHA1',
  'data.hashes.SHA256',
  { algorithm: is('imphash'), algorithm_id: 18, value: 'data.hashes.IMPHASH' },
];

export const SIGNATURE: Tree = {
  state: 'data.SignatureStatus',
  state_id: lookup('data.SignatureStatus', { Valid: 'Valid', Expired: 'Expired', Revoked: 'Revoked' }),
  developer_uid: 'data.Signature',
};

export const INTEGRITY = lookup('data.IntegrityLevel', { Untrusted: 'Untrusted', Low: 'Low', Medium: 'Medium', High: 'High', System: 'System' });

export const USER = when({ 'data.User': PRESENT }, 'data.User', ACCOUNT);

/** The process that an event is about; ids of its own are texts of decimal digits. */
export const IMAGE: Tree = { ...processAt('data.Image'), pid: 'data.ProcessId', uid: 'data.ProcessGuid', user: 'data.User' };

export const ACTOR: Tree = { user: USER, process: IMAGE };

export const PARENT: Tree = {
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

export const ACROSS: Tree = { actor: { user: when({ 'data.SourceUser': PRESENT }, 'data.SourceUser', ACCOUNT), process: SOURCE }, process: TARGET };

export const SERVICE: Tree = { user: ACCOUNT, process: { pid: 'pid', tid: 'tid' } };

export const FILE = fileAt('data.TargetFilename', { hashes: HASHES, created_time: 'data.CreationUtcTime' });
