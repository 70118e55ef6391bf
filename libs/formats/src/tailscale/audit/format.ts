import { jsonFormat } from '../../form/define';
import { first, is } from '../../form/form';
import { activityOf } from '../../shared/verb';

/** Configuration audit logs of Tailscale. */
export const tailscaleAudit = jsonFormat({
  name: 'tailscale.audit',
  docs: 'https://tailscale.com/kb/1203/audit-logging',
  signs: [{ has: ['eventGroupID', 'actor', 'action'] }, { has: ['eventGroupID', 'target', 'action'] }],
  mapping: {
    product: { vendor: 'Tailscale', name: 'Tailscale' },
    time: 'eventTime',
    event: {
      metadata: { event_code: 'action', correlation_uid: 'eventGroupID', log_name: 'type' },
      actor: {
        user: {
          uid: 'actor.id',
          name: first('actor.loginName', 'actor.displayName', 'actor.id'),
          email_addr: 'actor.loginName',
          full_name: 'actor.displayName',
          type: 'actor.type',
        },
        app_name: 'origin',
      },
    },
    variants: [
      {
        class: 'api_activity',
        activity: activityOf('action'),
        event: {
          activity_name: 'action',
          api: { operation: 'action', service: { name: is('Tailscale') }, request: { uid: 'eventGroupID', data: 'new' } },
          resources: [{ uid: 'target.id', name: first('target.name', 'target.property'), type: 'target.type' }],
          message: 'details',
        },
      },
    ],
  },
});
