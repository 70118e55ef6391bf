import {
  DAY_MS,
  destinations,
  detector,
  flowOf,
  goesTo,
  standingOf,
  Steps,
  Sums,
  Tails,
  wasReached,
  watchedMaturity,
  type DetectContext,
  type Draft,
  type Standing,
} from '@cordon/core';
import { callerTo } from './device-of';

/**
 * Notices a device that sends far more to one destination within about an hour than it ever does, more so when the destination is
 * new to the organisation or never got that much from anybody.
 * Odd, because devices download; what leaves in bulk goes to a few places that are known for it (backup, file exchange).
 * Wrong for a one-time migration, a large file to a new customer, a new backup target. Slow exfiltration below the device's own tail
 * is not noticed.
 *
 * The device's own tail is kept at the device, as is the sum of the hour, which is followed when nothing of the device is learned; what a destination is used to is kept at the destination. How the volume compares with
 * other devices is the rank among all scores of the tenant.
 */
const PRIOR = [
  [5, 0],
  [8, 2],
  [12, 5],
  [17, 8],
] as const;

/** Below this nobody would call it bulk, bytes. */
const LEAST_BYTES = 20_000_000;
/** Share of what the device sends that is as much or more; above it nothing is odd. */
const OWN_TAIL = 0.02;
const STEP = 1.5;
/** What a destination that has been known for days leaves of the surprise. */
const KNOWN_SHARE = 0.65;

interface Said {
  readonly from: string;
  readonly host: string | undefined;
  readonly port: number;
  readonly bytes: number;
  readonly tail: number;
  readonly largest: number;
  readonly median: number;
  readonly connections: number;
}

export const exfiltration = detector({
  manifest: {
    name: 'network.exfiltration',
    version: 1,
    domain: 'network',
    classes: [4001],
    tactics: ['TA0010'],
    techniques: ['T1041', 'T1567'],
    compares: 'actors',
    prior: PRIOR,
  },
  state: () => ({
    sums: new Sums({ halfLifeHours: 1 }),
    own: new Tails({ halfLifeDays: 30 }),
    /** Device → volume that destinations were told of; each day anew, because a destination learns what it is used to. */
    told: new Steps(STEP),
    /** What destinations get in bulk, and from whom; kept at the destination. */
    bulk: new Tails({ halfLifeDays: 60 }),
    ...destinations(),
  }),

  event(e, ctx, s) {
    const flow = flowOf(e.event);
    if (!flow?.outbound) return;
    goesTo(ctx, s, e.key, flow.to);
    const bytes = s.sums.add(ctx.ongoing, e.key, flow.to, flow.bytesOut);
    if (bytes < LEAST_BYTES) {
      s.own.learn(ctx, e.key, bytes);
      return;
    }
    const said: Said = {
      from: flow.from,
      host: ctx.hostOf(e.key, flow.to),
      port: flow.port,
      bytes: Math.round(bytes),
      tail: s.own.tail(e.key, bytes),
      largest: Math.round(s.own.largest(e.key)),
      median: s.own.quantile(e.key, 0.5),
      connections: Math.round(s.own.count(e.key)),
    };
    s.own.learn(ctx, e.key, bytes);
    if (!s.told.isNew(ctx.ongoing, e.key, flow.to, bytes)) return;
    ctx.observe({ kind: 'ip', key: flow.to }, JSON.stringify(said), bytes);
  },

  observation(o, ctx, s) {
    if (wasReached(ctx, s, o)) return;
    const said = JSON.parse(o.item.value) as Said;
    const known = standingOf(ctx, s, o.key, said.from);
    const usual = s.bulk.count(o.key);
    const tail = s.bulk.tail(o.key, said.bytes);
    s.bulk.learn(ctx, o.key, said.bytes);
    if (said.tail > OWN_TAIL) return;
    const watched = watchedMaturity(ctx.watchedMs);
    const own = (-Math.log2(said.tail) + Math.max(0, Math.log2(said.bytes / LEAST_BYTES)) / 2) * (0.5 + 0.5 * watched);
    // A destination that got as much before takes the surprise away; one that is new adds to it.
    const fresh = known.ageMs < DAY_MS ? 4 * watched : known.ageMs < 3 * DAY_MS ? 2 * watched : 0;
    const settled = known.ageMs > 3 * DAY_MS ? KNOWN_SHARE : 1;
    const score = usual >= 2 ? own * settled * Math.min(1, -Math.log2(tail) / 6) : own * settled + fresh;
    if (score > 5) ctx.raise(draftOf(o.entity.key, said, { ...known, usual }, score, ctx));
  },
});

const size = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : bytes >= 1e6 ? `${(bytes / 1e6).toFixed(0)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} kB`;

function draftOf(to: string, said: Said, known: Standing & { readonly usual: number }, score: number, ctx: DetectContext): Draft {
  const days = known.ageMs / DAY_MS;
  return {
    score,
    ...callerTo(to, said, ctx),
    title: 'Far more data sent out than usual',
    reason: `The device sent ${size(said.bytes)} to ${said.host ?? to} within about an hour; its usual is ${size(said.median)}, its most ${size(said.largest)}. The organisation has known the destination for ${days.toFixed(1)} days and ${known.usual < 1 ? 'never sent it bulk data' : 'sent it less'}.`,
    measures: [
      { name: 'bytes sent', value: said.bytes, unit: 'bytes', ordinary: `median ${size(said.median)} of ${said.connections} connections` },
      { name: 'own tail', value: Number(said.tail.toPrecision(2)), unit: 'probability' },
      { name: 'destination known for', value: Math.round(days * 10) / 10, unit: 'd' },
      { name: 'devices that go there', value: known.devices },
    ],
    compared: `the last ${said.connections} connections of this device and what the destination got before`,
    normal: [`${size(said.median)} to one destination within an hour`],
  };
}
