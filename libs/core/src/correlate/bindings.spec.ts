import type { BindingBody, EntityKey, EntityKind } from '@cordon/wire';
import { Bindings } from './bindings';
import { isShared } from './shared-things';

const HOUR = 3_600_000;
const e = (text: string): EntityKey => {
  const slash = text.indexOf('/');
  return { kind: text.slice(0, slash) as EntityKind, key: text.slice(slash + 1) };
};
const tie = (relation: BindingBody['relation'], a: string, b: string, from: number, until: number | undefined, origin: string): BindingBody => ({
  relation,
  a: e(a),
  b: e(b),
  from,
  ...(until === undefined ? {} : { until }),
  confidence: 0.9,
  origin,
});
const say = (a: string, attributes: NonNullable<BindingBody['attributes']>, from = 0): BindingBody => ({
  relation: 'attribute',
  a: e(a),
  from,
  confidence: 1,
  origin: 'inventory',
  attributes,
});

const BINDINGS: readonly BindingBody[] = [
  tie('same', 'user/ann@acme.example', 'mailbox/ann@acme.example', 0, undefined, 'directory'),
  tie('same', 'user/ann@acme.example', 'user/s-1-5-21-7', 0, undefined, 'directory'),
  tie('at', 'device/ws-1', 'ip/10.0.0.5', 10 * HOUR, 18 * HOUR, 'dhcp'),
  tie('at', 'device/ws-2', 'ip/10.0.0.5', 16 * HOUR, 24 * HOUR, 'dhcp'),
  tie('on', 'user/ann@acme.example', 'device/ws-1', 11 * HOUR, 15 * HOUR, 'logon'),
  tie('on', 'user/bob@acme.example', 'device/ws-2', 17 * HOUR, undefined, 'logon'),
  tie('on', 'user/ann@acme.example', 'device/server', 11 * HOUR, 15 * HOUR, 'logon'),
  tie('on', 'user/bob@acme.example', 'device/server', 12 * HOUR, 15 * HOUR, 'logon'),
  tie('at', 'user/ann@acme.example', 'ip/10.9.0.1', 10 * HOUR, 18 * HOUR, 'logon'),
  tie('at', 'user/bob@acme.example', 'ip/10.9.0.1', 12 * HOUR, 18 * HOUR, 'logon'),
  tie('at', 'user/ann@acme.example', 'ip/198.51.100.9', 10 * HOUR, 18 * HOUR, 'logon'),
  tie('owns', 'user/ann@acme.example', 'key/AKIA1', 10 * HOUR, undefined, 'cloud'),
  tie('owns', 'user/ann@acme.example', 'mailbox/info@acme.example', 0, undefined, 'directory'),
  tie('owns', 'user/bob@acme.example', 'mailbox/info@acme.example', 0, undefined, 'directory'),
  { ...tie('same', 'user/ann@acme.example', 'user/guess', 0, undefined, 'directory'), confidence: 0.3 },
];
const learned = (rows: readonly BindingBody[] = BINDINGS): Bindings => {
  const b = new Bindings();
  for (const row of rows) b.learn(row);
  return b;
};

describe('resolve', () => {
  it.each([
    ['a mailbox that is a person', 'mailbox/ann@acme.example', 0, 'user/ann@acme.example'],
    ['another name of the person, least key first', 'user/s-1-5-21-7', 0, 'user/ann@acme.example'],
    ['an address before any lease', 'ip/10.0.0.5', 9 * HOUR, 'ip/10.0.0.5'],
    ['an address under its first lease', 'ip/10.0.0.5', 12 * HOUR, 'device/ws-1'],
    ['an address whose lease was taken over early', 'ip/10.0.0.5', 17 * HOUR, 'device/ws-2'],
    ['an address when the last lease has ended', 'ip/10.0.0.5', 24 * HOUR, 'ip/10.0.0.5'],
    ['an inside address with one person', 'ip/10.9.0.1', 11 * HOUR, 'user/ann@acme.example'],
    ['an inside address with two people', 'ip/10.9.0.1', 13 * HOUR, 'ip/10.9.0.1'],
    ['a foreign address is not the person who came from it', 'ip/198.51.100.9', 11 * HOUR, 'ip/198.51.100.9'],
    ['a key of one owner', 'key/AKIA1', 11 * HOUR, 'user/ann@acme.example'],
    ['a key before it was made', 'key/AKIA1', 9 * HOUR, 'key/AKIA1'],
    ['a mailbox of two people', 'mailbox/info@acme.example', 0, 'mailbox/info@acme.example'],
    ['a device is not its user', 'device/ws-1', 12 * HOUR, 'device/ws-1'],
    ['a guess makes nothing one', 'user/guess', 0, 'user/guess'],
    ['what is not known', 'user/eve', 0, 'user/eve'],
  ])('%s', (_, key, at, expected) => expect(learned().resolve(e(key), at)).toEqual(e(expected)));

  it('gives the same whatever order the bindings came in, and after a save', () => {
    const once = learned();
    const orders = [learned([...BINDINGS].reverse()), learned([...BINDINGS, ...BINDINGS]), learned(learned().save())];
    for (const b of orders) {
      for (let at = 0; at < 26 * HOUR; at += HOUR) {
        for (const row of BINDINGS)
          for (const key of [row.a, ...(row.b ? [row.b] : [])]) expect([key, at, b.resolve(key, at)]).toEqual([key, at, once.resolve(key, at)]);
      }
    }
  });
});

describe('companion', () => {
  it.each([
    ['the one person on a device', 'device/ws-1', 12 * HOUR, 'user/ann@acme.example'],
    ['the person on the device at an address', 'ip/10.0.0.5', 12 * HOUR, 'user/ann@acme.example'],
    ['the next person on the next device at the same address', 'ip/10.0.0.5', 17 * HOUR, 'user/bob@acme.example'],
    ['nobody after the logon ended', 'device/ws-1', 15 * HOUR, undefined],
    ['nobody on a device with two people', 'device/server', 13 * HOUR, undefined],
    ['a logon without an end lasts a working day', 'device/ws-2', 30 * HOUR, undefined],
  ])('%s', (_, key, at, expected) => expect(learned().companion(e(key), at)).toEqual(expected === undefined ? undefined : e(expected)));
});

describe('attributesOf', () => {
  it('takes the latest statement that began before, field by field, and a later one where nothing else is known', () => {
    const b = learned([
      say('device/ws-1', { class: 'workstation', criticality: 1 }, 10),
      say('device/ws-1', { criticality: 2 }, 20),
      say('device/ws-9', { class: 'server' }, 50),
    ]);
    expect(b.attributesOf(e('device/ws-1'), 15)).toEqual({ class: 'workstation', criticality: 1 });
    expect(b.attributesOf(e('device/ws-1'), 25)).toEqual({ class: 'workstation', criticality: 2 });
    expect(b.attributesOf(e('device/ws-9'), 1)).toEqual({ class: 'server' });
  });

  it('speaks of all names of a thing and of its address range, the narrower range first', () => {
    const b = learned([
      ...BINDINGS,
      say('user/ann@acme.example', { name: 'Ann' }),
      say('ip/10.0.0.0/8', { own: true, class: 'office' }),
      say('ip/10.9.0.0/16', { class: 'nat' }),
    ]);
    expect(b.attributesOf(e('mailbox/ann@acme.example'), 5)?.name).toBe('Ann');
    expect(b.attributesOf(e('ip/10.9.3.3'), 5)).toEqual({ own: true, class: 'nat' });
  });
});

describe('isShared', () => {
  const b = learned([
    ...BINDINGS,
    say('device/dc-1', { class: 'domain-controller' }),
    say('domain/acme.example', { own: true }),
    say('domain/partner.example', { partner: true }),
    ...[1, 2, 3, 4, 5].map((n) => tie('at', `user/u${n}`, 'ip/203.0.113.7', 0, HOUR, 'logon')),
  ]);
  it.each([
    ['a domain controller by its class', 'device/dc-1', true],
    ['the organisation’s own domain', 'domain/acme.example', true],
    ['a partner’s domain can be the attacker', 'domain/partner.example', false],
    ['a public mail domain', 'domain/gmail.com', true],
    ['loopback', 'ip/127.0.0.1', true],
    ['a multicast address', 'ip/239.1.2.3', true],
    ['the system account', 'user/system', true],
    ['a foreign address with five of us behind it', 'ip/203.0.113.7', true],
    ['a foreign address with one of us', 'ip/198.51.100.9', false],
    ['an ordinary device', 'device/ws-1', false],
  ])('%s', (_, key, expected) => expect(isShared(e(key), HOUR / 2, b)).toBe(expected));
  it('an inside address with two people at once', () => expect(isShared(e('ip/10.9.0.1'), 13 * HOUR, b)).toBe(true));
});

describe('bounds', () => {
  it('forgets what ended long ago, and keeps what did not', () => {
    const b = learned();
    const before = b.size;
    expect(b.prune(20 * HOUR)).toBeGreaterThan(0);
    expect(b.size).toBeLessThan(before);
    expect(b.resolve(e('ip/10.0.0.5'), 21 * HOUR)).toEqual(e('device/ws-2'));
    expect(b.resolve(e('ip/10.0.0.5'), 12 * HOUR)).toEqual(e('ip/10.0.0.5'));
  });

  it('says what a repeat changes: nothing', () => {
    const b = learned();
    for (const row of BINDINGS) expect(b.learn(row)).toBeUndefined();
  });
});
