import { parse } from 'yaml';
import { inventoryYaml } from './inventory';
import { makeWorld } from './world/make-world';

const world = makeWorld(1);
const inventory: unknown = parse(inventoryYaml(world));

describe('the inventory', () => {
  it('is YAML with everybody, every asset and every network', () => {
    expect(inventory).toMatchObject({ domains: [world.company.domain, world.company.tenantName], awsAccounts: [world.aws.accountId] });
    expect(inventory).toHaveProperty('people.length', 40);
    expect(inventory).toHaveProperty('assets.length', 49);
    expect(inventory).toHaveProperty('networks.length', world.networks.length);
  });

  it('names a person with all their keys', () => {
    const [p] = world.people;
    expect(inventory).toHaveProperty(
      'people.0',
      expect.objectContaining({ name: p?.name, mail: p?.mail, upn: p?.upn, sid: p?.sid, aws: p?.iam?.userName, device: 'ws-001' }),
    );
  });

  it('tells nothing of the story: neither partners nor who is the victim', () => {
    for (const partner of world.partners) expect(inventoryYaml(world)).not.toContain(partner.domain);
    expect(inventoryYaml(world)).not.toMatch(/victim|attack|intruder/i);
  });
});
