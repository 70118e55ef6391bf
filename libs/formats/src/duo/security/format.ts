import { jsonFormat } from '../../form/define';
import { first, is, list, lookup, PRESENT } from '../../form/form';
import { osTypeOf } from '../../shared/operating-system';

/** Duo Security: authentication, administrator and telephony logs of the Admin API. */
export const duoSecurity = jsonFormat({
  name: 'duo.security',
  docs: 'https://duo.com/docs/adminapi#logs',
  signs: [
    { has: ['access_device', 'factor', 'txid'] },
    {
      has: ['eventtype'],
      is: { eventtype: ['authentication', 'administrator', 'telephony', 'telephony_log', 'auth_log', 'admin_log', 'offline_enrollment'] },
    },
    { has: ['telephony_id', 'phone'] },
    { has: ['eventtype', 'txid'] },
    { has: ['action', 'isotimestamp', 'username'] },
  ],
  mapping: {
    product: { vendor: 'Duo', name: 'Duo Security' },
    time: first('isotimestamp', 'ts', 'timestamp'),
    id: first('telephony_id', 'txid', 'event_id'),
    event: {
      metadata: { log_name: first('eventtype', 'event_type'), event_code: first('action', 'event_type', 'eventtype'), correlation_uid: 'txid' },
      src_endpoint: {
        ip: first('access_device.ip', 'ip'),
        hostname: 'access_device.hostname',
        uid: 'access_device.epkey',
        os: {
          name: 'access_device.os',
          version: 'access_device.os_version',
          type_id: osTypeOf('access_device.os'),
        },
        location: { city: 'access_device.location.city', region: 'access_device.location.state', desc: 'access_device.location.country' },
      },
      device: { hostname: 'host', type_id: 0 },
      status_detail: first('reason', 'error'),
    },
    variants: [
      {
        when: [{ access_device: PRESENT }, { event_type: ['authentication', 'enrollment'] }, { eventtype: ['authentication', 'auth_log'] }],
        class: 'authentication',
        activity: 'Logon',
        event: {
          user: {
            uid: 'user.key',
            name: first('user.name', 'username', 'user'),
            email_addr: 'email',
            groups: first('user.groups', list('groups', ',')),
          },
          status_id: lookup('result', { success: 'Success', denied: 'Failure', failure: 'Failure', fraud: 'Failure', error: 'Failure' }),
          status: 'result',
          service: { name: first('application.name', 'integration'), uid: first('application.key', 'ikey') },
          dst_endpoint: {
            ip: 'auth_device.ip',
            name: 'auth_device.name',
            uid: 'auth_device.key',
            location: { city: 'auth_device.location.city', region: 'auth_device.location.state', desc: 'auth_device.location.country' },
          },
          auth_factors: [
            {
              factor_type: 'factor',
              factor_type_id: lookup(
                'factor',
                [
                  [/push/i, 'PushNotification'],
                  [/sms/i, 'SMS'],
                  [/phone|call/i, 'PhoneCall'],
                  [/token|passcode|totp/i, 'OTP'],
                  [/u2f|security_key|yubikey|hardware/i, 'HardwareToken'],
                  [/webauthn|biometric|touch/i, 'WebAuthn'],
                ],
                'Other',
              ),
            },
          ],
          is_mfa: true,
          http_request: { user_agent: 'access_device.browser' },
        },
      },
      {
        when: [{ telephony_id: PRESENT }, { eventtype: /^telephony/ }],
        class: 'authentication',
        activity: 'Other',
        event: {
          activity_name: first('context', is('telephony')),
          status_detail: 'context',
          user: { phone_number: 'phone', name: first('username', 'phone') },
          auth_factors: [{ factor_type: 'type', factor_type_id: lookup('type', { sms: 'SMS', phone: 'PhoneCall' }, 'Other'), phone_number: 'phone' }],
          service: { name: is('Duo telephony') },
        },
      },
      {
        class: 'api_activity',
        activity: lookup(
          'action',
          [
            [/create|add|enroll|import/i, 'Create'],
            [/delete|remove/i, 'Delete'],
            [/update|change|reset|edit/i, 'Update'],
            [/login|view|export/i, 'Read'],
          ],
          'Other',
        ),
        event: {
          activity_name: 'action',
          actor: { user: { name: 'username', email_addr: 'email' } },
          api: {
            operation: first('action', 'eventtype', 'event_type', is('event')),
            request: { data: 'description', uid: first('txid', 'action', is('none')) },
          },
          resources: [{ name: 'object', role_id: 1 }],
        },
      },
    ],
    ignore: ['@version'],
  },
});
