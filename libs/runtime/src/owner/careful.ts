import type { Cut, Range } from './cut';
import type { Queues } from './queues';

/** A record is given up when it has ended the process this often while it was alone. */
const DEADLY = 2;

/**
 * Cuts that redo a step which the last start never finished. A whole batch is cut into single records, so that the next
 * death names its record; a single one is tried once more alone, then skipped. A process that is killed by others now and
 * then does not lose a record to this.
 */
export function* carefulCuts(unfinished: Cut, queues: Queues, number: () => number, now: () => number): Generator<Cut> {
  const attempt = unfinished.intent === 'single' ? (unfinished.attempt ?? 1) + 1 : 1;
  if (attempt > DEADLY) {
    const skip = unfinished.ranges.map((r) => ({ stream: r.stream, partition: r.partition, offset: r.to - 1 }));
    yield { n: number(), now: now(), ranges: unfinished.ranges, skip };
    return;
  }
  for (const range of unfinished.ranges) {
    for (let from = range.from; from < range.to;) {
      const single: Range = { ...range, from, to: queues.following(range, from) };
      yield { n: number(), now: now(), ranges: [single], attempt };
      from = single.to;
    }
  }
}
