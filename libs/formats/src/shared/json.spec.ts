import { settle } from './json';

const nested = (levels: number, inner: unknown = 1): unknown => JSON.parse('{"a":'.repeat(levels) + JSON.stringify(inner) + '}'.repeat(levels));
const levelsOf = (value: unknown): number => (typeof value === 'object' && value !== null ? 1 + levelsOf((value as { a?: unknown }).a) : 0);

describe('a parsed record', () => {
  it.each([
    [1, true, 1],
    [24, true, 24],
    [25, true, 24],
    [64, true, 24],
    [65, false, undefined],
    [100_000, false, undefined],
  ])('nested %d deep is taken: %s, with %s levels of its own', (levels, taken, kept) => {
    const value = nested(levels);
    expect(settle(value)).toBe(taken);
    if (kept !== undefined) expect(levelsOf(value)).toBe(kept);
  });

  it('keeps what lies deeper as its text', () => {
    const value = nested(24, { b: [2] });
    settle(value);
    expect(JSON.stringify(value)).toContain(JSON.stringify(JSON.stringify({ b: [2] })).slice(1, -1));
  });

  it('loses members named __proto__ wherever they are, and nothing else', () => {
    const value: unknown = JSON.parse('{"__proto__":{"x":1},"a":[{"__proto__":2,"constructor":3}],"toString":4}');
    expect(settle(value)).toBe(true);
    expect(JSON.stringify(value)).toBe('{"a":[{"constructor":3}],"toString":4}');
  });
});
