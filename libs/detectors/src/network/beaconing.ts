import {
  DAY_MS,
  detector,
  flowOf,
  Novelty,
  priorBits,
  regularityBits,
  Rhythm,
  watchedMaturity,
  type Beat,
  type DetectContext,
  type Draft,
} from '@cordon/core';
import { deviceAt } from './device-of';

/**
 * Notices a device that contacts, at regular intervals, a destination that is new to the organisation.
 * Odd, because people are irregular and honest programs that poll have been polling for long; malware asks for orders by the clock.
 * Wrong on the day that a new agent or a page that refreshes itself is introduced: so many devices at once, or a destination known
 * for days, take the weight away. Slow beacons (hours) and heavy jitter (over about 60 %) are not noticed.
 *
 * The rhythm is kept at the device; how long and by whom the destination is known is kept at the destination, where the first contact
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
    /** Device → destinations. */
    contacts: new Novelty({ halfLifeDays: 30 }),
    /** Device → regular destinations at the number of beats that was told last. */
    told: new Novelty({ halfLifeDays: 1 }),
    /** Destination → devices; kept at the destination. */
    devices: new Novelty({ halfLifeDays: 30 }),
  }),

  event(e, ctx, s) {
    const flow = flowOf(e.event);
    if (!flow?.outbound) return;
    if (!s.contacts.knows(e.key, flow.to) && s.contacts.learn(ctx, e.key, flow.to)) ctx.observe({ kind: 'ip', key: flow.to }, e.key);
    const beat = s.rhythm.beat(ctx, e.key, flow.to);
    if (!beat || beat.n < FEWEST || flow.bytesOut > MOST_BYTES || beat.meanMs < FASTEST_MS || beat.meanMs > SLOWEST_MS) return;
    const bits = regularityBits(beat);
    if (bits < ENOUGH) return;
    // Steps of the evidence, so that a beacon that beats all day is told a dozen times and not with each beat.
    const step = `${flow.to} ${Math.floor(ctx.at / DAY_MS)} ${Math.floor(Math.log(bits) / Math.log(AGAIN))}`;
    if (s.told.knows(e.key, step)) return;
    s.told.learn(ctx, e.key, step);
    const said: Said = { from: flow.from, host: ctx.hostOf(e.key, flow.to), port: flow.port, beat, bits };
    ctx.observe({ kind: 'ip', key: flow.to }, JSON.stringify(said), bits);
  },

  observation(o, ctx, s) {
    if (o.item.amount === undefined) {
      s.devices.learn(ctx, o.key, o.item.value);
      return;
    }
    const said = JSON.parse(o.item.value) as Said;
    const known = s.devices.look(ctx, o.key, `ip/${said.from}`);
    const devices = Math.max(1, Math.round(known.distinct));
    // Halves with each day the destination is known, and again with each doubling of the devices that go there.
    const news = 2 ** (-known.ageMs / DAY_MS) / devices;
    const score = Math.min(MOST, said.bits) * news * watchedMaturity(ctx.watchedMs);
    if (priorBits(PRIOR, score) > 0) ctx.raise(draftOf(o.entity.key, said, { devices, ageMs: known.ageMs }, score, ctx));
  },
});

function draftOf(to: string, said: Said, known: { readonly devices: number; readonly ageMs: number }, score: number, ctx: DetectContext): Draft {
  const { beat, host } = said;
  const every = Math.round(beat.meanMs / 1_000);
  const hours = known.ageMs / 3_600_000;
  return {
    score,
    subject: ctx.estate.deviceAt(said.from, ctx.at) ?? { kind: 'ip', key: said.from },
    facet: to,
    title: 'Regular calls to a new destination',
    reason: `The device called ${host ?? to} every ${every} s with a spread of ${Math.round(beat.spread * 100)} % over ${beat.n} intervals; ${known.devices === 1 ? 'no other device goes there' : `${known.devices - 1} other devices go there`}, and the organisation has known it for ${hours.toFixed(1)} hours.`,
    entities: [
      ...deviceAt(said.from, ctx),
      { kind: 'ip', key: to, role: 'destination' },
      ...(host === undefined ? [] : [{ kind: 'domain', key: host, role: 'destination' } as const]),
    ],
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
