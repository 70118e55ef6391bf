import { Random, stableInt } from '../random';
import { webAddress } from './addresses';
import { FIRST_WORD, SECOND_WORD, type Department } from './words';
import type { Service, World } from './world';

/** Host, median bytes sent and received, and the departments that use it (none = all). */
type ServiceLine = readonly [host: string, sent: number, received: number, ...departments: Department[]];

const SHARED: readonly ServiceLine[] = [
  ['outlook.cloud-office.example', 9_000, 60_000],
  ['login.cloud-office.example', 4_000, 15_000],
  ['files.cloud-office.example', 60_000, 400_000],
  ['meet.cloud-office.example', 900_000, 2_500_000],
  ['search.wayfinder.example', 2_500, 40_000],
  ['news.morningpost.example', 2_000, 180_000],
  ['time.paperclock.example', 3_000, 12_000],
  ['travel.wayfare.example', 3_500, 90_000],
  ['crm.tallybird.example', 9_000, 70_000, 'Sales', 'Finance'],
  ['bank.lindenbank.example', 5_000, 30_000, 'Finance'],
  ['sign.paperlane.example', 30_000, 60_000, 'Finance', 'Sales', 'People'],
  ['tenders.opendesk.example', 6_000, 120_000, 'Sales', 'Purchasing'],
  ['catalogue.partsfinder.example', 3_000, 250_000, 'Purchasing', 'Production'],
  ['freight.shiptrack.example', 3_000, 40_000, 'Purchasing', 'Production'],
  ['cad.drawbench.example', 700_000, 3_000_000, 'Design'],
  ['git.branchyard.example', 40_000, 300_000, 'Design', 'IT'],
  ['console.cloudworks.example', 8_000, 150_000, 'IT', 'Design'],
  ['tickets.helpline.example', 6_000, 60_000, 'IT'],
  ['payroll.evenpay.example', 9_000, 50_000, 'People', 'Finance'],
  ['jobs.hiringpost.example', 6_000, 100_000, 'People'],
];

const HTTPS = 443;

export const serviceAt = (host: string, sent = 2_500, received = 60_000): Service => ({ host, ip: webAddress(host), port: HTTPS, sent, received });

export const makeServices = (): Service[] => SHARED.map(([host, sent, received]) => serviceAt(host, sent, received));

/** The hosts that people of a department turn to, favourites first. */
export const favourites = (services: readonly Service[], department: Department, random: Random): Service[] => {
  const fits = (host: string): boolean => {
    const [, , , ...departments] = SHARED.find(([h]) => h === host) ?? [host, 0, 0];
    return departments.length === 0 || departments.includes(department);
  };
  const [always, rest] = [services.slice(0, 3), random.shuffle(services.slice(3).filter((s) => fits(s.host)))];
  return [...always, ...rest];
};

export const makeAgents = (): World['agents'] => ({
  updates: serviceAt('updates.tidypatch.example', 1_800, 6_500),
  status: serviceAt('status.deskwatch.example', 1_400, 2_200),
  licence: serviceAt('licence.millplan.example', 2_100, 3_300),
  backup: serviceAt('vault.safekeep.example', 2_000_000_000, 400_000),
});

/** Sites of the long tail are so many that each day brings some that nobody opened before. */
export const tailSite = (random: Random): Service => {
  const host = `${random.pick(['www', 'www', 'blog', 'static', 'shop'])}.${random.pick(FIRST_WORD)}-${random.pick(SECOND_WORD)}.example`;
  const heavy = stableInt(host, 4) === 0;
  return serviceAt(host, 2_200, heavy ? 600_000 : 50_000);
};
