/** What one mail may cost. Beyond: CORDON_MAIL_BOUNDS. */
export interface MailBounds {
  /** Bytes of the whole message. */
  readonly maxBytes: number;
  /** Lines; the parser pays by the line, and 50 MB of empty ones would cost a gigabyte. 50 MB of base64 have 0.7 million. */
  readonly maxLines: number;
  /**
   * Bytes of the message that are no attachment. Text becomes strings of that length: one that a thread's heap has no room for ends the
   * process, not the thread, unless it fits into the 16 MiB that Node keeps for the end (`resourceLimits`, near-heap-limit callback).
   */
  readonly maxTextBytes: number;
  readonly maxAttachments: number;
  /** Levels of nested parts. */
  readonly maxDepth: number;
  /** Last resort against input that is slow in a way nobody thought of, ms. */
  readonly maxMs: number;
}

export const MAIL_BOUNDS: MailBounds = {
  maxBytes: 50 * 1024 * 1024,
  maxLines: 2_000_000,
  maxTextBytes: 12 * 1024 * 1024,
  maxAttachments: 256,
  maxDepth: 24,
  maxMs: 20_000,
};

/** Characters of HTML or text that are searched for links. A person reads less. */
export const MAX_SCANNED = 1024 * 1024;
/** Characters of plain text that an event carries, for intent and style. */
export const MAX_TEXT = 8_192;
export const MAX_LINKS = 200;
export const MAX_LINK_TEXT = 200;
export const MAX_URL = 2_048;
export const MAX_ADDRESSES = 500;
