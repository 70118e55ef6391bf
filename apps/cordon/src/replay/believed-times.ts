import { OLDEST_TIME_MS as OLDEST } from '@cordon/core';
import type { Column } from './column';

/** A claim further ahead than this is not believed, ms; as in the stage that normalises. */
const MAX_AHEAD_MS = 120_000;

/**
 * Times at which the records of a replay arrive, from those that they claim (NaN = none), in place. A claim that cannot be true must not
 * move the clock of the replay, or one event dated 2099 would make all true ones late: such a record arrives with the one before it in
 * its file, at the head of a file with the first after it. Its own claim is judged on the way, as on the live path. A file without any
 * believable time arrives with the one before it, the first such file with the first time there is, or `now`.
 *
 * The future begins at the machine's time, or at the median of the records where that is later: then the machine's clock is wrong.
 */
export function believedTimes(records: { readonly times: Column<Float64Array>; readonly fileOf: Column<Uint32Array> }, now: number): void {
  const { times, fileOf } = records;
  const latest = Math.max(now, median(times)) + MAX_AHEAD_MS;
  const believable = (i: number): boolean => times.at(i) >= OLDEST && times.at(i) <= latest;
  let last = now;
  for (let i = times.length - 1; i >= 0; i--) if (believable(i)) last = times.at(i);
  for (let from = 0; from < times.length;) {
    let end = from;
    while (end < times.length && fileOf.at(end) === fileOf.at(from)) end++;
    let first = from;
    while (first < end && !believable(first)) first++;
    if (first < end) last = times.at(first);
    for (let i = from; i < end; i++) {
      if (believable(i)) last = times.at(i);
      else times.set(i, last);
    }
    from = end;
  }
}

function median(times: Column<Float64Array>): number {
  const known = new Float64Array(times.length);
  let n = 0;
  for (let i = 0; i < times.length; i++) if (times.at(i) >= OLDEST) known[n++] = times.at(i);
  return n === 0 ? 0 : (known.subarray(0, n).sort()[n >> 1] ?? 0);
}
