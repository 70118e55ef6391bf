import type { FormatContext, Normalised } from '@cordon/runtime';
import { validateOcsf, type Result } from '@cordon/wire';
import { Estate } from '../inventory/estate';
import { FormatReader } from '../form/reader';
import { awsCloudTrail } from './cloudtrail-format';
import { wholly } from '../testing/wholly';

const context: FormatContext = { tenant: 'acme', source: 'aws', seen: 1_795_518_444_683, estate: new Estate({ domains: [], networks: [] }) };
const parse = (value: unknown): Result<readonly Normalised[]> => {
  const result = new FormatReader([awsCloudTrail]).read(
    new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
    'aws.cloudtrail',
    context,
  );
  if ('then' in result) throw new Error('answers at once');
  return wholly(result);
};
const all = (value: unknown): readonly Normalised[] => {
  const result = parse(value);
  if (result.kind !== 'ok') throw new Error(JSON.stringify(result));
  for (const { event } of result.value) expect(validateOcsf(event)).toBeUndefined();
  return result.value;
};
const one = (value: unknown): Normalised => {
  const [first] = all(value);
  if (!first) throw new Error('no event');
  return first;
};

const CALL = {
  eventVersion: '1.11',
  userIdentity: {
    type: 'IAMUser',
    principalId: 'AIDAEXAMPLE',
    arn: 'arn:aws:iam::123456789012:user/Ann',
    accountId: '123456789012',
    accessKeyId: 'AKIAEXAMPLE',
    userName: 'Ann',
  },
  eventTime: '2026-11-24T10:00:01Z',
  eventSource: 'iam.amazonaws.com',
  eventName: 'CreateAccessKey',
  awsRegion: 'us-east-1',
  sourceIPAddress: '198.51.100.9',
  userAgent: 'aws-cli/2.0',
  requestParameters: { userName: 'Bob' },
  responseElements: { accessKey: { accessKeyId: 'AKIANEW' } },
  requestID: 'r-1',
  eventID: 'e-1',
  readOnly: false,
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountId: '123456789012',
  eventCategory: 'Management',
};
const LOGIN = {
  ...CALL,
  eventName: 'ConsoleLogin',
  eventSource: 'signin.amazonaws.com',
  eventType: 'AwsConsoleSignIn',
  requestParameters: null,
  responseElements: { ConsoleLogin: 'Success' },
  additionalEventData: { MFAUsed: 'Yes', LoginTo: 'https://console.example/' },
};

describe('aws.cloudtrail', () => {
  it('maps a call to API Activity with actor, key, source, request and answer', () => {
    const { event, at, principal, ownId } = one(CALL);
    expect({ at, principal, ownId }).toEqual({
      at: Date.UTC(2026, 10, 24, 10, 0, 1),
      principal: 'principal/arn:aws:iam::123456789012:user/Ann',
      ownId: 'e-1',
    });
    expect(event).toMatchObject({
      class_uid: 6003,
      activity_id: 1,
      status_id: 1,
      actor: {
        user: {
          name: 'Ann',
          uid: 'arn:aws:iam::123456789012:user/Ann',
          uid_alt: 'AIDAEXAMPLE',
          account: { uid: '123456789012' },
          programmatic_credentials: [{ uid: 'AKIAEXAMPLE' }],
        },
      },
      api: {
        operation: 'CreateAccessKey',
        service: { name: 'iam.amazonaws.com' },
        request: { uid: 'r-1', data: { userName: 'Bob' } },
        response: { data: { accessKey: { accessKeyId: 'AKIANEW' } } },
      },
      src_endpoint: { ip: '198.51.100.9' },
      cloud: { provider: 'AWS', region: 'us-east-1', account: { uid: '123456789012' } },
      http_request: { user_agent: 'aws-cli/2.0' },
      metadata: { uid: 'e-1' },
    });
  });

  it('says what failed and why', () => {
    expect(one({ ...CALL, errorCode: 'AccessDenied', errorMessage: 'not allowed', responseElements: null }).event).toMatchObject({
      status_id: 2,
      status_code: 'AccessDenied',
      status_detail: 'not allowed',
      api: { response: { error: 'AccessDenied', error_message: 'not allowed' } },
    });
  });

  it.each([
    ['GetObject', undefined, 2],
    ['ListBuckets', true, 2],
    ['PutBucketPolicy', false, 3],
    ['StopLogging', false, 4],
    ['RunInstances', false, 1],
    ['Frobnicate', false, 99],
    ['Frobnicate', true, 2],
  ])('%s with readOnly %p is activity %i', (eventName, readOnly, activity) =>
    expect(one({ ...CALL, eventName, readOnly }).event.activity_id).toBe(activity),
  );

  it('takes the time that a shipper has moved to @timestamp', () => {
    const { eventTime, ...rest } = CALL;
    expect(one({ ...rest, '@timestamp': eventTime }).event.time).toBe(one(CALL).event.time);
  });

  it('maps a console logon, its outcome and its second factor', () => {
    expect(one(LOGIN).event).toMatchObject({
      class_uid: 3002,
      status_id: 1,
      is_mfa: true,
      user: { name: 'Ann' },
      actor: { user: { name: 'Ann' } },
      dst_endpoint: { svc_name: 'https://console.example/' },
      src_endpoint: { ip: '198.51.100.9' },
      service: { name: 'signin.amazonaws.com' },
    });
    expect(
      one({ ...LOGIN, responseElements: { ConsoleLogin: 'Failure' }, errorMessage: 'Failed authentication', additionalEventData: { MFAUsed: 'No' } })
        .event,
    ).toMatchObject({
      status_id: 2,
      is_mfa: false,
      status_detail: 'Failed authentication',
    });
  });

  it.each([
    ['Success', 1],
    ['Failure', 2],
  ])('maps a sign-in at IAM Identity Center that ended with %s', (outcome, status) =>
    expect(
      one({
        ...LOGIN,
        eventName: 'UserAuthentication',
        eventType: 'AwsServiceEvent',
        responseElements: null,
        serviceEventDetails: { UserAuthentication: outcome },
      }).event,
    ).toMatchObject({ class_uid: 3002, activity_id: 1, status_id: status, api: { operation: 'UserAuthentication' }, user: { name: 'Ann' } }),
  );

  const made = { user: { userName: 'bob', userId: 'AIDABOB', arn: 'arn:aws:iam::123456789012:user/bob' } };
  it.each([
    ['CreateUser', 1, { userName: 'bob' }, made, { name: 'bob', uid: 'arn:aws:iam::123456789012:user/bob', uid_alt: 'AIDABOB' }],
    ['DeleteUser', 6, { userName: 'bob' }, null, { name: 'bob' }],
    ['AttachUserPolicy', 7, { userName: 'bob', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }, null, { name: 'bob' }],
    ['DeactivateMFADevice', 11, { userName: 'bob' }, null, { name: 'bob' }],
    ['UpdateUser', 99, { userName: 'bob', newUserName: 'rob' }, null, { name: 'bob' }],
    ['ChangePassword', 3, null, null, { name: 'Ann' }],
  ])('%s of IAM is an account change, and stays a call', (eventName, activity, requestParameters, responseElements, user) => {
    const resources = [{ ARN: 'arn:aws:iam::123456789012:user/bob', type: 'AWS::IAM::User' }];
    const { event, principal } = one({ ...CALL, eventName, requestParameters, responseElements, resources });
    expect(event).toMatchObject({ class_uid: 3001, activity_id: activity, actor: { user: { name: 'Ann' } }, user, api: { operation: eventName } });
    expect(event['unmapped']).toMatchObject({ resources: [{ uid: 'arn:aws:iam::123456789012:user/bob' }] });
    expect(principal).toBe('principal/arn:aws:iam::123456789012:user/Ann');
  });

  it('a user of another service is no account of IAM', () =>
    expect(one({ ...CALL, eventName: 'CreateUser', eventSource: 'cognito-idp.amazonaws.com' }).event.class_uid).toBe(6003));

  it('names the service that called by its domain', () =>
    expect(one({ ...CALL, sourceIPAddress: 'athena.amazonaws.com' }).event).toMatchObject({
      src_endpoint: { svc_name: 'athena.amazonaws.com', domain: 'athena.amazonaws.com' },
    }));

  it.each([
    [
      'a role by its issuer, whatever the session is called',
      {
        type: 'AssumedRole',
        arn: 'arn:aws:sts::1:assumed-role/Deploy/i-0abc',
        sessionContext: { sessionIssuer: { arn: 'arn:aws:iam::1:role/Deploy', userName: 'Deploy' } },
      },
      'principal/arn:aws:iam::1:role/Deploy',
    ],
    [
      'a single-sign-on session by its person',
      { type: 'AssumedRole', arn: 'arn:aws:sts::1:assumed-role/SSO_Admin/Ann@Acme.example', sessionContext: {} },
      'user/ann@acme.example',
    ],
    ['root', { type: 'Root', arn: 'arn:aws:iam::1:root', accountId: '1' }, 'principal/arn:aws:iam::1:root'],
    ['another account', { type: 'AWSAccount', principalId: 'AIDAOTHER', accountId: '9' }, 'principal/AIDAOTHER'],
    ['AWS itself as nobody', { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' }, undefined],
    ['nothing as nobody', undefined, undefined],
  ])('knows %s', (_, userIdentity, principal) => expect(one({ ...CALL, userIdentity }).principal).toBe(principal));

  it('a source that is a service stays a service', () =>
    expect(one({ ...CALL, sourceIPAddress: 'cloudtrail.amazonaws.com' }).event).toMatchObject({
      src_endpoint: { svc_name: 'cloudtrail.amazonaws.com' },
    }));
  it('takes a log file and an array', () => {
    expect(all({ Records: [CALL, LOGIN] }).map((n) => n.event.class_uid)).toEqual([6003, 3002]);
    expect(all([CALL])).toHaveLength(1);
  });

  it.each([
    ['a bad element, with its place', { Records: [CALL, { ...CALL, eventTime: 'x' }] }, 'CORDON_FORMAT_TIME', '/Records/1/eventTime'],
    ['no event name', { ...CALL, eventName: '' }, 'CORDON_FORMAT_FIELD', '/eventName'],
    ['an empty file', { Records: [] }, 'CORDON_FORMAT_FIELD', '/Records'],
    ['a number', '7', 'CORDON_FORMAT_UNKNOWN', undefined],
    ['deep parameters', `{"eventName":"x","requestParameters":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`, 'CORDON_RAW_TOO_DEEP', undefined],
  ])('%s is dead', (_, value, code, place) => expect(parse(value)).toMatchObject({ kind: 'dead', code, ...(place === undefined ? {} : { place }) }));
});

describe('aws.cloudtrail beside plain records', () => {
  it('keeps what no attribute takes under its own name', () => {
    const { event } = one({
      ...CALL,
      readOnly: false,
      tlsDetails: { tlsVersion: 'TLSv1.3' },
      userIdentity: {
        type: 'AssumedRole',
        arn: 'arn:aws:sts::1:assumed-role/R/s',
        sessionContext: { sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::1:role/R' }, webIdFederationData: {} },
      },
    });
    expect(event['unmapped']).toEqual(
      expect.objectContaining({
        readOnly: false,
        tlsDetails: { tlsVersion: 'TLSv1.3' },
        userIdentity: { sessionContext: { sessionIssuer: { type: 'Role' } } },
      }),
    );
    expect(Object.keys(event['unmapped'] ?? {})).not.toContain('eventName');
  });

  it('takes the instance of a call for what it was done to', () =>
    expect(one({ ...CALL, resources: undefined, requestParameters: { instanceId: 'i-1' } }).event).toMatchObject({ resources: [{ uid: 'i-1' }] }));

  it.each([
    ['Start', 1, 1],
    ['End', 3, 4],
  ])('an insight that tells its %s is a finding', (state, activity, status) =>
    expect(
      one({
        eventVersion: '1.08',
        eventTime: '2026-11-24T10:00:00Z',
        awsRegion: 'us-east-1',
        eventID: 'e-1',
        eventType: 'AwsCloudTrailInsight',
        recipientAccountId: '123456789012',
        sharedEventID: 's-1',
        insightDetails: {
          state,
          eventSource: 's3.amazonaws.com',
          eventName: 'GetObject',
          insightType: 'ApiErrorRateInsight',
          errorCode: 'AccessDenied',
          insightContext: { statistics: { baseline: { average: 0.1 } }, attributions: [{ attribute: 'userIdentityArn' }] },
        },
        eventCategory: 'Insight',
      }).event,
    ).toMatchObject({
      class_uid: 2004,
      activity_id: activity,
      status_id: status,
      finding_info: { uid: 's-1', title: 'ApiErrorRateInsight' },
      evidences: [{ api: { operation: 'GetObject', service: { name: 's3.amazonaws.com' } } }, { data: [{ attribute: 'userIdentityArn' }] }, {}],
      unmapped: { eventCategory: 'Insight' },
    }),
  );

  it('a row of the table in Athena is the record that it was made of', () => {
    const { userIdentity, requestParameters, ...rest } = CALL;
    const lower = (o: object): object => Object.fromEntries(Object.entries(o).map(([k, v]: [string, unknown]) => [k.toLowerCase(), v]));
    const row = {
      ...lower({ ...rest, resources: undefined }),
      useridentity: lower(userIdentity),
      requestparameters: JSON.stringify(requestParameters),
      resources: [{ arn: 'arn:aws:iam::123456789012:user/Bob', accountid: '123456789012', type: 'AWS::IAM::User' }],
    };
    const record = { ...CALL, resources: [{ ARN: 'arn:aws:iam::123456789012:user/Bob', accountId: '123456789012', type: 'AWS::IAM::User' }] };
    expect(one(row).event).toEqual(one(record).event);
  });

  it('takes the time of Lake, with a blank and without a zone', () =>
    expect(one({ ...CALL, eventTime: '2026-11-24 10:00:01.000' }).at).toBe(Date.UTC(2026, 10, 24, 10, 0, 1)));
});
