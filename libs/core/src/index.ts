export * from './attack';
export * from './correlate';
export * from './detect';
export * from './entities';
export * from './estate';
export * from './narrative';
export * from './respond';
