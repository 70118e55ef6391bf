import { first, is, lookup, PRESENT, type Variant } from '../../form/form';

/** The firewall itself: its configuration, its administrators, its services. */
export const SYSTEM: readonly Variant[] = [
  {
    when: { LogType: /^CONFIG$/i },
    class: 'api_activity',
    activity: lookup(
      'EventCommand',
      [
        [/^(?:add|clone|create|import|load)/i, 'Create'],
        [/^(?:delete|remove)/i, 'Delete'],
        [/^(?:edit|set|rename|move|commit|multi|override|revert|save)/i, 'Update'],
      ],
      'Other',
    ),
    event: {
      api: { operation: 'EventCommand', service: { name: 'Client' } },
      actor: { user: first('Admin', 'SourceUser'), app_name: 'Client' },
      src_endpoint: 'EventHost',
      resources: [{ name: 'ConfigPath', type: is('configuration'), data: { before: 'BeforeChangeDetail', after: 'AfterChangeDetail' } }],
      status: 'EventResult',
      status_id: lookup('EventResult', { submitted: 'Success', succeeded: 'Success', failed: 'Failure', unauthorized: 'Failure' }),
    },
  },
  {
    when: [
      { LogType: /^SYSTEM$/i, 'said.user': PRESENT, EventName: /auth|login|logout|fail/i },
      { LogType: /^SYSTEM$/i, 'said.user': PRESENT, Subtype: /^auth$/i },
      { LogType: /^SYSTEM$/i, 'said.user': PRESENT, EventDescription: /\blog(?:ged|in)? ?(?:in|on|out|off)\b|authenticat/i },
    ],
    class: 'authentication',
    activity: lookup('EventDescription', [[/logged ?o(?:ut|ff)|logout/i, 'Logoff']], 'Logon'),
    event: {
      user: 'said.user',
      src_endpoint: 'said.from',
      dst_endpoint: 'said.server',
      service: { name: first('EventComponent', 'said.profile', 'said.serverProfile', 'LogType') },
      auth_protocol: 'said.protocol',
      auth_protocol_id: lookup('said.protocol', [
        [/EAP/i, 'EAP'],
        [/PAP/i, 'PAP'],
        [/CHAP/i, 'CHAP'],
      ]),
      status_id: lookup('EventDescription', [
        [/fail|invalid|denied|reject|lock(?:ed)? ?out/i, 'Failure'],
        [/succe|authenticat|logged/i, 'Success'],
      ]),
      status_detail: 'said.reason',
    },
  },
  {
    when: [
      { LogType: /^SYSTEM$/i, 'said.from': PRESENT },
      { LogType: /^SYSTEM$/i, 'said.server': PRESENT },
      { LogType: /^SYSTEM$/i, 'said.interface': PRESENT },
    ],
    class: 'network_activity',
    activity: 'Other',
    event: {
      activity_name: first('said.state', 'EventName'),
      src_endpoint: { ip: 'said.from', interface_name: 'said.interface' },
      dst_endpoint: { ip: first('said.serverIp', 'said.server'), hostname: 'said.server' },
      app_protocol_name: 'said.protocol',
    },
  },
  {
    when: { LogType: /^SYSTEM$/i, 'said.product': PRESENT },
    class: 'application_lifecycle',
    activity: lookup(
      'EventDescription',
      [
        [/\binstalled\b/i, 'Install'],
        [/\b(?:upgrad|downgrad|updat)/i, 'Update'],
        [/\brestart/i, 'Restart'],
      ],
      'Other',
    ),
    event: {
      activity_name: 'EventName',
      app: { name: 'said.product', version: 'said.version', vendor_name: is('Palo Alto Networks') },
      actor: { user: 'said.user' },
      status_id: lookup('EventDescription', [
        [/fail|error/i, 'Failure'],
        [/succe|installed|upgraded/i, 'Success'],
      ]),
      status_detail: 'said.reason',
    },
  },
];
