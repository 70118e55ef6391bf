import fc from 'fast-check';
import type { FormatContext, Normalised } from '@cordon/runtime';
import { CODES, validateOcsf, type Result } from '@cordon/wire';
import { READER } from './index';
import { Estate } from './inventory/estate';
import { wholly } from './testing/wholly';

const context: FormatContext = {
  tenant: 'acme',
  source: 'x',
  seen: 1_795_518_444_683,
  estate: new Estate({ domains: ['acme.example'], networks: [] }),
};
const run = async (name: string | undefined, bytes: Uint8Array): Promise<Result<readonly Normalised[]>> =>
  wholly(await READER.read(bytes, name, context));

/** What every format promises of every input: a coded refusal, or events that are valid OCSF with times that can be written down. */
const keepsPromise = (name: string | undefined, result: Result<readonly Normalised[]>): void => {
  if (result.kind === 'dead') return void expect(Object.keys(CODES)).toContain(result.code);
  if (result.kind !== 'ok') return;
  for (const { event, at } of result.value) {
    if (name !== 'ocsf') expect(validateOcsf(event)).toBeUndefined();
    expect(() => new Date(at).toISOString()).not.toThrow();
    expect(() => JSON.stringify(event)).not.toThrow();
  }
};

const RECORDS: Readonly<Record<string, Record<string, unknown>>> = {
  'zeek.conn': {
    ts: 1795518000.1,
    uid: 'C1',
    'id.orig_h': '10.0.0.1',
    'id.orig_p': 1,
    'id.resp_h': '10.0.0.2',
    'id.resp_p': 2,
    proto: 'tcp',
    service: 'ssl',
    duration: 1,
    orig_bytes: 1,
    resp_bytes: 1,
    conn_state: 'SF',
    local_orig: true,
    missed_bytes: 0,
    history: 'S',
    orig_pkts: 1,
    orig_ip_bytes: 1,
    resp_pkts: 1,
    resp_ip_bytes: 1,
    tunnel_parents: ['C2'],
    vlan: 3,
    community_id: '1:x',
    orig_l2_addr: '00:11:22:33:44:55',
    ip_proto: 6,
  },
  'zeek.dns': {
    ts: 1795518000.1,
    uid: 'C1',
    'id.orig_h': '10.0.0.1',
    'id.orig_p': 1,
    'id.resp_h': '10.0.0.2',
    'id.resp_p': 53,
    proto: 'udp',
    trans_id: 1,
    rtt: 0.1,
    query: 'a.example',
    qclass: 1,
    qclass_name: 'C_INTERNET',
    qtype: 1,
    qtype_name: 'A',
    rcode: 0,
    rcode_name: 'NOERROR',
    AA: true,
    TC: true,
    RD: true,
    RA: true,
    Z: 1,
    answers: ['a'],
    TTLs: [1],
    rejected: true,
  },
  'aws.cloudtrail': {
    eventVersion: '1',
    userIdentity: {
      type: 'AssumedRole',
      principalId: 'x',
      arn: 'arn:aws:sts::1:assumed-role/r/s',
      accountId: '1',
      accessKeyId: 'A',
      userName: 'u',
      invokedBy: 'z',
      sessionContext: {
        sessionIssuer: { arn: 'a', principalId: 'p', userName: 'u' },
        attributes: { creationDate: '2026-01-01T00:00:00Z', mfaAuthenticated: 'true' },
      },
    },
    eventTime: '2026-01-01T00:00:00Z',
    eventSource: 's',
    eventName: 'GetX',
    awsRegion: 'r',
    sourceIPAddress: '192.0.2.1',
    userAgent: 'u',
    requestParameters: { a: 1 },
    responseElements: { ConsoleLogin: 'Success' },
    requestID: 'r',
    eventID: 'e',
    readOnly: true,
    eventType: 't',
    managementEvent: true,
    recipientAccountId: '1',
    eventCategory: 'c',
    errorCode: 'e',
    errorMessage: 'm',
    resources: [{ ARN: 'a', accountId: '1', type: 't' }],
    additionalEventData: { MFAUsed: 'Yes' },
    vpcEndpointId: 'v',
    apiVersion: 1,
    sharedEventID: 's',
  },
  'm365.ual': {
    CreationTime: '2026-01-01T00:00:00',
    Id: 'i',
    Operation: 'New-InboxRule',
    OrganizationId: 'o',
    OrganizationName: 'n',
    RecordType: 1,
    ResultStatus: 'True',
    UserKey: 'k',
    UserType: 0,
    Workload: 'Exchange',
    ClientIP: '192.0.2.1:5',
    ActorIpAddress: '192.0.2.2',
    UserId: 'a@b.example',
    ObjectId: 'https://x/y',
    Parameters: [{ Name: 'a', Value: 'b' }],
    ModifiedProperties: [{ Name: 'a', NewValue: 'b' }],
    ExtendedProperties: [{ Name: 'UserAgent', Value: 'x' }],
    DeviceProperties: [{ Name: 'SessionId', Value: 'x' }],
    Target: [{ ID: 'x', Type: 1 }],
    Folders: [{ Path: 'p', FolderItems: [{ InternetMessageId: 'i' }] }],
    Item: { InternetMessageId: 'i', Subject: 's' },
    OperationCount: 2,
    MailboxOwnerUPN: 'a@b.example',
    MailboxGuid: 'g',
    ApplicationId: 'a',
    SessionId: 's',
    LogonError: 'l',
    ErrorNumber: '1',
    SourceFileName: 'f',
    FileSizeBytes: 5,
    CorrelationId: 'c',
    Members: [{}],
    LogonType: 1,
    ExternalAccess: true,
    UserAgent: 'u',
  },
};
const OPERATIONS: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'm365.ual': ['Operation', ['UserLoggedIn', 'UserLoginFailed', 'FileDownloaded', 'Send', 'New-InboxRule']],
  'aws.cloudtrail': ['eventName', ['ConsoleLogin', 'GetX', 'Frobnicate']],
};
const ODD: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    1e308,
    -1,
    0.5,
    2 ** 53,
    4e12,
    '',
    '-',
    'T',
    '\u0000',
    '\ud800',
    'x'.repeat(5_000),
    [[]],
    [null],
    [{}],
    { Name: 1 },
    '9999-12-31T23:59:59Z',
    '2099-01-01T00:00:00Z',
    '0000-00-00T00:00:00',
    '::1',
    '256.1.1.1',
    '[::1',
    ':::',
    '__proto__',
    'constructor',
    'toString',
  ),
);

describe('every format keeps its promise', () => {
  it.each(Object.keys(RECORDS))('%s: with any members replaced by anything', async (name) => {
    const record = RECORDS[name] ?? {};
    const [operation, operations] = OPERATIONS[name] ?? ['ts', [1795518000.5]];
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...Object.keys(record)), ODD, { maxKeys: 4 }),
        fc.constantFrom(...operations),
        async (changes, op) => {
          const bytes = new TextEncoder().encode(JSON.stringify({ ...record, [operation]: op, ...changes }));
          keepsPromise(name, await run(name, bytes));
        },
      ),
      { seed: 3, numRuns: 600 },
    );
  });

  it.each(Object.keys(RECORDS))('%s: the whole record is taken, so the test above starts from something good', async (name) => {
    const result = await run(name, new TextEncoder().encode(JSON.stringify(RECORDS[name])));
    expect(result.kind).toBe('ok');
    keepsPromise(name, result);
  });

  it.each(READER.names)('%s: any bytes, any JSON', async (name) => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.json().map((t) => new TextEncoder().encode(t)),
          fc.string().map((t) => new TextEncoder().encode(t)),
        ),
        async (bytes) => {
          keepsPromise(name, await run(name, bytes));
          keepsPromise(undefined, await run(undefined, bytes));
          expect(() => READER.recognise(bytes)).not.toThrow();
        },
      ),
      { seed: 5, numRuns: 60 },
    );
  });

  it.each(READER.names)('%s: nesting of a hundred thousand levels', async (name) => {
    for (const text of ['['.repeat(100_000), '{"a":'.repeat(100_000), `${'['.repeat(100_000)}${']'.repeat(100_000)}`])
      keepsPromise(name, await run(name, new TextEncoder().encode(text)));
  });
});
