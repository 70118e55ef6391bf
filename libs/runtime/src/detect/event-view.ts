import { parseEntityRefKey, type EventView } from '@cordon/core';
import type { EntityKey, EventBody, EvidenceRef, OcsfEvent, StreamRecord } from '@cordon/wire';

/** One event record as detectors see it; what few of them ask is made when it is asked. */
export class RecordView implements EventView {
  private ref: EvidenceRef | undefined;

  constructor(private readonly record: StreamRecord<EventBody>) {}

  get event(): OcsfEvent {
    return this.record.body;
  }

  get at(): number {
    return this.record.at;
  }

  get key(): string {
    return this.record.key;
  }

  get principal(): EntityKey | undefined {
    return parseEntityRefKey(this.record.key);
  }

  get evidence(): EvidenceRef {
    const { id, cause, source, trust, at } = this.record;
    return (this.ref ??= { event: id, raw: cause[0] ?? '', source, trust, at });
  }
}
