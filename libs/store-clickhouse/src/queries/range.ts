import { MAX_TIME_MS } from '../archive/row-writer';

/** ms since the epoch: `from` inclusive, `to` exclusive. Every query is bounded in time; what is not given is all of it. */
export interface TimeRange {
  readonly from?: number;
  readonly to?: number;
}

export const rangeParams = ({ from, to }: TimeRange = {}): { readonly from: number; readonly to: number } => ({
  from: clamp(from ?? 0),
  to: clamp(to ?? MAX_TIME_MS + 1),
});

const clamp = (ms: number): number => Math.max(0, Math.min(Math.trunc(ms), MAX_TIME_MS + 1));
