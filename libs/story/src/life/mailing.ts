import type { Draft } from '../records';
import { mailItemsAccessed, OUTLOOK, OUTLOOK_MOBILE, type MailboxAct } from '../formats/ual-exchange';
import type { Person } from '../world/world';
import { moments, times, type Day, type Plan } from './day';
import { bulkMail } from './bulk-mail';
import { contactOf, noteTo } from './letters';
import { partnerMail } from './partner-mail';
import { sent, type Delivery, type Posted } from './post';
import { strangersMail } from './strangers-mail';

const NOTES_A_DAY = 3;
const LOOKS_A_DAY = 7;
const SAME_DEPARTMENT = 0.7;
const ON_THE_PHONE = 0.15;
/** Exchange puts several mails into one record; more than this in one look is rare. */
const MOST_IN_A_LOOK = 20;

const internalMail = (day: Day, plan: Plan): Posted[] => {
  const random = day.random.fork(`notes/${plan.person.id}`);
  const others = day.world.people.filter((p) => p !== plan.person);
  const near = others.filter((p) => p.department === plan.person.department);
  return moments(day, plan, times(day, NOTES_A_DAY, random), random).map((at) => {
    const to: Person = random.pick(random.chance(SAME_DEPARTMENT) ? near : others);
    const more = random.chance(0.2) ? [contactOf(random.pick(others.filter((p) => p !== to)))] : [];
    return sent(day.world, random, plan, { at, to: [contactOf(to), ...more], ...noteTo(random, plan.person.department, plan.person, to) });
  });
};

/** People look into their inbox some times a day and open what came since. */
const reading = (day: Day, plan: Plan, inbox: readonly Delivery[]): Draft[] => {
  const random = day.random.fork(`reading/${plan.person.id}`);
  const { person, place } = plan;
  let since = 0;
  return moments(day, plan, times(day, LOOKS_A_DAY, random), random).flatMap((at) => {
    const ids = inbox.filter((d) => d.at > since && d.at <= at).map((d) => d.messageId);
    since = at;
    if (ids.length === 0) return [];
    const phone = random.chance(ON_THE_PHONE);
    const ip = phone && plan.whereabouts !== 'abroad' ? person.mobile.ip : place.ip;
    const act: MailboxAct = { at, person, ip, clientInfo: phone ? OUTLOOK_MOBILE : OUTLOOK };
    return [mailItemsAccessed(day.world, random, act, ids.slice(0, MOST_IN_A_LOOK))];
  });
};

/** A day's mail: letters of all kinds, and people reading them. `extra` is what the plot puts in the post. */
export const mailing = (day: Day, extra: readonly Posted[] = []): Draft[] => {
  const posts = [...day.plans.flatMap((p) => internalMail(day, p)), ...partnerMail(day), ...bulkMail(day), ...strangersMail(day)];
  const inboxes = new Map<Person, Delivery[]>();
  for (const d of [...posts, ...extra].flatMap((p) => p.delivered)) inboxes.set(d.to, [...(inboxes.get(d.to) ?? []), d]);
  return [...posts.flatMap((p) => p.drafts), ...day.plans.flatMap((p) => reading(day, p, inboxes.get(p.person) ?? []))];
};
