import tseslint from 'typescript-eslint';

const PURE = ['libs/wire/src/**/*.ts', 'libs/core/src/**/*.ts', 'libs/runtime/src/**/*.ts', 'libs/detectors/src/**/*.ts'];
/** What specs of one folder share stands beside them in `testing/` and is not built. */
const HARNESS = 'apps/*/src/testing/**/*.ts';
const TESTS = ['**/*.spec.ts', 'test/**/*.ts', 'libs/testing/**/*.ts', HARNESS];

/** Time, chance and I/O are handed in: a test cannot move what a pure lib takes for itself. */
const impure = [
  { object: 'Date', property: 'now', message: 'time is handed in (clock, now)' },
  { object: 'Math', property: 'random', message: 'chance is handed in' },
  { object: 'performance', property: 'now', message: 'time is handed in (clock)' },
  { object: 'process', property: 'env', message: 'only libs/nest/config reads the environment' },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.cache/**',
      'data/**',
      'libs/wire/src/ocsf/generated/**',
      '**/*.cjs',
      '**/*.mjs',
      '**/*.js',
      '**/*.d.ts',
    ],
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/await-thenable': 'error',
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'only libs/nest/config reads the environment' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // A lib's own tsconfig leaves its specs out of the build; test/tsconfig.json takes them in.
    files: ['**/*.spec.ts', 'test/**/*.ts', HARNESS],
    languageOptions: { parserOptions: { projectService: false, project: ['test/tsconfig.json'] } },
  },
  {
    files: PURE,
    ignores: TESTS,
    rules: {
      'no-restricted-properties': ['error', ...impure],
      'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'setImmediate', 'fetch', 'require', 'Buffer'],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'time is handed in (clock, now)' },
      ],
    },
  },
  { files: ['libs/nest/src/config/**/*.ts', ...TESTS], rules: { 'no-restricted-properties': 'off' } },
  { files: TESTS, rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'no-console': 'off' } },
);
