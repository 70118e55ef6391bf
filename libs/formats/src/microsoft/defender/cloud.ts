import { first, lookup, when, ABSENT, PRESENT, type Variant } from '../../form/form';
import { CALLER } from './identity';

const VERBS = [
  [/^(?:add|create|new|upload|send|set-?up|invite)/i, 'Create'],
  [/(?:delete|remove|purge)/i, 'Delete'],
  [/^(?:get|list|read|watch|view|access|download|search|preview|filedownloaded|fileaccessed|mailitemsaccessed)/i, 'Read'],
  [/^(?:update|set|modify|change|patch|put|edit|rename|move)/i, 'Update'],
] as const;

/** Tables of cloud applications (Microsoft, "Understand the advanced hunting schema"). */
export const CLOUDS: readonly Variant[] = [
  {
    when: {
      table: ['CloudAppEvents', 'CloudAuditEvents', 'CloudStorageAggregatedEvents', 'OAuthAppInfo', 'GraphApiAuditEvents', 'CloudProcessEvents'],
    },
    class: 'api_activity',
    activity: first(lookup('OperationName', VERBS), lookup('ActionType', VERBS, 'Other')),
    event: {
      actor: {
        user: when([{ AccountDisplayName: PRESENT }, { AccountId: PRESENT }, { AccountObjectId: PRESENT }], {
          name: first('AccountUpn', 'RawEventData.UserId', 'AccountDisplayName', 'AccountId', 'AccountObjectId'),
          email_addr: first('AccountUpn', 'RawEventData.UserId'),
          uid: first('AccountObjectId', 'AccountId'),
          full_name: 'AccountDisplayName',
          type: 'AccountType',
        }),
        app_name: 'Application',
        app_uid: 'ApplicationId',
      },
      activity_name: 'ActionType',
      api: { operation: first('OperationName', 'ActionType', 'RequestUri'), service: { name: first('DataSource', 'Application') } },
      src_endpoint: { ...CALLER, svc_name: when({ IPAddress: ABSENT }, 'Application'), os: 'OSPlatform', type: 'DeviceType' },
      status_detail: 'RawEventData.ResultStatus',
      http_request: { user_agent: 'UserAgent' },
      resources: [
        {
          name: first('ObjectName', 'AzureResourceId', 'AwsResourceName', 'GcpFullResourceName'),
          uid: first('ObjectId', 'AzureResourceId'),
          type: 'ObjectType',
          role_id: 1,
        },
      ],
      cloud: { provider: 'AuditSource', account: { uid: 'Account', type_id: 99 } },
    },
  },
];
