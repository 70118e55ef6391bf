import { canonicalMac } from '@cordon/core';
import type { FormatContext, Normalised } from '@cordon/runtime';
import { dead, ok, type Result } from '@cordon/wire';
import type { Json } from '../shared/json';
import { text } from '../shared/json';
import { mapped } from '../shared/mapped';
import { zeekBool, zeekCount, zeekInterval, zeekList, zeekTime } from './cells';
import { principalOf, readFlow } from './flow';
import { zeekMetadata } from './metadata';

/**
 * conn_state → OCSF activity (docs.zeek.org, conn_state): 2 closed, 3 reset, 4 failed (no answer), 5 refused, 6 traffic seen in
 * part. Zeek writes a record when it is over, so nothing is "opened".
 */
const ACTIVITY: ReadonlyMap<unknown, number> = new Map([
  ['SF', 2],
  ['S2', 2],
  ['S3', 2],
  ['REJ', 5],
  ['S0', 4],
  ['SH', 4],
  ['SHR', 4],
  ['RSTO', 3],
  ['RSTR', 3],
  ['RSTOS0', 3],
  ['RSTRH', 3],
  ['S1', 6],
  ['OTH', 6],
]);

/** conn.log → Network Activity 4001. `time` is the start; bytes are payload, what includes IP headers is in `unmapped`. */
export function mapConn(r: Json, context: FormatContext): Result<readonly Normalised[]> {
  const at = zeekTime(r['ts']);
  if (at === undefined) return dead('CORDON_FORMAT_TIME', 'ts is missing or no time', 'ts');
  const flow = readFlow(r, context);
  if (typeof flow === 'string') return dead('CORDON_FORMAT_FIELD', 'an end of the connection is no address', flow);
  const uid = text(r['uid']);
  const state = text(r['conn_state']);
  const duration = zeekInterval(r['duration']);
  const activity = ACTIVITY.get(state) ?? 6;
  const { connection, src, dst } = flow;
  if (uid !== undefined) connection['uid'] = uid;
  const history = text(r['history']);
  if (history !== undefined) connection['flag_history'] = history;
  const community = text(r['community_id']);
  if (community !== undefined) connection['community_uid'] = community;
  addMac(src, r['orig_l2_addr']);
  addMac(dst, r['resp_l2_addr']);
  const event: Record<string, unknown> & Normalised['event'] = {
    class_uid: 4001,
    category_uid: 4,
    activity_id: activity,
    type_uid: 400_100 + activity,
    severity_id: 1,
    time: at,
    start_time: at,
    metadata: zeekMetadata('conn', uid, r),
    src_endpoint: src,
    dst_endpoint: dst,
    connection_info: connection,
    traffic: trafficOf(r),
    unmapped: leftovers(r, flow.icmp),
  };
  if (duration !== undefined) {
    event['duration'] = duration;
    event['end_time'] = at + duration;
  }
  if (state !== undefined) event['status_code'] = state;
  const service = text(r['service']);
  if (service !== undefined) event['app_protocol_name'] = service;
  return ok([mapped(event, at, principalOf(flow.source), uid)]);
}

/** OCSF counts from the source: out is what it sent. Usually all are there, and one literal is cheaper than seven assignments. */
function trafficOf(r: Json): Record<string, number> {
  const bytesOut = zeekCount(r['orig_bytes']);
  const bytesIn = zeekCount(r['resp_bytes']);
  const packetsOut = zeekCount(r['orig_pkts']);
  const packetsIn = zeekCount(r['resp_pkts']);
  const missed = zeekCount(r['missed_bytes']);
  if (bytesOut !== undefined && bytesIn !== undefined && packetsOut !== undefined && packetsIn !== undefined && missed !== undefined) {
    return {
      bytes: bytesOut + bytesIn,
      bytes_in: bytesIn,
      bytes_out: bytesOut,
      packets: packetsOut + packetsIn,
      packets_in: packetsIn,
      packets_out: packetsOut,
      bytes_missed: missed,
    };
  }
  const traffic: Record<string, number> = {};
  if (bytesOut !== undefined) traffic['bytes_out'] = bytesOut;
  if (bytesIn !== undefined) traffic['bytes_in'] = bytesIn;
  if (bytesOut !== undefined || bytesIn !== undefined) traffic['bytes'] = (bytesOut ?? 0) + (bytesIn ?? 0);
  if (packetsOut !== undefined) traffic['packets_out'] = packetsOut;
  if (packetsIn !== undefined) traffic['packets_in'] = packetsIn;
  if (packetsOut !== undefined || packetsIn !== undefined) traffic['packets'] = (packetsOut ?? 0) + (packetsIn ?? 0);
  if (missed !== undefined) traffic['bytes_missed'] = missed;
  return traffic;
}

function leftovers(r: Json, icmp: { readonly type?: number; readonly code?: number } | undefined): Record<string, unknown> {
  const localOrig = zeekBool(r['local_orig']);
  const localResp = zeekBool(r['local_resp']);
  const origIp = zeekCount(r['orig_ip_bytes']);
  const respIp = zeekCount(r['resp_ip_bytes']);
  const rest: Record<string, unknown> = {};
  if (localOrig !== undefined) rest['local_orig'] = localOrig;
  if (localResp !== undefined) rest['local_resp'] = localResp;
  if (origIp !== undefined) rest['orig_ip_bytes'] = origIp;
  if (respIp !== undefined) rest['resp_ip_bytes'] = respIp;
  const tunnels = zeekList(r['tunnel_parents']);
  if (tunnels.length > 0) rest['tunnel_parents'] = tunnels;
  const vlan = zeekCount(r['vlan']);
  if (vlan !== undefined) rest['vlan'] = vlan;
  if (icmp) rest['icmp'] = icmp;
  return rest;
}

function addMac(endpoint: Record<string, unknown>, raw: unknown): void {
  const mac = typeof raw === 'string' ? canonicalMac(raw) : undefined;
  if (mac !== undefined) endpoint['mac'] = mac;
}
