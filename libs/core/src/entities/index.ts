export * from './canonical-key';
export * from './domain-name';
export * from './entity-id';
export * from './ip';
