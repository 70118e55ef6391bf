import { jsonFormat } from '../../form/define';
import { first, is, lookup, type Tree } from '../../form/form';
import { activityOf } from '../../shared/verb';

const ACTOR: Tree = {
  uid: 'actor.id',
  name: first('actor.person.email', 'actor.name', 'actor.id'),
  email_addr: 'actor.person.email',
  type: 'actor.type',
  type_id: lookup('actor.type', { person: 'User', bot: 'Service' }),
};

/** Audit log events of Notion, as it sends them to a SIEM. */
export const notionAudit = jsonFormat({
  name: 'notion.audit',
  docs: 'https://developers.notion.com/compliance/audit-log-events',
  signs: [{ has: ['workspace_id', 'actor.object', 'type'] }, { has: ['workspace_id', 'actor', 'platform', 'type'] }],
  mapping: {
    product: { vendor: 'Notion', name: 'Notion' },
    time: 'timestamp',
    id: 'id',
    event: {
      metadata: { event_code: 'type', tenant_uid: 'workspace_id' },
      actor: { user: ACTOR },
      src_endpoint: { ip: 'ip_address', type: 'platform' },
    },
    variants: [
      {
        when: { type: /^user\.(?:login|logout)/ },
        class: 'authentication',
        activity: lookup('type', [[/logout/, 'Logoff']], 'Logon'),
        event: { actor: null, user: ACTOR, service: { name: is('Notion'), uid: 'workspace_id' } },
      },
      {
        class: 'api_activity',
        activity: activityOf('type'),
        event: {
          activity_name: 'type',
          api: { operation: 'type', service: { name: is('Notion') }, request: { uid: 'id' } },
          resources: [{ uid: 'workspace_id', type: is('workspace') }],
        },
      },
    ],
  },
});
