import type { Asset, Person, World } from './world/world';

type Line = Readonly<Record<string, string | number | boolean | undefined>>;

/** A flow mapping on a line of its own; JSON's scalars are YAML's. */
const item = (line: Line): string => {
  const inner = Object.entries(line).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`]));
  return `  - { ${inner.join(', ')} }`;
};

const list = (name: string, lines: readonly Line[]): string => `${name}:\n${lines.map(item).join('\n')}\n`;

const person = (p: Person): Line => ({
  id: p.id,
  name: p.name,
  mail: p.mail,
  upn: p.upn,
  sid: p.sid,
  objectId: p.objectId,
  aws: p.iam?.userName,
  department: p.department,
  criticality: p.criticality,
  device: p.device.id,
});

const asset = (a: Asset): Line => ({
  id: a.id,
  hostname: a.hostname,
  ip: a.ip,
  mac: a.mac,
  class: a.class,
  criticality: a.criticality,
  owner: a.owner,
});

/** What the company tells Cordon of itself: domains, cloud accounts, people, assets, networks. Whom it deals with, Cordon learns. */
export const inventoryYaml = (world: World): string =>
  [
    `domains: ${JSON.stringify([world.company.domain, world.company.tenantName])}\nawsAccounts: ${JSON.stringify([world.aws.accountId])}\n`,
    list('people', world.people.map(person)),
    list('assets', [...Object.values(world.servers), ...world.people.map((p) => p.device)].map(asset)),
    list(
      'networks',
      world.networks.map(({ cidr, name, country, own }) => ({ cidr, name, country, own })),
    ),
  ].join('\n');
