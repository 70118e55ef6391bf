import type { FormatContext, Normalised } from '@cordon/runtime';
import { validateOcsf, type Result } from '@cordon/wire';
import { Estate } from '../inventory/estate';
import { FormatReader } from '../form/reader';
import { m365Ual } from './ual-format';
import { wholly } from '../testing/wholly';

const estate = new Estate({ domains: ['acme.example'], networks: [{ cidr: '192.0.2.0/24', name: 'partner VPN', country: 'NL', own: false }] });
const context: FormatContext = { tenant: 'acme', source: 'm365', seen: 1_795_518_444_683, estate };
const parse = (value: unknown): Result<readonly Normalised[]> => {
  const result = new FormatReader([m365Ual]).read(
    new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
    'm365.ual',
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
const one = (value: unknown): Normalised => all(value)[0] ?? fail();
const fail = (): never => {
  throw new Error('no event');
};

const BASE = {
  CreationTime: '2026-11-24T10:00:01',
  Id: 'b7e1c6d0-1111-4222-8333-944455556666',
  OrganizationId: '0f0e0d0c-aaaa-4bbb-8ccc-0123456789ab',
  RecordType: 15,
  UserType: 0,
  Version: 1,
  UserKey: '10032000AAAA',
  UserId: 'Ann.Lee@acme.example',
};
const LOGON = {
  ...BASE,
  Operation: 'UserLoggedIn',
  Workload: 'AzureActiveDirectory',
  ResultStatus: 'Success',
  ClientIP: '192.0.2.44',
  ApplicationId: 'app-1',
  ErrorNumber: '0',
  ExtendedProperties: [
    { Name: 'UserAgent', Value: 'Example/1.0' },
    { Name: 'RequestType', Value: 'Login:login' },
  ],
  DeviceProperties: [
    { Name: 'OS', Value: 'Windows 11' },
    { Name: 'SessionId', Value: 's-1' },
  ],
};
const RULE = {
  ...BASE,
  RecordType: 1,
  Operation: 'New-InboxRule',
  Workload: 'Exchange',
  ResultStatus: 'True',
  ClientIP: '[2001:DB8::7]:51234',
  ObjectId: 'ann\\.',
  SessionId: 's-9',
  Parameters: [
    { Name: 'Name', Value: '.' },
    { Name: 'ForwardTo', Value: 'x@evil.example' },
    { Name: 'DeleteMessage', Value: 'True' },
  ],
};

describe('m365.ual logons', () => {
  it('maps UserLoggedIn to Authentication with user, source, client and session', () => {
    const { event, at, principal, ownId } = one(LOGON);
    expect({ at, principal, ownId }).toEqual({ at: Date.UTC(2026, 10, 24, 10, 0, 1), principal: 'user/ann.lee@acme.example', ownId: BASE.Id });
    expect(event).toMatchObject({
      class_uid: 3002,
      activity_id: 1,
      status_id: 1,
      user: { name: 'Ann.Lee@acme.example', email_addr: 'Ann.Lee@acme.example', uid: '10032000AAAA', type_id: 1 },
      src_endpoint: { ip: '192.0.2.44', zone: 'partner VPN', location: { country: 'NL' } },
      service: { name: 'AzureActiveDirectory', uid: 'app-1' },
      http_request: { user_agent: 'Example/1.0' },
      session: { uid: 's-1' },
      metadata: { uid: BASE.Id, event_code: 'UserLoggedIn' },
    });
    expect(event).not.toHaveProperty('status_code');
  });

  it('maps UserLoginFailed to a failure with its code', () => {
    expect(one({ ...LOGON, Operation: 'UserLoginFailed', ErrorNumber: '50126', LogonError: 'InvalidUserNameOrPassword' }).event).toMatchObject({
      class_uid: 3002,
      status_id: 2,
      status_code: '50126',
      status_detail: 'InvalidUserNameOrPassword',
    });
  });

  it('a logon from a private address says where the user is; from a public one or failed it does not', () => {
    const inside = { ...LOGON, ClientIP: '10.1.2.3' };
    expect(one(inside).bindings).toEqual([
      expect.objectContaining({
        relation: 'at',
        a: { kind: 'user', key: 'ann.lee@acme.example' },
        b: { kind: 'ip', key: '10.1.2.3' },
        origin: 'logon',
      }),
    ]);
    expect(one(LOGON).bindings).toBeUndefined();
    expect(one({ ...inside, Operation: 'UserLoginFailed' }).bindings).toBeUndefined();
  });
});

describe('m365.ual operations', () => {
  it('maps a new inbox rule to API Activity with its parameters', () => {
    expect(one(RULE).event).toMatchObject({
      class_uid: 6003,
      activity_id: 1,
      status_id: 1,
      actor: { user: { name: BASE.UserId }, session: { uid: 's-9' } },
      src_endpoint: { ip: '2001:db8::7', port: 51234 },
      api: {
        operation: 'New-InboxRule',
        service: { name: 'Exchange' },
        request: { uid: BASE.Id, data: { Name: '.', ForwardTo: 'x@evil.example', DeleteMessage: 'True' } },
      },
    });
  });

  it('maps a consent with the name of the application and what it may do', () => {
    const consent = {
      ...BASE,
      RecordType: 8,
      Operation: 'Consent to application.',
      Workload: 'AzureActiveDirectory',
      ResultStatus: 'Success',
      ActorIpAddress: '198.51.100.4',
      ObjectId: 'app-7',
      Target: [
        { ID: 'ServicePrincipal', Type: 2 },
        { ID: 'Office Tools', Type: 1 },
      ],
      ModifiedProperties: [{ Name: 'ConsentAction.Permissions', NewValue: 'Scope: Mail.Read Mail.Send', OldValue: '' }],
    };
    expect(one(consent).event).toMatchObject({
      class_uid: 6003,
      resources: [{ uid: 'app-7', name: 'Office Tools', role_id: 1 }],
      src_endpoint: { ip: '198.51.100.4' },
      api: { request: { data: { 'ConsentAction.Permissions': 'Scope: Mail.Read Mail.Send' } } },
    });
  });

  it('maps mail access with folders, message ids and the mailbox', () => {
    const access = {
      ...BASE,
      RecordType: 50,
      Operation: 'MailItemsAccessed',
      Workload: 'Exchange',
      ResultStatus: 'Succeeded',
      ClientIPAddress: '203.0.113.8',
      OperationCount: 2,
      MailboxOwnerUPN: 'ann.lee@acme.example',
      OperationProperties: [{ Name: 'MailAccessType', Value: 'Bind' }],
      Folders: [{ Path: '\\Inbox', FolderItems: [{ InternetMessageId: '<a@x>' }, { InternetMessageId: '<b@x>' }] }],
    };
    expect(one(access).event).toMatchObject({
      class_uid: 6003,
      activity_id: 2,
      count: 2,
      resources: [{ role_id: 3, name: 'ann.lee@acme.example', type: 'mailbox' }],
      api: { request: { data: { Folders: ['\\Inbox'], InternetMessageIds: ['<a@x>', '<b@x>'], MailAccessType: 'Bind' } } },
    });
  });

  it.each([
    ['FileUploaded', 1],
    ['FileDownloaded', 2],
    ['FileModified', 3],
    ['FileDeleted', 4],
    ['FileAccessed', 14],
  ])('maps %s to File Hosting activity %i', (Operation, activity) => {
    const file = {
      ...BASE,
      RecordType: 6,
      Operation,
      Workload: 'SharePoint',
      ClientIP: '203.0.113.8',
      ObjectId: 'https://acme.example/sites/fin/Plan%20A.xlsx',
      SourceFileName: 'Plan A.xlsx',
      SourceFileExtension: 'xlsx',
      SiteUrl: 'https://acme.example/sites/fin/',
    };
    expect(one(file).event).toMatchObject({
      class_uid: 6006,
      activity_id: activity,
      file: { name: 'Plan A.xlsx', ext: 'xlsx', type_id: 1 },
      share: 'https://acme.example/sites/fin/',
      api: { operation: Operation },
    });
  });

  it.each([
    ['AnonymousLinkCreated', 12],
    ['SharingRevoked', 13],
    ['FileCheckedOut', 10],
    ['AccessRequestCreated', 99],
  ])('%s of a file is File Hosting activity %i', (Operation, activity) =>
    expect(
      one({ ...BASE, RecordType: 14, Operation, Workload: 'SharePoint', ObjectId: 'https://acme.example/x', SourceFileName: 'x.txt' }).event,
    ).toMatchObject({
      class_uid: 6006,
      activity_id: activity,
      file: { name: 'x.txt' },
    }),
  );
  it('Entra names its events without a full stop', () =>
    expect(one({ ...RULE, Operation: 'Add user.' }).event).toMatchObject({ metadata: { event_code: 'Add user' }, api: { operation: 'Add user.' } }));

  it('a record without address comes from the service', () =>
    expect(one({ ...RULE, ClientIP: '' }).event).toMatchObject({ src_endpoint: { svc_name: 'Exchange' } }));
  it('an unknown operation is kept under its name', () =>
    expect(one({ ...RULE, Operation: 'Xyzzy' }).event).toMatchObject({ activity_id: 99, activity_name: 'Xyzzy' }));
});

describe('m365.ual principals', () => {
  it.each([
    ['a user whatever the case', 'ANN@Acme.Example', 0, 'user/ann@acme.example'],
    ['an object id', '5F1C0000-1111-4222-8333-944455556666', 0, 'user/5f1c0000-1111-4222-8333-944455556666'],
    ['a service principal', 'ServicePrincipal_ABC-1', 4, 'principal/abc-1'],
    ['Exchange itself', 'NT AUTHORITY\\SYSTEM (w3wp)', 3, undefined],
    ['a system mailbox', 'Provisioning@prod.example', 3, undefined],
    ['a product account', 'app@sharepoint', 0, undefined],
    ['a well-known SID', 'S-1-5-18', 2, undefined],
    ['nobody', 'Not Available', 0, undefined],
  ])('%s', (_, UserId, UserType, principal) => expect(one({ ...LOGON, UserId, UserType }).principal).toBe(principal));
});

describe('m365.ual forms', () => {
  it('takes an export row whose AuditData is text', () =>
    expect(one({ RecordType: 'x', CreationDate: 'y', UserIds: 'z', AuditData: JSON.stringify(LOGON) })).toEqual(one(LOGON)));
  it('gives a record without a time that of its arrival, and says so', () => {
    const { at, event } = one({ ...LOGON, CreationTime: undefined });
    expect([at, event.time, event.metadata['debug']]).toEqual([context.seen, context.seen, [expect.stringContaining('arrival')]]);
    expect(one(LOGON).event.metadata['debug']).toBeUndefined();
  });
  it('takes an array', () => expect(all([LOGON, RULE]).map((n) => n.event.class_uid)).toEqual([3002, 6003]));

  it.each([
    ['no operation', { ...BASE }, 'CORDON_FORMAT_FIELD', '/Operation'],
    ['local time', { ...LOGON, CreationTime: '24/11/2026 10:00' }, 'CORDON_FORMAT_TIME', '/CreationTime'],
    ['AuditData that is no JSON', { AuditData: '{' }, 'CORDON_RAW_NOT_JSON', '/AuditData'],
    ['a bad element', [LOGON, 7], 'CORDON_FORMAT_FIELD', '/1'],
    ['an empty array', [], 'CORDON_FORMAT_FIELD', undefined],
    ['null', 'null', 'CORDON_FORMAT_UNKNOWN', undefined],
    ['deep nesting', `{"Operation":"x","Parameters":${'['.repeat(500)}${']'.repeat(500)}}`, 'CORDON_RAW_TOO_DEEP', undefined],
  ])('%s is dead', (_, value, code, place) => expect(parse(value)).toMatchObject({ kind: 'dead', code, ...(place === undefined ? {} : { place }) }));

  it('a parameter called __proto__ is left out and harms nothing', () => {
    const { event } = one({
      ...RULE,
      Parameters: [
        { Name: '__proto__', Value: 'polluted' },
        { Name: 'Name', Value: 'x' },
      ],
    });
    expect(event).toMatchObject({ api: { request: { data: { Name: 'x' } } } });
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

const ALERT = {
  ...BASE,
  RecordType: 40,
  UserType: 4,
  UserKey: 'SecurityComplianceAlerts',
  UserId: 'SecurityComplianceAlerts',
  Operation: 'AlertTriggered',
  Workload: 'SecurityComplianceCenter',
  ResultStatus: 'Succeeded',
  AlertId: 'a-1',
  AlertType: 'Custom',
  Category: 'ThreatManagement',
  Name: 'Many downloads',
  PolicyId: 'p-1',
  Severity: 'High',
  Source: 'Cloud App Security',
  Status: 'Active',
  Data: JSON.stringify({
    ts: '2026-11-24 09:50:00Z',
    te: '2026-11-24 09:55:00Z',
    ad: "Policy 'Many downloads' was matched",
    f3u: 'ann.lee@acme.example',
    alk: 'https://portal.example/alerts/1',
    plk: 'https://portal.example/policy/1',
    mat: 'MCAS_ALERT_X',
    odd: 'kept',
  }),
};

describe('m365.ual detections', () => {
  it('maps an alert with its rule, its times and the user it is about', () => {
    const { event, principal } = one(ALERT);
    expect(principal).toBe('user/ann.lee@acme.example');
    expect(event).toMatchObject({
      class_uid: 2004,
      activity_id: 1,
      severity_id: 4,
      status_id: 1,
      finding_info: {
        uid: 'a-1',
        title: 'Many downloads',
        src_url: 'https://portal.example/alerts/1',
        first_seen_time: Date.UTC(2026, 10, 24, 9, 50),
        analytic: { uid: 'p-1', category: 'MCAS_ALERT_X' },
      },
      evidences: [{ user: { name: 'ann.lee', domain: 'acme.example', email_addr: 'ann.lee@acme.example' } }],
      unmapped: { AlertType: 'Custom', Data: { odd: 'kept' } },
    });
  });

  it('an alert of which nothing is known but its name is one too, and names nobody', () => {
    const { event, principal } = one({ ...ALERT, Data: 'no JSON' });
    expect(principal).toBeUndefined();
    expect(event).toMatchObject({ class_uid: 2004, unmapped: { Data: 'no JSON' } });
  });

  it('maps an alert on a reported mail with its sender and recipients', () => {
    const Data = JSON.stringify({
      etype: 'User',
      eid: 'ann.lee@acme.example',
      tsd: 'x@evil.example',
      trc: 'ann.lee@acme.example;bo@acme.example',
      ms: 'Hi',
    });
    expect(one({ ...ALERT, Data }).event).toMatchObject({
      evidences: [{ email: { from: 'x@evil.example', to: ['ann.lee@acme.example', 'bo@acme.example'], subject: 'Hi' } }],
    });
  });

  it('maps an alert of Defender for Cloud Apps', () =>
    expect(
      one({
        ...BASE,
        RecordType: 98,
        Operation: 'MCAS_ALERT_ANUBIS_DETECTION_X',
        Workload: 'MCAS',
        ResultStatus: 'New',
        ObjectId: 'o-1',
        AlertSeverity: 'Medium',
        AlertDisplayName: 'Impossible travel',
        AlertUri: 'https://portal.example/2',
        ClientIPs: ['192.0.2.4', '192.0.2.5'],
      }).event,
    ).toMatchObject({
      class_uid: 2004,
      severity_id: 3,
      finding_info: { uid: 'o-1', title: 'Impossible travel' },
      evidences: [{ src_endpoint: { ip: '192.0.2.4' }, user: { email_addr: 'ann.lee@acme.example' } }],
    }));

  it('maps a bad mail with its attachments and what was done with it', () =>
    expect(
      one({
        ...BASE,
        RecordType: 28,
        Operation: 'TIMailData',
        Workload: 'ThreatIntelligence',
        Verdict: 'Phish',
        InternetMessageId: '<m-1@evil.example>',
        NetworkMessageId: 'n-1',
        P1Sender: 'bounce@evil.example',
        P2Sender: 'x@evil.example',
        Recipients: ['ann.lee@acme.example'],
        SenderIp: '198.51.100.9',
        Subject: 'Invoice',
        DeliveryAction: 'Blocked',
        Directionality: 'Inbound',
        AuthDetails: [{ Name: 'SPF', Value: 'Fail' }],
        AttachmentData: [{ FileName: 'a.html', FileType: 'html', MalwareFamily: 'HTML/X', SHA256: 'a'.repeat(64) }],
      }).event,
    ).toMatchObject({
      class_uid: 4009,
      activity_id: 3,
      severity_id: 3,
      direction_id: 1,
      disposition_id: 2,
      src_endpoint: { ip: '198.51.100.9' },
      email: { from: 'x@evil.example', smtp_from: 'bounce@evil.example', to: ['ann.lee@acme.example'], uid: 'n-1', files: [{ name: 'a.html' }] },
      email_auth: { spf: 'Fail' },
      malware: [{ name: 'HTML/X' }],
    }));

  it.each([
    [2, 2],
    [4, 1],
  ])('maps a click on a link of action %i', (UrlClickAction, disposition) =>
    expect(
      one({
        ...BASE,
        RecordType: 41,
        Operation: 'TIUrlClickData',
        Workload: 'ThreatIntelligence',
        Url: 'https://evil.example/login?x=1',
        UserIp: '192.0.2.4',
        UrlClickAction,
        AppName: 'Mail',
      }).event,
    ).toMatchObject({
      class_uid: 4002,
      disposition_id: disposition,
      actor: { user: { email_addr: 'ann.lee@acme.example' } },
      src_endpoint: { ip: '192.0.2.4' },
      http_request: { url: { hostname: 'evil.example', path: '/login' } },
    }),
  );

  it('maps a bad file', () =>
    expect(
      one({
        ...BASE,
        RecordType: 47,
        Operation: 'AtpDetection',
        Workload: 'ThreatIntelligence',
        DetectionMethod: 'AntiMalware',
        EventDeepLink: 'https://portal.example/3',
        FileData: {
          DocumentId: 'd-1',
          FileName: 'x.exe',
          FilePath: 'https://acme.example/x.exe',
          FileVerdict: 1,
          MalwareFamily: 'Win/X',
          SHA256: 'b'.repeat(64),
        },
      }).event,
    ).toMatchObject({
      class_uid: 2004,
      severity_id: 4,
      malware: [{ name: 'Win/X' }],
      evidences: [{ file: { name: 'x.exe', uid: 'd-1', hashes: [{ algorithm_id: 3 }] } }],
    }));

  it('maps a match of a rule against data loss', () =>
    expect(
      one({
        ...BASE,
        RecordType: 13,
        Operation: 'DlpRuleMatch',
        Workload: 'Exchange',
        IncidentId: 'i-1',
        PolicyDetails: [{ PolicyId: 'p-1', PolicyName: 'Cards', Rules: [{ RuleId: 'r-1', RuleName: 'Many cards', Severity: 'High' }] }],
        ExchangeMetaData: { From: 'ann.lee@acme.example', To: ['x@evil.example'], Subject: 'List', MessageID: '<m-2@acme.example>' },
      }).event,
    ).toMatchObject({
      class_uid: 2004,
      severity_id: 4,
      finding_info: { uid: 'i-1', title: 'Many cards', analytic: { uid: 'r-1' } },
      policy: { uid: 'p-1', name: 'Cards' },
      evidences: [{ email: { from: 'ann.lee@acme.example', to: ['x@evil.example'], subject: 'List' } }],
    }));

  it('maps an investigation with the mails it is about', () =>
    expect(
      one({
        ...BASE,
        RecordType: 64,
        Operation: 'AirInvestigationData',
        Workload: 'AirInvestigation',
        InvestigationId: 'urn:x:1',
        InvestigationName: 'Bad link',
        Status: 'Pending Action',
        StartTimeUtc: '2026-11-24T09:00:00',
        Actions: [JSON.stringify({ ActionType: 'EmailRemediation' })],
        Data: JSON.stringify({
          Severity: 'Informational',
          AlertType: 't-1',
          Entities: [
            {
              Type: 'mailMessage',
              Sender: 'x@evil.example',
              Recipient: 'ann.lee@acme.example',
              SenderIP: '198.51.100.9',
              Urls: ['https://evil.example/a'],
            },
          ],
        }),
      }).event,
    ).toMatchObject({
      class_uid: 2004,
      status_id: 2,
      evidences: [{}, { src_endpoint: { ip: '198.51.100.9' }, email: { from: 'x@evil.example', urls: [{ hostname: 'evil.example' }] } }],
      unmapped: { Actions: [{ ActionType: 'EmailRemediation' }] },
    }));

  it.each([
    ['with a sender is mail activity', { P2Sender: 'x@evil.example' }, 4009],
    ['without one is a call', {}, 6003],
  ])('a submission %s', (_, more, classUid) =>
    expect(
      one({ ...BASE, RecordType: 29, Operation: 'UserSubmission', Workload: 'SecurityComplianceCenter', SubmissionId: 's-1', Subject: 'Hi', ...more })
        .event,
    ).toMatchObject({ class_uid: classUid, actor: { user: { email_addr: 'ann.lee@acme.example' } } }),
  );
});

describe('m365.ual leftovers', () => {
  it.each([
    ['a logon', { ...LOGON, IntraSystemId: 'i-1', ActorIpAddress: '192.0.2.45' }, { IntraSystemId: 'i-1', ActorIpAddress: '192.0.2.45' }],
    [
      'a call',
      { ...RULE, OriginatingServer: 'srv', ModifiedProperties: [{ Name: 'a', NewValue: 'x', OldValue: 'y' }] },
      { OriginatingServer: 'srv', ModifiedProperties: [{ OldValue: 'y' }] },
    ],
    ['a file', { ...RULE, Operation: 'FileDownloaded', ObjectId: 'https://acme.example/x', Site: 's-1' }, { Site: 's-1' }],
  ])('%s keeps what no attribute takes', (_, record, unmapped) => expect(one(record).event).toMatchObject({ unmapped }));

  it('what an attribute took is not kept twice', () => expect(Object.keys(one(LOGON).event['unmapped'] ?? {})).not.toContain('ClientIP'));
});
