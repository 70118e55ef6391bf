/** Lets a plain Node process run this repository's sources: TypeScript through swc, `@cordon/<lib>` from libs/<lib>/src. */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '..', '..', '..');
const jsc = { parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true }, target: 'es2022' };
Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, jsc, module: { type: 'commonjs' }, swcrc: false });
  module._compile(code, filename);
};
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  const [, lib] = /^@cordon\/([a-z-]+)$/.exec(request) ?? [];
  return resolve(lib ? join(root, 'libs', lib, 'src', 'index.ts') : request, ...rest);
};
