import type { RawRecord } from '@cordon/story';
import type { RunningCordon } from './cordon-process';

const SLICE = 2_000;
const NEWLINE = Buffer.from('\n');

/** Hands records in over HTTP as products would: a mail a request, all else as lines; in slices, so that sources stay together in time. */
export async function handIn(engine: RunningCordon, records: readonly RawRecord[], label: string): Promise<number> {
  let accepted = 0;
  for (let from = 0; from < records.length; from += SLICE) {
    const bodies = records.slice(from, from + SLICE).reduce((lines, r) => {
      if (r.source === 'mail') lines.push({ source: r.source, parts: [r.bytes] });
      else {
        const open = lines.find((l) => l.source === r.source);
        if (open) open.parts.push(NEWLINE, r.bytes);
        else lines.push({ source: r.source, parts: [r.bytes] });
      }
      return lines;
    }, new Array<{ source: string; parts: Uint8Array[] }>());
    for (const [i, { source, parts }] of bodies.entries()) accepted += await post(engine, source, Buffer.concat(parts), `${label}-${from}-${i}`);
  }
  return accepted;
}

async function post(engine: RunningCordon, source: string, body: Buffer, key: string): Promise<number> {
  const response = await engine.request(`/api/v1/ingest/${source}`, { method: 'POST', body, headers: { 'idempotency-key': key } });
  if (response.status !== 202) throw new Error(`${source}: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { accepted: number }).accepted;
}
