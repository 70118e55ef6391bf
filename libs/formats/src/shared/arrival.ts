import type { Normalised } from '@cordon/runtime';

/** What `metadata.debug` says of an event whose record has no time of its own. */
const TIME_IS_ARRIVAL = 'the record has no time; time is that of its arrival';

/** Says of an event that its time is that of its arrival. */
export function sayArrival(event: Normalised['event']): void {
  event.metadata['debug'] = [TIME_IS_ARRIVAL];
}
