import { ok } from '@cordon/wire';
import { codedFormat } from '../form/define';
import { mapTrailRecord } from './trail-record';

/** AWS CloudTrail; files with `Records` and arrays are taken apart before. */
export const awsCloudTrail = codedFormat(
  'aws.cloudtrail',
  'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html',
  [{ has: ['eventSource', 'eventName', 'eventTime'] }, { has: ['eventVersion', 'userIdentity', 'eventName'] }],
  (record, context) => {
    const result = mapTrailRecord(record, context, '');
    return result.kind === 'ok' ? ok([result.value]) : result;
  },
);
