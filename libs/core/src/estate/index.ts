export * from './criticality';
export * from './people';
