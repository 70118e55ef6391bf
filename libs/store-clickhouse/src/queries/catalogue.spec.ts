import { QUERIES_FOLDER } from '../sql-text';
import { pick, readCatalogue } from './catalogue';

const catalogue = readCatalogue(QUERIES_FOLDER);
/** Asked by the product for itself, never for a caller: equal payloads of all tenants are one blob. */
const OF_ALL_TENANTS: ReadonlySet<string> = new Set(['dead-blobs']);

describe('the queries', () => {
  test.each([...catalogue.values()].map((query) => [query.name, query] as const))(
    '%s is of one tenant, bounded in time and in rows, and names its columns',
    (name, query) => {
      for (const param of ['from', 'to']) expect(query.params).toContain(param);
      expect(query.params.has('tenant')).toBe(!OF_ALL_TENANTS.has(name));
      expect(query.sql).toMatch(/LIMIT (\{limit:UInt32\}|1)$/);
      expect(query.sql).not.toMatch(/\*/);
      expect(query.sql).not.toMatch(/;|--/);
    },
  );

  test('there is one for every list and look-up that is promised', () => {
    const promised = [
      'incidents-list',
      'incident-by-id',
      'incident-versions',
      'findings-list',
      'finding-by-id',
      'findings-by-ids',
      'actions-list',
      'action-edges',
      'entities-list',
      'entity-events',
      'raw-by-ids',
      'raw-places',
      'event-by-id',
      'events-by-raw',
      'dead-list',
      'dead-by-ids',
      'dead-counts',
      'dead-blobs',
      'dead-by-code',
      'archived-counts',
      'archived-rows',
      'members',
      'commands-list',
      'coverage-records',
      'coverage-events',
      'coverage-dead',
      'coverage-last',
      'coverage-sample',
      'changes',
      'change-heads',
    ];
    expect([...catalogue.keys()].sort()).toEqual(promised.sort());
  });

  test('aggregates run on the heavy lane, look-ups on the light one', () => {
    for (const name of [
      'archived-counts',
      'archived-rows',
      'dead-by-code',
      'dead-counts',
      'dead-blobs',
      'coverage-records',
      'coverage-events',
      'coverage-sample',
    ])
      expect(catalogue.get(name)?.lane).toBe('heavy');
    expect(catalogue.get('finding-by-id')?.lane).toBe('light');
  });

  test('a parameter may be false, 0 or empty, and not absent', () => {
    const query = { name: 'q', sql: '', lane: 'light', params: new Set(['a', 'b', 'c']) } as const;
    const of = new Map([['q', query]]);
    expect(pick(of, 'q', { a: false, b: 0, c: '' })).toBe(query);
    expect(() => pick(of, 'q', { a: false, b: 0 })).toThrow(expect.objectContaining({ code: 'CORDON_STORE_QUERY' }));
  });
});
