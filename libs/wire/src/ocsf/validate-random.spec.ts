import { validateOcsf } from './index';

const common = { time: 1_795_518_444_683, severity_id: 1, metadata: { version: '1.8.0', product: { name: 'Sample' } } };
const GOOD = [
  {
    ...common,
    class_uid: 4001,
    category_uid: 4,
    activity_id: 6,
    type_uid: 400_106,
    src_endpoint: { ip: '10.20.3.41', port: 51_233 },
    observables: [{ name: 'src_endpoint.ip', type_id: 2, value: '10.20.3.41' }],
    unmapped: { nested: { list: [1, null, true, 'x'] } },
  },
  {
    ...common,
    class_uid: 6003,
    category_uid: 6,
    activity_id: 1,
    type_uid: 600_301,
    actor: { user: { uid: 'u-7', groups: [{ name: 'admins' }] }, process: { pid: 1, parent_process: { pid: 0 } } },
    api: { operation: 'CreateUser', response: { code: 200, data: { any: ['json'] } } },
    src_endpoint: { ip: '10.20.3.41' },
  },
];

/** mulberry32: a small generator with a seed, so that a failure can be repeated. */
function generator(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = Math.imul(s ^ (s >>> 15), s | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const NAMES = [
  'class_uid',
  'metadata',
  'src_endpoint',
  'unmapped',
  'time',
  'user',
  'device',
  '__proto__',
  'constructor',
  'toString',
  'length',
  '',
  'x',
];
const LEAVES = ['', 'text', 0, -1, 4001, 1.5, 1e308, true, null, '\ud800'];

function randomJson(random: () => number, depth = 0): unknown {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  if (depth > 6 || random() < 0.4) return pick(LEAVES);
  const size = Math.floor(random() * 5);
  if (random() < 0.3) return Array.from({ length: size }, () => randomJson(random, depth + 1));
  const members = Array.from({ length: size }, () => `${JSON.stringify(pick(NAMES))}:${JSON.stringify(randomJson(random, depth + 1))}`);
  return JSON.parse(`{${members.join(',')}}`);
}

/** A copy of `value` in which one place, chosen by chance, has become random JSON. */
function damaged(value: unknown, random: () => number): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.2) return randomJson(random, 4);
  const keys = Object.keys(value);
  const key = random() < 0.1 ? NAMES[Math.floor(random() * NAMES.length)] : keys[Math.floor(random() * keys.length)];
  if (key === undefined) return value;
  const place = damaged((value as Record<string, unknown>)[key], random);
  return Array.isArray(value) ? value.map((item, i) => (String(i) === key ? place : item)) : { ...value, [key]: place };
}

describe('the check of an OCSF event under random JSON', () => {
  it.each([1, 2, 3, 20_261_124])('never throws, whatever the JSON (seed %i)', (seed) => {
    const random = generator(seed);
    for (let i = 0; i < 3000; i++) {
      const event = i % 3 === 0 ? randomJson(random) : damaged(GOOD[i % GOOD.length], random);
      const error = validateOcsf(event);
      if (error === undefined) expect(validateOcsf(JSON.parse(JSON.stringify(event)))).toBeUndefined();
      else expect(error).toEqual({ path: expect.stringMatching(/^(\/|$)/), message: expect.not.stringMatching(/^cannot be read$/) });
    }
  });

  it.each([5, 6])('does not depend on the order of members, nor on what was checked before (seed %i)', (seed) => {
    const random = generator(seed);
    for (let i = 0; i < 1000; i++) {
      const event = i % 2 === 0 ? GOOD[i % GOOD.length] : damaged(GOOD[i % GOOD.length], random);
      const isGood = validateOcsf(event) === undefined;
      expect(validateOcsf(shuffled(event, random)) === undefined).toBe(isGood);
      expect(validateOcsf(event) === undefined).toBe(isGood);
    }
  });
});

/** A copy whose members stand in another order, at all depths. */
function shuffled(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => ({ name, member: shuffled(member, random), place: random() }));
  return Object.fromEntries(members.sort((a, b) => a.place - b.place).map(({ name, member }) => [name, member]));
}
