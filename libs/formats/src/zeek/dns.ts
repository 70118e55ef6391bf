import type { FormatContext, Normalised } from '@cordon/runtime';
import { dead, ok, type Result } from '@cordon/wire';
import type { Json } from '../shared/json';
import { text } from '../shared/json';
import { mapped } from '../shared/mapped';
import { zeekBool, zeekCount, zeekInterval, zeekList, zeekNumber, zeekTime } from './cells';
import { principalOf, readFlow } from './flow';
import { zeekMetadata } from './metadata';

/** RFC 6895 codes that OCSF names; the rest is 99 with the name in `rcode`. */
const isKnownRcode = (code: number): boolean => code <= 11 || (code >= 16 && code <= 25);

/**
 * dns.log → DNS Activity 4003. It has no own id: Zeek writes several lines under one connection's uid, which goes to
 * `connection_info.uid`.
 */
export function mapDns(r: Json, context: FormatContext): Result<readonly Normalised[]> {
  const at = zeekTime(r['ts']);
  if (at === undefined) return dead('CORDON_FORMAT_TIME', 'ts is missing or no time', 'ts');
  const flow = readFlow(r, context);
  if (typeof flow === 'string') return dead('CORDON_FORMAT_FIELD', 'an end of the query is no address', flow);
  const uid = text(r['uid']);
  if (uid !== undefined) flow.connection['uid'] = uid;
  const rcode = zeekCount(r['rcode']);
  const answers = zeekList(r['answers']);
  const activity = rcode !== undefined || answers.length > 0 ? 6 : 1;
  const event: Record<string, unknown> & Normalised['event'] = {
    class_uid: 4003,
    category_uid: 4,
    activity_id: activity,
    type_uid: 400_300 + activity,
    severity_id: 1,
    time: at,
    query_time: at,
    metadata: zeekMetadata('dns', undefined, r),
    src_endpoint: flow.src,
    dst_endpoint: flow.dst,
    connection_info: flow.connection,
  };
  const rtt = zeekInterval(r['rtt']);
  if (rtt !== undefined) event['response_time'] = at + rtt;
  const query = queryOf(r);
  if (query) event['query'] = query;
  if (rcode !== undefined) {
    event['rcode_id'] = isKnownRcode(rcode) ? rcode : 99;
    event['rcode'] = text(r['rcode_name']) ?? String(rcode);
  }
  const flags = flagsOf(r);
  if (answers.length > 0) event['answers'] = answersOf(answers, zeekTtls(r['TTLs']), flags);
  const rest = leftovers(r, answers.length > 0 ? [] : flags);
  if (rest) event['unmapped'] = rest;
  return ok([mapped(event, at, principalOf(flow.source), undefined)]);
}

function queryOf(r: Json): Record<string, unknown> | undefined {
  const hostname = text(r['query']);
  if (hostname === undefined) return undefined;
  const query: Record<string, unknown> = { hostname };
  const type = text(r['qtype_name']) ?? numbered('TYPE', r['qtype']);
  if (type !== undefined) query['type'] = type;
  const cls = text(r['qclass_name']) ?? numbered('CLASS', r['qclass']);
  if (cls !== undefined) query['class'] = cls === 'C_INTERNET' ? 'IN' : cls;
  const id = zeekCount(r['trans_id']);
  if (id !== undefined) query['packet_uid'] = id;
  return query;
}

const numbered = (prefix: string, value: unknown): string | undefined => {
  const number = zeekCount(value);
  return number === undefined ? undefined : `${prefix}${number}`;
};

/** OCSF flag_ids: 1 authoritative, 2 truncated, 3 recursion desired, 4 recursion available. */
function flagsOf(r: Json): number[] {
  const flags: number[] = [];
  if (zeekBool(r['AA'])) flags.push(1);
  if (zeekBool(r['TC'])) flags.push(2);
  if (zeekBool(r['RD'])) flags.push(3);
  if (zeekBool(r['RA'])) flags.push(4);
  return flags;
}

/** 32 bits on the wire (RFC 1035, section 3.2.1). */
const MAX_TTL = 4_294_967_295;

const zeekTtls = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : zeekList(value));

function answersOf(answers: readonly string[], ttls: readonly unknown[], flags: readonly number[]): Record<string, unknown>[] {
  return answers.map((rdata, i) => {
    const ttl = zeekNumber(ttls[i]);
    const answer: Record<string, unknown> = { rdata };
    if (ttl !== undefined && ttl >= 0 && ttl <= MAX_TTL) answer['ttl'] = Math.round(ttl);
    if (flags.length > 0) answer['flag_ids'] = flags;
    return answer;
  });
}

function leftovers(r: Json, flags: readonly number[]): Record<string, unknown> | undefined {
  const rejected = zeekBool(r['rejected']);
  const z = zeekCount(r['Z']);
  if (rejected !== true && flags.length === 0 && !z) return undefined;
  const rest: Record<string, unknown> = {};
  if (rejected) rest['rejected'] = true;
  if (z) rest['Z'] = z;
  if (flags.length > 0) rest['flag_ids'] = flags;
  return rest;
}
