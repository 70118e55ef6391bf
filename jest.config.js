const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(fast-check|pure-rand|eld)/)'],
  moduleNameMapper: {
    // Its exports name imports alone, and what Jest makes of an import is a require.
    '^eld/extrasmall$': '<rootDir>/node_modules/eld/src/entries/static.extrasmall.js',
    '^@cordon/app-([a-z-]+)$': '<rootDir>/apps/$1/src',
    '^@cordon/([a-z-]+)$': '<rootDir>/libs/$1/src',
  },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.cache/'],
};
const project = (displayName, ...testMatch) => ({ ...base, displayName, testMatch: testMatch.map((m) => `<rootDir>/${m}`) });

/** One project a tier (design: tests). `npm test` runs all; what needs a missing service is skipped with its reason. */
module.exports = {
  projects: [
    project('unit', 'libs/**/src/**/*.spec.ts', 'apps/*/src/**/*.spec.ts'),
    ...['architecture', 'scenario', 'golden', 'sim', 'integration', 'chaos', 'e2e'].map((tier) => project(tier, `test/${tier}/**/*.spec.ts`)),
  ],
  // A machine that others use as well may be five times slower than an idle one; a test that hangs is still told.
  testTimeout: 20_000,
  maxWorkers: 2,
};
