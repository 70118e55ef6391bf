import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { PARTS } from '../modules/parts.module';
import type { Parts } from '../modules/parts';
import { Readiness } from './readiness';

interface Reply {
  status(code: number): { json(body: unknown): void };
}

/** Liveness, readiness and metrics; without a token, because probes have none, and without content. */
@Controller()
export class HealthController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly readiness: Readiness,
  ) {}

  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** 200 when every server reads and the store answers, else 503 with what is missing. `details`: files whose last good content is in use, sources that are silent, and how many sources are parked. */
  @Get('health/ready')
  async ready(@Res() reply: Reply): Promise<void> {
    const missing = await this.readiness.missing();
    const details = this.readiness.details;
    reply
      .status(missing.length === 0 ? 200 : 503)
      .json({ status: missing.length === 0 ? 'ready' : 'not ready', missing, ...(details.length > 0 ? { details } : {}) });
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics(): Promise<string> {
    await this.readiness.measure();
    return this.parts.metrics.registry.metrics();
  }
}
