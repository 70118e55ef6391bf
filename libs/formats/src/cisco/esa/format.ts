import { lineFormat } from '../../form/define';
import { each, first, is, list, lookup } from '../../form/form';
import { lowerCase } from '../../shared/lower-case';
import { mailDomain } from '../../shared/mail-domain';
import { messageId } from '../../shared/message-id';
import { CONSOLIDATED, parseConsolidated } from './parse';

/** Cisco's Secure Email Gateway (ESA): the consolidated event of each mail, in CEF. */
export const ciscoEsa = lineFormat({
  name: 'cisco.esa',
  docs: 'https://docs.ces.cisco.com/docs/single-log-line-sll',
  signs: [{ contains: ['ESA_CONSOLIDATED_LOG_EVENT'], matches: CONSOLIDATED, whole: CONSOLIDATED }],
  parse: (message, outer) => parseConsolidated(message) ?? parseConsolidated(outer.whole ?? ''),
  mapping: {
    product: { vendor: 'Cisco', name: 'Secure Email Gateway' },
    time: first('ext.startTime', 'ext.start', 'ext.endTime', 'ext.end', '$.time'),
    event: {
      start_time: first('ext.startTime', 'ext.start'),
      end_time: first('ext.endTime', 'ext.end'),
      severity_id: lookup('severity', {
        0: 'Informational',
        1: 'Informational',
        2: 'Low',
        3: 'Low',
        4: 'Informational',
        5: 'Informational',
        6: 'Medium',
        7: 'High',
        8: 'High',
        9: 'Critical',
        10: 'Critical',
      }),
      severity: 'severity',
      metadata: {
        event_code: 'signature',
        correlation_uid: 'ext.ESAMID',
        log_name: 'name',
        product: { name: 'product', version: 'productVersion' },
      },
      device: { uid: 'ext.deviceExternalId', hostname: '$.host', type_id: 1 },
    },
    variants: [
      {
        class: 'email_activity',
        activity: lookup('ext.deviceDirection', { 0: 'Receive', 1: 'Send' }, 'Scan'),
        event: {
          protocol_name: is('SMTP'),
          direction_id: lookup('ext.deviceDirection', { 0: 'Inbound', 1: 'Outbound' }),
          direction: lookup('ext.deviceDirection', { 0: 'inbound', 1: 'outbound' }),
          smtp_hello: 'ext.ESAHeloDomain',
          action: 'ext.act',
          status: first('ext.act', 'ext.ESAStatus'),
          status_id: lookup('ext.act', [
            [/^(?:DELIVERED|QUEUED)/i, 'Success'],
            [/^(?:DROPPED|BOUNCED|ABORTED|DQ|QUARANTINED|REJECTED)/i, 'Failure'],
          ]),
          status_detail: first('ext.ESADLPVerdict', 'ext.ESAFinalActionDetails'),
          action_id: lookup('ext.act', [
            [/^DELIVERED/i, 'Allowed'],
            [/^(?:DROPPED|BOUNCED|ABORTED|DQ|QUARANTINED|REJECTED)/i, 'Denied'],
          ]),
          disposition_id: lookup('ext.act', [
            [/^DELIVERED/i, 'Allowed'],
            [/^DROPPED/i, 'Dropped'],
            [/^(?:DQ|QUARANTINED)/i, 'Quarantined'],
            [/^(?:BOUNCED|REJECTED)/i, 'Rejected'],
            [/^ABORTED/i, 'Error'],
          ]),
          is_alert: first(
            lookup('ext.ESAAMPVerdict', [[/^MALICIOUS/i, true]]),
            lookup('ext.ESAAVVerdict', [[/^(?:POSITIVE|VIRAL)/i, true]]),
            lookup('ext.ESAOFVerdict', [[/^POSITIVE/i, true]]),
          ),
          policy: { name: 'labels.MailPolicy', group: { name: 'ext.ESASenderGroup' } },
          email: {
            uid: 'ext.ESAMID',
            from: first('ext.ESAFriendlyFrom', 'ext.suser'),
            from_mailbox: 'ext.ESAFriendlyFrom',
            smtp_from: 'ext.suser',
            to: list('ext.duser', /[,;]/),
            smtp_to: list('ext.duser', /[,;]/),
            reply_to: 'ext.ESAReplyTo',
            subject: 'ext.msg',
            message_uid: messageId('labels.ExternalMsgID'),
            size: 'ext.ESAMsgSize',
            x_originating_ip: 'ext.sourceAddress',
            files: each('ext.ESAAttachmentDetails', { name: 'name', hashes: 'hash', desc: first('threat', 'verdict'), type_id: 1 }),
            urls: each('ext.ESAURLDetails', 'url'),
          },
          email_auth: { spf: lowerCase('spf'), dkim: lowerCase('ext.ESADKIMVerdict'), dmarc: lowerCase('ext.ESADMARCVerdict') },
          src_endpoint: {
            ip: first('ext.sourceAddress', 'ext.ESAHeloIP', 'ext.src'),
            hostname: first('ext.sourceHostName', 'ext.shost'),
            name: 'ext.ESAHeloDomain',
            location: { country: 'labels.SenderCountry' },
            interface_name: 'ext.deviceInboundInterface',
          },
          dst_endpoint: { ip: first('ext.dvc', 'ext.dst'), domain: mailDomain('ext.duser'), interface_name: 'ext.deviceOutboundInterface' },
        },
      },
    ],
  },
});
