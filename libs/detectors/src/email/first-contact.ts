import { canonicalKey, detector, mailOf, Novelty, watchedMaturity, type DetectContext, type Draft, type Mail } from '@cordon/core';
import type { EntityRef, Measure } from '@cordon/wire';
import { domainOf, hostOf, siteOf, traitsOf, type MailTraits } from './mail-traits';

/**
 * Notices a sender who writes to the organisation for the first time, or whose domain or name looks like one that it trusts, and
 * who asks for money or credentials, hides where a link leads, or wants the answer elsewhere.
 * Odd, because a partner of long standing does not change domain, bank and reply address in one mail.
 * Wrong when a real new supplier sends a first invoice with a link to a payment service, and when a partner moves to a new domain;
 * an attacker in a partner's own mailbox is not noticed here.
 *
 * Sender history is kept at the sender's registrable domain, so that it is that of the whole organisation: each mail goes there as
 * an observation.
 */
const PRIOR = [
  [2.5, 0],
  [4, 2],
  [6, 5],
  [9, 8],
  [13, 10],
] as const;

/** What each trait adds to the score; bits, as a defender would weigh them. */
const WEIGHT = {
  likeness: 4,
  borrows: 3,
  spoof: 4,
  firstSite: 1.5,
  firstAddress: 0.5,
  payment: 1.5,
  credentials: 2,
  urgency: 0.5,
  secrecy: 1,
  mismatch: 3,
  reply: 1.5,
  failed: 1.5,
  form: 2,
};
/** Score from which on a draft is made. */
const LEAST = 2.5;

interface Said {
  readonly mail: Pick<Mail, 'from' | 'displayName' | 'to' | 'messageId'>;
  readonly urls: readonly string[];
  readonly traits: MailTraits;
  readonly form: boolean;
}

const MAX_URLS = 5;

export const firstContact = detector({
  manifest: {
    name: 'email.first-contact',
    version: 1,
    domain: 'email',
    classes: [4009],
    tactics: ['TA0001'],
    techniques: ['T1566.002'],
    compares: 'actors',
    prior: PRIOR,
  },
  state: () => ({
    /** Registrable domain → addresses that wrote from it. */
    senders: new Novelty({ halfLifeDays: 90 }),
    /** Registrable domain → who got mail from it. */
    recipients: new Novelty({ halfLifeDays: 90 }),
  }),

  event(e, ctx) {
    const mail = mailOf(e.event);
    if (!mail || mail.fromInside) return;
    const traits = traitsOf(mail, ctx.estate);
    const urls = mail.links.map((l) => l.url).filter((u) => hostOf(u) !== undefined);
    const worst = traits.mismatch ? urls.filter((u) => hostOf(u) === traits.mismatch?.leads) : [];
    const said: Said = {
      mail: { from: mail.from, displayName: mail.displayName, to: mail.to, messageId: mail.messageId },
      urls: [...new Set([...worst, ...urls])].slice(0, MAX_URLS),
      traits,
      form: mail.hasPasswordField,
    };
    ctx.observe({ kind: 'domain', key: siteOf(domainOf(mail.from)) }, JSON.stringify(said));
  },

  observation(o, ctx, s) {
    const said = JSON.parse(o.item.value) as Said;
    const site = o.entity.key;
    const address = s.senders.look(ctx, site, said.mail.from);
    const known = {
      mails: Math.round(address.total),
      address: address.count > 0,
      spread: address.total > 0 ? Math.min(1, address.distinct / address.total) : 0,
      normal: s.senders.examples(site),
      readers: s.recipients.examples(site),
    };
    // Who writes here is learned from mail that comes from whom it claims, else a forgery makes the next one a known sender's.
    if (!said.traits.forged) s.senders.learn(ctx, site, said.mail.from);
    for (const to of said.mail.to) s.recipients.learn(ctx, site, to);
    const draft = draftOf(said, site, known, ctx);
    if (draft) ctx.raise(draft);
  },
});

interface Known {
  readonly mails: number;
  readonly address: boolean;
  /** 0..1: share of the domain's mails that came from an address of their own; near 1 for a provider at which everybody has an address. */
  readonly spread: number;
  readonly normal: readonly string[];
  readonly readers: readonly string[];
}

function draftOf(said: Said, site: string, known: Known, ctx: DetectContext): Draft | undefined {
  const { traits } = said;
  const asks = traits.intent.payment || traits.intent.credentials || said.form;
  const deceives = traits.likeness !== undefined || traits.borrows !== undefined || traits.spoofsOwn;
  const isKnown = known.address && !traits.forged;
  // A known sender is judged by other detectors; a stranger who wants nothing is only a stranger.
  if (!deceives && (isKnown || !(asks || traits.mismatch))) return undefined;
  if (deceives && isKnown && known.mails >= 3 && !traits.spoofsOwn) return undefined;
  const measures: Measure[] = [];
  const reasons: string[] = [];
  let score = 0;
  const add = (name: string, weight: number, reason: string): void => {
    if (weight < 0.05) return;
    score += weight;
    measures.push({ name, value: Math.round(weight * 100) / 100, unit: 'bits' });
    reasons.push(reason);
  };
  // How much "never seen" means depends on how long we have been looking.
  const watch = 0.3 + 0.7 * watchedMaturity(ctx.watchedMs);
  if (known.mails === 0) add('first mail from the domain', WEIGHT.firstSite * watch, `nobody here had mail from ${site} before`);
  else if (!known.address) add('first mail from the address', strangeness(known.spread) * watch, `nobody here had mail from this address before`);
  addDeception(traits, site, asks || deceives, add);
  addAsking(said, add);
  if (score < LEAST) return undefined;
  const text = reasons.join('; ');
  return {
    score,
    subject: { kind: 'mailbox', key: said.mail.from },
    title: traits.likeness
      ? 'Mail from a look-alike domain'
      : traits.borrows !== undefined
        ? 'Mail in the name of a colleague from outside'
        : traits.spoofsOwn
          ? 'Mail that only claims to be ours'
          : known.address
            ? 'Mail that only claims to be a known sender’s'
            : 'First mail of a stranger who asks for something',
    reason: `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
    entities: entitiesOf(said, ctx),
    measures,
    compared: known.mails === 0 ? 'all mail to this organisation' : `${known.mails} mails from ${site}`,
    normal: known.normal.length > 0 ? known.normal : traits.likeness ? [traits.likeness.domain] : known.readers,
    ...(said.urls.length > 0 ? {} : { techniques: ['T1566'] }),
  };
}

/** A firm answers for its addresses; a provider where everybody writes once does not, so there a new address is as strange as a new domain. */
const strangeness = (spread: number): number => WEIGHT.firstAddress + (WEIGHT.firstSite - WEIGHT.firstAddress) * spread;

/** Newsletters lead through counting hosts and want no answers; so without a wish or a disguise these two say less. */
function addDeception(t: MailTraits, site: string, wants: boolean, add: (name: string, weight: number, reason: string) => void): void {
  if (t.likeness)
    add('look-alike domain', WEIGHT.likeness, `${site} can be mistaken for ${t.likeness.domain}, ${t.likeness.whose} (${t.likeness.how})`);
  if (t.borrows !== undefined) add('name of a colleague', WEIGHT.borrows, `the display name is that of ${t.borrows}, the address is not`);
  if (t.spoofsOwn) add('own domain claimed', WEIGHT.spoof, `it claims your own domain and failed ${t.failed.join(', ')}`);
  else if (t.failed.length > 0) add('checks failed', WEIGHT.failed, `it failed ${t.failed.join(', ')}`);
  if (t.mismatch)
    add(
      'link text and target differ',
      wants ? WEIGHT.mismatch : WEIGHT.mismatch / 2,
      `a link shows ${t.mismatch.shown} and leads to ${t.mismatch.leads}`,
    );
  if (t.replyElsewhere !== undefined)
    add('answers go elsewhere', wants ? WEIGHT.reply : WEIGHT.reply / 3, `answers would go to ${domainOf(t.replyElsewhere)}`);
}

function addAsking(said: Said, add: (name: string, weight: number, reason: string) => void): void {
  const { intent } = said.traits;
  if (intent.payment) add('asks for payment', WEIGHT.payment, 'it is about a payment');
  if (intent.credentials) add('asks for credentials', WEIGHT.credentials, 'it asks to sign in or to verify an account');
  if (said.form) add('password field', WEIGHT.form, 'it has a field for a password');
  if (intent.urgency && (intent.payment || intent.credentials)) add('urgency', WEIGHT.urgency, 'it presses for time');
  if (intent.secrecy) add('secrecy', WEIGHT.secrecy, 'it asks for secrecy');
}

/** Recipients of a mail to the whole company say little; a few are named. */
const MAX_RECIPIENTS = 5;

function entitiesOf(said: Said, ctx: DetectContext): readonly EntityRef[] {
  const found = new Map<string, EntityRef>();
  const put = (ref: EntityRef): void => void (found.has(`${ref.kind}/${ref.key}`) ? undefined : found.set(`${ref.kind}/${ref.key}`, ref));
  put({ kind: 'mailbox', key: said.mail.from, role: 'actor', claimed: true });
  put({ kind: 'domain', key: siteOf(domainOf(said.mail.from)), role: 'source', claimed: true });
  for (const to of said.mail.to.filter((t) => ctx.estate.ownsDomain(domainOf(t))).slice(0, MAX_RECIPIENTS)) {
    put({ kind: 'mailbox', key: to, role: 'target' });
    const user = ctx.estate.userOf({ kind: 'mailbox', key: to });
    if (user) put({ ...user, role: 'target' });
  }
  for (const url of said.urls) {
    const key = canonicalKey('url', url);
    const host = hostOf(url);
    if (key !== undefined) put({ kind: 'url', key, role: 'artefact' });
    if (host !== undefined && !ctx.estate.ownsDomain(host) && !ctx.estate.isPartner(host)) put({ kind: 'domain', key: host, role: 'artefact' });
  }
  const message = said.mail.messageId === undefined ? undefined : canonicalKey('message', said.mail.messageId);
  if (message !== undefined) put({ kind: 'message', key: message, role: 'artefact' });
  return [...found.values()];
}
