import { CordonError } from '@cordon/wire';

const MAX_KEY = 200;

/** An Idempotency-Key as given: 1 to 200 characters; undefined when there is none. */
export function checkedKey(key: string | undefined): string | undefined {
  if (key !== undefined && (key === '' || key.length > MAX_KEY))
    throw new CordonError('CORDON_API_INVALID', `Idempotency-Key: 1 to ${MAX_KEY} characters`);
  return key;
}
