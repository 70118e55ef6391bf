import type { Format, FormatContext, Normalised } from '@cordon/runtime';
import { dead, ok, type Result } from '@cordon/wire';
import { deadTooDeep, deadTooLarge, decodeText, isObject, parseJson, settle } from '../shared/json';
import { firstCharacter, headText, memberShare } from '../shared/sniff';
import { mapTrailRecord } from './trail-record';

const MAX_BYTES = 8 * 1024 * 1024;
const MARKS = ['"eventVersion"', '"eventSource"', '"eventName"', '"awsRegion"', '"userIdentity"'] as const;

/** AWS CloudTrail: one record, an array of records, or a log file with its `Records`. A bad element makes the whole record dead. */
class CloudTrailFormat implements Format {
  readonly name = 'aws.cloudtrail';
  readonly maxBytes = MAX_BYTES;

  sniff(head: Uint8Array): number {
    const text = headText(head);
    const first = firstCharacter(text);
    if (first !== '{' && first !== '[') return 0;
    const share = memberShare(text, MARKS);
    return share >= 0.8 ? 1 : share >= 0.4 ? share + 0.1 : 0;
  }

  parse(bytes: Uint8Array, context: FormatContext): Result<readonly Normalised[]> {
    if (bytes.length > MAX_BYTES) return deadTooLarge(MAX_BYTES);
    const decoded = decodeText(bytes);
    if (decoded.kind !== 'ok') return decoded;
    const json = parseJson(decoded.value);
    if (json.kind !== 'ok') return json;
    if (!settle(json.value)) return deadTooDeep();
    const { value } = json;
    if (isObject(value) && Array.isArray(value['Records'])) return many(value['Records'], context, '/Records');
    if (Array.isArray(value)) return many(value, context, '');
    const result = mapTrailRecord(value, context, '');
    return result.kind === 'ok' ? ok([result.value]) : result;
  }
}

function many(records: readonly unknown[], context: FormatContext, place: string): Result<readonly Normalised[]> {
  if (records.length === 0) return dead('CORDON_FORMAT_FIELD', 'no record in the file', place);
  const all: Normalised[] = [];
  for (let i = 0; i < records.length; i++) {
    const result = mapTrailRecord(records[i], context, `${place}/${i}`);
    if (result.kind !== 'ok') return result;
    all.push(result.value);
  }
  return ok(all);
}

export const awsCloudTrail: Format = new CloudTrailFormat();
