import type { IncidentComment, IncidentStatus, Verdict } from '@cordon/wire';

/** Comments and actions kept of an incident; the oldest go first. */
const MOST_COMMENTS = 200;
const MOST_ACTIONS = 200;

/** What people and actions did to an incident. Later words win over earlier ones, by `n`. */
export interface Facts {
  /** Grows with each command of a tenant. */
  readonly n: number;
  readonly status?: IncidentStatus;
  readonly verdict?: Verdict;
  readonly assignee?: string;
  readonly comments: readonly IncidentComment[];
  /** Action id → state. */
  readonly actions: readonly (readonly [string, string])[];
}

export const NO_FACTS: Facts = { n: 0, comments: [], actions: [] };

/** Facts of several incidents that became one: comments and actions of all, else the last word. */
export function joinFacts(all: readonly Facts[]): Facts | undefined {
  const [first, ...rest] = [...all].sort((a, b) => a.n - b.n);
  if (!first) return undefined;
  return rest.reduce<Facts>(
    (joined, f) => ({
      ...joined,
      ...f,
      comments: [...joined.comments, ...f.comments].sort((a, b) => a.at - b.at || (a.text < b.text ? -1 : 1)).slice(-MOST_COMMENTS),
      actions: [...new Map([...joined.actions, ...f.actions])].slice(-MOST_ACTIONS),
    }),
    first,
  );
}

/** People's words that two incidents may not be one against. */
export function contradict(a: Facts | undefined, b: Facts | undefined): boolean {
  const differ = (x: string | undefined, y: string | undefined): boolean => x !== undefined && y !== undefined && x !== y;
  return differ(a?.assignee, b?.assignee) || differ(a?.verdict, b?.verdict);
}

/** A person looked at it: it stays visible whatever later evidence says. */
export const isPinned = (f: Facts | undefined): boolean =>
  f !== undefined && (f.status !== undefined || f.assignee !== undefined || f.comments.length > 0 || f.actions.length > 0);

/** Changes of status that people may make (correlation.md, section 3); what is resolved or closed never reopens by itself. */
const EDGES: Partial<Record<IncidentStatus, readonly IncidentStatus[]>> = {
  open: ['investigating', 'contained', 'resolved', 'closed'],
  investigating: ['open', 'contained', 'resolved', 'closed'],
  contained: ['investigating', 'resolved', 'closed'],
  resolved: ['open', 'investigating', 'closed'],
};

export const mayBecome = (from: IncidentStatus, to: IncidentStatus): boolean => EDGES[from]?.includes(to) ?? false;
/** Ended by a person: accepts no finding and is not regrouped. */
export const isEnded = (s: IncidentStatus | undefined): boolean => s === 'resolved' || s === 'closed';
