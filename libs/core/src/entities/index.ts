export * from './canonical-key';
export * from './cidr';
export * from './domain-name';
export * from './entity-id';
export * from './ip';
