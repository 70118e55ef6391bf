import { ABSENT, code, first, is, lookup, PRESENT, type Tree } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { HAS_FLOW, flow, traffic, zeekLog } from '../log';

/** Both ends, for the evidence of a finding. */
const ENDS: Tree = {
  src_endpoint: { ip: first('id.orig_h', 'src', 'src_addr'), port: first('id.orig_p', 'src_port') },
  dst_endpoint: { ip: first('id.resp_h', 'dst', 'dst_addr'), port: first('id.resp_p', 'dst_port', 'p') },
  connection_info: { uid: 'uid', protocol_name: 'proto' },
};

/** Notice::Info, Signatures::Info, Intel::Info and Weird::Info. A weird is no finding: most of them are odd software. */
export const ALERTS = [
  zeekLog({
    name: 'notice',
    paths: ['notice', 'notice_alarm'],
    members: [{ has: ['note', 'msg'] }, { has: ['suppress_for', 'note'] }],
    variants: [
      {
        class: 'detection_finding',
        activity: 'Create',
        event: {
          severity_id: 2,
          message: 'msg',
          is_alert: true,
          finding_info: {
            title: 'note',
            desc: 'msg',
            uid: codedUid('ts', 'note', 'uid', 'src', 'dst', 'msg'),
            analytic: { name: 'note', uid: 'note', type_id: 1 },
          },
          evidences: [
            {
              ...ENDS,
              file: { name: first('file_desc', 'fuid'), uid: 'fuid', mime_type: 'file_mime_type', type_id: 1 },
              data: { sub: 'sub', n: 'n' },
            },
          ],
          unmapped: { actions: 'actions' },
        },
      },
    ],
  }),
  zeekLog({
    name: 'signatures',
    members: [{ has: ['sig_id', 'event_msg'] }, { has: ['sig_id', 'src_addr'] }],
    variants: [
      {
        class: 'detection_finding',
        activity: 'Create',
        event: {
          severity_id: 3,
          message: first('event_msg', 'sub_msg'),
          count: first('sig_count', 'host_count'),
          is_alert: true,
          finding_info: {
            title: first('event_msg', 'sig_id'),
            desc: 'sub_msg',
            uid: codedUid('ts', 'sig_id', 'uid', 'src_addr', 'dst_addr'),
            analytic: { name: 'note', uid: 'sig_id', type_id: 1 },
          },
          evidences: [ENDS],
        },
      },
    ],
  }),
  zeekLog({
    name: 'intel',
    members: [{ has: ['seen\\.indicator'] }, { has: ['seen_indicator', 'matched'] }, { has: ['seen_indicator', 'sources'] }],
    variants: [
      {
        class: 'detection_finding',
        activity: 'Create',
        event: {
          severity_id: 4,
          is_alert: true,
          message: code([], (r) => indicator(r)),
          finding_info: {
            title: code([], (r) => indicator(r)),
            uid: codedUid('ts', 'uid', 'fuid', 'sources', 'matched'),
            analytic: { name: 'seen.where', type_id: 1 },
            data_sources: 'sources',
          },
          osint: [
            {
              value: 'seen.indicator',
              type: 'seen.indicator_type',
              type_id: lookup(
                'seen.indicator_type',
                {
                  'Intel::ADDR': 'IPAddress',
                  'Intel::DOMAIN': 'Domain',
                  'Intel::URL': 'URL',
                  'Intel::FILE_HASH': 'Hash',
                  'Intel::EMAIL': 'EmailAddress',
                  'Intel::CERT_HASH': 'DigitalCertificate',
                  'Intel::SOFTWARE': 'UserAgent',
                  'Intel::FILE_NAME': 'File',
                },
                'Other',
              ),
            },
          ],
          evidences: [{ ...ENDS, file: { name: first('file_desc', 'fuid'), uid: 'fuid', mime_type: 'file_mime_type', type_id: 1 } }],
        },
      },
    ],
  }),
  zeekLog({
    name: 'weird',
    paths: ['weird', 'weird_stats'],
    members: [{ has: ['name', 'notice', 'peer'] }, { has: ['num_seen', 'name'] }],
    variants: [
      traffic({ ...flow(first('source')), message: 'name', status_detail: 'addl', metadata: { event_code: 'name' } }, 'Traffic', HAS_FLOW),
      {
        class: 'base_event',
        activity: 99,
        event: { activity_name: 'name', message: 'name', status_detail: 'addl', count: 'num_seen', metadata: { event_code: 'name' } },
      },
    ],
  }),
  zeekLog({
    name: 'analyzer',
    paths: ['dpd', 'analyzer', 'analyzer_debug'],
    members: [{ has: ['analyzer_kind', 'analyzer_name'] }, { has: ['analyzer', 'failure_reason'] }],
    variants: [
      traffic(
        {
          ...flow(first('analyzer', 'analyzer_name')),
          status_id: is('Failure'),
          status: 'cause',
          status_detail: 'failure_reason',
          metadata: { event_code: first('cause', is('violation')) },
        },
        'Traffic',
        { 'id.orig_h': PRESENT },
      ),
      {
        when: { 'id.orig_h': ABSENT },
        class: 'base_event',
        activity: 99,
        event: {
          activity_name: first('cause', is('violation')),
          message: first('analyzer_name', 'analyzer'),
          status_id: is('Failure'),
          status_detail: 'failure_reason',
        },
      },
      { class: 'base_event', activity: 99, event: {} },
    ],
  }),
];

function indicator(r: Readonly<Record<string, unknown>>): string | undefined {
  const { seen } = r;
  if (typeof seen !== 'object' || seen === null || !('indicator' in seen)) return 'Indicator seen';
  return typeof seen.indicator === 'string' ? `Indicator seen: ${seen.indicator.slice(0, 256)}` : 'Indicator seen';
}
