/** Kinds of entity, strongest identity first: `resolve` prefers the least rank (correlation.md, section 1). */
export const ENTITY_KINDS = ['user', 'mailbox', 'device', 'principal', 'key', 'app', 'ot', 'ip', 'domain', 'url', 'file', 'message'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

export const ENTITY_ROLES = ['actor', 'target', 'source', 'destination', 'artefact'] as const;
export type EntityRole = (typeof ENTITY_ROLES)[number];

export interface EntityKey {
  readonly kind: EntityKind;
  /** Canonical key (`canonicalKey` in core): lower-case domain, RFC 5952 address, and so on. Not percent-encoded. */
  readonly key: string;
}

/** An entity as one finding saw it. */
export interface EntityRef extends EntityKey {
  readonly role: EntityRole;
  /**
   * True when an attacker can write this value at will (From header, user name of a failed logon, a spoofable source
   * address). Such an entity may raise a score and never becomes the target of an action (response.md, section 4).
   */
  readonly claimed?: boolean;
  /** What the product calls it, where the key alone tells a reader nothing. Shown, never joined on: its owner can write what they like. */
  readonly name?: string;
}
