import { jsonFormat, lineFormat } from '../../form/define';
import { all, each, first, is, list, lookup, when, type Mapping } from '../../form/form';
import { lowerCase } from '../../shared/lower-case';
import { mailDomain } from '../../shared/mail-domain';
import { messageId } from '../../shared/message-id';
import { LINE, parseMimecast, prepared } from './parse';

const DOCS = 'https://integrations.mimecast.com/documentation/tutorials/understanding-siem-logs';
const TYPE = first('eventType', 'type');
const kindIs = (...names: readonly string[]): readonly Readonly<Record<string, readonly string[]>>[] => [{ eventType: names }, { type: names }];

/** Acc, Rej, Hld and the like of receipt and process; words of the protections. */
const DENIED = [
  [/^(?:rej|ign|block|deny|hold|hld|sdbx|bnc|bounce|discard|quarantine|none.*block)/i, 'Denied'],
  [/^(?:acc|allow|permit|none|deliver)/i, 'Allowed'],
  [/^(?:warn|log|tag)/i, 'Observed'],
] as const;
const OUTCOME = [
  [/^(?:rej|block|deny|bnc|bounce)/i, 'Blocked'],
  [/^(?:hld|hold|quarantine|sdbx)/i, 'Quarantined'],
  [/^(?:ign|discard)/i, 'Dropped'],
  [/^(?:acc|allow|permit|none|deliver)/i, 'Allowed'],
  [/^warn/i, 'Alert'],
] as const;
const ACTIVITY = [
  [/^(?:receipt|journal|jrnl)/i, 'Receive'],
  [/^delivery/i, 'Send'],
  [/./, 'Scan'],
] as const;
const DANGER = /phish|virus|malware|malicious|impersonation|spoof/i;
const WAYS = { inbound: 'Inbound', outbound: 'Outbound', internal: 'Internal', I: 'Inbound', O: 'Outbound' };
/** `{allow: false}` of the details that a receipt gives of its checks. */
const check = (name: string): ReturnType<typeof first> =>
  first(lookup(`spamProcessingDetail.${name}.allow`, { true: 'pass', false: 'fail' }), lowerCase(`spamProcessingDetail.${name}.info`));

const mapping: Mapping = {
  product: { vendor: 'Mimecast', name: 'Email Security' },
  time: first('timestamp', 'datetime'),
  event: {
    metadata: {
      event_code: TYPE,
      correlation_uid: 'aggregateId',
      original_event_uid: 'processingId',
      tenant_uid: 'accountId',
      log_name: TYPE,
      log_provider: is('Mimecast'),
    },
    severity_id: first(
      lookup('virusFound', [[/./, 'High']]),
      lookup('rejectionType', [[DANGER, 'Medium']]),
      when(kindIs('impersonation protect', 'attachment protect'), lookup('action', [[/./, 'Medium']])),
      when(kindIs('url protect'), lookup('action', [[/^(?:block|warn)/i, 'Medium']])),
      lookup('spamProcessingDetail.verdict.risk', { HIGH: 'Medium', MEDIUM: 'Low' }, 'Informational'),
    ),
    action: 'action',
    action_id: lookup('action', DENIED),
    disposition_id: lookup('action', OUTCOME),
    status: first('action', 'delivered', 'subtype', 'subType'),
    status_id: first(
      lookup('delivered', { true: 'Success', false: 'Failure' }),
      lookup('action', [
        [/^(?:rej|bnc|bounce|block)/i, 'Failure'],
        [/^(?:acc|allow)/i, 'Success'],
      ]),
    ),
    status_code: 'rejectionCode',
    status_detail: first('rejectionType', 'receiptErrors', 'deliveryErrors', 'holdReason', 'reason', 'rejectionInfo'),
    message: first('rejectionInfo', 'receiptErrors', 'deliveryErrors', 'spamInfo'),
    is_alert: first(
      lookup('virusFound', [[/./, true]]),
      when(kindIs('impersonation protect'), lookup('taggedMalicious', { true: true })),
      when(kindIs('url protect'), lookup('action', [[/^(?:block|warn)/i, true]])),
      lookup('rejectionType', [[DANGER, true]]),
    ),
    malware: [{ name: 'virusFound', classification_ids: [0] }],
    policy: { name: first('policyDefinition', 'policy') },
  },
  variants: [
    {
      class: 'email_activity',
      activity: first(lookup('eventType', ACTIVITY), lookup('type', ACTIVITY)),
      event: {
        activity_name: TYPE,
        protocol_name: is('SMTP'),
        direction: first('direction', 'route'),
        direction_id: first(lookup('direction', WAYS), lookup('route', WAYS)),
        attempt: 'deliveryAttempts',
        email: {
          uid: 'aggregateId',
          from: first('senderHeader', 'senderEnvelope'),
          from_mailbox: 'senderHeader',
          smtp_from: 'senderEnvelope',
          sender: 'senderEnvelope',
          to: first(list('recipients', /[,;]/), 'recipient'),
          smtp_to: first(list('recipients', /[,;]/), 'recipient'),
          subject: 'subject',
          message_uid: messageId('messageId'),
          size: 'emailSize',
          x_originating_ip: 'senderIp',
          files: when(
            { fileName: { present: true } },
            {
              name: 'fileName',
              ext: 'fileExtension',
              mime_type: 'fileMime',
              size: 'sizeAttachment',
              hashes: all('sha256', 'sha1', 'md5'),
              type_id: 1,
            },
            each('attachments', { name: 'name', type_id: 1 }),
          ),
          urls: all('url', 'rejectedUrl'),
        },
        email_auth: { spf: check('spf'), dkim: check('dkim'), dmarc: check('dmarc') },
        actor: { user: { name: 'senderEnvelope', email_addr: 'senderEnvelope', domain: first(mailDomain('senderEnvelope'), 'senderDomain') } },
        src_endpoint: { ip: 'senderIp', domain: 'senderDomain' },
        dst_endpoint: {
          ip: 'destinationIp',
          hostname: 'hostname',
          domain: mailDomain('recipients', 'recipient'),
          // The mailbox is the recipient's.
          owner: { name: first('recipient', 'recipients'), domain: mailDomain('recipients', 'recipient') },
        },
      },
    },
  ],
  ignore: ['_offset', '_partition'],
};

/** Mimecast's SIEM events of API 2.0 as JSON (receipt, process, delivery, journal, av, spam, protections), and the logs of the protections' own calls. */
export const mimecastSiem = jsonFormat({
  name: 'mimecast.siem',
  docs: DOCS,
  signs: [
    { has: ['aggregateId', 'processingId', 'accountId'] },
    { has: ['aggregateId', 'accountId', 'timestamp'] },
    { has: ['processingId', 'accountId', 'timestamp'] },
    { has: ['aggregateId', 'processingId'] },
    { has: ['aggregateId', 'timestamp'] },
    { has: ['ttpDefinition', 'userEmailAddress', 'url'] },
    { has: ['actionTriggered', 'recipientAddress', 'fileName'] },
    { has: ['impersonationResults', 'senderIpAddress'] },
  ],
  prepare: prepared,
  mapping,
});

/** The same of API 1.0: `key=value` between bars. */
export const mimecastSiemLine = lineFormat({
  name: 'mimecast.siem',
  docs: DOCS,
  signs: [{ matches: LINE }, { whole: LINE }],
  parse: (message, outer) => parseMimecast(message) ?? parseMimecast(outer.whole ?? ''),
  mapping,
});
