import { first, is, lookup, type Mapping, type Tree } from '../form/form';
import { principalOfEvidence } from '../shared/evidence-principal';

/** What the records of all detections have (common schema of the Management Activity API). */
export const COMMON: Pick<Mapping, 'product' | 'time' | 'id' | 'principal'> = {
  product: { vendor: 'Microsoft', name: 'Microsoft 365' },
  time: 'CreationTime',
  id: 'Id',
  principal: principalOfEvidence,
};

export const BASE: Tree = {
  metadata: {
    event_code: 'Operation',
    log_name: is('Unified Audit Log'),
    product: { name: is('Microsoft 365'), vendor_name: is('Microsoft'), feature: { name: 'Workload' } },
    correlation_uid: first('CorrelationId', 'InterSystemsId'),
  },
  cloud: { provider: is('Microsoft 365'), org: { uid: 'OrganizationId', name: 'OrganizationName' } },
};

export const PERSON: Tree = {
  name: 'person.name',
  uid: 'person.uid',
  domain: 'person.domain',
  email_addr: 'person.mail',
  type: 'person.type',
  type_id: 'person.typeId',
};
export const CALL: Tree = { operation: 'Operation', service: { name: 'Workload' } };
export const SEVERITY = { Informational: 'Informational', Low: 'Low', Medium: 'Medium', High: 'High' };
export const STATUS = lookup(
  'Status',
  [
    [/^(?:Active|New)$/i, 'New'],
    [/Investigating|InProgress|Running|Pending|Queued|Starting/i, 'InProgress'],
    [/Resolved|Remediated|No threats found|Completed|Terminated/i, 'Resolved'],
    [/Dismissed/i, 'Suppressed'],
  ],
  'New',
);
