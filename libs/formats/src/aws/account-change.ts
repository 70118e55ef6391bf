import { isObject, text, type Json } from '../shared/json';
import type { Identity } from './identity';

export interface AccountChange {
  /** activity_id of Account Change. */
  readonly activity: number;
  readonly user: Record<string, unknown>;
}

/** Calls to IAM about one user (IAM API reference) → what OCSF's Account Change calls it, as Security Lake sorts them. */
const ACTIVITIES: ReadonlyMap<string, number> = new Map([
  ['CreateUser', 1],
  ['CreateLoginProfile', 2],
  ['ChangePassword', 3],
  ['UpdateLoginProfile', 4],
  ['DeleteLoginProfile', 5],
  ['DeleteUser', 6],
  ['AttachUserPolicy', 7],
  ['PutUserPolicy', 7],
  ['DetachUserPolicy', 8],
  ['DeleteUserPolicy', 8],
  ['EnableMFADevice', 10],
  ['DeactivateMFADevice', 11],
  ['UpdateUser', 99],
]);

/** The user is named among the parameters, and told more of in the answer; without a name it is whoever called. */
export function accountChange(r: Json, name: string, { user: caller }: Identity): AccountChange | undefined {
  const activity = ACTIVITIES.get(name);
  if (activity === undefined || text(r['eventSource']) !== 'iam.amazonaws.com') return undefined;
  const parameters = isObject(r['requestParameters']) ? r['requestParameters'] : {};
  const answer = isObject(r['responseElements']) ? r['responseElements'] : {};
  const made = isObject(answer['user']) ? answer['user'] : {};
  const named = text(made['userName']) ?? text(parameters['userName']);
  if (named === undefined) return { activity, user: caller };
  const user: Record<string, unknown> = { name: named };
  const [arn, id] = [text(made['arn']), text(made['userId'])];
  if (arn !== undefined) user['uid'] = arn;
  if (id !== undefined) user[arn === undefined ? 'uid' : 'uid_alt'] = id;
  return { activity, user };
}
