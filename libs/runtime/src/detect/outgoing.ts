import type { EntityKey, ObservationItem } from '@cordon/wire';
import { hash32 } from '../partitioning';
import type { Outbox } from '../stage';

/** One item about an entity, on its way to the detector that knows it. */
export interface Outgoing {
  readonly tenant: string;
  readonly entity: EntityKey;
  readonly detector: string;
  readonly item: ObservationItem;
  readonly seen: number;
}

/** Packs what one cut has to say: one record a (tenant, entity, detector). */
export class Outgoings {
  private readonly packs = new Map<string, { first: Outgoing; items: ObservationItem[]; seen: number }>();

  add(o: Outgoing): void {
    const key = `${o.tenant}\u0000${o.detector}\u0000${o.entity.kind}/${o.entity.key}`;
    const pack = this.packs.get(key);
    if (!pack) this.packs.set(key, { first: o, items: [o.item], seen: o.seen });
    else {
      pack.items.push(o.item);
      pack.seen = Math.max(pack.seen, o.seen);
    }
  }

  flush(out: Outbox<'detect'>): void {
    for (const [key, { first, items, seen }] of this.packs) {
      const last = items.at(-1);
      const cause = [...new Set(items.map((i) => i.event.event))].filter((id) => id !== '').slice(0, 20);
      out.emit({
        stream: 'observation',
        id: `o.${hash32(key).toString(16)}.${hash32(`${cause.join(' ')} ${items.length} ${last?.at ?? 0}`).toString(16)}`,
        tenant: first.tenant,
        source: 'cordon',
        trust: items.reduce<0 | 1 | 2 | 3>((least, i) => (i.event.trust < least ? i.event.trust : least), 3),
        at: items.reduce((latest, i) => Math.max(latest, i.at), 0),
        seen,
        cause,
        key: `${first.entity.kind}/${first.entity.key}`,
        body: { entity: first.entity, detector: first.detector, items },
      });
    }
    this.packs.clear();
  }
}
