export * from './lmdb-leases';
