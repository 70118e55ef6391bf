// Figures as people read them. All are of CPU time, user and system, with the engine's own threads (compiler, collector).

/** Least, middle and most of some numbers. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { min: sorted[0], median: sorted[sorted.length >> 1], max: sorted[sorted.length - 1] };
}

/** `events` of each round over its CPU time in µs. */
export function perSecond(name, rounds) {
  const { min, median, max } = spread(rounds.map(({ events, us }) => (events / us) * 1e6));
  const k = (n) => (n >= 10_000 ? `${(n / 1_000).toFixed(1)}k` : Math.round(n).toString());
  console.log(`${name}: events per CPU second min ${k(min)}, median ${k(median)}, max ${k(max)}`);
}

/** µs an event of each round. */
export function perEvent(name, values) {
  const { min, median, max } = spread(values);
  console.log(`  ${name.padEnd(26)} ${median.toFixed(2).padStart(7)} µs an event (${min.toFixed(2)} to ${max.toFixed(2)})`);
}

export const peakMemory = () => console.log(`peak resident memory: ${Math.round(process.resourceUsage().maxRSS / 1_024)} MiB`);
