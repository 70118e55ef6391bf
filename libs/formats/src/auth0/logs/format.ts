import { jsonFormat } from '../../form/define';
import { first, is, lookup, type Tree } from '../../form/form';
import { principalOrEvidence } from '../../shared/evidence-principal';
import { isObject, type Json } from '../../shared/json';
import { activityOf } from '../../shared/verb';

/** What Auth0's attack protection found: blocked accounts and addresses, leaked passwords. */
const FINDINGS = /^(?:limit_(?:wc|mu|sul|ui)|(?:signup_|reset_)?pwd_leak)$/;
/** Logons, their second factors, and exchanges of codes and tokens; `f` begins what failed, `s` what did not. */
const LOGONS =
  /^(?:[sf]|fp|fu|fcoa|fco|[sf]lo|[sf]sa|[sf]c|scoa|[sf]e\w{1,6}|ferrt|serrt|gd_auth_\w{1,16}|gd_otp_rate_limit_exceed|gd_recovery_\w{1,10}|mfar|[sf]d|ciba_\w{1,24})$/;
const ACCOUNTS = /^(?:[sf]s|du|[sf]du|[sf]cp\w{0,4}|[sf]ce|[sf]cu|[sf]v|[sf]vr|gd_enrollment_complete|gd_unenroll|gd_user_delete|ublkdu|fui|sui)$/;
const ADMIN = 'details.request.auth.user';
const USER: Tree = {
  name: first('user_name', 'details.prompts[0].user_name', 'user_id', 'client_name', 'client_id'),
  uid: 'user_id',
  email_addr: 'user_name',
};
const AGENT = first('user_agent', 'details.request.userAgent');
const FAILED = [
  [/^(?:f|limit|gd_auth_(?:failed|rejected)|gd_otp_rate|gd_recovery_(?:failed|rate))|leak|_failed$/, 'Failure'],
  [/./, 'Success'],
] as const;

/** An event of a log stream keeps the log under `data`. */
function ofStream(record: Json): Json {
  const { data, ...around } = record;
  return isObject(data) ? { ...around, ...data } : record;
}

/** Tenant logs of Auth0: of log streams, and of the Management API. */
export const auth0Logs = jsonFormat({
  name: 'auth0.logs',
  docs: 'https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes',
  signs: [
    { has: ['log_id', 'data.type'] },
    { has: ['log_id', 'type', 'date'] },
    { has: ['data.client_id', 'data.type', 'data.date'] },
    { has: ['client_id', 'type', 'date', 'log_id'] },
  ],
  prepare: ofStream,
  mapping: {
    product: { vendor: 'Auth0', name: 'Tenant Log' },
    time: 'date',
    id: first('log_id', '_id'),
    event: {
      message: 'description',
      metadata: { event_code: 'type', tenant_uid: 'tenant_name', correlation_uid: 'session_id' },
      status_id: lookup('type', FAILED),
      status_detail: first('details.error.message', 'details.error'),
      src_endpoint: {
        ip: first('ip', 'client_ip', 'details.request.ip'),
        location: {
          city: 'location_info.city_name',
          country: 'location_info.country_code',
          lat: 'location_info.latitude',
          long: 'location_info.longitude',
        },
      },
      http_request: { user_agent: AGENT, http_method: 'details.request.method', url: { path: 'details.request.path' } },
    },
    variants: [
      {
        when: { type: FINDINGS },
        class: 'detection_finding',
        activity: 'Create',
        event: {
          is_alert: true,
          severity_id: 3,
          status_id: 1,
          finding_info: { uid: first('log_id', '_id'), title: first('description', 'type'), types: 'type', analytic: { name: 'type', type_id: 1 } },
          evidences: [{ user: USER, src_endpoint: { ip: first('ip', 'client_ip', 'details.request.ip') } }],
        },
      },
      {
        when: { type: LOGONS },
        class: 'authentication',
        activity: lookup(
          'type',
          [
            [/^[sf]lo$/, 'Logoff'],
            [/^(?:[sf]e\w{1,6}|ferrt|serrt|[sf]d|ciba_\w+)$/, 'Other'],
          ],
          'Logon',
        ),
        event: {
          activity_name: 'type',
          user: USER,
          service: { name: first('client_name', is('Auth0')), uid: 'client_id' },
          session: { uid: 'session_id' },
          auth_protocol: 'strategy',
          is_mfa: lookup('type', [[/^gd_auth|^mfar/, true]]),
        },
      },
      {
        when: { type: ACCOUNTS },
        class: 'account_change',
        activity: lookup(
          'type',
          [
            [/^ss$|^fs$/, 'Create'],
            [/du$|^gd_user_delete/, 'Delete'],
            [/^[sf]cpr?$/, 'PasswordChange'],
            [/^gd_enrollment/, 'MFAFactorEnable'],
            [/^gd_unenroll/, 'MFAFactorDisable'],
            [/^ublkdu/, 'Unlock'],
          ],
          'Other',
        ),
        event: {
          activity_name: 'type',
          user: USER,
          actor: {
            user: {
              uid: `${ADMIN}.user_id`,
              name: first(`${ADMIN}.email`, `${ADMIN}.name`),
              email_addr: `${ADMIN}.email`,
              full_name: `${ADMIN}.name`,
            },
          },
        },
      },
      {
        when: { type: /^(?:[sf]api|mgmt_api_read)$/ },
        class: 'api_activity',
        activity: first(
          lookup('details.request.method', { post: 'Create', get: 'Read', put: 'Update', patch: 'Update', delete: 'Delete' }),
          activityOf('description'),
        ),
        event: {
          actor: {
            user: {
              uid: first(`${ADMIN}.user_id`, 'user_id'),
              name: first(`${ADMIN}.email`, `${ADMIN}.name`, 'user_name'),
              email_addr: first(`${ADMIN}.email`, 'user_name'),
              full_name: `${ADMIN}.name`,
            },
            app_name: 'client_name',
            app_uid: 'client_id',
          },
          api: {
            operation: first('description', 'type'),
            service: { name: is('Auth0 Management API') },
            request: { uid: first('log_id', '_id'), data: 'details.request.body' },
            response: { code: 'details.response.statusCode', data: 'details.response.body' },
          },
          status_code: 'details.response.statusCode',
        },
      },
      { class: 'base_event', activity: 'Other', event: { activity_name: 'type', actor: { user: USER } } },
    ],
    principal: principalOrEvidence,
  },
});
