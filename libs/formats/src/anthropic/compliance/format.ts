import { jsonFormat } from '../../form/define';
import { first, is, lookup, type Tree } from '../../form/form';
import { activityOf } from '../../shared/verb';

const ACTOR: Tree = {
  name: first(
    'actor.email_address',
    'actor.unauthenticated_email_address',
    'actor.user_id',
    'actor.api_key_id',
    'actor.admin_api_key_id',
    'actor.service_account_id',
    'actor.type',
  ),
  email_addr: first('actor.email_address', 'actor.unauthenticated_email_address'),
  uid: first('actor.user_id', 'actor.api_key_id', 'actor.admin_api_key_id', 'actor.service_account_id'),
  type: 'actor.type',
  type_id: lookup('actor.type', [
    [/user/, 'User'],
    [/api|key|service/, 'Service'],
    [/./, 'System'],
  ]),
};

/** Activity feed of Anthropic's Compliance API (Claude, Claude Console). */
export const anthropicCompliance = jsonFormat({
  name: 'anthropic.compliance',
  docs: 'https://platform.claude.com/docs/en/manage-claude/compliance-activity-feed',
  signs: [
    { has: ['id', 'created_at', 'actor.type', 'type'], is: { id: /^activity_/ } },
    { has: ['organization_id', 'actor.type', 'created_at', 'type'], is: { 'actor.type': /_actor$/ } },
  ],
  mapping: {
    product: { vendor: 'Anthropic', name: 'Claude' },
    time: 'created_at',
    id: 'id',
    event: {
      metadata: { event_code: 'type', tenant_uid: first('organization_uuid', 'organization_id') },
      actor: { user: ACTOR },
      src_endpoint: { ip: 'actor.ip_address' },
      http_request: { user_agent: 'actor.user_agent' },
      status_id: lookup('type', [[/failed|denied|rejected/, 'Failure']], 'Success'),
    },
    variants: [
      {
        when: { type: /(?:^|_)(?:login|logged_in|logout|logged_out|sign_in)(?:_|$)/ },
        class: 'authentication',
        activity: lookup('type', [[/logout|logged_out/, 'Logoff']], 'Logon'),
        event: { actor: null, user: ACTOR, service: { name: is('Claude') }, auth_protocol: lookup('type', [[/sso/, 'SSO']]) },
      },
      {
        class: 'api_activity',
        activity: activityOf('type'),
        event: {
          activity_name: 'type',
          api: { operation: 'type', service: { name: is('Claude') }, request: { uid: 'id' } },
          resources: [
            { uid: 'claude_artifact_id', type: is('artifact') },
            { uid: 'claude_project_id', type: is('project') },
            { uid: 'claude_chat_id', type: is('chat') },
            { uid: 'mcp_server_id', name: 'mcp_server_name', type: is('MCP server') },
            { uid: first('api_key_id', 'admin_api_key_id', 'service_key_id'), type: is('key') },
            { uid: 'user_id', type: is('user') },
          ],
        },
      },
    ],
  },
});
