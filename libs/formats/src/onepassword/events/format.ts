import { jsonFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Tree } from '../../form/form';

const user = (at: string): Tree => ({
  uid: `${at}.uuid`,
  name: first(`${at}.email`, `${at}.name`),
  email_addr: `${at}.email`,
  full_name: `${at}.name`,
  type: `${at}.type`,
});

/** Sign-in attempts, item usages and audit events of 1Password's Events API. */
export const onePasswordEvents = jsonFormat({
  name: 'onepassword.events',
  docs: 'https://developer.1password.com/docs/events-api/reference/',
  signs: [
    { has: ['session_uuid', 'target_user', 'category'] },
    { has: ['item_uuid', 'vault_uuid', 'client'] },
    { has: ['actor_uuid', 'object_type', 'action'] },
  ],
  mapping: {
    product: { vendor: '1Password', name: 'Events Reporting' },
    time: 'timestamp',
    id: 'uuid',
    event: {
      metadata: { event_code: first('action', 'type', 'category') },
      src_endpoint: {
        ip: first('client.ip_address', 'session.ip'),
        os: 'client.os_name',
        location: {
          country: first('location.country', 'country'),
          region: 'location.region',
          city: 'location.city',
          lat: 'location.latitude',
          long: 'location.longitude',
        },
      },
    },
    variants: [
      {
        when: { target_user: PRESENT },
        class: 'authentication',
        activity: 'Logon',
        event: {
          user: user('target_user'),
          service: { name: is('1Password') },
          session: { uid: 'session_uuid' },
          status_id: lookup('category', [
            [/^(?:success|firewall_reported_success)$/, 'Success'],
            [/./, 'Failure'],
          ]),
          status: 'category',
          status_detail: first('type', 'details.value'),
          is_mfa: lookup('type', { mfa_ok: true }),
          actor: { app_name: 'client.app_name' },
        },
      },
      {
        when: { item_uuid: PRESENT },
        class: 'api_activity',
        activity: 'Read',
        event: {
          activity_name: 'action',
          actor: { user: user('user'), app_name: 'client.app_name' },
          api: { operation: first('action', is('item usage')), service: { name: is('1Password') } },
          resources: [
            { uid: 'item_uuid', type: is('item'), version: 'used_version', role_id: 1 },
            { uid: 'vault_uuid', type: is('vault'), role_id: 3 },
          ],
        },
      },
      {
        class: 'api_activity',
        activity: lookup(
          'action',
          {
            create: 'Create',
            join: 'Create',
            grant: 'Create',
            invite: 'Create',
            delete: 'Delete',
            leave: 'Delete',
            revoke: 'Delete',
            update: 'Update',
            suspend: 'Update',
            view: 'Read',
            export: 'Read',
          },
          'Other',
        ),
        event: {
          activity_name: 'action',
          actor: {
            user: { ...user('actor_details'), uid: first('actor_uuid', 'actor_details.uuid') },
            session: { uid: 'session.uuid', created_time: 'session.login_time' },
          },
          api: { operation: 'action', service: { name: is('1Password') } },
          device: { uid: 'session.device_uuid', type_id: 0 },
          resources: [
            { uid: 'object_uuid', name: first('object_details.email', 'object_details.name'), type: 'object_type', role_id: 1 },
            { uid: 'aux_uuid', name: first('aux_details.email', 'aux_details.name'), type: is('affected'), role_id: 3 },
          ],
        },
      },
    ],
  },
});
