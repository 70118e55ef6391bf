import { lookup, type Lookup } from '../form/form';

/** Levels of syslog (RFC 5424, section 6.2.1), which say how far a device is impaired rather than how bad an attack is → severity_id. */
export const syslogSeverity = (path: string): Lookup =>
  lookup(path, {
    0: 'Fatal',
    1: 'Critical',
    2: 'High',
    3: 'Medium',
    4: 'Low',
    5: 'Informational',
    6: 'Informational',
    7: 'Informational',
  });
