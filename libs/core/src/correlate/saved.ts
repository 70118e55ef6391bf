import type { BindingBody, Incident } from '@cordon/wire';
import { Cluster } from './cluster';
import { Correlator } from './correlator';
import { entryOf, type DecidedLink, type Entry } from './entry';
import type { Facts } from './facts';
import type { Member } from './member';
import type { RarityRows } from './rarity';
import type { CorrelateSettings } from './settings';

interface SavedEntry {
  readonly member: Member;
  /** Seed of its cluster. */
  readonly cluster: string;
  readonly links: readonly DecidedLink[];
  readonly merges: readonly (readonly [string, string])[];
  readonly recurs?: string;
  readonly apart?: readonly string[];
  readonly facts?: Facts;
}

interface SavedCluster {
  readonly seed: string;
  readonly frozen: boolean;
  readonly pressed: boolean;
  readonly touchedAt: number;
}

interface SavedPublished {
  readonly seed: string;
  readonly last: Incident;
  readonly live: boolean;
  readonly changedAt: number;
  readonly archived?: Facts;
}

/** State of one tenant as plain data; schema 1. */
export interface SavedCorrelator {
  readonly tenant: string;
  readonly commands: number;
  readonly bindings: readonly BindingBody[];
  readonly rarity: RarityRows;
  readonly entries: readonly SavedEntry[];
  readonly clusters: readonly SavedCluster[];
  readonly published: readonly SavedPublished[];
  readonly forgotten: readonly string[];
}

/** Everything is saved as decided, not decided again at load: people's words and evictions have shaped it. */
export function saveCorrelator(c: Correlator): SavedCorrelator {
  const entries = [...c.grouping.entries.values()];
  return {
    tenant: c.tenant,
    commands: c.commands,
    bindings: c.bindings.save(),
    rarity: c.rarity.save(),
    entries: entries.flatMap(savedEntry),
    clusters: entries.flatMap(({ decision, id }) => {
      const cluster = decision?.cluster;
      return cluster?.seed.id === id ? [{ seed: id, frozen: cluster.frozen, pressed: cluster.pressed, touchedAt: cluster.touchedAt }] : [];
    }),
    published: [...c.register.all()].map((p) => ({
      seed: p.seed,
      last: p.last,
      live: p.live,
      changedAt: p.changedAt,
      ...(p.archived ? { archived: p.archived } : {}),
    })),
    forgotten: [...c.forgotten],
  };
}

function savedEntry(e: Entry): SavedEntry[] {
  const d = e.decision;
  if (!d) return [];
  return [
    {
      member: e.member,
      cluster: d.cluster.seed.id,
      links: d.links,
      merges: d.merges.map((m) => [m.from.seed.id, m.to.seed.id] as const),
      ...(d.recurs === undefined ? {} : { recurs: d.recurs }),
      ...(e.apart ? { apart: [...e.apart] } : {}),
      ...(e.facts ? { facts: e.facts } : {}),
    },
  ];
}

export function loadCorrelator(saved: SavedCorrelator, settings?: CorrelateSettings): Correlator {
  const c = new Correlator(saved.tenant, settings);
  c.commands = saved.commands;
  for (const b of saved.bindings) c.bindings.learn(b);
  c.rarity.load(saved.rarity);
  const entries = new Map<string, Entry>();
  for (const s of saved.entries) {
    const entry = entryOf(s.member, c.bindings);
    if (s.apart) entry.apart = new Set(s.apart);
    entry.facts = s.facts;
    entries.set(entry.id, entry);
    c.grouping.restore(entry);
  }
  const clusters = new Map<string, Cluster>();
  for (const s of saved.clusters) {
    const seed = entries.get(s.seed);
    if (seed) clusters.set(s.seed, Object.assign(new Cluster(seed), { frozen: s.frozen, pressed: s.pressed, touchedAt: s.touchedAt }));
  }
  for (const s of saved.entries) {
    const entry = entries.get(s.member.id);
    const cluster = clusters.get(s.cluster);
    if (!entry || !cluster) continue;
    const merges = s.merges.flatMap(([from, to]) => {
      const [a, b] = [clusters.get(from), clusters.get(to)];
      return a && b ? [{ from: a, to: b }] : [];
    });
    c.grouping.adopt(entry, { cluster, links: s.links, merges, ...(s.recurs === undefined ? {} : { recurs: s.recurs }) });
  }
  for (const p of saved.published) c.register.put({ ...p, id: p.last.id, archived: p.archived });
  for (const id of saved.forgotten) c.forgotten.add(id);
  return c;
}
