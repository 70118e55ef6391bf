import { CordonError } from '@cordon/wire';
import type { Cancel } from '../ports/cancel';
import type { Clock } from '../ports/clock';

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 5_000;

/**
 * Retries what is retriable, for ever, with doubling waits: an outage stops a partition, it never loses its records. The
 * one place where the stages retry. Anything else, and an aborted signal, is thrown on.
 */
export async function retrying<T>(clock: Clock, signal: Cancel, onRetry: (error: CordonError) => void, work: () => Promise<T>): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CordonError) || !error.retriable || signal.aborted) throw error;
      onRetry(error);
      await clock.wait(wait, signal);
    }
  }
}
