import { jsonFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Tree } from '../../form/form';

const ACTOR: Tree = { uid: 'actor_id', name: first('actor_name', 'actor_id') };

/** Audit logs of Zendesk. */
export const zendeskAudit = jsonFormat({
  name: 'zendesk.audit',
  docs: 'https://developer.zendesk.com/api-reference/ticketing/account-configuration/audit_logs/',
  signs: [{ has: ['source_label', 'source_type', 'action'] }, { has: ['change_description', 'source_type', 'actor_id'] }],
  mapping: {
    product: { vendor: 'Zendesk', name: 'Zendesk' },
    time: 'created_at',
    id: 'url',
    event: {
      message: 'change_description',
      metadata: { event_code: first('source_type'), original_event_uid: 'id' },
      src_endpoint: { ip: 'ip_address' },
      actor: { user: ACTOR },
    },
    variants: [
      {
        when: { action: 'login', actor_id: PRESENT },
        class: 'authentication',
        activity: 'Logon',
        event: { actor: null, user: ACTOR, service: { name: is('Zendesk') }, status_id: 1 },
      },
      {
        when: { source_type: 'user', source_id: PRESENT },
        class: 'account_change',
        activity: lookup('action', { create: 'Create', destroy: 'Delete' }, 'Other'),
        event: { activity_name: first('action_label', 'action'), user: { uid: 'source_id', name: first('source_label', 'source_id') } },
      },
      {
        class: 'api_activity',
        activity: lookup('action', { create: 'Create', update: 'Update', destroy: 'Delete', exported: 'Read' }, 'Other'),
        event: {
          activity_name: first('action_label', 'action'),
          api: { operation: 'action', service: { name: is('Zendesk') } },
          resources: [{ uid: 'source_id', name: 'source_label', type: 'source_type' }],
        },
      },
    ],
  },
});
