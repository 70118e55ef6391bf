import { Controller, Inject, type OnModuleInit } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PARTS, Reads, type Parts } from '@cordon/nest';
import type { EffectBatch, Gateway } from '@cordon/runtime';
import type { StreamRecord } from '@cordon/wire';

/** The door to the outside world: hands batches to the gateway. */
@Controller()
export class ActuateController implements OnModuleInit {
  private readonly gateway: Gateway;

  constructor(@Inject(PARTS) parts: Parts) {
    this.gateway = parts.gateway();
  }

  /** Overdue effects are released before anything new is read. */
  async onModuleInit(): Promise<void> {
    await this.gateway.open();
  }

  @Reads('actuate')
  handle(@Payload() batch: EffectBatch): Promise<readonly StreamRecord[]> {
    return this.gateway.handle(batch);
  }
}
