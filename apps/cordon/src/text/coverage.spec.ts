import type { SourceCoverage } from '@cordon/app-api';
import { coverageText } from './coverage';

const T0 = Date.UTC(2026, 10, 24, 11);
const source = (over: Partial<SourceCoverage>): SourceCoverage => ({
  source: 'fw',
  tenant: 'default',
  configured: true,
  records: { total: 0, lastHour: 0, lastDay: 0 },
  events: { total: 0, lastHour: 0, lastDay: 0 },
  dead: { total: 0, share: 0, byCode: {} },
  silence: {},
  formats: [],
  classes: [],
  detectors: [],
  ...over,
});
const textOf = (...items: SourceCoverage[]): string => coverageText({ from: T0, to: T0 + 3_600_000, items, blind: [] });

describe('the text of a coverage', () => {
  test('has a block a source, with what reads it and whom it feeds', () => {
    const text = textOf(
      source({
        records: { total: 1_000, lastHour: 40, lastDay: 1_000 },
        events: { total: 900, lastHour: 36, lastDay: 900 },
        lag: { arrival: { medianMs: 250, p95Ms: 90_000 }, pipeline: { medianMs: 900, p95Ms: 2_400 } },
        dead: { total: 100, share: 0.1, byCode: { CORDON_FORMAT_UNKNOWN: 99, CORDON_RAW_EMPTY: 1 } },
        silence: { lastSeen: T0 },
        formats: [
          { name: 'aws.vpc-flow', records: 180, fields: { mapped: 9, all: 12 } },
          { name: '', records: 20 },
        ],
        classes: [{ uid: 4001, name: 'network_activity', events: 900 }],
        detectors: ['network.beaconing'],
      }),
    );
    expect(text.split('\n').slice(3, 8)).toEqual([
      'fw                        1000        40       900    250 ms   1.5 min     2.4 s  10.0 %   2026-11-24T11:00:00',
      '    reads  aws.vpc-flow, 180 of the newest 200 records (75.0 % of fields mapped); no format, 20 of the newest 200 records',
      '    gives  network_activity 900',
      '    feeds  network.beaconing',
      '    dead   CORDON_FORMAT_UNKNOWN 99, CORDON_RAW_EMPTY 1',
    ]);
  });

  test.each<[string, Partial<SourceCoverage>, string]>([
    ['a source that never sent', {}, ' never\n'],
    ['a silent one', { silence: { silentAfterMinutes: 30, silent: true } }, 'SILENT for longer than 30 minutes'],
    ['a parked one', { standing: { state: 'parked', since: T0, held: 7 } }, 'PARKED since 2026-11-24T11:00:00, 7 held'],
    ['one that no settings name', { configured: false }, 'not in the settings'],
    ['one that no detector looks at', { records: { total: 1, lastHour: 0, lastDay: 0 } }, 'feeds  no detector'],
    ['a format mapped by code', { formats: [{ name: 'rfc5322', records: 3 }] }, 'reads  rfc5322 (fields not measured)\n'],
    [
      'few refused, never rounded to none',
      { records: { total: 10_000, lastHour: 0, lastDay: 0 }, dead: { total: 1, share: 1e-4, byCode: { CORDON_RAW_EMPTY: 1 } } },
      '<0.1 %',
    ],
    [
      'nearly all refused, never rounded to all',
      { records: { total: 10_000, lastHour: 0, lastDay: 0 }, dead: { total: 9_999, share: 0.9999, byCode: { CORDON_RAW_EMPTY: 9_999 } } },
      '99.9 %',
    ],
  ])('tells %s', (_what, over, words) => {
    expect(textOf(source(over))).toContain(words);
  });

  test('ends with the blind detectors and what to connect, or says that there are none', () => {
    expect(textOf()).toMatch(/no sources\n\nevery detector is fed\n$/);
    const lacks = [{ uid: 4009, name: 'email_activity' }];
    const has = [{ uid: 4003, name: 'dns_activity' }];
    const blind = [
      { detector: 'network.linked-click', lacks, has, connect: ['rfc5322'] },
      { detector: 'x.many', lacks, has: [], connect: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] },
      { detector: 'x.none', lacks, has: [], connect: [] },
    ];
    expect(coverageText({ from: T0, to: T0 + 1, items: [], blind })).toContain(
      [
        '  network.linked-click       lacks email_activity (sees dns_activity): connect rfc5322',
        '  x.many                     lacks email_activity: connect a, b, c, d, e, f and 2 more',
        '  x.none                     lacks email_activity: connect any source of OCSF events',
      ].join('\n'),
    );
  });
});
