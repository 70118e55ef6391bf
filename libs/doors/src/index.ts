export { type Arrival, type Door } from './door';
export { type SyslogArrival } from './syslog/handover';
export { MAX_MESSAGE_BYTES, SyslogLimits } from './syslog/limits';
export { Senders, wrongNetworks, type Sender } from './syslog/senders';
export { type SyslogDoorOptions, type SyslogLoss } from './syslog/syslog-door';
export { SyslogTcpDoor, type SyslogTcpDoorOptions, type SyslogTls } from './syslog/tcp-door';
export { SyslogUdpDoor } from './syslog/udp-door';
