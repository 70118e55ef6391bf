import { jsonFormat } from '../../form/define';
import { first, is, lookup, type Leaf, type Tree } from '../../form/form';

/** Values are texts in diagnostic settings and objects with `value` in the older export. */
const either = (name: string): Leaf => first(`${name}.value`, name);

const WHO: Tree = {
  user: {
    name: first('caller', 'identity.claims.http://schemas\\.xmlsoap\\.org/ws/2005/05/identity/claims/upn', 'identity.claims.name', 'claims.name'),
    email_addr: first('caller', 'identity.claims.http://schemas\\.xmlsoap\\.org/ws/2005/05/identity/claims/upn'),
    full_name: first('identity.claims.name', 'claims.name'),
    uid: first(
      'identity.claims.http://schemas\\.microsoft\\.com/identity/claims/objectidentifier',
      'claims.http://schemas\\.microsoft\\.com/identity/claims/objectidentifier',
      'identity.authorization.evidence.principalId',
    ),
  },
  app_uid: first('identity.claims.appid', 'claims.appid'),
};
const OPERATION = either('operationName');
const VERBS = [
  [/\/(?:write|create|start|restore|register)(?:\/|$)/i, 'Create'],
  [/\/(?:delete|deallocate|purge)/i, 'Delete'],
  [/\/(?:read|list\w*)(?:\/|$)/i, 'Read'],
  [/\/(?:action|update|restart|regenerate\w*)(?:\/|$)/i, 'Update'],
] as const;

/** Azure activity log: the control plane of a subscription, from a diagnostic setting, an event hub, or the older export. */
export const azureActivity = jsonFormat({
  name: 'azure.activity',
  docs: 'https://learn.microsoft.com/en-us/azure/azure-monitor/platform/activity-log-schema',
  signs: [
    { has: ['eventDataId', 'operationName', 'resourceId'] },
    {
      has: ['operationName', 'resourceId', 'category'],
      is: {
        category: [
          'Administrative',
          'Security',
          'ServiceHealth',
          'ResourceHealth',
          'Alert',
          'Autoscale',
          'Policy',
          'Recommendation',
          'Action',
          'Write',
          'Delete',
        ],
      },
    },
    { has: ['submissionTimestamp', 'eventTimestamp', 'operationName'] },
  ],
  mapping: {
    product: { vendor: 'Microsoft', name: 'Azure Activity' },
    time: first('eventTimestamp', 'time'),
    id: 'eventDataId',
    event: {
      severity_id: lookup(
        'level',
        {
          Critical: 'Critical',
          Error: 'Medium',
          Warning: 'Low',
          Informational: 'Informational',
          Verbose: 'Informational',
          '1': 'Critical',
          '2': 'Medium',
          '3': 'Low',
          '4': 'Informational',
        },
        'Informational',
      ),
      severity: first('level', 'Level'),
      cloud: { provider: is('Azure'), account: { uid: first('subscriptionId', 'tenantId'), type_id: 13 }, region: 'location' },
      metadata: {
        event_code: OPERATION,
        log_name: first(either('category')),
        log_provider: either('resourceProviderName'),
        correlation_uid: 'correlationId',
        log_level: 'level',
        tenant_uid: 'tenantId',
      },
      message: 'description',
      duration: 'durationMs',
      device: { hostname: first('properties.compromisedHost', 'properties.CompromisedEntity'), type_id: 0 },
    },
    variants: [
      {
        when: [{ 'category.value': 'Security' }, { category: 'Security' }],
        class: 'detection_finding',
        activity: lookup('status.value', { Resolved: 'Close' }, 'Create'),
        event: {
          is_alert: true,
          finding_info: {
            uid: first('resourceId', 'eventDataId'),
            title: first('eventName.value', 'properties.alertDisplayName', OPERATION),
            desc: 'description',
            analytic: { name: first('eventName.value', OPERATION), type_id: 1 },
          },
          severity_id: lookup('properties.severity', { Low: 'Low', Medium: 'Medium', High: 'High', Informational: 'Informational' }, 'Medium'),
          severity: 'properties.severity',
          evidences: [
            {
              process: {
                pid: first('properties.processId', 'properties.suspiciousProcessId'),
                name: first('properties.suspiciousProcess', 'properties.commandLine'),
                cmd_line: first('properties.commandLine', 'properties.suspiciousCommandLine'),
                user: { name: 'properties.userName', uid: 'properties.UserSID', domain: 'properties.domainName' },
                parent_process: { name: 'properties.parentProcess', pid: 'properties.parentProcessId' },
              },
              device: { hostname: first('properties.compromisedHost', 'properties.CompromisedEntity'), type_id: 0 },
            },
          ],
          resources: [{ uid: 'resourceId', type: either('resourceType'), group: 'resourceGroupName', role_id: 1 }],
        },
      },
      {
        class: 'api_activity',
        activity: lookup('operationName', VERBS, 'Other'),
        event: {
          activity_name: OPERATION,
          actor: WHO,
          api: {
            operation: OPERATION,
            service: { name: first(either('resourceProviderName'), is('Azure Resource Manager')) },
            response: { code: first('properties.statusCode'), message: first('properties.statusMessage') },
            request: { uid: first('operationId', 'correlationId') },
          },
          status_id: first(
            lookup('status.value', {
              Succeeded: 'Success',
              Accepted: 'Success',
              Started: 'Other',
              Failed: 'Failure',
              Active: 'Other',
              Resolved: 'Other',
            }),
            lookup('resultType', {
              Success: 'Success',
              Succeeded: 'Success',
              Accept: 'Success',
              Start: 'Other',
              Failure: 'Failure',
              Failed: 'Failure',
            }),
          ),
          status: first('status.value', 'resultType'),
          status_detail: first('subStatus.value', 'resultSignature', 'resultDescription'),
          src_endpoint: { ip: first('callerIpAddress', 'httpRequest.clientIpAddress', 'claims.ipaddr') },
          http_request: { http_method: 'httpRequest.method', uid: 'httpRequest.clientRequestId', url: 'httpRequest.uri' },
          resources: [{ uid: 'resourceId', type: either('resourceType'), group: 'resourceGroupName', role_id: 1 }],
        },
      },
    ],
    ignore: [
      'operationName.localizedValue',
      'category.localizedValue',
      'status.localizedValue',
      'eventName.localizedValue',
      'resourceType.localizedValue',
      'resourceProviderName.localizedValue',
      'subStatus.localizedValue',
    ],
  },
});
