import type { Code, RawBody, StreamName, Trust } from '@cordon/wire';
import type { Placed } from '../ports/log';
import type { Input, Outbox, Output } from '../stage';
import { Parking, type SourceStanding } from './parking';
import { FEW, GOOD_PROBES, LOOKED_BACK, MANY, NEARLY_ALL, PROBE_MS, PROBE_RECORDS } from './source-run';

const T0 = 1_795_518_444_683;
type How = 'good' | 'repeat' | Code | 'partly';

/** Drives a Parking with records that say how they end; what became of each is kept. */
class Bench {
  readonly told: SourceStanding[] = [];
  readonly gone: string[] = [];
  readonly refused: Code[] = [];
  tried = 0;
  private n = 0;
  private now = T0;
  parking: Parking;

  constructor(on = true) {
    this.parking = new Parking(on ? { told: (s) => this.told.push(s), gone: (s) => this.gone.push(s.source) } : undefined);
  }

  send(
    how: How,
    times = 1,
    {
      source = 's',
      trust = 2,
      operator,
      format,
      afterMs = 1,
    }: { source?: string; trust?: Trust; operator?: RawBody['operator']; format?: string; afterMs?: number } = {},
  ): void {
    for (let i = 0; i < times; i++) {
      this.now += afterMs;
      const input: Input<'normalise'> = {
        stream: 'raw',
        partition: 0,
        offset: this.n,
        record: {
          stream: 'raw',
          id: `r${this.n++}`,
          tenant: 'acme',
          source,
          trust,
          at: this.now,
          seen: this.now,
          cause: [],
          key: source,
          body: { bytes: new Uint8Array(1), ...(operator === undefined ? {} : { operator }), ...(format === undefined ? {} : { format }) },
        },
      };
      void this.parking.through(input, this.out, (record, out) => {
        this.tried++;
        if (how === 'repeat') return out.count('duplicate');
        if (how === 'partly') out.emit(EVENT);
        if (how !== 'good') out.dead(record, how === 'partly' ? DIES : how, 'why');
      });
    }
  }

  get states(): string[] {
    return this.told.map((s) => s.state);
  }

  private readonly out: Outbox<'normalise'> = {
    emit: <S extends StreamName>(_: Output<S>) => undefined,
    dead: (_: Placed, code: Code) => void this.refused.push(code),
    count: () => undefined,
  };
}

const DIES: Code = 'CORDON_FORMAT_FIELD';
const EVENT: Output<'event'> = {
  stream: 'event',
  id: 'r1',
  tenant: 'acme',
  source: 's',
  trust: 2,
  at: T0,
  seen: T0,
  cause: ['r1'],
  key: 'k',
  body: {
    class_uid: 0,
    category_uid: 0,
    activity_id: 0,
    type_uid: 0,
    severity_id: 1,
    time: T0,
    metadata: { version: '1.8.0', product: { name: 'x' } },
  },
};
const parked = (): Bench => {
  const bench = new Bench();
  bench.send(DIES, NEARLY_ALL);
  return bench;
};

describe('a source whose records die', () => {
  test('is told of at half, and parked when nearly all die in parsing', () => {
    const bench = new Bench();
    bench.send(DIES, MANY - 1);
    expect(bench.states).toEqual([]);
    bench.send(DIES);
    expect(bench.states).toEqual(['dying']);
    bench.send(DIES, NEARLY_ALL - MANY);
    expect(bench.states).toEqual(['dying', 'parked']);
    expect(bench.told.at(-1)).toEqual({ tenant: 'acme', source: 's', state: 'parked', since: T0 + NEARLY_ALL, held: 0 });
    bench.send('good');
    expect([bench.tried, bench.refused.at(-1)]).toEqual([NEARLY_ALL, 'CORDON_SOURCE_PARKED']);
  });

  test('is well as long as its batches give events, though one in each is refused', () => {
    const bench = new Bench();
    bench.send('partly', 2 * NEARLY_ALL);
    expect([bench.states, bench.tried]).toEqual([[], 2 * NEARLY_ALL]);
  });

  test('is not parked while one in ten is good, and is well again when few die', () => {
    const bench = new Bench();
    for (let i = 0; i < 100; i++) {
      bench.send(DIES, 9);
      bench.send('good');
    }
    expect(bench.states).toEqual(['dying']);
    expect(bench.tried).toBe(1_000);
    bench.send('good', LOOKED_BACK - FEW);
    expect(bench.states).toEqual(['dying', 'well']);
  });

  test.each<Code>(['CORDON_FORMAT_UNKNOWN', 'CORDON_RAW_EMPTY', 'CORDON_RAW_TOO_LARGE'])(
    'for %s is told of and never parked: a record that is recognised afterwards must be read',
    (code) => {
      const bench = new Bench();
      bench.send(code, 100_000);
      bench.send('good');
      expect([bench.states, bench.tried, bench.refused.length]).toEqual([['dying'], 100_001, 100_000]);
    },
  );

  test('for bytes that cannot be read is parked only where its format is named: else nothing has recognised them', () => {
    const named = new Bench();
    named.send('CORDON_RAW_NOT_JSON', NEARLY_ALL, { format: 'x' });
    expect(named.states).toEqual(['dying', 'parked']);
    const found = new Bench();
    found.send('CORDON_RAW_NOT_JSON', 1_000);
    found.send('good');
    expect([found.states, found.tried]).toEqual([['dying'], 1_001]);
  });

  test.each<Code>(['CORDON_TENANT_UNKNOWN', 'CORDON_RAW_BLOB_MISSING'])('for %s, which is not its fault, is left alone', (code) => {
    const bench = new Bench();
    bench.send(code, 1_000);
    expect([bench.states, bench.tried]).toEqual([[], 1_000]);
  });

  test('without authentication is told of and never parked: anyone could blind it', () => {
    const bench = new Bench();
    bench.send(DIES, 1_000, { trust: 0 });
    expect([bench.states, bench.tried]).toEqual([['dying'], 1_000]);
  });

  test('does not touch another source of the partition', () => {
    const bench = parked();
    bench.send('good', 500, { source: 'other' });
    expect([bench.tried, bench.refused.includes('CORDON_SOURCE_PARKED')]).toEqual([NEARLY_ALL + 500, false]);
  });

  test('is never parked where parking is off, and repeats say nothing', () => {
    const off = new Bench(false);
    off.send(DIES, 1_000);
    expect([off.tried, off.parking.takeDirty()]).toEqual([1_000, []]);
    const bench = parked();
    bench.send('repeat', PROBE_RECORDS + GOOD_PROBES, {});
    expect(bench.states.at(-1)).toBe('parked');
  });
});

describe('a parked source', () => {
  test('is tried each so-manieth record', () => {
    const bench = parked();
    bench.send(DIES, PROBE_RECORDS * 10);
    expect(bench.tried - NEARLY_ALL).toBe(10);
  });

  test('is tried when time has gone by, so that one that sends little is always read', () => {
    const bench = parked();
    bench.send(DIES, 5, { afterMs: PROBE_MS });
    expect(bench.tried - NEARLY_ALL).toBe(5);
  });

  test('leaves when enough probes in a row are good, and begins anew', () => {
    const bench = parked();
    bench.send('good', PROBE_RECORDS * (GOOD_PROBES - 1));
    bench.send(DIES, PROBE_RECORDS);
    bench.send('good', PROBE_RECORDS * GOOD_PROBES - 1);
    expect(bench.states.at(-1)).toBe('parked');
    bench.send('good');
    expect(bench.told.at(-1)).toMatchObject({ state: 'well', held: PROBE_RECORDS * GOOD_PROBES * 2 - 2 * GOOD_PROBES });
    const before = bench.tried;
    bench.send(DIES, NEARLY_ALL - 1);
    expect([bench.tried - before, bench.states.at(-1)]).toEqual([NEARLY_ALL - 1, 'dying']);
  });

  test('is read when an operator drives its letters again, and those count as probes', () => {
    const bench = parked();
    bench.send('good', GOOD_PROBES, { operator: 'redrive', afterMs: -60_000 });
    expect([bench.tried - NEARLY_ALL, bench.states.at(-1)]).toEqual([GOOD_PROBES, 'well']);
  });

  test('is no longer ours to tell of when another process has taken over', () => {
    const bench = parked();
    bench.parking.closed();
    expect(bench.gone).toEqual(['s']);
  });

  test('leaves at an operator’s word, which is no record', () => {
    const bench = parked();
    bench.send('good', 1, { operator: 'resume' });
    expect([bench.tried, bench.states.at(-1)]).toEqual([NEARLY_ALL, 'well']);
    bench.send('good', 1, { source: 'never heard of', operator: 'resume' });
    expect(bench.told).toHaveLength(3);
  });
});

describe('saved state', () => {
  /** A seeded series of runs of endings over three sources. */
  function* series(seed: number): Generator<[How, number, { source: string }]> {
    let x = seed;
    const draw = (n: number): number => ((x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0) >>> 8) % n;
    const hows: How[] = ['good', DIES, DIES, 'CORDON_FORMAT_UNKNOWN', 'repeat'];
    for (let i = 0; i < 60; i++) yield [hows[draw(hows.length)] ?? 'good', 1 + draw(150), { source: `s${draw(3)}` }];
  }

  test.each([1, 2, 3, 4, 5])('goes on as if nothing had happened, wherever it is saved and loaded (seed %d)', (seed) => {
    const whole = new Bench();
    const cut = new Bench();
    let saved = new Map<number, ReturnType<Parking['takeDirty']>[number]>();
    let step = 0;
    for (const [how, times, where] of series(seed)) {
      whole.send(how, times, where);
      cut.send(how, times, where);
      for (const chunk of cut.parking.takeDirty()) saved = saved.set(chunk.shard, chunk);
      if (step++ % 7 !== seed) continue;
      cut.parking = new Parking({ told: (s) => cut.told.push(s), gone: () => undefined });
      expect(cut.parking.load([...saved.values()])).toEqual([]);
    }
    expect(cut.refused).toEqual(whole.refused);
    expect(cut.tried).toBe(whole.tried);
    expect(whole.refused).toContain('CORDON_SOURCE_PARKED');
  });

  test('of id windows is handed on, and a newer one is refused', () => {
    const ids = { shard: 12, schema: 1, bytes: new Uint8Array(0) };
    const [own] = parked().parking.takeDirty();
    if (!own) throw new Error('nothing was saved');
    expect(new Bench().parking.load([ids, own])).toEqual([ids]);
    expect(() => new Bench().parking.load([{ ...own, schema: 3 }])).toThrow(expect.objectContaining({ code: 'CORDON_STATE_NEWER' }));
  });
});
