export * from './container-engine';
export * from './free-ports';
export * from './kafka-broker';
export * from './net-namespace';
export * from './own-process';
export * from './requirement';
export * from './slapd';
export * from './wait-until';
