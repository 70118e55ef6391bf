export * from './effects';
export * from './gateway';
