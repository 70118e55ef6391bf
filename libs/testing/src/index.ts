export * from './contracts';
export * from './services';
export * from './sim-clock';
export * from './chdb-http';
export * from './store-contract';
export * from './sim';
