/** One record as a door received it. */
export interface Arrival {
  readonly bytes: Uint8Array;
  /** The same whenever the same input is handed in again, where the door can know it: file and line, mailbox and uid. */
  readonly position: string;
  readonly file?: string;
  readonly line?: number;
  /** Name of the format, where the input itself says it. */
  readonly format?: string;
}

/**
 * Receives records and hands them to the intake. It acknowledges to the sender (a 250, a stored position, a set flag) only after
 * the intake's promise has resolved: from then on the log has them. What a door cannot hand over it does not acknowledge.
 */
export interface Door {
  /** Opens the socket, or looks at the file; rejects when it cannot. */
  open(): Promise<void>;
  /** Takes no more, finishes what is under way, and closes. */
  close(): Promise<void>;
}
