import type { Random } from '../random';
import type { Paragraph } from '../formats/mime';
import type { Department } from '../world/words';
import type { Contact, Partner } from '../world/world';

export interface Content {
  readonly subject: string;
  readonly body: readonly Paragraph[];
}

/** Of a person, only what a letter shows. */
export const contactOf = (p: Contact): Contact => ({ name: p.name, mail: p.mail });

const GREETINGS = ['Hi', 'Hello', 'Good morning', 'Dear'] as const;
const CLOSINGS = ['Best regards', 'Kind regards', 'Thanks', 'Cheers', 'Many thanks'] as const;

export const firstName = (c: Contact): string => c.name.split(' ')[0] ?? c.name;

/** A person keeps to their own greeting and closing, as people do. */
export const manner = (from: Contact): { greeting: string; closing: string } => {
  const n = from.mail.length + from.name.length;
  return { greeting: GREETINGS[n % GREETINGS.length] ?? 'Hi', closing: CLOSINGS[n % CLOSINGS.length] ?? 'Thanks' };
};

export const letterBody = (from: Contact, to: Contact, middle: readonly Paragraph[], below = ''): Paragraph[] => {
  const { greeting, closing } = manner(from);
  return [`${greeting} ${firstName(to)},`, ...middle, `${closing},\n${from.name}${below}`];
};

const MATTERS: Readonly<Record<Department, readonly string[]>> = {
  Finance: ['cost centre 410', 'the quarter forecast', 'travel expenses', 'the payment run on Thursday', 'open receivables'],
  Sales: ['the spring offer', 'the visit next week', 'the customer survey', 'the price sheet', 'the fair booth'],
  Purchasing: ['the call-off for May', 'the supplier review', 'the freight quotes', 'the late pallets', 'the new drill bits'],
  Production: ['the night shift', 'line 3', 'the maintenance window', 'the spare parts', 'the quality walk'],
  Design: ['the housing drawing', 'the test protocol', 'revision C', 'the bill of materials', 'the tolerance question'],
  IT: ['the password change', 'the printer on floor 2', 'the licence renewal', 'the meeting room screens', 'the change calendar'],
  People: ['the leave overview', 'the first-aid course', 'the summer party', 'the new badge photos', 'the onboarding plan'],
};

const SENTENCES = [
  'I had another look at {m} and there are two points left.',
  'Could you tell me by tomorrow what you think about {m}?',
  'Short note on {m}: we can go on as discussed.',
  'The file about {m} is on the shared drive, in the usual folder.',
  'Please bring your numbers about {m} to the meeting.',
  'I moved the meeting about {m} to the afternoon, room 2.12.',
  'Nothing urgent, but we should close {m} before the weekend.',
  'There was a question from the line about {m}; can you call them?',
] as const;

const fill = (random: Random, matter: string): string => random.pick(SENTENCES).replace('{m}', matter);

/** Between colleagues. */
export const noteTo = (random: Random, department: Department, from: Contact, to: Contact): Content => {
  const matter = random.pick(MATTERS[department]);
  const subject = random.pick([`${matter}`, `Question about ${matter}`, `Re: ${matter}`, `Update: ${matter}`]);
  const lines = Array.from({ length: random.int(1, 3) }, () => fill(random, matter));
  return { subject: subject.charAt(0).toUpperCase() + subject.slice(1), body: letterBody(from, to, lines) };
};

/** The subject that a partner uses week after week. */
export const weeklySubject = (partner: Partner): string => `${partner.topic} ${partner.name}`;

const PARTNER_LINES = [
  'Please find this week’s overview on our portal; two positions moved by a day.',
  'Everything is on track for the coming week. The details are on our portal as always.',
  'We shipped the remaining items this morning. The papers are on our portal.',
  'As agreed on the phone we changed the quantities for the last line.',
] as const;

/** A partner's weekly letter, with a link to their own portal. */
export const weeklyLetter = (random: Random, partner: Partner, to: Contact): Content => ({
  subject: weeklySubject(partner),
  body: letterBody(
    partner.contact,
    to,
    [
      random.pick(PARTNER_LINES),
      { words: 'Your page:', label: `portal.${partner.domain}`, href: `https://portal.${partner.domain}/overview/${random.int(1000, 9999)}` },
    ],
    `\n${partner.name}`,
  ),
});

const REPLIES = [
  'Thanks, that works for us.',
  'Received, I will check the quantities and come back to you.',
  'Good. Could you also confirm the delivery on Thursday?',
  'Thank you, noted.',
] as const;
const ANSWERS = ['Confirmed.', 'Yes, Thursday morning.', 'Of course, have a good day.', 'I will let you know tomorrow.'] as const;

export const replyTo = (random: Random, from: Contact, to: Contact, subject: string, last: boolean): Content => ({
  subject: subject.startsWith('Re: ') ? subject : `Re: ${subject}`,
  body: letterBody(from, to, [random.pick(last ? ANSWERS : REPLIES)]),
});

/** 12345 → "12,345.00". */
export const euros = (whole: number): string => `${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.00`;

/** An honest invoice, due in thirty days, with its paper attached. */
export const invoiceLetter = (from: Contact, company: string, to: Contact, invoice: string, amount: string, portal: string): Content => ({
  subject: `Invoice ${invoice}`,
  body: letterBody(
    from,
    to,
    [
      `Please find attached our invoice ${invoice} over EUR ${amount}, payable within 30 days to the account named on it.`,
      { words: 'You can also see it in your customer account:', label: portal, href: `https://${portal}/invoices/${invoice.toLowerCase()}` },
    ],
    `\n${company}`,
  ),
});
