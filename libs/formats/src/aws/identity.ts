import { canonicalMail } from '@cordon/core';
import { isObject, text, type Json } from '../shared/json';
import { isoTime } from '../shared/time';

export interface Identity {
  readonly user: Record<string, unknown>;
  readonly session: Record<string, unknown> | undefined;
  /** `principal/<arn>`, or `user/<mail>` for a single-sign-on session named by a mail address; undefined for AWS itself. */
  readonly principal: string | undefined;
}

/** userIdentity type → OCSF user type: 1 user, 2 admin, 3 system, 4 service. */
const TYPES: ReadonlyMap<string, number> = new Map([
  ['Root', 2],
  ['IAMUser', 1],
  ['AssumedRole', 4],
  ['Role', 4],
  ['FederatedUser', 1],
  ['SAMLUser', 1],
  ['WebIdentityUser', 1],
  ['IdentityCenterUser', 1],
  ['AWSAccount', 1],
  ['AWSService', 3],
]);

/** CloudTrail's userIdentity element (AWS CloudTrail user guide, "userIdentity element"). */
export function identityOf(raw: unknown): Identity {
  const r: Json = isObject(raw) ? raw : {};
  const type = text(r['type']) ?? 'Unknown';
  const context = isObject(r['sessionContext']) ? r['sessionContext'] : undefined;
  const issuer = context && isObject(context['sessionIssuer']) ? context['sessionIssuer'] : undefined;
  const arn = text(r['arn']);
  const sessionName = type === 'AssumedRole' && arn !== undefined ? arn.slice(arn.lastIndexOf('/') + 1) : undefined;
  const user: Record<string, unknown> = { name: nameOf(r, issuer, type), type, type_id: TYPES.get(type) ?? 0 };
  // As Security Lake has it: the ARN names the user, and the id within the account is the other one.
  const id = text(r['principalId']);
  const uid = arn ?? id;
  if (uid !== undefined) user['uid'] = uid;
  if (arn !== undefined && id !== undefined) user['uid_alt'] = id;
  const account = text(r['accountId']);
  if (account !== undefined) user['account'] = { uid: account, type_id: 10 };
  const key = text(r['accessKeyId']);
  if (key !== undefined) user['programmatic_credentials'] = [{ uid: key }];
  const session = sessionOf(context, issuer);
  const principal = principalOf(r, type, arn, text(issuer?.['arn']), sessionName);
  return { user, session, principal };
}

function nameOf(r: Json, issuer: Json | undefined, type: string): string {
  const named = text(r['userName']) ?? text(issuer?.['userName']);
  if (named !== undefined) return named;
  if (type === 'Root') return 'root';
  return text(r['invokedBy']) ?? text(r['arn']) ?? text(r['principalId']) ?? text(r['accountId']) ?? 'unknown';
}

function sessionOf(context: Json | undefined, issuer: Json | undefined): Record<string, unknown> | undefined {
  if (!context) return undefined;
  const session: Record<string, unknown> = {};
  const attributes = isObject(context['attributes']) ? context['attributes'] : undefined;
  const created = isoTime(attributes?.['creationDate']);
  if (created !== undefined) session['created_time'] = created;
  const mfa = attributes?.['mfaAuthenticated'];
  if (mfa !== undefined) session['is_mfa'] = mfa === 'true' || mfa === true;
  const arn = text(issuer?.['arn']);
  if (arn !== undefined) session['issuer'] = arn;
  const uid = text(issuer?.['principalId']);
  if (uid !== undefined) session['uid'] = uid;
  return session;
}

/**
 * Who is learned about. A role is known by its issuer's ARN: session names change with every start (instance ids, time stamps).
 * A session named by a mail address is a person who came through single sign-on.
 */
function principalOf(
  r: Json,
  type: string,
  arn: string | undefined,
  issuer: string | undefined,
  sessionName: string | undefined,
): string | undefined {
  if (type === 'AWSService') return undefined;
  if (sessionName?.includes('@')) {
    const mail = canonicalMail(sessionName);
    if (mail !== undefined) return `user/${mail}`;
  }
  const key = type === 'AssumedRole' ? (issuer ?? arn) : arn;
  if (key !== undefined) return `principal/${key}`;
  const id = text(r['principalId']) ?? text(r['accountId']);
  return id === undefined || type === 'Unknown' ? undefined : `principal/${id}`;
}

const TAKEN = new Set(['type', 'principalId', 'arn', 'accountId', 'accessKeyId', 'userName', 'invokedBy', 'sessionContext']);

/** What `identityOf` does not take. */
export function identityRest(raw: unknown): unknown {
  if (!isObject(raw)) return raw;
  let rest: Record<string, unknown> | undefined;
  for (const name in raw) if (!TAKEN.has(name)) (rest ??= {})[name] = raw[name];
  const context = raw['sessionContext'];
  if (!isObject(context)) return rest;
  let left: Record<string, unknown> | undefined;
  for (const name in context) {
    const value = context[name];
    if (name === 'attributes' || isEmpty(value)) continue;
    if (name !== 'sessionIssuer' || !isObject(value)) (left ??= {})[name] = value;
    else (left ??= {})[name] = issuerRest(value);
  }
  if (left) (rest ??= {})['sessionContext'] = left;
  return rest;
}

function isEmpty(value: unknown): boolean {
  for (const name in isObject(value) ? value : undefined) if (name) return false;
  return isObject(value) || value === null || value === undefined;
}

function issuerRest(issuer: Json): Record<string, unknown> {
  const rest: Record<string, unknown> = {};
  for (const name in issuer) if (name !== 'arn' && name !== 'principalId') rest[name] = issuer[name];
  return rest;
}
