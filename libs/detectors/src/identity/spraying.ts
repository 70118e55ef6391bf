import { detector, isLogon, Outcomes, parseEntityRefKey, succeeded, whenceOf, type DetectContext, type Draft, type Tally } from '@cordon/core';
import type { EntityKey } from '@cordon/wire';

/**
 * Notices one source address at which the logons of many users fail and hardly one succeeds.
 * Odd, because people who mistype succeed a moment later, and colleagues behind one office address mostly succeed.
 * Wrong when a service behind a shared address loses its password for many accounts at once (a broken synchronisation, an expired
 * certificate). A spray from hundreds of addresses with one attempt each is not noticed here. An account that gives in to its first
 * guess looks like a bystander who logs on from the same address: it is left to `identity.new-place`, which correlation joins.
 * Names the source, never the users who were tried: they did nothing. Only the account that was got into is named, as its target:
 * one that failed from this source and then succeeded, and had not been in from here before.
 *
 * Attempts are keyed by user; what they say about the source goes there as an observation.
 */
const PRIOR = [
  [8, 0],
  [12, 2],
  [20, 4.5],
  [40, 7],
  [60, 8],
] as const;

const FEWEST_USERS = 4;
/** Share of users who fail and have not yet succeeded from the same source, in ordinary hours. */
const MISTYPED = 0.07;
/** A success from a source that sprays. */
const BROKEN_IN = 12;
const MOST = 60;
const FAILED = 0;
const SUCCEEDED = 1;

export const spraying = detector({
  manifest: {
    name: 'identity.spraying',
    version: 1,
    domain: 'identity',
    classes: [3002],
    tactics: ['TA0006'],
    techniques: ['T1110.003'],
    compares: 'observed',
    prior: PRIOR,
  },
  state: () => ({
    /** Source → how the last attempt of each user ended; fades within hours. */
    outcomes: new Outcomes({ halfLifeHours: 6 }),
  }),

  event(e, ctx) {
    const { ip } = whenceOf(e.event);
    if (ip === undefined || !isLogon(e.event)) return;
    ctx.observe({ kind: 'ip', key: ip }, e.key, succeeded(e.event) ? SUCCEEDED : FAILED);
  },

  observation(o, ctx, s) {
    const failed = o.item.amount !== SUCCEEDED;
    const tally = s.outcomes.take(ctx, o.key, o.item.value, failed);
    const share = tally.failing / Math.max(1, tally.members);
    if (tally.failing < FEWEST_USERS - 0.5 || share <= MISTYPED) return;
    // Who had been in from here before is a colleague, and who never failed here was not tried: neither is a broken password.
    const brokenIn = !failed && tally.hadFailed && !tally.hadSucceeded && share > 0.5;
    const score = Math.min(MOST, tally.members * divergence(Math.min(1, share), MISTYPED)) + (brokenIn ? BROKEN_IN : 0);
    ctx.raise(draftOf(o.entity.key, tally, brokenIn ? { account: accountOf(o.item.value) } : undefined, score, ctx));
  },
});

/** Kullback-Leibler divergence of two coins, bits: how badly `ordinary` explains `share`, a user. */
const divergence = (share: number, ordinary: number): number =>
  (share > 0 ? share * Math.log2(share / ordinary) : 0) + (share < 1 ? (1 - share) * Math.log2((1 - share) / (1 - ordinary)) : 0);

/** The account behind an event's key; undefined when the event had no principal. */
function accountOf(key: string): EntityKey | undefined {
  const account = parseEntityRefKey(key);
  return account?.kind === 'user' || account?.kind === 'principal' || account?.kind === 'mailbox' ? account : undefined;
}

function draftOf(ip: string, n: Tally, brokenIn: { readonly account: EntityKey | undefined } | undefined, score: number, ctx: DetectContext): Draft {
  const users = Math.round(n.failing);
  const fine = Math.max(0, Math.round(n.members - n.failing));
  return {
    score,
    subject: { kind: 'ip', key: ip },
    ...(brokenIn ? { facet: 'success' } : {}),
    title: brokenIn ? 'Password spraying that succeeded once' : 'Password spraying',
    reason: `Logons of ${users} users failed from ${ip}, of ${fine} the last one worked${brokenIn ? ', one of them after the failures' : ''}; where colleagues share an address, about ${Math.round(MISTYPED * 100)} % are left with a failure.`,
    entities: [{ kind: 'ip', key: ip, role: 'source' }, ...(brokenIn?.account ? [{ ...brokenIn.account, role: 'target' } as const] : [])],
    measures: [
      { name: 'users who failed', value: users, ordinary: `fewer than ${FEWEST_USERS}` },
      { name: 'attempts', value: Math.round(n.attempts) },
      { name: 'users whose last attempt worked', value: fine },
    ],
    compared: `the sources of all logons, watched for ${Math.round(ctx.watchedMs / 3_600_000)} hours`,
    normal: ['one user who mistypes and succeeds within a minute'],
    ...(brokenIn ? { tactics: ['TA0006', 'TA0001'], techniques: ['T1110.003', 'T1078'] } : {}),
  };
}
