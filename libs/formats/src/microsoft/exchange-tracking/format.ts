import { lineFormat } from '../../form/define';
import { first, is, list, lookup } from '../../form/form';
import { messageId } from '../../shared/message-id';
import { DIRECTIVE, parseTracking, ROW } from './parse';

/** Exchange Server's message tracking logs (MSGTRK…LOG), of all versions since 2007. */
export const exchangeTracking = lineFormat({
  name: 'microsoft.exchange-tracking',
  docs: 'https://learn.microsoft.com/en-us/exchange/mail-flow/transport-logs/message-tracking',
  signs: [{ whole: ROW }],
  skips: DIRECTIVE,
  parse: (message, outer) => parseTracking(outer.whole ?? message),
  mapping: {
    product: { vendor: 'Microsoft', name: 'Exchange Server' },
    time: 'date_time',
    id: 'log_id',
    event: {
      metadata: {
        event_code: 'event_id',
        correlation_uid: first('network_message_id', 'internal_message_id'),
        log_name: is('MSGTRK'),
        log_provider: 'source',
        log_source: 'connector_id',
        log_version: 'schema_version',
        tenant_uid: 'tenant_id',
        product: { name: is('Exchange Server'), version: 'schema_version' },
      },
      device: { hostname: first('$.host', 'server_hostname', 'client_hostname'), type_id: 1 },
      status: 'recipient_status',
      status_detail: 'source_context',
      message: 'message_subject',
      status_id: lookup('event_id', [
        [/^(?:FAIL|BADMAIL|POISONMESSAGE|DROP|HAREDIRECTFAIL|SUBMITFAIL)$/, 'Failure'],
        [/^(?:DEFER|SUBMITDEFER|SUPPRESSED)$/, 'Other'],
        [/./, 'Success'],
      ]),
    },
    variants: [
      {
        class: 'email_activity',
        activity: lookup(
          'event_id',
          [
            [/^(?:RECEIVE|DELIVER|DUPLICATEDELIVER)$/, 'Receive'],
            [/^(?:SEND|SENDEXTERNAL|SUBMIT)$/, 'Send'],
            [/^(?:AGENTINFO|AMA)$/, 'Scan'],
          ],
          'Trace',
        ),
        event: {
          activity_name: 'event_id',
          protocol_name: lookup('source', { SMTP: 'SMTP', STOREDRIVER: 'MAPI' }),
          direction: 'directionality',
          // What starts inside may stay there: the addresses tell.
          direction_id: lookup('directionality', { Incoming: 'Inbound' }),
          message_trace_uid: first('network_message_id', 'internal_message_id'),
          email: {
            uid: first('network_message_id', 'internal_message_id'),
            from: 'sender_address',
            smtp_from: 'return_path',
            return_path: 'return_path',
            to: list('recipient_address', ';'),
            smtp_to: list('recipient_address', ';'),
            subject: 'message_subject',
            message_uid: messageId('message_id'),
            size: 'total_bytes',
            x_originating_ip: 'original_client_ip',
          },
          src_endpoint: { ip: 'client_ip', hostname: 'client_hostname' },
          dst_endpoint: { ip: 'server_ip', hostname: 'server_hostname' },
          disposition_id: lookup('event_id', { DEFER: 'Delayed', DROP: 'Dropped' }),
        },
      },
    ],
  },
});
