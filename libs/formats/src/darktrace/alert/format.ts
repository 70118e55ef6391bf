import { jsonFormat } from '../../form/define';
import { code, each, first, is, lookup, PRESENT } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { isObject, text, type Json } from '../../shared/json';

/** Model alerts have a score from 0 to 1, AI Analyst's incidents one from 0 to 100. */
const MODEL_SEVERITY = lookup('score', [
  [/^0(?:\.[01]\d*)?$/, 'Informational'],
  [/^0\.[23]/, 'Low'],
  [/^0\.[45]/, 'Medium'],
  [/^0\.[67]/, 'High'],
  [/^(?:0\.[89]|1)/, 'Critical'],
]);
const CATEGORY = { critical: 'Critical', suspicious: 'Medium', compliance: 'Low', informational: 'Informational' };

/** `model` is `{ then, now }` (as it was when it fired, and as it is), or the model itself. */
function prepared(r: Json): Json {
  const model = r['model'];
  const shown = isObject(model) && isObject(model['then']) ? model : isObject(model) ? { then: model } : undefined;
  return shown === undefined ? r : { ...r, model: shown };
}

/** The account in `SaaS::Zoom: someone@acme.example`, which is how Darktrace names a user of a service. */
const saasUser = code(['breachDevices[0].identifier'], (r) => userOf(r['breachDevices']));
function userOf(devices: unknown): string | undefined {
  const first: unknown = Array.isArray(devices) ? devices[0] : undefined;
  const identifier = isObject(first) ? text(first['identifier']) : undefined;
  return identifier === undefined ? undefined : /^SaaS::[^:]{1,64}: (.{1,256})$/.exec(identifier)?.[1];
}

/** Darktrace Threat Visualizer: alerts of models, incidents of AI Analyst, and alerts of the system. */
export const darktraceAlert = jsonFormat({
  name: 'darktrace.alert',
  docs: 'https://www.elastic.co/docs/reference/integrations/darktrace',
  signs: [
    { has: ['pbid', 'model'] },
    { has: ['triggeredComponents', 'model'] },
    { has: ['summariser', 'title'] },
    { has: ['aiaScore', 'breachDevices'] },
    { has: ['breachDevices', 'relatedBreaches'] },
    { has: ['priority_level', 'last_updated', 'uuid'] },
    { has: ['acknowledge_timeout', 'last_updated'] },
  ],
  prepare: prepared,
  mapping: {
    product: { vendor: 'Darktrace', name: 'Threat visualizer' },
    time: first('time', 'createdAt', 'creationTime', 'last_updated', 'periods[0].start'),
    event: { metadata: { loggers: [{ name: is('Darktrace') }] } },
    variants: [
      {
        when: [{ model: PRESENT }, { triggeredComponents: PRESENT }],
        class: 'detection_finding',
        activity: 'Create',
        event: {
          severity_id: MODEL_SEVERITY,
          severity: 'model.then.category',
          message: first('model.then.description', 'model.then.name'),
          is_alert: true,
          risk_score: code(['score'], (r) =>
            typeof r['score'] === 'number' && r['score'] >= 0 && r['score'] <= 1 ? Math.round(r['score'] * 100) : undefined,
          ),
          finding_info: {
            title: first('model.then.name', 'model.now.name', is('Model alert')),
            desc: 'model.then.description',
            uid: first('pbid', codedUid('time', 'model.then.uuid', 'device.did')),
            created_time: 'creationTime',
            modified_time: 'model.then.modified',
            src_url: 'breachUrl',
            analytic: { name: 'model.then.name', uid: 'model.then.uuid', version: 'model.then.version', category: 'model.then.category', type_id: 2 },
            attacks: each('mitreTechniques', { technique: { uid: 'techniqueID', name: 'technique' } }),
          },
          device: {
            uid: 'device.did',
            ip: 'device.ip',
            hostname: 'device.hostname',
            mac: 'device.macaddress',
            mac_vendor: 'device.vendor',
            os: 'device.os',
            type: first('device.typelabel', 'device.typename'),
            first_seen_time: 'device.firstSeen',
            last_seen_time: 'device.lastSeen',
            type_id: lookup(
              'device.typename',
              {
                server: 'Server',
                desktop: 'Desktop',
                laptop: 'Laptop',
                mobile: 'Mobile',
                tablet: 'Tablet',
                router: 'Router',
                switch: 'Switch',
                firewall: 'Firewall',
                iot: 'IOT',
              },
              0,
            ),
          },
          evidences: [
            {
              src_endpoint: { ip: 'device.ip', hostname: 'device.hostname', mac: 'device.macaddress', uid: 'device.did' },
              dst_endpoint: { ip: code([], (r) => component(r)?.['ip']), port: code([], (r) => component(r)?.['port']) },
              user: { name: first('device.credentials[0].credential', 'username') },
            },
          ],
        },
      },
      {
        when: [{ breachDevices: PRESENT }, { summariser: PRESENT }],
        class: 'detection_finding',
        activity: 'Create',
        event: {
          severity_id: first(lookup('groupCategory', CATEGORY), lookup('category', CATEGORY, 'Medium')),
          severity: 'category',
          message: 'summary',
          is_alert: true,
          risk_score: 'groupScore',
          confidence_score: 'aiaScore',
          finding_info: {
            title: first('title', 'summariser'),
            desc: 'summary',
            uid: first('id', codedUid('createdAt', 'title')),
            created_time: 'createdAt',
            first_seen_time: 'periods[0].start',
            last_seen_time: 'periods[0].end',
            src_url: 'incidentEventUrl',
            analytic: { name: 'summariser', category: 'category', type_id: 4 },
            related_events: each('relatedBreaches', { uid: 'pbid', title: 'modelName', first_seen_time: 'timestamp' }),
            attacks: each('mitreTactics', { tactic: { name: '' } }),
          },
          device: {
            uid: 'breachDevices[0].did',
            ip: 'breachDevices[0].ip',
            hostname: 'breachDevices[0].hostname',
            mac: 'breachDevices[0].mac',
            name: 'breachDevices[0].identifier',
            type_id: 0,
          },
          evidences: [
            {
              src_endpoint: {
                ip: 'breachDevices[0].ip',
                hostname: 'breachDevices[0].hostname',
                mac: 'breachDevices[0].mac',
                uid: 'breachDevices[0].did',
              },
              user: saasUser,
            },
          ],
          resources: each('breachDevices', { uid: 'did', name: first('identifier', 'hostname'), ip: 'ip' }),
        },
      },
      {
        class: 'base_event',
        activity: 99,
        event: {
          activity_name: first('name', is('System status')),
          message: 'message',
          status: 'status',
          severity_id: lookup('priority_level', { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' }, 'Informational'),
          severity: 'priority_level',
          device: { hostname: 'hostname', ip: 'ip_address', type_id: 0 },
          metadata: { uid: 'uuid', event_code: 'name' },
        },
      },
    ],
  },
});

/** Where the device went, of the first component that says it; Darktrace writes an address as a network of one (`/32`). */
function component(r: Json): Json | undefined {
  const list: unknown = r['triggeredComponents'];
  const found: unknown = Array.isArray(list) ? list.find((c: unknown) => isObject(c) && text(c['ip']) !== undefined) : undefined;
  return isObject(found) ? { ...found, ip: text(found['ip'])?.replace(/\/\d{1,3}$/, '') } : undefined;
}
