import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PARTS, Reads, type Parts } from '@cordon/nest';
import type { EffectBatch } from '@cordon/runtime';

/** Everything → ClickHouse. Nothing on the decision path waits for it. */
@Controller()
export class ArchiveController {
  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  @Reads('archive')
  async archive(@Payload() batch: EffectBatch): Promise<void> {
    if (batch.records.length > 0) await this.parts.store.archive(batch.records);
  }
}
