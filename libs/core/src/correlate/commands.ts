import type { Command, IncidentStatus, Order } from '@cordon/wire';
import type { Entry } from './entry';
import { mayBecome, type Facts } from './facts';

export type IncidentOrder = Extract<Order, { readonly kind: `incident.${string}` }>;

const MOST_COMMENTS = 200;
const MOST_COMMENT = 4_000;
const MOST_NAME = 256;

/** Facts after an order, or the reason why it is not allowed now. */
export function applyOrder(facts: Facts, status: IncidentStatus, order: IncidentOrder, command: Command, n: number): Facts | string {
  switch (order.kind) {
    case 'incident.status': {
      if (order.status !== status && !mayBecome(status, order.status)) return `an incident that is ${status} cannot become ${order.status}`;
      const verdict = order.verdict ?? (order.status === 'resolved' ? (facts.verdict ?? 'undetermined') : facts.verdict);
      return { ...facts, n, status: order.status, ...(verdict === undefined ? {} : { verdict }) };
    }
    case 'incident.assign':
      return { ...facts, n, assignee: order.assignee.slice(0, MOST_NAME) };
    case 'incident.comment': {
      const comment = { at: command.at, by: command.by, text: order.text.slice(0, MOST_COMMENT) };
      return { ...facts, n, comments: [...facts.comments, comment].slice(-MOST_COMMENTS) };
    }
    case 'incident.remove-link':
      return facts;
  }
}

/**
 * The side that stays when a finding is taken out: all that still hang together without it, with the first of the others. What only
 * hung on the removed finding is free to go with it ("without this the incident falls into two"). `members` in order.
 */
export function removedSide(members: readonly Entry[], removed: Entry): Entry[] {
  const ids = new Map(members.map((m) => [m.id, m]));
  const near = new Map<Entry, Entry[]>(members.map((m) => [m, []]));
  for (const m of members) {
    for (const link of m.decision?.links ?? []) {
      const partner = ids.get(link.partner);
      if (!partner || partner === removed || m === removed) continue;
      near.get(m)?.push(partner);
      near.get(partner)?.push(m);
    }
  }
  const first = members.find((m) => m !== removed);
  const stays = new Set(first ? [first] : []);
  for (const m of stays) for (const n of near.get(m) ?? []) stays.add(n);
  return members.filter((m) => stays.has(m));
}
