import type { Command, IncidentStatus, Order } from '@cordon/wire';
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

export const isIncidentOrder = (order: Command['order']): order is IncidentOrder => order.kind.startsWith('incident.');

/** What a version says of itself after the order. */
export function changeText(order: IncidentOrder): string {
  switch (order.kind) {
    case 'incident.status':
      return `status ${order.status}${order.verdict === undefined ? '' : ` (${order.verdict})`}`;
    case 'incident.assign':
      return 'assigned';
    case 'incident.comment':
      return 'comment';
    case 'incident.remove-link':
      return 'link removed';
  }
}
