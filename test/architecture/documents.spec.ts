import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Environment, LiveConfig, readSettings } from '@cordon/nest';
import { DOORS, PIPELINE, STAGE_NAMES, type StageDeclaration, type StageName } from '@cordon/runtime';
import { STREAM_NAMES, type StreamName } from '@cordon/wire';
import { ROOT } from './tree';

const text = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');
const declared = (stage: StageName): StageDeclaration => PIPELINE[stage];

describe('the sample settings', () => {
  const settings = readSettings(join(ROOT, 'deploy', 'cordon.yaml'));

  test('are valid, and so are the policy and the inventory that they name', () => {
    expect([...new LiveConfig(settings).policies.keys()]).toEqual(['acme']);
    expect(new LiveConfig(settings).inventories.get('acme')?.people.length).toBeGreaterThan(0);
  });

  test('let nothing be done to a domain controller', () => {
    expect(new LiveConfig(settings).policies.get('acme')?.protected).toContainEqual(expect.objectContaining({ class: 'domain-controller' }));
  });
});

describe('deploy/topics.md', () => {
  const rows = new Map(
    text('deploy', 'topics.md')
      .split('\n')
      .flatMap((line) => {
        const [, name, writers, readers] = /^\| `cordon\.([a-z]+)` \| (.+?) \| (.+?) \|/.exec(line) ?? [];
        return name === undefined ? [] : [[name, { writers: writers ?? '', readers: readers ?? '' }] as const];
      }),
  );
  const writersOf = (stream: StreamName): string => {
    const stages = STAGE_NAMES.filter((s) => declared(s).writes.includes(stream));
    if (stream === 'dead') return 'every stage but archive';
    const doors = Object.entries(DOORS).flatMap(([door, streams]) => ((streams as readonly string[]).includes(stream) ? [door] : []));
    return [...stages, ...doors].join(', ');
  };

  test.each(STREAM_NAMES)('says who writes and who reads %s', (stream) => {
    const readers = STAGE_NAMES.filter((s) => declared(s).reads[stream] !== undefined).join(', ');
    expect(rows.get(stream)).toEqual({ writers: writersOf(stream), readers });
  });

  test('names no other stream', () => {
    expect([...rows.keys()].sort()).toEqual([...STREAM_NAMES].sort());
  });
});

test('the README names every setting of the environment, and no other', () => {
  const table = text('README.md')
    .split('\n')
    .filter((line) => line.startsWith('| `CORDON_'))
    .map((line) => line.split(' | ')[0] ?? '');
  const named = table.flatMap((cell) => {
    const names = [...cell.matchAll(/`([A-Z_]+)`/g)].map((m) => m[1] ?? '');
    const stem = (names[0] ?? '').replace(/_[A-Z]+$/, '');
    return names.map((name) => (name.startsWith('CORDON_') ? name : `${stem}${name}`));
  });
  const optional = [
    'TOKEN_FILE',
    'SETTINGS',
    'KAFKA_BROKERS',
    'KAFKA_SASL_MECHANISM',
    'KAFKA_SASL_USERNAME',
    'KAFKA_SASL_PASSWORD',
    'CLICKHOUSE_URL',
    'KILL_SWITCH_FILE',
  ];
  const known = new Set([...Object.keys(new Environment()), ...optional]);
  expect(named.sort()).toEqual([...known].map((name) => `CORDON_${name}`).sort());
});
