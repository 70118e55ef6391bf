import type { Random } from '../random';
import type { Contact, Partner, Person } from '../world/world';
import { euros, letterBody, weeklySubject, type Content } from '../life/letters';
import type { Intruder } from './intruder';
import type { Plot } from './plot';

const amount = (random: Random): string => euros(random.int(4_000, 64_000));

/** Words of the partner, a link that shows the partner's portal and leads elsewhere. */
const askForPayment = (random: Random, from: Contact, to: Person, partner: Partner, href: string): Content => ({
  subject: `Re: ${weeklySubject(partner)}`,
  body: letterBody(
    from,
    to,
    [
      `Our bank details have changed because of an audit. Please use the new account for the open invoice over EUR ${amount(random)}, and pay it today to avoid a delivery stop.`,
      { words: 'The invoice with the new bank details, please sign in with your office account:', label: `portal.${partner.domain}`, href },
      'I am in meetings and cannot be reached by phone. Please keep this between us until the audit is over.',
    ],
    `\n${partner.name}`,
  ),
});

const askForCredentials = (random: Random, from: Contact, to: Person, partner: Partner, href: string): Content => ({
  subject: `Re: ${weeklySubject(partner)}`,
  body: letterBody(
    from,
    to,
    [
      `Your access to the statement over EUR ${amount(random)} expires today. Please verify your password to keep it, otherwise the payment is blocked.`,
      { words: 'Verify your account and open the statement:', label: `portal.${partner.domain}/statement`, href },
    ],
    `\n${partner.name}`,
  ),
});

/** The mail that begins it: the partner's contact by name, a look-alike by address, answers to a third. */
export const lure = (random: Random, who: Intruder, plot: Plot) => {
  const { contact } = who.partner;
  const local = contact.mail.split('@')[0] ?? 'office';
  const from: Contact = { name: contact.name, mail: `${local}@${who.mailDomain}` };
  const replyTo: Contact = { name: contact.name, mail: `${local.replace('.', '')}${random.int(10, 99)}@quickpost.example` };
  const href = `https://${who.page.host}/d/${random.hex(10)}?m=${random.hex(6)}`;
  const write = plot.lure === 'payment' ? askForPayment : askForCredentials;
  return { from, replyTo, ...write(random, from, who.victim, who.partner, href) };
};
