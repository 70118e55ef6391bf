export * from './detect-format';
export * from './id-windows';
export * from './normalise-stage';
