import { jsonFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Tree } from '../../form/form';

const ACTOR: Tree = {
  name: first('actor', 'external_identity_username'),
  uid: 'actor_id',
  email_addr: 'external_identity_nameid',
  account: { name: 'org', uid: 'org_id', type_id: 99 },
};
const DOTTED = /^[a-z0-9_]{1,64}\.[a-z0-9_]{1,64}$/;

/** Audit log of GitHub organisations and enterprises: the API, streaming, and exports; git events too. */
export const githubAudit = jsonFormat({
  name: 'github.audit',
  docs: 'https://docs.github.com/en/enterprise-cloud@latest/organizations/keeping-your-organization-secure/managing-security-settings-for-your-organization/audit-log-events-for-your-organization',
  signs: [
    { has: ['_document_id', 'action', '@timestamp'], is: { action: DOTTED } },
    { has: ['actor_id', 'action', 'created_at'], is: { action: DOTTED } },
    // What else names an actor and a dotted action has no organisation or repository in a member of its own, as a text.
    { has: ['org', 'actor', 'action'], is: { action: DOTTED } },
    { has: ['business', 'actor', 'action'], is: { action: DOTTED } },
    { has: ['repo', 'actor', 'action'], is: { action: DOTTED } },
  ],
  mapping: {
    product: { vendor: 'GitHub', name: 'GitHub Audit Log' },
    time: first('@timestamp', 'created_at'),
    id: '_document_id',
    event: {
      metadata: { event_code: 'action', correlation_uid: 'request_id' },
      actor: {
        user: ACTOR,
        app_name: first('oauth_application_name', 'integration', 'programmatic_access_type'),
        app_uid: first('oauth_application_id', 'token_id'),
      },
      src_endpoint: { ip: 'actor_ip', location: { country: first('actor_location.country_code', 'country_code') } },
      http_request: { user_agent: 'user_agent' },
      status_id: lookup('action', [[/fail|denied|rejected/, 'Failure']], 'Success'),
      message: 'explanation',
    },
    variants: [
      {
        when: [{ action: /^(?:user\.(?:login|failed_login|logout)|[a-z_]{1,32}\.sso_response)$/ }, { operation_type: 'authentication' }],
        class: 'authentication',
        activity: lookup('action', [[/logout/, 'Logoff']], 'Logon'),
        event: {
          actor: null,
          user: { ...ACTOR, name: first('actor', 'user', 'external_identity_username') },
          service: { name: first('org', 'business', is('GitHub')) },
        },
      },
      {
        when: [
          { action: /^team\.(?:add|remove)_member$/, team: PRESENT },
          { action: /^org\.(?:add|remove)_member$/, org: PRESENT },
        ],
        class: 'group_management',
        activity: lookup('action', [
          [/add_member/, 'AddUser'],
          [/remove_member/, 'RemoveUser'],
        ]),
        event: { group: { name: first('team', 'org'), uid: first('team_id', 'org_id') }, user: { name: 'user', uid: 'user_id' } },
      },
      {
        class: 'api_activity',
        activity: first(
          lookup('operation_type', { create: 'Create', modify: 'Update', remove: 'Delete', access: 'Read', transfer: 'Update', restore: 'Update' }),
          lookup(
            'action',
            [
              [/\.(?:create|add|publish|invite|enable|push|grant)/, 'Create'],
              [/\.(?:clone|fetch|download|export|access|list|view)/, 'Read'],
              [/\.(?:destroy|delete|remove|revoke|disable|cancel)/, 'Delete'],
              [/\.(?:update|change|rename|transfer|edit|set|merge|resolve|dismiss)/, 'Update'],
            ],
            'Other',
          ),
        ),
        event: {
          activity_name: 'action',
          api: { operation: 'action', service: { name: is('GitHub') }, request: { uid: first('request_id', '_document_id') } },
          resources: [
            {
              name: first('repo', 'repository', 'name', 'org'),
              uid: first('repo_id', 'repository_id', 'org_id'),
              type: 'transport_protocol_name',
              role_id: 1,
            },
            { name: 'user', uid: 'user_id', type: is('user'), role_id: 3 },
            { name: 'team', uid: 'team_id', type: is('team'), role_id: 3 },
          ],
        },
      },
    ],
  },
});
