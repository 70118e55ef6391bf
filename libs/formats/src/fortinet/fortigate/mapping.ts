import { first, is, lookup, PRESENT, type Mapping } from '../../form/form';
import { flowPrincipal } from '../../shared/flow';
import { bindings } from './bindings';
import { tlsVersion } from '../../shared/tls-version';
import { LEVEL, ACTOR, FLOW, OUTCOME, URL, UTM } from './trees';
import { FLOWS } from './flows';
import { ATTACKS } from './attacks';
import { PEOPLE } from './people';
import { SYSTEM } from './system';

/** OCSF device.type_id. */
const FIREWALL = 9;

/** Records of FortiOS under its own names → OCSF. */
export const MAPPING: Mapping = {
  product: { vendor: 'Fortinet', name: 'FortiGate' },
  // `eventtime` counts s, ms, µs or ns by version; `date` and `time` are local.
  time: first('eventtime', 'timestamp', 'datetime'),
  event: {
    severity_id: LEVEL,
    severity: first('severity', 'level'),
    // What happened in general, and this time.
    message: first('said', 'msg', 'logdesc'),
    status: 'status',
    timezone_offset: 'tzminutes',
    device: { hostname: 'devname', uid: 'devid', type_id: FIREWALL },
    metadata: {
      event_code: 'logid',
      log_name: 'type',
      log_provider: 'subtype',
      log_level: 'level',
      product: { name: is('FortiGate'), version: 'version' },
    },
  },
  variants: [
    ...FLOWS,
    ...ATTACKS,
    {
      when: [{ type: UTM }, { srcip: PRESENT, dstip: PRESENT, srcport: PRESENT }],
      class: 'network_activity',
      activity: lookup('action', [[/^(?:block|deny|drop|reset)/i, 'Refuse']], 'Traffic'),
      event: {
        ...FLOW,
        url: URL,
        tls: { version: tlsVersion('tlsver'), sni: 'sni', cipher: 'cipher' },
      },
    },
    ...PEOPLE,
    ...SYSTEM,
    {
      when: [{ srcip: PRESENT }, { dstip: PRESENT }],
      class: 'network_activity',
      activity: 'Other',
      event: { ...FLOW, activity_name: first('action', 'logdesc'), status_id: OUTCOME, status_detail: first('reason', 'logdesc') },
    },
    {
      class: 'base_event',
      activity: 99,
      event: { activity_name: first('action', 'logdesc'), actor: ACTOR, status_id: OUTCOME, status_detail: first('reason', 'logdesc') },
    },
  ],
  ignore: ['urlparts', 'tz'],
  principal: flowPrincipal,
  bindings,
};
