import type { Draft } from '../records';
import type { Random } from '../random';
import { APPS } from '../formats/ual';
import { userLoggedIn, userLoginFailed } from '../formats/ual-directory';
import { MINUTE, SECOND } from '../time';
import type { Client, Person } from '../world/world';
import { moments, times, type Day, type Plan } from './day';

const LOGONS_A_DAY = 3;
const MISTYPED = 0.07;
const PHONE_A_DAY = 0.6;
const PHONE: Client = {
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
  os: 'Ios',
  browser: 'Safari',
};

/** The own phone: managed, and the same every day. */
export const phoneOf = (person: Person): Client => ({
  ...PHONE,
  deviceId: person.objectId.replace(/^.{8}/, person.mailboxGuid.slice(0, 8)),
  displayName: `${person.mail.split('@')[0] ?? ''}-phone`,
});

const fromDesk = (day: Day, plan: Plan, at: number, random: Random): Draft[] => {
  const { person, place } = plan;
  const signIn = { at, person, ip: place.ip, client: person.client, app: random.pick([APPS.office, APPS.officeWeb, APPS.teams]) };
  if (!random.chance(MISTYPED)) return [userLoggedIn(day.world, random, signIn)];
  return [userLoginFailed(day.world, random, signIn), userLoggedIn(day.world, random, { ...signIn, at: at + random.int(9, 40) * SECOND })];
};

/** Signing in: once when work begins, then when a session ends; sometimes from the phone. */
export const logons = (day: Day, plan: Plan): Draft[] => {
  const { person } = plan;
  const random = day.random.fork(`logons/${person.id}`);
  const first = plan.from - random.int(0, 3) * MINUTE;
  const later = moments(day, plan, times(day, LOGONS_A_DAY, random), random);
  const desk = [first, ...later].flatMap((at) => fromDesk(day, plan, at, random));
  const ip = plan.whereabouts === 'abroad' ? plan.place.ip : person.mobile.ip;
  const phone = moments(day, plan, times(day, PHONE_A_DAY, random), random).map((at) =>
    userLoggedIn(day.world, random, { at, person, ip, client: phoneOf(person), app: APPS.outlookMobile }),
  );
  return [...desk, ...phone];
};
