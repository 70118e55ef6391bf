export * from './answers';
export * from './lmdb-leases';
