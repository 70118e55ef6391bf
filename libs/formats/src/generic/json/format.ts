import { jsonFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Tree } from '../../form/form';
import { isObject, type Json } from '../../shared/json';
import { OUTCOMES, SEVERITIES } from './names';
import { isRecord, usual } from './usual';

/** Members under which a batch keeps its records. */
const LISTS = ['records', 'events', 'logs', 'entries', 'items', 'results', 'data', 'value'] as const;

/** A batch: an object that is no record by itself, with a list of objects that are. What stands beside the list is kept with each. */
function records(record: Json): readonly Json[] {
  if (Object.keys(record).length === 0) return [];
  if (isRecord(record)) return [record];
  for (const name of LISTS) {
    const list: unknown = record[name];
    if (!Array.isArray(list) || list.length === 0 || !list.every((item): item is Json => isObject(item) && isRecord(item))) continue;
    const batch = Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
    return list.map((item) => (Object.keys(batch).length === 0 ? item : { ...item, batch }));
  }
  return [record];
}

const USER: Tree = {
  name: first('usual.name', 'usual.email', 'usual.fullName'),
  email_addr: first('usual.email', 'usual.name'),
  uid: 'usual.uid',
  full_name: 'usual.fullName',
};
const SOURCE: Tree = { ip: 'usual.sourceIp', port: 'usual.sourcePort' };
const TARGET: Tree = { ip: 'usual.targetIp', port: 'usual.targetPort' };

/** Any product's JSON, for sources that say so; what it can be read by is the table in `names.ts`. */
export const genericJson = jsonFormat({
  name: 'json',
  docs: 'https://schema.ocsf.io/1.8.0/classes/base_event',
  isGeneric: true,
  signs: [],
  split: records,
  prepare: usual,
  mapping: {
    product: { vendor: 'Unknown', name: 'JSON' },
    time: 'usual.time',
    event: {
      message: 'usual.message',
      severity_id: lookup('usual.severity', SEVERITIES, 'Informational'),
      severity: 'usual.severity',
      status_id: lookup('usual.outcome', OUTCOMES),
      status: 'usual.outcome',
      status_detail: 'usual.reason',
      status_code: 'usual.errorCode',
      metadata: { event_code: 'usual.action', correlation_uid: 'usual.request', product: { name: 'usual.product', vendor_name: 'usual.vendor' } },
      actor: { user: USER, session: { uid: 'usual.session' } },
      device: { hostname: first('usual.host', '$.host'), type_id: 0 },
      src_endpoint: SOURCE,
      dst_endpoint: TARGET,
      http_request: { user_agent: 'usual.agent' },
    },
    variants: [
      {
        when: [
          { 'usual.logon': PRESENT, 'usual.name': PRESENT },
          { 'usual.logon': PRESENT, 'usual.email': PRESENT },
        ],
        class: 'authentication',
        activity: lookup('usual.logon', { Logon: 'Logon', Logoff: 'Logoff' }),
        event: {
          actor: null,
          user: USER,
          session: { uid: 'usual.session' },
          service: { name: first('usual.product', is('Unknown')) },
          status_id: first(lookup('usual.outcome', OUTCOMES), lookup('usual.action', [[/fail|denied|error|invalid/i, 'Failure']], 'Unknown')),
        },
      },
      {
        when: { 'usual.sourceIp': PRESENT, 'usual.targetIp': PRESENT, 'usual.targetPort': PRESENT },
        class: 'network_activity',
        activity: 'Traffic',
        event: {},
      },
      {
        when: [
          { 'usual.action': PRESENT, 'usual.name': PRESENT },
          { 'usual.action': PRESENT, 'usual.email': PRESENT },
          { 'usual.action': PRESENT, 'usual.uid': PRESENT },
          { 'usual.action': PRESENT, 'usual.sourceIp': PRESENT },
        ],
        class: 'api_activity',
        activity: lookup(
          'usual.action',
          [
            [/create|add|invite|upload|grant/i, 'Create'],
            [/delete|remove|revoke|destroy/i, 'Delete'],
            [/update|change|modif|edit|enable|disable|rotate|reset/i, 'Update'],
            [/read|view|list|get|download|export|access/i, 'Read'],
          ],
          'Other',
        ),
        event: {
          api: { operation: 'usual.action', service: { name: 'usual.product' } },
          resources: [{ name: 'usual.resourceName', uid: 'usual.resourceId', type: 'usual.resourceType' }],
        },
      },
      { class: 'base_event', activity: 'Other', event: { activity_name: 'usual.action' } },
    ],
    ignore: ['usual.logon'],
  },
});
