import { jsonFormat } from '../../form/define';
import { first, is, lookup, PRESENT } from '../../form/form';
import { activityOf } from '../../shared/verb';

/** Events of organisations and projects of MongoDB Atlas. */
export const mongodbAtlas = jsonFormat({
  name: 'mongodb.atlas',
  docs: 'https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-listorgevents',
  signs: [
    { has: ['eventTypeName', 'orgId'] },
    { has: ['eventTypeName', 'groupId'] },
    { has: ['eventTypeName', 'created'] },
    { has: ['eventTypeName'], is: { eventTypeName: /^[A-Za-z]{1,40}(?:_[A-Za-z]{1,40}){1,12}$/ } },
  ],
  mapping: {
    product: { vendor: 'MongoDB', name: 'Atlas' },
    time: 'created',
    // Alerts and their changes share an id that is not the event's.
    event: {
      metadata: { event_code: 'eventTypeName', tenant_uid: 'orgId', original_event_uid: 'id' },
      actor: {
        user: {
          name: first('username', 'publicKey', 'userId'),
          email_addr: 'username',
          uid: first('userId', 'apiKeyId', 'publicKey'),
          type_id: lookup('publicKey', [[/./, 'Service']]),
        },
      },
      src_endpoint: { ip: 'remoteAddress' },
    },
    variants: [
      {
        when: { eventTypeName: /^(?:JOINED|INVITED|REMOVED|REQUESTED|USER)_/, targetUsername: PRESENT },
        class: 'account_change',
        activity: lookup(
          'eventTypeName',
          [
            [/^(?:JOINED|INVITED)/, 'Create'],
            [/^REMOVED/, 'Delete'],
            [/ROLES?_/, 'AttachPolicy'],
          ],
          'Other',
        ),
        event: { activity_name: 'eventTypeName', user: { name: 'targetUsername', email_addr: 'targetUsername' } },
      },
      {
        class: 'api_activity',
        activity: activityOf('eventTypeName'),
        event: {
          activity_name: 'eventTypeName',
          api: { operation: 'eventTypeName', service: { name: is('MongoDB Atlas') }, request: { uid: 'id' } },
          resources: [
            { uid: 'groupId', type: is('project') },
            { uid: first('alertConfigId', 'alertId'), type: is('alert') },
            { name: first('targetPublicKey', 'targetUsername', 'hostname') },
          ],
        },
      },
    ],
    ignore: ['links'],
  },
});
