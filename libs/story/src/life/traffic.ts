import type { Draft } from '../records';
import type { Random } from '../random';
import { connection, ephemeralPort, lookup, newUid, type Connection } from '../formats/zeek';
import { MINUTE } from '../time';
import type { Asset, Service, World } from '../world/world';

/** What a device still knows of names: host → when it forgets. */
export type NameCache = Map<string, number>;

const DNS = 53;
const SHORTEST_TTL_MINUTES = 5;
const LONGEST_TTL_MINUTES = 60;

/** A connection of ordinary shape. Sizes are medians unless `exact`. */
export interface Talk {
  readonly at: number;
  readonly from: Asset;
  readonly to: { readonly ip: string; readonly port: number };
  readonly service?: string;
  readonly proto?: Connection['proto'];
  readonly sent: number;
  readonly received: number;
  readonly durationMs?: number;
  readonly exact?: boolean;
  readonly state?: Connection['state'];
}

/** About 2 MB/s on the office line. */
const BYTES_PER_MS = 2_000;

export const talk = (random: Random, t: Talk): Draft => {
  const [sentBytes, receivedBytes] = t.exact ? [t.sent, t.received] : [random.size(t.sent), random.size(t.received)];
  const durationMs = t.durationMs ?? random.size(400) + Math.round((sentBytes + receivedBytes) / BYTES_PER_MS);
  return connection({
    at: t.at,
    uid: newUid(random),
    from: { ip: t.from.ip, port: ephemeralPort(random) },
    to: t.to,
    proto: t.proto ?? 'tcp',
    ...(t.service && { service: t.service }),
    durationMs,
    sentBytes,
    receivedBytes,
    ...(t.state && { state: t.state }),
  });
};

/** A device asks the company's resolver for a name. */
export const resolveName = (
  world: World,
  random: Random,
  at: number,
  device: Asset,
  host: string,
  answers: readonly string[],
  ttlMinutes = SHORTEST_TTL_MINUTES,
): Draft[] => {
  const resolver = random.chance(0.9) ? world.servers.dc01 : world.servers.dc02;
  return lookup({
    at,
    uid: newUid(random),
    from: { ip: device.ip, port: ephemeralPort(random) },
    resolver: { ip: resolver.ip, port: DNS },
    transId: random.int(1, 65_535),
    rttMs: random.size(8),
    query: host,
    answers,
    ttlSeconds: ttlMinutes * 60,
  });
};

/** A device goes to a host on the web: asks for its name unless it still knows it, then connects `times` times. */
export const visit = (world: World, random: Random, at: number, device: Asset, service: Service, cache: NameCache, times = 1): Draft[] => {
  const drafts: Draft[] = [];
  if ((cache.get(service.host) ?? 0) <= at) {
    const ttl = random.int(SHORTEST_TTL_MINUTES, LONGEST_TTL_MINUTES);
    cache.set(service.host, at + ttl * MINUTE);
    drafts.push(...resolveName(world, random, at, device, service.host, [service.ip], ttl));
  }
  for (let i = 0; i < times; i += 1) {
    const later = at + random.int(15, 120) + i * random.int(200, 4_000);
    drafts.push(talk(random, { at: later, from: device, to: service, service: 'ssl', sent: service.sent, received: service.received }));
  }
  return drafts;
};
