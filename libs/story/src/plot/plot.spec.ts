import { Random } from '../random';
import { makeWorld } from '../world/make-world';
import { PARTNERS } from '../world/words';
import { makeIntruder } from './intruder';
import { lookalike } from './lookalike';
import { DEFAULT_PLOT, ENABLES, storySeeds } from './plot';

const plots = [{ name: 'the first story', seed: 1, plot: DEFAULT_PLOT }, ...storySeeds];
const order = (begins: Readonly<Record<string, number>>): string[] =>
  Object.entries(begins)
    .sort(([, a], [, b]) => a - b)
    .map(([stage]) => stage);

describe.each(plots)('$name', ({ seed, plot }) => {
  it.each(ENABLES)('%s comes before %s', (first, second) => {
    expect(plot.begins[first]).toBeLessThan(plot.begins[second]);
  });

  it('brings its intruder from a country where nobody of the company lives or travels', () => {
    const world = makeWorld(seed);
    const who = makeIntruder(world, plot);
    expect(world.networks).toContain(who.network);
    expect(who.network.country).not.toBe(world.company.country);
    expect(who.mailDomain).not.toBe(who.partner.domain);
  });
});

it('no two stories have the same order of stages', () => {
  expect(new Set(plots.map((p) => order(p.plot.begins).join())).size).toBe(plots.length);
});

it.each(PARTNERS)('%s has look-alikes that are other names of nearly the same length', (_, label) => {
  for (let i = 0; i < 20; i += 1) {
    const twisted = lookalike(`${label}.example`, new Random(`twist/${i}`));
    expect(twisted).not.toBe(`${label}.example`);
    expect(twisted).toMatch(/^[a-z][a-z0-9-]*[a-z0-9]\.example$/);
    expect(Math.abs(twisted.length - `${label}.example`.length)).toBeLessThanOrEqual(1);
  }
});
