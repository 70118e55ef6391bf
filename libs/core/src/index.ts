export * from './entities';
export * from './respond';
