import { CordonError, ok, dead, type Bodies, type Code, type RawBody, type StreamName } from '@cordon/wire';
import type { EstateView, Normalised, Outcome, RecordReader } from '../ports/format';
import type { Placed } from '../ports/log';
import type { Input, Outbox, Output } from '../stage';
import { NormaliseStage, type NormaliseParts } from './normalise-stage';

const SEEN = 1_795_518_444_683;
const estate: EstateView = { ownsDomain: () => false, ownsAddress: () => false, network: () => undefined };
const utf8 = new TextEncoder();

/** A format that says back what the record tells it, as JSON: `[{at, id?, principal?, bad?, bindings?}]`. */
interface Told {
  readonly at?: number;
  readonly id?: string;
  readonly principal?: string;
  readonly bad?: boolean;
  /** The format could make nothing of this part. */
  readonly refused?: boolean;
  readonly bindings?: Normalised['bindings'];
}
const toldOutcome = (t: Told, i: number): Outcome =>
  t.refused ? { refused: { code: 'CORDON_FORMAT_TIME', reason: 'no time', place: `/${i}/at` } } : toldEvent(t);
const toldEvent = (t: Told): Normalised => ({
  event: {
    class_uid: 4001,
    category_uid: 4,
    activity_id: 6,
    type_uid: t.bad ? 1 : 400_106,
    severity_id: 1,
    time: t.at ?? SEEN,
    metadata: { version: '1.8.0', product: { name: 'x' } },
    src_endpoint: { ip: '10.0.0.1' },
  },
  at: t.at ?? SEEN,
  ...(t.id === undefined ? {} : { ownId: t.id }),
  ...(t.principal === undefined ? {} : { principal: t.principal }),
  ...(t.bindings === undefined ? {} : { bindings: t.bindings }),
});
const MAX_TOLD = 10_000;
/** Reads what it is told; the format `slow` answers later. */
const told: RecordReader = {
  names: ['told', 'slow'],
  recognise: () => 'told',
  read: (bytes, hint = 'told') => {
    if (hint !== 'told' && hint !== 'slow') return dead('CORDON_FORMAT_UNKNOWN', 'no such format');
    if (bytes.length > MAX_TOLD) return dead('CORDON_RAW_TOO_LARGE', 'too large');
    const text = new TextDecoder().decode(bytes);
    if (text === 'throw') throw new TypeError('defect');
    const result = text.startsWith('[') ? ok((JSON.parse(text) as Told[]).map(toldOutcome)) : dead('CORDON_FORMAT_FIELD', 'not told', 'x');
    return hint === 'slow' ? Promise.resolve(result) : result;
  },
};

class Collected implements Outbox<'normalise'> {
  readonly outputs: Output[] = [];
  readonly refused: [string, Code, string | undefined][] = [];
  readonly counts: Record<string, number> = {};
  emit<S extends StreamName>(output: Output<S>): void {
    this.outputs.push(output);
  }
  dead(input: Placed, code: Code, _reason: string, place?: string): void {
    this.refused.push([input.record.id, code, place]);
  }
  count(name: string, by = 1): void {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }
  get ids(): string[] {
    return this.outputs.map((o) => o.id);
  }
}

const stageOf = (more: Partial<NormaliseParts> = {}): NormaliseStage =>
  new NormaliseStage({
    reader: told,
    estates: (tenant) => (tenant === 'acme' ? estate : undefined),
    ...more,
  });
const raw = (
  id: string,
  content: string | Told[],
  body: Partial<RawBody> = {},
  more: Partial<Bodies['raw'] & { tenant: string; seen: number; source: string; trace: string }> = {},
): Input<'normalise'> => ({
  stream: 'raw',
  partition: 0,
  offset: 0,
  record: {
    stream: 'raw',
    id,
    tenant: more.tenant ?? 'acme',
    source: more.source ?? 's1',
    trust: 2,
    at: SEEN,
    seen: more.seen ?? SEEN,
    cause: [],
    key: more.source ?? 's1',
    ...(more.trace === undefined ? {} : { trace: more.trace }),
    body: { bytes: utf8.encode(typeof content === 'string' ? content : JSON.stringify(content)), ...body },
  },
});
const run = async (stage: NormaliseStage, ...inputs: Input<'normalise'>[]): Promise<Collected> => {
  const out = new Collected();
  await stage.step(inputs, SEEN, out);
  return out;
};

describe('NormaliseStage', () => {
  it('makes an event of a record, with its envelope and the raw id as cause', async () => {
    const { outputs } = await run(stageOf(), raw('r1', [{ principal: 'user/ann@acme.example' }], {}, { trace: 't1' }));
    expect(outputs).toEqual([
      {
        stream: 'event',
        id: 'r1',
        tenant: 'acme',
        source: 's1',
        trust: 2,
        at: SEEN,
        seen: SEEN,
        cause: ['r1'],
        trace: 't1',
        key: 'user/ann@acme.example',
        body: toldEvent({}).event,
      },
    ]);
  });

  it('numbers the events of one record after the first', async () =>
    expect((await run(stageOf(), raw('r1', [{}, {}, {}]))).ids).toEqual(['r1', 'r1.1', 'r1.2']));

  it('spreads events without a principal by a salted key', async () => {
    const { outputs } = await run(stageOf(), ...Array.from({ length: 40 }, (_, i) => raw(`r${i}`, [{}])));
    const keys = new Set(outputs.map((o) => o.key));
    expect(keys.size).toBe(40);
    for (const key of keys) expect(key).toMatch(/^~[0-9a-z]+$/);
  });

  it('hands bindings on under the tenant, with ids of their own', async () => {
    const binding = {
      relation: 'at',
      a: { kind: 'user', key: 'a' },
      b: { kind: 'ip', key: '10.0.0.1' },
      from: 1,
      confidence: 1,
      origin: 'logon',
    } as const;
    const { outputs } = await run(stageOf(), raw('r1', [{ bindings: [binding, binding] }]));
    expect(outputs.slice(1)).toMatchObject([{ stream: 'binding', id: 'r1.b0', key: 'acme', body: binding, cause: ['r1'] }, { id: 'r1.b1' }]);
  });

  it.each([
    ['an unknown tenant', raw('r1', [{}], {}, { tenant: 'other' }), 'CORDON_TENANT_UNKNOWN', undefined],
    ['no bytes', raw('r1', ''), 'CORDON_RAW_EMPTY', undefined],
    ['what the format refuses', raw('r1', 'x'), 'CORDON_FORMAT_FIELD', 'x'],
    ['a record without events', raw('r1', []), 'CORDON_FORMAT_FIELD', undefined],
    ['an event that is no OCSF', raw('r1', [{ bad: true }]), 'CORDON_EVENT_INVALID', 'type_uid'],
    ['an unknown hint', raw('r1', [{}], { format: 'nowhere' }), 'CORDON_FORMAT_UNKNOWN', undefined],
    ['too many bytes', raw('r1', ' '.repeat(10_001)), 'CORDON_RAW_TOO_LARGE', undefined],
    ['a format that throws', raw('r1', 'throw'), 'CORDON_STAGE_FAILED', undefined],
    ['a blob without a store', raw('r1', '', { blob: { sha256: 'ab', sizeBytes: 1 } }), 'CORDON_RAW_BLOB_MISSING', undefined],
  ] as const)('%s goes to dead, and the next record goes on', async (_, input, code, place) => {
    const out = await run(stageOf(), input, raw('r2', [{}]));
    expect(out.refused).toEqual([['r1', code, place === undefined ? undefined : expect.stringContaining(place)]]);
    expect(out.ids).toEqual(['r2']);
  });

  it('of several events the valid ones go on, and the first that is not names its place', async () => {
    const out = await run(stageOf(), raw('r1', [{}, { bad: true }, {}]));
    expect(out.ids).toEqual(['r1', 'r1.2']);
    expect(out.refused).toEqual([['r1', 'CORDON_EVENT_INVALID', expect.stringMatching(/^\/1.*type_uid/)]]);
  });
});

it('hands the zone of the source to the reader', async () => {
  const zones: (string | undefined)[] = [];
  const reader: RecordReader = { ...told, read: (bytes, hint, context) => (zones.push(context.zone), told.read(bytes, hint, context)) };
  await run(
    stageOf({ reader, zones: (source) => (source === 'x' ? 'Europe/Berlin' : undefined) }),
    raw('r1', [{}], {}, { source: 'x' }),
    raw('r2', [{}], {}, { source: 'y' }),
  );
  expect(zones).toEqual(['Europe/Berlin', undefined]);
});

describe('times', () => {
  it.each([
    ['two minutes ahead is believed', SEEN + 120_000, SEEN + 120_000, undefined],
    ['more is clamped to the arrival, the claim kept', SEEN + 120_001, SEEN, SEEN + 120_001],
    ['2099 too', Date.UTC(2099, 0), SEEN, Date.UTC(2099, 0)],
    ['the past stays', 5, 5, undefined],
  ])('%s', async (_, claimed, at, atClaimed) => {
    const { outputs, counts } = await run(stageOf(), raw('r1', [{ at: claimed }]));
    expect(outputs[0]).toMatchObject({ at, body: { time: at } });
    expect(outputs[0]?.atClaimed).toBe(atClaimed);
    expect(counts['clamped'] ?? 0).toBe(atClaimed === undefined ? 0 : 1);
  });
});

describe('repeats', () => {
  it('a repeated own id is counted and goes no further, within a record and across', async () => {
    const stage = stageOf();
    expect(await run(stage, raw('r1', [{ id: 'a' }]), raw('r2', [{ id: 'a' }]))).toMatchObject({ ids: ['r1'], counts: { duplicate: 1 } });
    const out = await run(stage, raw('r3', [{ id: 'a' }, { id: 'b' }, { id: 'b' }]));
    expect(out).toMatchObject({ ids: ['r3.1'], counts: { 'duplicate-event': 2 } });
  });

  it('equal lines without own ids are as many events; a raw record that is sent again is a repeat', async () => {
    const out = await run(stageOf(), raw('r1', [{}]), raw('r2', [{}]), raw('r1', [{}]));
    expect(out).toMatchObject({ ids: ['r1', 'r2'], counts: { duplicate: 1 } });
  });

  it('the same id of another source is another event', async () => {
    expect((await run(stageOf(), raw('r1', [{ id: 'a' }]), raw('r2', [{ id: 'a' }], {}, { source: 's2' }))).ids).toEqual(['r1', 'r2']);
  });

  it('a record that was refused is not remembered, so that it can be driven again', async () => {
    const stage = stageOf();
    await run(stage, raw('r1', [{ id: 'a', bad: true }]));
    expect((await run(stage, raw('r1', [{ id: 'a' }]))).ids).toEqual(['r1']);
  });

  it('of a record with several events one that is refused costs only itself; driven again, the others are repeats and it keeps its id', async () => {
    const stage = stageOf();
    const first = await run(stage, raw('r1', [{ id: 'a' }, { refused: true }, {}]));
    expect(first).toMatchObject({ ids: ['r1', 'r1.2'], refused: [['r1', 'CORDON_FORMAT_TIME', '/1/at']] });
    const again = await run(stage, raw('r1', [{ id: 'a' }, { id: 'b' }, {}]));
    expect(again).toMatchObject({ ids: ['r1.1'], refused: [], counts: { 'duplicate-event': 2 } });
  });

  it('are known after a restart from the saved chunks', async () => {
    const first = stageOf();
    await run(first, raw('r1', [{ id: 'a' }]));
    const second = stageOf();
    second.load(first.takeDirty());
    expect(await run(second, raw('r2', [{ id: 'a' }]), raw('r3', [{ id: 'b' }]))).toMatchObject({ ids: ['r3'], counts: { duplicate: 1 } });
  });

  it('in = events + duplicates + dead', async () => {
    const inputs = [
      raw('r1', [{ id: 'a' }]),
      raw('r2', [{ id: 'a' }]),
      raw('r3', 'x'),
      raw('r4', [{ id: 'a' }, { id: 'c' }]),
      raw('r5', []),
      raw('r6', [{}]),
    ];
    const out = await run(stageOf(), ...inputs);
    expect(new Set(out.outputs.flatMap((o) => o.cause)).size + (out.counts['duplicate'] ?? 0) + out.refused.length).toBe(inputs.length);
  });
});

describe('waiting', () => {
  it('formats that answer at once are not waited for', () => {
    const out = new Collected();
    expect(stageOf().step([raw('r1', [{}]), raw('r2', [{}])], SEEN, out)).toBeUndefined();
    expect(out.ids).toEqual(['r1', 'r2']);
  });

  it('records keep their order behind one that is waited for', async () => {
    expect((await run(stageOf(), raw('r1', [{}], { format: 'slow' }), raw('r2', [{}]), raw('r3', [{}], { format: 'slow' }))).ids).toEqual([
      'r1',
      'r2',
      'r3',
    ]);
  });

  it('records after one that is waited for are read meanwhile, and finished in their order', async () => {
    const begun: string[] = [];
    const answers: ((text: string) => void)[] = [];
    const later: RecordReader = {
      ...told,
      read: (bytes) => {
        begun.push(new TextDecoder().decode(bytes));
        return new Promise((resolve, reject) =>
          answers.push((t) => (t === 'defect' ? reject(new TypeError(t)) : resolve(ok([toldEvent({ id: t })])))),
        );
      },
    };
    const reading = run(stageOf({ reader: later }), raw('r1', 'a'), raw('r2', 'b'), raw('r3', 'c'), raw('r4', 'd'));
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    ['4', 'defect', '2', '1'].forEach((t, i) => answers[3 - i]?.(t));
    const { ids, refused } = await reading;
    expect(ids).toEqual(['r1', 'r2', 'r4']);
    expect(refused).toEqual([['r3', 'CORDON_STAGE_FAILED', undefined]]);
  });

  it('payloads come from the blob store; a missing one is dead, an outage goes on to the owner', async () => {
    const blob = { sha256: 'ab', sizeBytes: 2 };
    const inStore = stageOf({ blob: async () => utf8.encode('[{}]') });
    expect((await run(inStore, raw('r1', '', { blob }))).ids).toEqual(['r1']);
    expect((await run(stageOf({ blob: async () => undefined }), raw('r1', '', { blob }))).refused).toEqual([
      ['r1', 'CORDON_RAW_BLOB_MISSING', undefined],
    ]);
    const failing = stageOf({ blob: () => Promise.reject(new CordonError('CORDON_BLOB_UNAVAILABLE', 'x', true)) });
    await expect(run(failing, raw('r1', '', { blob }))).rejects.toMatchObject({ code: 'CORDON_BLOB_UNAVAILABLE' });
  });

  it('knows when each source came last, dead records and repeats too, and after a restart when its ids did', async () => {
    const first = stageOf();
    await run(
      first,
      raw('r1', [{}], {}, { seen: SEEN + 1 }),
      raw('r2', [{}], {}, { source: 's2', seen: SEEN + 2 }),
      raw('r1', [{}], {}, { seen: SEEN + 3 }),
    );
    expect([first.lastSeen('acme', 's1'), first.lastSeen('acme', 's2'), first.newest]).toEqual([SEEN + 3, SEEN + 2, SEEN + 3]);
    await run(first, raw('r3', 'no event', {}, { source: 's2', seen: SEEN + 4 }));
    expect([first.lastSeen('acme', 's2'), first.newest]).toEqual([SEEN + 4, SEEN + 4]);
    const second = stageOf();
    second.load(first.takeDirty());
    expect([second.lastSeen('acme', 's1'), second.lastSeen('acme', 's2'), second.newest]).toEqual([SEEN + 1, SEEN + 2, SEEN + 2]);
    expect([second.lastSeen('acme', 's3'), second.lastSeen('other', 's1'), stageOf().newest]).toEqual([undefined, undefined, undefined]);
  });
});
