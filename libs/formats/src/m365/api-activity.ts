import type { Normalised } from '@cordon/runtime';
import { actorOf, cloudOf, deviceOf, metadataOf, requestOf, sourceOf, statusOf, type Ual } from './base';
import { asText, isObject, text, type Json } from '../shared/json';
import { apiActivity } from './operation';
import { mapped } from '../shared/mapped';
import { pairs } from './pairs';
import { restOf, takes } from './rest';
import { who } from './who';

/** Everything that is neither a logon nor a file operation → API Activity 6003. */
export function mapApi(u: Ual): Normalised {
  const { r, at } = u;
  const { user, principal } = who(r);
  const activity = apiActivity(u.operation);
  const event: Record<string, unknown> & Normalised['event'] = {
    class_uid: 6003,
    category_uid: 6,
    activity_id: activity,
    type_uid: 600_300 + activity,
    severity_id: 1,
    time: at,
    status_id: statusOf(r),
    metadata: metadataOf(u),
    actor: actorOf(user, r),
    api: apiOf(u),
    src_endpoint: sourceOf(u),
    cloud: cloudOf(r),
  };
  if (activity === 99) event['activity_name'] = u.operation;
  const resources = resourcesOf(u);
  if (resources.length > 0) event['resources'] = resources;
  const request = requestOf(r);
  if (request) event['http_request'] = request;
  const device = deviceOf(r);
  if (device) event['device'] = device;
  const count = r['OperationCount'];
  if (typeof count === 'number' && Number.isSafeInteger(count) && count > 0) event['count'] = count;
  const rest = restOf(u, TAKEN);
  if (rest) event['unmapped'] = rest;
  return mapped(event, at, principal, u.id);
}

function apiOf(u: Ual): Record<string, unknown> {
  const api: Record<string, unknown> = { operation: u.operation, service: { name: u.workload } };
  const data = requestData(u.r);
  if (data) api['request'] = { uid: u.id ?? text(u.r['CorrelationId']) ?? 'unknown', data };
  const result = text(u.r['ResultStatus']);
  if (result !== undefined) api['response'] = { message: result };
  return api;
}

/** Parameters of a cmdlet, changed properties of a directory object, or what a mailbox operation touched. */
function requestData(r: Json): unknown {
  const own = pairs(r['Parameters']) ?? r['Parameters'];
  const changed = pairs(r['ModifiedProperties']);
  const mail = mailItems(r);
  const parts = [isObject(own) ? own : undefined, changed, mail].filter((p) => p !== undefined);
  if (parts.length > 1) return Object.assign({}, ...parts) as Json;
  return parts[0] ?? (typeof own === 'string' && own !== '' ? own : undefined);
}

/** Message ids of one MailItemsAccessed or Send record that are kept. */
const MAX_MESSAGES = 256;

function mailItems(r: Json): Json | undefined {
  const folders = r['Folders'];
  const item = r['Item'];
  const affected = r['AffectedItems'];
  if (!Array.isArray(folders) && !isObject(item) && !Array.isArray(affected)) return pairs(r['OperationProperties']);
  const data: Record<string, unknown> = {};
  const ids: string[] = [];
  const paths: string[] = [];
  for (const folder of Array.isArray(folders) ? folders : []) {
    if (!isObject(folder)) continue;
    const path = text(folder['Path']);
    if (path !== undefined && paths.length < MAX_MESSAGES) paths.push(path);
    for (const entry of Array.isArray(folder['FolderItems']) ? folder['FolderItems'] : []) {
      const id = isObject(entry) ? text(entry['InternetMessageId']) : undefined;
      if (id !== undefined && ids.length < MAX_MESSAGES) ids.push(id);
    }
  }
  for (const one of isObject(item) ? [item] : Array.isArray(affected) ? affected.slice(0, MAX_MESSAGES) : []) {
    if (!isObject(one)) continue;
    const id = text(one['InternetMessageId']);
    if (id !== undefined) ids.push(id);
    const subject = text(one['Subject']);
    if (subject !== undefined) data['Subject'] ??= subject;
  }
  if (paths.length > 0) data['Folders'] = paths;
  if (ids.length > 0) data['InternetMessageIds'] = ids;
  return Object.assign(data, pairs(r['OperationProperties']));
}

/** OCSF resource role. */
const AFFECTED = 3;

/** What was acted on (role 1, target) and, for mailbox operations, whose mailbox (role 3, affected). */
function resourcesOf(u: Ual): Record<string, unknown>[] {
  const { r } = u;
  const resources: Record<string, unknown>[] = [];
  const object = text(r['ObjectId']);
  const name = targetName(r['Target']);
  if (object !== undefined || name !== undefined) {
    const target: Record<string, unknown> = { role_id: 1 };
    if (object !== undefined) target['uid'] = object;
    if (name !== undefined) target['name'] = name;
    resources.push(target);
  }
  const mailbox = text(r['MailboxOwnerUPN']);
  if (mailbox !== undefined) {
    const owned: Record<string, unknown> = { role_id: AFFECTED, name: mailbox, type: 'mailbox' };
    const uid = asText(r['MailboxGuid']);
    if (uid !== undefined) owned['uid'] = uid;
    resources.push(owned);
  }
  const grantee = text(r['TargetUserOrGroupName']);
  if (grantee !== undefined) resources.push({ role_id: AFFECTED, name: grantee, type: text(r['TargetUserOrGroupType']) ?? 'user or group' });
  return resources;
}

/** Target entries of type 1 are display names (Management Activity API schema, IdentityTypeValuePair). */
const DISPLAY_NAME = 1;

function targetName(targets: unknown): string | undefined {
  if (!Array.isArray(targets)) return undefined;
  for (const target of targets) if (isObject(target) && target['Type'] === DISPLAY_NAME) return text(target['ID']);
  return undefined;
}

/** Changed properties and folders stay besides: the request holds new values, names and message ids of them only. */
const TAKEN = takes(
  'ClientAppId',
  'AppId',
  'ApplicationDisplayName',
  'OperationCount',
  'ClientInfoString',
  'Parameters',
  'OperationProperties',
  'MailboxOwnerUPN',
  'MailboxGuid',
  'TargetUserOrGroupName',
  'TargetUserOrGroupType',
);
