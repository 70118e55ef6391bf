import type { Draft } from '../records';
import type { Random } from '../random';
import { connection, ephemeralPort, newUid } from '../formats/zeek';
import { AUTHENTIC, domainOf, mail, newMessageId, type Letter } from '../formats/rfc5322';
import { mailSent, OUTLOOK } from '../formats/ual-exchange';
import { webAddress } from '../world/addresses';
import type { Contact, Person, World } from '../world/world';
import type { Plan } from './day';

/** What came of a letter: its records, and whose inbox it lies in. */
export interface Posted {
  readonly drafts: readonly Draft[];
  readonly messageId: string;
  readonly delivered: readonly Delivery[];
}

export interface Delivery {
  readonly to: Person;
  readonly at: number;
  readonly messageId: string;
}

/** A letter as its writer thinks of it. */
export type Writing = Omit<Letter, 'messageId' | 'mailer'> & { readonly mailer?: string };

const SMTP = 25;
const OFFICE_MAILER = 'Microsoft Outlook 16.0';
const OTHER_MAILER = 'Paperplane 7.2';

const smtp = (random: Random, at: number, from: string, to: string, bytes: number): Draft =>
  connection({
    at,
    uid: newUid(random),
    from: { ip: from, port: ephemeralPort(random) },
    to: { ip: to, port: SMTP },
    proto: 'tcp',
    service: 'smtp,ssl',
    durationMs: random.size(900),
    sentBytes: bytes,
    receivedBytes: random.size(2_400, 0.2),
  });

const deliveries = (world: World, to: readonly Contact[], at: number, messageId: string): Delivery[] =>
  to.flatMap((c) => {
    const person = world.people.find((p) => p.mail === c.mail);
    return person ? [{ to: person, at, messageId }] : [];
  });

/** From outside: the sensor sees the gateway take it. */
export const inbound = (world: World, random: Random, letter: Writing): Posted => {
  const domain = domainOf(letter.from.mail);
  const handedInFrom = letter.handedInFrom ?? webAddress(`mail.${domain}`);
  const messageId = newMessageId(random, domain);
  const record = mail(world, random, { authentication: AUTHENTIC, mailer: OTHER_MAILER, ...letter, messageId, handedInFrom });
  const carried = smtp(random, letter.at - 1_500, handedInFrom, world.servers.mx01.ip, random.size(letter.attachment ? 9_000 : 5_000));
  return { drafts: [record, carried], messageId, delivered: deliveries(world, letter.to, letter.at, messageId) };
};

/** From one of the company's people, to colleagues or outside (`partnerIp`). */
export const sent = (world: World, random: Random, plan: Plan, letter: Omit<Writing, 'from'>, partnerIp?: string): Posted => {
  const { person } = plan;
  const messageId = newMessageId(random, domainOf(person.mail));
  const record = mail(world, random, { mailer: OFFICE_MAILER, ...letter, from: person, messageId });
  const trace = mailSent(world, random, { at: letter.at - 1_000, person, ip: plan.place.ip, clientInfo: OUTLOOK }, messageId, letter.subject);
  const carried = partnerIp ? [smtp(random, letter.at + 900, world.servers.mx01.ip, partnerIp, random.size(6_000))] : [];
  return { drafts: [trace, record, ...carried], messageId, delivered: deliveries(world, letter.to, letter.at, messageId) };
};
