import { all, each, first, list, lookup, PRESENT, when, type Condition, type Mapping, type Tree } from '../../form/form';
import { merged } from '../../form/compile';
import { codedUid } from '../../shared/finding-uid';
import { asText, isObject, type Json } from '../../shared/json';
import { undot } from '../../shared/undot';
import { httpActivity } from '../../shared/flow';
import { dnsCode } from '../../shared/dns-code';
import { osTypeOf } from '../../shared/operating-system';

/** Where `ecsRecord` puts the lists of `event` as texts of words, so that conditions can ask for one. */
const WORDS = 'event_words';

/** A record of ECS as the mapping reads it: nested, with the categories and types of the event as words. */
export function ecsRecord(raw: Json): Json {
  const r = undot(raw);
  const event = isObject(r['event']) ? r['event'] : {};
  const words = (value: unknown): string => ` ${(Array.isArray(value) ? value : [value]).map((v) => asText(v) ?? '').join(' ')} `;
  return { ...r, [WORDS]: { category: words(event['category']), type: words(event['type']) } };
}

const end = (name: 'source' | 'destination', other: 'client' | 'server'): Tree => ({
  ip: first(`${name}.ip`, `${other}.ip`, `${name}.address`),
  port: first(`${name}.port`, `${other}.port`),
  mac: first(`${name}.mac`, `${other}.mac`),
  hostname: first(`${name}.domain`, `${other}.domain`),
  vlan_uid: name === 'source' ? 'network.vlan.id' : 'network.inner.vlan.id',
  location: { country: `${name}.geo.country_iso_code`, city: `${name}.geo.city_name`, region: `${name}.geo.region_name` },
  autonomous_system: { number: `${name}.as.number`, name: `${name}.as.organization.name` },
  proxy_endpoint: { ip: `${name}.nat.ip`, port: `${name}.nat.port` },
});
const SOURCE = end('source', 'client');
const TARGET = end('destination', 'server');

const USER: Tree = {
  name: first('user.name', 'user.email'),
  uid: 'user.id',
  domain: 'user.domain',
  email_addr: 'user.email',
  full_name: 'user.full_name',
};
const PARENT: Tree = {
  pid: 'process.parent.pid',
  name: 'process.parent.name',
  cmd_line: 'process.parent.command_line',
  uid: 'process.parent.entity_id',
  file: 'process.parent.executable',
};
const PROCESS: Tree = {
  pid: 'process.pid',
  name: 'process.name',
  cmd_line: 'process.command_line',
  uid: 'process.entity_id',
  path: 'process.executable',
  working_directory: 'process.working_directory',
  file: {
    path: 'process.executable',
    name: first('process.name', 'process.executable'),
    type_id: 1,
    hashes: [first('process.hash.md5'), first('process.hash.sha1'), first('process.hash.sha256')],
  },
  parent_process: PARENT,
};
const ACTOR: Tree = { user: USER, process: PROCESS, app_name: first('event.provider', 'service.name') };
const FILE: Tree = {
  name: first('file.name', 'file.path'),
  path: 'file.path',
  size: 'file.size',
  mime_type: 'file.mime_type',
  ext: 'file.extension',
  owner: 'file.owner',
  type_id: lookup('file.type', { dir: 'Folder', symlink: 'SymbolicLink' }, 'RegularFile'),
  created_time: 'file.created',
  modified_time: 'file.mtime',
  accessed_time: 'file.accessed',
  hashes: [first('file.hash.md5'), first('file.hash.sha1'), first('file.hash.sha256'), first('file.hash.sha512')],
};
const DEVICE: Tree = {
  hostname: first('host.hostname', 'host.name', '$.host'),
  name: 'host.name',
  ip: first('host.ip[0]', 'host.ip'),
  mac: first('host.mac[0]', 'host.mac'),
  uid: 'host.id',
  type: 'host.type',
  domain: 'host.domain',
  os: {
    name: first('host.os.full', 'host.os.name', 'host.os.family'),
    version: 'host.os.version',
    type_id: osTypeOf('host.os.type'),
  },
};
const CONNECTION: Tree = {
  protocol_name: 'network.transport',
  protocol_num: 'network.iana_number',
  community_uid: 'network.community_id',
  direction: 'network.direction',
  direction_id: lookup('network.direction', {
    inbound: 'Inbound',
    ingress: 'Inbound',
    outbound: 'Outbound',
    egress: 'Outbound',
    internal: 'Lateral',
  }),
};
const TRAFFIC: Tree = {
  bytes: 'network.bytes',
  packets: 'network.packets',
  bytes_out: first('source.bytes', 'client.bytes'),
  bytes_in: first('destination.bytes', 'server.bytes'),
  packets_out: 'source.packets',
  packets_in: 'destination.packets',
};
const URL: Tree = {
  url_string: first('url.full', 'url.original', 'url.path', 'url.domain'),
  hostname: 'url.domain',
  path: 'url.path',
  query_string: 'url.query',
  port: 'url.port',
  scheme: 'url.scheme',
};
const REQUEST: Tree = {
  http_method: 'http.request.method',
  user_agent: 'user_agent.original',
  referrer: 'http.request.referrer',
  version: 'http.version',
  url: URL,
  body_length: 'http.request.body.bytes',
  uid: 'http.request.id',
};
const RESPONSE: Tree = {
  code: 'http.response.status_code',
  content_type: 'http.response.mime_type',
  length: 'http.response.bytes',
  body_length: 'http.response.body.bytes',
};
const TLS: Tree = {
  version: first('tls.version', 'tls.version_protocol'),
  cipher: 'tls.cipher',
  sni: first('tls.client.server_name'),
  ja3_hash: 'tls.client.ja3',
  ja3s_hash: 'tls.server.ja3s',
  certificate: {
    subject: first('tls.server.x509.subject.distinguished_name', 'tls.server.subject'),
    issuer: first('tls.server.x509.issuer.distinguished_name', 'tls.server.issuer'),
    serial_number: 'tls.server.x509.serial_number',
    created_time: first('tls.server.x509.not_before', 'tls.server.not_before'),
    expiration_time: first('tls.server.x509.not_after', 'tls.server.not_after'),
  },
};
const NETWORK: Tree = {
  src_endpoint: SOURCE,
  dst_endpoint: TARGET,
  connection_info: CONNECTION,
  traffic: TRAFFIC,
  tls: TLS,
  app_protocol_name: first('network.protocol', 'network.application'),
};
const QUERY: Tree = {
  hostname: first('dns.question.name', 'dns.query.rrname', 'dns.rrname', 'dns.answers.name', 'dns.query.name'),
  type: first('dns.question.type', 'dns.rrtype'),
  class: 'dns.question.class',
  packet_uid: 'dns.id',
  opcode_id: first('dns.op_code', 'dns.opcode'),
};
const OUTCOME = lookup('event.outcome', { success: 'Success', failure: 'Failure' });

/** `event.severity` is the product's own number; words of `log.level` and of common fields are clear. */
const SEVERITY = first(
  lookup('kibana.alert.severity', { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' }),
  lookup('event.severity_label', { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' }),
  lookup('log.level', [
    [/^(?:emerg|alert|crit|fatal)/i, 'Critical'],
    [/^err/i, 'High'],
    [/^warn/i, 'Medium'],
  ]),
);

const inCategory = (words: RegExp): Condition => ({ [`${WORDS}.category`]: words });
const type = (table: [RegExp, string][], otherwise: string): ReturnType<typeof lookup> => lookup(`${WORDS}.type`, table, otherwise);

/** What a title of a finding is where the product has no rule. */
const TITLE = first(
  'rule.name',
  'kibana.alert.rule.name',
  'threat.indicator.name',
  'message',
  'event.action',
  'event.code',
  'event.module',
  'event.dataset',
);

/**
 * The Elastic Common Schema as a mapping: kind and category of the event choose the class. `finding` is added to every finding, `common` to every event
 * of products whose records are ECS with members of their own.
 */
export function ecsMapping(product: Mapping['product'], common: Tree = {}, finding: Tree = {}): Mapping {
  return {
    product,
    time: first('@timestamp', 'event.created'),
    id: first('event.id', '_id'),
    ignore: [
      WORDS,
      '@version',
      'related',
      'agent.ephemeral_id',
      'event.kind',
      'event.category',
      'event.type',
      'event.ingested',
      'user_agent.name',
      'user_agent.version',
      'user_agent.device',
      'user_agent.os',
    ],
    event: merged(
      {
        severity_id: first(SEVERITY, 1),
        severity: 'event.severity',
        message: first('message', 'event.reason', 'event.original'),
        status_id: OUTCOME,
        status: 'event.outcome',
        status_detail: 'event.reason',
        start_time: 'event.start',
        end_time: 'event.end',
        device: DEVICE,
        metadata: {
          event_code: first('event.code', 'event.action'),
          log_name: 'event.dataset',
          log_version: 'ecs.version',
          log_provider: first('event.module', 'event.provider'),
          original_time: 'event.created',
          labels: 'tags',
          loggers: [
            {
              name: first('observer.hostname', 'observer.name', 'agent.name'),
              device: { hostname: first('observer.hostname', 'observer.name'), ip: first('observer.ip[0]', 'observer.ip'), type_id: 0 },
            },
          ],
          product: { name: first('observer.product', 'event.module'), vendor_name: 'observer.vendor', version: 'observer.version' },
        },
      },
      common,
    ),
    variants: [
      {
        when: [{ 'event.kind': ['alert', 'signal'] }, { [`${WORDS}.category`]: / (?:intrusion_detection|malware|threat) / }],
        class: 'detection_finding',
        activity: 'Create',
        event: merged(
          {
            status_id: null,
            is_alert: true,
            severity_id: first(SEVERITY, 3),
            finding_info: {
              title: TITLE,
              uid: first(
                'kibana.alert.uuid',
                'event.id',
                codedUid('@timestamp', 'rule.id', 'rule.name', 'source.ip', 'destination.ip', 'host.name', 'message'),
              ),
              desc: first('rule.description', 'kibana.alert.reason', 'event.reason'),
              analytic: {
                name: first('rule.name', 'kibana.alert.rule.name', 'event.module', 'event.action'),
                uid: first('rule.id', 'rule.uuid', 'kibana.alert.rule.uuid'),
                version: 'rule.version',
                category: first('rule.category'),
                type_id: 1,
              },
              src_url: first('event.url', 'rule.reference'),
              first_seen_time: 'event.start',
              last_seen_time: 'event.end',
              attacks: [
                {
                  technique: {
                    uid: first('threat.technique.id[0]', 'threat.technique.id'),
                    name: first('threat.technique.name[0]', 'threat.technique.name'),
                  },
                  tactic: { uid: first('threat.tactic.id[0]', 'threat.tactic.id'), name: first('threat.tactic.name[0]', 'threat.tactic.name') },
                },
              ],
            },
            evidences: [
              {
                src_endpoint: SOURCE,
                dst_endpoint: TARGET,
                connection_info: CONNECTION,
                actor: ACTOR,
                file: FILE,
                url: URL,
                http_request: REQUEST,
                http_response: RESPONSE,
                query: QUERY,
                device: DEVICE,
                tls: TLS,
                data: { app_protocol: 'network.protocol' },
              },
            ],
          },
          finding,
        ),
      },
      {
        when: inCategory(/ authentication /),
        class: 'authentication',
        activity: type(
          [
            [/ end /, 'Logoff'],
            [/ (?:start|info|access) /, 'Logon'],
          ],
          'Logon',
        ),
        event: {
          user: USER,
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
          service: { name: first('service.name', 'event.provider', 'event.module') },
          is_remote: when({ 'source.ip': PRESENT }, true),
          http_request: { user_agent: 'user_agent.original' },
        },
      },
      {
        when: { [`${WORDS}.category`]: / iam /, 'user.name': PRESENT },
        class: 'account_change',
        activity: type(
          [
            [/ creation /, 'Create'],
            [/ deletion /, 'Delete'],
            [/ change /, 'Other'],
          ],
          'Other',
        ),
        event: {
          user: { name: first('user.target.name', 'user.name'), uid: first('user.target.id', 'user.id'), email_addr: first('user.target.email') },
          actor: ACTOR,
          src_endpoint: SOURCE,
        },
      },
      {
        when: { [`${WORDS}.category`]: / process /, 'process.pid': PRESENT },
        class: 'process_activity',
        activity: type(
          [
            [/ start /, 'Launch'],
            [/ end /, 'Terminate'],
            [/ access /, 'Open'],
          ],
          'Other',
        ),
        event: { process: PROCESS, actor: { user: USER, process: PARENT, app_name: first('event.provider', 'event.module') } },
      },
      {
        when: [
          { [`${WORDS}.category`]: / file /, 'file.name': PRESENT, 'host.name': PRESENT },
          { [`${WORDS}.category`]: / file /, 'file.path': PRESENT, 'host.name': PRESENT },
        ],
        class: 'file_activity',
        activity: type(
          [
            [/ creation /, 'Create'],
            [/ deletion /, 'Delete'],
            [/ change /, 'Update'],
            [/ access /, 'Read'],
          ],
          'Other',
        ),
        event: { file: FILE, actor: ACTOR },
      },
      {
        when: [{ 'dns.question.name': PRESENT }, { 'dns.rrname': PRESENT }, { 'dns.answers': PRESENT }, { 'dns.type': PRESENT }],
        class: 'dns_activity',
        activity: lookup('dns.type', { answer: 'Response', query: 'Query' }, 'Traffic'),
        event: {
          ...NETWORK,
          query: QUERY,
          answers: first(
            each('dns.answers.data', { rdata: first('rdata', 'data', 'rrname'), type: first('rrtype', 'type'), ttl: 'ttl' }),
            each('dns.answers', { rdata: first('data', 'rdata'), type: first('type', 'rrtype'), ttl: 'ttl', class: 'class' }),
          ),
          rcode: first('dns.response_code', 'dns.rcode'),
          rcode_id: dnsCode('dns.response_code'),
        },
      },
      {
        when: [{ [`${WORDS}.category`]: / web /, url: PRESENT }, { 'http.request.method': PRESENT }, { 'http.response.status_code': PRESENT }],
        class: 'http_activity',
        activity: httpActivity('http.request.method'),
        event: {
          ...NETWORK,
          http_request: REQUEST,
          http_response: RESPONSE,
          status_code: 'http.response.status_code',
          actor: { user: USER },
          file: FILE,
        },
      },
      {
        when: [{ [`${WORDS}.category`]: / email / }, { 'email.from.address': PRESENT }],
        class: 'email_activity',
        activity: 'Other',
        event: {
          direction_id: lookup('email.direction', { inbound: 'Inbound', outbound: 'Outbound', internal: 'Internal' }, 0),
          email: {
            from: first('email.from.address[0]', 'email.from.address'),
            to: list('email.to.address', ','),
            cc: list('email.cc.address', ','),
            subject: 'email.subject',
            message_uid: 'email.message_id',
            files: each('email.attachments', {
              name: 'file.name',
              size: 'file.size',
              mime_type: 'file.mime_type',
              hashes: all('file.hash.sha256', 'file.hash.md5'),
              type_id: 1,
            }),
          },
          src_endpoint: SOURCE,
          dst_endpoint: TARGET,
        },
      },
      {
        when: [{ 'source.ip': PRESENT }, { 'destination.ip': PRESENT }, { 'client.ip': PRESENT }],
        class: 'network_activity',
        activity: type(
          [
            [/ denied /, 'Refuse'],
            [/ start /, 'Open'],
            [/ end /, 'Close'],
          ],
          'Traffic',
        ),
        event: {
          ...NETWORK,
          actor: { user: USER },
          action_id: type(
            [
              [/ denied /, 'Denied'],
              [/ allowed /, 'Allowed'],
            ],
            'Unknown',
          ),
          url: URL,
        },
      },
      {
        class: 'base_event',
        activity: 99,
        event: { activity_name: first('event.action', 'event.dataset', 'event.module', 'event.kind'), actor: null },
      },
    ],
  };
}
