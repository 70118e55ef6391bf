import { each, first, lookup, type Mapping } from '../form/form';
import { BASE, CALL, COMMON, PERSON, SEVERITY } from './common';

const RULE = 'PolicyDetails[0].Rules[0]';

/** Matches of rules against data loss in mails, files and on endpoints (Data loss prevention schema). */
export const DLP_MATCH: Mapping = {
  ...COMMON,
  event: {
    ...BASE,
    is_alert: true,
    severity_id: lookup(`${RULE}.Severity`, SEVERITY, 'Informational'),
    severity: `${RULE}.Severity`,
    status_id: lookup('Operation', { DlpRuleUndo: 'Resolved' }, 'New'),
    finding_info: {
      uid: first('IncidentId', 'Id'),
      title: first(`${RULE}.RuleName`, 'PolicyDetails[0].PolicyName', 'Operation'),
      desc: first('ExceptionInfo.Justification', 'ExceptionInfo.Reason'),
      types: 'Operation',
      analytic: { uid: `${RULE}.RuleId`, name: `${RULE}.RuleName`, type_id: 1 },
    },
    policy: { uid: 'PolicyDetails[0].PolicyId', name: 'PolicyDetails[0].PolicyName' },
    evidences: [
      {
        user: PERSON,
        api: CALL,
        actor: { app_name: 'EndpointMetaData.Application' },
        device: { hostname: 'EndpointMetaData.DeviceName', type_id: 0 },
        src_endpoint: { ip: 'EndpointMetaData.ClientIP' },
        dst_endpoint: { hostname: 'EndpointMetaData.TargetDomain' },
        email: {
          from: 'ExchangeMetaData.From',
          to: 'ExchangeMetaData.To',
          cc: 'ExchangeMetaData.CC',
          subject: 'ExchangeMetaData.Subject',
          message_uid: 'ExchangeMetaData.MessageID',
          uid: 'ExchangeMetaData.UniqueID',
          size: 'ExchangeMetaData.FileSize',
        },
        file: first(
          each('SharePointMetaData', {
            name: 'FileName',
            path: 'FilePathUrl',
            url: 'FilePathUrl',
            uid: 'UniqueID',
            size: 'FileSize',
            owner: { name: 'FileOwner' },
            type_id: 1,
          }),
          'EndpointMetaData.FilePath',
          'ObjectId',
        ),
      },
    ],
  },
  variants: [{ class: 'detection_finding', activity: lookup('Operation', { DlpRuleUndo: 'Close' }, 'Create'), event: {} }],
  ignore: ['Version'],
};
