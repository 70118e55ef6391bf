import { jsonFormat } from '../../form/define';
import { code, first, is, lookup } from '../../form/form';
import { asText } from '../../shared/json';

/** `{'accountId': 'x', …}` as Python prints it; the value of one name. */
const inside = (member: string, name: string): ReturnType<typeof code> => {
  const pattern = new RegExp(`'${name}': '([^']{1,1024})'`);
  return code([], (r) => pattern.exec(asText(r[member]) ?? '')?.[1]);
};

/** Rows of calls to AWS under headings in words, as honey buckets and reports on CloudTrail export them in CSV. */
export const awsEventRows = jsonFormat({
  name: 'aws.event-rows',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html',
  signs: [{ has: ['Event Name', 'Event DateTime', 'Source IP'] }],
  mapping: {
    product: { vendor: 'AWS', name: 'CloudTrail' },
    time: first('Event DateTime', 'Alarm DateTime'),
    id: 'Event ID',
    event: {
      cloud: { provider: is('AWS') },
      metadata: { event_code: 'Event Name' },
    },
    variants: [
      {
        class: 'api_activity',
        activity: lookup(
          'Event Name',
          [
            [/^(?:Get|List|Describe|Head|Lookup)/, 'Read'],
            [/^(?:Create|Put|Run)/, 'Create'],
            [/^(?:Update|Modify|Set)/, 'Update'],
            [/^Delete/, 'Delete'],
          ],
          'Other',
        ),
        event: {
          actor: {
            user: {
              uid: inside('User ID', 'principalId'),
              name: first(inside('User ID', 'userName'), inside('User ID', 'arn'), inside('User ID', 'accountId')),
              type: inside('User ID', 'type'),
            },
          },
          api: { operation: 'Event Name', request: { uid: first('Request ID', is('unknown')) } },
          src_endpoint: { ip: 'Source IP' },
          http_request: { user_agent: 'Request User Agent' },
          resources: [{ name: inside('Request Parameters', 'bucketName'), type: is('bucket') }],
          count: 'Repeated Attempts',
        },
      },
    ],
  },
});
