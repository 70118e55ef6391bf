import type { Json } from '../shared/json';
import { text } from '../shared/json';

const PRODUCT = { name: 'Zeek', vendor_name: 'Zeek' } as const;

/** OCSF metadata of a Zeek record; `uid` only where Zeek's own id names one record. */
export function zeekMetadata(log: string, uid: string | undefined, r: Json): Record<string, unknown> {
  const metadata: Record<string, unknown> = { version: '1.8.0', product: PRODUCT, log_name: log };
  if (uid !== undefined) metadata['uid'] = uid;
  const sensor = text(r['_system_name']);
  if (sensor !== undefined) metadata['loggers'] = [{ name: sensor }];
  return metadata;
}
