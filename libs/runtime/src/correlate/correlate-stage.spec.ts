import type { Code, Command, Finding, Order, Outcome } from '@cordon/wire';
import { CordonError } from '@cordon/wire';
import type { Input, Outbox, Output } from '../stage';
import type { Placed } from '../ports/log';
import { CorrelateStage } from './correlate-stage';

const T0 = Date.UTC(2026, 2, 3, 9);
const DAY = 86_400_000;

class Collected implements Outbox<'correlate'> {
  readonly records: Output<'incident'>[] = [];
  readonly dead_: { code: Code; reason: string }[] = [];
  readonly counts: Record<string, number> = {};
  emit(output: Output): void {
    this.records.push(output as Output<'incident'>);
  }
  dead(_: Placed, code: Code, reason: string): void {
    this.dead_.push({ code, reason });
  }
  count(name: string, by = 1): void {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }
}

let offset = 0;
function input<S extends Input<'correlate'>['stream']>(stream: S, body: unknown, tenant = 'acme'): Input<'correlate'> {
  const record = { id: `${stream}-${offset}`, tenant, source: 's', trust: 2, at: T0, seen: T0, cause: [], stream, key: tenant, body };
  return { stream, partition: 0, offset: offset++, record } as unknown as Input<'correlate'>;
}
const finding = (id: string, at: number, tenant = 'acme', bits = 8): Input<'correlate'> =>
  input(
    'finding',
    {
      id,
      tenant,
      detector: `identity.${id}`,
      detectorVersion: 1,
      domain: 'identity',
      at,
      seen: at,
      title: 'odd',
      reason: 'odd',
      bits,
      entities: [{ kind: 'user', key: 'ann', role: 'actor' }],
      tactics: ['TA0001'],
      techniques: [],
      measures: [],
      compared: '',
      normal: [],
      evidence: [],
    } satisfies Finding,
    tenant,
  );
const command = (order: Order): Input<'correlate'> => input('command', { id: 'cmd-1', tenant: 'acme', at: T0, by: 'zoe', order } satisfies Command);

function run(stage: CorrelateStage, inputs: readonly Input<'correlate'>[], now = T0): Collected {
  const out = new Collected();
  stage.step(inputs, now, out);
  return out;
}

describe('CorrelateStage', () => {
  it('emits one version an incident and cut, keyed by tenant, caused by the findings of the change', () => {
    const stage = new CorrelateStage();
    const first = run(stage, [finding('a', T0), finding('b', T0 + 1), finding('x', T0, 'other')]);
    expect(first.records).toMatchObject([
      { stream: 'incident', tenant: 'acme', key: 'acme', at: T0 + 1, seen: T0, cause: ['a', 'b'], source: 'cordon' },
    ]);
    const [record] = first.records;
    expect(record?.id).toBe(`${record?.body.id}.1`);
    const second = run(stage, [finding('c', T0 + 2), finding('a', T0)]);
    expect(second.records.map((r) => [r.id, r.cause])).toEqual([[`${record?.body.id}.2`, ['c']]]);
    expect(second.counts).toEqual({ 'finding-duplicate': 1 });
  });

  it('answers commands: what names nothing is dead with its code', () => {
    const stage = new CorrelateStage();
    const opened = run(stage, [finding('a', T0), finding('b', T0)]).records[0]?.body;
    const done = run(stage, [command({ kind: 'incident.assign', incident: opened?.id ?? '', assignee: 'zoe' })]);
    expect(done.records).toMatchObject([{ cause: ['cmd-1'], body: { assignee: 'zoe', version: 2, change: 'assigned' } }]);
    const refused = run(stage, [command({ kind: 'incident.comment', incident: 'inc-none', text: 'x' })]);
    expect(refused.dead_).toEqual([{ code: 'CORDON_COMMAND_INVALID', reason: 'no such incident' }]);
    expect(run(stage, [command({ kind: 'kill-switch', on: true, reason: 'drill' })])).toMatchObject({ records: [], dead_: [] });
  });

  it('says that an action took effect and leaves the status alone', () => {
    const stage = new CorrelateStage();
    const id = run(stage, [finding('a', T0), finding('b', T0)]).records[0]?.body.id;
    const outcome = { id: 'act-1.5', action: { id: 'act-1', incident: id }, state: 'verified' } as unknown as Outcome;
    expect(run(stage, [input('outcome', outcome), input('outcome', outcome)]).records).toMatchObject([
      { body: { change: 'action act-1 verified', status: 'open', version: 2 } },
    ]);
  });

  it('goes on from saved chunks as if it had not stopped', () => {
    const cuts = Array.from({ length: 20 }, (_, i) => [
      finding(`f${i}`, T0 + ((i * 7) % 20) * 1_000),
      finding(`g${i}`, T0 + i, i % 2 ? 'other' : 'acme'),
    ]);
    const straight = new CorrelateStage();
    let stopping = new CorrelateStage();
    for (const cut of cuts) {
      const expected = run(straight, cut).records;
      expect(run(stopping, cut).records).toEqual(expected);
      const chunks = stopping.takeDirty();
      const next = new CorrelateStage();
      next.load([...new Map([...saved, ...chunks].map((c) => [c.shard, c])).values()]);
      saved.push(...chunks);
      stopping = next;
    }
    expect(stopping.takeDirty()).toEqual([]);
  });
  const saved: ReturnType<CorrelateStage['takeDirty']>[number][] = [];

  it('ends what is idle in the same order after a restart as before, or a replay would number its outputs otherwise', () => {
    const before = new CorrelateStage();
    run(
      before,
      ['zoe', 'acme', 'mia'].flatMap((tenant) => [finding('a', T0, tenant), finding('b', T0 + 1, tenant)]),
    );
    const after = new CorrelateStage();
    after.load([...before.takeDirty()].reverse());
    const told = run(before, [], T0 + 15 * DAY).records.map((r) => r.id);
    expect(told).toHaveLength(3);
    expect(run(after, [], T0 + 15 * DAY).records.map((r) => r.id)).toEqual(told);
  });

  it('refuses state of a newer version', () => {
    expect(() => new CorrelateStage().load([{ shard: 0, schema: 2, bytes: new Uint8Array() }])).toThrow(
      new CordonError('CORDON_STATE_NEWER', 'correlate state has schema 2'),
    );
  });

  it('wakes while it holds something, ends what is idle, and then sleeps', () => {
    const stage = new CorrelateStage();
    expect(stage.wake()).toBeUndefined();
    run(stage, [finding('a', T0), finding('b', T0)]);
    expect(stage.wake()).toBe(T0 + 3_600_000);
    expect(run(stage, [], T0 + 15 * DAY).records).toMatchObject([{ body: { groupingStatus: 'idle for 14 days', version: 2 } }]);
    expect(stage.wake()).toBeUndefined();
  });
});
