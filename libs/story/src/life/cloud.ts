import type { Draft } from '../records';
import type { Random } from '../random';
import { cloudCall, consoleLogin, type Caller, type CloudCall } from '../formats/cloudtrail';
import { HOUR, MINUTE, SECOND } from '../time';
import type { IamUser } from '../world/world';
import { moments, times, type Day, type Plan } from './day';

export type Api = readonly [service: string, name: string, readOnly: boolean];

const CONSOLE: Readonly<Record<IamUser['duty'], readonly Api[]>> = {
  admin: [
    ['ec2', 'DescribeInstances', true],
    ['ec2', 'DescribeSecurityGroups', true],
    ['iam', 'GetUser', true],
    ['iam', 'ListRoles', true],
    ['s3', 'ListBuckets', true],
    ['cloudwatch', 'DescribeAlarms', true],
    ['ec2', 'CreateTags', false],
    ['sts', 'GetCallerIdentity', true],
  ],
  engineer: [
    ['ec2', 'DescribeInstances', true],
    ['ec2', 'DescribeVolumes', true],
    ['s3', 'ListBuckets', true],
    ['cloudwatch', 'GetMetricData', true],
    ['logs', 'FilterLogEvents', true],
    ['sts', 'GetCallerIdentity', true],
  ],
  reader: [
    ['ce', 'GetCostAndUsage', true],
    ['ce', 'GetDimensionValues', true],
  ],
};
const SESSIONS_A_DAY = { admin: 5, engineer: 3, reader: 1 } as const;
export const AWS_CLI = 'aws-cli/2.15.30 Python/3.11.8 Windows/10 exe/AMD64 prompt/off command/s3.cp';
const WORKER_SDK = 'Boto3/1.34.84 md/Botocore#1.34.84 ua/2.0 os/linux#6.1.82 lang/python#3.11.8 exec-env/EC2';
const WORKER_EVERY = 15 * MINUTE;

export const consoleCaller = (user: IamUser, random: Random): Caller => ({
  kind: 'user',
  user,
  accessKeyId: `ASIA${random.letters(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
  console: true,
});
export const keyCaller = (user: IamUser, accessKeyId = user.accessKeyId): Caller => ({ kind: 'user', user, accessKeyId });

const session = (day: Day, plan: Plan, user: IamUser, begin: number, random: Random): Draft[] => {
  const { userAgent } = plan.person.client;
  const caller = consoleCaller(user, random);
  const login = consoleLogin(day.world, random, begin, user, plan.place.ip, userAgent);
  const calls = Array.from({ length: random.int(3, 9) }, (_, i) => {
    const [service, name, readOnly] = random.pick(CONSOLE[user.duty]);
    return cloudCall(day.world, random, {
      at: begin + (i + 1) * random.int(8, 50) * SECOND,
      caller,
      service,
      name,
      readOnly,
      ip: plan.place.ip,
      userAgent,
    });
  });
  return [login, ...calls];
};

/** A reader fetches the month's cost reports with a key; the bucket is the first of the company's. */
const reports = (day: Day, plan: Plan, user: IamUser, random: Random): Draft[] => {
  const bucket = day.world.aws.buckets[0] ?? '';
  return moments(day, plan, times(day, 3, random), random).map((at) => {
    const object = { bucket, key: `daily/${random.int(1, 28)}/cost-${random.int(1, 6)}.csv.gz`, bytes: random.size(180_000) };
    const call: CloudCall = {
      at,
      caller: keyCaller(user),
      service: 's3',
      name: 'GetObject',
      readOnly: true,
      ip: plan.place.ip,
      userAgent: AWS_CLI,
      object,
    };
    return cloudCall(day.world, random, call);
  });
};

/** What the holders of cloud accounts do on an ordinary day. */
export const cloudWork = (day: Day, plan: Plan): Draft[] => {
  const { iam } = plan.person;
  if (!iam) return [];
  const random = day.random.fork(`cloud/${plan.person.id}`);
  const begins = moments(day, plan, times(day, SESSIONS_A_DAY[iam.duty], random), random);
  const consoles = begins.flatMap((at) => session(day, plan, iam, at, random));
  return iam.duty === 'reader' ? [...consoles, ...reports(day, plan, iam, random)] : consoles;
};

/** A worker in the cloud moves telemetry day and night. */
export const cloudWorker = (day: Day): Draft[] => {
  const random = day.random.fork('cloud-worker');
  const { workerIp, workerRoleId, buckets } = day.world.aws;
  const bucket = buckets[buckets.length - 1] ?? '';
  const caller: Caller = {
    kind: 'role',
    role: 'telemetry-worker',
    roleId: workerRoleId,
    session: 'i-0c3a5b7d9e1f20468',
    accessKeyId: `ASIA${random.letters(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
  };
  const drafts: Draft[] = [];
  for (let at = day.midnight + random.int(0, WORKER_EVERY); at < day.midnight + 24 * HOUR; at += WORKER_EVERY) {
    const base = { caller, service: 's3', ip: workerIp, userAgent: WORKER_SDK };
    const object = { bucket, key: `line-${random.int(1, 4)}/${day.index}/${random.hex(8)}.json.gz`, bytes: random.size(40_000) };
    drafts.push(cloudCall(day.world, random, { ...base, at, name: 'PutObject', readOnly: false, object }));
    if (random.chance(0.3)) drafts.push(cloudCall(day.world, random, { ...base, at: at + 2 * SECOND, name: 'GetObject', readOnly: true, object }));
  }
  return drafts;
};
