import { lineFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Mapping, type Tree } from '../../form/form';
import { fileAt, lastPart } from '../../windows/trees';
import { AUDIT, parseAudit } from './parse';

/** 4294967295: nobody logged on, as for services. */
const SELF: Tree = {
  name: first('names.AUID', 'names.UID', 'auid'),
  uid: first('auid', 'uid'),
};
const EFFECTIVE: Tree = { name: first('names.EUID', 'names.UID'), uid: first('euid', 'uid') };
const PROCESS: Tree = {
  name: first(lastPart('exe'), 'comm'),
  path: 'exe',
  pid: 'pid',
  file: fileAt('exe'),
  cmd_line: first('proctitle', 'cmd'),
  user: EFFECTIVE,
  session: { uid: 'ses', terminal: first('tty', 'terminal') },
  parent_process: { pid: 'ppid' },
};
const RESULT = first(
  lookup('success', { yes: 'Success', no: 'Failure' }),
  lookup('res', { success: 'Success', failed: 'Failure', 1: 'Success', 0: 'Failure' }),
  lookup('result', { success: 'Success', failed: 'Failure' }),
);
const WHO: Tree = { name: first('acct', 'names.ID', 'id'), uid: 'id' };
const ACTOR: Tree = { user: SELF, process: PROCESS };

const mapping: Mapping = {
  product: { vendor: 'Linux', name: 'Linux Audit' },
  time: 'time',
  event: {
    status_id: RESULT,
    status_code: 'exit',
    message: 'op',
    metadata: { event_code: 'type', log_name: is('audit'), log_provider: is('auditd'), correlation_uid: 'serial', labels: ['key'] },
    device: { hostname: first('node', '$.host'), type_id: 0, os: { name: is('Linux'), type_id: 200 } },
  },
  variants: [
    {
      when: {
        type: [
          'USER_LOGIN',
          'USER_AUTH',
          'USER_ACCT',
          'USER_START',
          'USER_END',
          'USER_LOGOUT',
          'USER_ERR',
          'CRED_ACQ',
          'CRED_DISP',
          'CRED_REFR',
          'LOGIN',
          'GRP_AUTH',
        ],
      },
      class: 'authentication',
      activity: lookup('type', { USER_LOGIN: 'Logon', USER_AUTH: 'Preauth', USER_END: 'Logoff', USER_LOGOUT: 'Logoff' }, 'Other'),
      event: {
        activity_name: 'type',
        actor: ACTOR,
        user: WHO,
        src_endpoint: { ip: first('addr', 'hostname'), hostname: 'hostname' },
        dst_endpoint: { hostname: first('node', '$.host') },
        service: { name: first('grantors', lastPart('exe')) },
        session: { uid: 'ses', terminal: 'terminal' },
      },
    },
    {
      when: { type: ['ADD_USER', 'DEL_USER', 'USER_CHAUTHTOK', 'USER_MGMT', 'ACCT_LOCK', 'ACCT_UNLOCK', 'ANOM_LOGIN_FAILURES'] },
      class: 'account_change',
      activity: lookup(
        'type',
        { ADD_USER: 'Create', DEL_USER: 'Delete', USER_CHAUTHTOK: 'PasswordChange', ACCT_LOCK: 'Lock', ACCT_UNLOCK: 'Unlock' },
        'Other',
      ),
      event: { activity_name: 'op', actor: ACTOR, user: WHO, src_endpoint: { ip: 'addr', hostname: 'hostname' } },
    },
    {
      when: { type: ['ADD_GROUP', 'DEL_GROUP', 'GRP_MGMT', 'GRP_CHAUTHTOK'] },
      class: 'group_management',
      activity: lookup('type', { ADD_GROUP: 'Create', DEL_GROUP: 'Delete' }, 'Other'),
      event: { activity_name: 'op', actor: ACTOR, group: { name: first('grp', 'acct', 'id'), uid: 'id' } },
    },
    {
      when: [
        { type: 'SYSCALL', syscall: ['59', '322', 'execve', 'execveat'] },
        { type: 'SYSCALL', 'names.SYSCALL': ['execve', 'execveat'] },
      ],
      class: 'process_activity',
      activity: 'Launch',
      event: { actor: { user: SELF, process: { pid: 'ppid' } }, process: PROCESS },
    },
    {
      // The record of the call itself has the process id; both have the same serial number.
      when: { type: 'EXECVE', args: PRESENT },
      class: 'process_activity',
      activity: 'Launch',
      event: { actor: { app_name: is('execve') }, process: { uid: 'serial', cmd_line: 'args' } },
    },
    {
      when: { type: 'USER_CMD' },
      class: 'process_activity',
      activity: 'Launch',
      event: { actor: ACTOR, process: { ...PROCESS, cmd_line: 'cmd', working_directory: 'cwd' } },
    },
    {
      when: { type: ['SYSCALL', 'SECCOMP', 'AVC'] },
      class: 'kernel_activity',
      activity: 'Invoke',
      event: {
        actor: ACTOR,
        kernel: {
          name: first('names.SYSCALL', 'syscall', 'comm'),
          system_call: first('names.SYSCALL', 'syscall'),
          path: first('name', 'path'),
          type_id: 2,
        },
        action_id: lookup('type', { AVC: 'Denied' }),
      },
    },
    {
      when: { type: 'PATH', name: PRESENT },
      class: 'file_activity',
      activity: lookup('nametype', { CREATE: 'Create', DELETE: 'Delete', NORMAL: 'Open' }, 'Other'),
      event: { actor: { app_name: is('audit') }, file: fileAt('name', { uid: 'inode', owner: { name: 'names.OUID', uid: 'ouid' } }) },
    },
    {
      when: { type: ['SERVICE_START', 'SERVICE_STOP', 'DAEMON_START', 'DAEMON_END', 'SYSTEM_BOOT', 'SYSTEM_SHUTDOWN'] },
      class: 'application_lifecycle',
      activity: lookup(
        'type',
        [
          [/START|BOOT/, 'Start'],
          [/STOP|END|SHUTDOWN/, 'Stop'],
        ],
        'Other',
      ),
      event: { actor: ACTOR, app: { name: first('unit', 'comm', is('auditd')) } },
    },
    { class: 'base_event', activity: 'Other', event: { actor: ACTOR } },
  ],
};

/** The Linux audit log, a record a line; records of one event have the same serial number, which is the correlation id. */
export const linuxAudit = lineFormat({
  name: 'linux.auditd',
  docs: 'https://github.com/linux-audit/audit-documentation/wiki/SPEC-Audit-Event-Enrichment',
  signs: [{ contains: ['audit('], whole: AUDIT }],
  parse: parseAudit,
  mapping,
});
