import { compile } from '../form/compile';
import { first, is, lookup } from '../form/form';

const D = 'insightDetails';

/** CloudTrail Insights: an unusual rate of calls or of errors, told at its start and at its end (CloudTrail user guide, "Insights events"). */
export const mapInsight = compile('aws.cloudtrail', {
  product: { vendor: 'AWS', name: 'CloudTrail' },
  time: first('eventTime', '@timestamp'),
  id: 'eventID',
  event: {
    is_alert: true,
    severity_id: 3,
    status_id: lookup(`${D}.state`, { Start: 'New', End: 'Resolved' }, 'New'),
    status: `${D}.state`,
    status_code: `${D}.errorCode`,
    cloud: { provider: is('AWS'), region: 'awsRegion', account: { uid: 'recipientAccountId', type_id: 10 } },
    finding_info: {
      uid: first('sharedEventID', 'eventID'),
      title: first(`${D}.insightType`, 'eventType'),
      types: `${D}.insightType`,
      analytic: { name: first(`${D}.insightType`, 'eventType'), category: 'eventType', type_id: 3 },
    },
    evidences: [
      { api: { operation: `${D}.eventName`, service: { name: `${D}.eventSource` }, response: { error: `${D}.errorCode` } } },
      { data: `${D}.insightContext.attributions` },
      { data: `${D}.insightContext.statistics` },
    ],
    metadata: { event_code: 'eventType', log_name: is('CloudTrail'), log_version: 'eventVersion', correlation_uid: 'sharedEventID' },
  },
  variants: [{ class: 'detection_finding', activity: lookup(`${D}.state`, { Start: 'Create', End: 'Close' }, 'Create'), event: {} }],
});
