import type { EntityKind } from '@cordon/wire';
import { canonicalDomain } from './domain-name';
import { canonicalIp } from './ip';

/** Longest key that is kept, characters. What is longer (a data: URL, a made-up name) is no entity. */
const MAX_KEY = 2_048;
const CONTROL_OR_LONE = /[\x00-\x1f\x7f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * The one spelling of an entity's key (correlation.md, section 1), or undefined when `raw` cannot be such a thing.
 *
 * - user, mailbox: mail addresses lower-cased, A-label domain, plus part kept. RFC 5321 lets the local part be case sensitive, but no
 *   product treats it so, logs of one account differ in case, and two spellings of one person would never be joined.
 *   `DOMAIN\name`, SIDs and GUIDs of users are lower-cased.
 * - ip: RFC 5952. domain: lower-case, A-label, no final dot. url: WHATWG without fragment, only with a host.
 * - device: MAC lower-case with colons, else lower-case identifier or host name without final dot.
 * - file: hash in lower-case hex, else as written. message: Message-ID without angle brackets.
 * - principal, key: as written (ARNs and key ids are case sensitive). app, ot: lower-case.
 */
export function canonicalKey(kind: EntityKind, raw: string): string | undefined {
  const text = raw.trim();
  if (text.length === 0 || text.length > MAX_KEY || CONTROL_OR_LONE.test(text)) return undefined;
  switch (kind) {
    case 'ip':
      return canonicalIp(text);
    case 'domain':
      return canonicalDomain(text);
    case 'mailbox':
      return canonicalMail(text);
    case 'user':
      return text.includes('@') ? canonicalMail(text) : text.toLowerCase();
    case 'device':
      return canonicalMac(text) ?? withoutFinalDot(text.toLowerCase());
    case 'url':
      return canonicalUrl(text);
    case 'file':
      return HEX_HASH.test(text) ? text.toLowerCase() : text;
    case 'message':
      return canonicalMessageId(text);
    case 'app':
    case 'ot':
      return text.toLowerCase();
    case 'principal':
    case 'key':
      return text;
    default:
      return unknownKind(kind);
  }
}

const unknownKind = (_: never): undefined => undefined;

const HEX_HASH = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;
const MAC = /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$|^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/i;

/** `local@domain`, lower-case; the last `@` counts (a quoted local part may hold one). */
export function canonicalMail(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  if (at < 1 || at > 256) return undefined;
  const domain = canonicalDomain(text.slice(at + 1));
  if (domain === undefined) return undefined;
  const local = text.slice(0, at).normalize('NFC').toLowerCase();
  return /[\s<>,;]/.test(local) ? undefined : `${local}@${domain}`;
}

/** Six bytes, lower-case with colons; undefined when it is no MAC address. */
export function canonicalMac(text: string): string | undefined {
  if (text.length < 14 || text.length > 17 || !MAC.test(text)) return undefined;
  const digits = text.toLowerCase().replace(/[:.-]/g, '');
  return digits.replace(/(..)(?!$)/g, '$1:');
}

/** WHATWG form without fragment. URLs without a host (mailto:, javascript:, data:) name nothing that could be blocked or shared. */
export function canonicalUrl(text: string): string | undefined {
  try {
    const url = new URL(text);
    if (url.hostname === '') return undefined;
    url.hash = '';
    return url.href.length > MAX_KEY ? undefined : url.href;
  } catch {
    return undefined;
  }
}

function canonicalMessageId(text: string): string | undefined {
  const bare = text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1).trim() : text;
  return bare === '' || /[\s<>]/.test(bare) ? undefined : bare;
}

const withoutFinalDot = (text: string): string | undefined => (text.endsWith('.') ? text.slice(0, -1) || undefined : text);
