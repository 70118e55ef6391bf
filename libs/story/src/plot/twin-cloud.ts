import { echoing, type Draft } from '../records';
import { cloudCall, consoleLogin, type CloudCall } from '../formats/cloudtrail';
import { consoleCaller } from '../life/cloud';
import type { Day, Plan } from '../life/day';
import { contactOf, letterBody } from '../life/letters';
import { sent, type Posted } from '../life/post';
import { clock, MINUTE, SECOND } from '../time';

const CHANGE_HOUR = clock(18, 30);
const KEY_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The change is announced to the department in the afternoon. */
export const changeNotice = (day: Day, plan: Plan): Posted => {
  const colleagues = day.world.people.filter((p) => p.department === 'IT' && p !== plan.person);
  const [first = plan.person] = colleagues;
  const body = letterBody(plan.person, first, [
    'Change tonight from 18:30 to 19:30: I rotate my cloud key and review who has access. No interruption expected.',
  ]);
  return sent(day.world, day.random.fork('change-notice'), plan, {
    at: day.midnight + clock(15, 10) * MINUTE,
    to: colleagues.map(contactOf),
    subject: 'Change tonight: cloud keys',
    body,
  });
};

/** In change hours an admin uses, for the first time, the very calls an intruder would: in the console, from the office. */
export const keyRotation = (day: Day, plan: Plan): Draft[] => {
  const { iam, client } = plan.person;
  if (!iam) throw new RangeError('the admin has no account in the cloud');
  const random = day.random.fork('key-rotation');
  const caller = consoleCaller(iam, random);
  const ip = day.world.office.ip;
  let at = day.midnight + CHANGE_HOUR * MINUTE;
  const login = consoleLogin(day.world, random, at, iam, ip, client.userAgent);
  const call = (name: string, rest: Partial<CloudCall> = {}): Draft => {
    at += random.int(20, 110) * SECOND;
    return cloudCall(day.world, random, { at, caller, service: 'iam', name, ip, userAgent: client.userAgent, readOnly: true, ...rest });
  };
  const { userName } = iam;
  const accessKey = { accessKeyId: `AKIA${random.letters(16, KEY_ALPHABET)}`, status: 'Active', userName };
  return echoing('cloud-key', [
    login,
    call('ListUsers', { request: { maxItems: 1000 } }),
    call('GenerateCredentialReport', { readOnly: false }),
    call('GetCredentialReport'),
    call('ListAccessKeys', { request: { userName } }),
    call('CreateAccessKey', { readOnly: false, request: { userName }, response: { accessKey } }),
    call('UpdateAccessKey', { readOnly: false, request: { userName, accessKeyId: iam.accessKeyId, status: 'Inactive' } }),
    ...day.world.aws.buckets.map((bucketName) => call('GetBucketPolicy', { service: 's3', request: { bucketName, policy: '' } })),
  ]);
};
