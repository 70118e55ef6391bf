import type { Placed } from '@cordon/runtime';
import { describeWith, lacksChdb, storeSamples } from '@cordon/testing';
import { startApi, tokenOf, type ApiUnderTest } from '../testing/api-under-test';
import type { Coverage } from './coverage';
import { coverageRange } from './coverage-range';
import { blindTo, WATCHERS } from './watchers';

const { deadBody, eventBody, placed, T0 } = storeSamples;
const DAY_MS = 86_400_000;
const TO = T0 + 60_000;
const RANGE = `from=${TO - DAY_MS}&to=${TO}`;

const vpc = (i: number): string => `2 123456789010 eni-0a1b2c3d 192.0.2.${i + 1} 198.51.100.7 443 50000 6 20 4000 1795518000 1795518060 ACCEPT OK`;
const zeek = (i: number): string =>
  JSON.stringify({
    ts: 1_795_518_444 + i,
    uid: `C${i}`,
    'id.orig_h': '192.0.2.9',
    'id.orig_p': 50_000,
    'id.resp_h': '198.51.100.7',
    'id.resp_p': 443,
    proto: 'tcp',
    conn_state: 'SF',
  });
const raw = (source: string, n: number, text: string, format?: string): Placed =>
  placed('raw', 'acme', `${source}-${n}`, { bytes: Buffer.from(text), ...(format === undefined ? {} : { format }) }, n, { source, at: T0, seen: T0 });
const event = (source: string, n: number, classUid: number, tenant = 'acme'): Placed =>
  placed('event', tenant, `${source}-${n}`, eventBody({ class_uid: classUid }), n, { source, at: T0 - 2_000, seen: T0 });

const records: readonly Placed[] = [
  ...[0, 1, 2].map((i) => raw('vpc', i, vpc(i))),
  raw('vpc', 3, 'not a flow'),
  ...[0, 1, 2].map((i) => event('vpc', i, 4001)),
  ...[0, 1].map((i) => raw('acme-zeek', i, zeek(i), 'zeek.conn')),
  ...[0, 1].map((i) => event('acme-zeek', i, 4001)),
  placed('dead', 'acme', 'd', { ...deadBody(Buffer.from('not a flow')), stream: 'raw', code: 'CORDON_FORMAT_UNKNOWN' }, 3, {
    source: 'vpc',
    at: T0,
    seen: T0,
  }),
  event('hidden', 0, 3002, 'beta'),
];

describeWith('chdb', lacksChdb, () => {
  let api: ApiUnderTest;
  const coverage = async (query: string): Promise<Coverage> => (await api.call(`/api/v1/coverage?${query}`)).body as Coverage;
  beforeAll(async () => {
    api = await startApi();
    await api.parts.store.archive(records);
  }, 60_000);
  afterAll(() => api.close());

  it('tells of each source what it gives, how late, what is refused, what reads it and whom it feeds', async () => {
    const { items } = await coverage(RANGE);
    expect(items.map((i) => i.source)).toEqual(['acme-zeek', 'vpc']);
    expect(items[1]).toEqual({
      source: 'vpc',
      tenant: 'acme',
      configured: false,
      trust: 1,
      records: { total: 4, lastHour: 4, lastDay: 4 },
      events: { total: 3, lastHour: 3, lastDay: 3 },
      lag: { arrival: { medianMs: 2_000, p95Ms: 2_000 }, pipeline: { medianMs: expect.any(Number) as number, p95Ms: expect.any(Number) as number } },
      dead: { total: 1, share: 0.25, byCode: { CORDON_FORMAT_UNKNOWN: 1 } },
      silence: { lastSeen: T0 },
      formats: [
        { name: 'aws.vpc-flow', records: 3, fields: { mapped: expect.any(Number) as number, all: expect.any(Number) as number } },
        { name: '', records: 1 },
      ],
      classes: [{ uid: 4001, name: 'network_activity', events: 3 }],
      detectors: ['network.beaconing', 'network.exfiltration'],
    });
    const { mapped, all } = items[1]?.formats[0]?.fields ?? { mapped: 0, all: 0 };
    expect(mapped).toBeGreaterThan(all / 2);
    expect(mapped).toBeLessThanOrEqual(all);
  });

  it('says nothing of fields where a format is mapped by code', async () => {
    expect((await coverage(RANGE)).items[0]?.formats).toEqual([{ name: 'zeek.conn', records: 2 }]);
  });

  it('lists the detectors that nothing feeds, by what they lack, with formats that give it', async () => {
    const { blind } = await coverage(RANGE);
    const names = blind.map((b) => b.detector);
    expect(names).toContain('identity.spraying');
    expect(names).not.toContain('network.beaconing');
    expect(blind.find((b) => b.detector === 'email.first-contact')).toEqual({
      detector: 'email.first-contact',
      lacks: [{ uid: 4009, name: 'email_activity' }],
      has: [],
      connect: expect.arrayContaining(['rfc5322']) as string[],
    });
    expect((await coverage(`${RANGE}&tenant=beta`)).blind.map((b) => b.detector)).not.toContain('identity.spraying');
  });

  it('tells a configured source that was quiet in the range with when it was heard of last, and a parked one with its standing', async () => {
    api.parts.standings.told({ tenant: 'acme', source: 'acme-zeek', state: 'parked', since: T0, held: 7 });
    const { items } = await coverage(`from=${TO}&to=${TO + DAY_MS}`);
    expect(items).toMatchObject([
      {
        source: 'acme-zeek',
        configured: true,
        records: { total: 0 },
        classes: [],
        silence: { lastSeen: T0 },
        standing: { state: 'parked', held: 7 },
      },
    ]);
    expect(items[0]).not.toHaveProperty('lag');
    api.parts.standings.told({ tenant: 'acme', source: 'acme-zeek', state: 'well', since: T0, held: 7 });
  });

  it('is of one tenant', async () => {
    expect((await coverage(`${RANGE}&tenant=beta`)).items.map((i) => i.source)).toEqual(['beta-zeek', 'hidden']);
    expect((await api.call(`/api/v1/coverage?${RANGE}&tenant=beta`, { token: tokenOf('read') })).status).toBe(403);
    expect((await api.call(`/api/v1/coverage?${RANGE}`, { token: tokenOf() })).status).toBe(403);
  });

  it.each([
    ['from=5&to=5', 'before'],
    [`from=0&to=${TO}`, '31 days'],
    ['from=x', 'from'],
    ['limit=5', 'limit'],
  ])('refuses %s and says why', async (query, word) => {
    const { status, body } = await api.call(`/api/v1/coverage?${query}`);
    expect([status, body]).toEqual([400, { error: { code: 'CORDON_API_INVALID', message: expect.stringContaining(word) as string } }]);
  });

  it('is described', async () => {
    const { body } = await api.call('/openapi.json', { token: '' });
    expect(body).toMatchObject({ paths: { '/api/v1/coverage': { get: { parameters: [{ name: 'tenant' }, { name: 'from' }, { name: 'to' }] } } } });
  });
});

describe('the range', () => {
  it.each([
    ['nothing is asked', {}, { from: TO - DAY_MS, to: TO }],
    ['only an end', { to: T0 }, { from: T0 - DAY_MS, to: T0 }],
    ['only a beginning', { from: T0 }, { from: T0, to: TO }],
  ])('where %s', (_why, asked, expected) => {
    expect(coverageRange(asked, TO)).toEqual(expected);
  });
});

describe('a detector that needs two classes', () => {
  it('is blind with one of them, and says which it has', () => {
    expect(blindTo(new Set([4003])).find((b) => b.detector === 'network.linked-click')).toMatchObject({
      lacks: [{ uid: 4009 }],
      has: [{ uid: 4003, name: 'dns_activity' }],
    });
    expect(blindTo(new Set(WATCHERS.flatMap((w) => w.classes)))).toEqual([]);
  });
});
