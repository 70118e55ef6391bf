import { isPrivateIp } from '@cordon/core';
import type { Normalised } from '@cordon/runtime';
import type { BindingBody } from '@cordon/wire';
import { appOf, cloudOf, metadataOf, sourceOf, statusOf, userAgent, type Ual } from './base';
import { text } from '../shared/json';
import { mapped } from '../shared/mapped';
import { pair, pairs } from './pairs';
import { who } from './who';

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
  const agent = userAgent(r);
  if (agent !== undefined) event['http_request'] = { user_agent: agent };
  const device = pairs(r['DeviceProperties']);
  const session = device?.['SessionId'] ?? r['SessionId'];
  if (typeof session === 'string' && session !== '') event['session'] = { uid: session };
  const rest = leftovers(u, device);
  if (rest) event['unmapped'] = rest;
  const bindings = failed ? undefined : bindingsOf(u, principal);
  const result = mapped(event, at, principal, u.id);
  return bindings ? { ...result, bindings } : result;
}

function serviceOf(u: Ual): Record<string, unknown> {
  const uid = appOf(u.r);
  return uid === undefined ? { name: u.workload } : { name: u.workload, uid };
}

function leftovers(u: Ual, device: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  const extended = pairs(u.r['ExtendedProperties']);
  if (!device && !extended) return undefined;
  if (!extended) return { device_properties: device };
  return device ? { device_properties: device, extended_properties: extended } : { extended_properties: extended };
}

/** Only a private address says where somebody is: behind a public one there may be a whole office. */
function bindingsOf(u: Ual, principal: string | undefined): readonly BindingBody[] | undefined {
  if (!principal?.startsWith('user/') || !u.address || !isPrivateIp(u.address.ip) || !u.context.estate.ownsAddress(u.address.ip)) return undefined;
  return [
    {
      relation: 'at',
      a: { kind: 'user', key: principal.slice(5) },
      b: { kind: 'ip', key: u.address.ip },
      from: u.at,
      until: u.at + AT_MS,
      confidence: 0.6,
      origin: 'logon',
    },
  ];
}
