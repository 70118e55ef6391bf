import { staged, type Draft } from '../records';
import type { Day } from '../life/day';
import { cloudCall, type Caller, type CloudCall } from '../formats/cloudtrail';
import { keyCaller } from '../life/cloud';
import { SECOND } from '../time';
import type { Intruder } from './intruder';

const CLI = 'aws-cli/2.9.19 Python/3.11.2 Linux/6.1.0-18-amd64 source/x86_64.debian.12 prompt/off';
const OBJECTS = 18;
const KEY_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The key from the victim's note: who am I, who else is there, a second key to stay, then the buckets. */
export const cloudKey = (day: Day, who: Intruder, begin: number): Draft[] => {
  const { iam } = who.victim;
  if (!iam) throw new RangeError('the victim has no key to the cloud');
  const random = day.random.fork('cloud-key');
  const newKey = `AKIA${random.letters(16, KEY_ALPHABET)}`;
  let at = begin;
  const call = (caller: Caller, service: string, name: string, rest: Partial<CloudCall> = {}): Draft => {
    at += random.int(6, 35) * SECOND;
    return cloudCall(day.world, random, { at, caller, service, name, ip: who.ip, userAgent: CLI, readOnly: true, ...rest });
  };
  const [first, second] = [keyCaller(iam), keyCaller(iam, newKey)];
  const { buckets } = day.world.aws;
  const looking = [
    call(first, 'sts', 'GetCallerIdentity'),
    call(first, 'iam', 'ListUsers', { request: { maxItems: 1000 } }),
    call(first, 'iam', 'ListAttachedUserPolicies', { request: { userName: iam.userName } }),
    call(first, 'iam', 'ListAccessKeys', { request: { userName: iam.userName } }),
    call(first, 'iam', 'CreateUser', { readOnly: false, request: { userName: 'support-sync' }, denied: true }),
  ];
  const accessKey = { accessKeyId: newKey, status: 'Active', userName: iam.userName };
  const staying = call(first, 'iam', 'CreateAccessKey', { readOnly: false, request: { userName: iam.userName }, response: { accessKey } });
  const listing = [
    call(second, 's3', 'ListBuckets'),
    ...buckets.map((bucketName) => call(second, 's3', 'GetBucketAcl', { request: { bucketName, acl: '' } })),
  ];
  const taking = Array.from({ length: OBJECTS }, (_, i) => {
    const object = {
      bucket: random.pick(buckets.slice(0, 3)),
      key: `export/${2020 + (i % 5)}/part-${String(i).padStart(4, '0')}.csv.gz`,
      bytes: random.size(9_000_000),
    };
    return call(second, 's3', 'GetObject', { object });
  });
  return staged('cloud-key', [...looking, staying, ...listing, ...taking]);
};
