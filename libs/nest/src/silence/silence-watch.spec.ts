import 'reflect-metadata';
import { SimClock } from '@cordon/testing';
import type { SourceSettings } from '../config/settings-file';
import { Metrics } from '../metrics/metrics';
import { SilenceWatch, type SourceView } from './silence-watch';

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 0, 5, 12);

/** A partition's reader, as normalise keeps it. */
class Reader {
  readonly seen = new Map<string, number>();
  get newest(): number | undefined {
    return this.seen.size === 0 ? undefined : Math.max(...this.seen.values());
  }
  lastSeen(_tenant: string, source: string): number | undefined {
    return this.seen.get(source);
  }
  /** What the reader after a restart remembers. */
  next(): Reader {
    const next = new Reader();
    for (const [source, at] of this.seen) next.seen.set(source, at);
    return next;
  }
}

describe('the silence of a source', () => {
  let clock: SimClock;
  let reader: Reader | undefined;
  let hasReadAll: boolean;
  let away: boolean;
  let sources: Map<string, SourceSettings>;
  let lines: [string, string, unknown][];
  let metrics: Metrics;
  let watch: SilenceWatch;
  const note =
    (level: string) =>
    (fields: Record<string, unknown>, text: string): void =>
      void lines.push([level, text, fields['source']]);
  const restart = (): void => {
    metrics = new Metrics();
    watch = new SilenceWatch({
      sources,
      clock,
      metrics,
      logger: { info: note('info'), error: note('error') } as never,
      views: () => (away ? Promise.reject(new Error('away')) : Promise.resolve((): SourceView | undefined => reader && { reader, hasReadAll })),
    });
  };
  const speak = (source: string): unknown => reader?.seen.set(source, clock.now());
  const look = async (afterMinutes: number): Promise<readonly string[]> => {
    await clock.advance(afterMinutes * MINUTE_MS);
    await watch.look();
    return watch.details;
  };
  const gauge = async (name: string): Promise<string[]> =>
    (await metrics.registry.getSingleMetricAsString(name)).split('\n').filter((line) => !line.startsWith('#'));

  beforeEach(async () => {
    clock = new SimClock(START);
    reader = new Reader();
    hasReadAll = true;
    away = false;
    lines = [];
    sources = new Map([
      ['zeek', { name: 'zeek', tenant: 'acme', trust: 2, silentAfterMinutes: 60 }],
      ['mail', { name: 'mail', tenant: 'acme', trust: 2 }],
    ]);
    restart();
    await watch.look();
  });

  it('is told once, shown while it lasts, and told again when the source speaks', async () => {
    speak('zeek');
    expect(await look(59)).toEqual([]);
    expect(await look(1)).toEqual(['source zeek is silent, last record: 2026-01-05T12:00:00.000Z']);
    expect(await look(30)).toHaveLength(1);
    expect(lines).toEqual([['error', 'a source has fallen silent', 'zeek']]);
    expect(await gauge('cordon_source_silent')).toEqual(
      expect.arrayContaining(['cordon_source_silent{source="zeek"} 1', 'cordon_source_silent{source="mail"} 0']),
    );
    expect(await gauge('cordon_source_last_seen_seconds')).toEqual([`cordon_source_last_seen_seconds{source="zeek"} ${START / 1_000}`]);
    expect(await gauge('cordon_stage_counts_total')).toEqual(['cordon_stage_counts_total{stage="normalise",what="source-silent"} 1']);
    speak('zeek');
    expect(await look(1)).toEqual([]);
    expect(lines.at(-1)).toEqual(['info', 'a source that was silent spoke again', 'zeek']);
    expect(await gauge('cordon_source_silent')).toContain('cordon_source_silent{source="zeek"} 0');
    expect(await look(59)).toHaveLength(1);
  });

  it('of a source that never spoke begins with the process', async () => {
    expect(await look(59)).toEqual([]);
    expect(await look(1)).toEqual(['source zeek is silent, last record: never']);
  });

  it('goes on over a restart, by what others of the partition sent before it', async () => {
    speak('zeek');
    await look(40);
    speak('mail');
    reader = reader?.next();
    restart();
    expect(await look(0)).toEqual([]);
    expect(await look(19)).toEqual([]);
    expect(await look(1)).toHaveLength(1);
  });

  it('is not what a stop of Cordon was, however long', async () => {
    speak('zeek');
    await look(10);
    speak('mail');
    await clock.advance(600 * MINUTE_MS);
    reader = reader?.next();
    restart();
    expect(await look(0)).toEqual([]);
    expect(await look(49)).toEqual([]);
    expect(await look(1)).toHaveLength(1);
  });

  it('is not what waits in a backlog; what was read of it counts', async () => {
    speak('zeek');
    hasReadAll = false;
    expect(await look(600)).toEqual([]);
    reader?.seen.set('mail', START + 59 * MINUTE_MS);
    expect(await look(1)).toEqual([]);
    reader?.seen.set('mail', START + 60 * MINUTE_MS);
    expect(await look(1)).toHaveLength(1);
  });

  it('is for the process that reads the partition: what another reads is neither told nor shown', async () => {
    speak('zeek');
    expect(await look(60)).toHaveLength(1);
    reader = undefined;
    expect(await look(1)).toEqual([]);
    expect(await gauge('cordon_source_silent')).toEqual([]);
    expect(lines).toHaveLength(1);
  });

  it('follows the settings: a source that is gone is shown no more, and one without a time is never silent', async () => {
    speak('mail');
    expect(await look(60)).toHaveLength(1);
    sources.delete('zeek');
    expect(await look(10_000)).toEqual([]);
    expect(await gauge('cordon_source_silent')).toEqual(['cordon_source_silent{source="mail"} 0']);
  });

  it('is looked for again after a look that failed', async () => {
    away = true;
    watch.start();
    await clock.advance(MINUTE_MS);
    away = false;
    await clock.advance(61 * MINUTE_MS);
    expect(watch.details).toHaveLength(1);
    expect(lines.filter((line) => line.includes('silence was not looked for')).length).toBeGreaterThan(0);
    await watch.close();
  });

  it('is looked for by itself until it is closed', async () => {
    watch.start();
    await clock.advance(61 * MINUTE_MS);
    expect(watch.details).toHaveLength(1);
    await watch.close();
    speak('zeek');
    await clock.advance(MINUTE_MS);
    expect(watch.details).toHaveLength(1);
  });
});
