import type { Placed } from '@cordon/runtime';
import { describeWith, lacksChdb, storeSamples } from '@cordon/testing';
import { startApi, tokenOf, type ApiUnderTest } from './testing/api-under-test';

const { action, command, deadBody, eventBody, finding, incident, outcome, placed, T0 } = storeSamples;
jest.setTimeout(60_000);

interface Items {
  readonly items: readonly Record<string, unknown>[];
  readonly next?: string;
}
const A = (n: number): string => `act-${String(n).padStart(32, '0')}`;

/** Seven of everything for acme, one of beta's; seven with a limit of three makes three pages. */
const COUNT = 7;
const indices = Array.from({ length: COUNT }, (_, i) => i);
const records: readonly Placed[] = [
  ...indices.map((i) =>
    placed(
      'incident',
      'acme',
      `inc-${i}`,
      incident('acme', `inc-${i}`, 1, {
        priority: i,
        lastAt: T0 + i,
        status: i === 0 ? 'closed' : 'open',
        entities: [{ kind: 'user', key: `u${i}`, roles: ['actor'], findings: 1 }],
      }),
      i,
    ),
  ),
  placed('incident', 'acme', 'inc-1.2', incident('acme', 'inc-1', 2, { priority: 1, lastAt: T0 + 1 }), 7),
  placed('incident', 'beta', 'inc-b', incident('beta', 'inc-b', 1), 8),
  ...indices.map((i) => placed('action', 'acme', A(i), action('acme', A(i), { incident: i < 2 ? 'inc-1' : 'inc-2', decidedAt: T0 + i }), i)),
  placed('outcome', 'acme', `${A(0)}.1`, outcome(action('acme', A(0), { incident: 'inc-1', decidedAt: T0 }), 1, 'proposed'), 0),
  placed(
    'outcome',
    'acme',
    `${A(0)}.2`,
    { ...outcome(action('acme', A(0), { incident: 'inc-1', decidedAt: T0 }), 2, 'pending_approval'), approvalHash: 'a'.repeat(64) },
    1,
  ),
  ...indices.map((i) =>
    placed(
      'finding',
      'acme',
      `f${i}`,
      finding('acme', `f${i}`, {
        at: T0 + i,
        detector: i < 2 ? 'network.beacon' : 'identity.new-place',
        entities: [{ kind: 'user', key: `u${i}`, role: 'actor' }],
      }),
      i,
      { at: T0 + i },
    ),
  ),
  placed('event', 'acme', 'e1', eventBody(), 0, { key: 'user/j.doe@example.com' }),
  ...indices.map((i) => placed('command', 'acme', `cmd-${i}`, command('acme', `cmd-${i}`), i, { at: T0 + i })),
  ...indices.map((i) =>
    placed('dead', 'acme', `dead-${i}`, { ...deadBody(Buffer.from(`secret ${i}`)), code: i < 2 ? 'CORDON_RAW_EMPTY' : 'CORDON_RAW_NOT_JSON' }, i, {
      at: T0 + i,
    }),
  ),
];

describeWith('chdb', lacksChdb, () => {
  let api: ApiUnderTest;
  const list = async (path: string): Promise<Items> => (await api.call(path)).body as Items;
  beforeAll(async () => {
    api = await startApi();
    await api.parts.store.archive(records);
  });
  afterAll(() => api.close());

  const LISTS = ['incidents', 'actions', 'findings', 'entities', 'dead-letters', 'commands'];

  describe('a list', () => {
    it.each(LISTS)('of %s is read page by page, each item once, and the last page has no next', async (name) => {
      const seen: unknown[] = [];
      const sizes: number[] = [];
      for (let next: string | undefined = ''; next !== undefined;) {
        const page: Items = await list(`/api/v1/${name}?limit=3${next === '' ? '' : `&cursor=${next}`}`);
        sizes.push(page.items.length);
        seen.push(...page.items.map((i) => i['id'] ?? i['key'] ?? (i['action'] as { id: string }).id));
        next = page.next;
      }
      expect(sizes).toEqual([3, 3, 1]);
      expect(new Set(seen).size).toBe(COUNT);
    });

    it.each([
      ['incidents?limit=0', 'limit'],
      ['incidents?limit=501', 'limit'],
      ['incidents?limit=many', 'limit'],
      ['incidents?cursor=bm9uc2Vuc2U', 'cursor'],
      ['incidents?status=asleep', 'status'],
      ['actions?state=asleep', 'state'],
      ['findings?from=-1', 'from'],
      ['findings?wrong=1', 'wrong'],
      ['entities/planet/x/events', 'kind'],
    ])('refuses %s and names what is wrong', async (path, word) => {
      const { status, body } = await api.call(`/api/v1/${path}`);
      expect([status, body]).toEqual([400, { error: { code: 'CORDON_API_INVALID', message: expect.stringContaining(word) } }]);
    });

    it('names all mistakes of a query at once', async () => {
      const { body } = await api.call('/api/v1/incidents?limit=0&status=asleep&other=1');
      const { message } = (body as { error: { message: string } }).error;
      for (const word of ['limit', 'status', 'other']) expect(message).toContain(word);
    });

    it.each<[string, readonly string[]]>([
      ['incidents?status=closed', ['inc-0']],
      ['incidents?entity=user/u3', ['inc-3']],
      [`incidents?from=${T0 + 5}`, ['inc-6', 'inc-5']],
      [`incidents?to=${T0 + 2}&status=open`, ['inc-1']],
      ['actions?incident=inc-1', [A(1), A(0)]],
      ['actions?state=pending_approval', [A(0)]],
      ['findings?detector=network.beacon', ['f1', 'f0']],
      ['findings?entity=user/u4', ['f4']],
      ['dead-letters?code=CORDON_RAW_EMPTY', ['dead-1', 'dead-0']],
      ['incidents?tenant=beta', ['inc-b']],
    ])('%s holds %j', async (path, ids) => {
      const { items } = await list(`/api/v1/${path}`);
      expect(items.map((i) => i['id'] ?? (i['action'] as { id: string }).id)).toEqual(ids);
    });
  });

  describe('one thing', () => {
    it('of incidents is whole, in its newest version, and its versions are listed oldest first', async () => {
      expect((await api.call('/api/v1/incidents/inc-1')).body).toMatchObject({ id: 'inc-1', version: 2, timeline: [], links: [] });
      expect((await list('/api/v1/incidents/inc-1/versions')).items.map((i) => i['version'])).toEqual([1, 2]);
    });

    it('of actions shows its edges, and the hash that an approval must send back, in the list as well', async () => {
      const one = (await api.call(`/api/v1/actions/${A(0)}`)).body as { edges: { edge: number }[] };
      expect(one).toMatchObject({ state: 'pending_approval', approvalHash: 'a'.repeat(64) });
      expect(one.edges.map((e) => e.edge)).toEqual([1, 2]);
      expect((await list('/api/v1/actions?state=pending_approval')).items[0]).toMatchObject({ approvalHash: 'a'.repeat(64) });
    });

    it('of findings gives its numbers', async () => {
      expect((await api.call('/api/v1/findings/f3')).body).toMatchObject({ id: 'f3', measures: [{ name: 'distance' }], normal: ['Berlin'] });
    });

    it('of entities has events', async () => {
      expect((await list('/api/v1/entities/user/j.doe@example.com/events')).items).toHaveLength(1);
    });

    it.each(['incidents/none', 'actions/none', 'findings/none', 'dead-letters/none', 'nonsense', 'incidents/inc-b'])(
      '%s is not there',
      async (path) => {
        const { status, body } = await api.call(`/api/v1/${path}`);
        expect([status, (body as { error: { code: string } }).error.code]).toEqual([404, 'CORDON_API_NOT_FOUND']);
      },
    );

    it('of another tenant is not there for a token of one tenant, and naming that tenant is forbidden', async () => {
      expect((await api.call('/api/v1/incidents/inc-b', { token: tokenOf('read') })).status).toBe(404);
      expect((await api.call('/api/v1/incidents?tenant=beta', { token: tokenOf('read') })).status).toBe(403);
      expect((await api.call('/api/v1/incidents?tenant=gamma')).status).toBe(404);
    });
  });

  describe('dead letters', () => {
    it('are listed without bytes and headers', async () => {
      const text = JSON.stringify(await list('/api/v1/dead-letters'));
      expect(text).toContain('CORDON_RAW_NOT_JSON');
      expect(text).not.toMatch(/secret|base64|headers/);
    });

    it('are looked at with a right of its own', async () => {
      expect((await api.call('/api/v1/dead-letters/dead-3', { token: tokenOf('read') })).status).toBe(403);
      const { body } = await api.call('/api/v1/dead-letters/dead-3', { token: tokenOf('read', 'dead') });
      expect(Buffer.from((body as { base64: string }).base64, 'base64').toString()).toBe('secret 3');
    });
  });
});
