export * from './owner/cut';
export * from './partitioning';
export * from './pipeline';
export * from './ports';
export * from './stage';
