import { CordonError } from '@cordon/wire';

/** The thing, or CORDON_API_NOT_FOUND. */
export function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new CordonError('CORDON_API_NOT_FOUND', what);
  return thing;
}
