import { list, lookup, type Variant } from '../../form/form';
import { httpActivity } from '../../shared/flow';
import { FLOW, REQUEST, UTM } from './trees';

/** Sessions, and the pages and names asked for in them. */
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
];
