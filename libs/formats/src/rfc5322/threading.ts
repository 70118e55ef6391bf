import { canonicalIp } from '@cordon/core';
import { headerText, lineValue, lineValues } from './header-values';
import type { ReadMail } from './read-mail';
import { receivedChain } from './received';

/** Longest list of references that is kept. */
const MAX_REFERENCES = 64;
/** Characters of Thread-Index: 22 bytes of the first mail and 5 an answer, in base64 (MS-OXOMSG 2.2.1.3). */
const MAX_THREAD_INDEX = 512;
const MAX_IPS = 8;

/** What ties a mail to others and to the machines that it passed; OCSF has no place for it. */
export function threading(mail: ReadMail): Record<string, unknown> {
  const references = (lineValue(mail, 'references') ?? '').split(/\s+/).filter((r) => r !== '');
  const received = receivedChain(lineValues(mail, 'received'));
  const said = {
    in_reply_to: lineValue(mail, 'in-reply-to'),
    thread_index: lineValue(mail, 'thread-index')?.slice(0, MAX_THREAD_INDEX),
    mailer: headerText(mail, 'user-agent') ?? headerText(mail, 'x-mailer'),
    list_id: lineValue(mail, 'list-id'),
    list_unsubscribe: lineValue(mail, 'list-unsubscribe'),
  };
  return {
    ...(references.length > 0 ? { references: references.slice(-MAX_REFERENCES) } : {}),
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    ...(received.length > 0 ? { received } : {}),
  };
}

/** Address of the sender's own machine, as web mailers note it. */
export const originatingIps = (mail: ReadMail): readonly string[] => [
  ...new Set(
    ['x-originating-ip', 'x-sender-ip', 'x-source-ip']
      .flatMap((key) => lineValues(mail, key))
      .slice(0, MAX_IPS)
      .map((value) => canonicalIp(value.replace(/^[[\s]+|[\]\s]+$/g, '')))
      .filter((ip) => ip !== undefined),
  ),
];
