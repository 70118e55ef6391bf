import { jsonFormat } from '../../form/define';
import { first, is, lookup, type Tree } from '../../form/form';

/** Names are first and last names, or a mail address; ids are OneLogin's own. */
const ACTOR: Tree = { name: first('actor_user_name', 'actor_user_id', 'actor_system'), uid: 'actor_user_id', email_addr: 'actor_user_name' };
const USER: Tree = { name: first('user_name', 'login_name', 'user_id'), uid: 'user_id', email_addr: first('login_name', 'user_name') };
const REASON = first('error_description', 'custom_message', 'notes', 'policy_name');

/** Events of OneLogin, of its webhooks and of its API. */
export const oneloginEvents = jsonFormat({
  name: 'onelogin.events',
  docs: 'https://developers.onelogin.com/api-docs/1/events/event-resource',
  signs: [{ has: ['event_type_id', 'actor_user_id'] }, { has: ['event_type_id', 'account_id'] }, { has: ['event_type_id', 'user_name'] }],
  mapping: {
    product: { vendor: 'OneLogin', name: 'OneLogin' },
    time: first('event_timestamp', 'created_at'),
    id: first('uuid', 'id'),
    event: {
      metadata: { event_code: 'event_type_id', tenant_uid: 'account_id' },
      actor: { user: ACTOR, app_name: 'actor_system' },
      src_endpoint: { ip: 'ipaddr' },
      risk_score: 'risk_score',
      status_detail: REASON,
    },
    variants: [
      {
        // 5 logged in, 6 failed to, 8 logged in to an app.
        when: { event_type_id: [5, 6, 8] },
        class: 'authentication',
        activity: 'Logon',
        event: {
          actor: null,
          user: USER,
          service: { name: first('app_name', is('OneLogin')), uid: 'app_id' },
          status_id: lookup('event_type_id', { 6: 'Failure' }, 'Success'),
          auth_factors: null,
        },
      },
      {
        // 12 unlocked, 13 created, 15 deactivated, 17 deleted, 19 locked, 24 a factor was removed.
        when: { event_type_id: [12, 13, 15, 17, 19, 24] },
        class: 'account_change',
        activity: lookup('event_type_id', { 12: 'Unlock', 13: 'Create', 15: 'Disable', 17: 'Delete', 19: 'Lock', 24: 'MFAFactorDisable' }),
        event: { user: USER },
      },
      {
        class: 'api_activity',
        activity: 'Other',
        event: {
          api: { operation: 'event_type_id', service: { name: is('OneLogin') } },
          resources: [
            { name: 'app_name', uid: 'app_id', type: is('app') },
            { name: 'role_name', uid: 'role_id', type: is('role') },
            { name: 'group_name', uid: 'group_id', type: is('group') },
            { name: 'user_name', uid: 'user_id', type: is('user') },
          ],
        },
      },
    ],
  },
});
