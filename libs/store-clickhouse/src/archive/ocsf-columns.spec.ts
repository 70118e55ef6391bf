import type { EventBody } from '@cordon/wire';
import { ocsfColumns } from './ocsf-columns';

const base: EventBody = {
  class_uid: 4001,
  category_uid: 4,
  activity_id: 6,
  type_uid: 400106,
  time: 1,
  severity_id: 1,
  metadata: { version: '1.8.0', product: {} },
};
const nothing = { classUid: 4001, activityId: 6, user: '', device: '', srcIp: '', dstIp: '' };

describe('columns of an event', () => {
  test.each<[string, Record<string, unknown>, Partial<typeof nothing>]>([
    ['an event without entities has none', {}, {}],
    ['the acting user comes before the one acted on', { actor: { user: { name: 'Admin' } }, user: { name: 'victim' } }, { user: 'admin' }],
    ['the address of a user comes before his name', { user: { name: 'J', email_addr: 'J@Example.com' } }, { user: 'j@example.com' }],
    ['a device by its id', { device: { uid: 'DEV-9', hostname: 'ws' } }, { device: 'dev-9' }],
    [
      'else by the source of the traffic',
      { src_endpoint: { hostname: 'ws-12', ip: '10.0.0.5' }, dst_endpoint: { ip: '203.0.113.9' } },
      { device: 'ws-12', srcIp: '10.0.0.5', dstIp: '203.0.113.9' },
    ],
    ['values of another shape are as if absent', { actor: 'x', user: [1], device: null, src_endpoint: { ip: 5 }, class_uid: 'x' }, { classUid: 0 }],
  ])('%s', (_why, over, expected) => {
    expect(ocsfColumns({ ...base, ...over } as EventBody)).toEqual({ ...nothing, ...expected });
  });
});
