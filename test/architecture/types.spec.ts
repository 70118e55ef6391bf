import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { copyOfTree, ROOT } from './tree';

const copy = copyOfTree();
afterAll(() => copy.remove());

/** Codes of the type errors in `path`, compiled as the project of `tsconfig` compiles its own files, all of which come along. */
function errorsIn(path: string, tsconfig: string): string[] {
  const read = ts.readConfigFile(join(copy.root, tsconfig), (file) => ts.sys.readFile(file));
  const parsed = ts.parseJsonConfigFileContent(read.config, ts.sys, join(copy.root, tsconfig, '..'));
  const rootNames = tsconfig === 'tsconfig.cruise.json' ? [join(copy.root, path)] : parsed.fileNames;
  const program = ts.createProgram(rootNames, { ...parsed.options, noEmit: true, composite: false, incremental: false });
  const file = program.getSourceFile(join(copy.root, path));
  if (!file) throw new Error(`${path} is not part of ${tsconfig}`);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((d) =>
    ts.flattenDiagnosticMessageText(d.messageText, ' '),
  );
}

describe('a pure lib', () => {
  const PLANTED =
    'export const a = Buffer.byteLength;\nexport const b = process.pid;\nexport const c = setTimeout;\nexport const d = fetch;\nexport * from "node:fs";\n';

  test.each(['wire', 'core', 'runtime', 'detectors'])('%s does not compile with a type, a global or a module of Node', (name) => {
    const path = `libs/${name}/src/planted-node.ts`;
    copy.plant(path, PLANTED);
    const errors = errorsIn(path, `libs/${name}/tsconfig.json`).join('\n');
    for (const missing of ['Buffer', 'process', 'setTimeout', 'fetch', 'node:fs']) expect(errors).toContain(`'${missing}'`);
  });

  test('compiles with what the language itself has', () => {
    copy.plant('libs/core/src/planted-pure.ts', 'export const text = (ms: number): string => new Date(ms).toISOString() + new Map([[1, 2]]).size;\n');
    expect(errorsIn('libs/core/src/planted-pure.ts', 'libs/core/tsconfig.json')).toEqual([]);
  });
});

describe('a stage', () => {
  const body = (stage: string, stream: string): string =>
    `import type { Outbox, Output } from '@cordon/runtime';\nexport const x = (out: Outbox<'${stage}'>, rest: Omit<Output<'${stream}'>, 'stream'>): void => out.emit({ ...rest, stream: '${stream}' });\n`;

  const cases: readonly (readonly [why: string, stage: string, stream: string, compiles: boolean])[] = [
    ['declares it', 'detect', 'finding', true],
    ['declares it', 'respond', 'action', true],
    ['does not declare it', 'detect', 'action', false],
    ['only reads it', 'correlate', 'finding', false],
    ['writes it through `dead` alone', 'detect', 'dead', false],
  ];
  test.each(cases)('that %s (%s, %s): does writing compile? %#', (_why, stage, stream, compiles) => {
    const path = `libs/runtime/src/planted-${stage}-${stream}.ts`;
    copy.plant(path, body(stage, stream));
    const errors = errorsIn(path, 'tsconfig.cruise.json');
    if (compiles) expect(errors).toEqual([]);
    else expect(errors.join('\n')).toMatch(/is not assignable to/);
  });

  test('cannot read a stream that it does not declare', () => {
    copy.plant(
      'libs/runtime/src/planted-read.ts',
      `import type { Input } from '@cordon/runtime';\nexport const x = (i: Input<'respond'>): boolean => i.stream === 'event';\n`,
    );
    expect(errorsIn('libs/runtime/src/planted-read.ts', 'tsconfig.cruise.json').join('\n')).toMatch(/no overlap/);
  });
});

test('the detector in the README compiles where the README says that it belongs', () => {
  const example = /<!-- detector -->\n+```ts\n([\s\S]*?)```\n+<!-- \/detector -->/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1];
  copy.plant('libs/detectors/src/cloud/new-service.ts', example ?? '');
  expect(example).toContain('detector({');
  expect(errorsIn('libs/detectors/src/cloud/new-service.ts', 'tsconfig.cruise.json')).toEqual([]);
});
