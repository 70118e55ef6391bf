import type { TimeRange } from '@cordon/store-clickhouse';
import { CordonError } from '@cordon/wire';

const DAY_MS = 86_400_000;
/** Every event of the range is counted; more days than these take longer than anybody waits. */
const MOST_DAYS = 31;

/** The asked time; the day up to `to`, and `to` is now, where it is left out. Throws CORDON_API_INVALID. */
export function coverageRange({ from, to }: TimeRange, now: number): Required<TimeRange> {
  const end = to ?? now;
  const start = from ?? Math.max(0, end - DAY_MS);
  if (start >= end) throw new CordonError('CORDON_API_INVALID', 'from must be before to');
  if (end - start > MOST_DAYS * DAY_MS) throw new CordonError('CORDON_API_INVALID', `from and to must not be further apart than ${MOST_DAYS} days`);
  return { from: start, to: end };
}
