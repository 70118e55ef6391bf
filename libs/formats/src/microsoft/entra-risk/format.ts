import { jsonFormat } from '../../form/define';
import { first, is, lookup } from '../../form/form';
import { principalOfEvidence } from '../../shared/evidence-principal';
import { diagnostic } from '../diagnostic';
import { LOCATION } from '../location';

const CATEGORIES = ['RiskyUsers', 'UserRiskEvents', 'RiskyServicePrincipals', 'ServicePrincipalRiskEvents', 'RiskyAgents', 'AgentRiskEvents'];

/** Risks that Microsoft Entra ID Protection sees: of a user or service principal as a whole, or one detection; Graph's records and those of diagnostic settings. */
export const entraRisk = jsonFormat({
  name: 'microsoft.entra-risk',
  docs: 'https://learn.microsoft.com/en-us/graph/api/resources/riskdetection',
  signs: [
    { has: ['category', 'properties'], is: { category: CATEGORIES } },
    { has: ['riskEventType', 'riskLevel', 'detectedDateTime'] },
    { has: ['riskLastUpdatedDateTime', 'riskState', 'riskLevel'] },
  ],
  prepare: diagnostic,
  mapping: {
    product: { vendor: 'Microsoft', name: 'Entra ID Protection' },
    time: first('diagnostic.time', 'lastUpdatedDateTime', 'riskLastUpdatedDateTime', 'detectedDateTime', 'activityDateTime'),
    principal: principalOfEvidence,
    event: {
      is_alert: true,
      severity_id: lookup('riskLevel', { low: 'Low', medium: 'Medium', high: 'High' }, 'Informational'),
      severity: 'riskLevel',
      risk_level_id: lookup('riskLevel', { none: 'Info', hidden: 'Info', low: 'Low', medium: 'Medium', high: 'High' }),
      risk_level: 'riskLevel',
      risk_details: 'riskDetail',
      status_id: lookup(
        'riskState',
        { atRisk: 'New', confirmedCompromised: 'InProgress', remediated: 'Resolved', confirmedSafe: 'Resolved', dismissed: 'Suppressed' },
        'New',
      ),
      status: 'riskState',
      message: 'diagnostic.operationName',
      metadata: {
        event_code: first('riskEventType', 'riskType', 'diagnostic.operationName', 'diagnostic.category'),
        log_name: 'diagnostic.category',
        log_level: first('diagnostic.Level', 'diagnostic.level'),
        log_version: 'diagnostic.operationVersion',
        correlation_uid: first('correlationId', 'diagnostic.correlationId', 'requestId'),
        tenant_uid: 'diagnostic.tenantId',
      },
      cloud: { provider: is('Azure'), account: { uid: 'diagnostic.tenantId', type_id: 6 } },
      finding_info: {
        uid: first('id', 'requestId', 'diagnostic.correlationId'),
        title: first('riskEventType', 'riskType', 'diagnostic.operationName', is('Risky user')),
        desc: first('riskReasons', 'riskDetail'),
        types: first('riskEventType', 'riskType'),
        created_time: 'detectedDateTime',
        first_seen_time: 'activityDateTime',
        last_seen_time: first('lastUpdatedDateTime', 'riskLastUpdatedDateTime'),
        analytic: { name: first('riskEventType', 'riskType', 'diagnostic.category'), category: 'detectionTimingType', type_id: 2 },
        data_sources: 'source',
      },
      evidences: [
        {
          user: {
            uid: first('userId', 'servicePrincipalId', 'id'),
            name: first('userPrincipalName', 'servicePrincipalDisplayName', 'displayName', 'userDisplayName'),
            email_addr: 'userPrincipalName',
            full_name: 'userDisplayName',
            type: first('servicePrincipalType', 'tokenIssuerType'),
          },
          actor: { app_uid: 'appId' },
          src_endpoint: {
            ip: first('ipAddress', 'diagnostic.callerIpAddress'),
            location: LOCATION,
          },
          data: 'additionalInfo',
        },
      ],
    },
    variants: [
      {
        class: 'detection_finding',
        activity: lookup('riskState', { remediated: 'Close', dismissed: 'Close', confirmedSafe: 'Close', confirmedCompromised: 'Update' }, 'Create'),
        event: {},
      },
    ],
    ignore: ['diagnostic.properties'],
  },
});
