import { jsonFormat } from '../../form/define';
import { first, is } from '../../form/form';
import { activityOf } from '../../shared/verb';

const DOTTED = /^[a-z_]{1,64}(?:\.[a-z_]{1,64}){1,8}$/;
/** The API writes snake case, its first version camel case. */
const both = (name: string): ReturnType<typeof first> => first(`${name}Id`, `${name}_id`);

/** Audit logs of Snyk's groups and organisations. */
export const snykAudit = jsonFormat({
  name: 'snyk.audit',
  docs: 'https://docs.snyk.io/snyk-platform-administration/user-management-with-the-api/retrieve-audit-logs-of-user-initiated-activity-by-api-for-an-org-or-group',
  signs: [
    { has: ['groupId', 'event', 'created'], is: { event: DOTTED } },
    { has: ['orgId', 'event', 'created'], is: { event: DOTTED } },
    { has: ['group_id', 'event', 'created'], is: { event: DOTTED } },
    { has: ['org_id', 'event', 'created'], is: { event: DOTTED } },
    { has: ['groupId', 'event', 'content'], is: { event: DOTTED } },
    { has: ['orgId', 'event', 'content'], is: { event: DOTTED } },
  ],
  mapping: {
    product: { vendor: 'Snyk', name: 'Snyk' },
    time: 'created',
    event: {
      metadata: { event_code: 'event', tenant_uid: both('group') },
      actor: { user: { uid: both('user'), account: { uid: both('org'), type_id: 99 } } },
    },
    variants: [
      {
        class: 'api_activity',
        activity: activityOf('event'),
        event: {
          activity_name: 'event',
          api: { operation: 'event', service: { name: is('Snyk') } },
          resources: [
            { uid: both('project'), type: is('project') },
            { uid: both('org'), name: first('content.orgName', 'content.name'), type: is('organisation') },
          ],
        },
      },
    ],
  },
});
