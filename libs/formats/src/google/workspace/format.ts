import { jsonFormat } from '../../form/define';
import { ABSENT, all, code, first, is, lookup, when, type Tree, type Variant } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { asText, isObject } from '../../shared/json';
import { activities } from './activities';

const ACTOR: Tree = {
  name: first('who.name', 'actor.email', 'actor.key', 'target.name'),
  domain: first('who.domain', when({ 'actor.email': ABSENT }, 'target.domain')),
  email_addr: first('actor.email', when({ 'actor.email': ABSENT }, 'target.mail')),
  uid: 'actor.profileId',
  type: 'actor.callerType',
  type_id: lookup('actor.callerType', { USER: 'User', APPLICATION: 'Service', KEY: 'Service' }),
  org: { name: 'p.ORG_UNIT_NAME', uid: 'p.orgunit_path' },
};
const CALL: Tree = { operation: 'event.name', service: { name: 'id.applicationName' }, request: { uid: 'id.uniqueQualifier' } };
const DEVICE: Tree = {
  hostname: first('p.DEVICE_NAME', 'p.device_name'),
  uid: first('p.DIRECTORY_DEVICE_ID', 'p.DEVICE_ID', 'p.device_id', 'p.DEVICE_SERIAL_NUMBER', 'p.serial_number'),
  os: first('p.DEVICE_PLATFORM', 'p.os', 'p.OS_VERSION'),
  model: first('p.PRODUCT_NAME', 'p.device_model', 'p.DEVICE_MODEL'),
  vendor_name: 'p.VENDOR_NAME',
  org: { name: 'p.ORG_UNIT_NAME' },
  type: first('p.device_type', 'p.CLIENT_TYPE'),
};
const TARGET: Tree = {
  name: first('target.name', 'p.USER_EMAIL', 'p.user_email', 'p.member_id'),
  domain: 'target.domain',
  email_addr: 'target.mail',
};

/** Signs of danger that Google itself sees in logons. */
const WARNINGS =
  /^(?:suspicious_|user_signed_out_due_to_suspicious|gov_attack_warning|account_disabled_|risky_sensitive_action|email_forwarding_out_of_domain|blocked_sender)/;
const DANGERS = /^(?:MALWARE_TRANSFER|UNSAFE_SITE_VISIT|PASSWORD_BREACH|PASSWORD_REUSE|SENSITIVE_DATA|CONTENT_UNSCANNED|DLP_EVENT|SUSPICIOUS)/i;
/** Rules of data loss prevention and of the alert centre. */
const RULES: Tree = {
  finding_info: {
    uid: first('p.alert_id', 'id.uniqueQualifier', codedUid('event', 'p')),
    title: first('p.rule_name', 'p.name', 'event.name'),
    desc: 'p.description',
    types: first('p.rule_type', 'event.type'),
    analytic: { name: first('p.rule_name', 'event.name'), uid: first('p.rule_resource_name', 'p.rule_id'), category: 'p.rule_type', type_id: 1 },
  },
  is_alert: true,
  severity_id: lookup('p.severity', { LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High' }, 'Low'),
  severity: 'p.severity',
  status_id: 1,
  evidences: [
    {
      user: ACTOR,
      src_endpoint: { ip: 'ipAddress' },
      api: CALL,
      resources: [
        {
          uid: 'p.resource_id',
          name: first('p.resource_title', 'p.resource_name'),
          type: 'p.resource_type',
          owner: { email_addr: 'p.resource_owner_email', name: 'p.resource_owner_email' },
          role_id: 1,
        },
      ],
      url: first('p.URL', 'p.url'),
      file: first('p.CONTENT_NAME', 'p.content_name'),
      device: DEVICE,
    },
  ],
};
const FILE: Tree = {
  name: first('p.doc_title', 'p.doc_id', 'event.name'),
  uid: 'p.doc_id',
  type: 'p.doc_type',
  type_id: lookup('p.doc_type', { folder: 'Folder' }, 'RegularFile'),
  owner: { name: 'p.owner', email_addr: 'p.owner' },
  is_encrypted: 'p.is_encrypted',
};

const APP = 'id.applicationName';
const VARIANTS: readonly [Variant, ...Variant[]] = [
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
  {
    when: { [APP]: 'drive' },
    class: 'file_hosting',
    activity: lookup(
      'event.name',
      [
        [/^(?:create|upload)$/, 'Upload'],
        [/^(?:download|email_as_attachment)$/, 'Download'],
        [/^(?:edit|label_|add_to_folder|remove_from_folder|add_lock|approval_)/, 'Update'],
        [/^(?:delete|trash)$/, 'Delete'],
        [/^untrash$/, 'Restore'],
        [/^rename$/, 'Rename'],
        [/^(?:copy|source_copy)$/, 'Copy'],
        [/^(?:move|shared_drive_move)/, 'Move'],
        [/^preview$/, 'Preview'],
        [/^(?:view|print|access_url|sheets_import|connected_sheets)/, 'Open'],
        [/(?:user_access|visibility|access_scope|acl|membership|settings_change)/, 'Share'],
      ],
      'Other',
    ),
    event: {
      activity_name: 'event.name',
      file: FILE,
      share: first('p.shared_drive_id', 'p.team_drive_id'),
      share_type: 'p.visibility',
      api: CALL,
      status_id: 1,
    },
  },
  {
    when: { [APP]: 'chrome' },
    class: 'device_config_state_change',
    activity: 'Log',
    event: {
      device: {
        ...DEVICE,
        hostname: first('p.DEVICE_NAME', 'p.device_name', 'actor.email'),
        uid: first('p.DIRECTORY_DEVICE_ID', 'p.DEVICE_ID', 'actor.profileId'),
      },
      status_detail: 'p.EVENT_REASON',
      api: CALL,
    },
  },
  {
    when: { [APP]: 'meet', 'event.name': 'call_ended' },
    class: 'network_activity',
    activity: 'Close',
    event: {
      app_name: APP,
      src_endpoint: {
        ip: first('p.ip_address', 'ipAddress'),
        uid: 'p.endpoint_id',
        svc_name: 'p.product_type',
        name: 'p.display_name',
        type: 'p.device_type',
        owner: { name: first('p.identifier', 'p.display_name'), email_addr: 'p.organizer_email' },
        location: { country: 'p.location_country', region: 'p.location_region' },
      },
      connection_info: { protocol_name: 'p.network_transport_protocol', uid: 'p.conference_id', direction_id: 0 },
    },
  },
  {
    class: 'api_activity',
    activity: lookup(
      'event.name',
      [
        [/^(?:create|add|insert|upload|send|grant|enable|accept)/i, 'Create'],
        [/^(?:delete|remove|revoke|trash|purge)/i, 'Delete'],
        [/^(?:view|get|list|read|download|export|access|activity|search)/i, 'Read'],
        [/^(?:update|change|edit|set|modify|move|toggle)/i, 'Update'],
      ],
      'Other',
    ),
    event: {
      activity_name: 'event.name',
      api: {
        operation: first(when({ [APP]: 'token' }, 'p.method_name'), 'event.name', 'event.type'),
        service: { name: first('p.api_name', APP) },
        request: { uid: 'id.uniqueQualifier' },
      },
      actor: { app_name: 'p.app_name', app_uid: 'p.client_id' },
      device: DEVICE,
      resources: [
        {
          name: first('p.event_title', 'p.SETTING_NAME', 'p.room_name', 'p.meeting_code', 'p.doc_title', 'p.name'),
          uid: first('p.event_id', 'p.calendar_id', 'p.room_id', 'p.doc_id', 'p.resource_id'),
          role_id: 1,
        },
        { name: first('p.USER_EMAIL', 'p.target_email', 'p.user_email'), type: 'event.type', role_id: 3 },
      ],
    },
  },
];

/** Activities of Google Workspace, as the Reports API of the Admin SDK lists them; a list of `items` is taken apart before. */
export const googleWorkspace = jsonFormat({
  name: 'google.workspace',
  docs: 'https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list',
  signs: [
    { has: ['events', 'id.applicationName', 'id.time'] },
    { has: ['kind', 'events', 'id.time'], is: { kind: /#activity$/ } },
    // Collectors that write a record an event put its members beside those of the activity.
    { has: ['id.applicationName'] },
  ],
  split: activities,
  mapping: {
    product: { vendor: 'Google', name: 'Workspace' },
    time: 'id.time',
    // Events of one activity share its qualifier.
    id: code(['id.uniqueQualifier'], ({ id, index }) =>
      isObject(id) && asText(id['uniqueQualifier']) !== undefined
        ? `${asText(id['uniqueQualifier'])}${index === 0 ? '' : `/${asText(index)}`}`
        : undefined,
    ),
    event: {
      metadata: {
        event_code: 'event.name',
        log_name: APP,
        original_event_uid: 'id.uniqueQualifier',
        tenant_uid: 'id.customerId',
        product: { name: is('Workspace'), vendor_name: is('Google'), feature: { name: APP } },
      },
      actor: { user: ACTOR },
      src_endpoint: {
        ip: first('ipAddress', 'p.ip_address'),
        location: {
          region: first('networkInfo.subdivisionCode', 'p.location_region'),
          country: first('networkInfo.regionCode', 'p.location_country'),
        },
        autonomous_system: { number: 'networkInfo.ipAsn[0]' },
      },
      cloud: { provider: is('GCP'), account: { uid: 'id.customerId' } },
    },
    variants: VARIANTS,
    ignore: [
      'etag',
      'index',
      'kind',
      'who',
      'target',
      ...['USER_EMAIL', 'user_email', 'affected_email_address', 'member_id'].map((name) => `p.${name}`),
    ],
  },
});
