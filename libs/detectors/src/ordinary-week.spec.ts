import { DETECTORS } from '.';
import { Life } from './testing/life';
import { ordinaryWeek } from './testing/week';

describe('an ordinary week', () => {
  it.each([1, 2, 3])('raises next to nothing, and nothing that weighs (seed %d)', (seed) => {
    const life = new Life();
    const found = life.happen(ordinaryWeek(seed));
    expect(found.filter((f) => f.bits >= 3).map((f) => `${f.detector}: ${f.reason}`)).toEqual([]);
    expect(found.length).toBeLessThanOrEqual(5);
  });
});

describe('every detector', () => {
  it.each(DETECTORS.map((d) => [d.manifest.name, d] as const))(
    '%s declares what it is: names in its domain, ATT&CK ids, a prior that rises',
    (_name, { manifest: m }) => {
      expect(m.name.startsWith(`${m.domain}.`)).toBe(true);
      expect(m.techniques.every((t) => /^T\d{4}(\.\d{3})?$/.test(t)) && m.techniques.length > 0).toBe(true);
      expect(m.tactics.every((t) => /^TA\d{4}$/.test(t)) && m.tactics.length > 0).toBe(true);
      const bits = m.prior.map(([score, b]) => [score, b]);
      expect(bits).toEqual([...bits].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)));
      expect(m.classes.length).toBeGreaterThan(0);
    },
  );

  it('has a name of its own', () => {
    expect(new Set(DETECTORS.map((d) => d.manifest.name)).size).toBe(DETECTORS.length);
  });
});
