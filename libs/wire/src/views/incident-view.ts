import type { Incident } from '../streams';
import { attacks } from './shared';

/** Incident status → OCSF `status_id` of class 2005: 1 New, 2 In Progress, 3 On Hold, 4 Resolved, 5 Closed. */
const STATUS_ID: Record<Incident['status'], number> = {
  candidate: 1,
  open: 1,
  investigating: 2,
  contained: 3,
  resolved: 4,
  closed: 5,
  merged: 5,
  split: 5,
};
/** Verdict → OCSF `verdict_id`: 1 False Positive, 2 True Positive, 5 Benign, 0 Unknown. */
const VERDICT_ID = { false_positive: 1, true_positive: 2, benign_true_positive: 5, undetermined: 0 } as const;

/** OCSF 1.8 Incident Finding (class 2005) of one version; the whole of it stands under `unmapped.cordon`. */
export function incidentToOcsf(i: Incident): Record<string, unknown> {
  const ended = i.status === 'closed' || i.status === 'resolved' || i.status === 'merged' || i.status === 'split';
  const activity = ended ? 3 : i.version === 1 ? 1 : 2;
  return {
    class_uid: 2005,
    category_uid: 2,
    activity_id: activity,
    type_uid: 200500 + activity,
    time: i.lastAt,
    start_time: i.firstAt,
    end_time: i.lastAt,
    severity_id: severityOfPriority(i.priority),
    priority_id: priorityId(i.priority),
    status_id: STATUS_ID[i.status],
    confidence_score: Math.round(i.probability * 100),
    risk_score: Math.round(i.priority * 50),
    is_suspected_breach: i.probability >= 0.9,
    desc: i.title,
    message: i.narrative.map((s) => s.text).join(' '),
    attacks: attacks(i.tactics, i.techniques),
    finding_info_list: i.timeline.map((t) => ({ uid: t.finding, title: t.title, analytic: { uid: t.detector, name: t.detector, type_id: 2 } })),
    ...(i.verdict ? { verdict_id: VERDICT_ID[i.verdict] } : {}),
    ...(i.assignee ? { assignee: { name: i.assignee } } : {}),
    metadata: {
      version: '1.8.0',
      uid: `${i.id}.${i.version}`,
      correlation_uid: i.id,
      tenant_uid: i.tenant,
      product: { name: 'Cordon', vendor_name: 'Cordon' },
    },
    unmapped: { cordon: i },
  };
}

/** Priority runs 0..2; OCSF severity: 2 low, 3 medium, 4 high, 5 critical. */
export const severityOfPriority = (p: number): number => (p >= 1.2 ? 5 : p >= 0.8 ? 4 : p >= 0.4 ? 3 : 2);
const priorityId = (p: number): number => severityOfPriority(p) - 1;
