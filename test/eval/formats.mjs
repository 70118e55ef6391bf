// What our own samples show of each format: the share of a record's values that have a place in OCSF, and which entities are set in one.
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const { Estate, FORMATS, MEASURED, READER, rolesOf } = require('@cordon/formats');

const SOURCES = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '../../libs/formats/src');
const SEEN = Date.UTC(2026, 10, 24, 12);
const estate = new Estate({ domains: ['acme.example'], networks: [] });
const percent = (part, all) => `${((100 * part) / all).toFixed(1)} %`;

/** Prints a line a format, the lowest share first; exit code 1 when a sample is not read by its format or an entity that a mapping knows is set in none. */
export async function formats() {
  const rows = new Map();
  for (const { format, zone, isNamed, samples } of described()) {
    const row = rows.get(format) ?? { samples: 0, unread: 0, mapped: 0, all: 0, roles: new Set() };
    rows.set(format, row);
    for (const { record } of samples) await count(row, record, format, isNamed ? format : undefined, zone);
  }
  const lines = [...rows].map(([name, row]) => ({ name, row, known: [...rolesOf(name)].sort() }));
  const measured = lines.filter(({ name, row }) => MEASURED.has(name) && row.all > 0);
  const share = ({ row }) => row.mapped / row.all;
  measured.sort((a, b) => share(a) - share(b) || (a.name < b.name ? -1 : 1));

  console.log('format: values of its samples that have a place in OCSF, of how many; samples; entities set in some sample');
  for (const line of measured) show(line, `${percent(line.row.mapped, line.row.all).padStart(7)} of ${String(line.row.all).padStart(5)}`);
  for (const line of lines.filter((l) => !measured.includes(l))) show(line, 'mapped by code, not measured');
  const without = [...new Set(FORMATS.map((f) => f.name))].filter((name) => !rows.has(name)).sort();
  console.log(`without samples.json, mapped by code: ${without.join(', ')}`);
  const sum = (of) => measured.reduce((total, { row }) => total + of(row), 0);
  const [mapped, all] = [sum((row) => row.mapped), sum((row) => row.all)];
  console.log(
    `total of ${measured.length} formats: ${percent(mapped, all)} of ${all} values; median ${(100 * share(measured[measured.length >> 1])).toFixed(1)} %`,
  );
  if (lines.some(({ row, known }) => row.unread > 0 || known.some((role) => !row.roles.has(role)))) process.exitCode = 1;
}

const described = () =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('samples.json'))
    .sort()
    .flatMap((file) => [JSON.parse(readFileSync(join(SOURCES, file), 'utf8'))].flat());

/** `hint`: the name that a source gives, for formats that are read by nothing else. */
async function count(row, record, format, hint, zone) {
  row.samples += 1;
  const bytes = new TextEncoder().encode(typeof record === 'string' ? record : JSON.stringify(record));
  const result = await READER.read(bytes, hint, {
    tenant: 'eval',
    source: 'samples',
    seen: SEEN,
    estate,
    ...(zone === undefined ? {} : { zone }),
  });
  if (result.kind !== 'ok' || result.value.some((n) => n.format !== format)) {
    row.unread += 1;
    return;
  }
  for (const { event, fields } of result.value) {
    for (const name of Object.keys(event)) row.roles.add(name);
    row.mapped += fields?.mapped ?? 0;
    row.all += fields?.all ?? 0;
  }
}

function show({ name, row, known }, share) {
  const missing = known.filter((role) => !row.roles.has(role));
  const entities = [...known.filter((role) => row.roles.has(role)), ...(missing.length > 0 ? [`NOT SET: ${missing.join(' ')}`] : [])].join(' ');
  console.log(`  ${name.padEnd(32)} ${share}  ${String(row.samples).padStart(3)}  ${entities}${row.unread > 0 ? `  UNREAD: ${row.unread}` : ''}`);
}
