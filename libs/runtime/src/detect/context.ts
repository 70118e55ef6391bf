import { priorBits, type DetectContext, type DetectEstate, type Detector, type Draft } from '@cordon/core';
import type { EntityKey, EvidenceRef, ObservationItem } from '@cordon/wire';
import { LEAST_BITS, RANKING_HOME, type Candidate } from './ranking-home';
import type { Outgoing } from './outgoing';
import type { TenantFacts } from './tenant-facts';
import type { TenantShard } from './tenant-shard';

/** A subject that was found today is found again when the evidence has grown by this much, bits; one that was too weak, when it no longer is. */
const WORTH_REPEATING = 2;
const isNews = (before: number, bits: number): boolean => bits >= before + WORTH_REPEATING || (before < LEAST_BITS && bits >= LEAST_BITS);
const NO_EVIDENCE: EvidenceRef = { event: '', raw: '', source: 'cordon', trust: 3, at: 0 };

/** What an event or item rests on; asked for seldom, so it may be made when asked. */
export interface Rests {
  readonly evidence: EvidenceRef;
}

/** How an event or item is looked at. */
export interface Regard {
  /** What is usual is learned from it. */
  readonly teaches: boolean;
  /** What is going on is followed through it. */
  readonly follows: boolean;
  /** Learned from, never found. */
  readonly quiet: boolean;
}

/** The context of the event or item in hand. One object for all, set anew each time, because it is made several times an event. */
export class HandContext implements DetectContext {
  now = 0;
  tenant = '';
  at = 0;
  teaches = true;
  watchedMs = 0;
  readonly ongoing = { at: 0, teaches: true };
  private seen = 0;
  private i = 0;
  private quiet = false;
  private detector: Detector | undefined;
  private facts: TenantFacts | undefined;
  private shard: TenantShard | undefined;
  private rests: Rests = { evidence: NO_EVIDENCE };

  constructor(private readonly send: (o: Outgoing) => void) {}

  /** What is in hand for all detectors that look at it. */
  hand(tenant: string, facts: TenantFacts, shard: TenantShard, at: number, seen: number, how: Regard, rests: Rests): void {
    this.tenant = tenant;
    this.facts = facts;
    this.shard = shard;
    this.at = at;
    this.seen = seen;
    this.teaches = how.teaches;
    this.quiet = how.quiet;
    this.ongoing.at = at;
    this.ongoing.teaches = how.follows;
    this.rests = rests;
  }

  to(i: number, detector: Detector): void {
    this.i = i;
    this.detector = detector;
    this.watchedMs = this.facts?.watchedMs(i, this.at, this.teaches) ?? 0;
  }

  get estate(): DetectEstate {
    if (!this.facts) throw new TypeError('nothing is in hand');
    return this.facts.estate;
  }

  hostOf(deviceKey: string, ip: string): string | undefined {
    return this.shard?.names.hostOf(deviceKey, ip);
  }

  observe(entity: EntityKey, value: string, amount?: number): void {
    const { at, teaches } = this;
    const event = this.rests.evidence;
    // Spelt out: spreading optional members would cost more than taking the item.
    if (amount === undefined) this.push(entity, teaches ? { at, value, event } : { at, value, event, untaught: true });
    else this.push(entity, teaches ? { at, value, amount, event } : { at, value, amount, event, untaught: true });
  }

  raise(draft: Draft): void {
    const { detector, shard } = this;
    if (this.quiet || !detector || !shard || !(draft.score > 0)) return;
    const { prior } = detector.manifest;
    const subject = `${draft.subject.kind}/${draft.subject.key} ${draft.facet ?? ''}`;
    shard.best(this.i, subject, this.at, (best) => {
      if (best > 0 && !isNews(priorBits(prior, best), priorBits(prior, draft.score))) return undefined;
      const candidate: Candidate = { draft, evidence: draft.evidence ?? [this.rests.evidence], at: this.at, seen: this.seen, before: best };
      const [first = NO_EVIDENCE] = candidate.evidence;
      this.push(RANKING_HOME, {
        at: this.at,
        value: JSON.stringify(candidate),
        amount: draft.score,
        event: first,
        ...(this.teaches ? {} : { untaught: true }),
      });
      return draft.score;
    });
  }

  /** Tells the ranking home how many entities were looked at. */
  tell(shard: TenantShard, i: number, detector: Detector): void {
    const units = shard.untold[i] ?? 0;
    if (units === 0) return;
    shard.untold[i] = 0;
    this.detector = detector;
    this.push(RANKING_HOME, { at: this.at, value: '', amount: units, event: NO_EVIDENCE });
  }

  private push(entity: EntityKey, item: ObservationItem): void {
    this.send({ tenant: this.tenant, entity, detector: this.detector?.manifest.name ?? '', item, seen: this.seen });
  }
}
