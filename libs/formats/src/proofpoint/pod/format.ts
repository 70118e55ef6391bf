import { jsonFormat } from '../../form/define';
import { all, code, each, first, is, list, lookup, type Tree } from '../../form/form';
import { isObject, type Json } from '../../shared/json';
import { lowerCase } from '../../shared/lower-case';
import { mailDomain } from '../../shared/mail-domain';
import { messageId } from '../../shared/message-id';

/** Mail log records tell the relay as `host [address]`. */
function withRelay(record: Json): Json {
  const sm = record['sm'];
  if (!isObject(sm) || typeof sm['relay'] !== 'string') return record;
  const found = /^(\S{1,255}?)?\.? ?\[([0-9A-Fa-f:.]{2,45})\]/.exec(sm['relay']);
  return found ? { ...record, sm: { ...sm, relay_host: found[1], relay_ip: found[2] } } : record;
}

const PART: Tree = {
  name: first('detectedName', 'labeledName'),
  ext: first('labeledExt', 'detectedExt'),
  mime_type: first('detectedMime', 'labeledMime'),
  size: first('sizeDecodedBytes', 'detectedSizeBytes'),
  hashes: all('sha256', 'md5'),
  created_time: first('metadata.created', 'metadata.create_dtm'),
  modified_time: first('metadata.modified', 'metadata.lastsave_dtm'),
  modifier: 'metadata.lastauthor',
  is_encrypted: 'isProtected',
  type_id: 1,
};
const DISPOSITION = [
  [/^(?:reject|discard|quarantine|drop)/i, 'Denied'],
  [/^(?:continue|relay|deliver|accept)/i, 'Allowed'],
] as const;
const OUTCOME = [
  [/^quarantine/i, 'Quarantined'],
  [/^(?:discard|drop)/i, 'Dropped'],
  [/^reject/i, 'Blocked'],
  [/^(?:retry|temp)/i, 'Delayed'],
  [/^(?:continue|relay|deliver|accept)/i, 'Allowed'],
] as const;

/** Proofpoint on Demand's log API: messages as they were filtered, their parts and links, and the mail log of deliveries. */
export const proofpointPod = jsonFormat({
  name: 'proofpoint.pod',
  docs: 'https://cloud.google.com/chronicle/docs/ingestion/default-parsers/proofpoint-od',
  signs: [
    { has: ['envelope', 'filter', 'msg', 'guid'] },
    { has: ['filter', 'connection', 'guid'] },
    { has: ['msgParts', 'guid', 'ts'] },
    { has: ['part_uuid', 'guid', 'url'] },
    { has: ['sm', 'ts', 'id'] },
    { has: ['sm', 'ts'] },
    { has: ['guid', 'ts'], is: { type: /^(?:message|maillog|msgParts\w{0,16})$/ } },
    { has: ['filter', 'envelope', 'ts'] },
    { has: ['connection', 'envelope', 'guid'] },
    { has: ['msg', 'envelope', 'guid'] },
    { has: ['msg', 'filter', 'guid'] },
    { has: ['pps', 'ts', 'guid'] },
    { has: ['audit', 'guid', 'ts'] },
    { has: ['audit', 'metadata', 'ts'] },
    // Whatever else the log API sends names the customer and agent so.
    { has: ['metadata.origin.data.cid', 'ts'] },
    { has: ['pps.cid', 'ts'] },
    { has: ['pps.agent', 'ts'] },
    { has: ['msgParts', 'ts'] },
    { has: ['filter', 'envelope', 'connection'] },
    { has: ['msg.normalizedHeader', 'envelope'] },
    { has: ['msg.parsedAddresses', 'guid'] },
    { has: ['sm.qid'] },
    { has: ['sm.stat'] },
    { has: ['msgParts.labeledName'] },
    { has: ['msgParts.detectedMime'] },
    { has: ['msgParts[0].detectedMime'] },
    { has: ['filter.routeDirection'] },
    { has: ['filter.quarantine.folder'] },
    { has: ['filter.modules.spam'] },
    { has: ['connection.resolveStatus'] },
    { has: ['envelope.rcpts', 'ts'] },
  ],
  prepare: withRelay,
  mapping: {
    product: { vendor: 'Proofpoint', name: 'Proofpoint on Demand' },
    // Parts that a relay takes out of a record leave its time behind: then the mail log's own, else the arrival.
    time: first(
      'ts',
      code(['data'], ({ data }) => (typeof data === 'string' ? /^\d{4}-\d\d-\d\dT\S{8,24}/.exec(data)?.[0] : undefined)),
      code([], (_record, outer, { seen }) => outer.time ?? seen),
    ),
    id: first('id', 'uuid'),
    event: {
      metadata: {
        event_code: 'type',
        correlation_uid: first('filter.qid', 'sm.qid', 'guid'),
        tenant_uid: first('pps.cid', 'metadata.origin.data.cid'),
        loggers: [{ name: first('pps.agent', 'metadata.origin.data.agent'), version: first('pps.version', 'metadata.origin.data.version') }],
        log_name: 'type',
      },
      status: first('filter.disposition', 'disposition', 'sm.stat'),
      action: first('filter.disposition', 'disposition'),
      action_id: first(lookup('filter.disposition', DISPOSITION), lookup('disposition', DISPOSITION)),
      disposition_id: first(lookup('filter.disposition', OUTCOME), lookup('disposition', OUTCOME)),
    },
    variants: [
      {
        when: { sm: { present: true } },
        class: 'email_activity',
        activity: lookup('sm.stat', [[/^Sent/i, 'Send']], 'MTARelay'),
        event: {
          protocol_name: is('SMTP'),
          message: 'data',
          email: {
            uid: 'sm.qid',
            from: 'sm.from',
            smtp_from: 'sm.from',
            to: first('sm.to', 'sm.ctladdr'),
            smtp_to: 'sm.to',
            message_uid: messageId('sm.msgid'),
            size: 'sm.sizeBytes',
          },
          dst_endpoint: { ip: 'sm.relay_ip', hostname: 'sm.relay_host' },
          status_code: 'sm.dsn',
          status_id: lookup('sm.stat', [
            [/^(?:Sent|queued|Deferred: queued)/i, 'Success'],
            [/^Deferred/i, 'Other'],
            [/./, 'Failure'],
          ]),
        },
      },
      {
        when: { audit: { present: true } },
        class: 'api_activity',
        activity: lookup(
          'audit.action',
          [
            [/^(?:create|add|new)/i, 'Create'],
            [/^(?:update|modify|edit|change)/i, 'Update'],
            [/^(?:delete|remove)/i, 'Delete'],
            [/^(?:read|view|list|search|login)/i, 'Read'],
          ],
          'Other',
        ),
        event: {
          action_id: null,
          disposition_id: null,
          severity: 'audit.level',
          message: first('msg', 'audit.message'),
          api: { operation: first('audit.action', is('audit')), service: { name: is('Proofpoint on Demand') } },
          actor: { user: { uid: 'audit.user.id', name: first('audit.user.email', 'audit.user.name'), email_addr: 'audit.user.email' } },
          src_endpoint: { ip: first('audit.user.ipAddress', 'audit.user.ip') },
          resources: [{ type: 'audit.resourceType', name: first('audit.resource', 'audit.resourceType'), uid: 'audit.resourceId' }],
        },
      },
      {
        when: { part_uuid: { present: true } },
        class: 'email_activity',
        activity: 'Scan',
        event: { email: { uid: 'guid', urls: 'url' } },
      },
      {
        when: { 'msgParts.sha256': { present: true } },
        class: 'email_activity',
        activity: 'Scan',
        event: { email: { uid: 'guid', files: each('msgParts', PART) } },
      },
      {
        class: 'email_activity',
        activity: 'Scan',
        event: {
          protocol_name: is('SMTP'),
          smtp_hello: 'connection.helo',
          direction_id: lookup('filter.routeDirection', { inbound: 'Inbound', outbound: 'Outbound', internal: 'Internal' }),
          direction: 'filter.routeDirection',
          severity_id: lookup('filter.quarantine.folder', [[/phish|malware|virus|impostor|fraud/i, 'High']], 'Informational'),
          is_alert: lookup('filter.quarantine.folder', [[/phish|malware|virus|impostor|fraud|threat/i, true]]),
          policy: { name: 'filter.quarantine.rule', group: 'filter.quarantine.module', desc: 'filter.quarantine.folder' },
          email: {
            uid: 'guid',
            from: first('msg.parsedAddresses.from[0]', 'msg.normalizedHeader.from[0]', 'envelope.from'),
            from_list: 'msg.parsedAddresses.from',
            from_mailbox: first('msg.header.from[0]', 'msg.normalizedHeader.from[0]'),
            smtp_from: 'envelope.from',
            to: first('msg.parsedAddresses.to', 'msg.normalizedHeader.to', 'envelope.rcpts'),
            cc: first('msg.parsedAddresses.cc', 'msg.normalizedHeader.cc'),
            smtp_to: 'envelope.rcpts',
            delivered_to_list: 'filter.delivered.rcpts',
            reply_to_list: first('msg.parsedAddresses.reply-to', 'msg.parsedAddresses.replyTo', 'msg.normalizedHeader.reply-to'),
            return_path: first('msg.normalizedHeader.return-path[0]', 'msg.header.return-path[0]'),
            subject: first('msg.normalizedHeader.subject[0]', 'msg.header.subject[0]'),
            message_uid: first(messageId('msg.normalizedHeader.message-id[0]'), messageId('msg.header.message-id[0]')),
            size: first('msg.sizeBytes', 'filter.msgSizeBytes'),
            x_originating_ip: list('msg.header.x-originating-ip[0]', /[\s[\],]+/),
            files: each('msgParts', PART),
            urls: each('msgParts', each('urls', 'url')),
          },
          email_auth: {
            spf: lowerCase('filter.modules.spf.result'),
            dkim: first(lowerCase('filter.modules.dkimv[0].result'), lowerCase('filter.modules.dkimv.result')),
            dkim_domain: first('filter.modules.dkimv[0].domain', 'filter.modules.dkimv.domain'),
            dmarc: first(lowerCase('filter.modules.dmarc.filterdResult'), lowerCase('filter.modules.dmarc.result')),
          },
          src_endpoint: {
            ip: 'connection.ip',
            hostname: 'connection.host',
            name: 'connection.helo',
            location: { country: 'connection.country' },
          },
          dst_endpoint: { domain: mailDomain('envelope.rcpts') },
        },
      },
    ],
  },
});
