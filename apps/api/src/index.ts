export { ApiModule } from './api.module';
export { configureApi } from './configure';
export { coverageOf, type Coverage, type SourceCoverage } from './source-coverage/coverage';
export { coverageRange } from './source-coverage/coverage-range';
export type { Blind } from './source-coverage/watchers';
