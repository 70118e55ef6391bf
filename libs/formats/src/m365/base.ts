import type { FormatContext } from '@cordon/runtime';
import { endpointOf, readAddress, type Address } from '../shared/address';
import { isObject, text, type Json } from '../shared/json';
import { canonicalIp } from '@cordon/core';
import { osType, url } from '../form/shorthand';
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
  /** The text that `address` was read from. */
  readonly rawAddress: unknown;
  readonly context: FormatContext;
}

/** Where the client was, by the first member that is an address. */
export function clientAddress(r: Json): { readonly address: Address | undefined; readonly rawAddress: unknown } {
  for (const name of ADDRESSES) {
    const address = readAddress(r[name]);
    if (address) return { address, rawAddress: r[name] };
  }
  return { address: undefined, rawAddress: undefined };
}

const ADDRESSES = ['ClientIP', 'ActorIpAddress', 'ClientIPAddress'] as const;

export function metadataOf(u: Ual): Record<string, unknown> {
  const metadata: Record<string, unknown> = {
    version: '1.8.0',
    product: { name: 'Microsoft 365', vendor_name: 'Microsoft', feature: { name: u.workload } },
    log_name: 'Unified Audit Log',
    // Entra's own audit log writes no full stop: so one rule fits both.
    event_code: u.operation.endsWith('.') ? u.operation.slice(0, -1) : u.operation,
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
const FAILED = /fail|denied|blocked|reject/i;

/**
 * OCSF status: 1 success, 2 failure, 0 not said. Workloads that write no ResultStatus (SharePoint, Teams, Yammer) record what was done, under a name
 * in the past tense; what did not come about says so in its name.
 */
export function statusOf(r: Json): 0 | 1 | 2 {
  const status = text(r['ResultStatus'])?.toLowerCase();
  if (status === undefined) return FAILED.test(text(r['Operation']) ?? '') ? 2 : 1;
  return GOOD.has(status) ? 1 : BAD.has(status) ? 2 : 0;
}

/** `http_request` of the event: the user agent, and the address of what was asked for where the object is one of the web. */
export function requestOf(r: Json): Record<string, unknown> | undefined {
  const agent = userAgent(r);
  const object = text(r['ObjectId']);
  const asked = object?.startsWith('http') ? url(object) : undefined;
  if (agent === undefined) return asked && { url: asked };
  return asked ? { user_agent: agent, url: asked } : { user_agent: agent };
}

/** The client's own device where the record tells of it. */
export function deviceOf(r: Json): Record<string, unknown> | undefined {
  const name = text(r['DeviceDisplayName']);
  if (name === undefined) return undefined;
  const ip = canonicalIp(name);
  const device: Record<string, unknown> = { type_id: 0, ...(ip === undefined ? { name } : { ip }) };
  if (typeof r['IsManagedDevice'] === 'boolean') device['is_managed'] = r['IsManagedDevice'];
  const platform = text(r['Platform']);
  if (platform !== undefined) device['os'] = { name: platform, type_id: osType(platform) };
  return device;
}

/** What the token that was used says of the application and the session (common schema, AppAccessContext). */
export function sessionOf(r: Json): string | undefined {
  const context = r['AppAccessContext'];
  return text(r['SessionId']) ?? (isObject(context) ? text(context['AADSessionId']) : undefined);
}

/** Client applications that the record names, by what UAL calls them. */
export function appOf(r: Json): string | undefined {
  return text(r['ApplicationId']) ?? text(r['ClientAppId']) ?? text(r['AppId']);
}

/** Who acted, through which application and session. */
export function actorOf(user: Record<string, unknown>, r: Json): Record<string, unknown> {
  const actor: Record<string, unknown> = { user };
  const app = appOf(r);
  if (app !== undefined) actor['app_uid'] = app;
  const name = appName(r);
  if (name !== undefined) actor['app_name'] = name;
  const session = sessionOf(r);
  if (session !== undefined) actor['session'] = { uid: session };
  return actor;
}

/** Name of the client application. */
function appName(r: Json): string | undefined {
  const context = r['AppAccessContext'];
  return text(r['ApplicationDisplayName']) ?? (isObject(context) ? text(context['ClientAppName']) : undefined);
}
