import { setTimeout as pause } from 'node:timers/promises';
import type { CordonError } from '@cordon/wire';

const PAUSE_MS = 1_000;

/** What was running and broke. */
export interface Restartable {
  /** False once nobody wants it any more. */
  readonly wanted: () => boolean;
  /** Resolves when it runs. */
  readonly start: () => Promise<void>;
  /** Lets go of what a start has left behind. Never rejects. */
  readonly drop: () => Promise<void>;
  readonly meaningOf: (error: unknown) => CordonError;
}

/**
 * Starts it again, with a pause before each try, until it runs or nobody wants it any more. Resolves with the failure that no further try would
 * mend, when there is one.
 */
export async function startAgain({ wanted, start, drop, meaningOf }: Restartable, pauseMs = PAUSE_MS): Promise<CordonError | undefined> {
  await drop();
  while (wanted()) {
    await pause(pauseMs, undefined, { ref: false });
    // Nobody would stop what is started after it was stopped.
    if (!wanted()) break;
    const failure = await start().then(() => undefined, meaningOf);
    if (failure === undefined) return undefined;
    await drop();
    if (!failure.retriable) return failure;
  }
  return undefined;
}
