import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { walk } from './walk';

describe('the files of a replay', () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'cordon-walk-'));
    for (const folder of ['a/deep', 'b']) mkdirSync(join(home, folder), { recursive: true });
    for (const file of ['a/0.log', 'a/deep/1.log', 'a/.hidden', 'b/0.log', 'b/2.log']) writeFileSync(join(home, file), 'x\n');
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const shown = (...paths: readonly string[]): string[] => walk(paths.map((p) => join(home, p))).map((f) => f.shown);

  it('are shown by their path below what was named, without hidden ones', () => expect(shown('a')).toEqual(['0.log', 'deep/1.log']));

  it('of one name in two places: the second is shown by its whole path, the others as before', () =>
    expect(shown('a', 'b', 'b/2.log')).toEqual(['0.log', 'deep/1.log', join(home, 'b/0.log'), '2.log', '2.log']));

  it('that are named one by one too', () => expect(shown('a/0.log', 'b/0.log')).toEqual(['0.log', join(home, 'b/0.log')]));

  it('that are not there are wrong usage', () => expect(() => shown('none')).toThrow('does not exist'));
});
