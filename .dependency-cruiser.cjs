/** Directions of the design: wire ◀ core ◀ runtime ◀ leaves ◀ nest ◀ apps. Kept here, by project references and by ESLint. */
const LEAVES = [
  'detectors',
  'formats',
  'actuators',
  'sinks',
  'log-kafka',
  'log-embedded',
  'leases',
  'blob-fs',
  'doors',
  'enrichment',
  'store-clickhouse',
  'story',
];
const SPEC = '\\.spec\\.ts$|/testing/';
const lib = (...names) => `^libs/(${names.join('|')})/`;
const only = (name, modules, ...homes) => ({
  name,
  severity: 'error',
  comment: `${modules} only in ${homes.join(', ')}`,
  from: { path: '^(libs|apps)/', pathNot: [SPEC, ...homes] },
  to: { path: `^(node_modules/)?(${modules})(/|$)`, dependencyTypesNot: ['type-only'] },
});

module.exports = {
  forbidden: [
    {
      name: 'wire-needs-nothing',
      severity: 'error',
      from: { path: lib('wire'), pathNot: SPEC },
      to: { path: '^(libs|apps)/', pathNot: lib('wire') },
    },
    {
      name: 'core-needs-wire',
      severity: 'error',
      from: { path: lib('core'), pathNot: SPEC },
      to: { path: '^(libs|apps)/', pathNot: lib('core', 'wire') },
    },
    {
      name: 'runtime-needs-core',
      severity: 'error',
      from: { path: lib('runtime'), pathNot: SPEC },
      to: { path: '^(libs|apps)/', pathNot: lib('runtime', 'core', 'wire') },
    },
    ...LEAVES.map((l) => ({
      name: `leaf-${l}-alone`,
      severity: 'error',
      comment: 'leaves never import each other, Nest or an app',
      from: { path: lib(l), pathNot: SPEC },
      to: { path: '^(libs|apps)/', pathNot: lib(l, 'wire', 'core', 'runtime') },
    })),
    { name: 'nest-no-apps', severity: 'error', from: { path: lib('nest') }, to: { path: '^apps/' } },
    {
      name: 'apps-alone',
      severity: 'error',
      comment: 'only apps/cordon composes apps',
      from: { path: '^apps/(?!cordon/)([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'front-door',
      severity: 'error',
      comment: 'another lib through its front door',
      from: { path: '^(libs|apps)/([^/]+)/', pathNot: SPEC },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^$1/$2/' },
    },
    { name: 'no-testing-in-product', severity: 'error', from: { path: '^(libs|apps)/', pathNot: SPEC }, to: { path: lib('testing') } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'pure-no-node',
      severity: 'error',
      from: { path: lib('wire', 'core', 'runtime', 'detectors'), pathNot: SPEC },
      to: { dependencyTypes: ['core'] },
    },
    only('kafkajs-home', 'kafkajs', '^libs/log-kafka/'),
    only('clickhouse-home', '@clickhouse/client|chdb', '^libs/store-clickhouse/'),
    only('lmdb-home', 'lmdb', '^libs/log-embedded/', '^libs/leases/'),
    only('nest-home', '@nestjs/[^/]+', '^libs/nest/', '^apps/'),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.cruise.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Our own build output only: packages live in a dist/ too, and what is excluded breaks no rule.
    exclude: { path: '^((libs|apps)/[^/]+/dist/|\\.cache/)' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
