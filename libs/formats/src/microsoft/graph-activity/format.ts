import { jsonFormat } from '../../form/define';
import { code, first, is, lookup } from '../../form/form';
import { asText } from '../../shared/json';
import { diagnostic } from '../diagnostic';

/** Calls of Microsoft Graph: the category MicrosoftGraphActivityLogs of Entra's diagnostic settings. */
export const graphActivity = jsonFormat({
  name: 'microsoft.graph-activity',
  docs: 'https://learn.microsoft.com/en-us/graph/microsoft-graph-activity-logs-overview',
  signs: [
    { has: ['category', 'properties'], is: { category: 'MicrosoftGraphActivityLogs' } },
    { has: ['requestUri', 'requestMethod', 'appId', 'clientAuthMethod'] },
  ],
  prepare: diagnostic,
  mapping: {
    product: { vendor: 'Microsoft', name: 'Microsoft Graph' },
    time: first('timeGenerated', 'diagnostic.time'),
    id: first('requestId', 'operationId'),
    event: {
      duration: first('durationMs', 'diagnostic.durationMs'),
      status_id: lookup('responseStatusCode', [
        [/^[23]/, 'Success'],
        [/^[45]/, 'Failure'],
      ]),
      status_code: 'responseStatusCode',
      metadata: {
        event_code: first('diagnostic.operationName', is('Microsoft Graph Activity')),
        log_name: 'diagnostic.category',
        log_level: first('diagnostic.Level', 'diagnostic.level'),
        correlation_uid: first('clientRequestId', 'diagnostic.correlationId'),
        tenant_uid: first('tenantId', 'diagnostic.tenantId'),
      },
      cloud: {
        provider: is('Azure'),
        region: first('location', 'diagnostic.location'),
        account: { uid: first('tenantId', 'diagnostic.tenantId'), type_id: 6 },
      },
      actor: {
        user: {
          uid: first('UserPrincipalObjectID', 'userId', 'servicePrincipalId'),
          type: 'C_Idtyp',
          type_id: lookup('C_Idtyp', { user: 'User', app: 'Service' }, 'Unknown'),
        },
        app_uid: 'appId',
        session: { uid: first('sessionId', 'signInActivityId'), created_time: 'tokenIssuedAt', issuer: 'identityProvider' },
      },
      src_endpoint: { ip: first('ipAddress', 'diagnostic.callerIpAddress') },
      http_request: { http_method: 'requestMethod', url: 'requestUri', user_agent: 'userAgent', uid: 'requestId' },
      http_response: { code: 'responseStatusCode', length: 'responseSizeBytes' },
      api: {
        // The path without ids, so that the same call has one name.
        operation: code(['requestMethod'], ({ requestMethod, requestUri }) => operationOf(asText(requestMethod) ?? '', asText(requestUri) ?? '')),
        version: 'apiVersion',
        service: { name: is('Microsoft Graph') },
        request: { uid: first('requestId', 'operationId') },
        response: { code: 'responseStatusCode' },
      },
    },
    variants: [
      {
        class: 'api_activity',
        activity: lookup('requestMethod', { GET: 'Read', HEAD: 'Read', POST: 'Create', PUT: 'Update', PATCH: 'Update', DELETE: 'Delete' }, 'Other'),
        event: {},
      },
    ],
    ignore: ['diagnostic.properties'],
  },
});

const HOST = /^https:\/\/[^/]{1,255}(?:\/\/?(?:v1\.0|beta))?/;
const ID = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[\w-]{1,128}@[\w.-]{1,128}|[A-Za-z0-9_!=-]{40,512})$/i;
const MAX_PARTS = 16;

/** `GET /users/{id}/messages` of `GET https://graph.microsoft.com/v1.0/users/7d…/messages?$top=1`. */
function operationOf(method: string, uri: string): string | undefined {
  if (method === '' && uri === '') return undefined;
  const [path = ''] = uri.replace(HOST, '').split('?');
  const parts = path.split('/', MAX_PARTS).map((part) => (ID.test(part) ? '{id}' : part));
  return `${method} ${parts.join('/')}`.trim();
}
