import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CordonError } from '@cordon/wire';
import { JsonElementSplitter } from './split/json-elements';
import { chooseSplitter, LOOK_BYTES } from './split/choose';
import { LineSplitter, type OfLine } from './split/lines';
import type { SplitRecord, Splitter } from './split/records';

export { LOOK_BYTES } from './split/choose';
export { MAX_RECORD_BYTES, type SplitRecord } from './split/records';

/** The values of a text of JSON values one after the other, or of one array, as they stand there; what is no JSON is a value of its own. */
export function jsonElements(text: Buffer): readonly SplitRecord[] {
  const splitter = new JsonElementSplitter(/^\s*\[/.test(text.toString('latin1', 0, 64)) ? 1 : 0);
  return [...splitter.push(text), ...splitter.end()];
}

/** The lines of a text that are not blank, whatever they look like. */
export function textLines(text: Buffer): readonly SplitRecord[] {
  const splitter = new LineSplitter();
  return [...splitter.push(text), ...splitter.end()];
}

/** Whole bytes, or pieces as a file stream gives them. */
export type FileInput = Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Cuts a file into raw records, in order. By content: JSON lines; a JSON array or a document with `Records` (one record an element);
 * Zeek TSV (each line with the header lines that it needs); mail (one file, one mail); Windows events as text of many lines; anything else by
 * lines. gzip is opened, by its magic number. Memory: one record and one piece.
 *
 * Rejects with CORDON_FILE_DAMAGED when compressed data is damaged, after the records before the damage. `name` is only used to know
 * a mail whose head says nothing (`.eml`).
 */
export async function* splitFile(name: string, input: FileInput): AsyncGenerator<SplitRecord, void, undefined> {
  let splitter: Splitter | undefined;
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of opened(input)) {
    if (splitter) {
      yield* splitter.push(chunk);
      continue;
    }
    head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    if (head.length < LOOK_BYTES) continue;
    splitter = chooseSplitter(plainName(name), withoutBom(head), false);
    yield* splitter.push(withoutBom(head));
  }
  if (!splitter) {
    splitter = chooseSplitter(plainName(name), withoutBom(head), true);
    yield* splitter.push(withoutBom(head));
  }
  yield* splitter.end();
}

/** How a file that may still grow is cut: line by line as lines come, or all of it when it is complete. */
export type GrowingCut = { readonly kind: 'lines'; readonly ofLine: OfLine; readonly remembers: boolean } | { readonly kind: 'whole' };

const LF = 10;

/**
 * Of a growing file, by its first bytes (up to LOOK_BYTES of them); undefined = its first line is not yet there. `remembers`: what a line becomes
 * hangs on the lines before it, so all must be shown, from the first.
 */
export function growingCut(name: string, head: Buffer, isWhole: boolean): GrowingCut | undefined {
  if (isGzip(head)) return { kind: 'whole' };
  if (!isWhole && head.length < LOOK_BYTES && !head.includes(LF)) return undefined;
  const splitter = chooseSplitter(plainName(name), withoutBom(head), isWhole);
  return splitter instanceof LineSplitter ? { kind: 'lines', ofLine: splitter.ofLine, remembers: splitter.remembers } : { kind: 'whole' };
}

const isGzip = (start: Buffer): boolean => start[0] === 0x1f && start[1] === 0x8b;

const plainName = (name: string): string => (name.endsWith('.gz') ? name.slice(0, -3) : name);

/** Pieces of whole input; small enough that records cut from them do not keep much alive. */
const PIECE = 256 * 1024;

async function* pieces(input: FileInput): AsyncGenerator<Buffer, void, undefined> {
  if (input instanceof Uint8Array) {
    const whole = asBuffer(input);
    for (let at = 0; at < whole.length; at += PIECE) yield whole.subarray(at, at + PIECE);
    return;
  }
  for await (const piece of input) if (piece.length > 0) yield asBuffer(piece);
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The pieces of the file, unpacked when it begins with gzip's magic number. */
async function* opened(input: FileInput): AsyncGenerator<Buffer, void, undefined> {
  const source = pieces(input);
  let start: Buffer = Buffer.alloc(0);
  while (start.length < 2) {
    const next = await source.next();
    if (next.done) break;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  const whole = rejoined(start, source);
  if (!isGzip(start)) return yield* whole;
  const gunzip = createGunzip();
  const packed = Readable.from(whole);
  packed.once('error', (error) => gunzip.destroy(error));
  try {
    for await (const piece of packed.pipe(gunzip)) yield asBuffer(piece as Uint8Array);
  } catch (cause) {
    if (isZlibError(cause)) throw new CordonError('CORDON_FILE_DAMAGED', 'the compressed file is damaged', false, { cause });
    throw cause;
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}

/** zlib's own errors have codes that begin with Z_ (zlib.h); errors of the file have others and are an outage. */
const isZlibError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');

async function* rejoined(start: Buffer, rest: AsyncGenerator<Buffer, void, undefined>): AsyncGenerator<Buffer, void, undefined> {
  if (start.length > 0) yield start;
  yield* rest;
}

const withoutBom = (bytes: Buffer): Buffer => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes);
