import { jsonFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Tree } from '../../form/form';
import { activityOf } from '../../shared/verb';

const ACTOR: Tree = {
  name: first('user.name', 'serviceAccount.name', 'user.id', 'serviceAccount.id'),
  email_addr: first('user.name', 'user.id'),
  uid: first('user.id', 'serviceAccount.id'),
  type_id: lookup('serviceAccount.id', [[/./, 'Service']], 'User'),
};

/** Audit log and issues of Wiz. */
export const wizAudit = jsonFormat({
  name: 'wiz.audit',
  docs: 'https://www.elastic.co/docs/reference/integrations/wiz',
  signs: [
    { has: ['actionParameters', 'action', 'requestId'] },
    { has: ['sourceIP', 'serviceAccount', 'action', 'user'] },
    { has: ['requestId', 'action', 'status', 'serviceAccount'] },
    { has: ['sourceRule', 'entitySnapshot', 'severity'] },
  ],
  mapping: {
    product: { vendor: 'Wiz', name: 'Wiz' },
    time: first('timestamp', 'statusChangedAt', 'updatedAt', 'createdAt'),
    event: {
      metadata: { uid: 'id', correlation_uid: 'requestId' },
      actor: { user: ACTOR },
      src_endpoint: { ip: 'sourceIP' },
      http_request: { user_agent: 'userAgent' },
      status_id: lookup('status', { SUCCESS: 'Success', FAILED: 'Failure', FAILURE: 'Failure', ACCESS_DENIED: 'Failure' }),
      status: 'status',
    },
    variants: [
      {
        when: { sourceRule: PRESENT, entitySnapshot: PRESENT },
        class: 'detection_finding',
        activity: lookup('status', { OPEN: 'Create', RESOLVED: 'Close', REJECTED: 'Close' }, 'Update'),
        event: {
          actor: null,
          // What Wiz found in a configuration is a risk; only threats are alerts.
          is_alert: lookup('type', [[/THREAT/, true]]),
          severity_id: lookup('severity', { INFORMATIONAL: 'Informational', LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High', CRITICAL: 'Critical' }),
          severity: 'severity',
          status_id: lookup('status', { OPEN: 'New', IN_PROGRESS: 'InProgress', RESOLVED: 'Resolved', REJECTED: 'Suppressed' }),
          finding_info: {
            uid: 'id',
            title: first('sourceRule.name', 'type'),
            desc: first('sourceRule.controlDescription', 'sourceRule.description'),
            types: 'type',
            created_time: 'createdAt',
            modified_time: 'updatedAt',
            analytic: { name: first('sourceRule.name', 'type'), uid: 'sourceRule.id', type: 'sourceRule.__typename', type_id: 1 },
          },
          resources: [
            {
              name: 'entitySnapshot.name',
              uid: first('entitySnapshot.providerId', 'entitySnapshot.externalId', 'entitySnapshot.id'),
              type: first('entitySnapshot.nativeType', 'entitySnapshot.type'),
              region: 'entitySnapshot.region',
            },
          ],
          cloud: {
            provider: 'entitySnapshot.cloudPlatform',
            region: 'entitySnapshot.region',
            account: { uid: 'entitySnapshot.subscriptionExternalId', name: 'entitySnapshot.subscriptionName', type_id: 99 },
          },
          remediation: { desc: 'sourceRule.resolutionRecommendation' },
        },
      },
      {
        when: { action: /^log(?:in|out)$/i },
        class: 'authentication',
        activity: lookup('action', { Logout: 'Logoff' }, 'Logon'),
        event: { actor: null, user: ACTOR, service: { name: is('Wiz') } },
      },
      {
        class: 'api_activity',
        activity: activityOf('action'),
        event: {
          activity_name: 'action',
          metadata: { event_code: 'action' },
          api: { operation: 'action', service: { name: is('Wiz') }, request: { uid: first('requestId', 'id'), data: 'actionParameters' } },
          resources: [{ uid: 'actionParameters.input.id' }],
        },
      },
    ],
  },
});
