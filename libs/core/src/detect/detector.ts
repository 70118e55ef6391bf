import type { Domain, EntityKey, EntityRef, EvidenceRef, Measure, ObservationItem, OcsfEvent } from '@cordon/wire';
import type { Block, When } from './block';
import type { DetectEstate } from './detect-estate';
import type { Prior } from './evidence';

/** A detector's building blocks by name; what it remembers for one tenant in one shard. */
export type Blocks = Readonly<Record<string, Block>>;

export interface Manifest {
  /** `<domain>.<name>`, as the file is called. */
  readonly name: `${Domain}.${string}`;
  /** Grows when the meaning of the state changes: what an older version had learned is then forgotten. */
  readonly version: number;
  readonly domain: Domain;
  /** OCSF class_uid of the events it looks at. */
  readonly classes: readonly number[];
  /** ATT&CK ids. */
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  /** What a score is compared with: the other acting entities of the day, or the other observed ones. */
  readonly compares: 'actors' | 'observed';
  /** Evidence of a score while there is little history. */
  readonly prior: Prior;
}

/** One event as a detector sees it. Fields of the OCSF object are read through `fields.ts`. */
export interface EventView {
  readonly event: OcsfEvent;
  readonly at: number;
  /** Partition key: `kind/key` of the acting entity, or salted where there is none. */
  readonly key: string;
  /** The acting entity, where there is one. */
  readonly principal: EntityKey | undefined;
  readonly evidence: EvidenceRef;
}

/** One item that some event's detector had to say about another entity. */
export interface Observed {
  readonly entity: EntityKey;
  /** `kind/key` of it. */
  readonly key: string;
  readonly item: ObservationItem;
}

/** What a detector has found, before it is known how odd that is here. */
export interface Draft {
  /** Above 0; comparable within the detector only. */
  readonly score: number;
  /** What was odd: the finding is about it, and one is counted per (detector, subject, day). */
  readonly subject: EntityKey;
  /** Splits a subject's day where several things of it are worth a finding each (an API call). */
  readonly facet?: string;
  /** What, in a few words of the detector's own. Findings of one detector with the same title weigh as repeats of one thing in an incident. */
  readonly title: string;
  readonly reason: string;
  readonly entities: readonly EntityRef[];
  readonly measures: readonly Measure[];
  readonly compared: string;
  readonly normal: readonly string[];
  /** What it rests on; the event or item in hand when absent. */
  readonly evidence?: readonly EvidenceRef[];
  readonly tactics?: readonly string[];
  readonly techniques?: readonly string[];
  readonly suffices?: boolean;
  readonly attempted?: boolean;
}

/** What a detector may ask and say while it looks at one event or item. */
export interface DetectContext extends When {
  /** `now` of the cut, ms. */
  readonly now: number;
  readonly tenant: string;
  /**
   * The same moment for what is going on rather than usual (the beat of a pair, a sum of the last hour, what was told already): it
   * is followed in evidence that is held back too, because it makes nothing ordinary, and the rest of an attack must still be seen.
   */
  readonly ongoing: When;
  /** How long this detector has watched this tenant, ms of event time: everything is new to a young watch. */
  readonly watchedMs: number;
  readonly estate: DetectEstate;
  /** Name by which a device had looked up an address, where its lookup was seen. Only where the device's events are. */
  hostOf(deviceKey: string, ip: string): string | undefined;
  /** Says something about another entity; `observation` of the same detector gets it where that entity is known. */
  observe(entity: EntityKey, value: string, amount?: number): void;
  raise(draft: Draft): void;
}

/**
 * One detector: one file. It opens with a comment: what it notices, why that is odd, when it is wrong. Blocks learn only when
 * `ctx` says so, so a detector looks first, learns, then raises.
 */
export interface Detector<S extends Blocks = Blocks> {
  readonly manifest: Manifest;
  /** Fresh state. */
  state(): S;
  event?(e: EventView, ctx: DetectContext, state: S): void;
  observation?(o: Observed, ctx: DetectContext, state: S): void;
}

/** Ties the type of a detector's state to its handlers. */
export const detector = <S extends Blocks>(d: Detector<S>): Detector => d;
