import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '..', '..');
const CONFIGURATION = [
  '.dependency-cruiser.cjs',
  'eslint.config.mjs',
  'tsconfig.base.json',
  'tsconfig.cruise.json',
  'test/tsconfig.json',
  'package.json',
];
/** Neither build output nor what other checks look at. */
const LEFT_OUT = /[\\/](dist|node_modules)$/;

/** A copy of the sources and their configuration, in which a test may plant what must not stand in the tree. */
export function copyOfTree(): { readonly root: string; plant(path: string, text: string): void; remove(): void } {
  const parent = join(ROOT, '.cache');
  mkdirSync(parent, { recursive: true });
  const root = mkdtempSync(join(parent, 'architecture-'));
  for (const file of CONFIGURATION) cpSync(join(ROOT, file), join(root, file));
  for (const folder of ['libs', 'apps']) {
    cpSync(join(ROOT, folder), join(root, folder), { recursive: true, filter: (from) => !LEFT_OUT.test(from) });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir');
  return {
    root,
    plant(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Runs a tool of the tree on a folder and parses the JSON it prints; its exit code tells of findings, so it is not looked at. */
export function jsonOf(tool: string, args: readonly string[], cwd: string): unknown {
  const ran = spawnSync(process.execPath, [join(ROOT, 'node_modules', tool), ...args], { cwd, encoding: 'utf8', maxBuffer: 256 * 1024 ** 2 });
  try {
    return JSON.parse(ran.stdout);
  } catch {
    throw new Error(`${tool} printed no JSON (exit ${String(ran.status)}): ${ran.stderr || ran.stdout.slice(0, 500)}`);
  }
}
