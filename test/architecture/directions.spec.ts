import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { copyOfTree, jsonOf, ROOT } from './tree';

interface Cruised {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[];
  };
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly { readonly module: string; readonly resolved: string }[] }[];
}

const CRUISER = 'dependency-cruiser/bin/dependency-cruise.mjs';
const cruise = (root: string, ...what: string[]): Cruised =>
  jsonOf(CRUISER, ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...what], root) as Cruised;

/** Libs that are no leaves, and what tests share; all others are leaves, so that a new one cannot be forgotten in the rules. */
const OTHERS: ReadonlySet<string> = new Set(['wire', 'core', 'runtime', 'nest', 'testing']);
const LEAVES = readdirSync(join(ROOT, 'libs')).filter((name) => !OTHERS.has(name));
const otherLeaf = (leaf: string): string => (leaf === 'formats' ? 'sinks' : 'formats');

/** Rule, file, text: every rule with something that it must refuse. */
const PLANTED: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['wire-needs-nothing', 'libs/wire/src/planted/direction.ts', `export * from '@cordon/core';`],
  ['core-needs-wire', 'libs/core/src/planted/direction.ts', `export * from '@cordon/runtime';`],
  ['runtime-needs-core', 'libs/runtime/src/planted/direction.ts', `export * from '@cordon/formats';`],
  ...LEAVES.map((leaf) => [`leaf-${leaf}-alone`, `libs/${leaf}/src/planted/direction.ts`, `export * from '@cordon/${otherLeaf(leaf)}';`] as const),
  ['nest-no-apps', 'libs/nest/src/planted/direction.ts', `export * from '@cordon/app-api';`],
  ['apps-alone', 'apps/detect/src/planted/direction.ts', `export * from '@cordon/app-correlate';`],
  ['front-door', 'libs/nest/src/planted/side-door.ts', `export * from '../../../formats/src/split/choose';`],
  ['no-testing-in-product', 'libs/nest/src/planted/testing.ts', `export * from '@cordon/testing';`],
  ['no-cycles', 'libs/core/src/planted/cycle-a.ts', `import { b } from './cycle-b'; export const a = (): number => b();`],
  ['pure-no-node', 'libs/core/src/planted/node.ts', `import { readFileSync } from 'node:fs'; export const read = readFileSync;`],
  ['kafkajs-home', 'libs/formats/src/planted/kafka.ts', `import { Kafka } from 'kafkajs'; export const kafka = Kafka;`],
  ['clickhouse-home', 'apps/archive/src/planted/client.ts', `import { createClient } from '@clickhouse/client'; export const make = createClient;`],
  [
    'clickhouse-home',
    'libs/nest/src/planted/chdb.ts',
    `import { createChdbConnection } from 'chdb/connection'; export const make = createChdbConnection;`,
  ],
  ['lmdb-home', 'libs/blob-fs/src/planted/lmdb.ts', `import { open } from 'lmdb'; export const it = open;`],
  ['nest-home', 'libs/sinks/src/planted/nest.ts', `import { Module } from '@nestjs/common'; export const it = Module;`],
];
/** What the planted files need and what may stand. */
const BESIDE: readonly (readonly [path: string, text: string])[] = [
  ['libs/core/src/planted/cycle-b.ts', `import { a } from './cycle-a'; export const b = (): number => a();`],
  ['libs/core/src/planted/allowed.ts', `export * from '@cordon/wire';`],
  ['libs/nest/src/planted/allowed.ts', `import { Module } from '@nestjs/common'; export * from '@cordon/formats'; export const it = Module;`],
];

describe('the tree', () => {
  let tree: Cruised;
  beforeAll(() => (tree = cruise(ROOT, 'libs', 'apps')));

  test('keeps every direction', () => {
    expect(tree.summary.violations.map((v) => `${v.rule.name}: ${v.from}`)).toEqual([]);
  });

  test('is seen as sources: no import of a lib or app of ours leads to build output or stays unresolved', () => {
    const ours = tree.modules.flatMap((m) => m.dependencies).filter((d) => d.module.startsWith('@cordon/'));
    expect(ours.length).toBeGreaterThan(100);
    expect(ours.filter((d) => !/^(libs|apps)\/[a-z-]+\/src\/index\.ts$/.test(d.resolved))).toEqual([]);
  });
});

describe('a planted violation', () => {
  const copy = copyOfTree();
  let found: string[] = [];
  beforeAll(() => {
    for (const [, path, text] of PLANTED) copy.plant(path, `${text}\n`);
    for (const [path, text] of BESIDE) copy.plant(path, `${text}\n`);
    const files = [...PLANTED.map(([, path]) => path), ...BESIDE.map(([path]) => path)];
    found = cruise(copy.root, '--preserve-symlinks', ...files).summary.violations.map((v) => `${v.rule.name} ${v.from}`);
  });
  afterAll(() => copy.remove());

  test.each(PLANTED)('of %s in %s is found', (rule, path) => {
    expect(found).toContain(`${rule} ${path}`);
  });

  test.each(BESIDE.filter(([path]) => path.endsWith('allowed.ts')))('is not seen in %s, which is allowed', (path) => {
    expect(found.filter((f) => f.endsWith(path))).toEqual([]);
  });

  test('is planted for every rule there is', () => {
    const { forbidden } = jest.requireActual<{ forbidden: { name: string }[] }>(join(ROOT, '.dependency-cruiser.cjs'));
    expect([...new Set(PLANTED.map(([rule]) => rule))].sort()).toEqual(forbidden.map((r) => r.name).sort());
  });
});
