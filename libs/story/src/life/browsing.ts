import type { Draft } from '../records';
import type { Random } from '../random';
import { tailSite } from '../world/services';
import type { Service } from '../world/world';
import { moments, times, type Day, type Plan } from './day';
import { resolveName, visit, type NameCache } from './traffic';

const VISITS_A_DAY = 28;
const TO_PARTNERS = 0.06;
const TO_THE_TAIL = 0.14;
const TYPED_WRONG = 0.02;

/** Favourites by rank: the first host gets about a quarter of the visits. */
const favourite = (plan: Plan, random: Random): Service => {
  const { hosts } = plan.person.habits;
  const rank = Math.floor(hosts.length * random.next() ** 2);
  return hosts[rank] ?? random.pick(hosts);
};

const somewhere = (day: Day, plan: Plan, random: Random): Service => {
  const where = random.next();
  if (where < TO_THE_TAIL) return tailSite(random);
  const partners = day.world.partners.filter((p) => p.with === plan.person.id);
  return where < TO_THE_TAIL + TO_PARTNERS && partners.length > 0 ? random.pick(partners).portal : favourite(plan, random);
};

/** The web, as the sensor in the office sees one person's device. */
export const browsing = (day: Day, plan: Plan): Draft[] => {
  if (plan.whereabouts !== 'office') return [];
  const random = day.random.fork(`browsing/${plan.person.id}`);
  const { device } = plan.person;
  const cache: NameCache = new Map();
  return moments(day, plan, times(day, VISITS_A_DAY, random), random).flatMap((at) => {
    const service = somewhere(day, plan, random);
    if (random.chance(TYPED_WRONG)) return resolveName(day.world, random, at, device, service.host.replace(/.\./, '.'), []);
    return visit(day.world, random, at, device, service, cache, random.int(1, 3));
  });
};
