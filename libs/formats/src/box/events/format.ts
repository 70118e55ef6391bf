import { jsonFormat } from '../../form/define';
import { first, is, lookup, type Tree } from '../../form/form';
import { principalOrEvidence } from '../../shared/evidence-principal';
import { codedUid } from '../../shared/finding-uid';
import type { Json } from '../../shared/json';
import { opened } from '../../shared/opened';
import { activityOf } from '../../shared/verb';

/** 2 is the id under which Box lists whoever is not logged in. */
const ACTOR: Tree = {
  uid: 'created_by.id',
  name: first('created_by.login', 'created_by.name', 'created_by.id'),
  email_addr: 'created_by.login',
  full_name: 'created_by.name',
  type: 'created_by.type',
};
const SOURCE: Tree = {
  uid: 'source.id',
  name: first('source.login', 'source.name', 'source.id'),
  email_addr: 'source.login',
  full_name: 'source.name',
};
const FILE: Tree = {
  name: first('source.item_name', 'source.name', 'source.item_id', 'source.id'),
  uid: first('source.item_id', 'source.id'),
  type: first('source.item_type', 'source.type'),
  type_id: lookup('source.item_type', { folder: 'Folder' }, 'RegularFile'),
  size: 'additional_details.size',
  owner: { name: first('source.owned_by.login', 'source.owned_by.name'), uid: 'source.owned_by.id', email_addr: 'source.owned_by.login' },
};
const FILES = [
  [/UPLOAD|CREATE/, 'Upload'],
  [/DOWNLOAD/, 'Download'],
  [/PREVIEW|OPEN|CONTENT_ACCESS/, 'Preview'],
  [/UNDELETE|RESTORE/, 'Restore'],
  [/DELETE|TRASH/, 'Delete'],
  [/RENAME/, 'Rename'],
  [/MOVE/, 'Move'],
  [/COPY/, 'Copy'],
  [/UNSHARE|SHARED_UNSHARE/, 'Unshare'],
  [/SHARE|COLLABORATION_(?:INVITE|ACCEPT)/, 'Share'],
  [/UNLOCK/, 'Unlock'],
  [/LOCK/, 'Lock'],
  [/EDIT|MODIFY/, 'Update'],
] as const;
const ALERT = 'additional_details.shield_alert';

/** Enterprise events of Box. */
export const boxEvents = jsonFormat({
  name: 'box.events',
  docs: 'https://developer.box.com/guides/events/enterprise-events/for-enterprise',
  signs: [
    { has: ['event_type', 'created_by', 'type'], is: { type: 'event' } },
    { has: ['event_type', 'ip_address', 'type'], is: { type: 'event' } },
    { has: ['event_type', 'event_id', 'created_by', 'source'] },
  ],
  prepare: (record: Json) => ({ ...record, additional_details: opened(record['additional_details']) }),
  mapping: {
    product: { vendor: 'Box', name: 'Box' },
    time: 'created_at',
    id: 'event_id',
    event: {
      metadata: { event_code: 'event_type' },
      actor: { user: ACTOR, session: { uid: 'session_id' }, app_name: 'additional_details.service_name', app_uid: 'additional_details.service_id' },
      src_endpoint: { ip: 'ip_address' },
    },
    variants: [
      {
        when: {
          event_type: /^(?:SHIELD_ALERT|FILE_MARKED_MALICIOUS|CONTENT_WORKFLOW_\w{1,40}_VIOLATION|CONTENT_WORKFLOW_ABNORMAL_DOWNLOAD_ACTIVITY)$/,
        },
        class: 'detection_finding',
        activity: 'Create',
        event: {
          actor: null,
          is_alert: true,
          severity_id: first(lookup(`${ALERT}.priority`, { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' }), 3),
          status_id: 1,
          risk_score: `${ALERT}.risk_score`,
          finding_info: {
            uid: first(`${ALERT}.alert_id`, 'event_id', codedUid('event_type', 'created_at', 'source.id', 'created_by.id')),
            title: first(`${ALERT}.rule_name`, `${ALERT}.rule_category`, 'event_type'),
            desc: `${ALERT}.alert_summary.description`,
            types: first(`${ALERT}.rule_category`, 'event_type'),
            analytic: { name: first(`${ALERT}.rule_name`, `${ALERT}.rule_category`, 'event_type'), uid: `${ALERT}.rule_id`, type_id: 1 },
          },
          evidences: [
            {
              user: {
                uid: first(`${ALERT}.user.id`, 'created_by.id'),
                name: first(`${ALERT}.user.email`, 'created_by.login'),
                email_addr: first(`${ALERT}.user.email`, 'created_by.login'),
              },
              src_endpoint: { ip: first('ip_address', `${ALERT}.alert_summary.alert_activities[0].ip_info.ip`) },
              file: { name: first('source.item_name', 'source.name'), uid: 'source.item_id', type_id: 1 },
            },
          ],
        },
      },
      {
        when: { event_type: /^(?:ADMIN_LOGIN|LOGIN|FAILED_LOGIN|OAUTH2_ACCESS_TOKEN_\w{1,20})$/ },
        class: 'authentication',
        activity: lookup('event_type', [[/LOGIN/, 'Logon']], 'Other'),
        event: {
          actor: null,
          user: ACTOR,
          session: { uid: 'session_id' },
          service: { name: first('additional_details.service_name', is('Box')) },
          status_id: lookup('event_type', [[/FAILED/, 'Failure']], 'Success'),
        },
      },
      {
        when: {
          event_type:
            /^(?:ITEM_\w{1,40}|UPLOAD|DOWNLOAD|PREVIEW|EDIT|MOVE|COPY|DELETE|UNDELETE|RENAME|SHARE|UNSHARE|LOCK|UNLOCK|FILE_\w{1,40}|CONTENT_ACCESS|STORAGE_EXPIRATION|SHARED_LINK_\w{1,40}|COLLABORATION_\w{1,40}|CHANGE_FOLDER_PERMISSION)$/,
          'source.type': /^(?:file|folder|web_link)$/,
        },
        class: 'file_hosting',
        activity: lookup('event_type', FILES, 'Other'),
        event: { activity_name: 'event_type', file: FILE },
      },
      {
        when: {
          event_type:
            /^(?:ITEM_\w{1,40}|UPLOAD|DOWNLOAD|PREVIEW|EDIT|MOVE|COPY|DELETE|UNDELETE|RENAME|SHARE|UNSHARE|SHARED_LINK_\w{1,40}|COLLABORATION_\w{1,40})$/,
          'source.item_id': { present: true },
        },
        class: 'file_hosting',
        activity: lookup('event_type', FILES, 'Other'),
        event: { activity_name: 'event_type', file: FILE },
      },
      {
        when: {
          event_type: /^(?:NEW_USER|DELETE_USER|EDIT_USER|CHANGE_ADMIN_ROLE|USER_\w{1,40}|ACCESS_(?:GRANTED|REVOKED))$/,
          'source.type': 'user',
        },
        class: 'account_change',
        activity: lookup(
          'event_type',
          [
            [/^NEW_USER/, 'Create'],
            [/^DELETE_USER/, 'Delete'],
            [/^CHANGE_ADMIN_ROLE/, 'AttachPolicy'],
          ],
          'Other',
        ),
        event: { activity_name: 'event_type', user: SOURCE },
      },
      {
        when: { event_type: /^GROUP_(?:ADD_USER|REMOVE_USER|CREATION|DELETION)$/ },
        class: 'group_management',
        activity: lookup('event_type', {
          GROUP_ADD_USER: 'AddUser',
          GROUP_REMOVE_USER: 'RemoveUser',
          GROUP_CREATION: 'Create',
          GROUP_DELETION: 'Delete',
        }),
        event: {
          group: { name: first('additional_details.group_name', 'source.name'), uid: first('additional_details.group_id', 'source.id') },
          user: SOURCE,
        },
      },
      {
        class: 'api_activity',
        activity: activityOf('event_type'),
        event: {
          activity_name: 'event_type',
          api: { operation: 'event_type', service: { name: is('Box') }, request: { uid: 'event_id' } },
          resources: [
            {
              name: first('source.item_name', 'source.login', 'source.name'),
              uid: first('source.item_id', 'source.id'),
              type: first('source.item_type', 'source.type'),
            },
          ],
        },
      },
    ],
    principal: principalOrEvidence,
    ignore: ['type'],
  },
});
