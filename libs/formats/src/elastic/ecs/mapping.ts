import { first, lookup, type Mapping, type Tree } from '../../form/form';
import { merged } from '../../form/compile';
import { codedUid } from '../../shared/finding-uid';
import { asText, isObject, type Json } from '../../shared/json';
import { undot } from '../../shared/undot';
import { ACTOR, CONNECTION, DEVICE, FILE, OUTCOME, QUERY, REQUEST, RESPONSE, SOURCE, TARGET, TLS, URL, WORDS } from './trees';
import { PEOPLE } from './people';
import { HOSTS } from './hosts';
import { WIRES } from './wires';

/** A record of ECS as the mapping reads it: nested, with the categories and types of the event as words. */
export function ecsRecord(raw: Json): Json {
  const r = undot(raw);
  const event = isObject(r['event']) ? r['event'] : {};
  const words = (value: unknown): string => ` ${(Array.isArray(value) ? value : [value]).map((v) => asText(v) ?? '').join(' ')} `;
  return { ...r, [WORDS]: { category: words(event['category']), type: words(event['type']) } };
}

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
      ...PEOPLE,
      ...HOSTS,
      ...WIRES,
      {
        class: 'base_event',
        activity: 99,
        event: { activity_name: first('event.action', 'event.dataset', 'event.module', 'event.kind'), actor: null },
      },
    ],
  };
}
