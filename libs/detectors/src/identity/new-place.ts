import {
  detector,
  HOUR_MS,
  isLogon,
  maturity,
  Novelty,
  Recent,
  succeeded,
  surprise,
  whenceOf,
  type DetectContext,
  type Draft,
  type Whence,
} from '@cordon/core';
import type { EntityKey, EntityRef, Measure } from '@cordon/wire';

/**
 * Notices a logon that worked from a network or a country that is new to the user, more so when the user was active in another
 * country a short while before, or when the client is new as well.
 * Odd, because people work from few places, and a stolen password is used from elsewhere.
 * Wrong for travellers, new mobile carriers and new VPN exits: so a new network at home says little, a country that colleagues log
 * on from says less, and only what cannot be travelled says much. Countries come from the configured
 * networks, else from address data, which has the country of the operator: that of a roaming phone, a relay or a cloud may be another.
 *
 * What the organisation knows of a place is kept at the country, where a place that is new to a user goes as an observation.
 */
const PRIOR = [
  [2, 0],
  [4, 2],
  [6, 3.5],
  [9, 7],
  [12, 9],
] as const;

const LEAST = 2;
/** A new network in a known country: moving, a café, another carrier. */
const NETWORK_SHARE = 0.4;
/** A new network of unknown country. */
const UNKNOWN_SHARE = 0.6;
/** Two countries within this time: faster than most trips door to door. */
const TRIP_MS = 3 * HOUR_MS;
const IMPOSSIBLE = 5;
const NEW_CLIENT = 1.5;

interface Said {
  readonly user: EntityKey;
  readonly whence: Whence;
  readonly score: number;
  readonly measures: readonly Measure[];
  readonly reasons: readonly string[];
  readonly logons: number;
  readonly normal: readonly string[];
}

interface Place {
  readonly country: string;
  readonly at: number;
}

export const newPlace = detector({
  manifest: {
    name: 'identity.new-place',
    version: 1,
    domain: 'identity',
    classes: [3002],
    tactics: ['TA0001'],
    techniques: ['T1078'],
    compares: 'actors',
    prior: PRIOR,
  },
  state: () => ({
    networks: new Novelty({ halfLifeDays: 60 }),
    countries: new Novelty({ halfLifeDays: 60 }),
    clients: new Novelty({ halfLifeDays: 60 }),
    /** Last logon by user. */
    last: new Recent({ keepDays: 2, perEntity: 2, mostEntities: 4_096 }),
    /** Country → users who logged on from it; kept at the country. */
    visitors: new Novelty({ halfLifeDays: 30 }),
  }),

  event(e, ctx, s) {
    const user = e.principal;
    if (!user || !isLogon(e.event) || !succeeded(e.event)) return;
    const whence = whenceOf(e.event);
    if (whence.network === undefined) return;
    const network = s.networks.look(ctx, e.key, whence.network);
    const country = s.countries.look(ctx, e.key, whence.country ?? '');
    const client = s.clients.look(ctx, e.key, whence.agent ?? '');
    const before = lastPlace(s.last.of(ctx, e.key), ctx.at, whence.country);
    const normal = s.networks.examples(e.key);
    if (whence.country !== undefined) s.last.add(ctx, e.key, JSON.stringify({ country: whence.country, at: ctx.at } satisfies Place));
    s.networks.learn(ctx, e.key, whence.network);
    s.clients.learn(ctx, e.key, whence.agent ?? '');
    if (whence.country !== undefined) s.countries.learn(ctx, e.key, whence.country);
    if (network.count > 0 && !before) return;
    const measures: Measure[] = [];
    const reasons: string[] = [];
    const newCountry = whence.country !== undefined && country.count === 0;
    const bits = surprise(newCountry ? country : network) * (newCountry ? 1 : whence.country === undefined ? UNKNOWN_SHARE : NETWORK_SHARE);
    let score = network.count > 0 ? 0 : bits;
    if (score > 0) {
      measures.push({
        name: newCountry ? 'new country' : 'new network',
        value: round(bits),
        unit: 'bits',
        ordinary: `${Math.round(network.total)} logons from ${Math.round(network.distinct)} networks`,
      });
      reasons.push(newCountry ? `first logon of this user from ${whence.country}` : `first logon of this user from ${whence.network}`);
    }
    if (before) {
      score += IMPOSSIBLE;
      measures.push({ name: 'time since a logon in another country', value: Math.round((ctx.at - before.at) / 60_000), unit: 'min' });
      reasons.push(`${Math.round((ctx.at - before.at) / 60_000)} minutes earlier the user was in ${before.country}`);
    }
    if (client.count === 0 && whence.agent !== undefined && maturity(client) > 0.3) {
      score += NEW_CLIENT * maturity(client);
      measures.push({ name: 'new client', value: round(NEW_CLIENT * maturity(client)), unit: 'bits' });
      reasons.push('the client is new as well');
    }
    const said: Said = { user, whence, score, measures, reasons, logons: Math.round(network.total), normal };
    ctx.observe(placeOf(whence), JSON.stringify(said));
  },

  observation(o, ctx, s) {
    const said = JSON.parse(o.item.value) as Said;
    const key = `${said.user.kind}/${said.user.key}`;
    const seen = s.visitors.look(ctx, o.key, key);
    const others = Math.max(0, Math.round(seen.distinct - (seen.count > 0 ? 1 : 0)));
    s.visitors.learn(ctx, o.key, key);
    // A place that half a dozen colleagues log on from is a place of the organisation.
    const score = said.score * (seen.count > 0 ? 0.7 : 1) * Math.max(0.4, 1 - others / 10);
    if (score >= LEAST) ctx.raise(draftOf(said, score, others, ctx));
  },
});

/** Countries are not entities; their key is that of the address space that they stand for. */
const placeOf = (w: Whence): EntityKey => ({ kind: 'ip', key: `place:${w.country ?? w.network ?? ''}` });

function lastPlace(notes: readonly { readonly text: string }[], at: number, country: string | undefined): Place | undefined {
  if (country === undefined) return undefined;
  for (const n of [...notes].reverse()) {
    const place = JSON.parse(n.text) as Place;
    if (place.country !== country && at - place.at < TRIP_MS && place.at <= at) return place;
  }
  return undefined;
}

function draftOf(said: Said, score: number, others: number, ctx: DetectContext): Draft {
  const { whence, user } = said;
  const person = ctx.estate.userOf(user);
  const entities: EntityRef[] = [{ ...user, role: 'actor' }];
  if (person && (person.kind !== user.kind || person.key !== user.key)) entities.push({ ...person, role: 'actor' });
  if (whence.ip !== undefined) entities.push({ kind: 'ip', key: whence.ip, role: 'source' });
  const where = whence.country === undefined ? whence.network : `${whence.network} (${whence.country})`;
  return {
    score,
    subject: user,
    ...(whence.network === undefined ? {} : { facet: whence.country ?? whence.network }),
    title: 'Logon from a new place',
    reason: `Logon from ${where}: ${said.reasons.join('; ')}; ${others === 0 ? 'no colleague' : `${others} colleague${others === 1 ? '' : 's'}`} came from there in 30 days.`,
    entities,
    measures: said.measures,
    compared: `the last ${said.logons} logons of this user and the places of all colleagues`,
    normal: said.normal,
    ...(user.kind === 'principal' ? { techniques: ['T1078.004'] } : {}),
  };
}

const round = (x: number): number => Math.round(x * 100) / 100;
