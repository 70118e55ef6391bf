export * from './actuator';
export * from './blob';
export * from './cancel';
export * from './clock';
export * from './format';
export * from './log';
export * from './sink';
export * from './store';
