import { jsonFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Tree } from '../../form/form';
import { activityOf } from '../../shared/verb';
import { httpActivity } from '../../shared/flow';

/** The protocol of the visitor's request, and what Cloudflare did to it; both datasets name them alike. */
const REQUEST: Tree = {
  http_method: 'ClientRequestMethod',
  version: 'ClientRequestProtocol',
  user_agent: first('ClientRequestUserAgent', 'UserAgent'),
  referrer: first('ClientRequestReferer', 'ClientRefererHost'),
  uid: first('RayID', 'RayName'),
  url: {
    hostname: 'ClientRequestHost',
    path: first('ClientRequestPath', 'ClientRequestURI'),
    query_string: 'ClientRequestQuery',
    scheme: 'ClientRequestScheme',
  },
};
const ACTION = first(
  lookup('Action', [
    [/^(?:block|drop|connectionclose|.*challenge(?:failed)?|force_connection_close)$/i, 'Denied'],
    [/^log$/i, 'Observed'],
    [/./, 'Allowed'],
  ]),
  lookup('SecurityAction', [
    [/^(?:block|drop)$|challenge$/i, 'Denied'],
    [/^log$/i, 'Observed'],
    [/./, 'Allowed'],
  ]),
);

/** Datasets of Cloudflare's Logpush: HTTP requests, firewall events, audit logs. */
export const cloudflareLogpush = jsonFormat({
  name: 'cloudflare.logpush',
  docs: 'https://developers.cloudflare.com/logs/logpush/logpush-job/datasets/',
  signs: [
    { has: ['RayID', 'ClientRequestHost', 'ClientIP'] },
    { has: ['RayID', 'Action', 'ClientIP'] },
    { has: ['EdgeResponseStatus', 'ClientRequestHost', 'ClientIP'] },
    { has: ['ActorEmail', 'ActionType', 'When'] },
    { has: ['ActorIP', 'ActionType', 'ResourceType'] },
    { has: ['ActionTimestamp', 'ActionType', 'AuditLogID'] },
  ],
  mapping: {
    product: { vendor: 'Cloudflare', name: 'Cloudflare' },
    time: first('Datetime', 'EdgeStartTimestamp', 'ActionTimestamp', 'When', 'EdgeEndTimestamp'),
    event: { metadata: { log_name: 'Kind' } },
    variants: [
      {
        when: { ActionType: PRESENT },
        class: 'api_activity',
        activity: activityOf('ActionType'),
        event: {
          activity_name: 'ActionType',
          metadata: { event_code: 'ActionType', tenant_uid: 'AccountID', uid: first('AuditLogID', 'ID') },
          actor: { user: { name: first('ActorEmail', 'ActorID', 'ActorType'), email_addr: 'ActorEmail', uid: 'ActorID', type: 'ActorType' } },
          src_endpoint: { ip: first('ActorIPAddress', 'ActorIP') },
          api: {
            operation: 'ActionType',
            service: { name: first('ResourceProduct', 'Interface', is('Cloudflare')) },
            request: { uid: first('AuditLogID', 'ID') },
          },
          resources: [{ uid: 'ResourceID', type: 'ResourceType', name: 'ZoneName' }],
          status_id: first(lookup('ActionResult', { true: 'Success', success: 'Success', false: 'Failure', failure: 'Failure' })),
          message: 'ActionDescription',
        },
      },
      {
        class: 'http_activity',
        activity: httpActivity('ClientRequestMethod'),
        event: {
          http_request: REQUEST,
          http_response: { code: 'EdgeResponseStatus', content_type: 'EdgeResponseContentType', body_length: 'EdgeResponseBytes' },
          http_status: 'EdgeResponseStatus',
          src_endpoint: {
            ip: 'ClientIP',
            port: 'ClientSrcPort',
            location: { country: 'ClientCountry' },
            autonomous_system: { number: 'ClientASN', name: 'ClientASNDescription' },
          },
          dst_endpoint: { hostname: 'ClientRequestHost', ip: 'OriginIP' },
          action_id: ACTION,
          action: first('Action', 'SecurityAction'),
          firewall_rule: { uid: first('RuleID', 'SecurityRuleID'), name: first('Description', 'SecurityRuleDescription'), type: 'Source' },
        },
      },
      { class: 'base_event', activity: 'Other', event: {} },
    ],
  },
});
