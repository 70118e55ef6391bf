import type { Json } from '../../shared/json';

const ADDRESS = '([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{2,40})';
/** `Accepted password for admin from 192.0.2.1 port 36953 ssh2`, `User 'admin' logged in to CLI SSH session from SSH client IP: 192.0.2.1`. */
const USER =
  /\b(?:password|publickey) for (?:invalid user )?(\S{1,128}) from |\bUser '([^']{1,128})' |\b(?:Added|Deleted|Removed) user (\S{1,128}) |\bAccount (\S{1,128}) is /;
const CLIENT = new RegExp(`\\b(?:from|client IP:) ${ADDRESS}(?:(?: port |:)(\\d{1,5}))?`);
const SERVER = new RegExp(`\\bto ${ADDRESS}(?::(\\d{1,5}))?`);

/** What ISE says in words only: who logs on at its own console, and the ends of its own connections. */
export function said(text: string): Json {
  const user = USER.exec(text)
    ?.slice(1)
    .find((part: string | undefined) => part !== undefined);
  const client = CLIENT.exec(text);
  const server = client === null ? null : SERVER.exec(text);
  return {
    ...(user === undefined ? {} : { saiduser: user }),
    ...(client === null ? {} : { saidip: client[1], saidport: client[2] }),
    ...(server === null ? {} : { peerip: server[1], peerport: server[2] }),
  };
}
