import { each, first, is, lookup, PRESENT, when, type Variant } from '../../form/form';
import { ENDS, FILE, HTTP, HTTP_ANSWER, SOURCE, TARGET } from './common';
import { httpActivity } from '../../shared/flow';
import { replyStatus } from '../../shared/reply';
import { ftpActivity } from '../../shared/ftp-activity';

/** What was fetched or sent: pages, files, mails. */
export const TRANSFERS: readonly Variant[] = [
  {
    when: [{ event_type: ['http', 'http2'] }, { event_type: 'websocket', http: PRESENT }],
    class: 'http_activity',
    activity: httpActivity('http.http_method'),
    event: {
      ...ENDS,
      http_request: HTTP,
      http_response: HTTP_ANSWER,
      status_code: 'http.status',
      status_id: replyStatus('http.status'),
      traffic: { bytes_in: 'http.length' },
      app_protocol_name: 'event_type',
    },
  },
  {
    when: { event_type: ['ftp', 'ftp_data'] },
    class: 'ftp_activity',
    activity: ftpActivity('ftp.command'),
    event: {
      ...ENDS,
      command: first('ftp.command', 'ftp_data.command'),
      codes: 'ftp.completion_code',
      command_responses: 'ftp.reply',
      app_protocol_name: 'event_type',
      port: 'ftp.dynamic_port',
      actor: { user: { name: when({ 'ftp.command': 'USER' }, 'ftp.command_data') } },
      file: {
        name: first('ftp_data.filename', when({ 'ftp.command': ['STOR', 'STOU', 'APPE', 'RETR', 'DELE', 'RNFR', 'RNTO'] }, 'ftp.command_data')),
        type_id: 1,
      },
    },
  },
  {
    when: { event_type: 'smtp' },
    class: 'email_activity',
    activity: 'MTARelay',
    event: {
      src_endpoint: SOURCE,
      dst_endpoint: TARGET,
      direction_id: 0,
      smtp_hello: 'smtp.helo',
      protocol_name: is('smtp'),
      email: {
        smtp_from: 'smtp.mail_from',
        smtp_to: 'smtp.rcpt_to',
        from: first('email.from', 'smtp.mail_from'),
        to: first('email.to', 'smtp.rcpt_to'),
        cc: 'email.cc',
        subject: 'email.subject',
        message_uid: 'email.message_id',
        files: each('email.attachment', { name: '', type_id: 1 }),
        urls: 'email.url',
      },
      status: 'email.status',
      metadata: { correlation_uid: 'flow_id' },
    },
  },
  {
    when: { event_type: 'fileinfo' },
    class: 'network_file_activity',
    activity: lookup('http.http_method', { POST: 'Upload', PUT: 'Upload' }, 'Download'),
    event: {
      ...ENDS,
      app_protocol_name: 'app_proto',
      file: FILE,
      actor: { app_name: first('app_proto', is('Suricata')) },
      status: 'fileinfo.state',
      unmapped: { http: { hostname: 'http.hostname', url: 'http.url', user_agent: 'http.http_user_agent' } },
    },
  },
  {
    when: { event_type: 'nfs', 'nfs.filename': PRESENT },
    class: 'network_file_activity',
    activity: lookup(
      'nfs.procedure',
      { READ: 'Download', WRITE: 'Upload', CREATE: 'Upload', REMOVE: 'Delete', RMDIR: 'Delete', RENAME: 'Rename', LOOKUP: 'Open' },
      'Other',
    ),
    event: {
      ...ENDS,
      app_protocol_name: is('nfs'),
      file: { name: 'nfs.filename', uid: 'nfs.hhash', type_id: 1 },
      actor: { app_name: is('nfs') },
      activity_name: 'nfs.procedure',
      status: 'nfs.status',
      status_id: lookup('nfs.status', { OK: 'Success' }, 'Failure'),
    },
  },
];
