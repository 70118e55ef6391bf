import { jsonFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Leaf, type Tree } from '../../form/form';
import { httpActivity } from '../../shared/flow';

const P = 'properties';
const p = (...names: readonly string[]): Leaf => first(...names.map((name) => `${P}.${name}`));
const UPN = 'http://schemas\\.xmlsoap\\.org/ws/2005/05/identity/claims/upn';
const OID = 'http://schemas\\.microsoft\\.com/identity/claims/objectidentifier';
const claim = (name: string): readonly Leaf[] => [`identity.claim.${name}`, `identity.claims.${name}`];
const ACTOR: Tree = {
  user: {
    name: first(...claim(UPN), ...claim('upn'), ...claim('unique_name'), ...claim(OID), ...claim('oid'), 'identity.requester.upn'),
    email_addr: first(...claim(UPN), ...claim('upn'), 'identity.requester.upn'),
    uid: first(...claim(OID), ...claim('oid'), 'identity.requester.objectId'),
  },
  app_uid: first(...claim('appid'), 'identity.requester.appId'),
};
const ACTION = [
  [/allow|log/i, 'Allowed'],
  [/deny|block/i, 'Denied'],
] as const;
const DONE = [
  [/allow/i, 'Allowed'],
  [/deny|block/i, 'Blocked'],
  [/alert|log/i, 'Alert'],
] as const;

/** Resource logs of Azure's services that have no format of their own: firewalls, front doors and gateways by what they saw, all others as calls. */
export const azureResource = jsonFormat({
  name: 'azure.resource',
  docs: 'https://learn.microsoft.com/en-us/azure/azure-monitor/platform/resource-logs-schema',
  signs: [
    { has: ['resourceId', 'category', 'time'] },
    { has: ['resourceId', 'operationName', 'category'] },
    { has: ['callerIpAddress', 'operationName', 'resourceId'] },
    { has: ['operationName', 'category'], is: { operationName: /^microsoft\.[a-z.]{1,64}\//i } },
  ],
  mapping: {
    product: { vendor: 'Microsoft', name: 'Azure' },
    time: first('time', 'timeStamp', 'timestamp', `${P}.timeStamp`),
    event: {
      severity_id: lookup('level', { Critical: 'Critical', Error: 'Medium', Warning: 'Low' }, 'Informational'),
      severity: first('level', 'Level'),
      duration: 'durationMs',
      metadata: {
        event_code: first('operationName', 'category'),
        log_name: 'category',
        log_level: first('level', 'Level'),
        log_version: 'operationVersion',
        correlation_uid: first('correlationId', p('trackingReference', 'transactionId')),
        tenant_uid: 'tenantId',
      },
      cloud: { provider: is('Azure'), region: 'location', account: { uid: 'tenantId', type_id: 6 } },
      message: first('resultDescription', p('msg', 'log', 'details.message')),
    },
    variants: [
      {
        when: { category: /^AZFW(?:NetworkRule|NatRule|ThreatIntel|IdpsSignature|ApplicationRule|FlowTrace|FatFlow)/, [`${P}.SourceIp`]: PRESENT },
        class: 'network_activity',
        activity: lookup(`${P}.Action`, [[/deny/i, 'Refuse']], 'Traffic'),
        event: {
          action_id: lookup(`${P}.Action`, ACTION),
          action: p('Action'),
          disposition_id: lookup(`${P}.Action`, DONE),
          src_endpoint: { ip: p('SourceIp'), port: p('SourcePort') },
          dst_endpoint: { ip: p('DestinationIp', 'TranslatedIp'), port: p('DestinationPort', 'TranslatedPort'), hostname: p('Fqdn', 'TargetUrl') },
          connection_info: { protocol_name: p('Protocol') },
          firewall_rule: {
            name: p('Rule', 'SignatureId', 'ThreatDescription'),
            uid: p('SignatureId'),
            category: p('RuleCollection', 'Category'),
            type: p('RuleCollectionGroup'),
          },
          policy: { name: p('Policy') },
        },
      },
      {
        when: [{ [`${P}.httpMethod`]: PRESENT }, { category: /AccessLog$|FirewallLog$/, [`${P}.requestUri`]: PRESENT }],
        class: 'http_activity',
        activity: httpActivity(`${P}.httpMethod`),
        event: {
          src_endpoint: { ip: p('clientIp', 'clientIP', 'socketIp'), port: p('clientPort'), location: { country: p('clientCountry') } },
          dst_endpoint: { hostname: p('hostName', 'host', 'originalHost', 'hostname') },
          http_request: {
            http_method: p('httpMethod'),
            url: p('requestUri'),
            user_agent: p('userAgent'),
            version: p('httpVersion'),
            referrer: p('referer'),
            length: p('requestBytes', 'receivedBytes'),
            uid: p('trackingReference', 'transactionId'),
          },
          http_response: { code: p('httpStatusCode', 'httpStatus'), length: p('responseBytes', 'sentBytes') },
          action_id: lookup(`${P}.action`, ACTION),
          action: p('action'),
          disposition_id: lookup(`${P}.action`, DONE),
          firewall_rule: { name: p('ruleName', 'ruleId'), uid: p('ruleId', 'ruleName') },
          policy: { name: p('policy', 'policyId') },
        },
      },
      {
        class: 'api_activity',
        activity: lookup(
          'operationName',
          [
            [/(?:get|list|read|query|download|backup|decrypt|unwrap\w*|verify)(?:$|\/|[A-Z(])/i, 'Read'],
            [/(?:create|put|set|import|upload|write|insert|add|restore)/i, 'Create'],
            [/(?:delete|purge|remove)/i, 'Delete'],
            [/(?:update|patch|post|rotate|regenerate|sign|encrypt|wrap)/i, 'Update'],
          ],
          'Other',
        ),
        event: {
          activity_name: first('operationName', 'category'),
          status_id: first(
            lookup('resultType', [
              [/^(?:success|succeeded|0|ok)$/i, 'Success'],
              [/fail|error|denied|unauthori/i, 'Failure'],
            ]),
            lookup(`${P}.httpStatusCode`, [
              [/^[23]/, 'Success'],
              [/^[45]/, 'Failure'],
            ]),
            lookup('statusCode', [
              [/^[23]/, 'Success'],
              [/^[45]/, 'Failure'],
            ]),
          ),
          status: first('resultType', 'statusText', 'resultSignature'),
          status_code: first(p('httpStatusCode'), 'statusCode', 'resultSignature'),
          actor: ACTOR,
          api: {
            operation: first('operationName', 'category'),
            version: 'operationVersion',
            service: { name: first('resourceType', p('serviceName'), 'category') },
          },
          resources: [
            { uid: 'resourceId', type: 'category', role_id: 1 },
            { uid: p('id', 'objectKey'), role_id: 3 },
          ],
          src_endpoint: { ip: first('callerIpAddress', 'CallerIPAddress', p('clientIp', 'clientIP', 'ClientIP', 'clientIpAddress')) },
          http_request: { url: first('uri', p('requestUri')), user_agent: p('clientInfo', 'userAgentHeader', 'userAgent', 'UserAgent') },
        },
      },
    ],
  },
});
