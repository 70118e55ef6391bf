import { jsonFormat } from '../../form/define';
import { each, first, is, list, lookup, type Tree } from '../../form/form';
import { httpActivity } from '../../shared/flow';

const H = 'httpRequest';
const header = (name: string): string => `${H}.headers[name=${name}].value`;
const HOST = first(`${H}.host`, header('Host'), header('host'));
const AGENT = first(header('User-Agent'), header('user-agent'), header('User-agent'));
const MATCH = 'terminatingRuleMatchDetails[0]';
const RULE: Tree = {
  uid: 'terminatingRuleId',
  name: first('rateBasedRuleList[0].rateBasedRuleName', 'terminatingRuleId'),
  type: 'terminatingRuleType',
  condition: `${MATCH}.conditionType`,
  match_location: `${MATCH}.location`,
  match_details: `${MATCH}.matchedData`,
  sensitivity: `${MATCH}.sensitivityLevel`,
  rate_limit: 'rateBasedRuleList[0].maxRateAllowed',
};

/** AWS WAF traffic logs: one JSON object a request. */
export const awsWaf = jsonFormat({
  name: 'aws.waf',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/logging-fields.html',
  signs: [{ has: ['webaclId', 'httpRequest', 'action'] }],
  mapping: {
    product: { vendor: 'AWS', name: 'AWS WAF' },
    time: 'timestamp',
    event: {
      action_id: lookup('action', { ALLOW: 'Allowed', COUNT: 'Observed', BLOCK: 'Denied', CAPTCHA: 'Denied', CHALLENGE: 'Denied' }),
      action: 'action',
      disposition_id: lookup('action', { ALLOW: 'Allowed', COUNT: 'Count', BLOCK: 'Blocked', CAPTCHA: 'Captcha', CHALLENGE: 'Challenge' }),
      disposition: lookup('action', { ALLOW: 'Allowed', COUNT: 'Count', BLOCK: 'Blocked', CAPTCHA: 'Captcha', CHALLENGE: 'Challenge' }),
      cloud: { provider: is('AWS') },
      metadata: {
        log_version: 'formatVersion',
        labels: each('labels', 'name'),
        product: { name: is('AWS WAF'), vendor_name: is('AWS'), version: 'formatVersion', feature: { uid: 'webaclId' } },
      },
      firewall_rule: RULE,
      http_status: 'responseCodeSent',
      http_request: {
        http_method: `${H}.httpMethod`,
        version: `${H}.httpVersion`,
        uid: `${H}.requestId`,
        args: `${H}.args`,
        url: { path: `${H}.uri`, query_string: `${H}.args`, hostname: HOST, scheme: `${H}.scheme` },
        user_agent: AGENT,
        referrer: first(header('Referer'), header('referer')),
        x_forwarded_for: list(header('X-Forwarded-For'), ','),
        http_headers: each(`${H}.headers`, { name: 'name', value: 'value' }),
      },
      src_endpoint: { ip: `${H}.clientIp`, location: { country: `${H}.country` }, uid: 'httpSourceId', svc_name: 'httpSourceName' },
      dst_endpoint: { hostname: HOST },
      ja4_fingerprint_list: [{ value: 'ja4Fingerprint', type: is('JA4'), type_id: 1 }],
      // The second and third character of a JA4 are the version of TLS.
      tls: {
        version: lookup('ja4Fingerprint', [
          [/^[tq]13/, '1.3'],
          [/^[tq]12/, '1.2'],
          [/^[tq]11/, '1.1'],
          [/^[tq]10/, '1.0'],
        ]),
        ja3_hash: { value: 'ja3Fingerprint', algorithm: is('MD5'), algorithm_id: 1 },
      },
    },
    variants: [
      {
        class: 'http_activity',
        activity: httpActivity(`${H}.httpMethod`),
        event: {},
      },
      { class: 'base_event', activity: 'Other', event: {} },
    ],
  },
});
