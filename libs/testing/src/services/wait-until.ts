import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_LOOKS_MS = 50;

/**
 * Looks again and again until `look` returns true. A look that throws counts as "not yet"; its error is the cause of the time-out's error.
 * `ended`, when it returns a text, ends the wait at once: a service that has died will not answer.
 */
export async function waitUntil(
  what: string,
  timeoutMs: number,
  look: () => boolean | Promise<boolean>,
  ended: () => string | undefined = () => undefined,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  let cause: unknown;
  while (performance.now() < deadline) {
    const reason = ended();
    if (reason !== undefined) throw new Error(`waited until ${what}, but it ended: ${reason}`, { cause });
    try {
      if (await look()) return;
    } catch (error) {
      cause = error;
    }
    await pause(BETWEEN_LOOKS_MS);
  }
  throw new Error(`waited until ${what}: not within ${timeoutMs} ms`, { cause });
}
