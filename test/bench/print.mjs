// Figures as people read them. CPU time is user and system, with the engine's own threads (compiler, collector).
import { availableParallelism, loadavg } from 'node:os';

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

/** How busy the machine is, for whoever reads a figure later. */
export const load = () => `load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`;

/** The value below which a share of some numbers lies. */
export function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

/** p50, p95, p99 and the most of some times in ms. */
export function percentiles(values, digits = 1) {
  const sorted = Float64Array.from(values).sort();
  const at = (share) => percentile(sorted, share).toFixed(digits);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)} ms`;
}

export const peakMemory = () => console.log(`peak resident memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1_024)} MiB`);

/** CPU time of this process and of the store's so far, µs. */
export async function cpuUs(store) {
  const { user, system } = process.cpuUsage();
  return user + system + ((await store.usage()).process?.cpuMs ?? 0) * 1_000;
}
