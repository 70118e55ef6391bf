import { jsonFormat } from '../../form/define';
import { ABSENT, first, is, lookup, PRESENT, type Tree } from '../../form/form';

const USER: Tree = { name: 'USER_NAME', email_addr: 'USER_NAME' };
const QUERIES = [
  [/^(?:SELECT|SHOW|DESCRIBE|LIST_FILES|EXPLAIN)/, 'Query'],
  [/^(?:INSERT|COPY|PUT_FILES|MERGE)/, 'Write'],
  [/^(?:UPDATE|ALTER|GRANT|REVOKE|RENAME)/, 'Update'],
  [/^(?:CREATE|CTAS)/, 'Create'],
  [/^(?:DELETE|DROP|TRUNCATE|REMOVE_FILES)/, 'Delete'],
  [/^(?:UNLOAD|GET_FILES)/, 'Read'],
] as const;

/** Rows of Snowflake's ACCOUNT_USAGE: logins, queries, grants and transfers. */
export const snowflakeAccountUsage = jsonFormat({
  name: 'snowflake.account-usage',
  docs: 'https://docs.snowflake.com/en/sql-reference/account-usage',
  signs: [
    { has: ['REPORTED_CLIENT_TYPE', 'CLIENT_IP', 'IS_SUCCESS'] },
    { has: ['FIRST_AUTHENTICATION_FACTOR', 'USER_NAME'] },
    { has: ['QUERY_TEXT', 'QUERY_TYPE', 'USER_NAME'] },
    { has: ['GRANTEE_NAME', 'GRANTED_BY'] },
    { has: ['TRANSFER_TYPE', 'BYTES_TRANSFERRED', 'TARGET_CLOUD'] },
  ],
  mapping: {
    product: { vendor: 'Snowflake', name: 'Snowflake' },
    time: first('EVENT_TIMESTAMP', 'END_TIME', 'START_TIME', 'DELETED_ON', 'CREATED_ON'),
    id: first('EVENT_ID', 'QUERY_ID'),
    event: { metadata: { event_code: first('EVENT_TYPE', 'QUERY_TYPE', 'TRANSFER_TYPE'), tenant_uid: first('ACCOUNT_NAME', 'ACCOUNT_LOCATOR') } },
    variants: [
      {
        when: { IS_SUCCESS: PRESENT },
        class: 'authentication',
        activity: 'Logon',
        event: {
          user: USER,
          service: { name: is('Snowflake') },
          src_endpoint: { ip: 'CLIENT_IP', type: 'REPORTED_CLIENT_TYPE' },
          status_id: lookup('IS_SUCCESS', { YES: 'Success', NO: 'Failure' }),
          status_code: 'ERROR_CODE',
          status_detail: 'ERROR_MESSAGE',
          auth_protocol: 'FIRST_AUTHENTICATION_FACTOR',
          is_mfa: lookup('SECOND_AUTHENTICATION_FACTOR', [[/./, true]]),
        },
      },
      {
        when: { QUERY_TEXT: PRESENT, QUERY_TYPE: PRESENT },
        class: 'datastore_activity',
        activity: lookup('QUERY_TYPE', QUERIES, 'Other'),
        event: {
          activity_name: 'QUERY_TYPE',
          actor: { user: { ...USER, groups: 'ROLE_NAME' }, session: { uid: 'SESSION_ID' } },
          database: { name: first('DATABASE_NAME', 'WAREHOUSE_NAME', is('Snowflake')), uid: 'DATABASE_ID', type_id: 1 },
          type_id: 1,
          query_info: { query_string: 'QUERY_TEXT', uid: 'QUERY_ID', name: 'QUERY_TYPE', bytes: 'BYTES_SCANNED' },
          start_time: 'START_TIME',
          end_time: 'END_TIME',
          duration: 'TOTAL_ELAPSED_TIME',
          status_id: lookup('EXECUTION_STATUS', [
            [/^SUCCESS$/i, 'Success'],
            [/^FAIL|^INCIDENT/i, 'Failure'],
          ]),
          status_code: 'ERROR_CODE',
          status_detail: 'ERROR_MESSAGE',
        },
      },
      {
        when: { GRANTEE_NAME: PRESENT, GRANTED_TO: ['USER'] },
        class: 'account_change',
        activity: 'AttachPolicy',
        event: { user: { name: 'GRANTEE_NAME' }, actor: { user: { name: 'GRANTED_BY' } } },
      },
      {
        when: { GRANTEE_NAME: PRESENT, TRANSFER_TYPE: ABSENT },
        class: 'api_activity',
        activity: lookup('DELETED_ON', [[/./, 'Delete']], 'Create'),
        event: {
          actor: { user: { name: 'GRANTED_BY' } },
          api: { operation: is('GRANT'), service: { name: is('Snowflake') } },
          resources: [
            { name: 'GRANTEE_NAME', type: 'GRANTED_TO' },
            { name: first('ROLE', 'NAME'), type: 'GRANTED_ON' },
          ],
        },
      },
      { class: 'base_event', activity: 'Other', event: { activity_name: 'TRANSFER_TYPE' } },
    ],
  },
});
