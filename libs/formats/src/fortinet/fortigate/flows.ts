import { all, first, list, lookup, type Variant } from '../../form/form';
import { httpActivity } from '../../shared/flow';
import { ACTOR, FLOW, REQUEST, SOURCE, TARGET, UTM, VERDICT } from './trees';

/** Sessions, the pages and names asked for in them, and the mails sent through them. */
export const FLOWS: readonly [Variant, ...Variant[]] = [
  {
    when: { type: 'traffic' },
    class: 'network_activity',
    activity: lookup(
      'action',
      {
        deny: 'Refuse',
        blocked: 'Refuse',
        start: 'Open',
        close: 'Close',
        timeout: 'Close',
        'client-rst': 'Reset',
        'server-rst': 'Reset',
        'ip-conn': 'Fail',
      },
      'Traffic',
    ),
    event: { ...FLOW, status_detail: 'utmaction' },
  },
  {
    when: { type: UTM, subtype: ['webfilter', 'urlfilter'] },
    class: 'http_activity',
    activity: httpActivity('httpmethod'),
    event: { ...FLOW, http_request: REQUEST },
  },
  {
    when: { type: UTM, subtype: 'dns' },
    class: 'dns_activity',
    activity: lookup('eventtype', { 'dns-response': 'Response', 'dns-query': 'Query' }, 'Traffic'),
    event: {
      ...FLOW,
      query: { hostname: 'qname', type: 'qtype', class: 'qclass', packet_uid: 'xid' },
      answers: list('ipaddr', ','),
      rcode: 'rcode',
    },
  },
  {
    when: { type: UTM, subtype: ['emailfilter', 'spam'] },
    class: 'email_activity',
    activity: 'Scan',
    event: {
      ...VERDICT,
      actor: ACTOR,
      src_endpoint: SOURCE,
      dst_endpoint: TARGET,
      protocol_name: 'service',
      email: {
        from: first('from', 'sender'),
        smtp_from: 'sender',
        to: all(first('to', 'recipient')),
        smtp_to: all('recipient'),
        cc: all('cc'),
        subject: 'subject',
        size: 'size',
        files: [{ name: 'filename', type_id: 1 }],
      },
      policy: { name: 'profile' },
      status_detail: first('banword', 'reason', 'eventtype'),
    },
  },
];
