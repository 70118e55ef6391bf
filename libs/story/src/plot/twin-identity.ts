import { echoing, type Draft } from '../records';
import type { Day, Plan } from '../life/day';
import { consent, userLoggedIn, userLoginFailed } from '../formats/ual-directory';
import { newInboxRule, OUTLOOK } from '../formats/ual-exchange';
import { fileAct } from '../formats/ual-files';
import { APPS } from '../formats/ual';
import { fileName } from '../life/files';
import { grantOf, sortingRule } from '../life/tidying';
import { clock, MINUTE, SECOND } from '../time';

const LOCKED_OUT = 5;

/** Passwords of some colleagues ran out over the weekend: from the office, each fails once or twice and then is in. */
export const expiredPasswords = (day: Day): Draft[] => {
  const random = day.random.fork('expired');
  const { cast } = day.world;
  const known = new Set<string>(Object.values(cast));
  const affected = random.sample(
    day.plans.filter((p) => p.whereabouts === 'office' && !known.has(p.person.id)),
    LOCKED_OUT,
  );
  const drafts = affected.flatMap(({ person, place, from }) => {
    const signIn = { person, ip: place.ip, client: person.client, app: APPS.office };
    const fails = Array.from({ length: random.int(1, 2) }, (_, i) =>
      userLoginFailed(day.world, random, { ...signIn, at: from + (20 + i * 35) * SECOND }),
    );
    return [...fails, userLoggedIn(day.world, random, { ...signIn, at: from + 4 * MINUTE })];
  });
  return echoing('spray', drafts);
};

/** On a business trip, in a country where nobody was before: the own device, one typing error, then in. */
export const travellersLogon = (day: Day, plan: Plan): Draft[] => {
  const random = day.random.fork('travellers-logon');
  const { person, place, from } = plan;
  const signIn = { person, ip: place.ip, client: person.client, app: APPS.office };
  return echoing('logon', [
    userLoginFailed(day.world, random, { ...signIn, at: from - 6 * MINUTE }),
    userLoggedIn(day.world, random, { ...signIn, at: from - 5 * MINUTE }),
  ]);
};

const CLOSING_FILES = 14;

/** The controller takes the quarter's files along for the auditors: as many downloads as an intruder's, from the own desk. */
export const quarterClose = (day: Day, plan: Plan): Draft[] => {
  const random = day.random.fork('quarter-close');
  const { person, place } = plan;
  const begin = day.midnight + clock(10, 40) * MINUTE;
  const drafts = Array.from({ length: CLOSING_FILES }, (_, i) =>
    fileAct(day.world, random, {
      at: begin + i * random.int(6, 15) * SECOND,
      operation: 'FileDownloaded',
      person,
      ip: place.ip,
      userAgent: person.client.userAgent,
      site: person.department,
      file: fileName(person.department, random),
    }),
  );
  return echoing('collection', drafts);
};

/** A buyer sorts a newsletter into a folder. */
export const newsletterRule = (day: Day, plan: Plan): Draft[] => {
  const random = day.random.fork('newsletter-rule');
  const act = { at: day.midnight + clock(11, 12) * MINUTE, person: plan.person, ip: plan.place.ip, clientInfo: OUTLOOK };
  return echoing('mailbox-rule', [newInboxRule(day.world, random, act, sortingRule('offers@partsfinder.example', 'Catalogue'))]);
};

/** An application that nobody here used before asks for a calendar. */
export const calendarConsent = (day: Day, plan: Plan): Draft[] => {
  const random = day.random.fork('calendar-consent');
  const app = { appName: 'Roomfinder', appId: random.guid(), scopes: ' offline_access openid profile User.Read Calendars.Read' };
  return echoing('consent', consent(day.world, random, grantOf(plan, day.midnight + clock(10, 50) * MINUTE, app)));
};
