import type { Normalised } from '@cordon/runtime';

/** A mapped event with what the envelope needs. Spelt out, because spreading optional members costs as much as a whole mapping. */
export function mapped(event: Normalised['event'], at: number, principal: string | undefined, ownId: string | undefined): Normalised {
  if (principal === undefined) return ownId === undefined ? { event, at } : { event, at, ownId };
  return ownId === undefined ? { event, at, principal } : { event, at, principal, ownId };
}
