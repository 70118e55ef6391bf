import { Controller, Inject, type OnModuleInit } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PARTS, Reads, RecordClock, type Parts } from '@cordon/nest';
import type { EffectBatch, Gateway } from '@cordon/runtime';
import type { StreamRecord } from '@cordon/wire';

/** The door to the outside world: hands batches to the gateway. */
@Controller()
export class ActuateController implements OnModuleInit {
  private readonly gateway: Gateway;

  constructor(@Inject(PARTS) private readonly parts: Parts) {
    this.gateway = parts.gateway();
  }

  /** Overdue effects are released before anything new is read. */
  async onModuleInit(): Promise<void> {
    await this.gateway.open();
  }

  @Reads('actuate')
  handle(@Payload() batch: EffectBatch): Promise<readonly StreamRecord[]> {
    const { clock } = this.parts;
    // In a replay the gateway lives at the time of the actions it is asked for, not at that of the machine. Bindings come from
    // stages that run ahead of the decisions, so they do not move it.
    if (clock instanceof RecordClock) for (const { stream, record } of batch.records) if (stream !== 'binding') clock.reach(record.seen);
    return this.gateway.handle(batch);
  }
}
