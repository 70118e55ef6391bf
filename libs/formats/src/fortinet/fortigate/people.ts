import { first, lookup, PRESENT, type Variant } from '../../form/form';
import { seconds } from '../../shared/flow';
import { OUTCOME, RULE, SOURCE, TARGET, TRAFFIC, USER } from './trees';

/** Who came over the VPN, and who logged on. */
export const PEOPLE: readonly Variant[] = [
  {
    when: { subtype: 'vpn', action: /login|auth|ssl-exit|ssl-new-con/i, user: PRESENT },
    class: 'authentication',
    activity: lookup('action', [[/exit|logout/i, 'Logoff']], 'Logon'),
    event: {
      user: USER,
      src_endpoint: SOURCE,
      dst_endpoint: { hostname: 'dst_host', ip: 'locip', interface_name: 'outintf' },
      service: { name: first('tunneltype', 'subtype') },
      is_remote: true,
      status_id: first(lookup('action', [[/fail|alert/i, 'Failure']]), OUTCOME, lookup('action', [[/login|auth/i, 'Success']])),
      status_detail: first('reason', 'logdesc'),
      session: { uid: 'tunnelid' },
      action: 'action',
    },
  },
  {
    when: { subtype: 'vpn' },
    class: 'tunnel_activity',
    activity: lookup(
      'action',
      [
        [/tunnel-up|ssl-new|install_sa|phase2-up|establish/i, 'Open'],
        [/tunnel-down|delete|phase2-down|close/i, 'Close'],
        [/rekey|renew/i, 'Renew'],
      ],
      'Other',
    ),
    event: {
      action: 'action',
      user: USER,
      src_endpoint: SOURCE,
      dst_endpoint: TARGET,
      tunnel_interface: { ip: first('tunnelip', 'assignip'), name: 'vpntunnel', uid: 'tunnelid' },
      tunnel_type: 'tunneltype',
      protocol_name: 'version',
      traffic: TRAFFIC,
      duration: seconds('duration'),
      status_id: OUTCOME,
      status_detail: first('reason', 'result', 'logdesc'),
      connection_info: { direction: 'dir', session: { uid: 'cookies' } },
    },
  },
  {
    when: [
      { subtype: 'user', user: PRESENT },
      { type: 'event', action: /^(?:login|logout|auth|FSSO)/i, user: PRESENT },
    ],
    class: 'authentication',
    activity: lookup('action', [[/log(?:out|off)/i, 'Logoff']], 'Logon'),
    event: {
      user: USER,
      src_endpoint: SOURCE,
      dst_endpoint: TARGET,
      service: { name: first('authproto', 'authserver', 'server', 'method', 'subtype') },
      action: 'action',
      status_id: OUTCOME,
      status_detail: first('reason', 'logdesc'),
      firewall_rule: RULE,
      logon_type: 'ui',
    },
  },
];
