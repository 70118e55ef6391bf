export * from './respond-stage';
