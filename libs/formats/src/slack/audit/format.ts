import { jsonFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Tree } from '../../form/form';

const ACTOR: Tree = {
  uid: 'actor.user.id',
  name: 'actor.user.name',
  email_addr: 'actor.user.email',
  type: 'actor.type',
  org: { uid: 'actor.user.team' },
};
const ENTITY: Tree = { uid: 'entity.user.id', name: 'entity.user.name', email_addr: 'entity.user.email', org: { uid: 'entity.user.team' } };
const KINDS = [
  'workspace',
  'enterprise',
  'channel',
  'file',
  'app',
  'usergroup',
  'workflow',
  'role',
  'user',
  'message',
  'barrier',
  'huddle',
  'canvas',
] as const;
const entity = (member: string): ReturnType<typeof first> => first(...KINDS.map((kind) => `entity.${kind}.${member}`));

/** Audit logs of Slack Enterprise. */
export const slackAudit = jsonFormat({
  name: 'slack.audit',
  docs: 'https://api.slack.com/admins/audit-logs-call',
  signs: [
    { has: ['date_create', 'action', 'actor', 'context'] },
    { has: ['context.ua', 'action', 'actor.type'] },
    { has: ['entity.type', 'action', 'actor.type'] },
  ],
  mapping: {
    product: { vendor: 'Slack', name: 'Audit Logs' },
    time: 'date_create',
    id: 'id',
    event: {
      metadata: { event_code: 'action', tenant_uid: 'context.location.id' },
      actor: { user: ACTOR, session: { uid: 'context.session_id' }, app_name: 'context.app.name', app_uid: 'context.app.id' },
      src_endpoint: { ip: 'context.ip_address' },
      http_request: { user_agent: 'context.ua' },
    },
    variants: [
      {
        when: { action: 'anomaly' },
        class: 'detection_finding',
        activity: 'Create',
        event: {
          actor: null,
          is_alert: true,
          severity_id: 3,
          status_id: 1,
          finding_info: {
            uid: 'id',
            title: first('details.reason[0]', 'details.type', 'action'),
            types: 'details.reason',
            analytic: { name: first('details.type', 'action'), type_id: 2 },
          },
          evidences: [{ user: ACTOR, src_endpoint: { ip: 'context.ip_address' }, data: 'details.details' }],
        },
      },
      {
        when: { action: /^user_(?:login|logout|session)/ },
        class: 'authentication',
        activity: lookup('action', [[/logout|session_reset|session_invalidated/, 'Logoff']], 'Logon'),
        event: {
          actor: null,
          user: ACTOR,
          service: { name: first('context.location.name', is('Slack')), uid: 'context.location.id' },
          session: { uid: 'context.session_id' },
          status_id: lookup('action', [[/fail/, 'Failure']], 'Success'),
        },
      },
      {
        when: {
          action: /^(?:user_(?:created|deactivated|reactivated|removed|email_updated|profile)|role_change|guest_|owner_|mfa_)/,
          'entity.user': PRESENT,
        },
        class: 'account_change',
        activity: lookup(
          'action',
          [
            [/user_created|guest_created/, 'Create'],
            [/user_reactivated/, 'Enable'],
            [/user_deactivated|guest_expired/, 'Disable'],
            [/user_removed|guest_deleted/, 'Delete'],
          ],
          'Other',
        ),
        event: { activity_name: 'action', user: ENTITY },
      },
      {
        when: { 'entity.file': PRESENT },
        class: 'file_hosting',
        activity: lookup(
          'action',
          [
            [/upload/, 'Upload'],
            [/download/, 'Download'],
            [/delete/, 'Delete'],
            [/share|public_link/, 'Share'],
          ],
          'Other',
        ),
        event: {
          activity_name: 'action',
          file: {
            name: first('entity.file.name', 'entity.file.title', 'entity.file.id'),
            uid: 'entity.file.id',
            type: 'entity.file.filetype',
            type_id: 1,
          },
          share: 'context.location.name',
        },
      },
      {
        class: 'api_activity',
        activity: lookup(
          'action',
          [
            [/(?:created|added|installed|joined|invited|enabled|approved)$/, 'Create'],
            [/(?:deleted|removed|uninstalled|left|revoked|disabled|archived)$/, 'Delete'],
            [/(?:viewed|exported|searched|downloaded)$/, 'Read'],
            [/(?:updated|changed|renamed|set|restricted)$/, 'Update'],
          ],
          'Other',
        ),
        event: {
          activity_name: 'action',
          api: { operation: 'action', service: { name: is('Slack') } },
          resources: [{ uid: entity('id'), name: entity('name'), type: 'entity.type', role_id: 1 }],
        },
      },
    ],
  },
});
