import { all, each, first, list, lookup, PRESENT, type Variant } from '../../form/form';
import { httpActivity } from '../../shared/flow';
import { dnsCode } from '../../shared/dns-code';
import { FILE, NETWORK, QUERY, REQUEST, RESPONSE, SOURCE, TARGET, type, URL, USER, WORDS } from './trees';

/** Names, pages, mails and connections. */
export const WIRES: readonly Variant[] = [
  {
    when: [{ 'dns.question.name': PRESENT }, { 'dns.rrname': PRESENT }, { 'dns.answers': PRESENT }, { 'dns.type': PRESENT }],
    class: 'dns_activity',
    activity: lookup('dns.type', { answer: 'Response', query: 'Query' }, 'Traffic'),
    event: {
      ...NETWORK,
      query: QUERY,
      answers: first(
        each('dns.answers.data', { rdata: first('rdata', 'data', 'rrname'), type: first('rrtype', 'type'), ttl: 'ttl' }),
        each('dns.answers', { rdata: first('data', 'rdata'), type: first('type', 'rrtype'), ttl: 'ttl', class: 'class' }),
      ),
      rcode: first('dns.response_code', 'dns.rcode'),
      rcode_id: dnsCode('dns.response_code'),
    },
  },
  {
    when: [{ [`${WORDS}.category`]: / web /, url: PRESENT }, { 'http.request.method': PRESENT }, { 'http.response.status_code': PRESENT }],
    class: 'http_activity',
    activity: httpActivity('http.request.method'),
    event: {
      ...NETWORK,
      http_request: REQUEST,
      http_response: RESPONSE,
      status_code: 'http.response.status_code',
      actor: { user: USER },
      file: FILE,
    },
  },
  {
    when: [{ [`${WORDS}.category`]: / email / }, { 'email.from.address': PRESENT }],
    class: 'email_activity',
    activity: 'Other',
    event: {
      direction_id: lookup('email.direction', { inbound: 'Inbound', outbound: 'Outbound', internal: 'Internal' }, 0),
      email: {
        from: first('email.from.address[0]', 'email.from.address'),
        to: list('email.to.address', ','),
        cc: list('email.cc.address', ','),
        subject: 'email.subject',
        message_uid: 'email.message_id',
        files: each('email.attachments', {
          name: 'file.name',
          size: 'file.size',
          mime_type: 'file.mime_type',
          hashes: all('file.hash.sha256', 'file.hash.md5'),
          type_id: 1,
        }),
      },
      src_endpoint: SOURCE,
      dst_endpoint: TARGET,
    },
  },
  {
    when: [{ 'source.ip': PRESENT }, { 'destination.ip': PRESENT }, { 'client.ip': PRESENT }],
    class: 'network_activity',
    activity: type(
      [
        [/ denied /, 'Refuse'],
        [/ start /, 'Open'],
        [/ end /, 'Close'],
      ],
      'Traffic',
    ),
    event: {
      ...NETWORK,
      actor: { user: USER },
      action_id: type(
        [
          [/ denied /, 'Denied'],
          [/ allowed /, 'Allowed'],
        ],
        'Unknown',
      ),
      url: URL,
    },
  },
];
