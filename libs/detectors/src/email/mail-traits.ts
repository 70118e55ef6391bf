import { canonicalDomain, lookalikeOf, registrableDomain, type DetectEstate, type Likeness, type Mail } from '@cordon/core';
import { intentOf, type Intent } from './mail-intent';

/** What is odd about a mail by itself, before it is known who writes to whom here. */
export interface MailTraits {
  readonly likeness: Likeness | undefined;
  /** Display name of an own person on a foreign address. */
  readonly borrows: string | undefined;
  readonly intent: Intent;
  /** A link whose text names one domain and whose target is another. */
  readonly mismatch: { readonly shown: string; readonly leads: string } | undefined;
  readonly replyElsewhere: string | undefined;
  /** Checks of the receiving server that failed and say something: SPF and DMARC. */
  readonly failed: readonly string[];
  /** The checks say that it does not come from whom it claims: DMARC failed, or SPF did and nothing else holds. */
  readonly forged: boolean;
  /** Claims an own domain and is forged. */
  readonly spoofsOwn: boolean;
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
export const siteOf = (host: string): string => registrableDomain(host) ?? host;

const MAX_READ = 4_000;

export function traitsOf(mail: Mail, estate: DetectEstate): MailTraits {
  const domain = domainOf(mail.from);
  const site = siteOf(domain);
  const own = estate.ownsDomain(domain);
  // A broken signature counts as none (RFC 6376, 6.1), for mailing lists break them.
  const failed = [...(mail.spf === 'fail' || mail.spf === 'softfail' ? [`SPF ${mail.spf}`] : []), ...(mail.dmarc === 'fail' ? ['DMARC fail'] : [])];
  const forged = mail.dmarc === 'fail' || ((mail.spf === 'fail' || mail.spf === 'softfail') && mail.dkim !== 'pass' && mail.dmarc !== 'pass');
  const person = mail.displayName === '' ? undefined : estate.personNamed(mail.displayName);
  const reply = mail.replyTo.find((r) => siteOf(domainOf(r)) !== site);
  return {
    likeness: own ? undefined : lookalikeOf(site, estate.imitable()),
    borrows: person && !own ? person.name : undefined,
    intent: intentOf(`${mail.subject}\n${mail.text.slice(0, MAX_READ)}`),
    mismatch: mismatchOf(mail),
    replyElsewhere: reply,
    failed,
    forged,
    spoofsOwn: own && forged,
  };
}

/** A domain name at the start of what a link shows, with or without scheme. */
const SHOWN = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#:\s]|$)/i;

function mismatchOf(mail: Mail): MailTraits['mismatch'] {
  for (const link of mail.links) {
    const shown = SHOWN.exec(link.text.trim())?.[1];
    const leads = hostOf(link.url);
    if (shown === undefined || leads === undefined) continue;
    const site = canonicalDomain(shown);
    if (site !== undefined && siteOf(site) !== siteOf(leads)) return { shown: site, leads };
  }
  return undefined;
}

/** Host of an http(s) address; undefined for mailto and the like. */
export function hostOf(url: string): string | undefined {
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1];
  return host === undefined ? undefined : canonicalDomain(host);
}
