import type { OcsfEvent } from '@cordon/wire';
import { isObject, number, object, remembering, text, type Json } from './read-ocsf';

/*
 * All reading of OCSF attributes by detectors stands here, in `mail-fields.ts` and in `known-offline.ts`: when a mapping moves, these files move.
 */

export const CLASS = { network: 4001, dns: 4003, mail: 4009, account: 3001, logon: 3002, api: 6003, file: 6006 } as const;

/** End of what the event tells of: a connection is written when it is over, with the time of its start. */
export const endOf = (e: OcsfEvent): number => {
  const end = e['end_time'];
  return typeof end === 'number' && end > e.time ? end : e.time;
};

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly bytesOut: number;
  readonly protocol: string;
  /** True when it leaves the organisation. */
  readonly outbound: boolean;
}

/** OCSF connection_info.direction_id. */
const OUTBOUND = 2;

export const flowOf = remembering(readFlow);

function readFlow(e: OcsfEvent): Flow | undefined {
  const src = object(e, 'src_endpoint');
  const dst = object(e, 'dst_endpoint');
  const from = text(src, 'ip');
  const to = text(dst, 'ip');
  if (from === undefined || to === undefined) return undefined;
  const info = object(e, 'connection_info');
  return {
    from,
    to,
    port: number(dst, 'port') ?? 0,
    bytesOut: number(object(e, 'traffic'), 'bytes_out') ?? 0,
    protocol: text(info, 'protocol_name') ?? '',
    outbound: info?.['direction_id'] === OUTBOUND,
  };
}

export interface Lookup {
  readonly host: string;
  /** Addresses and names in the answer. */
  readonly answers: readonly string[];
}

export const lookupOf = remembering(readLookup);

function readLookup(e: OcsfEvent): Lookup | undefined {
  const host = text(object(e, 'query'), 'hostname');
  if (host === undefined) return undefined;
  const { answers } = e as { answers?: unknown };
  if (!Array.isArray(answers)) return { host, answers: [] };
  const found: string[] = [];
  for (const a of answers) {
    const rdata = isObject(a) ? text(a, 'rdata') : undefined;
    if (rdata !== undefined) found.push(rdata);
  }
  return { host, answers: found };
}

/** Where a cloud product saw somebody. */
export interface Whence {
  readonly ip: string | undefined;
  /** Configured network, else the /24 or /48 that the address lies in; undefined for calls of the provider itself. */
  readonly network: string | undefined;
  readonly country: string | undefined;
  readonly agent: string | undefined;
}

export const whenceOf = remembering(readWhence);

function readWhence(e: OcsfEvent): Whence {
  const src = object(e, 'src_endpoint');
  const ip = text(src, 'ip');
  return {
    ip,
    network: text(src, 'zone') ?? (ip === undefined ? undefined : prefixOf(ip)),
    country: text(object(src, 'location'), 'country'),
    agent: text(object(e, 'http_request'), 'user_agent'),
  };
}

const prefixOf = (ip: string): string =>
  ip.includes(':') ? `${ip.split(':').slice(0, 3).join(':')}::/48` : `${ip.slice(0, ip.lastIndexOf('.'))}.0/24`;

/** OCSF activity_id of class 3002: 1 is a logon. status_id: 1 success, 2 failure. */
export const isLogon = (e: OcsfEvent): boolean => e.activity_id === 1;
export const succeeded = (e: OcsfEvent): boolean => e['status_id'] !== 2;

export interface ApiCall extends Whence {
  readonly operation: string;
  readonly service: string;
  readonly provider: string;
  /** Id of the key that signed the call. */
  readonly accessKey: string | undefined;
  readonly parameters: Json;
  readonly response: Json;
  readonly failed: boolean;
  /** It failed because the caller may not, rather than by a wrong argument or a missing thing. */
  readonly denied: boolean;
  /** Display name and id of what was acted on. */
  readonly target: { readonly name: string | undefined; readonly uid: string | undefined };
}

const NOTHING: Json = {};
/** Error codes of a missing right: AccessDenied, AccessDeniedException, Client.UnauthorizedOperation, AuthorizationFailed, Forbidden. */
const DENIED = /denied|unauthori[sz]ed|authorizationfailed|forbidden/i;

export const apiCallOf = remembering(readApiCall);

function readApiCall(e: OcsfEvent): ApiCall | undefined {
  const api = object(e, 'api');
  const operation = text(api, 'operation');
  if (operation === undefined) return undefined;
  const keys = object(object(e, 'actor'), 'user')?.['programmatic_credentials'];
  const key: unknown = Array.isArray(keys) ? keys[0] : undefined;
  const resources: unknown = e['resources'];
  const target: unknown = Array.isArray(resources) ? resources[0] : undefined;
  const { ip, network, country, agent } = whenceOf(e);
  // Named one by one: a spread costs more than all the rest of this.
  return {
    ip,
    network,
    country,
    agent,
    operation,
    service: text(object(api, 'service'), 'name') ?? '',
    provider: text(object(e, 'cloud'), 'provider') ?? '',
    accessKey: isObject(key) ? text(key, 'uid') : undefined,
    parameters: object(object(api, 'request'), 'data') ?? NOTHING,
    response: object(object(api, 'response'), 'data') ?? NOTHING,
    failed: e['status_id'] === 2,
    denied: e['status_id'] === 2 && DENIED.test(text(e, 'status_code') ?? text(object(api, 'response'), 'error') ?? ''),
    target: { name: isObject(target) ? text(target, 'name') : undefined, uid: isObject(target) ? text(target, 'uid') : undefined },
  };
}

/** What somebody did with one file of a cloud store (SharePoint, OneDrive). */
export interface FileAct {
  /** As the product calls it: FileDownloaded, FileModified, ... */
  readonly operation: string;
  /** Id of the file, else its path: the same for the same file. */
  readonly file: string;
}

export const fileActOf = remembering(readFileAct);

function readFileAct(e: OcsfEvent): FileAct | undefined {
  const operation = text(object(e, 'api'), 'operation');
  const file = object(e, 'file');
  const id = text(file, 'uid') ?? text(file, 'path') ?? text(file, 'name');
  return operation === undefined || id === undefined ? undefined : { operation, file: id };
}

/** Text of a parameter at a path, whatever scalar it is. */
export function parameter(parameters: Json, ...path: readonly string[]): string | undefined {
  let found: unknown = parameters;
  for (const name of path) found = isObject(found) ? found[name] : undefined;
  return typeof found === 'string' ? found : typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined;
}
