import {
  DAY_MS,
  destinations,
  detector,
  flowOf,
  goesTo,
  priorBits,
  regularityBits,
  Rhythm,
  standingOf,
  Steps,
  wasReached,
  watchedMaturity,
  type Beat,
  type DetectContext,
  type Draft,
  type Standing,
} from '@cordon/core';
import { callerTo } from './device-of';

/**
 * Notices a device that contacts, at regular intervals, a destination that is new to the organisation.
 * Odd, because people are irregular and honest programs that poll have been polling for long; malware asks for orders by the clock.
 * Wrong on the day that a new agent or a page that refreshes itself is introduced: so many devices at once, or a destination known
 * for days, take the weight away. Slow beacons (hours) and heavy jitter (over about 60 %) are not noticed.
 *
 * The rhythm is kept at the device, and followed when nothing of the device is learned; how long and by whom the destination is known is kept at the destination, where the first contact
 * of a device and its regular beat go as observations.
 */
const PRIOR = [
  [8, 0],
  [14, 2],
  [24, 5],
  [40, 7],
] as const;

/** Bits of regularity from which on the destination is asked. */
const ENOUGH = 12;
const FEWEST = 8;
/** Between these a rhythm is a beacon's; faster is streaming, slower is not seen in a day. */
const FASTEST_MS = 5_000;
const SLOWEST_MS = 2 * 3_600_000;
const MOST_BYTES = 200_000;
const MOST = 40;
/** Regularity has to grow by this factor before the destination is asked again. */
const AGAIN = 1.25;

interface Said {
  readonly from: string;
  readonly host: string | undefined;
  readonly port: number;
  readonly beat: Beat;
  readonly bits: number;
}

export const beaconing = detector({
  manifest: {
    name: 'network.beaconing',
    version: 1,
    domain: 'network',
    classes: [4001],
    tactics: ['TA0011'],
    techniques: ['T1071.001', 'T1573'],
    compares: 'actors',
    prior: PRIOR,
  },
  state: () => ({
    rhythm: new Rhythm(),
    /** Device → regularity that destinations were told of. */
    told: new Steps(AGAIN),
    ...destinations(),
  }),

  event(e, ctx, s) {
    const flow = flowOf(e.event);
    if (!flow?.outbound) return;
    goesTo(ctx, s, e.key, flow.to);
    const beat = s.rhythm.beat(ctx.ongoing, e.key, flow.to);
    if (!beat || beat.n < FEWEST || flow.bytesOut > MOST_BYTES || beat.meanMs < FASTEST_MS || beat.meanMs > SLOWEST_MS) return;
    const bits = regularityBits(beat);
    if (bits < ENOUGH || !s.told.isNew(ctx.ongoing, e.key, flow.to, bits)) return;
    const said: Said = { from: flow.from, host: ctx.hostOf(e.key, flow.to), port: flow.port, beat, bits };
    ctx.observe({ kind: 'ip', key: flow.to }, JSON.stringify(said), bits);
  },

  observation(o, ctx, s) {
    if (wasReached(ctx, s, o)) return;
    const said = JSON.parse(o.item.value) as Said;
    const known = standingOf(ctx, s, o.key, said.from);
    // Halves with each day the destination is known, and again with each doubling of the devices that go there.
    const news = 2 ** (-known.ageMs / DAY_MS) / known.devices;
    const score = Math.min(MOST, said.bits) * news * watchedMaturity(ctx.watchedMs);
    if (priorBits(PRIOR, score) > 0) ctx.raise(draftOf(o.entity.key, said, known, score, ctx));
  },
});

function draftOf(to: string, said: Said, known: Standing, score: number, ctx: DetectContext): Draft {
  const { beat, host } = said;
  const every = Math.round(beat.meanMs / 1_000);
  const hours = known.ageMs / 3_600_000;
  return {
    score,
    ...callerTo(to, said, ctx),
    title: 'Regular calls to a new destination',
    reason: `The device called ${host ?? to} every ${every} s with a spread of ${Math.round(beat.spread * 100)} % over ${beat.n} intervals; ${known.devices === 1 ? 'no other device goes there' : `${known.devices - 1} other devices go there`}, and the organisation has known it for ${hours.toFixed(1)} hours.`,
    measures: [
      { name: 'interval', value: every, unit: 's' },
      { name: 'spread', value: Math.round(beat.spread * 1_000) / 1_000, ordinary: 'about 1 for people' },
      { name: 'intervals', value: beat.n },
      { name: 'regularity', value: Math.round(said.bits * 10) / 10, unit: 'bits' },
      { name: 'destination known for', value: Math.round(hours * 10) / 10, unit: 'h' },
      { name: 'devices that go there', value: known.devices },
    ],
    compared: 'the rhythms of all devices, and the destinations of the organisation in 30 days',
    normal: ['programs that poll a destination known for days'],
  };
}
