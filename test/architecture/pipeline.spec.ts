import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DOORS, KEYS, PIPELINE, STAGE_NAMES, type StageDeclaration, type StageName } from '@cordon/runtime';
import { STREAM_NAMES, type StreamName } from '@cordon/wire';
import { ROOT } from './tree';

const declared = (stage: StageName): StageDeclaration => PIPELINE[stage];
const readers = (stream: StreamName): StageName[] => STAGE_NAMES.filter((stage) => declared(stage).reads[stream] !== undefined);
const writers = (stream: StreamName): string[] => [
  ...STAGE_NAMES.filter((stage) => declared(stage).writes.includes(stream)),
  ...Object.entries(DOORS).flatMap(([door, streams]) => ((streams as readonly StreamName[]).includes(stream) ? [door] : [])),
];

test.each(STREAM_NAMES)('%s is written by a stage or a door, and read by a stage', (stream) => {
  expect(writers(stream)).not.toEqual([]);
  expect(readers(stream)).not.toEqual([]);
});

test.each(STREAM_NAMES.filter((s) => s !== 'observation'))('%s is archived', (stream) => {
  expect(readers(stream)).toContain('archive');
});

test.each(STAGE_NAMES.filter((s) => s !== 'archive'))('%s can refuse a record with a reason', (stage) => {
  expect(declared(stage).writes).toContain('dead');
});

test('only a stage with one input takes its order from it', () => {
  const wrong = STAGE_NAMES.filter((s) => declared(s).order === 'input' && Object.keys(declared(s).reads).length !== 1);
  expect(wrong).toEqual([]);
});

test('what decides about a tenant is keyed by tenant all through, so that it meets in one worker', () => {
  const wrong = (['correlate', 'respond'] as const).flatMap((stage) =>
    Object.entries(declared(stage).reads).filter(([stream, how]) => how === 'keyed' && KEYS[stream as StreamName] !== 'tenant'),
  );
  expect(wrong).toEqual([]);
});

test('only the API gives commands, and only respond asks for actions', () => {
  expect(writers('command')).toEqual(['api']);
  expect(writers('action')).toEqual(['respond']);
});

test.each([...STAGE_NAMES, 'ingest', 'api'])('%s has an app of its own that can be started', (name) => {
  expect(existsSync(join(ROOT, 'apps', name, 'src', 'main.ts'))).toBe(true);
});
