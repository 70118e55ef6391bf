export * from './detect-stage';
