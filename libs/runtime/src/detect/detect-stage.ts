import { CLASS, endOf, lookupOf, type Detector } from '@cordon/core';
import type { EntityKey, EventBody, Finding, Incident, ObservationItem, StreamRecord } from '@cordon/wire';
import { eachInput } from '../each-input';
import type { Chunk } from '../owner/cut';
import { shardOf } from '../partitioning';
import type { Input, Outbox, Stage } from '../stage';
import { HandContext, type Regard } from './context';
import { RecordView } from './event-view';
import { Outgoings, type Outgoing } from './outgoing';
import { judge, RANKING_HOME_KEY, type Candidate } from './ranking-home';
import { Shards } from './shards';
import { Facts, type TenantFacts } from './tenant-facts';
import type { TenantShard } from './tenant-shard';

export interface DetectSettings {
  /** Unexplained findings a day and tenant, divided over the detectors. More: more is seen, more is noise. */
  readonly findingsADay: number;
  /**
   * True for shards of this owner: what is said about them is handled in the same step, without the way through the log. Must
   * be exact; when absent, everything goes through the log.
   */
  readonly owns?: (shard: number) => boolean;
}

export const DETECT_DEFAULTS: DetectSettings = { findingsADay: 20 };

/** Entities looked at that a shard keeps to itself at most, before it tells the ranking home. */
const UNTOLD = 32;
const NO_ROUTE: readonly number[] = [];
const USUAL: Regard = { teaches: true, follows: true, quiet: false };
/** Late: its time is over, so it changes nothing that is kept. */
const LATE: Regard = { teaches: false, follows: false, quiet: false };
const HELD: Regard = { teaches: false, follows: true, quiet: false };
/** Held back until now: it was looked at in its time. */
const FREED: Regard = { teaches: true, follows: false, quiet: true };

/** Learns what is normal and notices what is not (learning.md). */
export class DetectStage implements Stage<'detect'> {
  readonly name = 'detect';
  private readonly shards: Shards;
  private readonly facts: Facts;
  private readonly routes = new Map<number, readonly number[]>();
  private readonly byName: ReadonlyMap<string, number>;
  private readonly context = new HandContext((o) => this.send(o));
  private readonly outgoings = new Outgoings();
  private readonly local: Outgoing[] = [];
  private readonly settings: DetectSettings;
  private readonly reported = new WeakMap<TenantShard, number>();

  constructor(
    private readonly detectors: readonly Detector[],
    settings: Partial<DetectSettings> = {},
  ) {
    this.settings = { ...DETECT_DEFAULTS, ...settings };
    this.shards = new Shards(detectors);
    this.facts = new Facts(detectors.map((d) => d.manifest.name));
    this.byName = new Map(detectors.map((d, i) => [d.manifest.name, i]));
    detectors.forEach((d, i) => {
      if (d.event) for (const cls of d.manifest.classes) this.routes.set(cls, [...(this.routes.get(cls) ?? []), i]);
    });
  }

  step(inputs: readonly Input<'detect'>[], now: number, out: Outbox<'detect'>): void {
    this.context.now = now;
    eachInput(inputs, out, (input) => {
      // What a record that threw had left undone belongs to it, not to the next one.
      this.local.length = 0;
      if (input.stream === 'event') this.event(input.record, out);
      else if (input.stream === 'observation') {
        const { entity, detector, items } = input.record.body;
        for (const item of items) this.item(input.record.tenant, entity, detector, item, input.record.seen, out);
      } else if (input.stream === 'binding') this.facts.bind(input.record.tenant, input.record.body);
      else if (input.stream === 'incident') this.incident(input.record.body);
      this.drain(out);
    });
    this.outgoings.flush(out);
    this.reportEvictions(out);
  }

  /** Beacons that stop and other absences are not looked for yet, so no tick is needed. */
  wake(): undefined {
    return undefined;
  }

  takeDirty(): readonly Chunk[] {
    return [...this.shards.takeDirty(), ...this.facts.takeDirty()];
  }

  load(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) if (!this.facts.load(chunk)) this.shards.load(chunk);
  }

  private event(record: StreamRecord<EventBody>, out: Outbox<'detect'>): void {
    const { tenant, key, at, body } = record;
    const facts = this.facts.of(tenant);
    const late = facts.late(record.source, body.class_uid, at, endOf(body) + (at - body.time), record.seen);
    if (late) out.count('late');
    const shard = this.shards.at(tenant, key);
    const held = facts.holds.has(key);
    if (held) {
      out.count('held-back');
      if (!late) shard.hold(record);
    }
    this.look(record, facts, shard, late ? LATE : held ? HELD : USUAL);
  }

  private look(record: StreamRecord<EventBody>, facts: TenantFacts, shard: TenantShard, how: Regard): void {
    const { tenant, key, at, body } = record;
    const route = this.routes.get(body.class_uid) ?? NO_ROUTE;
    const view = new RecordView(record);
    this.context.hand(tenant, facts, shard, at, record.seen, how, view);
    if (body.class_uid === CLASS.dns && how.follows) this.learnNames(shard, key, body);
    for (const i of route) {
      const d = this.detectors[i];
      if (!d?.event) continue;
      this.context.to(i, d);
      if (how.teaches && d.manifest.compares === 'actors') this.lookedAt(shard, i, d, key, at);
      d.event(view, this.context, shard.state(i));
    }
  }

  private learnNames(shard: TenantShard, key: string, event: EventBody): void {
    const lookup = lookupOf(event);
    if (lookup) for (const answer of lookup.answers) shard.names.learn(this.context.ongoing, key, answer, lookup.host);
  }

  private item(tenant: string, entity: EntityKey, detector: string, item: ObservationItem, seen: number, out: Outbox<'detect'>): void {
    const i = this.byName.get(detector);
    const d = i === undefined ? undefined : this.detectors[i];
    if (i === undefined || !d) return out.count('detector-unknown');
    const key = `${entity.kind}/${entity.key}`;
    const shard = this.shards.at(tenant, key);
    const facts = this.facts.of(tenant);
    if (key === RANKING_HOME_KEY) return this.rank(tenant, i, d, item, shard, facts, out);
    if (!d.observation) return;
    const how = item.untaught ? LATE : facts.holds.has(key) ? HELD : USUAL;
    this.context.hand(tenant, facts, shard, item.at, seen, how, { evidence: item.event });
    this.context.to(i, d);
    if (how.teaches && d.manifest.compares === 'observed') this.lookedAt(shard, i, d, key, item.at);
    d.observation({ entity, key, item }, this.context, shard.state(i));
  }

  private lookedAt(shard: TenantShard, i: number, d: Detector, key: string, at: number): void {
    shard.lookedAt(i, key, at);
    if ((shard.untold[i] ?? 0) >= UNTOLD) this.context.tell(shard, i, d);
  }

  private rank(tenant: string, i: number, d: Detector, item: ObservationItem, shard: TenantShard, facts: TenantFacts, out: Outbox<'detect'>): void {
    const ranks = shard.ranksOf(i);
    if (item.value === '') return ranks.count(item.at, item.amount ?? 0);
    const candidate = JSON.parse(item.value) as Candidate;
    const explained = candidate.draft.entities.some((e) => !e.claimed && facts.holds.has(`${e.kind}/${e.key}`));
    const perDay = this.settings.findingsADay / this.detectors.length;
    const verdict = judge(d.manifest, tenant, candidate, ranks, perDay, { teaches: !item.untaught, explained });
    out.count(verdict.why);
    if (verdict.finding) emitFinding(verdict.finding, out);
  }

  private incident(incident: Incident): void {
    const facts = this.facts.of(incident.tenant);
    const freed = facts.holds.learn(incident);
    if (!freed || freed.keys.length === 0) return;
    const keys = new Set(freed.keys);
    for (const shard of this.shards.ofTenant(incident.tenant)) {
      const due = shard.held.filter((r) => keys.has(r.key));
      if (due.length === 0) continue;
      shard.held.splice(0, shard.held.length, ...shard.held.filter((r) => !keys.has(r.key)));
      if (freed.learn) for (const record of due) this.look(record, facts, shard, FREED);
    }
  }

  /** Own shards at once, the others through the log. */
  private send(o: Outgoing): void {
    if (this.settings.owns?.(shardOf(o.tenant, `${o.entity.kind}/${o.entity.key}`))) this.local.push(o);
    else this.outgoings.add(o);
  }

  private drain(out: Outbox<'detect'>): void {
    for (let n = 0; n < this.local.length; n++) {
      const o = this.local[n];
      if (o) this.item(o.tenant, o.entity, o.detector, o.item, o.seen, out);
    }
    this.local.length = 0;
  }

  private reportEvictions(out: Outbox<'detect'>): void {
    for (const shard of this.shards.takeTouched()) {
      const { evicted } = shard;
      const more = evicted - (this.reported.get(shard) ?? 0);
      if (more > 0) out.count('evicted', more);
      this.reported.set(shard, evicted);
    }
  }
}

function emitFinding(finding: Finding, out: Outbox<'detect'>): void {
  out.emit({
    stream: 'finding',
    id: finding.id,
    tenant: finding.tenant,
    source: 'cordon',
    trust: finding.evidence.reduce<0 | 1 | 2 | 3>((least, e) => (e.trust < least ? e.trust : least), 3),
    at: finding.at,
    seen: finding.seen,
    cause: finding.evidence.map((e) => e.event),
    key: finding.tenant,
    body: finding,
  });
}
