import { ok } from '@cordon/wire';
import { codedFormat } from '../form/define';
import { ofTable } from './table-row';
import { mapInsight } from './insight';
import { mapTrailRecord } from './trail-record';

/** AWS CloudTrail: its records, its Insights events, and rows of its tables in Athena; files with `Records` and arrays are taken apart before. */
export const awsCloudTrail = codedFormat(
  'aws.cloudtrail',
  'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html',
  [
    { has: ['eventSource', 'eventName', 'eventTime'] },
    { has: ['eventVersion', 'userIdentity', 'eventName'] },
    { has: ['insightDetails', 'eventType'] },
    { has: ['recipientAccountId', 'eventName'] },
    { has: ['eventSource', 'eventName'], is: { eventSource: /\.amazonaws\.com$/ } },
    { has: ['userIdentity', 'eventName'] },
    { has: ['eventsource', 'eventname', 'eventtime'] },
  ],
  (record, context, outer) => {
    const own = record['eventname'] === undefined ? record : ofTable(record);
    const result = own['insightDetails'] === undefined ? mapTrailRecord(own, outer.time, context) : mapInsight(own, outer, context);
    return result.kind === 'ok' ? ok([result.value]) : result;
  },
);
