export * from './contracts';
export * from './services';
export * from './sim-clock';
