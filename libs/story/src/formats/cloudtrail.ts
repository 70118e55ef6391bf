import type { Random } from '../random';
import type { Draft } from '../records';
import type { IamUser, World } from '../world/world';

// CloudTrail record contents 1.11: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html

export interface CloudCall {
  readonly at: number;
  readonly caller: Caller;
  /** `iam`, `s3`, `ec2`, ... */
  readonly service: string;
  readonly name: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly readOnly: boolean;
  readonly request?: Readonly<Record<string, unknown>>;
  readonly response?: Readonly<Record<string, unknown>>;
  /** An object in S3: a data event with its resources. */
  readonly object?: { readonly bucket: string; readonly key: string; readonly bytes: number };
  readonly denied?: boolean;
}

export type Caller =
  | { readonly kind: 'user'; readonly user: IamUser; readonly accessKeyId: string; readonly console?: boolean }
  | { readonly kind: 'role'; readonly role: string; readonly roleId: string; readonly session: string; readonly accessKeyId: string };

const isoSeconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
/** A console or role session began a while before its calls. */
const SESSION_AGE_MS = 20 * 60_000;

const identity = (caller: Caller, account: string, at: number): Record<string, unknown> => {
  const since = isoSeconds(at - SESSION_AGE_MS);
  if (caller.kind === 'user') {
    const { userName, principalId } = caller.user;
    return {
      type: 'IAMUser',
      principalId,
      arn: `arn:aws:iam::${account}:user/${userName}`,
      accountId: account,
      accessKeyId: caller.accessKeyId,
      userName,
      ...(caller.console && { sessionContext: { attributes: { creationDate: since, mfaAuthenticated: 'true' } } }),
    };
  }
  const { role, roleId, session, accessKeyId } = caller;
  const sessionIssuer = { type: 'Role', principalId: roleId, arn: `arn:aws:iam::${account}:role/${role}`, accountId: account, userName: role };
  return {
    type: 'AssumedRole',
    principalId: `${roleId}:${session}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    accountId: account,
    accessKeyId,
    sessionContext: { sessionIssuer, attributes: { creationDate: since, mfaAuthenticated: 'false' } },
  };
};

const tls = (host: string): Record<string, unknown> => ({
  tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', clientProvidedHostHeader: host },
});

const dataParts = (object: NonNullable<CloudCall['object']>, account: string, readOnly: boolean): Record<string, unknown> => ({
  additionalEventData: {
    SignatureVersion: 'SigV4',
    CipherSuite: 'TLS_AES_128_GCM_SHA256',
    bytesTransferredIn: readOnly ? 0 : object.bytes,
    AuthenticationMethod: 'AuthHeader',
    bytesTransferredOut: readOnly ? object.bytes : 0,
  },
  resources: [
    { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${object.bucket}/${object.key}` },
    { accountId: account, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${object.bucket}` },
  ],
});

export const cloudCall = (world: World, random: Random, call: CloudCall): Draft => {
  const { accountId, region } = world.aws;
  const { object } = call;
  const global = call.service === 'iam';
  const ids = { requestID: random.guid(), eventID: random.guid() };
  const host = global ? 'iam.amazonaws.com' : `${call.service}.${region}.amazonaws.com`;
  const request = object ? { bucketName: object.bucket, Host: `${object.bucket}.${host}`, key: object.key } : (call.request ?? null);
  const text = (at: number): string =>
    JSON.stringify({
      eventVersion: '1.11',
      userIdentity: identity(call.caller, accountId, at),
      eventTime: isoSeconds(at),
      eventSource: `${call.service}.amazonaws.com`,
      eventName: call.name,
      awsRegion: global ? 'us-east-1' : region,
      sourceIPAddress: call.ip,
      userAgent: call.userAgent,
      ...(call.denied && { errorCode: 'AccessDenied', errorMessage: `User is not authorized to perform: ${call.service}:${call.name}` }),
      requestParameters: request,
      responseElements: call.denied ? null : (call.response ?? null),
      ...(object && dataParts(object, accountId, call.readOnly)),
      ...ids,
      readOnly: call.readOnly,
      eventType: 'AwsApiCall',
      managementEvent: !object,
      recipientAccountId: accountId,
      eventCategory: object ? 'Data' : 'Management',
      ...tls(host),
    });
  return { format: 'cloudtrail', at: call.at, text };
};

/** A sign-in to the console; it has no request id and no key. */
export const consoleLogin = (world: World, random: Random, at: number, user: IamUser, ip: string, userAgent: string): Draft => {
  const { accountId, region } = world.aws;
  const eventID = random.guid();
  const text = (told: number): string =>
    JSON.stringify({
      eventVersion: '1.11',
      userIdentity: {
        type: 'IAMUser',
        principalId: user.principalId,
        arn: `arn:aws:iam::${accountId}:user/${user.userName}`,
        accountId,
        userName: user.userName,
      },
      eventTime: isoSeconds(told),
      eventSource: 'signin.amazonaws.com',
      eventName: 'ConsoleLogin',
      awsRegion: region,
      sourceIPAddress: ip,
      userAgent,
      requestParameters: null,
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: {
        LoginTo: `https://console.aws.amazon.com/console/home?region=${region}&state=hashArgs%23&isauthcode=true`,
        MobileVersion: 'No',
        MFAIdentifier: `arn:aws:iam::${accountId}:mfa/${user.userName}`,
        MFAUsed: 'Yes',
      },
      eventID,
      readOnly: false,
      eventType: 'AwsConsoleSignIn',
      managementEvent: true,
      recipientAccountId: accountId,
      eventCategory: 'Management',
      ...tls(`${region}.signin.aws.amazon.com`),
    });
  return { format: 'cloudtrail', at, text };
};
