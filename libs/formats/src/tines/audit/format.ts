import { jsonFormat } from '../../form/define';
import { first, is, lookup } from '../../form/form';
import { activityOf } from '../../shared/verb';

/** Audit logs of Tines. */
export const tinesAudit = jsonFormat({
  name: 'tines.audit',
  docs: 'https://www.tines.com/docs/api/audit-logs/list/',
  signs: [{ has: ['operation_name', 'request_ip'] }, { has: ['operation_name', 'user_email', 'tenant_id'] }],
  mapping: {
    product: { vendor: 'Tines', name: 'Tines' },
    time: 'created_at',
    id: 'id',
    event: {
      metadata: { event_code: 'operation_name', tenant_uid: 'tenant_id' },
      src_endpoint: { ip: 'request_ip' },
      http_request: { user_agent: 'request_user_agent' },
    },
    variants: [
      {
        when: { operation_name: ['Login', 'Logout'] },
        class: 'authentication',
        activity: lookup('operation_name', { Login: 'Logon', Logout: 'Logoff' }),
        event: {
          user: { name: first('user_email', 'user_name', 'user_id'), email_addr: 'user_email', uid: 'user_id', full_name: 'user_name' },
          service: { name: is('Tines') },
        },
      },
      {
        class: 'api_activity',
        activity: activityOf('operation_name'),
        event: {
          activity_name: 'operation_name',
          actor: { user: { name: first('user_email', 'user_name', 'user_id'), email_addr: 'user_email', uid: 'user_id', full_name: 'user_name' } },
          api: { operation: 'operation_name', service: { name: is('Tines') }, request: { uid: first('id'), data: 'inputs' } },
          resources: [{ uid: first('story_id', 'team_id'), name: first('story_name', 'team_name') }],
        },
      },
    ],
  },
});
