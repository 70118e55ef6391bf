export * from './syslog/cef';
export * from './syslog/rfc5424';
export * from './syslog/syslog-sink';
export * from './webhook/standard-webhook';
