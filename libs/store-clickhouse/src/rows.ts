import { CordonError } from '@cordon/wire';

/** JSONEachRow text → rows. The shape is promised by the `.sql` file and kept by its spec. */
export function parseRows<T>(text: string): readonly T[] {
  try {
    return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as T]));
  } catch (error) {
    throw new CordonError('CORDON_STORE_QUERY', 'the result is not JSONEachRow', false, { cause: error });
  }
}
