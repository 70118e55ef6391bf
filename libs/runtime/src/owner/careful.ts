import type { Cut, Range } from './cut';
import type { Queues } from './queues';

/**
 * Cuts that redo a step which the last start never finished. A whole batch is cut into single records, so that the next
 * death names its record; a single one is skipped, for it has ended the process twice.
 */
export function* carefulCuts(unfinished: Cut, queues: Queues, number: () => number, now: () => number): Generator<Cut> {
  if (unfinished.intent === 'single') {
    const skip = unfinished.ranges.map((r) => ({ stream: r.stream, partition: r.partition, offset: r.to - 1 }));
    yield { n: number(), now: now(), ranges: unfinished.ranges, skip };
    return;
  }
  for (const range of unfinished.ranges) {
    for (let from = range.from; from < range.to;) {
      const single: Range = { ...range, from, to: queues.following(range, from) };
      yield { n: number(), now: now(), ranges: [single] };
      from = single.to;
    }
  }
}
