import { DEEPEST } from './check-json';
import { Ocsf, validateOcsf } from './index';

const TIME = 1_795_518_444_683;
const metadata: Ocsf.Metadata = { version: '1.8.0', uid: 'e-1', tenant_uid: 'acme', product: { name: 'Sample', vendor_name: 'Cordon' } };
const common = { time: TIME, severity_id: Ocsf.SeverityId.Informational, metadata } as const;
const user: Ocsf.User = { uid: 'u-7', name: 'j.doe', email_addr: 'j.doe@example.com', type_id: Ocsf.UserTypeId.User };
const source: Ocsf.NetworkEndpoint = { ip: '10.20.3.41', port: 51_233, mac: '18:36:F3:98:4F:9A' };
const finding: Ocsf.FindingInfo = { uid: 'f-1', title: 'First contact', analytic: { uid: 'email.first-contact', type_id: 1 } };

const network: Ocsf.NetworkActivity = {
  ...common,
  class_uid: 4001,
  category_uid: 4,
  activity_id: Ocsf.NetworkActivity.activity.Traffic,
  type_uid: 400_106,
  src_endpoint: source,
  dst_endpoint: { ip: '2001:db8::7', port: 443, location: { country: 'DE' } },
  connection_info: { protocol_num: 6, direction_id: 2 },
  traffic: { bytes: 19_233, packets: 33 },
  observables: [{ name: 'src_endpoint.ip', type_id: 2, value: '10.20.3.41' }],
  unmapped: { conn_state: 'SF', nested: { list: [1, null, true, 'x'] } },
};
const email: Ocsf.EmailActivity = {
  ...common,
  class_uid: 4009,
  category_uid: 4,
  activity_id: 2,
  type_uid: 400_902,
  direction_id: 1,
  email: {
    from: 'a@example.org',
    to: ['j.doe@example.com'],
    subject: 'hello',
    files: [{ name: 'a.pdf', type_id: 1 }],
    urls: [{ url_string: 'https://example.org/x' }],
  },
};
const logon: Ocsf.Authentication = {
  ...common,
  class_uid: 3002,
  category_uid: 3,
  activity_id: 1,
  type_uid: 300_201,
  user,
  service: { name: 'mail' },
};
const change: Ocsf.AccountChange = { ...common, class_uid: 3001, category_uid: 3, activity_id: 1, type_uid: 300_101, user, actor: { user } };
const dns: Ocsf.DnsActivity = {
  ...common,
  class_uid: 4003,
  category_uid: 4,
  activity_id: 6,
  type_uid: 400_306,
  src_endpoint: source,
  query: { hostname: 'www.example.com', type: 'A' },
  answers: [{ rdata: '192.0.2.1', ttl: 300 }],
  rcode_id: 0,
};
const api: Ocsf.ApiActivity = {
  ...common,
  class_uid: 6003,
  category_uid: 6,
  activity_id: 1,
  type_uid: 600_301,
  actor: { user },
  api: { operation: 'CreateUser', response: { code: 200, data: { any: ['json'] } } },
  src_endpoint: source,
  cloud: { provider: 'AWS' },
};
const detection: Ocsf.DetectionFinding = {
  ...common,
  class_uid: 2004,
  category_uid: 2,
  activity_id: 1,
  type_uid: 200_401,
  finding_info: finding,
  anomaly_analyses: [{ analysis_targets: [{ name: 'user' }], anomalies: [{ observation_parameter: 'hour', observations: [{ value: '3' }] }] }],
};
const incident: Ocsf.IncidentFinding = {
  ...common,
  class_uid: 2005,
  category_uid: 2,
  activity_id: 1,
  type_uid: 200_501,
  status_id: Ocsf.IncidentFindingStatusId.New,
  assignee_group: { name: 'soc' },
  finding_info_list: [finding],
  attacks: [{ version: '17', tactic: { uid: 'TA0001' }, technique: { uid: 'T1566' } }],
};
const remediation: Ocsf.RemediationActivity = {
  ...common,
  class_uid: 7001,
  category_uid: 7,
  activity_id: 1,
  type_uid: 700_101,
  command_uid: 'action-1',
  countermeasures: [{ d3f_tactic: { uid: 'd3f:Isolate' }, d3f_technique: { uid: 'D3-NI' } }],
};
const inventory: Ocsf.InventoryInfo = {
  ...common,
  class_uid: 5001,
  category_uid: 5,
  activity_id: 2,
  type_uid: 500_102,
  device: { uid: 'd-9', type_id: 2 },
};
const patchState = {
  ...common,
  class_uid: 5004,
  category_uid: 5,
  activity_id: 1,
  type_uid: 500_401,
  device: { uid: 'd-9', type_id: 2, os: { name: 'x', type_id: 100 } },
};

const good: Ocsf.OcsfEvent[] = [network, dns, email, logon, change, api, detection, incident, remediation, inventory];

/** `levels` objects inside each other. */
const nested = (levels: number): unknown => (levels === 0 ? 'end' : { in: nested(levels - 1) });
const ancestors = (levels: number): unknown => (levels === 0 ? { pid: 1 } : { pid: 1, parent_process: ancestors(levels - 1) });
const without = (event: object, name: string): object => Object.fromEntries(Object.entries(event).filter(([key]) => key !== name));
const parsed = (event: object, name: string, text: string): unknown =>
  JSON.parse(`${JSON.stringify(event).slice(0, -1)},${JSON.stringify(name)}:${text}}`);

const bad: [string, unknown, string, string][] = [
  ['is no object', 'text', '', 'must be an object'],
  ['is null', null, '', 'must be an object'],
  ['is an array', [network], '', 'must be an object'],
  ['has no class', {}, '/class_uid', 'is required'],
  ['has an unknown class', { ...network, class_uid: 4999 }, '/class_uid', 'is not a class of OCSF 1.8.0'],
  ['names its class in text', { ...network, class_uid: '4001' }, '/class_uid', 'is not a class'],
  ['is in another category', { ...network, category_uid: 3 }, '/category_uid', 'must be one of 4'],
  ['has an activity that the class lacks', { ...network, activity_id: 8, type_uid: 400_108 }, '/activity_id', 'must be one of 0, 1, 2'],
  ['has a type of another activity', { ...network, type_uid: 400_101 }, '/type_uid', 'must be class_uid * 100 + activity_id'],
  ['lacks its time', without(network, 'time'), '/time', 'is required'],
  ['lacks what its class requires', without(remediation, 'command_uid'), '/command_uid', 'is required'],
  ['lacks what a nested object requires', { ...network, metadata: { version: '1.8.0' } }, '/metadata/product', 'is required'],
  [
    'lacks what an object in a list requires',
    { ...incident, finding_info_list: [finding, { title: 'x' }] },
    '/finding_info_list/1/uid',
    'is required',
  ],
  ['has a member that its class lacks', { ...network, orig_h: '10.0.0.1' }, '/orig_h', 'is not an attribute of network_activity'],
  [
    'has a member that a nested object lacks',
    { ...network, src_endpoint: { ...source, asn: 1 } },
    '/src_endpoint/asn',
    'is not an attribute of network_endpoint',
  ],
  ['has a port as text', { ...network, src_endpoint: { ...source, port: '443' } }, '/src_endpoint/port', 'must be an integer'],
  ['has a port beyond 65535', { ...network, src_endpoint: { ...source, port: 65_536 } }, '/src_endpoint/port', 'must be between 0 and 65535'],
  ['has half a packet', { ...network, traffic: { packets: 0.5 } }, '/traffic/packets', 'must be an integer'],
  ['has an IP longer than any', { ...network, src_endpoint: { ip: 'f'.repeat(41) } }, '/src_endpoint/ip', 'must not be longer than 40 characters'],
  ['has a number for text', { ...network, message: 7 }, '/message', 'must be a string'],
  ['has null for text', { ...network, message: null }, '/message', 'must be a string'],
  ['has undefined for text', { ...network, message: undefined }, '/message', 'must be a string'],
  ['has text for a flag', { ...network, is_alert: 'yes' }, '/is_alert', 'must be a boolean'],
  [
    'has an endless score',
    { ...network, observables: [{ type_id: 2, reputation: { base_score: Infinity, score_id: 1 } }] },
    '/observables/0/reputation/base_score',
    'must be a finite',
  ],
  ['has one item for a list', { ...network, observables: {} }, '/observables', 'must be an array'],
  ['has a gap in a list', { ...email, email: { from: 'a@b.c', to: [undefined, 'd@e.f'] } }, '/email/to/0', 'must be a string'],
  ['has a list for an object', { ...network, src_endpoint: [source] }, '/src_endpoint', 'must be an object'],
  ['has a severity outside the list', { ...network, severity_id: 7 }, '/severity_id', 'must be one of 0, 1, 2, 3, 4, 5, 6, 99'],
  ['has a nested id outside the list', { ...network, connection_info: { direction_id: 9 } }, '/connection_info/direction_id', 'must be one of'],
  ['has a time that is no date', { ...network, time: 1e16 }, '/time', 'must be between'],
  ['names neither end', without(without(network, 'src_endpoint'), 'dst_endpoint'), '', 'needs at least one of dst_endpoint, src_endpoint'],
  ['has an incident without an assignee', without(incident, 'assignee_group'), '', 'needs at least one of assignee, assignee_group'],
  ['has an endpoint with nothing but a port', { ...network, src_endpoint: { port: 1 } }, '/src_endpoint', 'needs at least one of ip, uid'],
  ['names no version of the system', patchState, '', 'needs at least one of device.os.sp_name'],
  [
    'has two of which one is due',
    { ...detection, vulnerabilities: [{ cve: { uid: 'CVE-1' }, cwe: { uid: 'CWE-1' } }] },
    '/vulnerabilities/0',
    'needs exactly one of advisory, cve, cwe',
  ],
  ['has a prototype for a member', parsed(network, '__proto__', '{"polluted":1}'), '/__proto__', 'is not an attribute'],
  [
    'has a prototype among its leftovers',
    parsed(without(network, 'unmapped'), 'unmapped', '{"a":{"__proto__":{}}}'),
    '/unmapped/a/__proto__',
    'is not a safe name',
  ],
  ['has a function among its leftovers', { ...network, unmapped: { f: () => 1 } }, '/unmapped/f', 'must be a JSON value'],
  ['has NaN among its leftovers', { ...network, unmapped: { list: [NaN] } }, '/unmapped/list/0', 'must be a finite number'],
  ['has text for its leftovers', { ...network, unmapped: 'x' }, '/unmapped', 'must be an object'],
  ['escapes the names in a path', { ...network, 'a/b~c': 1 }, '/a~1b~0c', 'is not an attribute'],
  ['cuts a long name in a path', { ...network, ['x'.repeat(9000)]: 1 }, `/${'x'.repeat(64)}…`, 'is not an attribute'],
];

describe('the check of an OCSF event', () => {
  it.each(good.map((event) => [event.class_uid, event] as const))('lets a good event of class %i pass', (_, event) => {
    expect(validateOcsf(event)).toBeUndefined();
    expect(validateOcsf(JSON.parse(JSON.stringify(event)))).toBeUndefined();
  });

  it('takes a constraint with dots from the nested object', () => {
    const os = { ...patchState.device.os, version: '11' };
    expect(validateOcsf({ ...patchState, device: { ...patchState.device, os } })).toBeUndefined();
  });

  it.each(bad)('tells the place when an event %s', (_, event, path, message) => {
    expect(validateOcsf(event)).toEqual({ path, message: expect.stringContaining(message) });
  });

  it('leaves no value of the event in the error', () => {
    const error = validateOcsf({ ...network, severity_id: 'secret', message: 'secret' });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it('refuses nesting beyond the cap, in leftovers and in objects that hold themselves', () => {
    const process = {
      ...common,
      class_uid: 1007,
      category_uid: 1,
      activity_id: 1,
      type_uid: 100_701,
      actor: { user },
      device: { uid: 'd', type_id: 2 },
    };
    expect(validateOcsf({ ...network, unmapped: nested(DEEPEST - 1) })).toBeUndefined();
    expect(validateOcsf({ ...network, unmapped: nested(DEEPEST) })?.message).toBe('is nested deeper than 32');
    expect(validateOcsf({ ...process, process: ancestors(DEEPEST - 2) })).toBeUndefined();
    expect(validateOcsf({ ...process, process: ancestors(DEEPEST - 1) })?.message).toBe('is nested deeper than 32');
    expect(validateOcsf(JSON.parse(`${JSON.stringify(network).slice(0, -2)},"deep":${'['.repeat(5000)}${']'.repeat(5000)}}}`))?.message).toBe(
      'is nested deeper than 32',
    );
  });

  it('takes no member from a prototype', () => {
    expect(validateOcsf(Object.create(network))?.path).toBe('/class_uid');
    expect(validateOcsf(Object.assign(Object.create(network), { class_uid: 4001 }))?.message).toBe('is required');
  });

  it('returns an error for what cannot even be read', () => {
    const cyclic: Record<string, unknown> = { ...network };
    cyclic['unmapped'] = cyclic;
    const thrower = {
      get: () => {
        throw new Error('no');
      },
      ownKeys: () => {
        throw new Error('no');
      },
    };
    const shapes = [
      undefined,
      1n,
      Symbol('x'),
      () => 1,
      new Map(),
      cyclic,
      new Proxy({ class_uid: 4001 }, thrower),
      { ...network, message: { toString: 1 } },
      { class_uid: Symbol('x') },
    ];
    for (const shape of shapes) expect(validateOcsf(shape)).toEqual({ path: expect.any(String), message: expect.any(String) });
  });
});
