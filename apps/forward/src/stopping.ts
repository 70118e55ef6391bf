import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Ends deliveries under way when the process stops: a destination that hangs must not hold it up. What was not delivered is delivered after the next start. */
@Injectable()
export class Stopping implements OnModuleDestroy {
  private readonly controller = new AbortController();

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Runs before the servers close, so that no consumer waits for its delivery. */
  onModuleDestroy(): void {
    this.controller.abort();
  }
}
