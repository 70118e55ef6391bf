export { describeStore, type StoreUnderTest } from './store-contract';
export * as storeSamples from './samples';
