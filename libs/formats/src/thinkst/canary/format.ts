import { jsonFormat } from '../../form/define';
import { first, is, type Tree } from '../../form/form';
import { flowPrincipal } from '../../shared/flow';
import { codedUid } from '../../shared/finding-uid';
import { asText, type Json } from '../../shared/json';

/** Details are pairs of a name and a value; `(UTC)` in brackets is no zone that times are written with. */
function prepared(record: Json): Json {
  const { AdditionalDetails: pairs, Timestamp: time, ...rest } = record;
  const details: Record<string, unknown> = {};
  for (const pair of Array.isArray(pairs) ? pairs : [])
    if (Array.isArray(pair) && typeof pair[0] === 'string' && pair[0] !== '__proto__') details[pair[0]] = pair[1];
  return { ...rest, Timestamp: asText(time)?.replace(/ \(UTC\)$/, 'Z'), details };
}

const SOURCE: Tree = { ip: 'SourceIP', hostname: 'ReverseDNS', port: 'details.Src Port' };
const CANARY: Tree = { ip: 'CanaryIP', hostname: 'CanaryName', uid: 'CanaryID', port: first('CanaryPort', 'details.Dst Port'), type: is('Canary') };
const UID = first('IncidentKey', 'IncidentHash', codedUid('Timestamp', 'SourceIP', 'CanaryID', 'Description'));

/** Alerts of Thinkst Canary and its tokens, by the generic webhook. */
export const thinkstCanary = jsonFormat({
  name: 'thinkst.canary',
  docs: 'https://docs.canary.tools/webhooks/generic.html',
  signs: [
    { has: ['CanaryID', 'CanaryIP', 'Description'] },
    { has: ['AlertType', 'Description', 'Timestamp'], is: { AlertType: /^Canary/ } },
    { has: ['IncidentKey', 'Description', 'Intro'] },
  ],
  prepare: prepared,
  mapping: {
    product: { vendor: 'Thinkst', name: 'Canary' },
    time: 'Timestamp',
    event: { metadata: { event_code: first('LogType', 'AlertType', 'Description') }, message: 'Intro' },
    variants: [
      {
        // Nobody has a reason to touch a canary: what does is an attack, or a scan that was forgotten.
        when: { SourceIP: { present: true } },
        class: 'detection_finding',
        activity: 'Create',
        event: {
          is_alert: true,
          severity_id: 4,
          status_id: 1,
          finding_info: {
            uid: UID,
            title: first('Description', 'AlertType'),
            desc: 'Intro',
            types: 'AlertType',
            analytic: { name: first('Description', 'AlertType'), type_id: 1 },
          },
          evidences: [{ src_endpoint: SOURCE, dst_endpoint: CANARY, user: { name: 'details.User' }, file: 'details.Filename', data: 'details' }],
        },
      },
      // A canary that is lost, or comes back.
      {
        class: 'base_event',
        activity: 'Other',
        event: { activity_name: 'Description', device: { hostname: 'CanaryName', ip: 'CanaryIP', uid: 'CanaryID', type_id: 0 } },
      },
    ],
    principal: flowPrincipal,
    ignore: ['MatchedAnnotations'],
  },
});
