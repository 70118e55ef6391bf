import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Reads } from '@cordon/nest';
import type { EffectBatch, Sink } from '@cordon/runtime';
import type { StreamRecord } from '@cordon/wire';
import { refusedRecord } from './refused';
import { Stopping } from './stopping';

/** A batch for one destination. */
export interface Dispatch {
  readonly sink: Sink;
  readonly batch: EffectBatch;
}

/** Incidents, actions and outcomes → SIEM and SOAR; each destination has its own consumer, so none slows another. */
@Controller()
export class ForwardController {
  constructor(private readonly stopping: Stopping) {}

  @Reads('forward')
  async deliver(@Payload() { sink, batch }: Dispatch): Promise<readonly StreamRecord[]> {
    const answers = await sink.deliver(
      batch.records.map((p) => p.record),
      this.stopping.signal,
    );
    return batch.records.flatMap((placed, i) => {
      const answer = answers[i];
      return answer?.kind === 'refused' ? [refusedRecord(sink.name, placed, answer.reason)] : [];
    });
  }
}
