import { jsonFormat } from '../../form/define';
import { code, first, is, lookup } from '../../form/form';
import { asText, isObject, type Json } from '../../shared/json';
import { activityOf } from '../../shared/verb';

/** The answers of both reports are taken apart. */
function entries(record: Json): readonly Json[] | undefined {
  for (const name of ['operation_logs', 'activity_logs']) {
    const list: unknown = record[name];
    if (Array.isArray(list)) return list.length > 0 ? list.filter(isObject) : undefined;
  }
  return [record];
}

/** Details are a sentence: `Update User a@b.example  - Job Title: …`. */
const target = code([], ({ operation_detail: detail }) => /^\w{1,20} Users? (\S{1,128}@\S{1,128})/.exec(asText(detail) ?? '')?.[1]);

/** Operation logs and sign-in activities of Zoom's reports. */
export const zoomReports = jsonFormat({
  name: 'zoom.reports',
  docs: 'https://developers.zoom.us/docs/api/rest/reference/zoom-api/methods/#operation/reportOperationLogs',
  signs: [
    { has: ['operation_detail', 'category_type', 'action'] },
    { has: ['operation_logs'] },
    { has: ['activity_logs'] },
    { has: ['client_type', 'email', 'type'], is: { type: ['Sign in', 'Sign out'] } },
  ],
  split: entries,
  mapping: {
    product: { vendor: 'Zoom', name: 'Zoom' },
    time: 'time',
    event: {
      message: 'operation_detail',
      metadata: { event_code: first('action', 'type'), log_name: 'category_type' },
      actor: { user: { name: 'operator', email_addr: 'operator' } },
    },
    variants: [
      {
        when: { type: ['Sign in', 'Sign out'] },
        class: 'authentication',
        activity: lookup('type', { 'Sign in': 'Logon', 'Sign out': 'Logoff' }),
        event: {
          actor: null,
          user: { name: 'email', email_addr: 'email' },
          src_endpoint: { ip: 'ip_address', type: 'client_type' },
          service: { name: is('Zoom') },
        },
      },
      {
        when: { category_type: 'User', operation_detail: /^\w{1,20} Users? \S{1,128}@\S/ },
        class: 'account_change',
        activity: lookup('action', { Add: 'Create', Delete: 'Delete', Activate: 'Enable', Deactivate: 'Disable' }, 'Other'),
        event: { activity_name: 'action', user: { name: target, email_addr: target } },
      },
      {
        class: 'api_activity',
        activity: activityOf('action'),
        event: {
          activity_name: 'action',
          api: { operation: 'action', service: { name: is('Zoom') }, group: { name: 'category_type' } },
          resources: [{ name: 'category_type', type: is('category') }],
        },
      },
    ],
  },
});
