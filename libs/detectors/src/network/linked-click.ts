import {
  canonicalKey,
  CLASS,
  detector,
  HOUR_MS,
  lookupOf,
  mailOf,
  Novelty,
  Recent,
  registrableDomain,
  watchedMaturity,
  type DetectContext,
  type Draft,
} from '@cordon/core';
import type { EntityKey, EntityRef, EvidenceRef } from '@cordon/wire';
import { deviceAt } from './device-of';

/**
 * Notices a device that looks up a domain which nobody here had looked up before a mail linked to it: somebody followed the link.
 * Odd, because what people visit is mostly known, and a click is the step between a lure and everything after it.
 * Wrong for every first newsletter, invitation or new supplier whose link is opened: so alone it says little, and its worth is
 * the tie between the mail and the device.
 *
 * Both sides meet at the domain: mails say that they link to it, devices that they looked it up for the first time.
 */
const PRIOR = [
  [1, 0],
  [2, 1.2],
  [4, 2.5],
  [6, 3.5],
] as const;

const MAX_LINKS = 10;
/** A click mostly follows within hours; the week is for people who were away. */
const SOON_MS = 4 * HOUR_MS;
const WEIGHT = { any: 0.5, own: 2, soon: 1.5, first: 1, partner: 1.5 };

interface Linked {
  readonly url: string;
  readonly host: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly message: string | undefined;
  readonly evidence: EvidenceRef;
}

export const linkedClick = detector({
  manifest: {
    name: 'network.linked-click',
    version: 1,
    domain: 'network',
    classes: [CLASS.mail, CLASS.dns],
    tactics: ['TA0002'],
    techniques: ['T1204.001'],
    compares: 'observed',
    prior: PRIOR,
  },
  state: () => ({
    /** Device → registrable domains. */
    visited: new Novelty({ halfLifeDays: 30 }),
    /** Domain → devices; kept at the domain, as is what follows. */
    visitors: new Novelty({ halfLifeDays: 30 }),
    mails: new Recent({ keepDays: 7, perEntity: 5, mostEntities: 8_192 }),
  }),

  event(e, ctx, s) {
    if (e.event.class_uid === CLASS.dns) {
      const lookup = lookupOf(e.event);
      if (!lookup || s.visited.knows(e.key, lookup.host)) return;
      s.visited.learn(ctx, e.key, lookup.host);
      const site = siteOf(lookup.host);
      if (site === undefined || ctx.estate.ownsDomain(site)) return;
      ctx.observe({ kind: 'domain', key: site }, e.key, 1);
      return;
    }
    const mail = mailOf(e.event);
    if (!mail || mail.fromInside) return;
    const sites = new Set<string>();
    for (const { url } of mail.links.slice(0, MAX_LINKS)) {
      const key = canonicalKey('url', url);
      const host = key === undefined ? undefined : /^https?:\/\/(?:[^/@]*@)?([^/:?#]+)/.exec(key)?.[1];
      const site = host === undefined ? undefined : siteOf(host);
      if (key === undefined || host === undefined || site === undefined || sites.has(site) || ctx.estate.ownsDomain(site)) continue;
      sites.add(site);
      const message = mail.messageId === undefined ? undefined : canonicalKey('message', mail.messageId);
      const linked: Linked = { url: key, host, from: mail.from, to: mail.to.slice(0, MAX_LINKS), message, evidence: e.evidence };
      ctx.observe({ kind: 'domain', key: site }, JSON.stringify(linked));
    }
  },

  observation(o, ctx, s) {
    if (o.item.amount === undefined) {
      s.mails.add(ctx, o.key, o.item.value);
      return;
    }
    const seen = s.visitors.look(ctx, o.key, o.item.value);
    s.visitors.learn(ctx, o.key, o.item.value);
    const [first] = s.mails.of(ctx, o.key);
    // Known to the organisation before the mail came: an ordinary site that mails link to.
    if (!first || first.at > ctx.at || (seen.total > 0 && seen.ageMs > ctx.at - first.at)) return;
    const ip = o.item.value.startsWith('ip/') ? o.item.value.slice(3) : undefined;
    if (ip === undefined) return;
    const mails = s.mails.of(ctx, o.key).map((n) => ({ at: n.at, ...(JSON.parse(n.text) as Linked) }));
    const owner = ownerAt(ip, ctx);
    const mine = mails.filter((m) => owner !== undefined && m.to.some((t) => isOf(t, owner, ctx)));
    const [mail] = mine.length > 0 ? mine : mails;
    if (mail) ctx.raise(draftOf(o.entity.key, ip, mail, mine.length > 0, mails.length, Math.round(seen.distinct), ctx, o.item.event));
  },
});

const siteOf = (host: string): string | undefined => {
  const domain = canonicalKey('domain', host);
  return domain === undefined ? undefined : registrableDomain(domain);
};

function ownerAt(ip: string, ctx: DetectContext): EntityKey | undefined {
  const device = ctx.estate.deviceAt(ip, ctx.at);
  return device && ctx.estate.ownerOf(device);
}

function isOf(mailbox: string, owner: EntityKey, ctx: DetectContext): boolean {
  const user = ctx.estate.userOf({ kind: 'mailbox', key: mailbox });
  return user ? user.key === owner.key : mailbox === owner.key;
}

function draftOf(
  site: string,
  ip: string,
  mail: Linked & { readonly at: number },
  isMine: boolean,
  mails: number,
  visitors: number,
  ctx: DetectContext,
  click: EvidenceRef,
): Draft {
  const afterMs = ctx.at - mail.at;
  const told = (isMine ? WEIGHT.own : 0) + (afterMs < SOON_MS ? WEIGHT.soon : 0) + WEIGHT.first * watchedMaturity(ctx.watchedMs);
  const score = WEIGHT.any + told - (ctx.estate.isPartner(site) ? WEIGHT.partner : 0) - Math.log2(Math.max(1, mails)) - Math.log2(1 + visitors);
  const minutes = Math.round(afterMs / 60_000);
  const entities: EntityRef[] = [
    ...deviceAt(ip, ctx),
    { kind: 'url', key: mail.url, role: 'artefact' },
    { kind: 'domain', key: mail.host, role: 'artefact' },
  ];
  if (mail.host !== site) entities.push({ kind: 'domain', key: site, role: 'artefact' });
  if (mail.message !== undefined) entities.push({ kind: 'message', key: mail.message, role: 'artefact' });
  return {
    score,
    subject: ctx.estate.deviceAt(ip, ctx.at) ?? { kind: 'ip', key: ip },
    facet: site,
    title: 'A mailed link to a new domain was opened',
    reason: `${minutes} minutes after a mail${isMine ? ' to its user' : ''} linked to ${site}, the device looked it up; ${visitors === 0 ? 'nobody here had before' : `${visitors} others had, all after the mail`}.`,
    entities,
    measures: [
      { name: 'time after the mail', value: minutes, unit: 'min' },
      { name: 'mails that link there', value: mails },
      { name: 'devices that had looked it up', value: visitors },
    ],
    compared: 'all domains that devices here looked up in 30 days',
    normal: ['domains that were visited before mails linked to them'],
    evidence: [click, mail.evidence],
  };
}
