import { detector, isLogon, Novelty, succeeded, whenceOf, type DetectContext, type Draft } from '@cordon/core';

/**
 * Notices one source address at which the logons of many users fail and hardly one succeeds.
 * Odd, because people who mistype succeed a moment later, and colleagues behind one office address mostly succeed.
 * Wrong when a service behind a shared address loses its password for many accounts at once (a broken synchronisation, an expired
 * certificate). A spray from hundreds of addresses with one attempt each is not noticed here.
 * Names the source, never the users: they did nothing.
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
    /** Source → users who failed and did not succeed since; forgotten within hours. */
    failing: new Novelty({ halfLifeDays: 0.5 }),
    succeeding: new Novelty({ halfLifeDays: 0.5 }),
  }),

  event(e, ctx) {
    const { ip } = whenceOf(e.event);
    if (ip === undefined || !isLogon(e.event)) return;
    ctx.observe({ kind: 'ip', key: ip }, e.key, succeeded(e.event) ? SUCCEEDED : FAILED);
  },

  observation(o, ctx, s) {
    const user = o.item.value;
    const worked = o.item.amount === SUCCEEDED;
    (worked ? s.succeeding : s.failing).learn(ctx, o.key, user);
    const failing = s.failing.look(ctx, o.key, user);
    if (failing.distinct < FEWEST_USERS - 0.5) return;
    const succeeding = s.succeeding.look(ctx, o.key, user);
    // Users seen on both sides mistyped; at most all who succeeded did.
    const only = Math.max(0, failing.distinct - succeeding.distinct);
    const users = only + succeeding.distinct;
    const share = only / Math.max(1, users);
    if (only < FEWEST_USERS - 0.5 || share <= MISTYPED) return;
    const brokenIn = worked && succeeding.distinct < failing.distinct / 4;
    const score = Math.min(MOST, users * divergence(share, MISTYPED)) + (brokenIn ? BROKEN_IN : 0);
    ctx.raise(draftOf(o.entity.key, { failing: failing.distinct, failures: failing.total, succeeding: succeeding.distinct, brokenIn }, score, ctx));
  },
});

/** Kullback-Leibler divergence of two coins, bits: how badly `ordinary` explains `share`, a user. */
const divergence = (share: number, ordinary: number): number =>
  (share > 0 ? share * Math.log2(share / ordinary) : 0) + (share < 1 ? (1 - share) * Math.log2((1 - share) / (1 - ordinary)) : 0);

interface Counts {
  readonly failing: number;
  readonly failures: number;
  readonly succeeding: number;
  readonly brokenIn: boolean;
}

function draftOf(ip: string, n: Counts, score: number, ctx: DetectContext): Draft {
  const users = Math.round(n.failing);
  return {
    score,
    subject: { kind: 'ip', key: ip },
    title: n.brokenIn ? 'Password spraying that succeeded once' : 'Password spraying',
    reason: `Logons of ${users} users failed from ${ip}, ${Math.round(n.succeeding)} succeeded${n.brokenIn ? ', the last one after the failures' : ''}; where colleagues share an address, about ${Math.round(MISTYPED * 100)} % fail without succeeding soon after.`,
    entities: [{ kind: 'ip', key: ip, role: 'source' }],
    measures: [
      { name: 'users who failed', value: users, ordinary: `fewer than ${FEWEST_USERS}` },
      { name: 'failures', value: Math.round(n.failures) },
      { name: 'users who succeeded', value: Math.round(n.succeeding) },
    ],
    compared: `the sources of all logons, watched for ${Math.round(ctx.watchedMs / 3_600_000)} hours`,
    normal: ['one user who mistypes and succeeds within a minute'],
    ...(n.brokenIn ? { tactics: ['TA0006', 'TA0001'], techniques: ['T1110.003', 'T1078'] } : {}),
  };
}
