import { TenantFacts } from './tenant-facts';

const DAY = 24 * 3_600_000;
const NOW = Date.UTC(2026, 0, 5);
/** What each event is told of how long it was watched, days. */
const watched = (events: readonly (readonly [at: number, teaches: boolean])[]): number[] => {
  const facts = new TenantFacts(1);
  return events.map(([at, teaches]) => facts.watchedMs(0, at, teaches) / DAY);
};

describe('how long a detector has watched', () => {
  it.each<[string, (readonly [number, boolean])[], number[]]>([
    [
      'counts from the oldest event, in whatever order they come',
      [
        [NOW, true],
        [NOW - DAY, true],
        [NOW + DAY, true],
      ],
      [0, 0, 2],
    ],
    [
      'is not made longer by a late event',
      [
        [NOW, true],
        [NOW - 90 * DAY, false],
        [NOW + DAY, true],
      ],
      [0, 0, 1],
    ],
  ])('%s', (_what, events, days) => expect(watched(events)).toEqual(days));
});
