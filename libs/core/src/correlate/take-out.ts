import { partsOf } from './cluster';
import type { Entry } from './entry';
import type { Grouping } from './grouping';

/**
 * Takes a finding out of its incident for good. First it is kept apart from all members, so that what holds together without it shows;
 * then those that do not hang together with the rest are free to go with it ("without this the incident falls into two"). What people did
 * to the incident stays with the rest. Returns the first finding of the rest; undefined when there is none.
 */
export function takeOut(grouping: Grouping, members: readonly Entry[], removed: Entry): Entry | undefined {
  const rest = members.filter((m) => m !== removed);
  const first = rest[0];
  const root = grouping.rootOfEntry(removed);
  if (!first || !root) return undefined;
  for (const c of partsOf(root)) c.pressed = true;
  for (const m of rest) keepApart(removed, m);
  for (const m of members) grouping.mark(m);
  grouping.settle();
  const stays = grouping.rootOfEntry(first);
  for (const m of rest) {
    if (grouping.rootOfEntry(m) === stays) continue;
    removed.apart?.delete(m.id);
    m.apart?.delete(removed.id);
    grouping.mark(m);
  }
  grouping.mark(removed);
  grouping.settle();
  for (const m of [removed, first]) if (m.decision) m.decision.cluster.pressed = true;
  if (removed.facts) {
    first.facts = removed.facts;
    removed.facts = undefined;
  }
  return first;
}

function keepApart(a: Entry, b: Entry): void {
  (a.apart ??= new Set()).add(b.id);
  (b.apart ??= new Set()).add(a.id);
}
