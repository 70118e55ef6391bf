import type { FormatContext, Normalised } from '@cordon/runtime';
import { validateOcsf, type Result } from '@cordon/wire';
import { Estate } from '../inventory/estate';
import { FormatReader } from '../form/reader';
import { ocsfAsIs } from './ocsf-format';
import { wholly } from '../testing/wholly';

const context: FormatContext = { tenant: 'acme', source: 'x', seen: 1, estate: new Estate({ domains: [], networks: [] }) };
const EVENT = {
  class_uid: 3002,
  category_uid: 3,
  activity_id: 1,
  type_uid: 300_201,
  time: 1_795_518_000_000,
  severity_id: 1,
  status_id: 1,
  user: { name: 'Ann', email_addr: 'Ann@Acme.example' },
  service: { name: 'vpn' },
  metadata: { version: '1.8.0', uid: 'own-1', product: { name: 'VPN', vendor_name: 'Example' } },
};
const parse = (value: unknown): Result<readonly Normalised[]> => {
  const result = new FormatReader([ocsfAsIs]).read(new TextEncoder().encode(JSON.stringify(value)), 'ocsf', context);
  if ('then' in result) throw new Error('answers at once');
  return wholly(result);
};

describe('ocsf', () => {
  it('takes an event as it is, with its id, time and principal', () => {
    expect(parse(EVENT)).toEqual({
      kind: 'ok',
      value: [{ format: 'ocsf', event: EVENT, at: EVENT.time, principal: 'user/ann@acme.example', ownId: 'own-1' }],
    });
  });

  it.each([
    ['an actor before a user', { actor: { user: { name: 'x', uid_alt: 'arn:aws:iam::1:user/x' } } }, 'principal/arn:aws:iam::1:user/x'],
    ['a device', { user: undefined, device: { hostname: 'WS-1' } }, 'device/ws-1'],
    ['a source address', { user: undefined, src_endpoint: { ip: '2001:DB8::1' } }, 'ip/2001:db8::1'],
    ['nobody', { user: undefined }, undefined],
  ])('the principal can be %s', (_, more, principal) => {
    const result = parse({ ...EVENT, ...more });
    expect(result.kind === 'ok' && result.value[0]?.principal).toBe(principal);
  });

  it('takes an array', () => expect(parse([EVENT, EVENT])).toMatchObject({ value: { length: 2 } }));
  it.each([
    ['no time', { ...EVENT, time: 'now' }, 'CORDON_FORMAT_TIME', '/time'],
    ['a text', 'x', 'CORDON_FORMAT_UNKNOWN', undefined],
    ['a bad element', [EVENT, null], 'CORDON_FORMAT_FIELD', '/1'],
  ])('%s is dead', (_, value, code, place) => expect(parse(value)).toMatchObject({ kind: 'dead', code, ...(place === undefined ? {} : { place }) }));
});

describe('ocsf of older versions and loose producers', () => {
  const one = (value: unknown): Normalised['event'] => {
    const result = parse(value);
    if (result.kind !== 'ok' || !result.value[0]) throw new Error(JSON.stringify(result));
    expect(validateOcsf(result.value[0].event)).toBeUndefined();
    return result.value[0].event;
  };

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'times in seconds, as Prowler writes them',
      {
        class_uid: 2004,
        category_uid: 2,
        activity_id: 1,
        type_uid: 200_401,
        time: 1_795_515_330,
        time_dt: '2026-11-24T10:15:30.123456',
        severity_id: 4,
        status_code: 'FAIL',
        finding_info: { uid: 'prowler-aws-check', title: 'A bucket is public', created_time: 1_795_515_330 },
        metadata: { event_code: 's3_public', version: '1.4.0', product: { name: 'Prowler', vendor_name: 'Prowler' } },
      },
      { class_uid: 2004, time: 1_795_515_330_000, status_code: 'FAIL', finding_info: { created_time: 1_795_515_330_000 } },
    ],
    [
      'moved attributes go to their place',
      { user: { name: 'Ann', account_type: 'Windows Account', account_uid: 'a-1' } },
      { user: { account: { type: 'Windows Account', uid: 'a-1' } } },
    ],
    ['a moved reference time', { ref_time: '24/11/2026' }, { metadata: { original_time: '24/11/2026' } }],
    ['unknown attributes are kept', { user: { name: 'Ann', odd: 1 }, more: { a: 1 } }, { unmapped: { user: { odd: 1 }, more: { a: 1 } } }],
    ['time as text', { time: '2026-11-24T10:00:00Z' }, { time: Date.UTC(2026, 10, 24, 10) }],
    ['time in seconds', { time: 1_795_518_000.5 }, { time: 1_795_518_000_500 }],
    ['time beside it as text only', { time: undefined, time_dt: '2026-11-24T11:00:00+01:00' }, { time: Date.UTC(2026, 10, 24, 10) }],
    [
      'ids by their captions',
      { activity_id: undefined, activity_name: 'Logoff', severity_id: undefined, severity: 'High' },
      { activity_id: 2, type_uid: 300_202, severity_id: 4 },
    ],
    ['an activity by its type', { activity_id: undefined, type_uid: 300_202 }, { activity_id: 2 }],
    ['an activity that the class has not', { activity_id: 77 }, { activity_id: 99, type_uid: 300_299, unmapped: { activity_id: 77 } }],
    ['a class by its caption', { class_uid: undefined, class_name: 'Authentication', type_uid: undefined }, { class_uid: 3002, type_uid: 300_201 }],
    [
      'a class of the Windows extension',
      {
        class_uid: 201_003,
        type_uid: undefined,
        win_resource: { name: 'Lsa', type: 'Key' },
        actor: { app_name: 'x' },
        device: { hostname: 'ws-1', type_id: 0 },
      },
      { class_uid: 1003, kernel: { name: 'Lsa' }, unmapped: { class_uid: 201_003 } },
    ],
    [
      'an unknown class',
      { class_uid: 777_001, type_uid: undefined },
      { class_uid: 0, category_uid: 0, unmapped: { class_uid: 777_001, user: { name: 'Ann' } } },
    ],
    [
      'numbers and texts that stand for one another',
      { status_code: 4625, src_endpoint: { ip: '192.0.2.1', port: '443' } },
      { status_code: '4625', src_endpoint: { port: 443 } },
    ],
    ['one where a list belongs', { observables: { name: 'x', type_id: 2, value: 'y' } }, { observables: [{ name: 'x' }] }],
    ['values that say nothing', { src_endpoint: { ip: '-', port: null }, status: '-' }, { class_uid: 3002 }],
    [
      'pairs for a map',
      {
        unmapped: [
          ['a', '1'],
          ['b', '-'],
        ],
      },
      { unmapped: { a: '1' } },
    ],
    [
      'the version it had',
      { metadata: { version: '1.0.0-rc.2', product: { name: 'P' } }, extra: 1 },
      { metadata: { version: '1.8.0', log_version: '1.0.0-rc.2' } },
    ],
    ['no product', { metadata: {} }, { metadata: { version: '1.8.0', product: { name: 'Unknown' } } }],
    ['metadata that is none', { metadata: 1 }, { metadata: { product: { name: 'Unknown' } }, unmapped: { metadata: 1 } }],
    ['what the class demands', { user: undefined }, { class_uid: 3002, user: { name: 'Unknown' } }],
    ['an id outside its list', { auth_protocol_id: 5_555 }, { auth_protocol_id: 99, unmapped: { auth_protocol_id: 5_555 } }],
  ])('%s', (_, more, expected) => expect(one({ ...EVENT, ...more })).toMatchObject(expected));

  it('makes a file name of a path, and leaves out what has no name', () =>
    expect(
      one({
        ...EVENT,
        class_uid: 1001,
        category_uid: 1,
        type_uid: 100_101,
        device: { hostname: 'ws-1', type_id: 0 },
        actor: { app_name: 'x' },
        file: { path: 'C:\\a\\b.txt' },
      }),
    ).toMatchObject({
      file: { name: 'b.txt', type_id: 0 },
    }));
});
