import type { EntityKey, EntityKind, EntityRole, Link, LinkKind, TimelineEntry } from '@cordon/wire';
import { entityRefKey } from '../entities';
import type { Bindings } from './bindings';
import type { Cluster } from './cluster';
import type { Facts } from './facts';
import { COMPANION_FACTOR, MAX_ENTITIES_PER_FINDING } from './link-table';
import { actorOf, type Member } from './member';
import { stepsOf } from './sequences';
import { isShared } from './shared-things';

/** One name under which a finding can be joined with others, as resolved at its time. */
export interface JoinKey {
  /** `kind/key` */
  readonly tag: string;
  readonly entity: EntityKey;
  /** 1 for the thing itself, less for who was on it. */
  factor: number;
  acts: boolean;
  suffers: boolean;
  claimed: boolean;
  /** Names it was observed under; the busiest one counts for idf. */
  readonly names: string[];
}

/** A link as decided, before it is known which incident id it will stand under. */
export interface DecidedLink {
  /** Finding on the other side. */
  readonly partner: string;
  readonly entity: EntityKey;
  readonly kind: LinkKind;
  readonly weight: number;
  readonly dtMs: number;
  readonly idf: number;
  /** What is shared and how, without the other side (link-reason.ts). */
  readonly reason: string;
}

export interface Decision {
  readonly cluster: Cluster;
  readonly links: readonly DecidedLink[];
  readonly merges: readonly { readonly from: Cluster; readonly to: Cluster }[];
  /** Seed of an incident that a person ended and that this would have joined. */
  readonly recurs?: string;
}

/** An entity as the incident shows it: as observed, or what it stood for at that time. */
export interface Sighting {
  readonly tag: string;
  readonly entity: EntityKey;
  readonly role: EntityRole;
  readonly claimed: boolean;
  readonly name?: string;
}

/** What views show of a finding, worked out once, because an incident is shown anew with each finding that joins. */
export interface Shown {
  timeline?: TimelineEntry;
  sightings?: readonly Sighting[];
  links?: { readonly of: Decision; readonly incident: string; readonly rows: readonly Link[] };
}

/** A finding with what correlation derived for it. */
export interface Entry {
  readonly id: string;
  readonly at: number;
  readonly member: Member;
  /** Entities as observed, `kind/key` → kind. */
  readonly observed: ReadonlyMap<string, EntityKind>;
  readonly steps: string;
  /** Who acted, as resolved; for crowds. */
  actor: string | undefined;
  /** One list for each different thing; names of one thing are alternatives, different things add up. */
  threads: readonly (readonly JoinKey[])[];
  decision: Decision | undefined;
  queued: boolean;
  /** Findings that a person said it does not belong with. */
  apart: Set<string> | undefined;
  /** What people did to the incident that it stood for. */
  facts: Facts | undefined;
  shown: Shown;
}

export function entryOf(member: Member, bindings: Bindings): Entry {
  const entry: Entry = {
    id: member.id,
    at: member.at,
    member,
    observed: new Map(member.entities.map((e) => [entityRefKey(e), e.kind])),
    steps: stepsOf(member).join(' '),
    actor: undefined,
    threads: [],
    decision: undefined,
    queued: false,
    apart: undefined,
    facts: undefined,
    shown: {},
  };
  resolveEntry(entry, bindings);
  return entry;
}

/** Resolves a finding's entities at its own time. What it observed stays; only the view changes. */
export function resolveEntry(entry: Entry, bindings: Bindings): void {
  const { member, at } = entry;
  const actor = actorOf(member);
  entry.shown = {};
  entry.actor = actor && entityRefKey(bindings.resolve(actor, at));
  const threads = new Map<string, Map<string, JoinKey>>();
  const home = new Map<string, { thread: Map<string, JoinKey>; key: JoinKey }>();
  for (const e of member.entities.slice(0, MAX_ENTITIES_PER_FINDING)) {
    const same = bindings.resolve(e, at);
    const thread = threads.get(entityRefKey(same)) ?? new Map<string, JoinKey>();
    threads.set(entityRefKey(same), thread);
    const companion = bindings.companion(e, at);
    // An address that stands for a device at this time stands for another one at another time: only the device joins.
    const itself = e.kind === 'ip' && entityRefKey(same) !== entityRefKey(e) ? [] : [e];
    for (const [entity, factor] of [
      [same, 1],
      ...itself.map((k) => [k, 1] as const),
      ...(companion ? [[companion, COMPANION_FACTOR] as const] : []),
    ] as const) {
      if (isShared(entity, at, bindings)) continue;
      const tag = entityRefKey(entity);
      const known = home.get(tag);
      if (known && (known.thread === thread || known.key.factor >= factor)) widen(known.key, e, factor);
      else {
        known?.thread.delete(tag);
        const key: JoinKey = {
          tag,
          entity: { kind: entity.kind, key: entity.key },
          factor,
          acts: false,
          suffers: false,
          claimed: true,
          names: [tag],
        };
        widen(key, e, factor);
        thread.set(tag, key);
        home.set(tag, { thread, key });
      }
    }
  }
  entry.threads = [...threads.values()].filter((t) => t.size > 0).map((t) => [...t.values()]);
}

/** Under what rarity counts a thing to which something is done: others choose their targets, so being one says nothing of what one does oneself. */
export const asTarget = (tag: string): string => `${TARGET}${tag}`;
const TARGET = 'target ';

/** The thing itself of what rarity counts. */
export const thingOf = (counted: string): string => (counted.startsWith(TARGET) ? counted.slice(TARGET.length) : counted);

/** What rarity counts of a finding: each thing once as one that acts (or was left behind), once as a target, as the finding has it. */
export function countedOf(member: Member): ReadonlyMap<string, EntityKind> {
  return new Map(member.entities.map((e) => [suffers(e.role) ? asTarget(entityRefKey(e)) : entityRefKey(e), e.kind]));
}

const suffers = (role: EntityRole): boolean => role === 'target' || role === 'destination';

function widen(key: JoinKey, e: Member['entities'][number], factor: number): void {
  key.acts ||= e.role === 'actor' || e.role === 'source';
  key.suffers ||= suffers(e.role);
  key.claimed &&= e.claimed === true;
  key.factor = Math.max(key.factor, factor);
  const name = entityRefKey(e);
  if (!key.names.includes(name) && e.kind === key.entity.kind) key.names.push(name);
}
