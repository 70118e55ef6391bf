import { isAscii } from 'node:buffer';
import { dead, ok, type Result } from '@cordon/wire';

/** A JSON object as it came; every member is looked at before use. */
export type Json = Readonly<Record<string, unknown>>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Deepest nesting that is taken; what is deeper could overflow the stack of whoever walks or writes the event later. */
export const MAX_DEPTH = 64;

/** Most logs are plain ASCII, whose text needs no decoder and is one byte a character. */
const asciiText = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Text of a record, or a dead result when it is empty or no UTF-8. A byte order mark is dropped. */
export function decodeText(bytes: Uint8Array): Result<string> {
  if (bytes.length === 0) return dead('CORDON_RAW_EMPTY', 'the record has no bytes');
  try {
    return ok(isAscii(bytes) ? asciiText(bytes) : utf8.decode(bytes));
  } catch {
    return dead('CORDON_RAW_NOT_UTF8', 'the record is not valid UTF-8');
  }
}

/** One JSON text. Its depth is not checked here: formats that pass members through call `tooDeep`. */
export function parseJson(text: string): Result<unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return dead('CORDON_RAW_NOT_JSON', 'the record is not valid JSON');
  }
}

/** True when `value` nests deeper than `left` levels. Recursion ends there, so no input overflows the stack. */
export function tooDeep(value: unknown, left = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (tooDeep(value[i], left - 1)) return true;
    return false;
  }
  for (const key in value) if (tooDeep((value as Json)[key], left - 1)) return true;
  return false;
}

export const deadTooDeep = (): Result<never> => dead('CORDON_RAW_TOO_DEEP', `the record is nested deeper than ${MAX_DEPTH} levels`);
export const deadTooLarge = (maxBytes: number): Result<never> => dead('CORDON_RAW_TOO_LARGE', `the record is larger than ${maxBytes} bytes`);

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A non-empty string, else undefined. */
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** A string, or a number or boolean written as one; undefined for anything else and for nothing. */
export const asText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};
