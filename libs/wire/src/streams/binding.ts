import type { EntityKey } from './entity';

/**
 * same: two keys of one thing (mail address, UPN, SID, IAM user of a person; hostname and id of a device).
 * on: a user on a device. at: a user or device at an address (lease, logon). owns: a user owns a key, mailbox or device.
 * attribute: what directory or inventory say of `a` alone.
 */
export const BINDING_RELATIONS = ['same', 'on', 'at', 'owns', 'attribute'] as const;
export type BindingRelation = (typeof BINDING_RELATIONS)[number];

/** "A is B from t1 to t2" (correlation.md, section 1), or attributes of A. A later binding changes views, not records. */
export interface BindingBody {
  readonly relation: BindingRelation;
  readonly a: EntityKey;
  readonly b?: EntityKey;
  /** ms since the epoch; `until` absent = still true. */
  readonly from: number;
  readonly until?: number;
  /** 0..1 */
  readonly confidence: number;
  /** directory, inventory, dhcp, logon, ... */
  readonly origin: string;
  readonly attributes?: EntityAttributes;
}

/** What directory and inventory files say of an entity. */
export interface EntityAttributes {
  readonly name?: string;
  /** Asset class: workstation, server, domain-controller, gateway, backup, ot, iomt, ... */
  readonly class?: string;
  /** 0.5 low, 1 ordinary, 1.5 high, 2 critical (correlation.md, section 4). */
  readonly criticality?: number;
  readonly department?: string;
  readonly title?: string;
  /** User principal name of a person's manager. */
  readonly manager?: string;
  readonly country?: string;
  /** A domain or network of the organisation itself. */
  readonly own?: boolean;
  /** Known partner (supplier, customer) by configuration. */
  readonly partner?: boolean;
  /** Never a target of an action, with the reason. */
  readonly protected?: string;
  readonly tags?: readonly string[];
}
