import { STREAM_NAMES, type StreamName } from '@cordon/wire';
import { DOORS, PIPELINE, STAGE_NAMES, type StageDeclaration, type StageName } from './pipeline';

const ARROW = ' ─▶ ';
const declared = (stage: StageName): StageDeclaration => PIPELINE[stage];
const reads = (stage: StageName, stream: StreamName): boolean => declared(stage).reads[stream] !== undefined;
const writes = (stage: StageName, stream: StreamName): boolean => declared(stage).writes.includes(stream);
const streamsOf = (stage: StageName): StreamName[] => STREAM_NAMES.filter((stream) => reads(stage, stream));

/** Stages whose output another stage reads; the others only take. */
const SPINE = STAGE_NAMES.filter((stage) => declared(stage).writes.some((stream) => stream !== 'dead'));
const TAKERS = STAGE_NAMES.filter((stage) => !SPINE.includes(stage));

interface Spine {
  readonly text: string;
  /** Column of the middle of each stage's name. */
  readonly columns: ReadonlyMap<StageName, number>;
  /** Streams that are drawn completely by the arrows. */
  readonly links: ReadonlyMap<StreamName, { readonly from: StageName | undefined; readonly to: StageName | undefined }>;
}

/**
 * The pipeline as text: the way of an event along the arrows, below it a line a stream for what goes another way, then who only
 * takes. Derived from PIPELINE, so that the drawing in the README cannot be wrong. Ends without a line break.
 */
export function drawPipeline(): string {
  const spine = drawSpine();
  const lanes = STREAM_NAMES.filter((stream) => stream !== 'dead').flatMap((stream) => lane(stream, spine));
  const doors = Object.entries(DOORS).map(([door, streams]) => `${door} ─▶ ${streams.join(' · ')}`);
  const refusing = STAGE_NAMES.filter((stage) => writes(stage, 'dead'));
  return [
    spine.text,
    ...lanes,
    '',
    '● writes  ○ reads  ◉ both',
    ...doors,
    ...TAKERS.map((stage) => `${all(streamsOf(stage))} ─▶ ${stage}`),
    `${everyone(refusing)} ─▶ dead`,
  ].join('\n');
}

function drawSpine(): Spine {
  const columns = new Map<StageName, number>();
  const links = new Map<StreamName, { from: StageName | undefined; to: StageName | undefined }>();
  let text = '';
  SPINE.forEach((stage, i) => {
    const before = SPINE[i - 1];
    const stream = Object.keys(declared(stage).reads).find((s) => before === undefined || writes(before, s as StreamName)) as StreamName;
    links.set(stream, { from: before, to: stage });
    text += `${stream}${ARROW}`;
    columns.set(stage, text.length + Math.floor(stage.length / 2));
    text += `${stage}${ARROW}`;
  });
  const last = SPINE[SPINE.length - 1];
  const end = last && declared(last).writes.find((stream) => stream !== 'dead');
  if (end) links.set(end, { from: last, to: undefined });
  return { text: `${text}${end ?? ''}`, columns, links };
}

/** A stream's line, or nothing where the arrows have said it all. */
function lane(stream: StreamName, { columns, links }: Spine): string[] {
  const link = links.get(stream);
  const touching = SPINE.filter((stage) => reads(stage, stream) || writes(stage, stream));
  if (touching.every((stage) => link && (stage === link.from || stage === link.to))) return [];
  const places = touching.map((stage) => columns.get(stage) ?? 0);
  const from = Math.min(...places);
  const line: string[] = Array.from({ length: Math.max(...places) + 1 }, (_, column) => (column < from ? ' ' : '─'));
  touching.forEach((stage, i) => (line[places[i] ?? 0] = mark(reads(stage, stream), writes(stage, stream))));
  return [`${line.join('')} ${stream}`];
}

const mark = (read: boolean, written: boolean): string => (read && written ? '◉' : read ? '○' : '●');

function all(streams: readonly StreamName[]): string {
  const left = STREAM_NAMES.filter((stream) => !streams.includes(stream));
  return left.length > streams.length ? streams.join(' · ') : `everything${left.length > 0 ? ` but ${left.join(', ')}` : ''}`;
}

function everyone(stages: readonly StageName[]): string {
  const left = STAGE_NAMES.filter((stage) => !stages.includes(stage));
  return left.length > stages.length ? stages.join(' · ') : `every stage${left.length > 0 ? ` but ${left.join(', ')}` : ''}`;
}
