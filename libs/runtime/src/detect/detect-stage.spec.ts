import { detector, Novelty, Sums, type Detector } from '@cordon/core';
import type { EventBody, Finding, Incident, StreamRecord } from '@cordon/wire';
import type { Chunk } from '../owner/cut';
import { shardOf } from '../partitioning';
import type { Input, Outbox, Output } from '../stage';
import { DetectStage, type DetectSettings } from './detect-stage';

const START = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Values new to their entity; what it says of the value goes to the value's own shard first. */
const newValue = detector({
  manifest: {
    name: 'endpoint.new-value',
    version: 1,
    domain: 'endpoint',
    classes: [1007],
    tactics: ['TA0002'],
    techniques: ['T1059'],
    compares: 'actors',
    prior: [
      [0, 0],
      [1, 5],
    ],
  },
  state: () => ({ values: new Novelty({ halfLifeDays: 30 }), users: new Novelty({ halfLifeDays: 30 }) }),
  event(e, ctx, s) {
    const value = String(e.event['value']);
    if (value === 'throw') throw new TypeError('planted');
    if (s.values.learn(ctx, e.key, value)) ctx.observe({ kind: 'file', key: value }, e.key);
  },
  observation(o, ctx, s) {
    const users = s.users.look(ctx, o.key, o.item.value);
    s.users.learn(ctx, o.key, o.item.value);
    const [kind = 'user', key = ''] = o.item.value.split('/') as ['user', string];
    const subject = { kind, key };
    ctx.raise({
      score: 1 / (1 + users.distinct),
      subject,
      facet: o.entity.key,
      title: 'new',
      reason: `seen with ${Math.round(users.distinct)} others`,
      entities: [{ ...subject, role: 'actor' }],
      measures: [],
      compared: '',
      normal: s.users.examples(o.key),
    });
  },
});

function made(settings: Partial<DetectSettings> = {}, detectors: readonly Detector[] = [newValue]) {
  const stage = new DetectStage(detectors, { findingsADay: 100, ...settings });
  const outputs: Output[] = [];
  const counts = new Map<string, number>();
  const dead: string[] = [];
  const out: Outbox<'detect'> = {
    emit: (o) => void outputs.push(o),
    dead: (_i, code) => void dead.push(code),
    count: (name, by = 1) => void counts.set(name, (counts.get(name) ?? 0) + by),
  };
  /** Steps until what it said to itself through the log is handled too. */
  const step = (inputs: readonly Input<'detect'>[]): Output[] => {
    const from = outputs.length;
    stage.step(inputs, START, out);
    const own = outputs
      .slice(from)
      .flatMap((o, offset) => (o.stream === 'observation' ? [{ stream: 'observation', partition: 0, offset, record: o } as Input<'detect'>] : []));
    if (own.length > 0) step(own);
    return outputs.slice(from);
  };
  return { stage, outputs, counts, dead, step, findings: () => outputs.filter((o) => o.stream === 'finding').map((o) => o.body as Finding) };
}

let n = 0;
const event = (user: string, value: string, at = START, more: Partial<StreamRecord<EventBody>> = {}): Input<'detect'> => {
  const id = more.id ?? `e${n++}`;
  const body: EventBody = { class_uid: 1007, category_uid: 1, activity_id: 1, type_uid: 100_701, time: at, severity_id: 1, metadata: {}, value };
  const record: StreamRecord<EventBody> = {
    stream: 'event',
    id,
    tenant: 'acme',
    source: 'edr',
    trust: 2,
    at,
    seen: at + 1_000,
    cause: [`raw.${id}`],
    key: `user/${user}`,
    body,
    ...more,
  };
  return { stream: 'event', partition: 0, offset: 0, record };
};

const incident = (version: number, status: Incident['status'], user: string, verdict?: Incident['verdict']): Input<'detect'> => {
  const body: Incident = {
    id: 'i1',
    tenant: 'acme',
    version,
    status,
    title: '',
    probability: 1,
    bits: 9,
    contributions: [],
    impact: 1,
    priority: 1,
    openedAt: START,
    firstAt: START,
    lastAt: START,
    domains: [],
    tactics: [],
    techniques: [],
    entities: [{ kind: 'user', key: user, roles: ['actor'], findings: 1 }],
    timeline: [],
    links: [],
    narrative: [],
    comments: [],
    change: '',
    ...(verdict ? { verdict } : {}),
  };
  return {
    stream: 'incident',
    partition: 0,
    offset: 0,
    record: {
      stream: 'incident',
      id: `i1.${version}`,
      tenant: 'acme',
      source: 'cordon',
      trust: 3,
      at: START,
      seen: START,
      cause: [],
      key: 'acme',
      body,
    },
  };
};

describe('the detect stage', () => {
  it('gives a finding its evidence, raw record, least trust, event time and an id that is the same each time', () => {
    const of = () => {
      const m = made();
      m.step([event('anna', 'x', START + 5, { id: 'e-1', trust: 1 })]);
      return m.outputs.find((o) => o.stream === 'finding');
    };
    const found = of();
    expect(found).toMatchObject({
      key: 'acme',
      trust: 1,
      at: START + 5,
      cause: ['e-1'],
      body: {
        detector: 'endpoint.new-value',
        at: START + 5,
        seen: START + 1_005,
        evidence: [{ event: 'e-1', raw: 'raw.e-1', source: 'edr', trust: 1, at: START + 5 }],
      },
    });
    expect(found?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(of()).toEqual(found);
  });

  it('packs what a cut says of one entity into one observation, keyed by it', () => {
    const m = made();
    m.stage.step([event('anna', 'x'), event('bert', 'x'), event('cleo', 'y')], START, {
      emit: (o) => void m.outputs.push(o),
      dead: () => undefined,
      count: () => undefined,
    });
    expect(m.outputs.map((o) => [o.stream, o.key, (o.body as { items: unknown[] }).items.length])).toEqual([
      ['observation', 'file/x', 2],
      ['observation', 'file/y', 1],
    ]);
  });

  it('finds the same whether shards are its own or reached through the log', () => {
    const day = Array.from({ length: 40 }, (_, i) => event(`u${i % 7}`, `v${i % 11}`, START + i * MINUTE, { id: `s${i}` }));
    const [own, through] = [made({ owns: () => true }), made()];
    for (const e of day) {
      own.step([e]);
      through.step([e]);
    }
    expect(own.outputs.some((o) => o.stream === 'observation')).toBe(false);
    expect(own.findings().length).toBeGreaterThan(5);
    expect(through.findings()).toEqual(own.findings());
  });

  it('is the same after it was saved and loaded, and saves only what changed', () => {
    const events = Array.from({ length: 60 }, (_, i) => event(`u${i % 9}`, `v${(i * 5) % 13}`, START + i * MINUTE, { id: `l${i}` }));
    const straight = made({ owns: () => true });
    straight.step(events);
    const first = made({ owns: () => true });
    first.step([incident(1, 'open', 'u3'), ...events.slice(0, 30)]);
    first.step([incident(2, 'resolved', 'u3', 'false_positive')]);
    const chunks = new Map<number, Chunk>(first.stage.takeDirty().map((c) => [c.shard, c]));
    expect(first.stage.takeDirty()).toEqual([]);
    first.step(events.slice(30, 31));
    const changed = first.stage.takeDirty();
    expect(changed.map((c) => c.shard)).toContain(shardOf('acme', 'user/u3'));
    expect(changed.length).toBeLessThan(chunks.size);
    for (const c of changed) chunks.set(c.shard, c);
    const second = made({ owns: () => true });
    second.stage.load([...chunks.values()]);
    second.step(events.slice(31));
    const third = made({ owns: () => true });
    third.stage.load([...chunks.values()]);
    third.step(events.slice(31));
    expect(second.findings()).toEqual(third.findings());
    expect(second.stage.takeDirty()).toEqual(third.stage.takeDirty());
  });

  it('says the same after a restart as without one', () => {
    const events = Array.from({ length: 60 }, (_, i) => event(`u${i % 9}`, `v${(i * 5) % 13}`, START + i * MINUTE, { id: `r${i}` }));
    const straight = made({ owns: () => true });
    straight.step(events.slice(0, 30));
    straight.step(events.slice(30));
    const first = made({ owns: () => true });
    first.step(events.slice(0, 30));
    const second = made({ owns: () => true });
    second.stage.load(first.stage.takeDirty());
    second.step(events.slice(30));
    expect([...first.findings(), ...second.findings()]).toEqual(straight.findings());
  });

  it('refuses state of a newer version', () => {
    for (const shard of [3, 256]) {
      expect(() => made().stage.load([{ shard, schema: 99, bytes: new Uint8Array(4) }])).toThrow(
        expect.objectContaining({ code: 'CORDON_STATE_NEWER' }),
      );
    }
  });

  it('forgets what a detector of another version had learned, and keeps the rest', () => {
    const first = made({ owns: () => true });
    first.step([event('anna', 'x')]);
    const other = { ...newValue, manifest: { ...newValue.manifest, version: 2 } };
    const second = made({ owns: () => true }, [other]);
    second.stage.load(first.stage.takeDirty());
    second.step([event('anna', 'x', START + MINUTE)]);
    expect(second.findings()).toHaveLength(1);
  });

  it('loses one record to a detector that throws, not the cut', () => {
    const m = made();
    m.step([event('anna', 'throw'), event('anna', 'x')]);
    expect(m.dead).toEqual(['CORDON_STAGE_FAILED']);
    expect(m.findings()).toHaveLength(1);
  });

  it('judges a late event and learns nothing of it', () => {
    const m = made({ owns: () => true });
    m.step([event('bert', 'y', START + DAY), event('anna', 'x', START)]);
    expect(m.counts.get('late')).toBe(1);
    expect(m.findings().map((f) => f.entities[0]?.key)).toEqual(['bert', 'anna']);
    m.step([event('anna', 'x', START + DAY + MINUTE)]);
    expect(m.findings()).toHaveLength(3);
  });

  it.each([
    ['1970 before anything else', DAY, 0, [0, 0, MINUTE]],
    ['1970 among others', DAY, 1, [0, 0, MINUTE]],
    ['three years ago before anything else', START - 3 * 365 * DAY, 0, [0, 0, MINUTE]],
  ] as const)('has not watched longer for an event of %s, and learns nothing of it', (_why, at, place, watched) => {
    const told: number[] = [];
    const watching = detector({
      ...newValue,
      event: (e, ctx, s) => {
        told.push(ctx.watchedMs);
        newValue.event?.(e, ctx, s);
      },
    });
    const m = made({ owns: () => true }, [watching]);
    const inputs = [event('anna', 'x', START), event('bert', 'x', START + MINUTE)];
    m.step(inputs.toSpliced(place, 0, event('cleo', 'y', at, { seen: START })));
    expect(told).toEqual(watched);
    expect(m.counts.get('late')).toBe(1);
    m.step([event('cleo', 'y', START + DAY)]);
    expect(m.findings().at(-1)).toMatchObject({ at: START + DAY, reason: 'seen with 0 others' });
  });

  it.each([
    ['learns what an entity of an incident did once that was a false alarm', 'false_positive', 0],
    ['never learns what an entity of an incident did when that was an attack', 'true_positive', 1],
  ] as const)('%s', (_why, verdict, again) => {
    const m = made({ owns: () => true });
    m.step([incident(1, 'open', 'anna'), event('anna', 'x')]);
    expect(m.counts.get('held-back')).toBe(1);
    expect(m.findings()).toHaveLength(1);
    m.step([incident(2, 'resolved', 'anna', verdict)]);
    expect(m.findings()).toHaveLength(1);
    // A day later, so that it is not only the repeat of the same day that is silent.
    m.step([event('anna', 'x', START + DAY)]);
    expect(m.findings()).toHaveLength(1 + again);
  });

  it('follows what goes on through what is held back, once, and not through what is late', () => {
    const told: [sum: number, habit: number][] = [];
    const counting = detector({
      manifest: newValue.manifest,
      state: () => ({ sums: new Sums({ halfLifeHours: 1_000 }), habits: new Sums({ halfLifeHours: 1_000 }) }),
      event: (e, ctx, s) =>
        void told.push([s.sums.add(ctx.ongoing, e.key, '', 1), s.habits.add(ctx, e.key, '', 1)].map(Math.round) as [number, number]),
    });
    const m = made({ owns: () => true }, [counting]);
    const at = START + DAY;
    m.step([event('anna', 'x', at), incident(1, 'open', 'anna'), event('anna', 'x', at), event('anna', 'x', at)]);
    expect(told).toEqual([
      [1, 1],
      [2, 2],
      [3, 2],
    ]);
    // Freed and learned: what was held back becomes habit, and is not summed a second time.
    m.step([incident(2, 'resolved', 'anna', 'false_positive'), event('anna', 'x', START), event('anna', 'x', at)]);
    expect(told.slice(-2)).toEqual([
      [4, 4],
      [4, 4],
    ]);
  });

  it('keeps to the budget, except for what an open incident explains', () => {
    const m = made({ owns: () => true, findingsADay: 2 });
    const noise = Array.from({ length: 150 }, (_, i) => event(`n${i}`, `w${i}`, START + i * 1_000));
    m.step(noise);
    // Seven days of budget may be drawn ahead.
    expect(m.findings()).toHaveLength(14);
    expect(m.counts.get('over-budget')).toBe(136);
    m.step([incident(1, 'open', 'anna'), event('anna', 'mine', START + 3 * MINUTE + 20_000)]);
    expect(m.findings()).toHaveLength(15);
  });

  it('keeps tenants apart', () => {
    const m = made({ owns: () => true });
    m.step([event('anna', 'x', START, { tenant: 'one' }), event('anna', 'x', START, { tenant: 'two' })]);
    expect(m.findings().map((f) => [f.tenant, f.reason])).toEqual([
      ['one', 'seen with 0 others'],
      ['two', 'seen with 0 others'],
    ]);
  });
});
