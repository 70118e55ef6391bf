export * from './fate';
export * from './sim-gateway';
export * from './sim-log';
export * from './gateway-bench';
