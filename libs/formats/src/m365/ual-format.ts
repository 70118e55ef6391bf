import type { Format, FormatContext, Normalised } from '@cordon/runtime';
import { dead, ok, type Result } from '@cordon/wire';
import { deadTooDeep, deadTooLarge, decodeText, isObject, parseJson, settle, text, type Json } from '../shared/json';
import { firstCharacter, headText, memberShare } from '../shared/sniff';
import { isoTime } from '../shared/time';
import { mapApi } from './api-activity';
import { clientAddress, type Ual } from './base';
import { FILE_ACTIVITY, mapFile } from './file-activity';
import { mapLogon } from './logon';

const MAX_BYTES = 8 * 1024 * 1024;
const MARKS = ['"CreationTime"', '"Operation"', '"Workload"', '"RecordType"'] as const;
const LOGONS = new Set(['UserLoggedIn', 'UserLoginFailed']);

/**
 * Microsoft 365 Unified Audit Log: one record of the Management Activity API, an array of them (a content blob), or a row of
 * Search-UnifiedAuditLog whose `AuditData` is the record as text.
 */
class UalFormat implements Format {
  readonly name = 'm365.ual';
  readonly maxBytes = MAX_BYTES;

  sniff(head: Uint8Array): number {
    const start = headText(head);
    const first = firstCharacter(start);
    if (first !== '{' && first !== '[') return 0;
    if (start.includes('"AuditData"')) return 0.95;
    const share = memberShare(start, MARKS);
    return share >= 0.75 ? share : 0;
  }

  parse(bytes: Uint8Array, context: FormatContext): Result<readonly Normalised[]> {
    if (bytes.length > MAX_BYTES) return deadTooLarge(MAX_BYTES);
    const decoded = decodeText(bytes);
    if (decoded.kind !== 'ok') return decoded;
    const json = parseJson(decoded.value);
    if (json.kind !== 'ok') return json;
    if (!settle(json.value)) return deadTooDeep();
    if (!Array.isArray(json.value)) return one(json.value, context, '');
    if (json.value.length === 0) return dead('CORDON_FORMAT_FIELD', 'no record in the array');
    const all: Normalised[] = [];
    for (let i = 0; i < json.value.length; i++) {
      const result = one(json.value[i], context, `/${i}`);
      if (result.kind !== 'ok') return result;
      all.push(...result.value);
    }
    return ok(all);
  }
}

function one(value: unknown, context: FormatContext, place: string): Result<readonly Normalised[]> {
  if (!isObject(value)) return dead('CORDON_FORMAT_FIELD', 'the record is no JSON object', place);
  const r = typeof value['AuditData'] === 'string' ? unwrapped(value['AuditData']) : isObject(value['AuditData']) ? value['AuditData'] : value;
  if (!r) return dead('CORDON_RAW_NOT_JSON', 'AuditData is not valid JSON', `${place}/AuditData`);
  const operation = text(r['Operation']);
  if (operation === undefined) return dead('CORDON_FORMAT_FIELD', 'Operation is missing', `${place}/Operation`);
  const at = isoTime(r['CreationTime']);
  if (at === undefined) return dead('CORDON_FORMAT_TIME', 'CreationTime is missing or no time', `${place}/CreationTime`);
  const u: Ual = { r, at, id: text(r['Id']), operation, workload: text(r['Workload']) ?? 'Microsoft 365', address: clientAddress(r), context };
  return ok([mapOne(u)]);
}

function mapOne(u: Ual): Normalised {
  if (LOGONS.has(u.operation)) return mapLogon(u);
  const activity = FILE_ACTIVITY.get(u.operation);
  return activity === undefined ? mapApi(u) : mapFile(u, activity);
}

function unwrapped(auditData: string): Json | undefined {
  const json = parseJson(auditData);
  return json.kind === 'ok' && isObject(json.value) && settle(json.value) ? json.value : undefined;
}

export const m365Ual: Format = new UalFormat();
