export { type Arrival, type Door } from './door';
export { FilePositions, Positions } from './positions';
export { SmtpDoor, type SmtpCount, type SmtpDoorOptions } from './smtp/smtp-door';
export { SmtpLimits } from './smtp/smtp-limits';
export { ImapDoor, type ImapDoorOptions, type ImapTrouble } from './imap/imap-door';
export { ImapLimits } from './imap/imap-limits';
