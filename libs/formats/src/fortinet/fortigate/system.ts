import { first, is, lookup, PRESENT, when, type Variant } from '../../form/form';
import { ACTOR, SOURCE, URL } from './trees';

/** Leases, and changes of the configuration. */
export const SYSTEM: readonly Variant[] = [
  {
    when: [{ dhcp_msg: PRESENT }],
    class: 'dhcp_activity',
    activity: lookup(
      'dhcp_msg',
      {
        Discover: 'Discover',
        Offer: 'Offer',
        Request: 'Request',
        Decline: 'Decline',
        Ack: 'Ack',
        NAK: 'Nak',
        Release: 'Release',
        Inform: 'Inform',
      },
      'Other',
    ),
    event: {
      src_endpoint: { ip: 'ip', mac: 'mac', hostname: 'hostname', interface_name: 'interface' },
      lease_dur: 'lease',
      status_detail: 'logdesc',
    },
  },
  {
    when: [{ cfgpath: PRESENT }, { cfgobj: PRESENT }, { subtype: 'rest-api' }],
    class: 'api_activity',
    activity: lookup('action', { add: 'Create', edit: 'Update', move: 'Update', delete: 'Delete', get: 'Read' }, 'Other'),
    event: {
      api: { operation: first('action', 'method', 'subtype'), service: { name: 'ui' } },
      actor: ACTOR,
      src_endpoint: SOURCE,
      resources: [{ name: first('cfgobj', 'path'), uid: 'cfgpath', type: is('configuration'), data: { attributes: 'cfgattr' } }],
      http_request: { http_method: 'method', url: URL },
      // A change of settings is logged once it is made.
      status_id: first(
        lookup('status', [
          [/^(?:2\d\d|succ)/i, 'Success'],
          [/^(?:[45]\d\d|fail)/i, 'Failure'],
        ]),
        when([{ cfgpath: PRESENT }, { cfgobj: PRESENT }], is('Success')),
      ),
      status_detail: 'logdesc',
    },
  },
];
