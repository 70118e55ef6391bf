import type { Cancel, Clock } from '@cordon/runtime';
import type { Change, ChangeCursor } from '@cordon/store-clickhouse';
import { CordonError } from '@cordon/wire';

/** What a listener is sent: a change, or, after a silence, a sign of life. `cursor` is where to go on after it. */
export type Beat = { readonly cursor: ChangeCursor } & ({ readonly kind: 'change'; readonly change: Change } | { readonly kind: 'alive' });

export interface FeedSettings {
  /** Time between looks when there is nothing new, ms. */
  readonly lookMs: number;
  /** Longest silence, ms. */
  readonly aliveMs: number;
  /** Most changes that are held at once. */
  readonly page: number;
}

export const FEED_DEFAULTS: FeedSettings = { lookMs: 1_000, aliveMs: 15_000, page: 100 };

export interface FeedParts {
  /** What came after a cursor, at most `limit`, in order by place. */
  readonly changesAfter: (cursor: ChangeCursor, limit: number) => Promise<readonly Change[]>;
  readonly clock: Clock;
  readonly signal: Cancel;
  readonly settings: FeedSettings;
}

/**
 * Changes after a cursor, each once, until the signal aborts. The listener pulls: a slow one is read for no faster than it takes, and at most a page is held for it.
 * While the store can't be reached the feed waits and goes on where it was; what can't be mended by waiting is thrown.
 */
export async function* changeFeed(from: ChangeCursor, parts: FeedParts): AsyncGenerator<Beat, void, undefined> {
  const { changesAfter, clock, signal, settings } = parts;
  let cursor = from;
  let spoke = clock.monotonic();
  while (!signal.aborted) {
    const changes = await look(() => changesAfter(cursor, settings.page));
    for (const change of changes) {
      cursor = new Map(cursor).set(change.place, { offset: change.offset, storedAt: change.storedAt });
      yield { kind: 'change', change, cursor };
      spoke = clock.monotonic();
    }
    if (changes.length === settings.page) continue;
    if (clock.monotonic() - spoke >= settings.aliveMs) {
      yield { kind: 'alive', cursor };
      spoke = clock.monotonic();
    }
    await clock.wait(settings.lookMs, signal);
  }
}

async function look(read: () => Promise<readonly Change[]>): Promise<readonly Change[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CordonError && error.retriable) return [];
    throw error;
  }
}
