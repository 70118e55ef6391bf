export * from './aws/cloudtrail-format';
export * from './detect';
export * from './m365/ual-format';
export * from './ocsf/ocsf-format';
export * from './zeek/zeek-format';
