import { actionsOf, ALL, bodies, findingsOf, incidentsOf, rawsOf } from './ask';
import { action, bindingBody, command, deadBody, eventBody, finding, incident, outcome, placed, rawBody, T0 } from './samples';
import type { OpenStore } from './store-contract';

const EVERY_BYTE = Uint8Array.from({ length: 512 }, (_, i) => i & 255);
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** What is archived is given back. */
export function describeStoreKeeping({ store }: OpenStore): void {
  test('a record of every stream is given back as it was', async () => {
    const tenant = 'every';
    const act = action(tenant, 'a1');
    await store().archive([
      placed('raw', tenant, 'r1', rawBody(Buffer.from('{"a":1}'), 9)),
      placed('event', tenant, 'e1', eventBody(), 0, { cause: ['r1'] }),
      placed('binding', tenant, 'b1', bindingBody()),
      placed('finding', tenant, 'f1', finding(tenant, 'f1')),
      placed('incident', tenant, 'i1.1', incident(tenant, 'i1', 1)),
      placed('action', tenant, 'a1', act),
      placed('outcome', tenant, 'a1.1', outcome(act, 1, 'active')),
      placed('command', tenant, 'c1', command(tenant, 'c1')),
      placed('dead', tenant, 'd1', deadBody(Buffer.from('{'))),
    ]);
    expect(await rawsOf(store(), tenant, ['r1'])).toMatchObject([
      { id: 'r1', atMs: T0, file: 'zeek/conn.log', line: 9, base64: base64(Buffer.from('{"a":1}')) },
    ]);
    expect(await store().query('event-by-id', { tenant, id: 'e1', ...ALL })).toEqual([
      { id: 'e1', atMs: T0, source: 'sensor', trust: 1, raw: 'r1', body: JSON.stringify(eventBody()) },
    ]);
    expect(await bodies(store(), 'finding-by-id', { tenant, id: 'f1', ...ALL })).toEqual([finding(tenant, 'f1')]);
    expect(await bodies(store(), 'incident-by-id', { tenant, id: 'i1', ...ALL })).toEqual([incident(tenant, 'i1', 1)]);
    expect(await bodies(store(), 'action-edges', { tenant, id: 'a1', afterEdge: 0, limit: 10, ...ALL })).toEqual([outcome(act, 1, 'active')]);
    expect(await bodies(store(), 'commands-list', { tenant, ...ALL, paged: false, limit: 10, afterAt: 0, afterId: '' })).toEqual([
      command(tenant, 'c1'),
    ]);
    expect(await store().query('dead-by-ids', { tenant, ids: ['d1'], limit: 1, ...ALL })).toMatchObject([
      {
        stream: 'raw',
        stage: 'normalise',
        code: 'CORDON_RAW_NOT_JSON',
        partition: 3,
        offset: 7,
        sizeBytes: 1,
        headers: JSON.stringify(deadBody(EVERY_BYTE).headers),
      },
    ]);
  });

  test('bytes come back as they were, whatever they are', async () => {
    const tenant = 'bytes';
    await store().archive([
      placed('raw', tenant, 'r1', rawBody(EVERY_BYTE)),
      placed('raw', tenant, 'r2', rawBody(new Uint8Array(0))),
      placed('raw', tenant, 'r3', rawBody(Buffer.from([0xff, 0xfe, 0x5c, 0x4e]))),
      placed('dead', tenant, 'd1', deadBody(EVERY_BYTE)),
    ]);
    const raws = await rawsOf(store(), tenant, ['r1', 'r2', 'r3']);
    expect(raws.map((r) => r.base64)).toEqual([base64(EVERY_BYTE), '', base64(Buffer.from([0xff, 0xfe, 0x5c, 0x4e]))]);
    expect(await store().query('dead-by-ids', { tenant, ids: ['d1'], limit: 1, ...ALL })).toMatchObject([
      { base64: base64(EVERY_BYTE), sizeBytes: EVERY_BYTE.length },
    ]);
  });

  test.each([
    ['control characters', 'a\tb\nc\rd\0e\u0007', {}],
    ['quotes, backslashes and SQL', `'); DROP TABLE findings; -- \\' \\N {x:String}`, {}],
    ['text outside the BMP and half a surrogate pair', '😀 \ud800 ż', {}],
    ['times that no calendar has', 'x', { at: 9e15, seen: Number.NaN, atClaimed: Number.POSITIVE_INFINITY }],
    ['times before the epoch', 'y', { at: -5, seen: -1 }],
  ])('%s do not spoil the batch they are in', async (why, text, envelope) => {
    const tenant = `odd ${why}`;
    const odd = finding(tenant, 'odd', { title: text, reason: text, bits: Number.NaN, entities: [{ kind: 'file', key: text, role: 'artefact' }] });
    await store().archive([
      placed('finding', tenant, 'before', finding(tenant, 'before')),
      placed('finding', tenant, odd.id, odd, 1, envelope),
      placed('finding', tenant, 'after', finding(tenant, 'after'), 2),
    ]);
    expect((await findingsOf(store(), tenant)).length).toBe(3);
    const [body] = await bodies(store(), 'finding-by-id', { tenant, id: odd.id, ...ALL });
    expect(body).toMatchObject({ title: text, reason: text });
  });

  test('a repeat has one effect, in the same batch, in a later one and in another order', async () => {
    const tenant = 'repeats';
    const records = [0, 1, 2].map((i) => placed('finding', tenant, `f${i}`, finding(tenant, `f${i}`), i));
    await store().archive([...records, ...records]);
    await store().archive([...records].reverse());
    expect((await findingsOf(store(), tenant)).map((f) => f.id)).toEqual(['f2', 'f1', 'f0']);
    expect((await bodies(store(), 'findings-by-ids', { tenant, ids: ['f0', 'f2', 'none'], limit: 10, ...ALL })).length).toBe(2);
  });

  test('a dead letter is as people’s last word about it says, whatever came first and however often', async () => {
    const tenant = 'letters';
    const word = (n: number, kind: 'dead.look' | 'dead.redrive' | 'dead.discard', letters: string[]) =>
      placed('command', tenant, `c${n}`, { ...command(tenant, `c${n}`), order: { kind, letters } }, n, { at: T0 + n });
    const words = [word(1, 'dead.redrive', ['d1', 'd2']), word(2, 'dead.discard', ['d2']), word(3, 'dead.look', ['d0', 'd1'])];
    await store().archive([...words].reverse());
    await store().archive([0, 1, 2].map((i) => placed('dead', tenant, `d${i}`, deadBody(Buffer.from('?'), i), i, { at: T0 + i })));
    await store().archive(words);
    const page = { paged: false, limit: 10, afterAt: 0, afterId: '', code: '', stream: '', source: '', stage: '' };
    const list = (state: string) => store().query<{ id: string; state: string; settledBy: string }>('dead-list', { tenant, ...ALL, ...page, state });
    expect((await list('')).map((d) => [d.id, d.state, d.settledBy])).toEqual([
      ['d2', 'discarded', 'analyst'],
      ['d1', 'redriven', 'analyst'],
      ['d0', 'open', ''],
    ]);
    for (const [state, id] of [
      ['discarded', 'd2'],
      ['redriven', 'd1'],
      ['open', 'd0'],
    ] as const)
      expect((await list(state)).map((d) => d.id)).toEqual([id]);
    expect(await store().query('dead-counts', { tenant, ...ALL, limit: 10 })).toEqual([
      { source: 'sensor', stage: 'normalise', code: 'CORDON_RAW_NOT_JSON', open: 1, redriven: 1, discarded: 1, newestAtMs: T0 + 2 },
    ]);
  });

  test('the newest version of an incident counts, in whatever order versions came', async () => {
    const tenant = 'versions';
    for (const version of [2, 3, 1]) await store().archive([placed('incident', tenant, `i.${version}`, incident(tenant, 'i', version), version)]);
    expect(await incidentsOf(store(), tenant)).toMatchObject([{ id: 'i', version: 3 }]);
    expect(await bodies(store(), 'incident-by-id', { tenant, id: 'i', ...ALL })).toMatchObject([{ version: 3 }]);
    const versions = await bodies(store(), 'incident-versions', { tenant, id: 'i', afterVersion: 0, limit: 10, ...ALL });
    expect(versions).toEqual([1, 2, 3].map((version) => incident(tenant, 'i', version)));
  });

  test('an action is proposed until it has an edge, then it is as its newest edge says', async () => {
    const tenant = 'actions';
    const act = action(tenant, 'a');
    await store().archive([placed('action', tenant, 'a', act)]);
    expect(await actionsOf(store(), tenant)).toMatchObject([{ id: 'a', state: 'proposed', edge: 0, actionBody: JSON.stringify(act) }]);
    await store().archive(
      [2, 1].map((edge) => placed('outcome', tenant, `a.${edge}`, outcome(act, edge, edge === 2 ? 'active' : 'dispatching'), edge)),
    );
    await store().archive([placed('action', tenant, 'a', act)]);
    expect(await actionsOf(store(), tenant)).toMatchObject([{ id: 'a', state: 'active', edge: 2, actionBody: JSON.stringify(act) }]);
  });

  test('a query sees its tenant and its time range (from, not to) and nothing else', async () => {
    const tenant = 'range';
    const at = (ms: number) => placed('finding', tenant, `f${ms}`, finding(tenant, `f${ms}`), ms, { at: T0 + ms });
    await store().archive([at(0), at(1), at(2), at(3), placed('finding', 'range-other', 'f9', finding('range-other', 'f9'))]);
    expect((await findingsOf(store(), tenant, { from: T0 + 1, to: T0 + 3 })).map((f) => f.id)).toEqual(['f2', 'f1']);
    expect((await findingsOf(store(), 'range-other')).map((f) => f.id)).toEqual(['f9']);
  });

  test('writers and readers at the same time do not disturb each other', async () => {
    const tenant = 'busy';
    const writes = Array.from({ length: 8 }, (_, b) =>
      store().archive(Array.from({ length: 20 }, (__, i) => placed('finding', tenant, `f${b}-${i}`, finding(tenant, `f${b}-${i}`), b * 20 + i))),
    );
    const reads = Array.from({ length: 12 }, (_, i) => findingsOf(store(), `nobody-${i}`, { entity: `user/${i}` }));
    await Promise.all(writes);
    expect((await Promise.all(reads)).flat()).toEqual([]);
    expect((await findingsOf(store(), tenant)).length).toBe(160);
  });
}
