import {
  conformalBits,
  DAY_MS,
  evidence,
  ByteReader,
  ByteWriter,
  Novelty,
  Outcomes,
  priorBits,
  Ranks,
  regularityBits,
  Rhythm,
  Sums,
  surprise,
  Tails,
  type Prior,
  type When,
} from '.';

const START = Date.UTC(2026, 0, 5);
const at = (ms: number, teaches = true): When => ({ at: START + ms, teaches });
const HOUR = 3_600_000;

describe('surprise', () => {
  const weekOf = (values: readonly string[]): Novelty => {
    const n = new Novelty({ halfLifeDays: 60 });
    for (let i = 0; i < 100; i++) n.learn(at(i * HOUR), 'anna', values[i % values.length] ?? '');
    return n;
  };
  const now = at(101 * HOUR);

  it('of a value seen all week is small, of a new one large, of a new one to a restless person in between', () => {
    const steady = weekOf(['office']);
    const restless = weekOf(Array.from({ length: 50 }, (_, i) => `hotel ${i}`));
    const known = surprise(steady.look(now, 'anna', 'office'));
    const fresh = surprise(steady.look(now, 'anna', 'abroad'));
    const usual = surprise(restless.look(now, 'anna', 'abroad'));
    expect(known).toBeLessThan(0.3);
    expect(fresh).toBeGreaterThan(4);
    expect(usual).toBeLessThan(fresh / 2);
    expect(usual).toBeGreaterThan(known);
  });

  it('of anybody whom nothing is known of is nothing, and of a young profile little', () => {
    const n = new Novelty({ halfLifeDays: 60 });
    expect(surprise(n.look(now, 'new hire', 'office'))).toBe(0);
    for (let i = 0; i < 4; i++) n.learn(at(i * HOUR), 'new hire', 'office');
    expect(surprise(n.look(at(5 * HOUR), 'new hire', 'home'))).toBeLessThan(0.3);
  });

  it('is smaller for what the organisation knows than for what it does not', () => {
    const own = weekOf(['office']);
    const wider = new Novelty({ halfLifeDays: 60 });
    for (let i = 0; i < 100; i++) wider.learn(at(i * HOUR), 'all', i % 3 === 0 ? 'home' : 'office');
    const seen = own.look(now, 'anna', 'home');
    expect(surprise(seen, wider.look(now, 'all', 'home'))).toBeLessThan(surprise(seen, wider.look(now, 'all', 'moon')));
  });

  it('comes back when a habit has decayed', () => {
    const n = new Novelty({ halfLifeDays: 7 });
    n.learn(at(0), 'anna', 'home');
    for (let i = 0; i < 400; i++) n.learn(at(i * 12 * HOUR), 'anna', 'office');
    expect(n.look(at(200 * DAY_MS), 'anna', 'home').count).toBeLessThan(1e-6);
  });
});

describe('evidence', () => {
  const prior: Prior = [
    [2, 0],
    [4, 2],
    [10, 8],
  ];

  it.each([
    ['below the table', 1, 0],
    ['on a step', 4, 2],
    ['between steps', 7, 5],
    ['above the table', 99, 8],
  ])('of a young detector is read from its table: %s', (_why, score, bits) => {
    expect(priorBits(prior, score)).toBeCloseTo(bits, 9);
    expect(evidence(prior, score, 1, 10)).toEqual({ bits: priorBits(prior, score) });
  });

  // −log₂(−e·p·ln p) by hand: p = 0.01 gives −e·0.01·(−4.60517) = 0.125182, 2.99791 bits.
  it.each([
    [0.5, 0],
    [1 / Math.E, 0],
    [0.01, 2.99791],
    [0.001, 5.73487],
  ])('of a p-value of %d is %d bits', (p, bits) => {
    expect(conformalBits(p)).toBeCloseTo(bits, 4);
  });

  it('with enough history falls to nothing when the score is ordinary here, and is whole when it is the highest', () => {
    expect(evidence(prior, 10, 400, 1_000).bits).toBe(0);
    expect(evidence(prior, 10, 1, 1_000).bits).toBeCloseTo(8, 9);
    const second = evidence(prior, 10, 2, 1_000);
    expect(second.bits).toBeGreaterThan(6);
    expect(second.bits).toBeLessThan(8);
    expect(second.p).toBeCloseTo(2 / 1_001, 9);
  });

  it('is honest: over scores of chance, 2 to the power of the evidence is at most 1 on average', () => {
    const n = 100_000;
    let sum = 0;
    for (let i = 1; i <= n; i++) {
      const bits = conformalBits(i / n);
      sum += bits > 0 ? 2 ** bits : 0;
    }
    expect(sum / n).toBeLessThanOrEqual(1.001);
  });
});

describe('the ranks of a tenant and detector', () => {
  it('count scores at least as high within 30 days and forget older ones', () => {
    const r = new Ranks();
    r.add(START, 9, 0);
    r.add(START + DAY_MS, 5, 0);
    expect(r.rank(5)).toBe(3);
    expect(r.rank(6)).toBe(2);
    r.count(START + 31 * DAY_MS, 3);
    expect(r.rank(5)).toBe(1);
  });

  it('replace what the same subject had on the same day', () => {
    const r = new Ranks();
    r.add(START, 5, 0);
    r.add(START, 9, 5);
    expect(r.rank(5)).toBe(2);
  });

  it('let about as many through as the budget says, of a stream of equal-looking noise', () => {
    const r = new Ranks();
    const perDay = 2;
    let passed = 0;
    let state = 1;
    for (let i = 0; i < 60 * 100; i++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      const when = START + (i / 100) * DAY_MS;
      const rank = r.rank(state);
      if (rank <= r.allowed(when, perDay) && when > START + 30 * DAY_MS) passed += 1;
      r.add(when, state, 0);
    }
    expect(passed / 30).toBeGreaterThan(1);
    expect(passed / 30).toBeLessThan(3);
  });

  it('are the same after they were saved', () => {
    const r = new Ranks();
    for (let i = 0; i < 50; i++) r.add(START + i * DAY_MS * 0.7, (i * 37) % 23, 0);
    r.count(START + 35 * DAY_MS, 12);
    const w = new ByteWriter();
    r.save(w);
    const again = new Ranks();
    again.load(new ByteReader(w.take()));
    expect([again.n, again.rank(10), again.allowed(START + 40 * DAY_MS, 1)]).toEqual([r.n, r.rank(10), r.allowed(START + 40 * DAY_MS, 1)]);
  });
});

describe('rhythm', () => {
  const beat = (intervals: readonly number[]) => {
    const r = new Rhythm();
    let ms = 0;
    let last = r.beat(at(0), 'd', 'x');
    for (const i of intervals) last = r.beat(at((ms += i)), 'd', 'x') ?? last;
    return last;
  };

  it('of a clock is far more regular than that of chance', () => {
    const clock = beat(Array.from({ length: 30 }, (_, i) => 60_000 + ((i * 7) % 5) * 500));
    let state = 7;
    const chance = beat(
      Array.from({ length: 30 }, () => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
        return 3_000 + 60_000 * -Math.log(1 - (state % 9_999) / 10_000);
      }),
    );
    expect(clock?.meanMs).toBeCloseTo(61_000, -3);
    expect(regularityBits(clock ?? { n: 0, meanMs: 1, spread: 1, pauses: 0, spanMs: 0 })).toBeGreaterThan(40);
    expect(regularityBits(chance ?? { n: 0, meanMs: 1, spread: 1, pauses: 0, spanMs: 0 })).toBeLessThan(8);
  });

  it('survives a pause and does not count the connections of one burst', () => {
    const b = beat([...Array<number>(10).fill(60_000), 3 * HOUR, 100, 100, ...Array<number>(10).fill(60_000)]);
    expect(b).toMatchObject({ n: 20, pauses: 1 });
    expect(b?.spread).toBeLessThan(0.05);
  });
});

describe('tails and sums', () => {
  it('say how rarely an entity sends that much, and never that it is impossible', () => {
    const t = new Tails({ halfLifeDays: 30 });
    for (let i = 0; i < 1_000; i++) t.learn(at(i * 60_000), 'd', 1_000 + i);
    expect(t.tail('d', 1_000)).toBeGreaterThan(0.9);
    expect(t.tail('d', 1e9)).toBeGreaterThan(0);
    expect(t.tail('d', 1e9)).toBeLessThan(0.001);
    expect(t.quantile('d', 0.5)).toBe(1_024);
    expect(t.tail('unknown', 1e9)).toBe(1);
  });

  it('add up pieces of one transfer and forget them within hours', () => {
    const s = new Sums({ halfLifeHours: 1 });
    for (let i = 0; i < 10; i++) s.add(at(i * 1_000), 'd', 'x', 100);
    expect(s.add(at(10_000), 'd', 'x', 0)).toBeGreaterThan(990);
    expect(s.add(at(20 * HOUR), 'd', 'x', 0)).toBeLessThan(0.01);
  });
});

describe('outcomes', () => {
  it('count members whose last attempt failed, so a typing error that is put right leaves nothing', () => {
    const o = new Outcomes({ halfLifeHours: 6 });
    for (let i = 0; i < 10; i++) {
      o.take(at(i * 1_000), 'office', `u${i}`, true);
      o.take(at(i * 1_000 + 500), 'office', `u${i}`, false);
    }
    const tally = o.take(at(20_000), 'office', 'u0', false);
    expect(tally.failing).toBeLessThan(0.01);
    expect(tally.members).toBeCloseTo(10, 1);
    expect(tally.hadSucceeded).toBe(true);
    expect(o.take(at(30_000), 'office', 'stranger', true)).toMatchObject({ hadSucceeded: false, hadFailed: false });
  });

  it('know whether the member itself failed before, also while nothing may be learned', () => {
    const o = new Outcomes({ halfLifeHours: 6 });
    const held = { at: 3_000, teaches: false };
    o.take(at(0), 'far', 'tried', true);
    o.take(at(1_000), 'far', 'other', true);
    expect(o.take(held, 'far', 'tried', false)).toMatchObject({ hadFailed: true, hadSucceeded: false });
    expect(o.take(held, 'far', 'bystander', false)).toMatchObject({ hadFailed: false });
    expect(o.take(at(4_000), 'far', 'tried', false)).toMatchObject({ hadFailed: true, hadSucceeded: false });
    expect(o.take(at(5_000), 'far', 'tried', false)).toMatchObject({ hadFailed: false, hadSucceeded: true });
  });
});
