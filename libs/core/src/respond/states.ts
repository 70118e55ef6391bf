import type { ActionState } from '@cordon/wire';

/**
 * Allowed edges of an action's life (response.md, section 2). pending_approval again: the first of two people approved. From active
 * or verified to dispatching: extended. drifted: somebody undid it; dispatching follows where it is applied again.
 */
export const EDGES: Readonly<Record<ActionState, readonly ActionState[]>> = {
  proposed: ['suppressed', 'shadow', 'pending_approval', 'approved'],
  suppressed: [],
  shadow: [],
  pending_approval: ['pending_approval', 'approved', 'denied', 'expired', 'suppressed', 'superseded'],
  approved: ['dispatching', 'suppressed', 'pending_approval'],
  dispatching: ['active', 'failed', 'unknown'],
  active: ['verified', 'drifted', 'dispatching', 'releasing', 'failed'],
  verified: ['drifted', 'dispatching', 'releasing'],
  drifted: ['dispatching', 'active', 'verified', 'releasing'],
  releasing: ['released', 'release_failed'],
  released: [],
  failed: [],
  release_failed: ['releasing', 'released'],
  unknown: ['active', 'failed', 'drifted', 'dispatching', 'releasing'],
  superseded: [],
  denied: [],
  expired: [],
};

export const isEdge = (from: ActionState | undefined, to: ActionState): boolean =>
  from === undefined ? to === 'proposed' : EDGES[from].includes(to);

/** Nothing follows. */
export const isOver = (s: ActionState): boolean => EDGES[s].length === 0;

/** The effect is, or may be, in place: it counts against budgets and must be released. */
export const holds = (s: ActionState): boolean =>
  s === 'dispatching' || s === 'active' || s === 'verified' || s === 'drifted' || s === 'unknown' || s === 'releasing' || s === 'release_failed';
