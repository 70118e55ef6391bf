import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FilePositions } from './positions';

let path = '';
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'positions-'));
});
afterEach(() => rm(path, { recursive: true, force: true }));

const only = async (): Promise<string> => {
  const files = await readdir(path);
  expect(files).toHaveLength(1);
  return join(path, files[0] ?? '');
};

test('a name that was never set has no position', async () => {
  expect(await new FilePositions(join(path, 'not', 'there')).get('a')).toBeUndefined();
});

test('what was set is found by the next process', async () => {
  await new FilePositions(path).set('imap:mail.example:journal', { uidValidity: '7', uid: 12 });
  expect(await new FilePositions(path).get('imap:mail.example:journal')).toEqual({ uidValidity: '7', uid: 12 });
});

test('a later position replaces the earlier one, and of many at once the last one stays', async () => {
  const positions = new FilePositions(path);
  await Promise.all(Array.from({ length: 50 }, (_, uid) => positions.set('a', uid)));
  expect(await positions.get('a')).toBe(49);
  await only();
});

test.each([
  ['one is the beginning of the other', 'file:/var/log/a', 'file:/var/log/a.1'],
  ['they differ in what a file name cannot hold', 'a/b', 'a:b'],
  ['they differ before the readable part', `1${'x'.repeat(500)}`, `2${'x'.repeat(500)}`],
  ['they differ in case', 'A', 'a'],
])('two names are two positions where %s', async (_, first, second) => {
  const positions = new FilePositions(path);
  await positions.set(first, 1);
  await positions.set(second, 2);
  expect([await positions.get(first), await positions.get(second)]).toEqual([1, 2]);
});

test.each<[string, (text: string) => string]>([
  ['empty', () => ''],
  ['cut', (text) => text.slice(0, -5)],
  ['zeros', (text) => '\0'.repeat(text.length)],
  ['not an object', () => '17'],
  ['of another name', (text) => text.replace('"name":"a"', '"name":"b"')],
  ['changed in its value', (text) => text.replace('12', '13')],
])('a file that is %s is refused, not read from the beginning', async (_, damage) => {
  const positions = new FilePositions(path);
  await positions.set('a', { uid: 12 });
  const file = await only();
  const whole = await readFile(file, 'utf8');
  await writeFile(file, damage(whole));
  await expect(positions.get('a')).rejects.toMatchObject({ code: 'CORDON_POSITION_DAMAGED', retriable: false });
  await writeFile(file, whole);
  expect(await positions.get('a')).toEqual({ uid: 12 });
});

test('the half of a write that a crash left is not read, and is gone after the next write', async () => {
  const positions = new FilePositions(path);
  await positions.set('a', 1);
  await writeFile(`${await only()}.part`, '{"su');
  expect(await new FilePositions(path).get('a')).toBe(1);
  await positions.set('a', 2);
  await only();
});

test('a directory that cannot be written rejects as retriable, and the next write is tried all the same', async () => {
  const blocked = join(path, 'blocked');
  await writeFile(blocked, '');
  const positions = new FilePositions(blocked);
  await expect(positions.set('a', 1)).rejects.toMatchObject({ code: 'CORDON_POSITION_UNAVAILABLE', retriable: true });
  await rm(blocked);
  await positions.set('a', 2);
  expect(await positions.get('a')).toBe(2);
});
