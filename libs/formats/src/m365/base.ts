import type { FormatContext } from '@cordon/runtime';
import { endpointOf, readAddress, type Address } from '../shared/address';
import { text, type Json } from '../shared/json';
import { pair } from './pairs';

const PROFILES = ['cloud'];

/** What every record of the Unified Audit Log has; shapes: Office 365 Management Activity API schema, common schema. */
export interface Ual {
  readonly r: Json;
  readonly at: number;
  readonly id: string | undefined;
  readonly operation: string;
  readonly workload: string;
  readonly address: Address | undefined;
  readonly context: FormatContext;
}

export function clientAddress(r: Json): Address | undefined {
  return readAddress(r['ClientIP']) ?? readAddress(r['ActorIpAddress']) ?? readAddress(r['ClientIPAddress']);
}

export function metadataOf(u: Ual): Record<string, unknown> {
  const metadata: Record<string, unknown> = {
    version: '1.8.0',
    product: { name: 'Microsoft 365', vendor_name: 'Microsoft', feature: { name: u.workload } },
    log_name: 'Unified Audit Log',
    event_code: u.operation,
    profiles: PROFILES,
  };
  if (u.id !== undefined) metadata['uid'] = u.id;
  const correlation = text(u.r['CorrelationId']) ?? text(u.r['InterSystemsId']);
  if (correlation !== undefined) metadata['correlation_uid'] = correlation;
  return metadata;
}

export function cloudOf(r: Json): Record<string, unknown> {
  const uid = text(r['OrganizationId']);
  const name = text(r['OrganizationName']);
  const cloud: Record<string, unknown> = { provider: 'Microsoft 365' };
  if (uid !== undefined) cloud['org'] = name === undefined ? { uid } : { uid, name };
  return cloud;
}

/** Where it came from; the service itself when no address was recorded, since OCSF demands a source. */
export const sourceOf = (u: Ual): Record<string, unknown> => (u.address ? endpointOf(u.address, u.context.estate) : { svc_name: u.workload });

export function userAgent(r: Json): string | undefined {
  return text(r['UserAgent']) ?? text(r['ClientInfoString']) ?? pair(r['ExtendedProperties'], 'UserAgent');
}

const GOOD = new Set(['success', 'succeeded', 'true', 'partiallysucceeded']);
const BAD = new Set(['failed', 'failure', 'false']);

/** OCSF status: 1 success, 2 failure, 0 not said. */
export function statusOf(r: Json): 0 | 1 | 2 {
  const status = text(r['ResultStatus'])?.toLowerCase();
  if (status === undefined) return 0;
  return GOOD.has(status) ? 1 : BAD.has(status) ? 2 : 0;
}

/** Client applications that the record names, by what UAL calls them. */
export function appOf(r: Json): string | undefined {
  return text(r['ApplicationId']) ?? text(r['ClientAppId']) ?? text(r['AppId']);
}
