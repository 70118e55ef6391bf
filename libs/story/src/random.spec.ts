import { Random } from './random';

const draws = (random: Random, count = 5): number[] => Array.from({ length: count }, () => random.next());

describe('Random', () => {
  it('the same path gives the same numbers, another path others', () => {
    expect(draws(new Random('a'))).toEqual(draws(new Random('a')));
    expect(draws(new Random('a'))).not.toEqual(draws(new Random('b')));
  });

  it('a fork does not depend on what was drawn before', () => {
    const used = new Random('a');
    draws(used, 100);
    expect(draws(used.fork('x'))).toEqual(draws(new Random('a').fork('x')));
  });

  it('draws are spread evenly and stay in their bounds', () => {
    const random = new Random('even');
    const ints = Array.from({ length: 8_000 }, () => random.int(3, 6));
    expect(new Set(ints)).toEqual(new Set([3, 4, 5, 6]));
    for (const n of [3, 4, 5, 6]) expect(ints.filter((i) => i === n).length).toBeGreaterThan(1_800);
  });

  it('guids have the form of version 4', () => {
    expect(new Random('g').guid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
