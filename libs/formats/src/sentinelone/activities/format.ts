import { jsonFormat } from '../../form/define';
import { first, is, lookup, type Mapping, type Tree } from '../../form/form';

/** Types of activities about logons at the console (SentinelOne, "Activity types"). */
const LOGONS = [27, 33, 133, 134, 139, 3629];
const LOGOFFS = [33];
/** Users of the console, its service users, and their second factors. */
const USERS = [23, 24, 25, 37, 102, 110, 111, 140, 141, 142, 145, 146, 147, 3710, 3711, 3715];
const WHO: Tree = {
  name: first('data.username', 'data.user', 'data.byUser', 'userId'),
  uid: 'userId',
  full_name: 'data.fullScopeDetails',
  email_addr: first('data.email', 'data.username'),
};
const ACTOR: Tree = { user: { name: first('data.byUser', 'data.username', 'data.user', 'userId'), uid: 'userId' } };

const mapping: Mapping = {
  product: { vendor: 'SentinelOne', name: 'Singularity' },
  time: first('createdAt', 'updatedAt'),
  id: 'id',
  event: {
    message: first('primaryDescription', 'description'),
    status_detail: 'secondaryDescription',
    metadata: { event_code: 'activityType', log_name: is('activities'), tenant_uid: 'accountId', correlation_uid: first('threatId', 'activityUuid') },
    device: { hostname: 'data.computerName', uid: first('agentId', 'data.uuid'), ip: 'data.externalIp', os: 'data.os', type_id: 0 },
    src_endpoint: { ip: first('data.ipAddress', 'data.ip'), hostname: 'data.ipAddress' },
  },
  variants: [
    {
      when: { activityType: LOGONS },
      class: 'authentication',
      activity: lookup('activityType', Object.fromEntries(LOGOFFS.map((id) => [id, 'Logoff'])), 'Logon'),
      event: {
        user: WHO,
        service: { name: is('SentinelOne') },
        status_id: lookup('activityType', { 133: 'Failure', 134: 'Failure', 139: 'Failure' }, 'Success'),
      },
    },
    {
      when: { activityType: USERS },
      class: 'account_change',
      activity: lookup(
        'activityType',
        {
          23: 'Create',
          140: 'Create',
          25: 'Delete',
          102: 'Delete',
          142: 'Delete',
          145: 'MFAFactorEnable',
          147: 'MFAFactorEnable',
          146: 'MFAFactorDisable',
          3710: 'PasswordReset',
          3715: 'PasswordReset',
          3711: 'PasswordChange',
        },
        'Other',
      ),
      event: { actor: ACTOR, user: WHO, activity_name: 'primaryDescription' },
    },
    {
      class: 'api_activity',
      activity: 'Other',
      event: {
        activity_name: 'primaryDescription',
        actor: ACTOR,
        api: { operation: first('activityType'), service: { name: is('SentinelOne') }, request: { uid: first('activityUuid', 'id') } },
        resources: [
          {
            name: first('data.computerName', 'data.groupName', 'data.policyName', 'data.siteName', 'siteName'),
            uid: first('agentId', 'threatId', 'groupId', 'siteId'),
            type: 'data.scopeLevel',
            role_id: 1,
          },
        ],
      },
    },
  ],
};

/** Activities of SentinelOne Singularity: what people and the system did in the console and to agents. */
export const sentinelActivities = jsonFormat({
  name: 'sentinelone.activities',
  docs: 'https://usea1-partners.sentinelone.net/api-doc/overview',
  signs: [{ has: ['activityType', 'primaryDescription'] }, { has: ['activityType', 'activityUuid'] }],
  mapping,
});
