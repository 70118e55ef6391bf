import { canonicalMail } from '@cordon/core';
import type { Normalised } from '@cordon/runtime';
import { principalOf } from '../form/principal';
import { isObject, text } from './json';

/** The acting entity of a finding: the actor, else the user of its first evidence, by the mail address. */
export function principalOfEvidence(event: Normalised['event']): string | undefined {
  const [evidence]: readonly unknown[] = Array.isArray(event['evidences']) ? event['evidences'] : [];
  const actor = isObject(event['actor']) ? event['actor']['user'] : undefined;
  const user = actor ?? (isObject(evidence) ? evidence['user'] : undefined);
  const mail = isObject(user) ? canonicalMail(text(user['email_addr']) ?? '') : undefined;
  return mail === undefined ? undefined : `user/${mail}`;
}

const FINDINGS = 2;

/** The same where a product has findings among its events; of all else the usual. */
export const principalOrEvidence = (event: Normalised['event']): string | undefined =>
  event.category_uid === FINDINGS ? principalOfEvidence(event) : principalOf(event);
