import { Random } from '../random';
import { allNetworks, makeNetworks } from './networks';
import { makePartners } from './partners';
import { makePeople } from './people';
import { makeAgents, makeServices, serviceAt } from './services';
import { COMPANIES, type Department } from './words';
import type { Asset, AssetClass, Cast, Partner, Person, Service, ServerName, World } from './world';

const SERVER_ROLES: Readonly<Record<ServerName, readonly [octet: number, cls: AssetClass, criticality: number]>> = {
  fw01: [1, 'gateway', 2],
  dc01: [10, 'domain-controller', 2],
  dc02: [11, 'domain-controller', 2],
  file01: [20, 'server', 1.5],
  erp01: [21, 'server', 1.5],
  mx01: [25, 'mail-gateway', 1.5],
  mbx01: [26, 'server', 1.5],
  backup01: [30, 'backup', 2],
  print01: [40, 'printer', 0.5],
};
/** Central European winter time; the story fits into one season. */
const UTC_OFFSET_MINUTES = 60;
const POLLED_DEVICES = 8;

const makeServers = (random: Random): World['servers'] => {
  const server = (id: ServerName): Asset => {
    const [octet, cls, criticality] = SERVER_ROLES[id];
    const mac = `02:${(random.hex(10).match(/../g) ?? []).join(':')}`;
    return { id, hostname: id.toUpperCase(), ip: `10.10.0.${octet}`, mac, class: cls, criticality };
  };
  return {
    fw01: server('fw01'),
    dc01: server('dc01'),
    dc02: server('dc02'),
    file01: server('file01'),
    erp01: server('erp01'),
    mx01: server('mx01'),
    mbx01: server('mbx01'),
    backup01: server('backup01'),
    print01: server('print01'),
  };
};

/** Who plays which part: nobody plays two. */
const castParts = (people: readonly Person[], victim: Person, partners: readonly Partner[], random: Random): Cast => {
  const taken = new Set([victim.id]);
  const someone = (department: Department, fits: (p: Person) => boolean = () => true): string => {
    const person = random.pick(people.filter((p) => p.department === department && !taken.has(p.id) && fits(p)));
    taken.add(person.id);
    return person.id;
  };
  return {
    victim: victim.id,
    impersonated: partners[0]?.domain ?? '',
    traveller: someone('Sales'),
    buyer: someone('Purchasing'),
    admin: someone('IT', (p) => p.iam?.duty === 'admin'),
    designer: someone('Design', (p) => p.iam === undefined),
    consenter: someone('People'),
  };
};

const makeAws = (random: Random, label: string): World['aws'] => ({
  accountId: random.letters(12, '123456789'),
  region: random.pick(['eu-west-1', 'eu-central-1', 'eu-north-1']),
  buckets: ['cost-reports', 'drawings', 'erp-exports', 'site-backup', 'telemetry'].map((b) => `${label}-${b}`),
  workerIp: serviceAt(`worker.${label}.example`).ip,
  workerRoleId: `AROA${random.letters(17, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
});

/** Devices that the status agent polls: of the people whose day the twin compares with, and some more. */
const polled = (people: readonly Person[], cast: Cast, random: Random): string[] => {
  const told = people.filter((p) => p.id === cast.victim || p.id === cast.buyer);
  return [
    ...told,
    ...random.sample(
      people.filter((p) => !told.includes(p)),
      POLLED_DEVICES - told.length,
    ),
  ].map((p) => p.device.id);
};

/** A company of forty people, its habits and its neighbourhood. The same seed gives the same world. */
export const makeWorld = (seed: number): World => {
  const random = new Random(`cordon-story/${seed}`);
  const [company] = random.fork('company').shuffle(COMPANIES);
  if (!company) throw new RangeError('no company');
  const label = company.domain.split('.')[0] ?? '';
  const net = makeNetworks(random.fork('networks'), company.country, company.name);
  const services: Service[] = makeServices();
  const people = makePeople(company, net, services, random.fork('people'));
  const victim = random.fork('victim').pick(people.filter((p) => p.department === 'Finance' && p.iam));
  const partners = makePartners(people, victim, random.fork('partners'));
  const cast = castParts(people, victim, partners, random.fork('cast'));
  return {
    seed,
    company: { ...company, organisationId: random.fork('org').guid(), tenantName: `${label}.onmicrosoft.example` },
    utcOffsetMinutes: UTC_OFFSET_MINUTES,
    people,
    servers: makeServers(random.fork('servers')),
    partners,
    services,
    agents: makeAgents(),
    polledDevices: polled(people, cast, random.fork('polled')),
    networks: allNetworks(net),
    office: { ip: '192.0.2.10', network: net.office },
    abroad: net.abroad,
    cast,
    aws: makeAws(random.fork('aws'), label),
  };
};
