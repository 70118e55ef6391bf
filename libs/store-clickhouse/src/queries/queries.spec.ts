import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Placed } from '@cordon/runtime';
import { describeWith, lacksChdb, storeSamples } from '@cordon/testing';
import { openStore, type ClickHouseStore } from '..';
import {
  actionById,
  actionEdges,
  archivedCounts,
  deadByCode,
  deadBlobs,
  deadById,
  deadByIds,
  deadCounts,
  entityEvents,
  eventById,
  eventsByRaw,
  findingById,
  findingsByIds,
  incidentById,
  incidentVersions,
  listActions,
  listCommands,
  listDead,
  listEntities,
  listFindings,
  listIncidents,
  members,
  rawByIds,
  rawPlaces,
} from '.';

const { action, command, deadBody, eventBody, finding, incident, outcome, placed, rawBody, T0 } = storeSamples;
const TENANT = "o'neil\\acme";
const FINDINGS = 25;
const UNTRUSTED = `x'\\ OR 1=1 --\n{id:String}`;

const findings = Array.from({ length: FINDINGS }, (_, i) =>
  finding(TENANT, `f${String(i).padStart(2, '0')}`, {
    // Three of a time, so that pages end inside equal keys.
    at: T0 + Math.floor(i / 3),
    bits: i,
    domain: i % 2 === 0 ? 'identity' : 'network',
    detector: i % 2 === 0 ? 'identity.new-place' : 'network.beacon',
    entities: [{ kind: 'user', key: `u${i % 4}`, role: 'actor' }, ...(i === 3 ? [{ kind: 'file', key: UNTRUSTED, role: 'artefact' } as const] : [])],
  }),
);
const incidents = Array.from({ length: 9 }, (_, i) =>
  incident(TENANT, `i${i}`, 1, {
    priority: [0.1, 0.30000000000000004, 1.5][i % 3] ?? 0,
    lastAt: T0 + (i % 2),
    status: i === 8 ? 'merged' : 'open',
    ...(i === 0 ? { assignee: 'ana', verdict: 'true_positive' } : {}),
    links: i === 0 || i === 8 ? [{ incident: `i${i}`, finding: 'f01', entity: 'x', kind: 'seed', weight: 1, dtMs: 0, idf: 1, reason: 'first' }] : [],
    openedAt: T0 + i,
  }),
);
const actions = Array.from({ length: 5 }, (_, i) => action(TENANT, `a${i}`, { incident: i < 3 ? 'i0' : 'i1', decidedAt: T0 + Math.floor(i / 2) }));

const records: readonly Placed[] = [
  ...findings.map((f, i) => placed('finding', TENANT, f.id, f, i, { at: f.at })),
  ...findings.map((f, i) => placed('raw', TENANT, `${f.id}-raw`, rawBody(Buffer.from([i, 255]), i + 1), i)),
  ...incidents.map((i, n) => placed('incident', TENANT, `${i.id}.1`, i, n)),
  ...actions.map((a, i) => placed('action', TENANT, a.id, a, i)),
  ...[1, 2, 3].map((edge) =>
    placed('outcome', TENANT, `a0.${edge}`, outcome(actions[0] ?? action(TENANT, 'a0'), edge, edge === 3 ? 'verified' : 'dispatching'), edge),
  ),
  ...[0, 1, 2].map((i) =>
    placed(
      'event',
      TENANT,
      `e${i}`,
      eventBody(i === 2 ? { src_endpoint: { ip: '10.9.9.9' }, url: { hostname: 'Evil.Example', path: 'a"b\\c' } } : {}),
      i,
      { at: T0 + i, cause: [i === 2 ? 'f00-raw' : 'f09-raw'], key: `user/u${i}` },
    ),
  ),
  ...[0, 1].map((i) => placed('command', TENANT, `c${i}`, command(TENANT, `c${i}`), i, { at: T0 + i })),
  ...[0, 1, 2].map((i) =>
    placed('dead', TENANT, `d${i}`, { ...deadBody(Buffer.from([255, i]), i), code: i === 0 ? 'CORDON_RAW_EMPTY' : 'CORDON_RAW_NOT_JSON' }, i),
  ),
];

async function all<T>(page: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<{ readonly items: readonly T[]; readonly pages: number }> {
  const items: T[] = [];
  let pages = 0;
  let cursor: { cursor?: string } = {};
  for (;;) {
    const { items: some, next } = await page(cursor);
    items.push(...some);
    pages++;
    if (next === undefined || pages > 100) return { items, pages };
    cursor = { cursor: next };
  }
}

// Starting an engine takes a second, or several on a busy machine.
jest.setTimeout(60_000);

describeWith('chdb', lacksChdb, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-queries-'));
  const store: ClickHouseStore = openStore({ kind: 'embedded', path: folder, maxMemoryBytes: 1024 * 1024 * 1024 });
  beforeAll(async () => {
    await store.open();
    await store.archive(records);
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('findings come newest first, each once, over pages that end inside equal times', async () => {
    const { items, pages } = await all((cursor) => listFindings(store, TENANT, { limit: 7, ...cursor }));
    expect(pages).toBe(4);
    expect(items.map((f) => f.id)).toEqual(
      findings
        .map((f) => f.id)
        .sort()
        .reverse(),
    );
    expect(items).toContainEqual(findings[3]);
  });

  test.each([
    ['a detector', { detector: 'network.beacon' }, 12],
    ['a domain', { domain: 'identity' as const }, 13],
    ['an entity', { entity: 'user/u1' }, 6],
    ['an entity whose key is an attempt at injection', { entity: `file/${UNTRUSTED}` }, 1],
    ['a time range', { from: T0 + 1, to: T0 + 3 }, 6],
  ])('findings can be asked for by %s', async (_what, filter, count) => {
    expect((await listFindings(store, TENANT, filter)).items.length).toBe(count);
  });

  test('incidents come most urgent first, each once, over pages', async () => {
    const { items } = await all((cursor) => listIncidents(store, TENANT, { limit: 2, ...cursor }));
    const expected = [...incidents].sort((a, b) => b.priority - a.priority || b.lastAt - a.lastAt || (a.id < b.id ? 1 : -1));
    expect(items.map((i) => i.id)).toEqual(expected.map((i) => i.id));
    expect(items.find((i) => i.id === 'i0')).toMatchObject({
      assignee: 'ana',
      verdict: 'true_positive',
      findings: 1,
      entities: incidents[0]?.entities,
    });
    expect(items.find((i) => i.id === 'i1')).not.toHaveProperty('verdict');
    expect((await listIncidents(store, TENANT, { statuses: ['merged'] })).items.map((i) => i.id)).toEqual(['i8']);
    expect((await listIncidents(store, TENANT, { entity: 'user/nobody' })).items).toEqual([]);
  });

  test('actions come newest decision first, as they stand', async () => {
    const { items } = await all((cursor) => listActions(store, TENANT, { limit: 2, ...cursor }));
    expect(items.map((a) => a.action.id)).toEqual(['a4', 'a3', 'a2', 'a1', 'a0']);
    expect(items.at(-1)).toMatchObject({ action: actions[0], state: 'verified', edge: 3, outcome: { id: 'a0.3' } });
    expect(items[0]).not.toHaveProperty('outcome');
    expect((await listActions(store, TENANT, { incident: 'i0', states: ['proposed'] })).items.map((a) => a.action.id)).toEqual(['a2', 'a1']);
    expect(await actionById(store, TENANT, 'a0')).toMatchObject({ state: 'verified' });
    expect((await actionEdges(store, TENANT, 'a0', 1)).map((o) => o.edge)).toEqual([2, 3]);
  });

  test('entities come by evidence, with what named them', async () => {
    const { items } = await all((cursor) => listEntities(store, TENANT, { kind: 'user', limit: 3, ...cursor }));
    expect(items.map((e) => [e.key, e.findings, e.bits])).toEqual([
      ['u0', 7, 84],
      ['u3', 6, 78],
      ['u2', 6, 72],
      ['u1', 6, 66],
    ]);
    expect((await listEntities(store, TENANT)).items.map((e) => e.key)).toContain(UNTRUSTED);
  });

  test.each([
    [{ kind: 'user', key: 'u1' }, ['e1']],
    [{ kind: 'user', key: 'j.doe@example.com' }, ['e2', 'e1', 'e0']],
    [{ kind: 'device', key: 'ws-12' }, ['e1', 'e0']],
    [{ kind: 'ip', key: '203.0.113.9' }, ['e2', 'e1', 'e0']],
    [{ kind: 'ip', key: '10.9.9.9' }, ['e2']],
    [{ kind: 'domain', key: 'evil.example' }, ['e2']],
    [{ kind: 'url', key: 'a"b\\c' }, ['e2']],
    [{ kind: 'domain', key: '' }, []],
  ] as const)('events that name %j', async (entity, ids) => {
    const { items } = await all((cursor) => entityEvents(store, TENANT, entity, { from: T0, to: T0 + 10, limit: 1, ...cursor }));
    expect(items.map((e) => e.id)).toEqual(ids);
  });

  test('a finding leads to its event, its raw record and its line; an unknown id leads nowhere', async () => {
    expect(await findingById(store, TENANT, 'f07')).toEqual(findings[7]);
    expect((await findingsByIds(store, TENANT, ['f09', 'none', 'f02'])).map((f) => f.id)).toEqual(['f02', 'f09']);
    expect(await eventById(store, TENANT, 'e0')).toEqual({ id: 'e0', at: T0, source: 'sensor', trust: 1, raw: 'f09-raw', event: eventBody() });
    expect((await eventsByRaw(store, TENANT, 'f09-raw')).map((e) => e.id)).toEqual(['e0', 'e1']);
    expect(await rawByIds(store, TENANT, ['f04-raw'])).toMatchObject([
      { id: 'f04-raw', bytes: Buffer.from([4, 255]), format: 'zeek.conn', file: 'zeek/conn.log', line: 5 },
    ]);
    expect(await rawPlaces(store, TENANT, ['f04-raw', 'none'])).toEqual(new Map([['f04-raw', { file: 'zeek/conn.log', line: 5 }]]));
    expect(await incidentById(store, TENANT, 'i3')).toEqual(incidents[3]);
    expect(await incidentVersions(store, TENANT, 'i3')).toEqual([incidents[3]]);
    for (const none of [
      findingById(store, TENANT, 'x'),
      eventById(store, TENANT, 'x'),
      incidentById(store, TENANT, 'x'),
      actionById(store, TENANT, 'x'),
      deadById(store, TENANT, 'x'),
    ]) {
      expect(await none).toBeUndefined();
    }
  });

  test('members are all findings in order, each with the incident that holds it now and the lines behind it', async () => {
    const lines = [];
    for await (const member of members(store, TENANT)) lines.push(member);
    expect(lines.map((m) => m.finding)).toEqual(findings.map((f) => f.id));
    // i8, opened later, was merged and has handed its finding on.
    expect(lines[1]).toEqual({ incident: 'i0', finding: 'f01', detector: 'network.beacon', at: T0, raw: [{ file: 'zeek/conn.log', line: 2 }] });
    expect(lines[2]?.incident).toBeNull();
  });

  test('dead letters are listed without their bytes and given whole by id', async () => {
    const { items } = await all((cursor) => listDead(store, TENANT, { limit: 2, ...cursor }));
    expect(items.map((d) => d.id)).toEqual(['d2', 'd1', 'd0']);
    expect(items[0]).not.toHaveProperty('bytes');
    expect(items[0]).not.toHaveProperty('headers');
    expect((await listDead(store, TENANT, { code: 'CORDON_RAW_EMPTY', stream: 'raw' })).items.map((d) => d.id)).toEqual(['d0']);
    expect(await deadById(store, TENANT, 'd2')).toMatchObject({
      bytes: Buffer.from([255, 2]),
      headers: deadBody(Buffer.of()).headers,
      truncated: false,
      stream: 'raw',
      offset: 2,
    });
    expect((await deadByIds(store, TENANT, ['d2', 'none', 'd0'])).map((d) => d.id)).toEqual(['d2', 'd0']);
    expect(await deadByCode(store, TENANT)).toEqual({ CORDON_RAW_EMPTY: 1, CORDON_RAW_NOT_JSON: 2 });
    expect(await deadCounts(store, TENANT)).toEqual([
      { source: 'sensor', stage: 'normalise', code: 'CORDON_RAW_NOT_JSON', open: 2, redriven: 0, discarded: 0, newestAt: T0 },
      { source: 'sensor', stage: 'normalise', code: 'CORDON_RAW_EMPTY', open: 1, redriven: 0, discarded: 0, newestAt: T0 },
    ]);
  });

  test.each([
    [{ source: 'sensor', stage: 'normalise', state: 'open' as const }, 3],
    [{ source: UNTRUSTED }, 0],
    [{ stage: 'detect' }, 0],
    [{ state: 'discarded' as const }, 0],
  ])('dead letters of %j', async (filter, count) => {
    expect((await listDead(store, TENANT, filter)).items).toHaveLength(count);
  });

  test('blobs that letters name are told until the letter is discarded', async () => {
    const tenant = 'blobs';
    const letter = (id: string, blob: string, offset: number, of = tenant): Placed =>
      placed('dead', of, id, { ...deadBody(Buffer.of(), offset), headers: { blob } }, offset);
    await store.archive([letter('x', 'a'.repeat(64), 0), letter('y', 'b'.repeat(64), 1), letter('z', 'b'.repeat(64), 2)]);
    await store.archive([letter('x', 'c'.repeat(64), 3, 'another')]);
    expect(await deadBlobs(store)).toEqual(new Set(['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)]));
    const discarded = { ...command(tenant, 'c'), order: { kind: 'dead.discard' as const, letters: ['x', 'y'] } };
    await store.archive([placed('command', tenant, 'c', discarded)]);
    expect(await deadBlobs(store)).toEqual(new Set(['b'.repeat(64), 'c'.repeat(64)]));
  });

  test('commands come newest first, and everything is counted', async () => {
    expect((await listCommands(store, TENANT)).items.map((c) => c.id)).toEqual(['c1', 'c0']);
    expect(await archivedCounts(store, TENANT)).toEqual({
      in: FINDINGS,
      archived: FINDINGS - 3,
      duplicate: 0,
      dead: 3,
      // The third event's record was refused by a later attempt.
      withEvents: 1,
      events: 3,
      bindings: 0,
      findings: FINDINGS,
      incidents: 9,
      incidentVersions: 9,
      actions: 5,
      outcomes: 3,
      commands: 2,
      deadRecords: 3,
    });
  });

  test.each(['', 'x', Buffer.from('[1]').toString('base64url'), Buffer.from('["a","b"]').toString('base64url')])(
    'the cursor "%s" is refused',
    async (cursor) => {
      await expect(listFindings(store, TENANT, { cursor })).rejects.toMatchObject({ code: 'CORDON_API_INVALID' });
    },
  );
});
