import { archivedCounts, deadByCode, incidentById, listActions, listIncidents, members } from '@cordon/store-clickhouse';
import type { Store } from '@cordon/runtime';
import { peakMemoryBytes } from '../peak-memory';

/** What `cordon replay --report` writes (architecture.md, section 10). */
export interface ReplayReport {
  readonly events: { readonly in: number; readonly archived: number; readonly duplicate: number; readonly dead: number };
  readonly deadByCode: Readonly<Record<string, number>>;
  readonly findings: number;
  readonly incidents: readonly object[];
  readonly actions: readonly object[];
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakRssBytes: number;
}

const PAGE = 500;

/** What this process knows itself, beside what the store says: two accounts that must agree. */
export interface Known {
  /** Records handed to the log. */
  readonly handedIn: number;
  /** Records that normalise knew already, by the product's own id or by their place. */
  readonly repeated: number;
  readonly startedMs: number;
  readonly cpu: NodeJS.CpuUsage;
}

/** archived: records of which an event stands in the store; so a record that no stage has a word for is missing in the sum. */
export async function makeReport(store: Store, tenant: string, { handedIn, repeated, startedMs, cpu }: Known): Promise<ReplayReport> {
  const counts = await archivedCounts(store, tenant);
  const used = process.cpuUsage(cpu);
  const { process: engine } = await store.usage();
  return {
    events: { in: handedIn, archived: counts.withEvents, duplicate: repeated, dead: counts.dead },
    deadByCode: await deadByCode(store, tenant),
    findings: counts.findings,
    incidents: await incidents(store, tenant),
    actions: await actions(store, tenant),
    wallMs: Math.round(performance.now() - startedMs),
    cpuMs: Math.round((used.user + used.system) / 1_000 + (engine?.cpuMs ?? 0)),
    peakRssBytes: await peakMemoryBytes(store),
  };
}

async function incidents(store: Store, tenant: string): Promise<object[]> {
  const all: object[] = [];
  let cursor: string | undefined;
  do {
    const page = await listIncidents(store, tenant, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    for (const i of page.items) {
      const whole = await incidentById(store, tenant, i.id);
      all.push({
        id: i.id,
        title: i.title,
        status: i.status,
        priority: i.priority,
        probability: i.probability,
        openedAt: i.openedAt,
        firstAt: i.firstAt,
        lastAt: i.lastAt,
        domains: i.domains,
        techniques: i.techniques,
        findings: i.findings,
        entities: (whole?.entities ?? []).flatMap((e) => e.roles.map((role) => ({ kind: e.kind, key: e.key, role }))),
      });
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return all;
}

async function actions(store: Store, tenant: string): Promise<object[]> {
  const all: object[] = [];
  let cursor: string | undefined;
  do {
    const page = await listActions(store, tenant, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    all.push(
      ...page.items.map(({ action: a, state }) => ({
        id: a.id,
        verb: a.verb,
        target: `${a.target.kind}/${a.target.key}`,
        state,
        mode: a.mode,
        incident: a.incident,
      })),
    );
    cursor = page.next;
  } while (cursor !== undefined);
  return all;
}

/** NDJSON, a line a finding. */
export async function* memberLines(store: Store, tenant: string): AsyncGenerator<string> {
  for await (const m of members(store, tenant)) yield `${JSON.stringify(m)}\n`;
}
