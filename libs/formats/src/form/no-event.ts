import type { FormatContext, Normalised } from '@cordon/runtime';
import type { Mapping, Outer } from './form';

/**
 * What a record becomes that a product sends and that tells of nothing: the titles of a file's columns, a list that is empty. It is an event that says
 * so, kept like every record so that the account of records is whole; no detector reads it.
 */
export function noEvent(
  format: string,
  { product }: Mapping,
  what: string,
  line: string | undefined,
  outer: Outer,
  { seen }: FormatContext,
): Normalised {
  const at = outer.time ?? seen;
  return {
    event: {
      class_uid: 0,
      category_uid: 0,
      activity_id: 99,
      activity_name: what,
      type_uid: 99,
      severity_id: 1,
      time: at,
      ...(line === undefined ? {} : { message: line }),
      metadata: { version: '1.8.0', product: { name: product.name, vendor_name: product.vendor } },
    },
    at,
    format,
  };
}
