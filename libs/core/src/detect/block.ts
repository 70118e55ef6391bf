import type { ByteReader, ByteWriter } from './bytes';

/** The moment something is looked at, and whether it may be learned from (late and held-back evidence may not). */
export interface When {
  /** Event time, ms since the epoch. */
  readonly at: number;
  readonly teaches: boolean;
}

/**
 * A building block of a detector's state: bounded, and the same after `load(save())`. A block of one tenant and one shard,
 * so keys need name neither.
 */
export interface Block {
  save(w: ByteWriter): void;
  load(r: ByteReader): void;
  /** Entries thrown out because the block was full, since it was made. */
  readonly evicted: number;
}

/** What claims to be older than SMTP (RFC 821, August 1982) comes from a clock that lost its battery, or counts from 0: no time of day. */
export const OLDEST_TIME_MS = Date.UTC(1982, 7, 1);
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** What is left of `mass` of time `from` at time `to`; nothing decays backwards. */
export const decayed = (mass: number, from: number, to: number, halfLifeMs: number): number =>
  to <= from || mass === 0 ? mass : mass * 2 ** ((from - to) / halfLifeMs);
