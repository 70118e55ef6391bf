import { all, first, lookup, when, type Variant } from '../../form/form';
import { actionOf, dispositionOf } from '../../shared/flow';
import { codedUid } from '../../shared/finding-uid';
import { ACTOR, CONNECTION, FILE, RULE, SOURCE, TARGET, URL } from './trees';

const MALWARE: readonly (readonly [RegExp, string])[] = [
  [/spyware/i, 'Spyware'],
  [/ransom/i, 'Ransomware'],
  [/virus/i, 'Virus'],
];

/** What the firewall judged to be an attack or malware. */
export const THREATS: readonly Variant[] = [
  {
    when: { LogType: /^THREAT$/i },
    class: 'detection_finding',
    activity: 'Create',
    event: {
      finding_info: {
        title: first('ThreatName', 'ThreatNameFirewall', 'ThreatID', 'ThreatCategory', 'Subtype'),
        uid: codedUid('DeviceSN', 'SequenceNo', 'TimeGenerated', 'SessionID', 'ThreatID', 'SourceAddress', 'DestinationAddress'),
        types: all('Subtype', 'ThreatCategory'),
        analytic: {
          name: first('ThreatName', 'ThreatNameFirewall', 'ThreatID'),
          uid: first('ThreatNumber', 'ThreatID'),
          category: 'ThreatCategory',
          type_id: 1,
        },
      },
      is_alert: true,
      firewall_rule: RULE,
      action: 'Action',
      action_id: actionOf('Action'),
      disposition_id: dispositionOf('Action'),
      count: 'RepeatCount',
      malware: [
        when(
          { Subtype: /virus|spyware/i },
          { name: first('ThreatName', 'ThreatID'), uid: 'ThreatNumber', classification_ids: [lookup('Subtype', MALWARE)] },
        ),
      ],
      evidences: [
        {
          src_endpoint: SOURCE,
          dst_endpoint: { ...TARGET, svc_name: 'Application' },
          actor: ACTOR,
          connection_info: CONNECTION,
          file: FILE,
          url: URL,
        },
      ],
      metadata: { event_code: first('ThreatNumber', 'ThreatID', 'Subtype') },
    },
  },
  {
    when: { LogType: /^CORRELATION$/i },
    class: 'detection_finding',
    activity: 'Create',
    event: {
      finding_info: {
        title: first('ObjectName', 'CorrelationCategory'),
        uid: codedUid('DeviceSN', 'TimeGenerated', 'ObjectID', 'SourceAddress', 'SourceUser'),
        types: all('CorrelationCategory'),
        desc: 'Evidence',
        analytic: { name: 'ObjectName', uid: 'ObjectID', category: 'CorrelationCategory', type_id: 2 },
      },
      is_alert: true,
      evidences: [{ src_endpoint: SOURCE, actor: ACTOR }],
    },
  },
];
