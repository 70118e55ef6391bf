import type { Random } from '../random';
import { clock } from '../time';
import { webAddress } from './addresses';
import { localPart } from './people';
import { serviceAt } from './services';
import { FAMILY, GIVEN, PARTNERS } from './words';
import type { Partner, Person } from './world';

const TOPICS = ['Delivery schedule', 'Open orders', 'Price list', 'Monthly statement', 'Transport plan', 'Quality report', 'Stock report'] as const;
const PARTNER_COUNT = 12;
const SIGNS_MAIL = 0.75;

const makePartner = (entry: readonly [string, string], contact: string, index: number, withPerson: Person, random: Random): Partner => {
  const [name, label] = entry;
  const domain = `${label}.example`;
  return {
    name,
    domain,
    contact: { name: contact, mail: `${localPart(contact)}@${domain}` },
    with: withPerson.id,
    weekday: index % 5,
    minute: clock(8, 40) + random.int(0, 60) * 5,
    mailIp: webAddress(`mail.${domain}`),
    signsMail: index === 0 || random.chance(SIGNS_MAIL),
    portal: serviceAt(`portal.${domain}`, 4_000, 80_000),
    topic: random.pick(TOPICS),
  };
};

/** Twelve companies that write weekly, to Finance, Purchasing and Sales in turn. The first deals with `first`. */
export const makePartners = (people: readonly Person[], first: Person, random: Random): Partner[] => {
  const dealers = random.shuffle(people.filter((p) => p !== first && ['Purchasing', 'Sales', 'Finance'].includes(p.department)));
  const given = random.shuffle(GIVEN);
  const family = random.shuffle(FAMILY);
  return random.sample(PARTNERS, PARTNER_COUNT).map((entry, i) => {
    const contact = `${given[i] ?? ''} ${family[i] ?? ''}`;
    return makePartner(entry, contact, i, i === 0 ? first : (dealers[i % dealers.length] ?? first), random.fork(entry[1]));
  });
};
