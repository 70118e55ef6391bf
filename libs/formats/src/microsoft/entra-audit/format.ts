import { jsonFormat } from '../../form/define';
import { code, each, first, is, lookup, type Tree } from '../../form/form';
import { diagnostic } from '../diagnostic';

const ACTOR: Tree = {
  user: {
    uid: first('initiatedBy.user.id', 'initiatedBy.app.servicePrincipalId'),
    name: first(
      'initiatedBy.user.userPrincipalName',
      'initiatedBy.app.servicePrincipalName',
      'initiatedBy.user.displayName',
      'initiatedBy.app.displayName',
    ),
    email_addr: 'initiatedBy.user.userPrincipalName',
    full_name: 'initiatedBy.user.displayName',
    type: 'initiatedBy.user.userType',
    type_id: lookup('initiatedBy.user.userType', { Member: 'User', Guest: 'User' }),
  },
  app_name: 'initiatedBy.app.displayName',
  app_uid: first('initiatedBy.app.appId', 'additionalDetails[key=AppId].value'),
};
const TARGET_USER = each(
  'targetResources',
  { uid: 'id', name: first('userPrincipalName', 'displayName', 'id'), email_addr: 'userPrincipalName', full_name: 'displayName' },
  { type: 'User' },
);
const TARGET_GROUP = each('targetResources', { uid: 'id', name: 'displayName', type: 'groupType' }, { type: 'Group' });
const OPERATION = first('activityDisplayName', 'diagnostic.operationName');
const VERBS = [
  [/^(?:add|create|consent|register|invite|enable|restore)/i, 'Create'],
  [/^(?:delete|remove|hard delete|revoke|disable)/i, 'Delete'],
  [/^(?:get|download|read|export)/i, 'Read'],
  [/^(?:update|set|change|reset|assign)/i, 'Update'],
] as const;

/** Microsoft Entra directory audits: Graph's `directoryAudit`, and the same in a diagnostic setting's record. */
export const entraAudit = jsonFormat({
  name: 'microsoft.entra-audit',
  docs: 'https://learn.microsoft.com/en-us/graph/api/resources/directoryaudit',
  signs: [{ has: ['category', 'properties'], is: { category: 'AuditLogs' } }, { has: ['activityDisplayName', 'activityDateTime', 'initiatedBy'] }],
  prepare: diagnostic,
  mapping: {
    product: { vendor: 'Microsoft', name: 'Entra ID' },
    time: first('activityDateTime', 'diagnostic.time'),
    id: 'id',
    event: {
      status_id: lookup('result', { success: 'Success', failure: 'Failure', timeout: 'Failure' }),
      status: first('result', 'diagnostic.resultSignature'),
      status_detail: 'resultReason',
      duration: 'diagnostic.durationMs',
      metadata: {
        event_code: OPERATION,
        log_name: first('diagnostic.category', 'category'),
        log_provider: 'loggedByService',
        log_level: first('diagnostic.level', 'diagnostic.Level'),
        log_version: 'diagnostic.operationVersion',
        correlation_uid: first('correlationId', 'diagnostic.correlationId'),
        tenant_uid: 'diagnostic.tenantId',
      },
      cloud: { provider: is('Azure'), account: { uid: 'diagnostic.tenantId', type_id: 6 } },
      actor: ACTOR,
      src_endpoint: { ip: first('initiatedBy.user.ipAddress', 'diagnostic.callerIpAddress') },
      http_request: { user_agent: 'additionalDetails[key=User-Agent].value' },
      message: first('diagnostic.operationName', 'activityDisplayName'),
    },
    variants: [
      {
        when: { activityDisplayName: /^(?:Add|Remove) (?:owner|member) (?:to|from) group/i },
        class: 'group_management',
        activity: lookup('activityDisplayName', [
          [/^Add/i, 'AddUser'],
          [/^Remove/i, 'RemoveUser'],
        ]),
        event: {
          group: first(
            TARGET_GROUP,
            each(
              'targetResources',
              {
                uid: code(['modifiedProperties'], (r) => changed(r['modifiedProperties'], 'Group.ObjectID')),
                name: code([], (r) => changed(r['modifiedProperties'], 'Group.DisplayName')),
              },
              { type: 'User' },
            ),
          ),
          user: TARGET_USER,
          resource: each('targetResources', { uid: 'id', name: 'displayName', type: 'type' }, { type: 'Device' }),
        },
      },
      {
        when: {
          activityDisplayName:
            /^(?:Add|Delete|Hard delete|Restore|Update|Enable|Disable|Reset|Change|Invite|Set force change)\b.*\b(?:user|password|account|StsRefreshToken)/i,
          targetResources: { present: true },
        },
        class: 'account_change',
        activity: lookup(
          'activityDisplayName',
          [
            [/^(?:add|invite|restore)/i, 'Create'],
            [/delete/i, 'Delete'],
            [/^enable/i, 'Enable'],
            [/^disable/i, 'Disable'],
            [/^reset.*password/i, 'PasswordReset'],
            [/^(?:change|set force change).*password/i, 'PasswordChange'],
          ],
          'Other',
        ),
        event: {
          activity_name: OPERATION,
          user: first(TARGET_USER, each('targetResources', { uid: 'id', name: first('userPrincipalName', 'displayName', 'id') })),
          unmapped: { resources: each('targetResources', { id: 'id', name: 'displayName', type: 'type' }, { type: /^(?!User$)/ }) },
        },
      },
      {
        class: 'api_activity',
        activity: lookup('activityDisplayName', VERBS, 'Other'),
        event: {
          activity_name: OPERATION,
          api: { operation: OPERATION, service: { name: first('loggedByService', is('Entra ID')) } },
          resources: each('targetResources', { uid: 'id', name: first('displayName', 'userPrincipalName'), type: 'type', role_id: 1 }),
        },
      },
    ],
    ignore: ['diagnostic.properties'],
  },
});

/** Value of a changed property, without the quotes of its JSON: the new one, or the old one of what was taken away. */
function changed(list: unknown, name: string): unknown {
  const found: unknown = Array.isArray(list)
    ? list.find((p: unknown) => typeof p === 'object' && p !== null && 'displayName' in p && p.displayName === name)
    : undefined;
  if (typeof found !== 'object' || found === null) return undefined;
  return ('newValue' in found ? unquoted(found.newValue) : undefined) ?? ('oldValue' in found ? unquoted(found.oldValue) : undefined);
}

function unquoted(value: unknown): string | undefined {
  return typeof value === 'string' ? value.replace(/^"|"$/g, '') || undefined : undefined;
}
