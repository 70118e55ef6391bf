import { all, first, is, lookup, type Variant } from '../../form/form';
import { ACTOR, APP, DANGERS, RULES, TARGET, WARNINGS } from './trees';

/** What is dangerous, who logs on, and what is done to accounts, groups and grants. */
export const PEOPLE: readonly [Variant, ...Variant[]] = [
  {
    when: [
      { [APP]: 'login', 'event.name': WARNINGS },
      { [APP]: 'rules' },
      { [APP]: 'chrome', 'event.name': DANGERS },
      { [APP]: 'alertcenter' },
      { [APP]: 'context_aware_access' },
    ],
    class: 'detection_finding',
    activity: 'Create',
    event: RULES,
  },
  {
    when: [
      { [APP]: ['login', 'saml'], 'event.name': /^(?:login_|logout)/ },
      { [APP]: 'chrome', 'event.name': /LOGIN|LOGOUT/ },
    ],
    class: 'authentication',
    activity: lookup(
      'event.name',
      [
        [/logout/i, 'Logoff'],
        [/verification|challenge/i, 'Preauth'],
      ],
      'Logon',
    ),
    event: {
      actor: null,
      user: { ...ACTOR, name: first('who.name', 'actor.email', 'p.DEVICE_USER', 'actor.profileId') },
      service: { name: first('p.application_name', is('Google Workspace')), uid: 'p.service_provider_id' },
      status_id: lookup(
        'event.name',
        [
          [/fail/i, 'Failure'],
          [/success|logout|verification/i, 'Success'],
        ],
        'Unknown',
      ),
      status_code: first('p.saml_status_code', 'p.login_challenge_status'),
      status_detail: first('p.login_failure_type', 'p.failure_type', 'p.saml_second_level_status_code', 'p.EVENT_REASON'),
      auth_protocol: 'p.login_type',
      is_mfa: 'p.is_second_factor',
    },
  },
  {
    when: { [APP]: ['login', 'user_accounts'] },
    class: 'account_change',
    activity: lookup(
      'event.name',
      [
        [/^2sv_enroll|^passkey_enroll|^titanium_enroll/, 'MFAFactorEnable'],
        [/^2sv_disable|^passkey_remove|^titanium_unenroll/, 'MFAFactorDisable'],
        [/password_edit/, 'PasswordChange'],
      ],
      'Other',
    ),
    event: { user: ACTOR, activity_name: 'event.name' },
  },
  {
    when: { [APP]: 'admin', 'event.name': /^(?:ADD|REMOVE)_GROUP_MEMBER$|^(?:CREATE|DELETE)_GROUP$/ },
    class: 'group_management',
    activity: lookup('event.name', {
      ADD_GROUP_MEMBER: 'AddUser',
      REMOVE_GROUP_MEMBER: 'RemoveUser',
      CREATE_GROUP: 'Create',
      DELETE_GROUP: 'Delete',
    }),
    event: { group: { name: 'p.GROUP_EMAIL', uid: 'p.GROUP_EMAIL' }, user: TARGET },
  },
  {
    when: {
      [APP]: 'admin',
      'p.USER_EMAIL': { present: true },
      'event.name': /USER|PASSWORD|2_STEP|2SV|SIGN_IN_COOKIES|ACCOUNT|RECOVERY|NICKNAME|ALIAS|GRANT_ADMIN_PRIVILEGE|REVOKE_ADMIN_PRIVILEGE/,
    },
    class: 'account_change',
    activity: lookup(
      'event.name',
      [
        [/^(?:CREATE_USER|UNDELETE_USER|ACCEPT_USER_INVITATION)/, 'Create'],
        [/^(?:UNSUSPEND_USER|UNARCHIVE_USER)/, 'Enable'],
        [/^(?:SUSPEND_USER|ARCHIVE_USER)/, 'Disable'],
        [/^DELETE_USER/, 'Delete'],
        [/CHANGE_PASSWORD|RESET_PASSWORD/, 'PasswordReset'],
        [/TURN_OFF_2_STEP|DISABLE_2/, 'MFAFactorDisable'],
        [/GRANT_ADMIN_PRIVILEGE/, 'AttachPolicy'],
        [/REVOKE_ADMIN_PRIVILEGE/, 'DetachPolicy'],
      ],
      'Other',
    ),
    event: { user: TARGET, activity_name: 'event.name' },
  },
  {
    when: { [APP]: ['groups', 'groups_enterprise'], 'event.name': /^(?:add|remove|delete|create)_(?:user|member|group)|accept_invitation|join/ },
    class: 'group_management',
    activity: lookup(
      'event.name',
      [
        [/^create_group/, 'Create'],
        [/^delete_group/, 'Delete'],
        [/^(?:add|accept|join)/, 'AddUser'],
        [/^remove/, 'RemoveUser'],
      ],
      'Other',
    ),
    event: {
      group: { name: first('p.group_email', 'p.group_id'), uid: first('p.group_id', 'p.group_email') },
      user: TARGET,
    },
  },
  {
    when: { [APP]: 'token', 'event.name': ['authorize', 'revoke'] },
    class: 'user_access',
    activity: lookup('event.name', { authorize: 'AssignPrivileges', revoke: 'RevokePrivileges' }),
    event: {
      user: ACTOR,
      privileges: first('p.scope', all('event.name')),
      resource: { name: first('p.app_name', 'p.client_id'), uid: 'p.client_id', type: 'p.client_type' },
    },
  },
];
