import type { Random } from '../random';
import { plainPdf } from '../formats/pdf';
import { MINUTE } from '../time';
import { localPart } from '../world/people';
import { FAMILY, FIRST_WORD, GIVEN, SECOND_WORD } from '../world/words';
import type { Contact, Partner, Person } from '../world/world';
import { moments, times, type Day, type Plan } from './day';
import { firstName, invoiceLetter, replyTo, weeklyLetter } from './letters';
import { inbound, sent, type Posted, type Writing } from './post';

const EXTRA_PARTNER_MAIL = 0.35;
const WITH_INVOICE = 0.4;
const STRANGERS_A_DAY = 4;
const NEWSLETTERS = [
  { from: { name: 'Morning Post', mail: 'news@morningpost.example' }, subject: 'Your morning briefing', share: 0.4, weekdays: [0, 1, 2, 3, 4] },
  { from: { name: 'Partsfinder', mail: 'offers@partsfinder.example' }, subject: 'New in the catalogue this week', share: 0.3, weekdays: [1, 3] },
  { from: { name: 'Wayfare Travel', mail: 'hello@wayfare.example' }, subject: 'Fares of the week', share: 0.2, weekdays: [4] },
] as const;
const NOTICES = [
  { from: { name: 'Paperclock', mail: 'no-reply@paperclock.example' }, subject: 'Your hours of yesterday', words: 'Please check your hours of yesterday:', host: 'time.paperclock.example' },
  { from: { name: 'Helpline', mail: 'no-reply@helpline.example' }, subject: 'Your ticket was updated', words: 'There is a new answer to your ticket:', host: 'tickets.helpline.example' },
  { from: { name: 'Paperlane Sign', mail: 'no-reply@paperlane.example' }, subject: 'A document waits for your signature', words: 'Open the document:', host: 'sign.paperlane.example' },
] as const;

export const contactOf = (p: Contact): Contact => ({ name: p.name, mail: p.mail });

export const invoicePaper = (company: string, number: string, amount: string) => ({
  name: `${number}.pdf`,
  type: 'application/pdf',
  bytes: plainPdf([company, `Invoice ${number}`, `Amount EUR ${amount}`, 'Payable within 30 days', `Account: see our letter of ${company}`]),
});

const fromPartner = (day: Day, random: Random, partner: Partner, to: Person, at: number, rest: Partial<Writing> & Pick<Writing, 'subject' | 'body'>): Posted =>
  inbound(day.world, random, { at, from: partner.contact, to: [contactOf(to)], handedInFrom: partner.mailIp, ...rest });

/** The partner writes, our person answers, the partner closes. */
const conversation = (day: Day, random: Random, partner: Partner, plan: Plan): Posted[] => {
  const at = day.midnight + (partner.minute + random.int(-10, 10)) * MINUTE;
  const content = weeklyLetter(random, partner, plan.person);
  const first = fromPartner(day, random, partner, plan.person, at, content);
  const [later, last] = [at + random.int(20, 110) * MINUTE, at + random.int(130, 200) * MINUTE];
  const reply = sent(day.world, random, plan, { at: later, to: [partner.contact], ...replyTo(random, plan.person, partner.contact, content.subject, false), thread: [first.messageId] }, partner.mailIp);
  const close = fromPartner(day, random, partner, plan.person, last, { ...replyTo(random, partner.contact, plan.person, content.subject, true), thread: [first.messageId, reply.messageId] });
  return [first, reply, close];
};

const partnerInvoice = (day: Day, random: Random, partner: Partner, to: Person, at: number): Posted => {
  const [number, amount] = [`${partner.domain.slice(0, 3).toUpperCase()}-${random.int(10_000, 99_999)}`, `${random.int(300, 19_000)}.00`];
  const content = invoiceLetter(partner.contact, partner.name, to, number, amount, `portal.${partner.domain}`);
  return fromPartner(day, random, partner, to, at, { ...content, attachment: invoicePaper(partner.name, number, amount) });
};

export const partnerMail = (day: Day): Posted[] =>
  day.world.partners.flatMap((partner) => {
    const random = day.random.fork(`partner/${partner.domain}`);
    const plan = day.plans.find((p) => p.person.id === partner.with);
    if (!plan) return [];
    const weekly = partner.weekday === day.index % 7 ? conversation(day, random, partner, plan) : [];
    if (!random.chance(EXTRA_PARTNER_MAIL)) return weekly;
    const at = plan.from + random.int(10, 460) * MINUTE;
    const extra = random.chance(WITH_INVOICE) ? partnerInvoice(day, random, partner, plan.person, at) : fromPartner(day, random, partner, plan.person, at, weeklyLetter(random, partner, plan.person));
    return [...weekly, extra];
  });

export const bulkMail = (day: Day): Posted[] => {
  const random = day.random.fork('bulk');
  const readers = (share: number): Person[] => day.world.people.filter((_, i) => (i * 7) % 10 < share * 10);
  const letters = NEWSLETTERS.filter((n) => n.weekdays.some((w) => w === day.index % 7)).flatMap((n) => {
    const host = n.from.mail.slice(n.from.mail.indexOf('@') + 1);
    const at = day.midnight + random.int(380, 440) * MINUTE;
    const story = { words: `${random.pick(FIRST_WORD)} and ${random.pick(SECOND_WORD)}: what you should know today.`, label: 'Read on', href: `https://www.${host}/read/${random.int(1000, 9999)}` };
    return readers(n.share).map((p, i) => inbound(day.world, random, { at: at + i * 700, from: n.from, to: [contactOf(p)], subject: n.subject, body: [`Hello ${firstName(p)},`, story], unsubscribe: `https://www.${host}/leave/${random.hex(12)}` }));
  });
  const notices = day.plans.flatMap((plan) =>
    moments(day, plan, times(day, 0.8, random), random).map((at) => {
      const n = random.pick(NOTICES);
      const body = [`Hello ${firstName(plan.person)},`, { words: n.words, label: n.host, href: `https://${n.host}/open/${random.int(10_000, 99_999)}` }];
      return inbound(day.world, random, { at, from: n.from, to: [contactOf(plan.person)], subject: n.subject, body });
    }),
  );
  return [...letters, ...notices];
};

const PITCHES = ['We met at the fair and I wanted to follow up with our catalogue.', 'I would like to introduce our services to your team.', 'May I ask who is responsible for packaging at your company?', 'I am applying for the open position; my papers are online.'] as const;

/** Every day some people write for the first time. */
export const strangersMail = (day: Day): Posted[] => {
  const random = day.random.fork('strangers');
  return Array.from({ length: times(day, STRANGERS_A_DAY, random) }, () => {
    const plan = random.pick(day.plans);
    const name = `${random.pick(GIVEN)} ${random.pick(FAMILY)}`;
    const domain = `${random.pick(FIRST_WORD)}-${random.pick(SECOND_WORD)}.example`;
    const body = [`Dear ${plan.person.name},`, random.pick(PITCHES), { words: 'More about us:', label: `www.${domain}`, href: `https://www.${domain}/` }, `Kind regards,\n${name}`];
    const [at = plan.from] = moments(day, plan, 1, random);
    return inbound(day.world, random, { at, from: { name, mail: `${localPart(name)}@${domain}` }, to: [contactOf(plan.person)], subject: random.pick(['Introduction', 'Our catalogue', 'Follow-up', 'Your opening']), body });
  });
};
