export * from './detect-format';
export * from './id-windows';
export * from './normalise-stage';
export * from './parking';
export { type SourceState } from './source-run';
