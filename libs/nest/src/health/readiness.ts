import { Inject, Injectable } from '@nestjs/common';
import type { StoreUsage } from '@cordon/runtime';
import type { StreamServer } from '../transport/stream-server';
import { PARTS } from '../modules/parts.module';
import type { Parts } from '../modules/parts';
import { measureMemory } from '../metrics/memory';

/** Knows the process's servers, for readiness and lag. */
@Injectable()
export class Readiness {
  private servers: readonly StreamServer[] = [];
  private needsStore = false;
  private started = false;
  private readonly notes: (() => readonly string[])[] = [];

  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  watch(servers: readonly StreamServer[], needsStore: boolean): void {
    this.servers = servers;
    this.needsStore = needsStore;
  }

  up(): void {
    this.started = true;
  }

  /** Adds what is worth knowing though the process is ready. */
  also(notes: () => readonly string[]): void {
    this.notes.push(notes);
  }

  get details(): readonly string[] {
    return this.notes.flatMap((notes) => notes());
  }

  /** From here on nobody should send anything more. */
  down(): void {
    this.started = false;
  }

  /** What is not ready, by name: a group that does not read yet, `start` while starting or stopping, `store`. */
  async missing(): Promise<string[]> {
    const missing = this.servers.filter((s) => !s.reads).map((s) => s.group);
    if (!this.started) missing.push('start');
    if (this.needsStore && !(await this.usage())) missing.push('store');
    return missing;
  }

  /** Refreshes the gauges that are looked up when scraped. */
  async measure(): Promise<void> {
    const { metrics, environment } = this.parts;
    await Promise.all(
      this.servers.map(async (server) => {
        metrics.busy.set({ group: server.group }, server.busy ? 1 : 0);
        const lag = await server.lag().catch(() => undefined);
        // A gauge that can't be read keeps no old value: a gap is seen, a stale number is believed.
        if (lag === undefined) metrics.lag.remove({ group: server.group });
        else
          metrics.lag.set(
            { group: server.group },
            [...lag.values()].reduce((a, b) => a + b, 0),
          );
      }),
    );
    const usage = this.needsStore ? await this.usage() : undefined;
    measureMemory(metrics, environment.STORE_MEMORY_MB, usage);
    if (usage) metrics.storeDisk.set(usage.diskBytes);
    metrics.look();
  }

  private usage(): Promise<StoreUsage | undefined> {
    return this.parts.store.usage().catch(() => undefined);
  }
}
