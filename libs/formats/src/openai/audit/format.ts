import { jsonFormat } from '../../form/define';
import { first, is, lookup, type Tree } from '../../form/form';
import { activityOf } from '../../shared/verb';

const USER = first('actor.session.user.email', 'actor.api_key.user.email');
const ACTOR: Tree = {
  name: first(USER, 'actor.session.user.id', 'actor.api_key.user.id', 'actor.api_key.service_account.id', 'actor.api_key.id'),
  email_addr: USER,
  uid: first('actor.session.user.id', 'actor.api_key.user.id', 'actor.api_key.service_account.id', 'actor.api_key.id'),
  type: first('actor.api_key.type', 'actor.type'),
  credential_uid: 'actor.api_key.id',
};

/** Audit log of OpenAI organisations. */
export const openaiAudit = jsonFormat({
  name: 'openai.audit',
  docs: 'https://platform.openai.com/docs/api-reference/audit-logs',
  signs: [{ has: ['effective_at', 'actor', 'type'] }, { has: ['object', 'type', 'actor'], is: { object: 'organization.audit_log' } }],
  mapping: {
    product: { vendor: 'OpenAI', name: 'OpenAI Platform' },
    time: 'effective_at',
    id: 'id',
    event: {
      metadata: { event_code: 'type' },
      actor: { user: ACTOR },
      src_endpoint: { ip: 'actor.session.ip_address' },
      http_request: { user_agent: 'actor.session.user_agent' },
      status_id: lookup('type', [[/failed/, 'Failure']], 'Success'),
    },
    variants: [
      {
        when: { type: /^log(?:in|out)\./ },
        class: 'authentication',
        activity: lookup('type', [[/^logout/, 'Logoff']], 'Logon'),
        event: {
          actor: null,
          user: ACTOR,
          service: { name: is('OpenAI Platform') },
          status_code: first('login\\.failed.error_code', 'login_failed.error_code'),
          status_detail: first('login\\.failed.error_message', 'login_failed.error_message'),
        },
      },
      {
        class: 'api_activity',
        activity: activityOf('type'),
        event: {
          activity_name: 'type',
          api: { operation: 'type', service: { name: is('OpenAI Platform') }, request: { uid: 'id' } },
          resources: [{ uid: 'project.id', name: 'project.name', type: is('project') }],
        },
      },
    ],
    ignore: ['object'],
  },
});
