import { jsonFormat, lineFormat } from '../../form/define';
import { first, is, lookup, type Mapping } from '../../form/form';
import { keyValues } from '../../parse/key-value';
import { asText, type Json } from '../../shared/json';

const DOCS = 'https://www.keycloak.org/docs/latest/server_admin/#configuring-auditing-to-track-events';
const LINE = /\b(?:type|operationType)="?[A-Z_]{2,64}"?, ?realmId=/;

/** `… [org.keycloak.events] (executor-thread-7) type="LOGIN", realmId="…"` → its pairs. */
function pairsOf(message: string): Json | undefined {
  const start = message.search(/\b(?:type|operationType)=/);
  const pairs = start < 0 ? undefined : keyValues(message.slice(start), { between: ',' });
  return pairs && Object.fromEntries(Object.entries(pairs).filter(([, v]) => v !== 'null'));
}

const OUTCOME = [
  [/_ERROR$/, 'Failure'],
  [/./, 'Success'],
] as const;

const mapping: Mapping = {
  product: { vendor: 'Keycloak', name: 'Keycloak' },
  time: first('@timestamp', 'time', '$.time'),
  event: {
    metadata: {
      event_code: first('event.type', 'event.operationType'),
      log_provider: 'event.clientId',
      log_name: 'log\\.logger',
      log_level: 'log\\.level',
      tenant_uid: 'event.realmId',
      product: { name: is('Keycloak'), vendor_name: is('Keycloak'), version: 'service\\.version' },
    },
    status_id: lookup('event.type', OUTCOME, 'Success'),
    status_code: 'event.error',
    status_detail: 'event.reason',
    src_endpoint: { ip: 'event.ipAddress' },
    device: { hostname: first('host\\.hostname', '$.host'), type_id: 0 },
    actor: { process: { name: 'process\\.name', pid: 'process\\.pid' } },
  },
  variants: [
    {
      when: { 'event.operationType': { present: true } },
      class: 'api_activity',
      activity: lookup('event.operationType', { CREATE: 'Create', UPDATE: 'Update', DELETE: 'Delete', ACTION: 'Other' }, 'Other'),
      event: {
        activity_name: 'event.operationType',
        actor: { user: { uid: 'event.userId', name: first('event.username', 'event.userId') }, app_uid: 'event.clientId' },
        api: { operation: first('event.operationType'), service: { name: is('Keycloak') } },
        resources: [{ type: 'event.resourceType', name: 'event.resourcePath', role_id: 1 }],
      },
    },
    {
      class: 'authentication',
      activity: lookup(
        'event.type',
        [
          [/^LOGOUT/, 'Logoff'],
          [/^(?:CODE_TO_TOKEN|REFRESH_TOKEN|TOKEN_EXCHANGE|CLIENT_LOGIN|PERMISSION_TOKEN)/, 'ServiceTicketRequest'],
          [/^(?:LOGIN|IDENTITY_PROVIDER_LOGIN|FEDERATED_IDENTITY)/, 'Logon'],
        ],
        'Other',
      ),
      event: {
        activity_name: 'event.type',
        user: { uid: 'event.userId', name: first('event.username', 'event.userId'), email_addr: 'event.username', domain: 'event.realmName' },
        service: { name: first('service\\.name', is('Keycloak')), version: 'service\\.version' },
        session: { uid: first('event.sessionId', 'event.session_state') },
        auth_protocol: 'event.auth_method',
      },
    },
  ],
  ignore: ['event.realmId', 'ecs\\.version', 'mdc', 'ndc'],
};

/** Keycloak's event listener `jboss-logging`, with the JSON console format (also in ECS form). */
export const keycloakJson = jsonFormat({
  name: 'keycloak.events',
  docs: DOCS,
  signs: [
    { has: ['log\\.logger', 'message'], is: { 'log\\.logger': 'org.keycloak.events' } },
    { has: ['loggerName', 'message'], is: { loggerName: 'org.keycloak.events' } },
  ],
  prepare: ({ message, ...record }) => ({ ...record, event: pairsOf(asText(message) ?? '') ?? { message } }),
  mapping,
});

/** The same as lines. */
export const keycloakLine = lineFormat({
  name: 'keycloak.events',
  docs: DOCS,
  signs: [{ contains: ['realmId='], matches: LINE }],
  parse(message) {
    const event = pairsOf(message);
    const time = /^\d{4}-\d\d-\d\d[ T][\d:,.]{8,15}Z?/.exec(message)?.[0];
    return event && { event, ...(time === undefined ? {} : { time }) };
  },
  mapping,
});
