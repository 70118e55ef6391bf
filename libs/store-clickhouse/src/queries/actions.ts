import type { Page, Store } from '@cordon/runtime';
import type { Action, ActionState, Outcome } from '@cordon/wire';
import { keyset, pageOf, type PageRequest } from './page';
import { rangeParams, type TimeRange } from './range';

/** An action as it stands: what was decided, and the newest edge of its life. */
export interface ActionStanding {
  readonly action: Action;
  /** `proposed` until there is an outcome. */
  readonly state: ActionState;
  /** 0 until there is an outcome. */
  readonly edge: number;
  /** Time of that edge, ms. */
  readonly at: number;
  readonly outcome?: Outcome;
  /** While it waits for a person: what an approval must send back, so that what is approved is what was shown. */
  readonly approvalHash?: string;
}

/** By time of decision. */
export interface ActionFilter extends TimeRange, PageRequest {
  readonly incident?: string;
  readonly states?: readonly ActionState[];
}

interface Row {
  readonly id: string;
  readonly state: ActionState;
  readonly edge: number;
  readonly atMs: number;
  readonly decidedAt: number;
  readonly actionBody: string;
  readonly body: string;
}

/** Actions, newest decision first. */
export async function listActions(store: Store, tenant: string, filter: ActionFilter = {}): Promise<Page<ActionStanding>> {
  const rows = await actions(store, tenant, filter, '');
  return pageOf(rows, filter, (row) => [row.decidedAt, row.id], standing);
}

export async function actionById(store: Store, tenant: string, id: string): Promise<ActionStanding | undefined> {
  const [row] = await actions(store, tenant, { limit: 1 }, id);
  return row ? standing(row) : undefined;
}

/** The journal of one action after edge `afterEdge`, in order, at most `limit`. */
export async function actionEdges(store: Store, tenant: string, id: string, afterEdge = 0, limit = 200): Promise<readonly Outcome[]> {
  const rows = await store.query<{ body: string }>('action-edges', { tenant, id, afterEdge, limit, ...rangeParams() });
  return rows.map((row) => JSON.parse(row.body) as Outcome);
}

const actions = (store: Store, tenant: string, filter: ActionFilter, id: string): Promise<readonly Row[]> =>
  store.query<Row>('actions-list', {
    tenant,
    id,
    ...rangeParams(filter),
    incident: filter.incident ?? '',
    states: filter.states ?? [],
    ...keyset(filter, ['afterDecidedAt', 'afterId'], [0, '']),
  });

function standing(row: Row): ActionStanding {
  const outcome = row.body === '' ? undefined : (JSON.parse(row.body) as Outcome);
  return {
    action: JSON.parse(row.actionBody) as Action,
    state: row.state,
    edge: row.edge,
    at: row.atMs,
    ...(outcome === undefined ? {} : { outcome }),
    ...(outcome?.approvalHash === undefined ? {} : { approvalHash: outcome.approvalHash }),
  };
}
