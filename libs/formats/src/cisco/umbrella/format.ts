import { lineFormat } from '../../form/define';
import { all, first, list, lookup, PRESENT, when, type Tree } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { actionOf, dispositionOf, flowPrincipal, httpActivity } from '../../shared/flow';
import { parseUmbrella } from './parse';
import { urlTree } from '../../shared/url-parts';

const DNS_TYPES: Readonly<Record<string, string>> = {
  1: 'A',
  2: 'NS',
  5: 'CNAME',
  6: 'SOA',
  12: 'PTR',
  15: 'MX',
  16: 'TXT',
  28: 'AAAA',
  33: 'SRV',
  64: 'SVCB',
  65: 'HTTPS',
  255: 'ANY',
};
/** What an administrator did, in the words of the audit log. */
const CHANGES = [
  [/^(?:create|add|import)/i, 'Create'],
  [/^(?:update|edit|modif|change|rename)/i, 'Update'],
  [/^(?:delete|remove)/i, 'Delete'],
  [/^enable/i, 'Enable'],
  [/^disable/i, 'Disable'],
] as const;
const IDENTITY: Tree = { name: first('username', 'identity'), email_addr: 'usermail' };
const ACTOR: Tree = { user: when({ identitytype: /user/i }, IDENTITY), app_name: when({ identitytype: /^(?!.*user)/i }, 'identity') };
const SOURCE: Tree = {
  ip: first('internalip', 'srcip', 'externalip'),
  port: 'srcport',
  proxy_endpoint: { ip: when({ internalip: PRESENT }, 'externalip') },
};
const TARGET: Tree = { ip: 'destip', port: 'destport', hostname: first('parts.hostname', 'fqdns') };
const URL = urlTree('parts', {
  url_string: 'url',
  categories: list('categories', ','),
});
const FILE: Tree = { name: 'filename', type: 'contenttype', hashes: all('sha256'), type_id: 1 };
const VERDICT: Tree = {
  action: first('action', 'verdict'),
  action_id: first(lookup('action', { Proxied: 'Allowed', Isolated: 'Modified', Warned: 'Observed' }), actionOf('action'), actionOf('verdict')),
  disposition_id: first(lookup('action', { Proxied: 'Allowed', Isolated: 'Isolated' }), dispositionOf('action'), dispositionOf('verdict')),
  firewall_rule: { uid: 'ruleid', category: 'blockedcategories' },
};

/** Cisco Umbrella and Cisco Secure Access: the CSV of its DNS, proxy, cloud firewall and admin audit logs. */
export const ciscoUmbrella = lineFormat({
  name: 'cisco.umbrella',
  docs: 'https://docs.umbrella.com/deployment-umbrella/docs/log-formats-and-versioning',
  signs: [
    {
      whole:
        /^"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d","[^"]{0,512}",(?:"[^"]{0,1024}",){2,4}"(?:allowed|blocked|proxied|isolated|warned|inbound|outbound|ingress|egress)"/i,
    },
    // The audit log begins with an id, which is often empty.
    { whole: /^"[^"]{0,128}","\d{4}-\d\d-\d\d \d\d:\d\d:\d\d",(?:"[^"]{0,256}",){2}"[^"]{1,128}","[^"]{1,64}","[0-9A-Fa-f:.]{0,45}","/ },
  ],
  parse: (message, outer) => parseUmbrella(outer.whole ?? message),
  mapping: {
    product: { vendor: 'Cisco', name: 'Umbrella' },
    time: 'at',
    id: 'id',
    event: {
      ...VERDICT,
      device: { name: 'datacenter', type_id: 0 },
      metadata: { log_name: 'log', event_code: first('action', 'verdict'), tenant_uid: 'organization' },
    },
    variants: [
      {
        when: [
          { log: 'proxy', avdetections: PRESENT },
          { log: 'proxy', ampdisposition: 'Malicious' },
        ],
        class: 'detection_finding',
        activity: 'Create',
        event: {
          is_alert: true,
          severity_id: 4,
          finding_info: {
            title: first('avdetections', 'ampname', 'ampdisposition'),
            uid: codedUid('time', 'identity', 'url', 'sha256'),
            types: all('ampdisposition'),
            analytic: { name: first('avdetections', 'ampname', 'ampdisposition'), type_id: 1 },
          },
          malware: [{ name: first('avdetections', 'ampname'), classification_ids: [0] }],
          evidences: [{ src_endpoint: SOURCE, dst_endpoint: TARGET, actor: ACTOR, url: URL, file: FILE }],
        },
      },
      {
        when: { log: 'audit' },
        class: 'entity_management',
        activity: lookup('change', CHANGES, 'Other'),
        event: {
          activity_name: 'change',
          action: null,
          action_id: null,
          disposition_id: null,
          firewall_rule: null,
          device: null,
          metadata: { log_name: 'log', event_code: 'change' },
          actor: { user: { name: first('account', 'usermail'), email_addr: 'usermail' } },
          src_endpoint: { ip: 'loggedinfrom' },
          entity: { name: 'type', type: 'type', data: 'before' },
          entity_result: { name: 'type', type: 'type', data: 'after' },
        },
      },
      {
        when: { log: 'dns' },
        class: 'dns_activity',
        activity: 'Query',
        event: {
          src_endpoint: SOURCE,
          actor: ACTOR,
          query: { hostname: 'domain', type: first(lookup('querytype', DNS_TYPES), 'querytype') },
          rcode: 'rcode',
        },
      },
      {
        when: { log: 'proxy' },
        class: 'http_activity',
        activity: httpActivity('method'),
        event: {
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          actor: ACTOR,
          http_request: { url: URL, http_method: 'method', referrer: 'referer', user_agent: 'useragent' },
          http_response: { code: 'status', content_type: 'contenttype', length: 'responsesize' },
          traffic: { bytes_out: 'requestsize', bytes_in: 'responsesize' },
          file: FILE,
        },
      },
      {
        class: 'network_activity',
        activity: lookup('verdict', [[/^(?:block|den|drop)/i, 'Refuse']], 'Traffic'),
        event: {
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          actor: ACTOR,
          connection_info: {
            protocol_num: 'protocol',
            direction: 'direction',
            direction_id: lookup('direction', {
              inbound: 'Inbound',
              outbound: 'Outbound',
              ingress: 'Inbound',
              egress: 'Outbound',
              from_internet: 'Inbound',
              to_internet: 'Outbound',
            }),
          },
          traffic: { bytes: 'size' },
        },
      },
    ],
    ignore: ['parts', 'time'],
    principal: flowPrincipal,
  },
});
