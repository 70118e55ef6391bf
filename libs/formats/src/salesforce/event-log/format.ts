import { jsonFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Tree } from '../../form/form';
import { activityOf } from '../../shared/verb';

const USER: Tree = {
  name: first('USER_NAME', 'USER_ID_DERIVED', 'USER_ID'),
  email_addr: 'USER_NAME',
  uid: first('USER_ID_DERIVED', 'USER_ID'),
  type: 'USER_TYPE',
};
/** A login from within Salesforce names no address in CLIENT_IP. */
const SOURCE: Tree = { ip: first('SOURCE_IP', 'CLIENT_IP') };

/** Event log files of Salesforce, a row as an object. */
export const salesforceEventLog = jsonFormat({
  name: 'salesforce.event-log',
  docs: 'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_eventlogfile_supportedeventtypes.htm',
  signs: [
    { has: ['TIMESTAMP_DERIVED', 'EVENT_TYPE'] },
    { has: ['ORGANIZATION_ID', 'EVENT_TYPE', 'REQUEST_ID'] },
    { has: ['USER_ID_DERIVED', 'EVENT_TYPE'] },
  ],
  mapping: {
    product: { vendor: 'Salesforce', name: 'Event Monitoring' },
    time: first('TIMESTAMP_DERIVED', 'TIMESTAMP'),
    event: {
      metadata: { event_code: 'EVENT_TYPE', tenant_uid: 'ORGANIZATION_ID', correlation_uid: 'REQUEST_ID', log_version: 'API_VERSION' },
      src_endpoint: SOURCE,
      http_request: { user_agent: first('USER_AGENT', 'BROWSER_TYPE'), url: { path: 'URI' } },
    },
    variants: [
      {
        when: [
          { EVENT_TYPE: /^Log(?:in|out)(?:As)?$/, USER_ID: PRESENT },
          { EVENT_TYPE: /^Log(?:in|out)(?:As)?$/, USER_NAME: PRESENT },
        ],
        class: 'authentication',
        activity: lookup('EVENT_TYPE', { Login: 'Logon', Logout: 'Logoff', LoginAs: 'AccountSwitch' }),
        event: {
          user: USER,
          service: { name: is('Salesforce') },
          session: { uid: first('SESSION_KEY', 'LOGIN_KEY') },
          status_id: lookup('LOGIN_STATUS', [
            [/^LOGIN_NO_ERROR$/, 'Success'],
            [/./, 'Failure'],
          ]),
          status_code: 'LOGIN_STATUS',
          auth_protocol: first('AUTHENTICATION_METHOD_REFERENCE', 'LOGIN_TYPE'),
        },
      },
      {
        class: 'api_activity',
        activity: first(
          lookup('OPERATION_TYPE', {
            query: 'Read',
            queryAll: 'Read',
            insert: 'Create',
            update: 'Update',
            upsert: 'Update',
            delete: 'Delete',
            hardDelete: 'Delete',
          }),
          lookup('METHOD', { GET: 'Read', POST: 'Create', PUT: 'Update', PATCH: 'Update', DELETE: 'Delete' }),
          activityOf('EVENT_TYPE'),
        ),
        event: {
          activity_name: 'EVENT_TYPE',
          actor: {
            user: USER,
            session: { uid: first('SESSION_KEY', 'LOGIN_KEY') },
            app_name: 'CONNECTED_APP_NAME',
            app_uid: first('CONNECTED_APP_ID', 'CLIENT_ID'),
          },
          api: {
            operation: 'EVENT_TYPE',
            service: { name: is('Salesforce') },
            version: 'API_VERSION',
            request: { uid: first('REQUEST_ID', 'JOB_ID') },
            response: { code: 'STATUS_CODE' },
          },
          resources: [{ name: first('ENTITY_NAME', 'REPORT_ID', 'DOCUMENT_ID'), uid: first('JOB_ID', 'REPORT_ID', 'DOCUMENT_ID') }],
          status: 'STATUS',
          status_id: first(
            lookup('STATUS', { Success: 'Success', Failed: 'Failure', Failure: 'Failure' }),
            lookup('SUCCESS', { 1: 'Success', 0: 'Failure' }),
          ),
          count: first('RECORDS_PROCESSED', 'ROWS_PROCESSED', 'ROW_COUNT'),
        },
      },
    ],
    ignore: ['EVENT_DATE'],
  },
});
