import { Random } from '../random';
import { clock, MINUTE } from '../time';
import { addressIn } from '../world/addresses';
import type { Network, Person, Place, World } from '../world/world';

/** Where and when somebody works on one day. */
export interface Plan {
  readonly person: Person;
  readonly whereabouts: 'office' | 'home' | 'abroad';
  readonly place: Place;
  /** ms since the epoch. */
  readonly from: number;
  readonly until: number;
}

export interface Day {
  readonly world: World;
  /** Days since the Monday on which the story begins; the second Monday is 7. */
  readonly index: number;
  /** Local midnight, ms since the epoch. */
  readonly midnight: number;
  /** Amount of life: 1 is forty ordinary people. */
  readonly scale: number;
  readonly random: Random;
  readonly plans: readonly Plan[];
}

/** Where the story wants somebody to be, whatever their habits. */
export type Wishes = ReadonlyMap<string, 'office' | Network>;

const ABSENT = 0.04;
const LUNCH = { from: clock(12, 15), until: clock(13) };
const EATS = 0.7;

/** Business trips of the ordinary week: [days], one traveller each. */
const TRIPS: readonly (readonly number[])[] = [
  [1, 2, 3],
  [2, 3, 4],
];

/** Some who travel in the week; never people that the second Monday is about. */
const travelPlan = (world: World, index: number): Map<string, Network> => {
  const known = new Set<string>(Object.values(world.cast));
  const travellers = new Random(`cordon-story/${world.seed}/trips`).sample(
    world.people.filter((p) => !known.has(p.id) && ['Sales', 'Purchasing', 'Design'].includes(p.department)),
    TRIPS.length,
  );
  const away = new Map<string, Network>();
  TRIPS.forEach((days, i) => {
    const [person, network] = [travellers[i], world.abroad[i]];
    if (person && network && days.includes(index)) away.set(person.id, network);
  });
  return away;
};

const planPerson = (
  world: World,
  person: Person,
  index: number,
  midnight: number,
  wish: 'office' | Network | undefined,
  random: Random,
): Plan | undefined => {
  const from = midnight + (person.habits.starts + Math.round(random.normal() * 9)) * MINUTE;
  const until = from + (person.habits.worksMinutes + Math.round(random.normal() * 20)) * MINUTE;
  const absent = random.chance(ABSENT);
  const atHome = person.habits.homeDays.includes(index % 7);
  if (wish === 'office') return { person, whereabouts: 'office', place: world.office, from, until };
  if (wish)
    return { person, whereabouts: 'abroad', place: addressIn(wish, new Random(`cordon-story/${world.seed}/${person.id}/abroad`)), from, until };
  if (absent) return undefined;
  return { person, whereabouts: atHome ? 'home' : 'office', place: atHome ? person.home : world.office, from, until };
};

export const makeDay = (world: World, index: number, midnight: number, scale: number, wishes: Wishes = new Map()): Day => {
  const random = new Random(`cordon-story/${world.seed}/day/${index}`);
  const travel = travelPlan(world, index);
  const plans = world.people.flatMap(
    (p) => planPerson(world, p, index, midnight, wishes.get(p.id) ?? travel.get(p.id), random.fork(`plan/${p.id}`)) ?? [],
  );
  return { world, index, midnight, scale, random, plans };
};

/** `count` moments of a working day, in order; most people eat at noon. */
export const moments = (day: Day, plan: Plan, count: number, random: Random): number[] => {
  const [lunch, after] = [day.midnight + LUNCH.from * MINUTE, day.midnight + LUNCH.until * MINUTE];
  const one = (): number => random.int(plan.from, plan.until);
  return Array.from({ length: count }, () => {
    const at = one();
    return at >= lunch && at < after && random.chance(EATS) ? one() : at;
  }).sort((a, b) => a - b);
};

/** How often something happens today, when it happens `mean` times on an ordinary day. */
export const times = (day: Day, mean: number, random: Random): number => random.around(mean * day.scale);
