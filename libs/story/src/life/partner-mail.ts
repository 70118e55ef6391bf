import type { Random } from '../random';
import { AUTHENTIC, UNSIGNED } from '../formats/rfc5322';
import { plainPdf } from '../formats/pdf';
import { MINUTE } from '../time';
import type { Partner, Person } from '../world/world';
import type { Day, Plan } from './day';
import { contactOf, euros, invoiceLetter, replyTo, weeklyLetter } from './letters';
import { inbound, sent, type Posted, type Writing } from './post';

const EXTRA_PARTNER_MAIL = 0.35;
const WITH_INVOICE = 0.4;

export const invoicePaper = (company: string, number: string, amount: string) => ({
  name: `${number}.pdf`,
  type: 'application/pdf',
  bytes: plainPdf([company, `Invoice ${number}`, `Amount EUR ${amount}`, 'Payable within 30 days', `Account: see our letter of ${company}`]),
});

const fromPartner = (
  day: Day,
  random: Random,
  partner: Partner,
  to: Person,
  at: number,
  rest: Partial<Writing> & Pick<Writing, 'subject' | 'body'>,
): Posted =>
  inbound(day.world, random, {
    at,
    from: partner.contact,
    to: [contactOf(to)],
    handedInFrom: partner.mailIp,
    authentication: partner.signsMail ? AUTHENTIC : UNSIGNED,
    ...rest,
  });

/** The partner writes, our person answers, the partner closes. */
const conversation = (day: Day, random: Random, partner: Partner, plan: Plan): Posted[] => {
  const at = day.midnight + (partner.minute + random.int(-10, 10)) * MINUTE;
  const content = weeklyLetter(random, partner, plan.person);
  const first = fromPartner(day, random, partner, plan.person, at, content);
  const [later, last] = [at + random.int(20, 110) * MINUTE, at + random.int(130, 200) * MINUTE];
  const reply = sent(
    day.world,
    random,
    plan,
    { at: later, to: [partner.contact], ...replyTo(random, plan.person, partner.contact, content.subject, false), thread: [first.messageId] },
    partner.mailIp,
  );
  const close = fromPartner(day, random, partner, plan.person, last, {
    ...replyTo(random, partner.contact, plan.person, content.subject, true),
    thread: [first.messageId, reply.messageId],
  });
  return [first, reply, close];
};

const partnerInvoice = (day: Day, random: Random, partner: Partner, to: Person, at: number): Posted => {
  const [number, amount] = [`${partner.domain.slice(0, 3).toUpperCase()}-${random.int(10_000, 99_999)}`, euros(random.int(300, 19_000))];
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
    const extra = random.chance(WITH_INVOICE)
      ? partnerInvoice(day, random, partner, plan.person, at)
      : fromPartner(day, random, partner, plan.person, at, weeklyLetter(random, partner, plan.person));
    return [...weekly, extra];
  });
