import { echoing, type Draft } from '../records';
import { Random } from '../random';
import { backupRun } from '../life/backup';
import type { Day, Plan } from '../life/day';
import { contactOf, euros, invoiceLetter } from '../life/letters';
import { invoicePaper } from '../life/partner-mail';
import { poll, STATUS } from '../life/pollers';
import { inbound, type Posted } from '../life/post';
import { talk, visit } from '../life/traffic';
import { clock, HOUR, MINUTE } from '../time';
import { unseenAddresses } from '../world/addresses';
import { localPart } from '../world/people';
import { FAMILY, GIVEN, NEW_SUPPLIERS } from '../world/words';
import type { Contact, Service, World } from '../world/world';

/** A supplier that never wrote before. */
export interface NewSupplier {
  readonly name: string;
  readonly contact: Contact;
  readonly mailIp: string;
  readonly portal: Service;
}

export const newSupplier = (world: World): NewSupplier => {
  const random = new Random(`cordon-story/${world.seed}/new-supplier`);
  const [name, label] = random.pick(NEW_SUPPLIERS);
  const [mailIp = '', portalIp = ''] = unseenAddresses(random, 2);
  const person = `${random.pick(GIVEN)} ${random.pick(FAMILY)}`;
  const domain = `${label}.example`;
  return {
    name,
    contact: { name: person, mail: `${localPart(person)}@${domain}` },
    mailIp,
    portal: { host: `portal.${domain}`, ip: portalIp, port: 443, sent: 4_500, received: 120_000 },
  };
};

/** First contact, and it asks for money; but under its own name, signed, and leading to itself. */
export const firstInvoice = (day: Day, supplier: NewSupplier, plan: Plan): Posted => {
  const random = day.random.fork('first-invoice');
  const [number, amount] = [`INV-${random.int(10_000, 99_999)}`, euros(random.int(900, 14_000))];
  const content = invoiceLetter(supplier.contact, supplier.name, plan.person, number, amount, supplier.portal.host);
  const letter = {
    at: day.midnight + clock(9, 20) * MINUTE,
    from: supplier.contact,
    to: [contactOf(plan.person)],
    handedInFrom: supplier.mailIp,
    attachment: invoicePaper(supplier.name, number, amount),
  };
  const posted = inbound(day.world, random, { ...letter, ...content });
  return { ...posted, drafts: echoing('phish', posted.drafts) };
};

export const looksAtInvoice = (day: Day, supplier: NewSupplier, plan: Plan): Draft[] => {
  const random = day.random.fork('looks-at-invoice');
  return echoing('click', visit(day.world, random, day.midnight + clock(9, 52) * MINUTE, plan.person.device, supplier.portal, new Map(), 2));
};

const LEFT_ON = 4 * HOUR;

/** The device stays on in the evening, and its status agent goes on as it did all week. */
export const agentInTheEvening = (day: Day, plan: Plan): Draft[] =>
  echoing('beacon', poll(day, plan.person.device, day.world.agents.status, STATUS, plan.until, plan.until + LEFT_ON, day.random.fork('evening')));

const FULL_COPY = 4;
const EXHIBITION_BYTES = 2_300_000_000;

/** The month's full copy to the backup house, and a designer's large package to the partner who always gets the drawings. */
export const largeUploads = (day: Day, designer: Plan, share: Service): Draft[] => {
  const random = day.random.fork('large-uploads');
  const at = day.midnight + clock(14, 45) * MINUTE;
  const name = visit(day.world, random, at, designer.person.device, share, new Map(), 0);
  const upload = talk(random, {
    at: at + 400,
    from: designer.person.device,
    to: share,
    service: 'ssl',
    sent: EXHIBITION_BYTES,
    received: 80_000,
    durationMs: 21 * MINUTE,
    exact: true,
  });
  return echoing('exfiltration', [...backupRun(day, clock(20, 30), FULL_COPY), ...name, upload]);
};
