import { codedUid } from '../../shared/finding-uid';
import { jsonFormat } from '../../form/define';
import { first, is } from '../../form/form';

/** Alerts of any detection system in the least form that is of use: a line a record, `time` (Unix seconds), `name`, `short` (signature id), `host`, `ip`. */
export const idsAlert = jsonFormat({
  name: 'ids-alert',
  docs: 'libs/formats/src/ids/alert/README.md',
  signs: [{ has: ['short', 'name', 'time', 'host'] }, { has: ['short', 'name', 'time', 'ip'] }],
  mapping: {
    product: { vendor: 'any', name: 'Intrusion detection' },
    time: 'time',
    event: {
      finding_info: {
        title: 'name',
        uid: first('id', codedUid('time', 'short', 'host', 'ip', 'name')),
        analytic: { uid: 'short', name: 'name', type_id: 1 },
      },
      severity: 'severity',
      message: 'message',
      device: { hostname: 'host', ip: 'ip' },
      is_alert: true,
      metadata: { event_code: 'short', log_name: is('ids-alert') },
    },
    variants: [{ class: 'detection_finding', activity: 'Create', event: {} }],
  },
});
