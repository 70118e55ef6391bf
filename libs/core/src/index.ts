export * from './respond';
