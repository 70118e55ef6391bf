import type { FormatContext, Normalised } from '@cordon/runtime';
import { dead, ok, type Result } from '@cordon/wire';
import { hasValue } from '../form/condition';
import { sayArrival } from '../shared/arrival';
import { endpointOf, readAddress } from '../shared/address';
import { asText, isObject, text, type Json } from '../shared/json';
import { mapped } from '../shared/mapped';
import { isoTime } from '../shared/time';
import { anyTime } from '../shared/when';
import { accountChange, type AccountChange } from './account-change';
import { awsActivity } from './event-name';
import { identityOf, identityRest, type Identity } from './identity';

const PROFILES = ['cloud'];

/** Longest list of resources that is kept of one call. */
const MAX_RESOURCES = 100;

/** One CloudTrail record → API Activity 6003, Authentication 3002 for a logon, or Account Change 3001 for what IAM did to a user. */
export function mapTrailRecord(value: Json, outerTime: number | undefined, context: FormatContext): Result<Normalised> {
  const name = text(value['eventName']);
  if (name === undefined) return dead('CORDON_FORMAT_FIELD', 'eventName is missing', '/eventName');
  // Logstash's codec for CloudTrail moves eventTime to @timestamp.
  const written = value['eventTime'] ?? value['@timestamp'];
  const own = hasValue(written) ? timeOf(written, context) : outerTime;
  const at = own ?? (hasValue(written) ? undefined : context.seen);
  if (at === undefined) return dead('CORDON_FORMAT_TIME', 'eventTime is no time', '/eventTime');
  const identity = identityOf(value['userIdentity']);
  const event = isLogon(value, name) ? logon(value, name, at, identity, context) : apiCall(value, name, at, identity, context);
  const change = accountChange(value, name, identity);
  if (change) accountChanged(event, name, change);
  if (own === undefined) sayArrival(event);
  const id = text(value['eventID']);
  return ok(mapped(event, at, identity.principal, id));
}

/** CloudTrail Lake and Athena write a blank for the T, and leave the zone out. */
const timeOf = (value: unknown, { seen }: FormatContext): number | undefined => isoTime(value) ?? anyTime(value, 'UTC', seen);

function apiCall(r: Json, name: string, at: number, identity: Identity, context: FormatContext): Normalised['event'] {
  const activity = awsActivity(name, r['readOnly']);
  const error = text(r['errorCode']);
  const event: Record<string, unknown> & Normalised['event'] = {
    class_uid: 6003,
    category_uid: 6,
    activity_id: activity,
    type_uid: 600_300 + activity,
    severity_id: 1,
    time: at,
    status_id: error === undefined ? 1 : 2,
    metadata: metadataOf(r),
    actor: actorOf(r, identity),
    api: apiOf(r, name, error),
    src_endpoint: sourceOf(r, context),
    cloud: cloudOf(r),
  };
  if (activity === 99) event['activity_name'] = name;
  addStatus(event, r, error);
  const agent = text(r['userAgent']);
  if (agent !== undefined) event['http_request'] = { user_agent: agent };
  const resources = resourcesOf(r['resources']) ?? instanceOf(r['requestParameters']);
  if (resources) event['resources'] = resources;
  const rest = leftovers(r);
  if (rest) event['unmapped'] = rest;
  return event;
}

/** What a call to IAM did to a user is an account change, and stays the call that it was. */
function accountChanged(event: Record<string, unknown> & Normalised['event'], name: string, { activity, user }: AccountChange): void {
  event.class_uid = 3001;
  event.category_uid = 3;
  event.activity_id = activity;
  event.type_uid = 300_100 + activity;
  event['user'] = user;
  if (activity === 99) event['activity_name'] = name;
  else delete event['activity_name'];
  // The class has no place for resources, and the user is the only one.
  const { resources } = event;
  if (resources === undefined) return;
  delete event['resources'];
  event['unmapped'] = { ...(isObject(event['unmapped']) ? event['unmapped'] : {}), resources };
}

/** At the console, and at IAM Identity Center's (CloudTrail user guide, console sign-in events; Identity Center user guide, sign-in events). */
const isLogon = (r: Json, name: string): boolean =>
  name === 'ConsoleLogin' || (name === 'UserAuthentication' && text(r['eventSource']) === 'signin.amazonaws.com');

/**
 * The outcome lies in responseElements or serviceEventDetails under the event's own name; a failure has errorMessage besides.
 */
function logon(r: Json, name: string, at: number, identity: Identity, context: FormatContext): Normalised['event'] {
  const said = [r['responseElements'], r['serviceEventDetails']].flatMap((o) => (isObject(o) ? (text(o[name]) ?? []) : []));
  const more = isObject(r['additionalEventData']) ? r['additionalEventData'] : {};
  const error = text(r['errorCode']);
  const event: Record<string, unknown> & Normalised['event'] = {
    class_uid: 3002,
    category_uid: 3,
    activity_id: 1,
    type_uid: 300_201,
    severity_id: 1,
    time: at,
    status_id: said[0] === 'Success' ? 1 : 2,
    metadata: metadataOf(r),
    actor: actorOf(r, identity),
    user: identity.user,
    service: { name: text(r['eventSource']) ?? 'signin.amazonaws.com' },
    api: apiOf(r, name, error),
    src_endpoint: sourceOf(r, context),
    cloud: cloudOf(r),
    is_remote: true,
  };
  if (more['MFAUsed'] !== undefined) event['is_mfa'] = more['MFAUsed'] === 'Yes';
  const page = text(more['LoginTo']);
  if (page !== undefined) event['dst_endpoint'] = { svc_name: page };
  if (identity.session) event['session'] = identity.session;
  addStatus(event, r, error);
  const agent = text(r['userAgent']);
  if (agent !== undefined) event['http_request'] = { user_agent: agent };
  const rest = leftovers(r);
  if (rest) event['unmapped'] = rest;
  return event;
}

function addStatus(event: Record<string, unknown>, r: Json, error: string | undefined): void {
  if (error !== undefined) event['status_code'] = error;
  const message = text(r['errorMessage']);
  if (message !== undefined) event['status_detail'] = message;
}

function metadataOf(r: Json): Record<string, unknown> {
  const version = text(r['eventVersion']);
  const metadata: Record<string, unknown> = {
    version: '1.8.0',
    product: productOf(version, text(r['eventCategory'])),
    log_name: 'CloudTrail',
    profiles: PROFILES,
  };
  const id = text(r['eventID']);
  if (id !== undefined) metadata['uid'] = id;
  const type = text(r['eventType']);
  if (type !== undefined) metadata['event_code'] = type;
  const shared = text(r['sharedEventID']);
  if (shared !== undefined) metadata['correlation_uid'] = shared;
  return metadata;
}

const productOf = (version: string | undefined, category: string | undefined): Record<string, unknown> => ({
  name: 'CloudTrail',
  vendor_name: 'AWS',
  ...(version === undefined ? {} : { version }),
  ...(category === undefined ? {} : { feature: { name: category } }),
});

function actorOf(r: Json, identity: Identity): Record<string, unknown> {
  const actor: Record<string, unknown> = { user: identity.user };
  if (identity.session) actor['session'] = identity.session;
  const invokedBy = isObject(r['userIdentity']) ? text(r['userIdentity']['invokedBy']) : undefined;
  if (invokedBy !== undefined) actor['app_name'] = invokedBy;
  return actor;
}

function apiOf(r: Json, name: string, error: string | undefined): Record<string, unknown> {
  const api: Record<string, unknown> = { operation: name };
  const service = text(r['eventSource']);
  if (service !== undefined) api['service'] = { name: service };
  const version = asText(r['apiVersion']);
  if (version !== undefined) api['version'] = version;
  const parameters = r['requestParameters'];
  const requestId = text(r['requestID']) ?? text(r['eventID']);
  if (requestId !== undefined)
    api['request'] = parameters === null || parameters === undefined ? { uid: requestId } : { uid: requestId, data: parameters };
  const elements = r['responseElements'];
  const hasElements = elements !== null && elements !== undefined;
  if (error !== undefined || hasElements) {
    const response: Record<string, unknown> = {};
    if (error !== undefined) response['error'] = error;
    const message = text(r['errorMessage']);
    if (message !== undefined) {
      response['error_message'] = message;
      response['message'] = message;
    }
    if (hasElements) response['data'] = elements;
    api['response'] = response;
  }
  return api;
}

const SERVICE = /^[a-z0-9.-]{1,200}\.amazonaws\.com$/;

/** sourceIPAddress is an address, or the name of the AWS service that called. */
function sourceOf(r: Json, context: FormatContext): Record<string, unknown> {
  const raw = text(r['sourceIPAddress']);
  const address = readAddress(raw);
  const service = raw ?? text(r['eventSource']) ?? 'AWS';
  const endpoint = address ? endpointOf(address, context.estate) : { svc_name: service, ...(SERVICE.test(service) ? { domain: service } : {}) };
  const vpc = text(r['vpcEndpointId']);
  if (vpc !== undefined) endpoint['interface_uid'] = vpc;
  return endpoint;
}

function cloudOf(r: Json): Record<string, unknown> {
  const cloud: Record<string, unknown> = { provider: 'AWS' };
  const region = text(r['awsRegion']);
  if (region !== undefined) cloud['region'] = region;
  const account = text(r['recipientAccountId']);
  if (account !== undefined) cloud['account'] = { uid: account, type_id: 10 };
  return cloud;
}

function resourcesOf(list: unknown): Record<string, unknown>[] | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const resources: Record<string, unknown>[] = [];
  for (const item of list.slice(0, MAX_RESOURCES)) {
    if (!isObject(item)) continue;
    const uid = text(item['ARN']) ?? text(item['ARNPrefix']);
    if (uid === undefined) continue;
    const resource: Record<string, unknown> = { uid, role_id: 1 };
    const type = text(item['type']);
    if (type !== undefined) resource['type'] = type;
    const account = text(item['accountId']);
    if (account !== undefined) resource['owner'] = { account: { uid: account, type_id: 10 } };
    resources.push(resource);
  }
  return resources.length > 0 ? resources : undefined;
}

/** Calls to EC2 and Systems Manager name the instance among their parameters only. */
function instanceOf(parameters: unknown): Record<string, unknown>[] | undefined {
  const uid = isObject(parameters) ? text(parameters['instanceId']) : undefined;
  return uid === undefined ? undefined : [{ uid, type: 'AWS::EC2::Instance', role_id: 1 }];
}

/** Members of a record that attributes take. */
const TAKEN = new Set([
  'eventVersion',
  'eventTime',
  '@timestamp',
  'eventSource',
  'eventName',
  'eventID',
  'eventType',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
  'errorCode',
  'errorMessage',
  'requestParameters',
  'responseElements',
  'requestID',
  'apiVersion',
  'recipientAccountId',
  'sharedEventID',
  'vpcEndpointId',
  'eventCategory',
]);

/** What no attribute takes, under its own names. */
function leftovers(r: Json): Record<string, unknown> | undefined {
  let rest: Record<string, unknown> | undefined;
  for (const name in r) {
    if (TAKEN.has(name)) continue;
    const own = name === 'userIdentity' ? identityRest(r[name]) : name === 'resources' ? resourcesRest(r[name]) : r[name];
    if (own !== undefined && own !== null && own !== '') (rest ??= {})[name] = own;
  }
  return rest;
}

/** Resources are taken as long as each has an ARN and there are not too many. */
const resourcesRest = (list: unknown): unknown =>
  Array.isArray(list) && list.length <= MAX_RESOURCES && list.every((i) => isObject(i) && (text(i['ARN']) ?? text(i['ARNPrefix'])) !== undefined)
    ? undefined
    : list;
