import type { Incident } from '@cordon/wire';
import { entitiesBefore, partsOf, type Cluster } from './cluster';
import type { Entry } from './entry';
import type { Facts } from './facts';
import { MAX_AGE_MS, MAX_ENTITIES, MAX_FINDINGS } from './link-table';

const END = { at: Number.POSITIVE_INFINITY, id: '' };

/** Why an incident accepts no more findings, or undefined while it does. */
export function groupingStatus(root: Cluster, entries: readonly Entry[]): string | undefined {
  if (root.frozen) return 'ended by a person';
  if (entries.length >= MAX_FINDINGS) return '1,000 findings';
  if (entitiesBefore(partsOf(root), END) >= MAX_ENTITIES) return '1,000 entities';
  return (entries.at(-1)?.at ?? 0) - root.seed.at >= MAX_AGE_MS ? '30 days' : undefined;
}

/** A new version of an incident whose findings are no longer held: only what people and actions did to it changes. */
export function restated(last: Incident, facts: Facts, change: string): Incident {
  return {
    ...last,
    version: last.version + 1,
    status: facts.status ?? last.status,
    ...(facts.verdict === undefined ? {} : { verdict: facts.verdict }),
    ...(facts.assignee === undefined ? {} : { assignee: facts.assignee }),
    comments: facts.comments,
    change,
  };
}
