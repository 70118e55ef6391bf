import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { isRefused, type FormatContext, type Normalised } from '@cordon/runtime';
import { CODES, validateOcsf } from '@cordon/wire';
import { FORMATS, READER } from './catalogue';
import { rolesOf } from './form/roles';
import { Estate } from './inventory/estate';
import { wholly } from './testing/wholly';

/** `samples.json` of a format's folder: records of our own making, and what must come of them; a list where one folder has several formats. */
interface Samples {
  readonly format: string;
  /** IANA zone of the source; left out = UTC. */
  readonly zone?: string;
  /** It reads a record only where the source names it. */
  readonly isNamed?: true;
  readonly samples: readonly {
    readonly why: string;
    /** A JSON record as it is, or a line. */
    readonly record: unknown;
    /** What each event of it must hold, at least. */
    readonly events: readonly Readonly<Record<string, unknown>>[];
    readonly bindings?: readonly unknown[];
  }[];
}

const SEEN = Date.UTC(2026, 10, 24, 12);
const ROOT = __dirname;
const folders = (readdirSync(ROOT, { recursive: true, encoding: 'utf8' }) as string[]).filter((f) => f.endsWith('samples.json')).sort();
const all = folders.flatMap((file) =>
  [JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Samples | Samples[]].flat().map((samples) => ({ folder: dirname(file), ...samples })),
);
const bytesOf = (record: unknown): Uint8Array => new TextEncoder().encode(typeof record === 'string' ? record : JSON.stringify(record));
const contextOf = (zone: string | undefined): FormatContext => ({
  tenant: 'acme',
  source: 'x',
  seen: SEEN,
  estate: new Estate({ domains: ['acme.example'], networks: [] }),
  ...(zone === undefined ? {} : { zone }),
});

const read = async (record: unknown, zone: string | undefined, hint?: string): Promise<readonly Normalised[]> => {
  const result = wholly(await READER.read(bytesOf(record), hint, contextOf(zone)));
  if (result.kind !== 'ok') throw new Error(JSON.stringify(result));
  return result.value;
};

describe.each(all)('$format', ({ format, folder, zone, samples, isNamed }) => {
  const hint = isNamed ? format : undefined;

  it.each(samples)('$why', async ({ record, events, bindings }) => {
    const got = await read(record, zone, hint);
    expect(got.map((n) => n.format)).toEqual(events.map(() => format));
    expect(got.map((n) => n.event)).toMatchObject(events);
    expect(got.map((n) => validateOcsf(n.event))).toEqual(events.map(() => undefined));
    expect(await read(record, zone, format)).toEqual(got);
    if (isNamed) expect(READER.recognise(bytesOf(record))).toBeUndefined();
    if (bindings) expect(got.flatMap((n) => n.bindings ?? [])).toMatchObject(bindings);
  });

  it('has samples in which every entity that the mapping knows is set', async () => {
    const set = new Set<string>();
    for (const { record } of samples) for (const { event } of await read(record, zone, hint)) for (const name of Object.keys(event)) set.add(name);
    expect([...rolesOf(format)].filter((role) => !set.has(role))).toEqual([]);
  });

  it('has a README that names the documentation of the product', () => {
    const text = readFileSync(join(ROOT, folder, 'README.md'), 'utf8');
    const docs = FORMATS.flatMap((f) => (f.name === format && 'docs' in f ? [f.docs] : []));
    for (const page of docs) expect(text).toContain(page);
  });

  it('keeps its promise when members are changed, cut or left out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), fc.infiniteStream(fc.nat()), async ({ record }, chance) => {
        const next = (n: number): number => (chance.next().value ?? 0) % n;
        const result = await READER.read(
          bytesOf(typeof record === 'string' ? damagedLine(record, next) : damaged(record, next)),
          hint,
          contextOf(zone),
        );
        if (result.kind === 'dead') return void expect(Object.keys(CODES)).toContain(result.code);
        if (result.kind !== 'ok') return;
        for (const outcome of result.value) {
          if (isRefused(outcome)) {
            expect(Object.keys(CODES)).toContain(outcome.refused.code);
            continue;
          }
          expect(validateOcsf(outcome.event)).toBeUndefined();
          expect(() => new Date(outcome.at).toISOString()).not.toThrow();
        }
      }),
      { seed: 11, numRuns: 150 },
    );
  });
});

it('every format that is described as data has samples', () => {
  const described = FORMATS.filter((f) => 'kind' in f && 'mapping' in f && f.mapping !== undefined).map((f) => f.name);
  expect(described.filter((name) => !all.some((s) => s.format === name))).toEqual([]);
  expect(new Set(all.map((s) => relative('.', s.folder))).size).toBe(folders.length);
});

const ODD: readonly unknown[] = [
  null,
  '',
  '-',
  0,
  -1,
  1e300,
  2 ** 53,
  true,
  'x'.repeat(5_000),
  [],
  [null],
  {},
  { a: { b: 1 } },
  '::1',
  '256.1.1.1',
  '\u0000',
  '\ud800',
  '__proto__',
  '9999-12-31T23:59:59Z',
];

/** A copy in which some members are another value, gone, or one level deeper. */
function damaged(value: unknown, next: (n: number) => number): unknown {
  if (next(12) === 0) return ODD[next(ODD.length)];
  if (Array.isArray(value)) return value.map((v) => damaged(v, next));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => (next(15) === 0 ? [] : [[k, damaged(v, next)]])));
}

function damagedLine(line: string, next: (n: number) => number): string {
  const at = next(line.length + 1);
  const cut = line.slice(0, at);
  const rest = line.slice(at);
  return (
    [cut, `${cut}${rest.slice(next(9))}`, `${cut}"${rest}`, `${cut}\u0000${rest}`, `${cut}=${rest}`, `${cut}${'x'.repeat(5_000)}${rest}`][next(6)] ??
    line
  );
}
