import { jsonFormat } from '../../form/define';
import { code, first, list, lookup, PRESENT, when } from '../../form/form';
import { asText, isObject } from '../../shared/json';
import { diagnostic } from '../diagnostic';
import { LOCATION } from '../location';

const DOCS = 'https://learn.microsoft.com/en-us/graph/api/resources/signin';
const RISK = { none: 'Info', hidden: 'Info', low: 'Low', medium: 'Medium', high: 'High' };

/** Microsoft Entra sign-ins: Graph's `signIn`, and the same in a diagnostic setting's record. */
export const entraSignIn = jsonFormat({
  name: 'microsoft.entra-signin',
  docs: DOCS,
  signs: [
    { has: ['category', 'properties'], is: { category: /SignInLogs$/ } },
    { has: ['conditionalAccessStatus', 'createdDateTime', 'userId'] },
    { has: ['conditionalAccessStatus', 'createdDateTime', 'appId'] },
    { has: ['servicePrincipalId', 'createdDateTime', 'resourceId', 'ipAddress'] },
  ],
  prepare: diagnostic,
  mapping: {
    product: { vendor: 'Microsoft', name: 'Entra ID' },
    time: first('diagnostic.time', 'createdDateTime'),
    id: 'id',
    event: {
      status_id: first(
        code([], (r) => {
          const error = isObject(r['status']) ? asText(r['status']['errorCode']) : undefined;
          return error === undefined ? undefined : error === '0' ? 'Success' : 'Failure';
        }),
        lookup('diagnostic.resultType', [
          [/^0$/, 'Success'],
          [/./, 'Failure'],
        ]),
      ),
      status_code: first('status.errorCode', 'diagnostic.resultType'),
      status_detail: first('status.failureReason', 'status.additionalDetails', 'diagnostic.resultDescription'),
      status: 'diagnostic.resultSignature',
      risk_level_id: lookup('riskLevelDuringSignIn', RISK),
      risk_level: 'riskLevelDuringSignIn',
      risk_details: 'riskDetail',
      message: 'diagnostic.operationName',
      duration: first('diagnostic.durationMs'),
      metadata: {
        event_code: first('diagnostic.operationName', 'diagnostic.category'),
        log_name: 'diagnostic.category',
        log_level: first('diagnostic.Level', 'diagnostic.level'),
        log_version: 'diagnostic.operationVersion',
        correlation_uid: first('correlationId', 'diagnostic.correlationId'),
        tenant_uid: first('diagnostic.tenantId', 'homeTenantId'),
        original_time: 'createdDateTime',
      },
      cloud: {
        provider: first(
          when(
            { id: PRESENT },
            code([], () => 'Azure'),
          ),
          'cloudProvider',
        ),
        region: 'diagnostic.location',
        account: { uid: first('tenantId', 'resourceTenantId'), type_id: 6 },
      },
      user: {
        uid: first('userId', 'servicePrincipalId'),
        name: first('userPrincipalName', 'servicePrincipalName'),
        email_addr: 'userPrincipalName',
        full_name: first('userDisplayName', 'diagnostic.identity'),
        type: 'userType',
        type_id: when({ servicePrincipalId: PRESENT, userId: { present: false } }, 4, lookup('userType', { Member: 'User', Guest: 'User' }, 'User')),
      },
      src_endpoint: {
        ip: first('ipAddress', 'diagnostic.callerIpAddress'),
        hostname: 'deviceDetail.displayName',
        uid: 'deviceDetail.deviceId',
        os: 'deviceDetail.operatingSystem',
        location: LOCATION,
        autonomous_system: { number: 'autonomousSystemNumber' },
      },
      device: {
        uid: 'deviceDetail.deviceId',
        hostname: 'deviceDetail.displayName',
        os: 'deviceDetail.operatingSystem',
        is_managed: 'deviceDetail.isManaged',
        is_compliant: 'deviceDetail.isCompliant',
        is_personal: 'deviceDetail.isPersonal',
        type_id: 0,
      },
      service: { name: 'resourceDisplayName', uid: 'resourceId' },
      actor: { app_name: 'appDisplayName', app_uid: 'appId' },
      http_request: { user_agent: 'userAgent' },
      session: { uid: 'sessionId', issuer: 'tokenIssuerName', uid_alt: 'uniqueTokenIdentifier' },
      is_mfa: lookup('authenticationRequirement', { multiFactorAuthentication: true, singleFactorAuthentication: false }),
      auth_protocol: 'authenticationProtocol',
      auth_protocol_id: lookup('authenticationProtocol', { saml20: 'SAML', wsFederation: 'Other', oAuth2: 'OAUTH20', openIdConnect: 'OpenID' }),
      is_remote: true,
      unmapped: { oauth_scopes: list('oauthScopes', ' ') },
    },
    variants: [{ class: 'authentication', activity: 'Logon', event: {} }],
    ignore: ['diagnostic.properties'],
  },
});
