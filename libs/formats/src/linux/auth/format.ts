import { lineFormat } from '../../form/define';
import { first, is, lookup, when, PRESENT, type Mapping, type Tree } from '../../form/form';
import { PROGRAMS, parseAuth } from './parse';

/** Facility 10 and 4 carry no more than that it is about security: the program says what it is. */
const PROGRAM: Tree = { name: '$.app', pid: '$.pid' };
const USER: Tree = { name: 'user', uid: 'uid', type_id: lookup('user', { root: 'Admin' }, 'User') };
const FROM: Tree = { ip: first('ip', 'host'), port: 'port', hostname: 'host' };
const HERE: Tree = { hostname: '$.host', ip: 'localIp', port: 'localPort' };
const SESSION: Tree = { uid: 'session', terminal: 'tty' };
const ACCOUNT: Tree = { actor: { user: 'by', process: PROGRAM }, user: { name: 'user', uid: 'uid' } };
const GROUP: Tree = { actor: { user: 'by', process: PROGRAM }, group: { name: 'group', uid: 'gid' }, user: { name: 'user' } };

const mapping: Mapping = {
  product: { vendor: 'Linux', name: 'Linux' },
  time: '$.time',
  event: {
    message: 'message',
    metadata: { event_code: 'kind', log_name: '$.app', log_provider: '$.app' },
    device: { hostname: '$.host', type_id: 0, os: { name: is('Linux'), type_id: 200 } },
  },
  variants: [
    {
      when: { kind: ['accepted', 'failed', 'unknown user', 'refused', 'opened'] },
      class: 'authentication',
      activity: 'Logon',
      event: {
        actor: { process: PROGRAM, user: 'by' },
        user: USER,
        src_endpoint: FROM,
        dst_endpoint: HERE,
        session: SESSION,
        service: { name: first('pam', '$.app') },
        auth_protocol: first('method'),
        is_remote: when([{ ip: PRESENT }, { host: PRESENT }], true),
        logon_type_id: when({ ip: PRESENT }, 10, 0),
        status_id: lookup('kind', { accepted: 'Success', opened: 'Success' }, 'Failure'),
        status_detail: first('reason', lookup('kind', { 'unknown user': 'Invalid user', refused: 'Not allowed' })),
      },
    },
    {
      when: { kind: ['closed', 'ended', 'left'] },
      class: 'authentication',
      activity: 'Logoff',
      event: {
        actor: { process: PROGRAM },
        user: USER,
        src_endpoint: FROM,
        dst_endpoint: HERE,
        session: SESSION,
        service: { name: first('pam', '$.app') },
        status_id: 1,
      },
    },
    {
      when: { kind: ['sudo', 'sudo refused'] },
      class: 'authentication',
      activity: 'AccountSwitch',
      event: {
        actor: { user: 'by', process: { ...PROGRAM, cmd_line: 'command', working_directory: 'folder' } },
        user: USER,
        dst_endpoint: HERE,
        service: { name: '$.app' },
        session: SESSION,
        account_switch_type_id: 1,
        status_id: lookup('kind', { sudo: 'Success' }, 'Failure'),
        status_detail: when({ kind: 'sudo refused' }, 'attempts'),
      },
    },
    {
      when: { kind: ['connection', 'connection closed'] },
      class: 'ssh_activity',
      activity: lookup('kind', { connection: 'Open' }, 'Close'),
      event: { actor: { user: 'user', process: PROGRAM }, src_endpoint: FROM, dst_endpoint: HERE, status_detail: 'reason', status_code: 'code' },
    },
    {
      when: { kind: 'job' },
      class: 'scheduled_job_activity',
      activity: 'Start',
      event: { actor: { user: 'user', process: PROGRAM }, job: { name: 'command', cmd_line: 'command', user: 'user' } },
    },
    {
      when: { kind: ['user added', 'user deleted', 'user changed', 'user locked', 'user unlocked', 'password', 'locked'] },
      class: 'account_change',
      activity: lookup(
        'kind',
        {
          'user added': 'Create',
          'user deleted': 'Delete',
          'user locked': 'Lock',
          locked: 'Lock',
          'user unlocked': 'Unlock',
          password: 'PasswordChange',
        },
        'Other',
      ),
      event: { ...ACCOUNT, activity_name: 'kind', status_id: 1 },
    },
    {
      when: { kind: ['group added', 'group deleted', 'member added', 'member removed'] },
      class: 'group_management',
      activity: lookup('kind', { 'group added': 'Create', 'group deleted': 'Delete', 'member added': 'AddUser', 'member removed': 'RemoveUser' }),
      event: { ...GROUP, status_id: 1 },
    },
    { class: 'base_event', activity: 'Other', event: { actor: { process: PROGRAM } } },
  ],
};

/** Logons, changes of user, scheduled jobs and accounts of Linux: sshd, sudo, su, PAM, systemd-logind, cron, and the shadow tools, by syslog or the journal. */
export const linuxAuth = lineFormat({
  name: 'linux.auth',
  docs: 'https://man7.org/linux/man-pages/man8/pam_unix.8.html',
  signs: [{ app: PROGRAMS }],
  parse: parseAuth,
  mapping,
});
