import type { RawRecord } from '@cordon/story';

const SLICE_MS = 100;

/** Hands records over when the clock reaches the time in them. */
export async function play(day: readonly RawRecord[], hand: (records: readonly RawRecord[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < day.length;) {
    const from = i;
    while ((day[i]?.at ?? Infinity) <= Date.now()) i += 1;
    if (i > from) await hand(day.slice(from, i));
    else await new Promise((resolve) => setTimeout(resolve, SLICE_MS));
  }
}
