import { each, first, is, lookup, PRESENT, when, type Tree } from '../../form/form';
import { jsonFormat } from '../../form/define';

const SUCCESS = {
  SUCCESS: 'Success',
  ALLOW: 'Success',
  FAILURE: 'Failure',
  DENY: 'Failure',
  ABANDONED: 'Failure',
  CHALLENGE: 'Other',
  SKIPPED: 'Other',
  UNKNOWN: 'Unknown',
};
const TARGET_USER = each(
  'target',
  { uid: 'id', name: 'alternateId', email_addr: 'alternateId', full_name: 'displayName', type: 'type' },
  { type: 'User' },
);
const ACTOR_USER: Tree = {
  uid: 'actor.id',
  name: 'actor.alternateId',
  email_addr: 'actor.alternateId',
  full_name: 'actor.displayName',
  type: 'actor.type',
};
/** ThreatInsight, attacks, breached credentials, risk of users and sessions, and what people report. */
const THREATS =
  /^security\.(?:threat|attack|breached_credential|session\.detect)|^user\.(?:risk|account\.report_suspicious)|^analytics\.feature_risk|^policy\.(?:entity_risk|continuous_access)/;

/** Okta System Log: one event of the API, of a hook (`data.events`) or of log streaming. */
export const oktaSystem = jsonFormat({
  name: 'okta.system',
  docs: 'https://developer.okta.com/docs/reference/api/system-log/',
  signs: [
    { has: ['eventType', 'published', 'outcome'] },
    { has: ['legacyEventType', 'eventType', 'actor'] },
    { has: ['eventType', 'actor', 'uuid', 'published'] },
    { has: ['eventType', 'actor.alternateId'] },
  ],
  mapping: {
    product: { vendor: 'Okta', name: 'System Log' },
    time: 'published',
    id: 'uuid',
    event: {
      severity_id: lookup('severity', { DEBUG: 'Informational', INFO: 'Informational', WARN: 'Medium', ERROR: 'High' }, 'Informational'),
      severity: 'severity',
      status_id: lookup('outcome.result', SUCCESS),
      status: 'outcome.result',
      status_detail: 'outcome.reason',
      message: 'displayMessage',
      metadata: { event_code: 'eventType', correlation_uid: 'transaction.id' },
      actor: {
        user: {
          uid: 'actor.id',
          name: 'actor.alternateId',
          email_addr: 'actor.alternateId',
          full_name: 'actor.displayName',
          type: 'actor.type',
          type_id: lookup('actor.type', { User: 'User', SystemPrincipal: 'System' }),
        },
        session: {
          uid: first('authenticationContext.externalSessionId', 'authenticationContext.rootSessionId'),
          issuer: 'authenticationContext.issuer.id',
        },
      },
      src_endpoint: {
        ip: 'client.ipAddress',
        type: 'client.device',
        os: 'client.userAgent.os',
        location: {
          city: 'client.geographicalContext.city',
          region: 'client.geographicalContext.state',
          desc: 'client.geographicalContext.country',
          postal_code: 'client.geographicalContext.postalCode',
          lat: 'client.geographicalContext.geolocation.lat',
          long: 'client.geographicalContext.geolocation.lon',
          isp: 'securityContext.isp',
        },
        autonomous_system: { number: 'securityContext.asNumber', name: 'securityContext.asOrg' },
        domain: 'securityContext.domain',
      },
      http_request: {
        user_agent: 'client.userAgent.rawUserAgent',
        url: { path: 'debugContext.debugData.requestUri', url_string: 'debugContext.debugData.url' },
        uid: 'debugContext.debugData.requestId',
      },
    },
    variants: [
      {
        when: { eventType: THREATS },
        class: 'detection_finding',
        activity: 'Create',
        event: {
          is_alert: true,
          status_id: 1,
          finding_info: {
            uid: 'uuid',
            title: first('displayMessage', 'eventType'),
            types: 'eventType',
            desc: 'outcome.reason',
            created_time: 'published',
            analytic: { name: 'eventType', category: 'debugContext.debugData.threatDetections', type_id: 2 },
          },
          risk_details: first('debugContext.debugData.risk', 'debugContext.debugData.threatSuspected'),
          evidences: [
            {
              user: first(TARGET_USER, when({ 'actor.type': 'User' }, ACTOR_USER)),
              src_endpoint: {
                ip: 'client.ipAddress',
                location: { city: 'client.geographicalContext.city', desc: 'client.geographicalContext.country' },
              },
              api: { operation: 'eventType', service: { name: is('Okta') } },
              data: 'request.ipChain',
            },
          ],
        },
      },
      {
        when: {
          eventType:
            /^user\.(?:session\.(?:start|end|access_admin_app|clear|impersonation)|authentication\.(?!verify$))|^user\.mfa\.(?:okta_verify|attempt)/,
        },
        class: 'authentication',
        activity: lookup(
          'eventType',
          [
            [/session\.end|logout/, 'Logoff'],
            [/session\.start|authentication\.(?:auth|sso)|mfa/, 'Logon'],
          ],
          'Other',
        ),
        event: {
          // Where Okta itself acts (a logon through another provider), the user is the target.
          user: first(when({ 'actor.type': 'SystemPrincipal' }, TARGET_USER), when({ actor: PRESENT }, ACTOR_USER)),
          actor: when({ 'actor.type': 'SystemPrincipal' }, { app_name: 'actor.displayName', app_uid: 'actor.id' }),
          session: { uid: first('authenticationContext.externalSessionId', 'authenticationContext.rootSessionId') },
          is_mfa: lookup('authenticationContext.credentialProvider', {
            OKTA_CREDENTIAL_PROVIDER: false,
            RSA: true,
            SYMANTEC: true,
            GOOGLE: true,
            DUO: true,
            YUBIKEY: true,
          }),
          service: each('target', { name: 'displayName', uid: 'id' }, { type: 'AppInstance' }),
        },
      },
      {
        when: { eventType: /^(?:user\.lifecycle|user\.account)\./ },
        class: 'account_change',
        activity: lookup(
          'eventType',
          [
            [/lifecycle\.create/, 'Create'],
            [/lifecycle\.(?:activate|reactivate|unsuspend)|account\.unlock/, 'Enable'],
            [/lifecycle\.(?:deactivate|suspend)/, 'Disable'],
            [/lifecycle\.delete/, 'Delete'],
            [/account\.lock/, 'Lock'],
            [/account\.(?:reset_password|expire_password)/, 'PasswordReset'],
            [/account\.update_password/, 'PasswordChange'],
            [/mfa.*deactivate/, 'MFAFactorDisable'],
          ],
          'Other',
        ),
        event: { user: TARGET_USER },
      },
      {
        when: { eventType: PRESENT },
        class: 'api_activity',
        activity: lookup(
          'eventType',
          [
            [/\.(?:create|add|grant|activate|upload)/, 'Create'],
            [/\.(?:delete|remove|revoke|deactivate)/, 'Delete'],
            [/\.(?:update|change|rotate|reset)/, 'Update'],
            [/\.(?:read|view|export)/, 'Read'],
          ],
          'Other',
        ),
        event: {
          api: { operation: 'eventType', service: { name: is('Okta') } },
          resources: each('target', { uid: 'id', name: first('displayName', 'alternateId'), type: 'type' }),
        },
      },
    ],
    ignore: ['version', 'legacyEventType'],
  },
});
