export * from './action-id';
export * from './cidr';
export * from './decide';
export * from './duration';
export * from './facts';
export * from './guard';
export * from './policy';
export * from './states';
