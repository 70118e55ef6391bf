import { FORMATS } from './catalogue';
import { compile, compileAll } from './form/compile';
import { is, type Mapping } from './form/form';
import { mistakesOf } from './testing/mistakes';

const mapping = (event: Mapping['event'], common: Mapping['event'] = {}): Mapping => ({
  product: { vendor: 'Acme', name: 'Thing' },
  event: common,
  variants: [{ class: 'detection_finding', activity: 'Create', event: { finding_info: { uid: 'id', title: 'title' }, ...event } }],
});

describe('mistakes of a mapping that would say nothing', () => {
  it.each<[string, Mapping, string]>([
    ['an attribute of the common part that is misspelt', mapping({}, { deivce: { hostname: 'host' } }), 'event.deivce: none of the classes'],
    [
      'a process without a leaf for its number',
      mapping({ actor: { process: { name: 'exe' } } }),
      'detection_finding.actor.process is never made: OCSF demands one of pid, uid, cpid of a process',
    ],
    [
      'a file by its path alone, in a list',
      mapping({ evidences: [{ file: { path: 'path' } }] }),
      'evidences[0].file is never made: OCSF demands name',
    ],
    ['a caption as a path', mapping({ severity_id: 'High' }), "severity_id: 'High' is the path of a member; the constant is is('High')"],
  ])('%s', (_, wrong, message) => expect(mistakesOf(wrong)).toEqual([expect.stringContaining(message)]));

  it('finds nothing wrong with what is right', () =>
    expect(
      mistakesOf(mapping({ severity_id: is('High'), evidences: [{ file: { path: 'path', name: 'name' } }] }, { device: { hostname: 'host' } })),
    ).toEqual([]));
});

const described = FORMATS.flatMap((f) => ('mapping' in f && f.mapping !== undefined ? [{ name: f.name, mapping: f.mapping }] : []));
it.each(described)('$name makes none of them', ({ mapping }) => expect(mistakesOf(mapping)).toEqual([]));

it('all of them are OCSF, and one that is not is told with its place', () => {
  expect(compileAll).not.toThrow();
  compile('acme.thing', mapping({ severity_id: is('Hgih') }));
  expect(compileAll).toThrow('acme.thing (detection_finding).severity_id: Hgih is not among');
});
