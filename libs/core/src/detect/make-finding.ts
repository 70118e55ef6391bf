import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { EntityKey, EvidenceRef, Finding } from '@cordon/wire';
import type { Draft, Manifest } from './detector';

/** Id of a finding: 128 bits of SHA-256 over what makes it, so that every replay gives the same. */
export const findingId = (tenant: string, detector: string, subject: EntityKey, event: string): string =>
  bytesToHex(sha256(utf8ToBytes([tenant, detector, subject.kind, subject.key, event].join('\u0000')))).slice(0, 32);

/** Pointers to evidence kept with a finding at most. */
const MOST_EVIDENCE = 20;

/** A draft, with what its rank says about it, as a finding. `evidence[0]` is the event that made it. */
export function makeFinding(
  m: Manifest,
  tenant: string,
  draft: Draft,
  evidence: readonly EvidenceRef[],
  when: { readonly at: number; readonly seen: number },
  said: { readonly bits: number; readonly p?: number },
): Finding {
  return {
    id: findingId(tenant, m.name, draft.subject, `${evidence[0]?.event ?? ''}${draft.facet === undefined ? '' : ` ${draft.facet}`}`),
    tenant,
    detector: m.name,
    detectorVersion: m.version,
    domain: m.domain,
    at: when.at,
    seen: when.seen,
    title: draft.title,
    reason: draft.reason,
    bits: Math.round(said.bits * 100) / 100,
    ...(said.p === undefined ? {} : { p: said.p }),
    entities: draft.entities,
    tactics: draft.tactics ?? m.tactics,
    techniques: draft.techniques ?? m.techniques,
    measures: [...draft.measures, { name: 'score', value: Math.round(draft.score * 100) / 100, unit: 'score' }],
    compared: draft.compared,
    normal: draft.normal,
    evidence: evidence.slice(0, MOST_EVIDENCE),
    ...(draft.suffices ? { suffices: true } : {}),
    ...(draft.attempted ? { attempted: true } : {}),
  };
}
