import type { RawRecord } from '@cordon/story';

const SLICE_MS = 100;

/** Hands a day over in slices of real time, `compress` times faster than life. */
export async function play(day: readonly RawRecord[], compress: number, hand: (records: readonly RawRecord[]) => Promise<unknown>): Promise<void> {
  const began = Date.now();
  const first = day[0]?.at ?? 0;
  for (let i = 0; i < day.length;) {
    const until = first + (Date.now() - began) * compress;
    const from = i;
    while ((day[i]?.at ?? Infinity) <= until) i += 1;
    if (i > from) await hand(day.slice(from, i));
    await new Promise((resolve) => setTimeout(resolve, SLICE_MS));
  }
}
