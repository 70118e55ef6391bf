import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '..', '..');
/** Read by syntax, whatever the type: `x.apply(…)`, `x?.apply(…)`, `x['apply'](…)`, and the method taken without a call. */
const EFFECTS = new Set(['apply', 'release', 'dispatch']);

/** What may stand there, with the reason. Whatever else does is either a second way to the outside world or belongs here. */
const ALLOWED: Readonly<Record<string, string>> = {
  'libs/runtime/src/gateway/enforcer.ts actuator.apply': 'the one place: after the guard, the lease on disk, and the last look at the switches',
  'libs/runtime/src/gateway/enforcer.ts this.apply': 'its own step',
  'libs/runtime/src/gateway/effector.ts this.enforcer.apply': 'an extension, journalled before; it looks at the switches, too',
  'libs/runtime/src/gateway/releaser.ts actuator.release': 'the one place that ends an effect',
  'libs/runtime/src/gateway/releaser.ts this.release': 'its own step',
  'libs/runtime/src/gateway/effector.ts this.release': 'its own step',
  'libs/runtime/src/gateway/gateway.ts this.effector.dispatch': 'after the guard said act',
  'libs/runtime/src/gateway/gateway.ts this.effector.release': 'ends an effect through the effector',
  'libs/core/src/correlate/grouping.ts this.apply': 'applies a correlation step to its own state',
  'libs/log-kafka/src/state/kafka-ownership.ts fold.apply': 'folds records of a state topic',
};
/** `release` and `dispatch` are words that others use too (fences of the log, readers of streams): they count where an effect is meant. `apply` always counts. */
const EFFECT_RECEIVER = /actuator|effector|enforcer|releaser/i;

interface Found {
  readonly file: string;
  readonly receiver: string;
  readonly name: string;
  readonly inside: string;
}

function find(file: string, text: string): Found[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: Found[] = [];
  const note = (receiver: ts.Expression, name: string, node: ts.Node): void => {
    if (!EFFECTS.has(name)) return;
    found.push({ file, receiver: receiver.getText(source).replace(/[?!]/g, ''), name, inside: method(node) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) note(node.expression, node.name.text, node);
    else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      note(node.expression, node.argumentExpression.text, node);
    else if (ts.isObjectBindingPattern(node)) {
      for (const e of node.elements) {
        const name = e.propertyName ?? e.name;
        const from = ts.isVariableDeclaration(node.parent) ? node.parent.initializer : undefined;
        if (ts.isIdentifier(name) && from) note(from, name.text, node);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function method(node: ts.Node): string {
  for (let n: ts.Node | undefined = node; n; n = n.parent)
    if (ts.isMethodDeclaration(n) || ts.isFunctionDeclaration(n)) return n.name?.getText() ?? '';
  return '';
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((e) => {
    const path = join(folder, e.name);
    if (e.isDirectory()) return ['node_modules', 'dist', '.cache'].includes(e.name) ? [] : sources(path);
    return /\.[cm]?[jt]sx?$/.test(e.name) && !/\.spec\.ts$|\.d\.ts$/.test(e.name) ? [path] : [];
  });
}

/** libs/testing is for specs only, which the dependency rules hold. */
const scan = (files: readonly string[]): Found[] =>
  files.map((f) => relative(ROOT, f)).flatMap((f) => (f.startsWith('libs/testing/') ? [] : find(f, readFileSync(join(ROOT, f), 'utf8'))));
const uses = (found: readonly Found[]): string[] =>
  found
    .filter((f) => f.name === 'apply' || (f.receiver === 'this' && f.file.includes('/gateway/')) || EFFECT_RECEIVER.test(f.receiver))
    .map((f) => `${f.file} ${f.receiver}.${f.name}`);

describe('the way to the outside world', () => {
  const all = scan(['apps', 'libs'].flatMap((d) => sources(join(ROOT, d))));

  it('is one: every place that applies or releases is listed with its reason', () => {
    expect([...new Set(uses(all))].filter((u) => !(u in ALLOWED))).toEqual([]);
  });

  it('has no stale entry in the list', () => {
    expect(Object.keys(ALLOWED).filter((u) => !uses(all).includes(u))).toEqual([]);
  });

  it.each([
    ['a call', 'actuator.apply(order, signal)'],
    ['an optional call', 'actuators.for("notify", "user")?.apply(order, signal)'],
    ['a call by name', 'actuator["apply"](order, signal)'],
    ['the method taken away', 'const { apply } = actuator;'],
    ['the method renamed', 'const { apply: go } = actuators.named("x");'],
    ['the method handed on', 'later(actuator.apply)'],
    ['a release', 'actuator.release(order, prior, signal)'],
    ['a way round the guard', 'effector.dispatch(lease)'],
  ])('a planted %s is found', (_what, code) => {
    const folder = mkdtempSync(join(tmpdir(), 'planted-'));
    try {
      const file = join(folder, 'planted.ts');
      writeFileSync(file, `export function around(): void {\n  ${code};\n}\n`);
      expect(uses(scan(sources(folder))).filter((u) => !(u in ALLOWED))).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the guard goes before', () => {
  const file = 'libs/runtime/src/gateway/gateway.ts';
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2022, true);
  const bodies = new Map<string, string>();
  const collect = (node: ts.Node): void => {
    if (ts.isMethodDeclaration(node) && node.body) bodies.set(node.name.getText(source), node.body.getText(source));
    ts.forEachChild(node, collect);
  };
  collect(source);

  it('dispatch is called from judge alone, whose verdict comes from the guard', () => {
    const callers = find(file, source.text).filter((f) => f.name === 'dispatch');
    expect(new Set(callers.map((f) => f.inside))).toEqual(new Set(['judge']));
    const judge = bodies.get('judge') ?? '';
    expect(judge).toMatch(/^\{\s*const \{ verdict, checks \} = guard\(lease\.action, this\.facts\(lease, given\)\);/);
    expect(judge.indexOf('guard(')).toBeLessThan(judge.indexOf('this.effector.dispatch('));
    expect(judge.slice(0, judge.indexOf('this.effector.dispatch('))).toContain("verdict.kind !== 'act'");
  });

  it('whatever applies looks at the switches just before', () => {
    const enforcer = readFileSync(join(ROOT, 'libs/runtime/src/gateway/enforcer.ts'), 'utf8');
    const apply = /async apply\([\s\S]*?\n {2}\}\n/.exec(enforcer)?.[0] ?? '';
    expect(apply.indexOf('this.parts.obstacle(')).toBeGreaterThan(0);
    expect(apply.indexOf('actuator.apply(')).toBeGreaterThan(apply.indexOf('if (obstacle) return'));
    expect([...enforcer.matchAll(/actuator\.apply\(/g)]).toHaveLength(1);
  });

  it('overdue effects are released before the first judgement after a start', () => {
    const open = bodies.get('open') ?? '';
    expect(open.indexOf('this.effector.recover()')).toBeGreaterThan(0);
    expect(open.indexOf('this.judge(')).toBeGreaterThan(open.indexOf('this.effector.recover()'));
    expect(open.indexOf('this.tick()')).toBeGreaterThan(open.indexOf('this.judge('));
  });
});
