import type { SourceSettings } from '@cordon/nest';
import type { EstateView, SourceStanding, SourceState, Store } from '@cordon/runtime';
import {
  lastSeen,
  sampleOf,
  sourceDead,
  sourceEvents,
  sourceRecords,
  type Delay,
  type SourceDead,
  type SourceEvents,
  type SourceRecords,
  type TimeRange,
  type Volume,
} from '@cordon/store-clickhouse';
import type { Trust } from '@cordon/wire';
import { readAgain, type FormatShare } from './read-again';
import { blindTo, classNamed, fedBy, type Blind, type ClassName } from './watchers';

/** What Cordon sees of one source. Times are ms since the epoch. */
export interface SourceCoverage {
  readonly source: string;
  readonly tenant: string;
  /** False for a source of which records are kept and that no settings name (any more). */
  readonly configured: boolean;
  readonly trust?: Trust;
  /** As configured; left out = recognised by the records. */
  readonly format?: string;
  readonly records: Volume;
  readonly events: Volume;
  /** Left out without events. `arrival`: arrival minus event time; `pipeline`: storing minus arrival, to a second. */
  readonly lag?: { readonly arrival: Delay; readonly pipeline: Delay };
  /** Records that were refused and not driven again. `share` is of the records, 0 to 1. */
  readonly dead: { readonly total: number; readonly share: number; readonly byCode: Readonly<Record<string, number>> };
  /** Of all that is kept, not only of the range. `silent` only where `silentAfterMinutes` is configured. */
  readonly silence: { readonly lastSeen?: number; readonly silentAfterMinutes?: number; readonly silent?: boolean };
  /** Left out where it is well, or its records are normalised by another process; that one's metric `cordon_source_parked` tells. */
  readonly standing?: { readonly state: SourceState; readonly since: number; readonly held: number };
  /** By the newest records of the range. */
  readonly formats: readonly FormatShare[];
  readonly classes: readonly (ClassName & { readonly events: number })[];
  /** Detectors that look at events of these classes. */
  readonly detectors: readonly string[];
}

export interface Coverage {
  readonly from: number;
  readonly to: number;
  readonly items: readonly SourceCoverage[];
  readonly blind: readonly Blind[];
}

/** Where a coverage comes from. What only a running engine knows may be left out. */
export interface CoverageParts {
  readonly store: Store;
  /** As configured now, of all tenants. */
  readonly sources: Iterable<SourceSettings>;
  readonly standings?: ReadonlyMap<string, SourceStanding>;
  readonly estate?: EstateView;
  readonly now: number;
}

const MINUTE_MS = 60_000;
/** Newest records of a source that are read again: enough for the share of fields; where they lie far apart each costs a block of bytes. */
const SAMPLE = { records: 50, mostBytes: 64 * 1024 };

/** What each source of the tenant gave in the range, and which detectors nothing feeds. */
export async function coverageOf(parts: CoverageParts, tenant: string, range: Required<TimeRange>): Promise<Coverage> {
  const { store, now } = parts;
  const configured = new Map([...parts.sources].filter((s) => s.tenant === tenant).map((s) => [s.name, s]));
  const records = new Map((await sourceRecords(store, tenant, range)).map((r) => [r.source, r]));
  const events = bySource(await sourceEvents(store, tenant, range));
  const dead = bySource(await sourceDead(store, tenant, range));
  const names = [...new Set([...configured.keys(), ...records.keys(), ...events.keys()])].sort();
  const newest = await newestOf(parts, tenant, range, records, names);
  const items: SourceCoverage[] = [];
  for (const name of names) {
    const settings = configured.get(name);
    const sample = records.has(name) ? await sampleOf(store, tenant, name, range, SAMPLE) : [];
    const zone = settings?.zone === undefined ? {} : { zone: settings.zone };
    const estate = parts.estate === undefined ? {} : { estate: parts.estate };
    items.push({
      source: name,
      tenant,
      ...settled(settings, records.get(name)),
      ...eventsPart(events.get(name) ?? []),
      dead: deadPart(dead.get(name) ?? [], records.get(name)),
      silence: silenceOf(settings, newest.get(name), now),
      ...standingPart(parts.standings?.get(name)),
      formats: await readAgain(sample, { tenant, source: name, seen: range.to, ...zone, ...estate }),
    });
  }
  return { ...range, items, blind: blindTo(new Set(items.flatMap((i) => i.classes.map((c) => c.uid)))) };
}

/** When each was heard of last. Where the range ends before now, or a source was quiet in it, all that is kept is asked. */
async function newestOf(
  { store, now }: CoverageParts,
  tenant: string,
  { to }: Required<TimeRange>,
  records: ReadonlyMap<string, SourceRecords>,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const unknown = to < now ? names : names.filter((name) => !records.has(name));
  const asked = await lastSeen(store, tenant, unknown, { to: now + 1 });
  return new Map([...[...records.values()].map((r): [string, number] => [r.source, r.newestAt]), ...asked]);
}

type Settled = Pick<SourceCoverage, 'configured' | 'trust' | 'format' | 'records'>;

function settled(settings: SourceSettings | undefined, records: SourceRecords | undefined): Settled {
  const trust = settings?.trust ?? records?.trust;
  return {
    configured: settings !== undefined,
    ...(trust === undefined ? {} : { trust }),
    ...(settings?.format === undefined ? {} : { format: settings.format }),
    records: records?.records ?? NONE,
  };
}

function eventsPart(rows: readonly SourceEvents[]): Pick<SourceCoverage, 'events' | 'lag' | 'classes' | 'detectors'> {
  const whole = rows.find((r) => r.classUid === undefined);
  const classes = rows.flatMap(({ classUid, events }) => (classUid === undefined ? [] : [{ ...classNamed(classUid), events: events.total }]));
  return {
    events: whole?.events ?? NONE,
    ...(whole ? { lag: { arrival: whole.late, pipeline: whole.took } } : {}),
    classes,
    detectors: fedBy(new Set(classes.map((c) => c.uid))),
  };
}

function deadPart(rows: readonly SourceDead[], records: SourceRecords | undefined): SourceCoverage['dead'] {
  const total = rows.reduce((sum, r) => sum + r.records, 0);
  const all = records?.records.total ?? 0;
  return { total, share: all === 0 ? 0 : Math.min(1, total / all), byCode: Object.fromEntries(rows.map((r) => [r.code, r.records])) };
}

/** Silent is who sent nothing for that long, or never; unlike the alarm, a stop of Cordon counts. */
function silenceOf(settings: SourceSettings | undefined, last: number | undefined, now: number): SourceCoverage['silence'] {
  const minutes = settings?.silentAfterMinutes;
  return {
    ...(last === undefined ? {} : { lastSeen: last }),
    ...(minutes === undefined ? {} : { silentAfterMinutes: minutes, silent: now - (last ?? 0) >= minutes * MINUTE_MS }),
  };
}

const standingPart = (standing: SourceStanding | undefined): Pick<SourceCoverage, 'standing'> =>
  standing ? { standing: { state: standing.state, since: standing.since, held: standing.held } } : {};

function bySource<T extends { readonly source: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const by = new Map<string, T[]>();
  for (const row of rows) by.set(row.source, [...(by.get(row.source) ?? []), row]);
  return by;
}

const NONE: Volume = { total: 0, lastHour: 0, lastDay: 0 };
