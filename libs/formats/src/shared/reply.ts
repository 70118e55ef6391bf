import { lookup, type Lookup } from '../form/form';

/** Three-digit replies of HTTP, FTP, SMTP and SIP (RFC 9110, 959, 5321, 3261): 4xx, 5xx and SIP's 6xx are refusals. */
export const replyStatus = (path: string): Lookup =>
  lookup(path, [
    [/^[123]\d\d$/, 'Success'],
    [/^[456]\d\d$/, 'Failure'],
  ]);
