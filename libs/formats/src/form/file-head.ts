import type { FormatContext, Normalised } from '@cordon/runtime';
import type { Mapping, Outer } from './form';

/** What a line of the file itself (titles of columns, versions) becomes: an event that says so. It is kept like every record, and no detector reads it. */
export const fileHead = (format: string, { product }: Mapping, line: string, outer: Outer, { seen }: FormatContext): Normalised => {
  const at = outer.time ?? seen;
  return {
    event: {
      class_uid: 0,
      category_uid: 0,
      activity_id: 99,
      activity_name: 'Head of a log file',
      type_uid: 99,
      severity_id: 1,
      time: at,
      message: line,
      metadata: { version: '1.8.0', product: { name: product.name, vendor_name: product.vendor } },
    },
    at,
    format,
  };
};
