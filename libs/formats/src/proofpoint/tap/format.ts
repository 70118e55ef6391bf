import { jsonFormat, lineFormat } from '../../form/define';
import { all, each, first, is, lookup, type Mapping, type Tree } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { isObject, type Json } from '../../shared/json';
import { lowerCase } from '../../shared/lower-case';
import { mailDomain } from '../../shared/mail-domain';
import { messageId } from '../../shared/message-id';
import { opened } from '../../shared/opened';

const DOCS = 'https://help.proofpoint.com/Threat_Insight_Dashboard/API_Documentation/SIEM_API';
const LISTS = ['clicksPermitted', 'clicksBlocked', 'messagesDelivered', 'messagesBlocked'] as const;

/** An answer of the API has four lists; which one a record stands in says what became of it. */
function records(record: Json): readonly Json[] | undefined {
  if (!LISTS.some((name) => Array.isArray(record[name]))) return [record];
  const found = LISTS.flatMap((kind) => {
    const list = record[kind];
    return Array.isArray(list) ? list.filter(isObject).map((item): Json => ({ ...item, kind })) : [];
  });
  return found.length > 0 ? found : undefined;
}

const BLOCKED = /block|blk/i;
const ALLOWED = /permit|deliver|per$|dlv/i;
const KIND = ['kind', 'status', 'eventType', 'event_type', '$.rest.message_type'] as const;
const verdict = (blocked: string, allowed: string): ReturnType<typeof first> =>
  first(
    ...KIND.map((path) =>
      lookup(path, [
        [BLOCKED, blocked],
        [ALLOWED, allowed],
      ]),
    ),
  );

const SEVERITY = [
  [/malware|phish|impostor|toad/i, 'High'],
  [/spam/i, 'Low'],
  [/./, 'Medium'],
] as const;
const CLASSES = [
  [/malware|phish|impostor|spam|toad/i, 'Other'],
  [/./, 'Unknown'],
] as const;

const EMAIL: Tree = {
  uid: 'GUID',
  from: first('fromAddress[0]', 'fromAddress', 'sender'),
  from_list: 'fromAddress',
  smtp_from: 'sender',
  sender: 'sender',
  from_mailbox: 'headerFrom',
  to: first('toAddresses', 'recipient'),
  smtp_to: 'recipient',
  cc: 'ccAddresses',
  reply_to_list: 'replyToAddress',
  reply_to_mailboxes: 'headerReplyTo',
  subject: 'subject',
  message_uid: messageId('messageID'),
  size: 'messageSize',
  x_originating_ip: 'senderIP',
  files: each(
    'messageParts',
    { name: 'filename', mime_type: first('oContentType', 'contentType'), hashes: all('md5', 'sha256'), type_id: 1 },
    { disposition: /^attach/i },
  ),
  urls: each('threatsInfoMap', 'threat', { threatType: /^url$/i }),
};

const mapping: Mapping = {
  product: { vendor: 'Proofpoint', name: 'Targeted Attack Protection' },
  time: first('messageTime', 'clickTime', '$.time'),
  id: 'id',
  event: {
    severity_id: first(lookup('classification', SEVERITY), lookup('threatsInfoMap[0].classification', SEVERITY, 'Medium')),
    metadata: {
      event_code: first('kind', 'eventType', 'event_type', 'status', '$.msgId', '$.rest.message_type'),
      correlation_uid: first('QID', 'GUID'),
      tenant_uid: 'cluster',
    },
    status: first('status', 'kind', '$.msgId'),
    action_id: verdict('Denied', 'Allowed'),
    disposition_id: verdict('Blocked', 'Allowed'),
    is_alert: true,
  },
  variants: [
    {
      // A click is a request of the browser and belongs to a mail; only the evidence of a finding holds both.
      when: { clickTime: { present: true } },
      class: 'detection_finding',
      activity: 'Create',
      event: {
        status_id: is('New'),
        finding_info: {
          title: first('classification', is('click')),
          uid: first('id', codedUid('GUID', 'clickTime', 'url', 'recipient')),
          types: all(lowerCase('classification'), is('click')),
          first_seen_time: 'threatTime',
          src_url: 'threatURL',
          analytic: { uid: 'threatID', name: 'classification', type_id: 1, state: 'threatStatus' },
          related_events: [{ uid: 'campaignId', type: is('campaign') }],
        },
        actor: { user: { name: 'recipient', email_addr: 'recipient', domain: mailDomain('recipient') } },
        evidences: [
          {
            src_endpoint: { ip: 'clickIP' },
            user: { email_addr: 'recipient', name: 'recipient' },
            url: 'url',
            http_request: { url: 'url', user_agent: 'userAgent' },
          },
          { email: EMAIL, src_endpoint: { ip: 'senderIP' } },
        ],
      },
    },
    {
      class: 'email_activity',
      activity: 'Scan',
      event: {
        protocol_name: is('SMTP'),
        direction_id: is('Inbound'),
        email: EMAIL,
        src_endpoint: { ip: 'senderIP' },
        malware: each('threatsInfoMap', {
          name: first('classification', 'threat'),
          uid: 'threatID',
          classification_ids: lookup('classification', CLASSES, 'Unknown'),
          classifications: lowerCase('classification'),
        }),
        policy: { name: first('quarantineRule', 'policyRoutes[0]') },
        status_detail: 'quarantineFolder',
      },
    },
  ],
  ignore: ['type'],
};

/** Proofpoint TAP's SIEM API as JSON: the answer as it is, or its records one by one. */
export const proofpointTap = jsonFormat({
  name: 'proofpoint.tap',
  docs: DOCS,
  signs: [
    { has: ['clickTime', 'threatID', 'recipient'] },
    { has: ['threatsInfoMap', 'messageTime', 'recipient'] },
    { has: ['impostorScore', 'messageTime', 'recipient'] },
    { has: ['queryEndTime', 'messagesBlocked'] },
    { has: ['queryEndTime', 'messagesDelivered'] },
    { has: ['queryEndTime', 'clicksBlocked'] },
    { has: ['queryEndTime', 'clicksPermitted'] },
  ],
  split: records,
  mapping,
});

const ELEMENTS = ['tapmsg@21139', 'tapclk@21139'] as const;

/** The same in syslog form: all is in the structured data, lists as JSON text. */
export const proofpointTapLine = lineFormat({
  name: 'proofpoint.tap',
  docs: DOCS,
  signs: [{ app: /^ProofpointTAP$/i, whole: /\[tap(?:msg|clk)@21139 / }],
  parse(_, outer) {
    const data = ELEMENTS.map((id) => outer.data?.[id]).find(isObject);
    if (data === undefined) return undefined;
    const record = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, opened(value)]));
    return { ...record, kind: outer.msgId };
  },
  mapping,
});
