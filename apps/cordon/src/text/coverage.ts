import type { Blind, Coverage, SourceCoverage } from '@cordon/app-api';

type FormatShare = SourceCoverage['formats'][number];

const HEAD = ['source', 'records', 'last hour', 'events', 'late p50', 'late p95', 'pipeline', 'dead', 'last seen'] as const;
const WIDTHS = [20, 9, 9, 9, 9, 9, 9, 7, 21] as const;
/** Formats that are named at most for what a blind detector lacks. */
const MOST_FORMATS = 6;

const when = (ms: number): string => new Date(ms).toISOString().slice(0, 19);

/** A block a source, what it feeds below its figures; then the detectors that lack something, and what would give it. */
export function coverageText({ from, to, items, blind }: Coverage): string {
  const lines = [
    `records that arrived from ${when(from)} to ${when(to)}`,
    '',
    row(HEAD),
    ...items.flatMap((item) => [row(cellsOf(item)), ...notesOf(item).map((note) => `    ${note}`)]),
    ...(items.length === 0 ? ['no sources'] : []),
    '',
    ...(blind.length === 0 ? ['every detector is fed'] : ['blind detectors, and formats that would open their eyes', ...blind.map(blindLine)]),
  ];
  return `${lines.join('\n')}\n`;
}

const cellsOf = ({ source, records, events, lag, dead, silence }: SourceCoverage): readonly string[] => [
  source,
  String(records.total),
  String(records.lastHour),
  String(events.total),
  lag ? span(lag.arrival.medianMs) : '-',
  lag ? span(lag.arrival.p95Ms) : '-',
  lag ? span(lag.pipeline.p95Ms) : '-',
  records.total === 0 ? '-' : percent(dead.total, records.total),
  silence.lastSeen === undefined ? 'never' : when(silence.lastSeen),
];

function notesOf({ configured, records, formats, classes, detectors, dead, silence, standing }: SourceCoverage): readonly string[] {
  const codes = Object.entries(dead.byCode).map(([code, n]) => `${code} ${n}`);
  return [
    ...(configured ? [] : ['not in the settings']),
    ...(silence.silent ? [`SILENT for longer than ${silence.silentAfterMinutes ?? 0} minutes`] : []),
    ...(standing ? [`${standing.state.toUpperCase()} since ${when(standing.since)}, ${standing.held} held`] : []),
    ...(formats.length > 0 ? [`reads  ${formats.map((f) => formatText(f, formats)).join('; ')}`] : []),
    ...(classes.length > 0 ? [`gives  ${classes.map((c) => `${c.name} ${c.events}`).join(', ')}`] : []),
    ...(records.total > 0 ? [`feeds  ${detectors.length > 0 ? detectors.join(', ') : 'no detector'}`] : []),
    ...(codes.length > 0 ? [`dead   ${codes.join(', ')}`] : []),
  ];
}

function formatText({ name, records, fields }: FormatShare, all: readonly FormatShare[]): string {
  const newest = all.reduce((sum, f) => sum + f.records, 0);
  const share = all.length === 1 ? '' : `, ${records} of the newest ${newest} records`;
  if (name === '') return `no format${share}`;
  return `${name}${share} (${fields ? `${percent(fields.mapped, fields.all)} of fields mapped` : 'fields not measured'})`;
}

function blindLine({ detector, lacks, has, connect }: Blind): string {
  const sees = has.length === 0 ? '' : ` (sees ${has.map((c) => c.name).join(', ')})`;
  const more = connect.length > MOST_FORMATS ? ` and ${connect.length - MOST_FORMATS} more` : '';
  const formats = connect.length === 0 ? 'any source of OCSF events' : `${connect.slice(0, MOST_FORMATS).join(', ')}${more}`;
  return `  ${detector.padEnd(26)} lacks ${lacks.map((c) => c.name).join(', ')}${sees}: connect ${formats}`;
}

const row = (cells: readonly string[]): string =>
  cells
    .map((cell, i) => (i === 0 ? cell.padEnd(WIDTHS[0]) : cell.padStart(WIDTHS[i] ?? 0)))
    .join(' ')
    .trimEnd();

/** None is 0 %, and some are never rounded to none or all. */
function percent(part: number, all: number): string {
  const share = (100 * part) / Math.max(1, all);
  if (part > 0 && share < 0.1) return '<0.1 %';
  const text = share.toFixed(1);
  return `${text === '100.0' ? (part < all ? '99.9' : '100') : text === '0.0' ? '0' : text} %`;
}

/** Of a length of time the largest unit in which it is at least one. */
function span(ms: number): string {
  for (const [unit, size] of UNITS) if (ms >= size) return `${(ms / size).toFixed(ms >= 10 * size || unit === 'ms' ? 0 : 1)} ${unit}`;
  return '0 ms';
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;
