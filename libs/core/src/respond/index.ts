export * from './action-id';
export * from './decide';
export * from './duration';
export * from './facts';
export * from './guard';
export * from './mistakes';
export * from './policy';
export * from './states';
