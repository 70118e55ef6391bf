import { each, first, is, list, lookup, when, type Mapping, type Tree } from '../form/form';
import { BASE, CALL, COMMON, PERSON } from './common';

const ATTACHMENT: Tree = { name: 'FileName', type: 'FileType', size: 'FileSize', hashes: 'SHA256', type_id: 1 };
const MALWARE: Tree = { name: 'MalwareFamily', classification_ids: [0] };

/** What was done with a mail, by its delivery or the policy's action. */
const DISPOSITIONS = [
  [/block|drop|reject/i, 'Blocked'],
  [/quarantine/i, 'Quarantined'],
  [/delete/i, 'Deleted'],
  [/junk|jmf|spam|replace/i, 'Corrected'],
  [/deliver|allow|none/i, 'Allowed'],
] as const;

/** Mails that Defender for Office 365 found bad, when they came or later (zero-hour purge). */
export const MAIL_THREAT: Mapping = {
  ...COMMON,
  event: {
    ...BASE,
    severity_id: lookup(
      'Verdict',
      [
        [/malware/i, 'High'],
        [/phish/i, 'Medium'],
      ],
      'Low',
    ),
    message: 'Verdict',
    status: 'ResultStatus',
    start_time: 'MessageTime',
    direction_id: lookup('Directionality', { Inbound: 'Inbound', Outbound: 'Outbound', 'Intra-org': 'Internal', IntraOrg: 'Internal' }),
    direction: 'Directionality',
    disposition_id: first(
      lookup('DeliveryAction', DISPOSITIONS),
      lookup('PolicyAction', DISPOSITIONS),
      lookup('LatestDeliveryLocation', DISPOSITIONS),
    ),
    disposition: first('DeliveryAction', 'PolicyAction'),
    policy: { name: 'Policy' },
    src_endpoint: { ip: 'SenderIp' },
    malware: each('AttachmentData', MALWARE),
    email: {
      from: first('P2Sender', 'P1Sender', 'Sender'),
      smtp_from: 'P1Sender',
      to: first('Recipients', 'Recipient'),
      subject: 'Subject',
      message_uid: 'InternetMessageId',
      uid: 'NetworkMessageId',
      files: each('AttachmentData', ATTACHMENT),
      urls: first('Urls', 'URLs'),
    },
    email_auth: { spf: 'AuthDetails[Name=SPF].Value', dkim: 'AuthDetails[Name=DKIM].Value', dmarc: 'AuthDetails[Name=DMARC].Value' },
  },
  variants: [{ class: 'email_activity', activity: 'Scan', event: {} }],
  ignore: ['Version', 'person'],
};

/** Mails that a user or an administrator gave to Microsoft for a second look. */
export const SUBMISSION: Mapping = {
  ...COMMON,
  event: {
    ...BASE,
    message: first('RescanVerdict', 'SubmissionType'),
    status: first('SubmissionState', 'ResultStatus'),
    start_time: first('MessageDate', 'SubmissionDate'),
    direction_id: 0,
    actor: { user: PERSON },
    src_endpoint: { ip: first('SenderIP', 'SenderIp') },
    email: {
      from: first('P2Sender', 'Sender', 'P1Sender'),
      smtp_from: 'P1Sender',
      to: first('Recipients', list('Recipient', /[;,]/)),
      subject: 'Subject',
      message_uid: first('InternetMessageId', 'MessageId'),
      uid: first('NetworkMessageId', 'KesMailId', 'SubmissionId', 'ObjectId'),
    },
  },
  variants: [
    { when: [{ P2Sender: /@/ }, { Sender: /@/ }, { P1Sender: /@/ }, { Recipient: /@/ }], class: 'email_activity', activity: 'Scan', event: {} },
    {
      class: 'api_activity',
      activity: 'Create',
      event: {
        api: CALL,
        resources: [{ uid: first('SubmissionId', 'ObjectId', 'Id'), name: 'Subject', type: 'SubmissionType', role_id: 1 }],
      },
    },
  ],
  ignore: ['Version'],
};

/** Clicks on links that Safe Links looked at. UrlClickAction: 2 block page, 3 page that waits for detonation, 4 and 5 the user went on. */
export const URL_CLICK: Mapping = {
  ...COMMON,
  event: {
    ...BASE,
    severity_id: 3,
    start_time: first('TimeOfClick', 'EventTime'),
    actor: { user: PERSON, app_name: 'AppName' },
    src_endpoint: { ip: first('UserIp', 'ClientIP') },
    http_request: { url: first('Url', 'URL'), uid: 'SourceId' },
    disposition_id: first(
      lookup('UrlClickAction', { 2: 'Blocked', 3: 'Delayed', 4: 'Allowed', 5: 'Allowed', Blockpage: 'Blocked', BlockPage: 'Blocked' }),
      lookup('URLClickAction', { 2: 'Blocked', 3: 'Delayed', 4: 'Allowed', 5: 'Allowed' }),
    ),
    disposition: first('UrlClickAction', 'URLClickAction'),
    activity_name: 'Operation',
    app_name: first('AppName', is('Safe Links')),
  },
  variants: [{ class: 'http_activity', activity: 'Other', event: {} }],
  ignore: ['Version'],
};

/** Files of SharePoint, OneDrive and Teams that Defender for Office 365 found bad. FileVerdict: 0 good, 1 bad. */
export const FILE_THREAT: Mapping = {
  ...COMMON,
  event: {
    ...BASE,
    is_alert: true,
    severity_id: when({ 'FileData.FileVerdict': 1 }, 4, 1),
    status_id: 1,
    finding_info: {
      uid: first('FileData.DocumentId', 'Id'),
      title: first('FileData.MalwareFamily', 'Operation'),
      types: 'DetectionMethod',
      src_url: 'EventDeepLink',
      first_seen_time: 'DetectionDate',
      analytic: { name: 'DetectionMethod', type_id: 1 },
    },
    malware: each('FileData', MALWARE),
    evidences: [
      {
        user: PERSON,
        api: CALL,
        file: {
          name: 'FileData.FileName',
          path: 'FileData.FilePath',
          url: 'FileData.FilePath',
          uid: 'FileData.DocumentId',
          size: 'FileData.FileSize',
          hashes: 'FileData.SHA256',
          type_id: 1,
        },
      },
    ],
  },
  variants: [{ class: 'detection_finding', activity: 'Create', event: {} }],
  ignore: ['Version'],
};
