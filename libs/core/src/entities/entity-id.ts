import { ENTITY_KINDS, type EntityKey, type EntityKind } from '@cordon/wire';

/** Canonical id of an entity: `tenant/kind/key`, the key percent-encoded (correlation.md, section 1). */
export function entityId(tenant: string, entity: EntityKey): string {
  return `${encode(tenant)}/${entity.kind}/${encode(entity.key)}`;
}

export interface ParsedEntityId extends EntityKey {
  readonly tenant: string;
}

/** The reverse of `entityId`; undefined for anything that it did not make. */
export function parseEntityId(id: string): ParsedEntityId | undefined {
  const [tenant, kind, key, ...rest] = id.split('/');
  if (!tenant || !isKind(kind) || !key || rest.length > 0) return undefined;
  try {
    return { tenant: decodeURIComponent(tenant), kind, key: decodeURIComponent(key) };
  } catch {
    return undefined;
  }
}

/** Within one tenant: `kind/key`, not encoded; the form of `Normalised.principal` and of state keys. */
export const entityRefKey = (entity: EntityKey): string => `${entity.kind}/${entity.key}`;

/** The reverse of `entityRefKey`. */
export function parseEntityRefKey(text: string): EntityKey | undefined {
  const slash = text.indexOf('/');
  const kind = text.slice(0, slash);
  const key = text.slice(slash + 1);
  return slash > 0 && isKind(kind) && key !== '' ? { kind, key } : undefined;
}

const KINDS: ReadonlySet<string> = new Set(ENTITY_KINDS);
const isKind = (text: string | undefined): text is EntityKind => text !== undefined && KINDS.has(text);

/** `encodeURIComponent` throws on half a surrogate pair; canonical keys hold none, tenants come from configuration. */
function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '\ufffd'));
  }
}
