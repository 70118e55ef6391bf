import { Inject, Injectable } from '@nestjs/common';
import type { StreamServer } from '../transport/stream-server';
import { PARTS } from '../modules/parts.module';
import type { Parts } from '../modules/parts';

/** Knows the process's servers, for readiness and lag. */
@Injectable()
export class Readiness {
  private servers: readonly StreamServer[] = [];
  private started = false;

  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  watch(servers: readonly StreamServer[]): void {
    this.servers = servers;
  }

  up(): void {
    this.started = true;
  }

  /** What is not ready, by name. */
  async missing(): Promise<string[]> {
    const missing = this.started ? [] : ['servers'];
    try {
      await this.parts.store.usage();
    } catch {
      missing.push('store');
    }
    return missing;
  }

  /** Refreshes the gauges that are looked up when scraped. */
  async measure(): Promise<void> {
    for (const server of this.servers) {
      let sum = 0;
      for (const n of (await server.lag().catch(() => new Map<string, number>())).values()) sum += n;
      this.parts.metrics.lag.set({ group: server.group }, sum);
      this.parts.metrics.busy.set({ group: server.group }, server.busy ? 1 : 0);
    }
  }
}
