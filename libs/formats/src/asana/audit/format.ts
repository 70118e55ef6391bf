import { jsonFormat } from '../../form/define';
import { first, is, lookup, type Tree } from '../../form/form';
import { activityOf } from '../../shared/verb';

const ACTOR: Tree = {
  uid: 'actor.gid',
  name: first('actor.email', 'actor.name', 'actor.gid'),
  email_addr: 'actor.email',
  full_name: 'actor.name',
  type: 'actor.actor_type',
  type_id: lookup('actor.actor_type', { user: 'User', asana: 'System', asana_support: 'System', external_administrator: 'Admin' }),
};
const TARGET: Tree = {
  uid: 'resource.gid',
  name: first('resource.email', 'resource.name', 'resource.gid'),
  email_addr: 'resource.email',
  full_name: 'resource.name',
};

/** Audit log events of Asana. */
export const asanaAudit = jsonFormat({
  name: 'asana.audit',
  docs: 'https://developers.asana.com/docs/audit-log-events',
  signs: [{ has: ['event_category', 'event_type', 'actor.actor_type'] }, { has: ['event_category', 'event_type', 'context.context_type'] }],
  mapping: {
    product: { vendor: 'Asana', name: 'Asana' },
    time: 'created_at',
    id: 'gid',
    event: {
      metadata: { event_code: 'event_type', log_name: 'event_category' },
      actor: { user: ACTOR, app_name: 'context.oauth_app_name' },
      src_endpoint: { ip: 'context.client_ip_address' },
      http_request: { user_agent: 'context.user_agent' },
      status_id: lookup('event_type', [[/failed|denied/, 'Failure']], 'Success'),
    },
    variants: [
      {
        when: { event_type: /^user_(?:login_\w{1,20}|logged_out)$/ },
        class: 'authentication',
        activity: lookup('event_type', [[/logged_out/, 'Logoff']], 'Logon'),
        event: {
          actor: null,
          user: ACTOR,
          service: { name: is('Asana') },
          auth_protocol: first('details.login_method', 'context.api_authentication_method'),
        },
      },
      {
        when: { event_type: /^user_/, 'resource.resource_type': 'user' },
        class: 'account_change',
        activity: lookup(
          'event_type',
          [
            [/^user_(?:invited|joined|added)/, 'Create'],
            [/^user_(?:deprovisioned|removed|deleted)/, 'Delete'],
            [/^user_(?:deactivated|suspended)/, 'Disable'],
            [/^user_(?:reactivated|unsuspended)/, 'Enable'],
            [/password_reset/, 'PasswordReset'],
            [/password_changed/, 'PasswordChange'],
            [/two_factor.*(?:added|enabled)/, 'MFAFactorEnable'],
            [/two_factor.*(?:removed|disabled)/, 'MFAFactorDisable'],
          ],
          'Other',
        ),
        event: { activity_name: 'event_type', user: TARGET },
      },
      {
        class: 'api_activity',
        activity: activityOf('event_type'),
        event: {
          activity_name: 'event_type',
          api: { operation: 'event_type', service: { name: is('Asana') }, request: { uid: 'gid', data: 'details' } },
          resources: [{ uid: 'resource.gid', name: 'resource.name', type: 'resource.resource_type' }],
        },
      },
    ],
  },
});
