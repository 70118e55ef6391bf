import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODES, type Code } from '@cordon/wire';
import { ROOT } from './tree';

const ROW = /^\| `(CORDON_[A-Z0-9_]+)` \| (.+?) \| (.+?) \|$/;
const page = readFileSync(join(ROOT, 'docs', 'errors.md'), 'utf8').split('\n');
const split = page.indexOf('## Reserved');
const rowsOf = (lines: readonly string[]): RegExpExecArray[] => lines.map((line) => ROW.exec(line)).filter((row) => row !== null);
const documented = rowsOf(page.slice(0, split));
const reserved = rowsOf(page.slice(split)).map((row) => row[1] ?? '');

/** Text of all sources but specs, build output and the catalogue itself. */
function sources(): string {
  const texts: string[] = [];
  for (const folder of ['libs', 'apps']) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.spec.ts')) continue;
      if (/[\\/](dist|node_modules|testing)[\\/]/.test(path) || path.endsWith(join('wire', 'src', 'codes.ts'))) continue;
      texts.push(readFileSync(path, 'utf8'));
    }
  }
  return texts.join('\n');
}

test('docs/errors.md lists the codes of the catalogue, no other, with the same meaning', () => {
  expect(Object.fromEntries(documented.map((row) => [row[1], row[2]]))).toEqual(CODES);
  expect(documented).toHaveLength(Object.keys(CODES).length);
});

test('the README leads to the table', () => {
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain('](docs/errors.md)');
});

test('every code is given somewhere in the product, or is reserved with a reason', () => {
  const given = new Set(sources().match(/CORDON_[A-Z0-9_]+/g));
  const idle = (Object.keys(CODES) as Code[]).filter((code) => !given.has(code));
  expect(idle.sort()).toEqual([...reserved].sort());
});
