import { CODES, type Code } from './codes';

/** An outage or a refusal at start. Decide by `code` and `retriable`, never by the message. */
export class CordonError extends Error {
  constructor(
    readonly code: Code,
    detail: string,
    readonly retriable = false,
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${detail || CODES[code]}`, options);
    this.name = 'CordonError';
  }
}
