import { jsonFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Tree } from '../../form/form';
import { activityOf } from '../../shared/verb';

/** Delivered files write camel case, the table `system.access.audit` snake case. */
const both = (camel: string, snake: string): ReturnType<typeof first> => first(camel, snake);
const EMAIL = both('userIdentity.email', 'user_identity.email');
const ACTOR: Tree = { name: first(EMAIL, both('userIdentity.subjectName', 'user_identity.subject_name')), email_addr: EMAIL };
const inParams = (name: string): ReturnType<typeof first> => both(`requestParams.${name}`, `request_params.${name}`);
const TARGET: Tree = {
  name: first(inParams('targetUserName'), inParams('user'), inParams('email'), inParams('principal'), inParams('targetUserId')),
  uid: inParams('targetUserId'),
};
const CODE = [
  [/^[123]/, 'Success'],
  [/^[45]/, 'Failure'],
] as const;

const LOGON = /^(?:\w{0,24}Login|login|logout|mfaLogin|oidcTokenAuthorization|authenticateUser)$/;
const ACCOUNT =
  /^(?:add|delete|setAdmin|removeAdmin|activateUser|deactivateUser|updateUser|changePassword|resetPassword|changeAccountOwner|setAccountAdmin)$/;
const GROUP = /Group$|^(?:addPrincipal|removePrincipal)/;

const GROUPS = [
  [/^addPrincipal/, 'AddUser'],
  [/^removePrincipal/, 'RemoveUser'],
  [/^create|^add/, 'Create'],
  [/^remove|^delete/, 'Delete'],
  [/./, 'Other'],
] as const;

const ACCOUNTS = [
  [/^add/, 'Create'],
  [/^delete/, 'Delete'],
  [/^activate/, 'Enable'],
  [/^deactivate/, 'Disable'],
  [/^changePassword/, 'PasswordChange'],
  [/^resetPassword/, 'PasswordReset'],
  [/^set/, 'AttachPolicy'],
  [/^removeAdmin/, 'DetachPolicy'],
  [/./, 'Other'],
] as const;

/** Either spelling of a member that must be so. */
const when = (pattern: RegExp, service?: string): Record<string, RegExp | string>[] => [
  { actionName: pattern, ...(service === undefined ? {} : { serviceName: service }) },
  { action_name: pattern, ...(service === undefined ? {} : { service_name: service }) },
];

/** Audit logs of Databricks: files of log delivery, and rows of `system.access.audit`. */
export const databricksAudit = jsonFormat({
  name: 'databricks.audit',
  docs: 'https://docs.databricks.com/aws/en/admin/account-settings/audit-logs',
  signs: [
    { has: ['actionName', 'serviceName', 'requestParams'] },
    { has: ['actionName', 'serviceName', 'userIdentity'] },
    { has: ['actionName', 'serviceName', 'response'] },
    { has: ['action_name', 'service_name', 'request_params'] },
    { has: ['action_name', 'service_name', 'user_identity'] },
  ],
  mapping: {
    product: { vendor: 'Databricks', name: 'Audit Log' },
    time: first('timestamp', 'event_time'),
    // A long action has two records of one request: its request, and its response.
    id: 'event_id',
    event: {
      metadata: {
        event_code: both('actionName', 'action_name'),
        log_name: both('serviceName', 'service_name'),
        log_level: both('auditLevel', 'audit_level'),
        log_version: 'version',
        correlation_uid: both('requestId', 'request_id'),
        tenant_uid: both('accountId', 'account_id'),
      },
      actor: { user: ACTOR, session: { uid: both('sessionId', 'session_id') } },
      src_endpoint: { ip: both('sourceIPAddress', 'source_ip_address') },
      http_request: { user_agent: both('userAgent', 'user_agent') },
      status_id: first(lookup('response.statusCode', CODE), lookup('response.status_code', CODE)),
      status_code: both('response.statusCode', 'response.status_code'),
      status_detail: both('response.errorMessage', 'response.error_message'),
      cloud: { provider: is('Databricks'), account: { uid: both('workspaceId', 'workspace_id') } },
    },
    variants: [
      {
        when: when(LOGON),
        class: 'authentication',
        activity: first(lookup('actionName', [[/logout/i, 'Logoff']]), lookup('action_name', [[/logout/i, 'Logoff']], 'Logon')),
        event: {
          actor: null,
          user: { name: first(EMAIL, inParams('user'), is('Unknown')), email_addr: first(EMAIL, inParams('user')) },
          session: { uid: both('sessionId', 'session_id') },
          service: { name: both('serviceName', 'service_name') },
          auth_protocol: inParams('authentication_method'),
        },
      },
      {
        when: when(GROUP).flatMap((name) => [
          { ...name, 'requestParams.targetGroupName': PRESENT },
          { ...name, 'requestParams.targetGroupId': PRESENT },
          { ...name, 'request_params.targetGroupName': PRESENT },
          { ...name, 'request_params.targetGroupId': PRESENT },
        ]),
        class: 'group_management',
        activity: first(...['actionName', 'action_name'].map((name) => lookup(name, GROUPS))),
        event: {
          group: { name: first(inParams('targetGroupName'), inParams('targetGroupId')), uid: inParams('targetGroupId') },
          user: TARGET,
        },
      },
      {
        when: when(ACCOUNT, 'accounts'),
        class: 'account_change',
        activity: first(...['actionName', 'action_name'].map((name) => lookup(name, ACCOUNTS))),
        event: { activity_name: both('actionName', 'action_name'), user: TARGET },
      },
      {
        class: 'api_activity',
        activity: activityOf('actionName', 'action_name'),
        event: {
          api: {
            operation: both('actionName', 'action_name'),
            service: { name: both('serviceName', 'service_name') },
            request: { uid: first(both('requestId', 'request_id'), 'event_id'), data: both('requestParams', 'request_params') },
            response: { code: both('response.statusCode', 'response.status_code'), error: both('response.errorMessage', 'response.error_message') },
          },
          resources: [
            {
              name: first(
                inParams('full_name_arg'),
                inParams('name'),
                inParams('path'),
                inParams('clusterName'),
                inParams('jobId'),
                inParams('workspaceConfKeys'),
              ),
              type: both('serviceName', 'service_name'),
            },
          ],
        },
      },
    ],
  },
});
