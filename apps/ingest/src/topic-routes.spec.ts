import type { TopicRecord } from '@cordon/log-kafka';
import { TopicSettings } from '@cordon/nest';
import { TopicRoutes } from './topic-routes';

const topic = (more: Partial<TopicSettings>): TopicSettings => Object.assign(new TopicSettings(), { topic: 'soc', source: 'soc', ...more });
const record = (more: Partial<TopicRecord>): TopicRecord => ({ topic: 'soc', partition: 0, offset: 0, value: new Uint8Array(), ...more });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const routes = [
  { value: 'fw', source: 'firewall', format: 'cisco.secure-firewall' },
  { value: 'zeek', source: 'sensor' },
  { value: 'other', format: 'cef' },
];

it.each<[why: string, settings: Partial<TopicSettings>, record: Partial<TopicRecord>, expected: readonly (string | undefined)[]]>([
  ['a header names the route', { routeBy: 'header:kind', routes }, { headers: { kind: bytes('fw') } }, ['firewall', 'cisco.secure-firewall']],
  ['a header of text too', { routeBy: 'header:kind', routes }, { headers: { kind: 'zeek' } }, ['sensor', undefined]],
  [
    'of a header that comes twice the first counts',
    { routeBy: 'header:kind', routes },
    { headers: { kind: [bytes('zeek'), bytes('fw')] } },
    ['sensor', undefined],
  ],
  ['the key names the route', { routeBy: 'key', routes }, { key: bytes('other') }, ['soc', 'cef']],
  ['what no route names is of the topic', { routeBy: 'key', routes, format: 'ocsf' }, { key: bytes('else') }, ['soc', 'ocsf']],
  ['what has no key is of the topic', { routeBy: 'key', routes }, {}, ['soc', undefined]],
  ['without routes all is of the topic', {}, { key: bytes('fw'), headers: { kind: 'fw' } }, ['soc', undefined]],
])('%s', (_, settings, more, expected) => {
  const { source, format } = new TopicRoutes(topic(settings)).of(record(more));
  expect([source, format]).toEqual(expected);
});
