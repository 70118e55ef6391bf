import type { Random } from '../random';
import { clock } from '../time';
import { addressIn } from './addresses';
import type { NetworkTable } from './networks';
import { favourites } from './services';
import { DEPARTMENTS, FAMILY, GIVEN, type Department } from './words';
import type { Asset, Client, Company, IamUser, Person, Service } from './world';

const PLATFORMS = [
  {
    os: 'Windows 10',
    browser: 'Edge',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0',
  },
  {
    os: 'Windows 10',
    browser: 'Chrome',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  },
  {
    os: 'MacOs',
    browser: 'Safari',
    userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
  },
] as const;
/** Each department has its own stretch of the office network. */
const OFFICE_PREFIX = '10.20';

interface Seat {
  readonly index: number;
  readonly department: Department;
  readonly title: string;
  readonly place: number;
}

/** ASCII form of a name for addresses: "Zoë Grünwald" → zoe.grunwald. */
export const localPart = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ø/g, 'o')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.');

const duty = ({ department, place }: Seat): IamUser['duty'] | undefined => {
  if (department === 'IT') return place < 2 ? 'admin' : 'engineer';
  if (department === 'Design') return place < 3 ? 'engineer' : undefined;
  return department === 'Finance' && place % 2 === 0 ? 'reader' : undefined;
};

const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const iamUser = (seat: Seat, userName: string, random: Random): IamUser | undefined => {
  const what = duty(seat);
  if (!what) return undefined;
  return { userName, principalId: `AIDA${random.letters(17, ID_ALPHABET)}`, accessKeyId: `AKIA${random.letters(16, ID_ALPHABET)}`, duty: what };
};

const makeDevice = (seat: Seat, owner: string, random: Random): Asset => ({
  id: `ws-${String(seat.index + 1).padStart(3, '0')}`,
  hostname: `${seat.department.slice(0, 3).toUpperCase()}-WS-${String(seat.index + 1).padStart(3, '0')}`,
  ip: `${OFFICE_PREFIX}.${10 + DEPARTMENTS.findIndex((d) => d.name === seat.department)}.${20 + seat.place}`,
  mac: `02:${(random.hex(10).match(/../g) ?? []).join(':')}`,
  class: 'workstation',
  criticality: seat.department === 'IT' || seat.department === 'Finance' ? 1.5 : 1,
  owner,
});

const makeClient = (device: Asset, random: Random): Client => ({ ...random.pick(PLATFORMS), deviceId: random.guid(), displayName: device.hostname });

const makePerson = (seat: Seat, name: string, company: Company, net: NetworkTable, services: readonly Service[], random: Random): Person => {
  const id = `p${String(seat.index + 1).padStart(2, '0')}`;
  const local = localPart(name);
  const mail = `${local}@${company.domain}`;
  const device = makeDevice(seat, id, random);
  const iam = iamUser(seat, local, random);
  return {
    id,
    name,
    mail,
    upn: mail,
    sid: `S-1-5-21-1004336348-1177238915-682003330-${1100 + seat.index}`,
    objectId: random.guid(),
    puid: `10032001${random.hex(8).toUpperCase()}`,
    mailboxGuid: random.guid(),
    department: seat.department,
    title: seat.title,
    criticality: seat.title.startsWith('Head') || seat.title === 'Treasury' || iam?.duty === 'admin' ? 1.5 : 1,
    device,
    client: makeClient(device, random),
    ...(iam && { iam }),
    home: addressIn(random.pick(net.homes), random),
    mobile: addressIn(random.pick(net.mobile), random),
    habits: {
      starts: clock(7, 30) + random.int(0, 6) * 15,
      worksMinutes: 8 * 60 + random.int(0, 4) * 15,
      homeDays: seat.department === 'Production' ? [] : random.sample([0, 1, 2, 3, 4], random.int(0, 2)),
      hosts: favourites(services, seat.department, random),
    },
  };
};

/** Forty people, no two with the same name. */
export const makePeople = (company: Company, net: NetworkTable, services: readonly Service[], random: Random): Person[] => {
  const given = random.shuffle(GIVEN);
  const family = random.shuffle(FAMILY);
  const seats = DEPARTMENTS.flatMap((d) =>
    Array.from({ length: d.people }, (_, place) => ({ department: d.name, place, title: d.titles[place % d.titles.length] ?? d.titles[0] })),
  );
  return seats.map((seat, index) => {
    const name = `${given[index % given.length] ?? ''} ${family[index % family.length] ?? ''}`;
    return makePerson({ ...seat, index }, name, company, net, services, random.fork(`person/${index}`));
  });
};
