import { copyOfTree, jsonOf } from './tree';

interface Linted {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

/** Rule, file, text: what a lint run must refuse. */
const PLANTED: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['no-restricted-properties', 'libs/core/src/planted/now.ts', 'export const at = (): number => Date.now();'],
  ['no-restricted-properties', 'libs/detectors/src/planted/chance.ts', 'export const chance = (): number => Math.random();'],
  ['no-restricted-properties', 'libs/runtime/src/planted/monotonic.ts', 'export const at = (): number => performance.now();'],
  ['no-restricted-syntax', 'libs/wire/src/planted/date.ts', 'export const at = (): Date => new Date();'],
  ['no-restricted-globals', 'libs/core/src/planted/timer.ts', 'export const later = (f: () => void): void => void setTimeout(f, 1);'],
  ['no-restricted-globals', 'libs/runtime/src/planted/bytes.ts', `export const bytes = Buffer.from('a');`],
  ['no-restricted-properties', 'libs/formats/src/planted/environment.ts', `export const home = process.env['HOME'];`],
  ['no-restricted-properties', 'apps/api/src/planted/environment.ts', `export const home = process.env['HOME'];`],
  ['no-console', 'libs/sinks/src/planted/console.ts', `export const say = (): void => console.log('a');`],
  ['@typescript-eslint/no-explicit-any', 'libs/sinks/src/planted/any.ts', 'export const x = (a: any): string => String(a);'],
  ['@typescript-eslint/no-non-null-assertion', 'libs/sinks/src/planted/bang.ts', 'export const x = (a?: string): string => a!;'],
  ['@typescript-eslint/no-floating-promises', 'libs/sinks/src/planted/floating.ts', 'export const x = (f: () => Promise<void>): void => { f(); };'],
  [
    '@typescript-eslint/no-floating-promises',
    'libs/sinks/src/planted/floating.spec.ts',
    'export const x = (f: () => Promise<void>): void => { f(); };',
  ],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'libs/sinks/src/planted/switch.ts',
    `export function x(a: 'b' | 'c'): void { switch (a) { case 'b': return; } }`,
  ],
];
/** What stands where it may. */
const ALLOWED: readonly (readonly [path: string, text: string])[] = [
  ['libs/nest/src/config/planted.ts', `export const home = process.env['HOME'];`],
  ['libs/nest/src/planted/now.ts', 'export const at = (): number => Date.now();'],
  ['libs/core/src/planted/dated.ts', 'export const text = (ms: number): string => new Date(ms).toISOString();'],
];

const copy = copyOfTree();
let found: string[] = [];
beforeAll(() => {
  for (const [, path, text] of PLANTED) copy.plant(path, `${text}\n`);
  for (const [path, text] of ALLOWED) copy.plant(path, `${text}\n`);
  const files = [...PLANTED.map(([, path]) => path), ...ALLOWED.map(([path]) => path)];
  const linted = jsonOf('eslint/bin/eslint.js', ['--format', 'json', ...files], copy.root) as Linted[];
  found = linted.flatMap((l) => l.messages.map((m) => `${m.ruleId ?? m.message} ${l.filePath.slice(copy.root.length + 1)}`));
});
afterAll(() => copy.remove());

test.each(PLANTED)('%s is found in %s', (rule, path) => {
  expect(found).toContain(`${rule} ${path}`);
});

test.each(ALLOWED)('nothing is found in %s', (path) => {
  expect(found.filter((f) => f.endsWith(path))).toEqual([]);
});
