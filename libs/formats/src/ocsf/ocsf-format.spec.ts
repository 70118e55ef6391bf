import type { FormatContext, Normalised } from '@cordon/runtime';
import type { Result } from '@cordon/wire';
import { Estate } from '../inventory/estate';
import { FormatReader } from '../form/reader';
import { ocsfAsIs } from './ocsf-format';

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
  return result;
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
    ['no metadata', { ...EVENT, metadata: 1 }, 'CORDON_FORMAT_FIELD', undefined],
    ['a text', 'x', 'CORDON_FORMAT_UNKNOWN', undefined],
    ['a bad element', [EVENT, null], 'CORDON_FORMAT_FIELD', '/1'],
  ])('%s is dead', (_, value, code, place) => expect(parse(value)).toMatchObject({ kind: 'dead', code, ...(place === undefined ? {} : { place }) }));
});
