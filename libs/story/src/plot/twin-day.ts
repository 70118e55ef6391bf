import type { Draft } from '../records';
import type { Day, Plan } from '../life/day';
import { drawingsShare } from '../life/inside';
import { contactOf, letterBody } from '../life/letters';
import { ordinaryDay } from '../life/ordinary-day';
import { inbound, sent, type Posted } from '../life/post';
import { clock, MINUTE } from '../time';
import { changeNotice, keyRotation } from './twin-cloud';
import { calendarConsent, expiredPasswords, newsletterRule, quarterClose, travellersLogon } from './twin-identity';
import { agentInTheEvening, firstInvoice, largeUploads, looksAtInvoice, newSupplier } from './twin-network';

const planOf = (day: Day, id: string): Plan => {
  const plan = day.plans.find((p) => p.person.id === id);
  if (!plan) throw new RangeError(`${id} does not work today`);
  return plan;
};

/** The travel house's itinerary, and a word to the department. */
const tripMail = (day: Day, plan: Plan): Posted[] => {
  const random = day.random.fork('trip-mail');
  const { country } = plan.place.network;
  const trip = {
    words: `Your trip to ${country} begins today. Boarding pass and hotel:`,
    label: 'travel.wayfare.example',
    href: `https://travel.wayfare.example/trips/${random.int(10_000, 99_999)}`,
  };
  const itinerary = inbound(day.world, random, {
    at: day.midnight + clock(5, 40) * MINUTE,
    from: { name: 'Wayfare Travel', mail: 'hello@wayfare.example' },
    to: [contactOf(plan.person)],
    subject: 'Your trip starts today',
    body: [`Hello ${plan.person.name},`, trip],
  });
  const colleague = day.world.people.find((p) => p.department === plan.person.department && p !== plan.person) ?? plan.person;
  const note = sent(day.world, random, plan, {
    at: plan.from + 8 * MINUTE,
    to: [contactOf(colleague)],
    subject: 'On the road this week',
    body: letterBody(plan.person, colleague, ['I am with the customer until Thursday and read my mail in the evening.']),
  });
  return [itinerary, note];
};

/** The second Monday without an attack, and with honest events of every kind that the attack has. */
export const twinDrafts = (day: Day): Draft[] => {
  const { cast } = day.world;
  const [buyer, traveller, admin] = [planOf(day, cast.buyer), planOf(day, cast.traveller), planOf(day, cast.admin)];
  const supplier = newSupplier(day.world);
  const posts = [firstInvoice(day, supplier, buyer), changeNotice(day, admin), ...tripMail(day, traveller)];
  return [
    ...ordinaryDay(day, posts),
    ...posts.flatMap((p) => p.drafts),
    ...looksAtInvoice(day, supplier, buyer),
    ...newsletterRule(day, buyer),
    ...agentInTheEvening(day, buyer),
    ...expiredPasswords(day),
    ...travellersLogon(day, traveller),
    ...quarterClose(day, planOf(day, cast.victim)),
    ...calendarConsent(day, planOf(day, cast.consenter)),
    ...keyRotation(day, admin),
    ...largeUploads(day, planOf(day, cast.designer), drawingsShare(day.world)),
  ];
};
