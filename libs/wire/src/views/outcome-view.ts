import type { ActionState, Outcome, Verb } from '../streams';

/** Verb → OCSF activity of class 7001: 1 Isolate, 2 Evict, 3 Restore, 4 Harden, 5 Detect. */
const ACTIVITY: Record<Verb, number> = { isolate_device: 1, block_traffic: 1, disable_account: 2, notify: 5 };
/** D3FEND technique behind each verb. */
const D3FEND: Record<Verb, { tactic: string; technique: string; name: string }> = {
  isolate_device: { tactic: 'd3f:Isolate', technique: 'D3-NI', name: 'Network Isolation' },
  block_traffic: { tactic: 'd3f:Isolate', technique: 'D3-NTF', name: 'Network Traffic Filtering' },
  disable_account: { tactic: 'd3f:Evict', technique: 'D3-AL', name: 'Account Locking' },
  notify: { tactic: 'd3f:Detect', technique: 'D3-PM', name: 'Platform Monitoring' },
};
const FAILED: readonly ActionState[] = ['failed', 'release_failed', 'suppressed', 'denied', 'expired'];
const DONE: readonly ActionState[] = ['active', 'verified', 'released', 'shadow'];

/** OCSF 1.8 Remediation Activity (class 7001) of one edge; the whole of it stands under `unmapped.cordon`. */
export function outcomeToOcsf(o: Outcome): Record<string, unknown> {
  const restoring = o.state === 'releasing' || o.state === 'released' || o.state === 'release_failed';
  const activity = restoring ? 3 : ACTIVITY[o.action.verb];
  const d3 = D3FEND[o.action.verb];
  return {
    class_uid: 7001,
    category_uid: 7,
    activity_id: activity,
    type_uid: 700100 + activity,
    time: o.at,
    severity_id: 1,
    status_id: FAILED.includes(o.state) ? 2 : DONE.includes(o.state) ? 1 : 0,
    status_detail: o.state,
    command_uid: o.action.id,
    message: o.reason ?? o.action.reason,
    countermeasures: [{ version: '1.0', d3f_tactic: { uid: d3.tactic }, d3f_technique: { uid: d3.technique, name: d3.name } }],
    ...(o.action.target.kind === 'device' ? { device: { uid: o.action.target.key, type_id: 0 } } : {}),
    metadata: {
      version: '1.8.0',
      uid: o.id,
      correlation_uid: o.action.incident,
      tenant_uid: o.tenant,
      product: { name: 'Cordon', vendor_name: 'Cordon' },
    },
    unmapped: { cordon: o },
  };
}
