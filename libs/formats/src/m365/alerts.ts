import { each, first, list, lookup, type Mapping, type Tree } from '../form/form';
import { BASE, CALL, COMMON, PERSON, SEVERITY, STATUS } from './common';

const ACTIVITY = lookup('Operation', { AlertUpdated: 'Update' }, 'Create');

/** Alerts of the compliance centre, and of Defender for Cloud Apps by both of its ways. Names in `Data` are short: `f3u` user, `ms` subject, `trc` recipients, `alk` and `plk` links, `mat` kind. */
export const ALERT: Mapping = {
  ...COMMON,
  event: {
    ...BASE,
    is_alert: true,
    severity_id: lookup('Severity', SEVERITY, 'Informational'),
    severity: first('Severity', 'AlertSeverity'),
    status_id: STATUS,
    status: first('Status', 'ResultStatus'),
    count: 'Data.tdc',
    start_time: first('ActivityStartTime', 'Data.ts'),
    end_time: 'Data.te',
    comment: 'Comments',
    finding_info: {
      uid: first('AlertId', 'ObjectId', 'Id'),
      title: first('Name', 'AlertDisplayName', 'Data.an', 'Operation'),
      desc: first('Data.ad', 'AlertDescription'),
      types: first('Category', 'AlertCategory'),
      src_url: first('Data.alk', 'AlertUri', 'AlertLinks[0].AlertLinkHref'),
      first_seen_time: first('Data.ts', 'ActivityStartTime'),
      last_seen_time: 'Data.te',
      modified_time: 'LastUpdatedTime',
      analytic: { uid: first('PolicyId', 'Data.drid'), name: first('Name', 'Data.drn', 'AlertDisplayName'), category: 'Data.mat', type_id: 1 },
      data_sources: 'Source',
    },
    policy: { uid: first('PolicyId', 'Data.dpid'), name: first('Data.dpn', 'Name'), data: 'Data.plk' },
    evidences: [
      {
        user: PERSON,
        actor: { app_name: 'Data.app' },
        api: CALL,
        device: { hostname: 'Data.dn', uid: 'Data.mddid' },
        src_endpoint: { ip: first('Data.ecip', 'Data.sip', 'ClientIPs[0]') },
        dst_endpoint: { hostname: 'Data.tdmn' },
        file: first('Data.ofph'),
        email: {
          from: 'Data.tsd',
          from_mailbox: 'Data.tsd',
          to: list('Data.trc', /[;,]/),
          subject: 'Data.ms',
          message_uid: first('Data.imsgid', 'Data.InternetMessageId'),
        },
      },
    ],
  },
  variants: [
    {
      when: { AlertSeverity: { present: true } },
      class: 'detection_finding',
      activity: ACTIVITY,
      event: { severity_id: lookup('AlertSeverity', SEVERITY) },
    },
    { class: 'detection_finding', activity: ACTIVITY, event: {} },
  ],
  ignore: ['Version', 'Data.f3u', 'Data.suid'],
};

/** Entities of an investigation (Office 365 Automated investigation and response schema). */
const ENTITY: Tree = {
  user: { name: first('Upn', 'Name'), email_addr: first('MailboxPrimaryAddress', 'Upn'), uid: 'AadUserId' },
  src_endpoint: { ip: first('SenderIP', 'Address') },
  url: 'Url',
  email: {
    from: first('Sender', 'P2Sender'),
    smtp_from: 'P1Sender',
    to: 'Recipient',
    subject: 'Subject',
    message_uid: 'InternetMessageId',
    uid: 'NetworkMessageId',
    urls: 'Urls',
  },
};

/** Automated investigations of Defender for Office 365: the alert that began it lies in `Data`, its steps in `Actions`. */
export const INVESTIGATION: Mapping = {
  ...COMMON,
  event: {
    ...BASE,
    is_alert: true,
    severity_id: lookup('Data.Severity', SEVERITY, 'Informational'),
    severity: 'Data.Severity',
    status_id: STATUS,
    status: 'Status',
    confidence: 'Data.ConfidenceLevel',
    start_time: 'StartTimeUtc',
    end_time: 'EndTimeUtc',
    finding_info: {
      uid: first('InvestigationId', 'Id'),
      title: first('InvestigationName', 'Operation'),
      desc: 'Data.Description',
      types: first('InvestigationType', 'Data.AlertType'),
      src_url: 'DeepLinkUrl',
      first_seen_time: 'StartTimeUtc',
      last_seen_time: 'EndTimeUtc',
      modified_time: 'LastUpdateTimeUtc',
      analytic: { uid: 'Data.AlertType', name: 'Data.AlertDisplayName', type_id: 1 },
    },
    evidences: [{ user: PERSON, api: CALL }, each('Data.Entities', ENTITY)],
  },
  variants: [{ class: 'detection_finding', activity: lookup('Operation', { AirAdminActionInvestigation: 'Update' }, 'Create'), event: {} }],
  ignore: ['Version'],
};
