import type { Random } from '../random';
import { MINUTE } from '../time';
import { FIRST_WORD, SECOND_WORD } from '../world/words';
import type { Contact, Person } from '../world/world';
import { moments, times, type Day } from './day';
import { contactOf, firstName } from './letters';
import { inbound, type Posted } from './post';

interface Newsletter {
  readonly from: Contact;
  readonly replyTo?: Contact;
  readonly subject: string;
  /** Part of the company that reads it. */
  readonly share: number;
  readonly weekdays: readonly number[];
  /** Host that its links really lead to: mailing houses count who follows. */
  readonly via: string;
}

const NEWSLETTERS: readonly Newsletter[] = [
  {
    from: { name: 'Morning Post', mail: 'news@morningpost.example' },
    subject: 'Your morning briefing',
    share: 0.4,
    weekdays: [0, 1, 2, 3, 4],
    via: 'www.morningpost.example',
  },
  {
    from: { name: 'Partsfinder', mail: 'offers@partsfinder.example' },
    replyTo: { name: 'Partsfinder service', mail: 'service@mailroute.example' },
    subject: 'New in the catalogue this week',
    share: 0.3,
    weekdays: [1, 3],
    via: 'follow.mailroute.example',
  },
  {
    from: { name: 'Wayfare Travel', mail: 'hello@wayfare.example' },
    replyTo: { name: 'Wayfare Travel', mail: 'no-reply@mailroute.example' },
    subject: 'Fares of the week',
    share: 0.2,
    weekdays: [4],
    via: 'follow.mailroute.example',
  },
];

/** What services write to one person: subject, words before the link, host of the link. */
const NOTICES: readonly (readonly [from: Contact, subject: string, words: string, host: string])[] = [
  [
    { name: 'Paperclock', mail: 'no-reply@paperclock.example' },
    'Your hours of yesterday',
    'Please check your hours of yesterday:',
    'time.paperclock.example',
  ],
  [
    { name: 'Helpline', mail: 'no-reply@helpline.example' },
    'Your ticket was updated',
    'There is a new answer to your ticket:',
    'tickets.helpline.example',
  ],
  [
    { name: 'Paperlane Sign', mail: 'no-reply@paperlane.example' },
    'A document waits for your signature',
    'Sign in to open the document:',
    'sign.paperlane.example',
  ],
  [
    { name: 'Cloud Office', mail: 'account@cloud-office.example' },
    'Your password expires in 5 days',
    'Your password expires in 5 days. Change it in your account settings:',
    'login.cloud-office.example',
  ],
  [
    { name: 'Evenpay', mail: 'no-reply@evenpay.example' },
    'Your payslip is ready',
    'Your payslip is ready. Please verify your account with a code when you sign in:',
    'payroll.evenpay.example',
  ],
];
const NOTICES_A_DAY = 0.8;

const newsletter = (day: Day, random: Random, n: Newsletter): Posted[] => {
  const readers = day.world.people.filter((_, i) => (i * 7) % 10 < n.share * 10);
  const at = day.midnight + random.int(380, 440) * MINUTE;
  const host = n.from.mail.slice(n.from.mail.indexOf('@') + 1);
  const story = {
    words: `${random.pick(FIRST_WORD)} and ${random.pick(SECOND_WORD)}: what you should know today.`,
    label: `www.${host}`,
    href: `https://${n.via}/read/${random.int(1000, 9999)}`,
  };
  return readers.map((p: Person, i) =>
    inbound(day.world, random, {
      at: at + i * 700,
      from: n.from,
      ...(n.replyTo && { replyTo: n.replyTo }),
      to: [contactOf(p)],
      subject: n.subject,
      body: [`Hello ${firstName(p)},`, story],
      unsubscribe: `https://${n.via}/leave/${random.hex(12)}`,
    }),
  );
};

/** Newsletters to many, and what services write to one. */
export const bulkMail = (day: Day): Posted[] => {
  const random = day.random.fork('bulk');
  const letters = NEWSLETTERS.filter((n) => n.weekdays.includes(day.index % 7)).flatMap((n) => newsletter(day, random, n));
  const notices = day.plans.flatMap((plan) =>
    moments(day, plan, times(day, NOTICES_A_DAY, random), random).map((at) => {
      const [from, subject, words, host] = random.pick(NOTICES);
      const body = [`Hello ${firstName(plan.person)},`, { words, label: host, href: `https://${host}/open/${random.int(10_000, 99_999)}` }];
      return inbound(day.world, random, { at, from, to: [contactOf(plan.person)], subject, body });
    }),
  );
  return [...letters, ...notices];
};
