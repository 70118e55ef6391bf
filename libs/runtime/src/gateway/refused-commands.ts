import type { StreamRecord } from '@cordon/wire';
import { StepOutbox } from '../owner/outbox';
import type { EffectBatch } from '../owner/effect-owner';
import type { Placed } from '../ports/log';
import type { Refused } from './desk';

/** Answers that go to dead. Their ids are their places, so that a batch that is handed over again answers the same. */
export class Answers {
  private readonly out: StepOutbox<'actuate'>;

  constructor(now: number) {
    this.out = new StepOutbox('actuate', 0, 0, now);
  }

  refuse(placed: Placed, { code, reason }: Refused): void {
    this.out.dead(placed, code, reason);
  }

  undecodable(batch: EffectBatch): void {
    for (const u of batch.undecodable) this.out.undecodable(u);
  }

  /** Without marks: those number the journal. */
  get records(): readonly StreamRecord[] {
    return this.out.outputs.map((record) => {
      const { mark, ...rest } = record;
      void mark;
      return rest;
    });
  }
}
