const MINUTE_MS = 60_000;
const clock = (hours: number, minutes = 0): number => (hours * 60 + minutes) * MINUTE_MS;

/** A part of the day: until when it lasts, ms after midnight, and how long it is played, ms. */
interface Part {
  readonly until: number;
  readonly playMs: number;
}

/**
 * The day in well under a minute: hours in which little happens pass in a blink, the office's morning and afternoon slowly enough
 * to be watched.
 */
const PARTS: readonly Part[] = [
  { until: clock(6, 30), playMs: 400 },
  { until: clock(9), playMs: 1_600 },
  { until: clock(11, 30), playMs: 12_000 },
  { until: clock(14), playMs: 5_000 },
  { until: clock(15, 30), playMs: 10_000 },
  { until: clock(24), playMs: 7_000 },
];

/** When the play reaches a time of the day (ms after midnight), ms after its beginning. Monotone; the day after goes by as its last part did. */
export function playedAt(told: number): number {
  let from = 0;
  let played = 0;
  let pace = 0;
  for (const { until, playMs } of PARTS) {
    pace = playMs / (until - from);
    if (told < until) return played + (told - from) * pace;
    played += playMs;
    from = until;
  }
  return played + (told - from) * pace;
}
