import { storySeeds } from '../plot/plot';
import { makeWorld } from './make-world';
import type { World } from './world';

const worlds: readonly (readonly [string, World])[] = [1, ...storySeeds.map((s) => s.seed)].map((seed) => [`seed ${seed}`, makeWorld(seed)]);

describe.each(worlds)('the world of %s', (_, world) => {
  it('has forty people, each with a mail address, a device and an address of their own', () => {
    expect(world.people).toHaveLength(40);
    for (const key of [
      (i: number) => world.people[i]?.mail,
      (i: number) => world.people[i]?.device.ip,
      (i: number) => world.people[i]?.device.mac,
      (i: number) => world.people[i]?.name,
    ]) {
      expect(new Set(world.people.map((_p, i) => key(i))).size).toBe(40);
    }
  });

  it('uses reserved names only', () => {
    const names = [
      world.company.domain,
      world.company.tenantName,
      ...world.partners.flatMap((p) => [p.domain, p.portal.host]),
      ...world.services.map((s) => s.host),
    ];
    for (const name of names) expect(name).toMatch(/\.(example|test)$/);
  });

  it('uses addresses that are never routed', () => {
    const reserved = /^(10\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|198\.1[89]\.)/;
    const ips = [
      world.office.ip,
      world.aws.workerIp,
      ...world.people.flatMap((p) => [p.device.ip, p.home.ip, p.mobile.ip]),
      ...world.partners.flatMap((p) => [p.mailIp, p.portal.ip]),
      ...world.services.map((s) => s.ip),
    ];
    for (const ip of ips) expect(ip).toMatch(reserved);
  });

  it('gives every part of the story to another person, and the victim a key to the cloud', () => {
    const { impersonated, ...parts } = world.cast;
    expect(new Set(Object.values(parts)).size).toBe(Object.values(parts).length);
    expect(world.people.find((p) => p.id === parts.victim)?.iam).toBeDefined();
    expect(world.partners.find((p) => p.domain === impersonated)?.with).toBe(parts.victim);
  });

  it('knows the network of every home, and no two networks abroad lie in one country', () => {
    for (const p of world.people) expect(world.networks).toContain(p.home.network);
    expect(new Set(world.abroad.map((n) => n.country)).size).toBe(world.abroad.length);
  });
});

describe('makeWorld', () => {
  it('gives the same world for the same seed, and another for another', () => {
    expect(makeWorld(5)).toEqual(makeWorld(5));
    expect(makeWorld(5).people.map((p) => p.name)).not.toEqual(makeWorld(6).people.map((p) => p.name));
  });
});
