import { jsonFormat } from '../form/define';
import { osTypeOf } from './operating-system';
import { Estate } from '../inventory/estate';
import { wholly } from '../testing/wholly';

const format = jsonFormat({
  name: 'test.os',
  docs: '',
  signs: [{ has: ['host'] }],
  mapping: {
    product: { vendor: 'V', name: 'P' },
    time: 't',
    event: { device: { hostname: 'host', type_id: 0, os: { name: 'name', type_id: osTypeOf('agent.platform') } } },
    variants: [{ class: 'base_event', activity: 99, event: {} }],
  },
});
const context = { tenant: 'acme', source: 's', seen: 1, estate: new Estate({ domains: [], networks: [] }) };

test.each([
  ['Win', 100, undefined],
  ['windows', 100, undefined],
  ['Lin', 200, undefined],
  ['Mac', 300, undefined],
  ['osx', 300, undefined],
  ['Mac OS X', 300, undefined],
  ['iOS', 301, undefined],
  ['Plan 9', 0, { agent: { platform: 'Plan 9' } }],
  [undefined, 0, undefined],
])('%s is %i, and a word that is not known stays', (platform, typeId, unmapped) => {
  const read = wholly(format.read({ t: 1_795_515_330_000, host: 'a', name: 'x', agent: { platform } }, {}, context));
  expect(read).toMatchObject({ kind: 'ok', value: [{ event: { device: { os: { name: 'x', type_id: typeId } } } }] });
  expect(read.kind === 'ok' && read.value[0]?.event['unmapped']).toEqual(unmapped);
});
