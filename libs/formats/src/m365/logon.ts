import { isPrivateIp } from '@cordon/core';
import type { Normalised } from '@cordon/runtime';
import type { BindingBody } from '@cordon/wire';
import { osType } from '../form/shorthand';
import { appOf, cloudOf, deviceOf, metadataOf, requestOf, sessionOf, sourceOf, statusOf, type Ual } from './base';
import { text } from '../shared/json';
import { mapped } from '../shared/mapped';
import { pair, pairs } from './pairs';
import { restOf, takes } from './rest';
import { who } from './who';
import { userAt } from '../shared/user-at';

/** How long a logon says that its user is at that address, ms. A working day; leases and later logons say it better. */
const AT_MS = 8 * 3_600_000;

/** UserLoggedIn, UserLoginFailed → Authentication 3002. */
export function mapLogon(u: Ual): Normalised {
  const { r, at } = u;
  const { user, principal } = who(r);
  const failed = u.operation === 'UserLoginFailed' || statusOf(r) === 2;
  const event: Record<string, unknown> & Normalised['event'] = {
    class_uid: 3002,
    category_uid: 3,
    activity_id: 1,
    type_uid: 300_201,
    severity_id: 1,
    time: at,
    status_id: failed ? 2 : 1,
    metadata: metadataOf(u),
    user,
    service: serviceOf(u),
    src_endpoint: sourceOf(u),
    cloud: cloudOf(r),
    is_remote: true,
  };
  const code = text(r['ErrorNumber']);
  if (code !== undefined && code !== '0') event['status_code'] = code;
  const detail = text(r['LogonError']) ?? pair(r['ExtendedProperties'], 'ResultStatusDetail');
  if (detail !== undefined) event['status_detail'] = detail;
  const status = text(r['ResultStatus']);
  if (status !== undefined) event['status'] = status;
  const request = requestOf(r);
  if (request) event['http_request'] = request;
  const properties = pairs(r['DeviceProperties']);
  const session = text(properties?.['SessionId']) ?? sessionOf(r);
  if (session !== undefined) event['session'] = { uid: session };
  const device = properties ? deviceOfLogon(properties) : deviceOf(r);
  if (device) event['device'] = device;
  const rest = restOf(u, TAKEN);
  if (rest) event['unmapped'] = rest;
  const bindings = failed ? undefined : bindingsOf(u, principal);
  const result = mapped(event, at, principal, u.id);
  return bindings ? { ...result, bindings } : result;
}

function serviceOf(u: Ual): Record<string, unknown> {
  const uid = appOf(u.r);
  return uid === undefined ? { name: u.workload } : { name: u.workload, uid };
}

const TAKEN = takes('ErrorNumber', 'LogonError');

/** DeviceProperties of a logon through Entra ID. */
function deviceOfLogon(properties: Record<string, unknown>): Record<string, unknown> | undefined {
  const name = text(properties['DisplayName']);
  const uid = text(properties['Id']);
  if (name === undefined && uid === undefined) return undefined;
  const device: Record<string, unknown> = { type_id: 0 };
  if (name !== undefined) device['name'] = name;
  if (uid !== undefined) device['uid'] = uid;
  const os = text(properties['OS']);
  if (os !== undefined) device['os'] = { name: os, type_id: osType(os) };
  const compliant = text(properties['IsCompliant']);
  if (compliant !== undefined) device['is_compliant'] = compliant.toLowerCase() === 'true';
  return device;
}

/** Only a private address says where somebody is: behind a public one there may be a whole office. */
function bindingsOf(u: Ual, principal: string | undefined): readonly BindingBody[] | undefined {
  if (!principal?.startsWith('user/') || !u.address || !isPrivateIp(u.address.ip) || !u.context.estate.ownsAddress(u.address.ip)) return undefined;
  return [userAt(principal.slice(5), u.address.ip, u.at, AT_MS, 0.6)];
}
