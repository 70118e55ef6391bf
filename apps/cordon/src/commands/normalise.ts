import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Estate, READER, splitFile } from '@cordon/formats';
import { isRefused, type FormatContext, type Outcome } from '@cordon/runtime';
import { validateOcsf } from '@cordon/wire';
import { walk } from '../replay/walk';

interface Options {
  readonly source?: string;
  readonly stdin?: boolean;
}

/**
 * `cordon normalise`: a line an event, `{"line","file","format","event"}`, or a line a refused record, `{"line","file","format","dead":{"code","reason","place"}}`;
 * `format` is what recognised it, `place` what is missing or wrong.
 */
export async function normalise(paths: string[], options: Options): Promise<void> {
  const context = { tenant: 'default', source: options.source ?? 'upload', seen: Date.now(), estate: new Estate({ domains: [], networks: [] }) };
  if (options.stdin) {
    let line = 0;
    for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      line += 1;
      if (text !== '') await show(recordOf(text), undefined, line, undefined, context);
    }
    return;
  }
  for (const file of walk(paths))
    for await (const r of splitFile(file.path, createReadStream(file.path))) await show(r.bytes, r.format, r.line, file.shown, context);
}

/** A JSON string is one record of that text, so that mails and other multi-line records fit on a line. */
function recordOf(line: string): Uint8Array {
  if (line.startsWith('"')) {
    try {
      const text: unknown = JSON.parse(line);
      if (typeof text === 'string') return Buffer.from(text, 'utf8');
    } catch {
      // Not a JSON string after all: the line itself is the record.
    }
  }
  return Buffer.from(line, 'utf8');
}

async function show(bytes: Uint8Array, hint: string | undefined, line: number, file: string | undefined, context: FormatContext): Promise<void> {
  const place = { line, ...(file === undefined ? {} : { file }) };
  const result = await READER.read(bytes, hint, context);
  if (result.kind === 'ok') for (const n of result.value) await write(eventOrDead(n, place));
  else if (result.kind === 'dead') {
    const format = hint ?? READER.recognise(bytes);
    const where = result.place === undefined ? {} : { place: result.place };
    await write({ ...place, ...(format === undefined ? {} : { format }), dead: { code: result.code, reason: result.reason, ...where } });
  }
}

function eventOrDead(outcome: Outcome, place: object): object {
  if (isRefused(outcome)) return { ...place, dead: outcome.refused };
  const { event, format } = outcome;
  const wrong = validateOcsf(event);
  return wrong ? { ...place, format, dead: { code: 'CORDON_EVENT_INVALID', reason: wrong.message, place: wrong.path } } : { ...place, format, event };
}

/** Waits for a slow reader, so that a large file is not held in memory. */
async function write(value: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}
