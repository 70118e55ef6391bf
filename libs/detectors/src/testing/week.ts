import { aws, conn, dns, download, HOME, logon, mail, OFFICE, ual } from './events';
import type { Chunk } from '@cordon/runtime';
import { chance, DAY, deviceIp, HOUR, Life, mailOf, MINUTE, MONDAY, PEOPLE, type Happening } from './life';

export const UPDATES = '198.19.1.1';
export const BACKUP = '198.19.1.2';
export const SITES = Array.from({ length: 12 }, (_, i) => ({ host: `www.site-${i}.example`, ip: `198.19.2.${i + 1}` }));
export const ADMIN = 'arn:aws:iam::111122223333:user/hugo';
export const READER = 'arn:aws:iam::111122223333:user/anna';
/** Takes the drawings of the day along to the workshop, every day. */
export const CARRIER = 'lena';
const BACKUP_SERVER = '10.0.0.200';

/** Five ordinary days of twelve people: logons, browsing, pollers, backups, partner mail, cloud work, files, a sorting rule. */
export function ordinaryWeek(seed: number): readonly Happening[] {
  const random = chance(seed);
  return [0, 1, 2, 3, 4].flatMap((d) => [
    ...PEOPLE.flatMap((name, i) => personsDay(MONDAY + d * DAY, name, i, random)),
    ...companyDay(MONDAY + d * DAY, d, random),
    ...filesOfDay(MONDAY + d * DAY, chance(seed * 1_000 + d)),
  ]);
}

function personsDay(midnight: number, name: string, i: number, random: () => number): Happening[] {
  const user = mailOf(name);
  const begin = midnight + (8 + random()) * HOUR;
  const net = random() < 0.2 ? { ...HOME, ip: `198.18.0.${i + 1}` } : OFFICE;
  const found: Happening[] = [];
  for (let n = 0; n < 4; n++) {
    const at = begin + n * 2 * HOUR + random() * HOUR;
    if (random() < 0.1) found.push(logon(at - 30_000, user, net, false));
    found.push(logon(at, user, net));
    found.push(ual(at + MINUTE, user, net, 'MailItemsAccessed', {}));
  }
  for (let n = 0; n < 40; n++) {
    const site = SITES[Math.floor(random() * SITES.length)] ?? SITES[0];
    if (!site) continue;
    const at = begin + random() * 8 * HOUR;
    found.push(dns(at, deviceIp(i), site.host, site.ip), conn(at + 50, deviceIp(i), site.ip, 500 + random() * 30_000));
  }
  // The update agent asks every half hour, by the clock.
  for (let at = begin; at < begin + 8 * HOUR; at += 30 * MINUTE) found.push(conn(at + random() * 20_000, deviceIp(i), UPDATES, 1_500));
  return found;
}

function companyDay(midnight: number, d: number, random: () => number): Happening[] {
  const found: Happening[] = [];
  for (let n = 0; n < 3; n++) found.push(conn(midnight + HOUR + n * 10 * MINUTE, BACKUP_SERVER, BACKUP, 2e9 * (0.8 + random() * 0.4), 9 * MINUTE));
  PEOPLE.forEach((name, i) => {
    const at = midnight + 10 * HOUR + i * MINUTE;
    const link = { url: 'https://portal.corvane-logistics.example/orders', text: 'portal.corvane-logistics.example' };
    if (i % 3 === d % 3)
      found.push(
        mail(at, {
          from: 'roe@corvane-logistics.example',
          name: 'Rita Roe',
          to: mailOf(name),
          subject: 'Invoice of this week',
          text: 'The invoice is attached.',
          links: [link],
        }),
      );
    found.push(
      mail(at + HOUR, { from: `stranger${d}${i}@firm-${d}-${i}.example`, to: mailOf(name), subject: 'Introduction', text: 'We met at the fair.' }),
    );
  });
  const calls = ['DescribeInstances', 'ListBuckets', 'ListRoles', 'CreateTags', 'GetUser'];
  for (let n = 0; n < 30; n++) found.push(aws(midnight + 9 * HOUR + n * 15 * MINUTE, ADMIN, OFFICE, calls[n % calls.length] ?? ''));
  for (let n = 0; n < 10; n++) found.push(aws(midnight + 9 * HOUR + n * 40 * MINUTE, READER, OFFICE, 'GetCostAndUsage'));
  if (d === 2)
    found.push(ual(midnight + 11 * HOUR, mailOf('cleo'), OFFICE, 'New-InboxRule', { Name: 'News', From: 'news@post.example', MoveToFolder: 'News' }));
  return found;
}

/** A few files an hour each, among them one again and again; and a colleague who takes sixty along. */
function filesOfDay(midnight: number, random: () => number): Happening[] {
  const found: Happening[] = [];
  for (const name of PEOPLE) {
    for (let n = 0; n < 8; n++) {
      const at = midnight + (9 + random() * 8) * HOUR;
      found.push(download(at, mailOf(name), OFFICE, `${name}-${Math.floor(random() * 40)}.docx`));
    }
  }
  for (let n = 0; n < 60; n++) found.push(download(midnight + 15 * HOUR + n * 20_000, mailOf(CARRIER), OFFICE, `drawing-${n}.pdf`));
  return found;
}

let week: readonly Chunk[] | undefined;

/** A life after an ordinary week: lived once, saved, and taken up again by each test. */
export function lived(): Life {
  if (!week) {
    const life = new Life();
    life.happen(ordinaryWeek(1));
    week = life.save();
  }
  return new Life({}, week);
}
