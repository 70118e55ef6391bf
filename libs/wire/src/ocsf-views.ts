export * from './views/finding-view';
export * from './views/incident-view';
export * from './views/outcome-view';
