export * from './redrive';
