import { all, first, lookup, PRESENT, when, type First, type Variant } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { LEVEL, ACTOR, CONNECTION, FILE, SOURCE, TARGET, URL, UTM, VERDICT } from './trees';

/** What FortiGuard rates an attack. */
const LEVELS = { info: 'Informational', low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' };

const RATED: First = first(lookup('severity', LEVELS), lookup('crlevel', LEVELS));

/** What the firewall judged to be an attack, malware or a leak. */
export const ATTACKS: readonly Variant[] = [
  {
    when: { type: UTM, subtype: ['virus', 'ips', 'anomaly', 'waf', 'dlp', 'ztna', 'av', 'attack'] },
    class: 'detection_finding',
    activity: 'Create',
    event: {
      ...VERDICT,
      severity_id: first(RATED, LEVEL),
      status: null,
      is_alert: true,
      finding_info: {
        title: first('attack', 'virus', 'malware', 'dlpextra', 'rulename', 'msg', 'eventtype'),
        desc: 'msg',
        uid: codedUid('devid', 'eventtime', 'date', 'time', 'logid', 'sessionid', 'attackid', 'virusid', 'srcip', 'dstip'),
        types: all('subtype', 'eventtype'),
        src_url: 'ref',
        analytic: {
          name: first('attack', 'virus', 'rulename', 'eventtype'),
          uid: first('attackid', 'virusid', 'logid'),
          category: first('viruscat', 'catdesc'),
          type_id: 1,
        },
      },
      malware: [
        when(
          { virus: PRESENT },
          {
            name: 'virus',
            uid: 'virusid',
            classification_ids: [
              lookup(
                'viruscat',
                { virus: 'Virus', worm: 'Worm', trojan: 'Trojan', spyware: 'Spyware', botnet: 'Bot', ransomware: 'Ransomware' },
                'Other',
              ),
            ],
          },
        ),
      ],
      policy: { name: 'profile' },
      count: 'count',
      evidences: [
        {
          src_endpoint: SOURCE,
          dst_endpoint: { ...TARGET, svc_name: first('app', 'service') },
          actor: ACTOR,
          connection_info: CONNECTION,
          file: FILE,
          url: URL,
          http_request: { http_method: 'httpmethod', user_agent: 'agent', referrer: 'referralurl', x_forwarded_for: all('forwardedfor') },
        },
      ],
    },
  },
];
