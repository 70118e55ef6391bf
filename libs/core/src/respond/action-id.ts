import type { EntityKey, Verb } from '@cordon/wire';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

const ID_HEX = 32;

/** Id of an action: hash of tenant, incident, verb, target and how often it was active before; never of an attempt or a policy version. */
export const actionId = (tenant: string, incident: string, verb: Verb, target: EntityKey, n: number): string =>
  `act-${bytesToHex(sha256(JSON.stringify([tenant, incident, verb, target.kind, target.key, n]))).slice(0, ID_HEX)}`;

/** Id of one journalled edge. */
export const edgeId = (action: string, edge: number): string => `${action}.${edge}`;

/** What an approver must send back: binds the approval to action, target, evidence and expiry. */
export const approvalHash = (action: string, target: EntityKey, cause: readonly string[], expires: number): string =>
  bytesToHex(sha256(JSON.stringify([action, target.kind, target.key, cause, expires])));
