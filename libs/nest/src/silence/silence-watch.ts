import type { Clock } from '@cordon/runtime';
import type { SourceSettings } from '../config/settings-file';
import { Rounds } from '../lifecycle/rounds';
import type { Logger } from '../logging/logger';
import type { Metrics } from '../metrics/metrics';

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 15_000;

/** What the reader of a source's partition knows, ms since the epoch. */
export interface SourceView {
  /** What has been read; another one after each assignment of the partition. */
  readonly reader: { readonly newest: number | undefined; lastSeen(tenant: string, source: string): number | undefined };
  /** False while records are waiting: then its own newest record is as far as it knows. */
  readonly hasReadAll: boolean;
}

export interface SilenceParts {
  /** As they are configured now. */
  readonly sources: ReadonlyMap<string, SourceSettings>;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'info' | 'error'>;
  readonly metrics: Pick<Metrics, 'counts' | 'sourceSilent' | 'sourceLastSeen'>;
  /** A look at all that this process reads; for a source that another process reads, or nobody yet, it has nothing. */
  readonly views: () => Promise<(source: SourceSettings) => SourceView | undefined>;
}

/** When a reader began, and how far those before it had read. */
interface Began {
  readonly at: number;
  readonly newest: number;
}

/**
 * Tells when a source has been silent for longer than `silentAfterMinutes`, and when it speaks again. It stands with normalise, where all records of
 * a source come together, whichever instance of ingest took them in; only the process that reads the source's partition decides.
 *
 * Only time in which Cordon listened counts, so that a stop of Cordon is no silence of everybody: the time since this process took over the
 * partition, and before that the time from the source's last record to the last record of any source of the partition. So after a restart an alarm
 * may be late, and a source of which nothing was ever read is silent since the start. While there is a backlog, time counts up to the newest record
 * that was read.
 */
export class SilenceWatch {
  private readonly silent = new Map<string, string>();
  private readonly shown = new Set<string>();
  private readonly began = new WeakMap<SourceView['reader'], Began>();
  private readonly rounds: Rounds;

  constructor(private readonly parts: SilenceParts) {
    const { clock, logger } = parts;
    this.rounds = new Rounds({ clock, logger, everyMs: LOOK_EVERY_MS, round: () => this.look(), failure: 'silence was not looked for' });
  }

  start(): void {
    this.rounds.start();
  }

  async close(): Promise<void> {
    await this.rounds.close();
  }

  /** For people; one line a silent source. */
  get details(): readonly string[] {
    return [...this.silent.values()];
  }

  async look(): Promise<void> {
    const { sources, clock, views } = this.parts;
    // Before the look: what comes while it is taken is not missed by it.
    const now = clock.now();
    const viewOf = await views();
    for (const source of sources.values()) {
      const view = viewOf(source);
      if (view) this.judge(source, view, now);
      else this.forget(source.name);
    }
    for (const name of this.shown) if (!sources.has(name)) this.forget(name);
  }

  private judge(source: SourceSettings, { reader, hasReadAll }: SourceView, now: number): void {
    const { name, tenant, silentAfterMinutes } = source;
    const { metrics, logger } = this.parts;
    const began = this.began.get(reader) ?? { at: now, newest: reader.newest ?? 0 };
    this.began.set(reader, began);
    const last = reader.lastSeen(tenant, name);
    this.shown.add(name);
    if (last !== undefined) metrics.sourceLastSeen.set({ source: name }, last / 1_000);
    const silentMs = listenedSince(last, began, hasReadAll ? now : (reader.newest ?? 0));
    const isSilent = silentAfterMinutes !== undefined && silentMs >= silentAfterMinutes * MINUTE_MS;
    metrics.sourceSilent.set({ source: name }, isSilent ? 1 : 0);
    const lastSeen = last === undefined ? 'never' : new Date(last).toISOString();
    if (isSilent && !this.silent.has(name)) {
      metrics.counts.inc({ stage: 'normalise', what: 'source-silent' });
      logger.error({ tenant, source: name, lastSeen, silentAfterMinutes }, 'a source has fallen silent');
    } else if (!isSilent && this.silent.has(name)) logger.info({ tenant, source: name, lastSeen }, 'a source that was silent spoke again');
    if (isSilent) this.silent.set(name, `source ${name} is silent, last record: ${lastSeen}`);
    else this.silent.delete(name);
  }

  /** Another process reads it now, or it is configured no longer. */
  private forget(source: string): void {
    this.silent.delete(source);
    this.shown.delete(source);
    this.parts.metrics.sourceSilent.remove({ source });
    this.parts.metrics.sourceLastSeen.remove({ source });
  }
}

/** Time without a record of the source in which somebody listened, up to `upTo`; ms. */
function listenedSince(last: number | undefined, began: Began, upTo: number): number {
  if (last !== undefined && last >= began.at) return upTo - last;
  const before = last === undefined ? 0 : Math.max(0, began.newest - last);
  return before + Math.max(0, upTo - began.at);
}
