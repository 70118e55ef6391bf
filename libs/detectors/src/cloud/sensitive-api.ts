import {
  apiCallOf,
  DAY_MS,
  detector,
  maturity,
  Novelty,
  parameter,
  Recent,
  surprise,
  type ApiCall,
  type DetectContext,
  type EventView,
} from '@cordon/core';
import type { EntityKey, EntityRef, Measure } from '@cordon/wire';
import { LOOK_AROUND, LOOKED, lookAround, lookReason } from './look-around';
import { SENSITIVE_CALLS, type SensitiveCall } from './sensitive-calls';

/**
 * Notices a principal that makes a sensitive cloud call for the first time, or from a network that is new to it: credentials,
 * rights, recording turned off, accounts listed, data opened; and one that looks around widely (look-around.ts).
 * Odd, because principals are creatures of habit, machines most of all; a stolen key is tried out from elsewhere.
 * Wrong when an administrator does something seldom, and after a change of duties. A principal that has hardly been seen counts as
 * unknown, so there the call alone speaks. A call that failed is told as an attempt, and is no habit: when it works later, that is told.
 */
const PRIOR = [
  [2, 0],
  [4, 1.5],
  [6, 3],
  [9, 6],
  [13, 9],
] as const;

const LEAST = 2.5;
const NEW_NETWORK = 4;
/** Share of a call's weight that is left when the principal makes it often, and only the place is new. */
const USUAL = 0.3;
/** How much of the surprise at a call counts beside the call itself. */
const HABIT = 0.6;
const REFUSED = 1;

export const sensitiveApi = detector({
  manifest: {
    name: 'cloud.sensitive-api',
    version: 2,
    domain: 'cloud',
    // Calls that change an account are of a class of their own.
    classes: [6003, 3001],
    tactics: ['TA0003'],
    techniques: ['T1098.001'],
    compares: 'actors',
    prior: PRIOR,
  },
  state: () => ({
    calls: new Novelty({ halfLifeDays: 60 }),
    networks: new Novelty({ halfLifeDays: 60 }),
    looked: new Recent(LOOKED),
  }),

  event(e, ctx, s) {
    const call = apiCallOf(e.event);
    if (!call || !e.principal || call.provider === 'Microsoft 365') return;
    const used = s.calls.look(ctx, e.key, call.operation);
    const network = s.networks.look(ctx, e.key, call.network ?? '');
    const normal = [...s.calls.examples(e.key), ...s.networks.examples(e.key)];
    const failedBefore = call.failed && s.calls.knows(e.key, failed(call.operation));
    s.calls.learn(ctx, e.key, call.failed ? failed(call.operation) : call.operation);
    if (call.network !== undefined) s.networks.learn(ctx, e.key, call.network);
    const compared = `the last ${Math.round(used.total)} calls of this principal`;
    const looked = failedBefore ? undefined : lookAround(e, call, used, ctx, s.looked);
    if (looked) {
      const { score, measures } = looked;
      const reason = lookReason(looked, used);
      const entities = entitiesOf(e, call, ctx);
      ctx.raise({ ...LOOK_AROUND, score, subject: e.principal, facet: 'look around', reason, entities, measures, compared, normal });
    }
    const sensitive = SENSITIVE_CALLS.get(call.operation);
    if (!sensitive) return;
    const isNew = used.count === 0 && !failedBefore;
    // The first day in a new place, not only the first call there; for a young principal every place is new.
    const isElsewhere = call.network !== undefined && network.knownMs < DAY_MS && network.knownMs * 4 < network.ageMs;
    const elsewhere = isElsewhere ? NEW_NETWORK * maturity(network) : 0;
    if (!isNew && elsewhere < 0.5) return;
    const habit = isNew ? HABIT * surprise(used) : 0;
    const measures: Measure[] = [{ name: 'the call itself', value: isNew ? sensitive.weight : sensitive.weight * USUAL, unit: 'bits' }];
    if (habit > 0.05)
      measures.push({
        name: 'first use by this principal',
        value: round(habit),
        unit: 'bits',
        ordinary: `${Math.round(used.total)} calls of ${Math.round(used.distinct)} kinds`,
      });
    if (elsewhere > 0.05)
      measures.push({ name: 'new network', value: round(elsewhere), unit: 'bits', ordinary: `${Math.round(network.distinct)} networks` });
    const score = (isNew ? sensitive.weight : sensitive.weight * USUAL) + habit + elsewhere + (call.denied ? REFUSED : 0);
    if (score < LEAST) return;
    ctx.raise({
      score,
      subject: e.principal,
      facet: call.failed ? failed(call.operation) : call.operation,
      title: `Sensitive cloud call${call.failed ? ' that failed' : ''}: ${call.operation}`,
      reason: reasonOf(call, sensitive, isNew, elsewhere, Math.round(used.total)),
      entities: entitiesOf(e, call, ctx),
      measures,
      compared,
      normal,
      ...(call.failed ? { attempted: true } : {}),
      tactics: [sensitive.tactic],
      techniques: elsewhere > 1 ? [sensitive.technique, 'T1078.004'] : [sensitive.technique],
    });
  },
});

/** What a failed call is remembered as, apart from the same call that worked. */
const failed = (operation: string): string => `${operation} (failed)`;

const round = (x: number): number => Math.round(x * 100) / 100;

function reasonOf(call: ApiCall, s: SensitiveCall, isNew: boolean, elsewhere: number, total: number): string {
  const parts = [`${call.operation} ${s.what}`];
  if (isNew) parts.push(total > 0 ? `this principal never made this call in ${total} before` : 'nothing is known of this principal yet');
  if (elsewhere > 0.5) parts.push(`it came from ${call.network}, which is new to it`);
  if (call.failed) parts.push(call.denied ? 'it was refused' : 'it failed');
  return `${parts.join('; ')}.`;
}

function entitiesOf(e: EventView, call: ApiCall, ctx: DetectContext): readonly EntityRef[] {
  const found: EntityRef[] = [];
  const put = (key: EntityKey | undefined, role: EntityRef['role']): void => {
    if (key && !found.some((f) => f.kind === key.kind && f.key === key.key)) found.push({ ...key, role });
  };
  put(e.principal, 'actor');
  if (e.principal) put(ctx.estate.userOf(e.principal), 'actor');
  if (call.accessKey !== undefined) put({ kind: 'key', key: call.accessKey }, 'actor');
  if (call.ip !== undefined) put({ kind: 'ip', key: call.ip }, 'source');
  const made = parameter(call.response, 'accessKey', 'accessKeyId');
  if (made !== undefined) put({ kind: 'key', key: made }, 'target');
  return found;
}
