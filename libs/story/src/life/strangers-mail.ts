import type { Random } from '../random';
import { AUTHENTIC, UNSIGNED } from '../formats/rfc5322';
import { localPart } from '../world/people';
import { FAMILY, FIRST_WORD, GIVEN, SECOND_WORD } from '../world/words';
import type { Contact } from '../world/world';
import { moments, times, type Day, type Plan } from './day';
import { contactOf, euros, invoiceLetter, type Content } from './letters';
import { inbound, type Posted } from './post';

const STRANGERS_A_DAY = 4;
const BILLS = 0.12;
const SIGN_THEIR_MAIL = 0.7;

const PITCHES = [
  ['Follow-up', 'We met at the fair and I wanted to follow up with our catalogue.'],
  ['Introduction', 'I would like to introduce our services to your team.'],
  ['A question', 'May I ask who is responsible for packaging at your company?'],
  ['Your opening', 'I am applying for the open position; my papers are online.'],
] as const;

/** Most want to sell or to know something; now and then one sends the bill of a single purchase. */
const content = (random: Random, from: Contact, domain: string, to: Contact): Content => {
  if (random.chance(BILLS)) {
    const number = `R${random.int(1_000, 9_999)}`;
    return invoiceLetter(from, domain, to, number, euros(random.int(40, 900)), `shop.${domain}`);
  }
  const [subject, pitch] = random.pick(PITCHES);
  const link = { words: 'More about us:', label: `www.${domain}`, href: `https://www.${domain}/` };
  return { subject, body: [`Dear ${to.name},`, pitch, link, `Kind regards,\n${from.name}`] };
};

/** Every day some people write for the first time. */
export const strangersMail = (day: Day): Posted[] => {
  const random = day.random.fork('strangers');
  return Array.from({ length: times(day, STRANGERS_A_DAY, random) }, () => {
    const plan: Plan = random.pick(day.plans);
    const name = `${random.pick(GIVEN)} ${random.pick(FAMILY)}`;
    const domain = `${random.pick(FIRST_WORD)}-${random.pick(SECOND_WORD)}.example`;
    const from = { name, mail: `${localPart(name)}@${domain}` };
    const to = contactOf(plan.person);
    const [at = plan.from] = moments(day, plan, 1, random);
    const authentication = random.chance(SIGN_THEIR_MAIL) ? AUTHENTIC : UNSIGNED;
    return inbound(day.world, random, { at, from, to: [to], authentication, ...content(random, from, domain, to) });
  });
};
