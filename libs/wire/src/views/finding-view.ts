import type { Finding } from '../streams';
import { attacks, severityOfBits } from './shared';

/** OCSF 1.8 Detection Finding (class 2004) of a finding; the whole of it stands under `unmapped.cordon`. */
export function findingToOcsf(f: Finding): Record<string, unknown> {
  return {
    class_uid: 2004,
    category_uid: 2,
    activity_id: 1,
    type_uid: 200401,
    time: f.at,
    severity_id: severityOfBits(f.bits),
    status_id: 1,
    message: f.reason,
    metadata: { version: '1.8.0', uid: f.id, tenant_uid: f.tenant, product: { name: 'Cordon', vendor_name: 'Cordon' } },
    finding_info: {
      uid: f.id,
      title: f.title,
      desc: f.reason,
      analytic: { uid: f.detector, name: f.detector, type_id: 2, version: String(f.detectorVersion) },
      attacks: attacks(f.tactics, f.techniques),
      related_events: f.evidence.map((e) => ({ uid: e.event })),
    },
    observables: f.entities.map((e) => ({ name: `${e.role}.${e.kind}`, type_id: 99, type: e.kind, value: e.key })),
    unmapped: { cordon: f },
  };
}
