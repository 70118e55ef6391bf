import type { Cancel } from '@cordon/runtime';

/** A platform AbortSignal that follows a port's Cancel, for fetch. */
export function abortSignal(cancel: Cancel): AbortSignal {
  const controller = new AbortController();
  if (cancel.aborted) controller.abort();
  else cancel.addEventListener('abort', () => controller.abort(), { once: true });
  return controller.signal;
}
