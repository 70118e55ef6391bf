import { jsonFormat } from '../../form/define';
import { first, is, lookup, when } from '../../form/form';

const P = 'protoPayload';
const VERBS = [
  [/(?:create|insert|add|set.?up|import|start|deploy|generate|upload|enable)[^./]*$/i, 'Create'],
  [/(?:delete|remove|destroy|disable|stop|revoke)[^./]*$/i, 'Delete'],
  [/(?:get|list|read|search|query|watch|test|describe|fetch|lookup|access)[^./]*$/i, 'Read'],
  [/(?:update|patch|set|modify|change|replace|move|write|rotate)[^./]*$/i, 'Update'],
] as const;

/** Google Cloud audit logs: a LogEntry whose payload is an `AuditLog`; Workspace's logons and Kubernetes' calls come as such too. */
export const gcpAudit = jsonFormat({
  name: 'gcp.audit',
  docs: 'https://cloud.google.com/logging/docs/audit/understanding-audit-logs',
  signs: [
    { has: ['protoPayload.methodName', 'logName'] },
    { has: ['protoPayload.serviceName', 'insertId'] },
    { has: ['protoPayload.authenticationInfo'] },
    { has: ['protoPayload.serviceName', 'protoPayload.methodName'] },
  ],
  mapping: {
    product: { vendor: 'Google', name: 'Cloud Audit Logs' },
    time: first('timestamp', 'receiveTimestamp'),
    id: 'insertId',
    event: {
      severity_id: lookup(
        'severity',
        {
          DEFAULT: 'Informational',
          DEBUG: 'Informational',
          INFO: 'Informational',
          NOTICE: 'Informational',
          WARNING: 'Low',
          ERROR: 'Medium',
          CRITICAL: 'High',
          ALERT: 'Critical',
          EMERGENCY: 'Critical',
        },
        'Informational',
      ),
      severity: 'severity',
      status_id: first(
        lookup(`${P}.status.code`, [
          [/^0$/, 'Success'],
          [/./, 'Failure'],
        ]),
        when({ [`${P}.status.message`]: { present: true } }, 2, 1),
      ),
      status_code: `${P}.status.code`,
      status_detail: `${P}.status.message`,
      cloud: {
        provider: is('GCP'),
        project_uid: 'resource.labels.project_id',
        region: first('resource.labels.location', 'resource.labels.region'),
        zone: 'resource.labels.zone',
      },
      src_endpoint: { ip: first(`${P}.requestMetadata.callerIp`, `${P}.requestMetadata.callerIP`) },
      http_request: { user_agent: `${P}.requestMetadata.callerSuppliedUserAgent` },
      metadata: {
        event_code: `${P}.methodName`,
        log_name: 'logName',
        logged_time: 'receiveTimestamp',
        correlation_uid: first('operation.id', 'trace'),
        tenant_uid: 'resource.labels.organization_id',
      },
    },
    variants: [
      {
        when: { [`${P}.serviceName`]: 'login.googleapis.com' },
        class: 'authentication',
        activity: lookup(
          `${P}.methodName`,
          [
            [/logout/i, 'Logoff'],
            [/login/i, 'Logon'],
          ],
          'Other',
        ),
        event: {
          activity_name: `${P}.methodName`,
          user: {
            name: `${P}.authenticationInfo.principalEmail`,
            email_addr: `${P}.authenticationInfo.principalEmail`,
            uid: `${P}.authenticationInfo.principalSubject`,
          },
          service: { name: `${P}.serviceName` },
          status_id: lookup(`${P}.methodName`, [
            [/fail/i, 'Failure'],
            [/success|logout/i, 'Success'],
          ]),
          is_mfa: `${P}.metadata.event[0].parameter[name=is_second_factor].boolValue`,
        },
      },
      {
        class: 'api_activity',
        activity: lookup(`${P}.methodName`, VERBS, 'Other'),
        event: {
          activity_name: `${P}.methodName`,
          actor: {
            user: {
              name: first(`${P}.authenticationInfo.principalEmail`, `${P}.authenticationInfo.principalSubject`),
              email_addr: `${P}.authenticationInfo.principalEmail`,
              uid: first(`${P}.authenticationInfo.principalSubject`, `${P}.authenticationInfo.serviceAccountKeyName`),
            },
          },
          api: {
            operation: `${P}.methodName`,
            service: { name: first(`${P}.serviceName`, is('Google Cloud')) },
            request: { uid: first('operation.id', 'insertId'), data: `${P}.request` },
            response: { data: `${P}.response`, code: `${P}.status.code`, message: `${P}.status.message` },
          },
          resources: [{ name: first(`${P}.resourceName`), type: 'resource.type', role_id: 1, data: 'resource.labels' }],
          unmapped: { authorization: `${P}.authorizationInfo` },
        },
      },
      { class: 'base_event', activity: 'Other', event: {} },
    ],
    ignore: [`${P}.@type`],
  },
});
