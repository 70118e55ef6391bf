import type { Json } from '../shared/json';
import type { Ual } from './base';
import { pairs } from './pairs';

/** What every mapping of the Unified Audit Log takes; RecordType and UserType stay as the numbers they are. */
const COMMON = [
  'CreationTime',
  'Id',
  'Operation',
  'Workload',
  'UserId',
  'UserKey',
  'OrganizationId',
  'OrganizationName',
  'ObjectId',
  'CorrelationId',
  'InterSystemsId',
  'SessionId',
  'ApplicationId',
  'ResultStatus',
  'UserAgent',
  'LogonUserSid',
  'DeviceDisplayName',
  'IsManagedDevice',
  'Platform',
  'Version',
];
const ADDRESSES = new Set(['ClientIP', 'ActorIpAddress', 'ClientIPAddress']);
/** Lists of name and value, which are easier to search as one object. */
const PAIRS = new Set(['ExtendedProperties', 'DeviceProperties']);

/** The members that a mapping takes, beside those that all do. */
export const takes = (...members: readonly string[]): ReadonlySet<string> => new Set([...COMMON, ...members]);

/** What is not taken, under its own names; undefined when nothing is left. */
export function restOf({ r, rawAddress }: Ual, taken: ReadonlySet<string>): Json | undefined {
  let rest: Record<string, unknown> | undefined;
  for (const name in r) {
    if (taken.has(name)) continue;
    const value = r[name];
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    if (ADDRESSES.has(name) && value === rawAddress) continue;
    (rest ??= {})[name] = PAIRS.has(name) ? (pairs(value) ?? value) : value;
  }
  return rest;
}
