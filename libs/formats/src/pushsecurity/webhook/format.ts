import { jsonFormat } from '../../form/define';
import { code, first, is, lookup, type Tree } from '../../form/form';
import { principalOrEvidence } from '../../shared/evidence-principal';
import { asText } from '../../shared/json';
import { activityOf } from '../../shared/verb';

const MAIL = first('new.employee.email', 'new.email', 'old.email');
const USER: Tree = {
  name: first(MAIL, 'new.employeeId', 'old.employeeId'),
  email_addr: MAIL,
  uid: first('new.employee.id', 'new.employeeId', 'old.employeeId'),
};
const BROWSER: Tree = { ip: 'new.sourceIpAddress', os: 'new.os' };
/** `LOGIN`, or `ACCOUNT.UPDATE` of an object that is kept. */
const event = code(['object', 'type'], ({ object, type }) => [asText(object), asText(type)].filter((t) => t !== undefined).join('.') || undefined);
/** What Push's controls in the browser saw: a phishing kit, a password on a foreign page, a stolen session. */
const CONTROLS = /PHISHING|PHISHKIT|CLONED_LOGIN_PAGE|STOLEN|MALICIOUS|TOKEN_THEFT|SESSION_THEFT/;

/** Events of Push Security's webhooks. */
export const pushSecurity = jsonFormat({
  name: 'pushsecurity.webhook',
  docs: 'https://pushsecurity.com/help/audience/engineering/webhooks-v1/',
  signs: [
    { has: ['new', 'object', 'timestamp', 'version'], is: { object: /^[A-Z][A-Z_]{1,40}$/ } },
    { has: ['old', 'object', 'timestamp', 'version'], is: { object: /^[A-Z][A-Z_]{1,40}$/ } },
  ],
  mapping: {
    product: { vendor: 'Push Security', name: 'Push' },
    time: first('new.loginTimestamp', 'timestamp'),
    // The same for every delivery of an event.
    id: 'id',
    event: {
      message: 'description',
      metadata: { event_code: event, log_name: 'category', log_version: 'version' },
      src_endpoint: BROWSER,
      http_request: { user_agent: 'new.userAgent' },
    },
    variants: [
      {
        when: { object: CONTROLS },
        class: 'detection_finding',
        activity: 'Create',
        event: {
          is_alert: true,
          severity_id: 4,
          status_id: 1,
          action_id: lookup('new.mode', { BLOCK: 'Denied', WARN: 'Observed', MONITOR: 'Observed' }),
          finding_info: { uid: 'id', title: first('friendlyName', 'object'), types: 'object', analytic: { name: 'object', type_id: 1 } },
          evidences: [{ user: USER, src_endpoint: BROWSER, url: 'new.url' }],
        },
      },
      {
        when: { object: 'LOGIN' },
        class: 'authentication',
        activity: 'Logon',
        event: {
          user: USER,
          service: { name: first('new.appType', 'new.loginUrl', is('Unknown')), uid: 'new.appId' },
          auth_protocol: 'new.loginType',
          status_id: 1,
        },
      },
      {
        class: 'api_activity',
        activity: first(lookup('type', { CREATE: 'Create', UPDATE: 'Update', DELETE: 'Delete' }), activityOf('new.action')),
        event: {
          activity_name: event,
          actor: { user: USER },
          api: { operation: event, service: { name: is('Push Security') }, request: { uid: 'id' } },
          resources: [
            {
              name: first('new.appType', 'new.type', 'new.name', 'old.appType'),
              uid: first('new.id', 'old.id', 'new.appId'),
              type: code([], ({ object }) => asText(object)?.toLowerCase()),
            },
          ],
          status: first('new.state', 'new.action'),
        },
      },
    ],
    principal: principalOrEvidence,
  },
});
