import { jsonFormat } from '../../form/define';
import { first, is, lookup, type Tree } from '../../form/form';
import { osTypeOf } from '../../shared/operating-system';

const BY: Tree = {
  uid: 'initiated_by.id',
  name: first('initiated_by.username', 'initiated_by.email'),
  email_addr: 'initiated_by.email',
  type: 'initiated_by.type',
  type_id: lookup('initiated_by.type', { user: 'User', admin: 'Admin', system: 'System' }),
};

/** JumpCloud Directory Insights. */
export const jumpcloudInsights = jsonFormat({
  name: 'jumpcloud.insights',
  docs: 'https://docs.jumpcloud.com/api/insights/directory/1.0/index.html',
  signs: [
    { has: ['initiated_by', 'event_type', 'organization'] },
    { has: ['client_ip', 'event_type', 'organization'] },
    { has: ['organization', 'event_type', 'service', 'timestamp'] },
  ],
  mapping: {
    product: { vendor: 'JumpCloud', name: 'Directory Insights' },
    time: first('timestamp', 'server_timestamp'),
    id: 'id',
    event: {
      metadata: { event_code: 'event_type', log_name: 'service', tenant_uid: 'organization' },
      status_id: first(
        lookup('success', { true: 'Success', false: 'Failure' }),
        lookup('sso_token_success', { true: 'Success', false: 'Failure' }),
        lookup('event_type', [
          [/success/i, 'Success'],
          [/fail/i, 'Failure'],
        ]),
      ),
      status_detail: first('error_message', 'message'),
      src_endpoint: {
        ip: first('client_ip', 'src_ip'),
        location: {
          country: 'geoip.country_code',
          region: 'geoip.region_name',
          lat: 'geoip.latitude',
          long: 'geoip.longitude',
          continent: 'geoip.continent_code',
        },
        os: {
          name: first('useragent.os_full', 'useragent.os_name', 'useragent.os'),
          version: 'useragent.os_version',
          type_id: osTypeOf('useragent.os_name'),
        },
        hostname: 'auth_context.system.hostname',
      },
      http_request: { user_agent: 'useragent.name' },
      actor: { user: BY },
    },
    variants: [
      {
        when: { event_type: /(?:login|auth|logout|ldap_bind|radius)/ },
        class: 'authentication',
        activity: lookup('event_type', [[/logout/, 'Logoff']], 'Logon'),
        event: {
          actor: null,
          user: BY,
          is_mfa: 'mfa',
          service: { name: first('application.name', 'application.display_label', 'service'), uid: 'application.id' },
          device: {
            uid: 'auth_context.system.id',
            hostname: first('system.hostname', 'auth_context.system.displayName'),
            type_id: 0,
            os: {
              name: 'auth_context.system.os',
              version: 'auth_context.system.version',
              type_id: osTypeOf('auth_context.system.os'),
            },
          },
          auth_protocol: 'application.sso_type',
          auth_protocol_id: lookup('application.sso_type', { saml: 'SAML', oidc: 'OpenID' }, 'Other'),
        },
      },
      {
        when: {
          event_type: /^(?:user|admin)_(?:create|update|delete|lockout|unlock|suspended|activated|password|admin)/,
          'resource.type': ['user', 'admin'],
        },
        class: 'account_change',
        activity: lookup(
          'event_type',
          [
            [/create/, 'Create'],
            [/delete/, 'Delete'],
            [/lockout/, 'Lock'],
            [/unlock/, 'Unlock'],
            [/suspended/, 'Disable'],
            [/activated/, 'Enable'],
            [/password_change/, 'PasswordChange'],
            [/password_reset/, 'PasswordReset'],
          ],
          'Other',
        ),
        event: {
          activity_name: 'event_type',
          user: { uid: 'resource.id', name: first('resource.username', 'resource.email'), email_addr: 'resource.email', type: 'resource.type' },
        },
      },
      {
        class: 'api_activity',
        activity: lookup(
          'event_type',
          [
            [/create|add/, 'Create'],
            [/delete|remove/, 'Delete'],
            [/update|change/, 'Update'],
            [/read|get|list/, 'Read'],
          ],
          'Other',
        ),
        event: {
          activity_name: 'event_type',
          api: { operation: 'event_type', service: { name: first('service', is('JumpCloud')) } },
          resources: [
            { uid: 'resource.id', name: first('resource.name', 'resource.username', 'resource.hostname'), type: 'resource.type', role_id: 1 },
          ],
        },
      },
    ],
    ignore: ['@version'],
  },
});
