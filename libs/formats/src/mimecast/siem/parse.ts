import type { Json } from '../../shared/json';
import { isObject } from '../../shared/json';
import { opened } from '../../shared/opened';

/** Names of version 1 (`Understanding SIEM Logs`) → those of version 2, which the mapping knows. */
const NAMES: Readonly<Record<string, string>> = {
  datetime: 'timestamp',
  acc: 'accountId',
  aCode: 'aggregateId',
  Dir: 'direction',
  Route: 'route',
  MsgId: 'messageId',
  Subject: 'subject',
  headerFrom: 'senderHeader',
  Sender: 'senderEnvelope',
  sender: 'senderEnvelope',
  Rcpt: 'recipients',
  Recipient: 'recipients',
  recipient: 'recipients',
  Act: 'action',
  Action: 'action',
  RejType: 'rejectionType',
  RejCode: 'rejectionCode',
  RejInfo: 'rejectionInfo',
  Error: 'receiptErrors',
  Err: 'deliveryErrors',
  Virus: 'virusFound',
  TlsVer: 'tlsVersion',
  Cphr: 'tlsCipher',
  UseTls: 'tlsUsed',
  SpamInfo: 'spamInfo',
  SpamScore: 'spamScore',
  SpamLimit: 'spamDetectionLevel',
  SpamProcessingDetail: 'spamProcessingDetail',
  Hld: 'holdReason',
  AttNames: 'attachments',
  AttCnt: 'numberAttachments',
  AttSize: 'totalSizeAttachments',
  MsgSize: 'emailSize',
  Snt: 'emailSize',
  Size: 'sizeAttachment',
  Delivered: 'delivered',
  ReceiptAck: 'receiptAck',
  Attempt: 'deliveryAttempts',
  SenderDomain: 'senderDomain',
  SourceIP: 'senderIp',
  sourceIp: 'senderIp',
  fileExt: 'fileExtension',
  Definition: 'policyDefinition',
  ScanResultInfo: 'scanResults',
};
/** Names of the calls for logs of one protection (`/api/ttp/url/get-logs` and the like). */
const TTP_NAMES: Readonly<Record<string, string>> = {
  date: 'timestamp',
  eventTime: 'timestamp',
  userEmailAddress: 'recipients',
  recipientAddress: 'recipients',
  fromUserEmailAddress: 'senderEnvelope',
  senderAddress: 'senderEnvelope',
  sendingIp: 'senderIp',
  senderIpAddress: 'senderIp',
  ttpDefinition: 'policyDefinition',
  definition: 'policyDefinition',
  category: 'urlCategory',
  fileHash: 'sha256',
  fileType: 'fileMime',
  actionTriggered: 'action',
  result: 'scanResults',
};

/** A record of API 2.0 as it is; one of the protections' own logs under the names of API 2.0. */
export function prepared(record: Json): Json {
  const type =
    'ttpDefinition' in record
      ? 'url protect'
      : 'actionTriggered' in record
        ? 'attachment protect'
        : 'impersonationResults' in record
          ? 'impersonation protect'
          : undefined;
  if (type === undefined) return withParts(record);
  const renamed = Object.fromEntries(Object.entries(record).map(([name, value]) => [TTP_NAMES[name] ?? name, value]));
  return withParts({ ...renamed, eventType: type });
}

const MAX_MEMBERS = 128;
export const LINE = /^datetime=\d{4}-\d\d-\d\dT[\d:.]{8,15}(?:[+-]\d{2}:?\d{2}|Z)?\|/;

/** `datetime=…|aCode=…|acc=…|…`: members end at a bar, and a bar within a value is escaped. */
export function parseMimecast(message: string): Json | undefined {
  if (!LINE.test(message)) return undefined;
  const record: Record<string, string> = {};
  const wasDelivered = message.includes('|Delivered=');
  for (const part of message.split(/(?<!\\)\|/, MAX_MEMBERS)) {
    const sign = part.indexOf('=');
    const name = part.slice(0, Math.max(sign, 0));
    if (name === '' || name === '__proto__') continue;
    // The address of a delivery is that of the next server.
    const ours = name === 'IP' ? (wasDelivered ? 'destinationIp' : 'senderIp') : (NAMES[name] ?? name);
    record[ours] = part.slice(sign + 1).replace(/\\(.)/g, '$1');
  }
  return withParts({ ...record, eventType: typeOf(record) });
}

/** Version 1 keeps types in files of their own; what a line has tells which. */
function typeOf(r: Json): string {
  if ('delivered' in r) return 'delivery';
  if ('urlCategory' in r || 'url' in r) return 'url protect';
  if ('Hits' in r || 'TaggedMalicious' in r || 'InternalName' in r) return 'impersonation protect';
  if ('sha256' in r || 'fileName' in r) return 'virusFound' in r ? 'av' : 'attachment protect';
  if ('emailSize' in r && 'action' in r) return 'process';
  return 'CntType' in r || 'RcptActType' in r ? 'journal' : 'receipt';
}

const NAME = /"([^"]{1,255})"|([^",;]{1,255})/g;
const MAX_FILES = 256;

/** Lists that Mimecast writes as one text: names of attachments, and details as JSON. */
function withParts(record: Json): Json {
  const details = opened(record['spamProcessingDetail']);
  const names = record['attachments'];
  const id = record['messageId'];
  const found = typeof record['rejectionInfo'] === 'string' ? /Url: ?\[([^\]\s]{4,2048})\]/i.exec(record['rejectionInfo'])?.[1] : undefined;
  return {
    ...record,
    ...(isObject(details) ? { spamProcessingDetail: details } : {}),
    ...(typeof names === 'string' && names !== '' ? { attachments: namesOf(names) } : {}),
    ...(typeof id === 'string' ? { messageId: id.trim() } : {}),
    ...(found === undefined ? {} : { rejectedUrl: found }),
  };
}

const namesOf = (text: string): readonly Json[] =>
  [...text.matchAll(NAME)]
    .slice(0, MAX_FILES)
    .map(([, quoted, bare]) => (quoted ?? bare ?? '').trim())
    .filter((n) => n !== '')
    .map((name) => ({ name }));
