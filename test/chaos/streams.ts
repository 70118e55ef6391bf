import { createHash } from 'node:crypto';
import { Marks, PIPELINE, placeKey, type Chunk, type Log, type Placed, type StageName } from '@cordon/runtime';
import { Recorder, waitUntil } from '@cordon/testing';
import type { StreamName, StreamRecord } from '@cordon/wire';

const DEADLINE_MS = 60_000;
let readers = 0;

/** All records of a stream's one partition. */
export async function readAll(log: Log, stream: StreamName): Promise<readonly Placed[]> {
  const recorder = new Recorder(`chaos.reader.${readers++}`, { [stream]: 'keyed' }, { positions: () => new Map([[placeKey(stream, 0), 0]]) });
  const reading = await log.read(recorder);
  let all: readonly Placed[] = [];
  await waitUntil(`${stream} is read`, DEADLINE_MS, async () => {
    if (recorder.assignments.length === 0) return false;
    const behind = (await reading.lag()).get(placeKey(stream, 0)) ?? 0;
    all = recorder.arrivals(0, stream, 0).flatMap((a) => ('record' in a ? [a] : []));
    return all.length >= behind;
  });
  await reading.close();
  return all;
}

/** What a stage has published, each output once as its readers see it, by stream. `filled` says how many records were there before. */
export async function outputsOf(log: Log, stage: StageName, filled: (stream: StreamName) => number): Promise<Map<StreamName, StreamRecord[]>> {
  const outputs = new Map<StreamName, StreamRecord[]>();
  for (const stream of new Set<StreamName>(PIPELINE[stage].writes)) {
    const marks = new Marks();
    const own = (await readAll(log, stream)).slice(filled(stream)).map((p) => p.record);
    outputs.set(
      stream,
      own.filter((r) => !r.mark || marks.advance(placeKey(stream, 0), r.mark)),
    );
  }
  return outputs;
}

/** A hash of each chunk of the final state, by shard, whatever their order. */
export const stateOf = (chunks: readonly Chunk[]): Record<number, string> =>
  Object.fromEntries(chunks.map((c) => [c.shard, `v${c.schema} ${createHash('sha256').update(c.bytes).digest('hex')}`]));

export async function savedState(log: Log, stage: StageName): Promise<Record<number, string>> {
  const ownership = await log.own(stage, 0);
  const { chunks, cuts } = await ownership.load();
  if (cuts.length > 0) throw new Error(`${stage} left ${cuts.length} cuts behind its last checkpoint`);
  await ownership.release();
  return stateOf(chunks);
}

/** Content of a record with its members in one order, whichever way it was made. */
export const canonical = (r: StreamRecord): string =>
  JSON.stringify(r, (_key, value: unknown) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
