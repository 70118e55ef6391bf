import type { FormatContext, Normalised } from '@cordon/runtime';
import { dead, ok, type Result } from '@cordon/wire';
import { codedFormat } from '../form/define';
import { hasValue } from '../form/condition';
import { sayArrival } from '../shared/arrival';
import { isObject, parseJson, settle, text, type Json } from '../shared/json';
import { isoTime } from '../shared/time';
import { mapApi } from './api-activity';
import { clientAddress, type Ual } from './base';
import { fileActivity, mapFile } from './file-activity';
import { mapLogon } from './logon';
import { mapSecurity, securityKind } from './security';

const LOGONS = new Set(['UserLoggedIn', 'UserLoginFailed']);

function one(value: Json, context: FormatContext): Result<readonly Normalised[]> {
  const r = typeof value['AuditData'] === 'string' ? unwrapped(value['AuditData']) : isObject(value['AuditData']) ? value['AuditData'] : value;
  if (!r) return dead('CORDON_RAW_NOT_JSON', 'AuditData is not valid JSON', '/AuditData');
  const operation = text(r['Operation']);
  if (operation === undefined) return dead('CORDON_FORMAT_FIELD', 'Operation is missing', '/Operation');
  const written = r['CreationTime'];
  const at = hasValue(written) ? isoTime(written) : context.seen;
  if (at === undefined) return dead('CORDON_FORMAT_TIME', 'CreationTime is no time', '/CreationTime');
  const u: Ual = { r, at, id: text(r['Id']), operation, workload: text(r['Workload']) ?? 'Microsoft 365', ...clientAddress(r), context };
  const security = securityKind(operation);
  if (security === undefined) {
    const mapped = mapOne(u);
    if (!hasValue(written)) sayArrival(mapped.event);
    return ok([mapped]);
  }
  const result = mapSecurity(security, r, context);
  return result.kind === 'ok' ? ok([result.value]) : result;
}

function mapOne(u: Ual): Normalised {
  if (LOGONS.has(u.operation)) return mapLogon(u);
  const activity = fileActivity(u.operation, u.r);
  return activity === undefined ? mapApi(u) : mapFile(u, activity);
}

function unwrapped(auditData: string): Json | undefined {
  const json = parseJson(auditData);
  return json.kind === 'ok' && isObject(json.value) && settle(json.value) ? json.value : undefined;
}

/**
 * Microsoft 365 Unified Audit Log: a record of the Management Activity API, or a row of Search-UnifiedAuditLog whose `AuditData` is the record as
 * text; content blobs are arrays and are taken apart before.
 */
export const m365Ual = codedFormat(
  'm365.ual',
  'https://learn.microsoft.com/en-us/office/office-365-management-api/office-365-management-activity-api-schema',
  [
    { has: ['AuditData', 'RecordType'] },
    { has: ['AuditData', 'Operations'] },
    { has: ['Workload', 'Operation', 'RecordType'] },
    { has: ['CreationTime', 'Operation', 'Workload'] },
    { has: ['RecordType', 'Operation', 'CreationTime'] },
  ],
  one,
);
