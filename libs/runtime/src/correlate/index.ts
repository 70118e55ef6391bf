export * from './correlate-stage';
