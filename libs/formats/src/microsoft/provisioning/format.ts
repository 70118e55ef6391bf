import { jsonFormat } from '../../form/define';
import { first, is, lookup } from '../../form/form';
import { diagnostic } from '../diagnostic';

const ACTION = first('provisioningAction', 'action', 'diagnostic.operationName');
const ACTIVITIES = { create: 'Create', delete: 'Delete', stagedDelete: 'Delete', disable: 'Disable' };
const STATUS = 'provisioningStatusInfo';

/** Accounts that Microsoft Entra makes, changes and deletes in other systems: Graph's `provisioningObjectSummary`, and the category ProvisioningLogs. */
export const entraProvisioning = jsonFormat({
  name: 'microsoft.provisioning',
  docs: 'https://learn.microsoft.com/en-us/graph/api/resources/provisioningobjectsummary',
  signs: [
    { has: ['category', 'properties'], is: { category: 'ProvisioningLogs' } },
    { has: ['provisioningSteps', 'sourceIdentity', 'targetIdentity'] },
    { has: ['provisioningAction', 'sourceSystem', 'targetSystem'] },
  ],
  prepare: diagnostic,
  mapping: {
    product: { vendor: 'Microsoft', name: 'Entra ID' },
    time: first('activityDateTime', 'diagnostic.time'),
    id: 'id',
    event: {
      status_id: first(
        lookup(`${STATUS}.status`, { success: 'Success', failure: 'Failure', skipped: 'Other', warning: 'Other' }),
        lookup('statusInfo.status', { success: 'Success', failure: 'Failure', skipped: 'Other', warning: 'Other' }),
        lookup('diagnostic.resultType', { Success: 'Success', Failure: 'Failure', Skipped: 'Other', Warning: 'Other' }),
      ),
      status: first(`${STATUS}.status`, 'statusInfo.status', 'diagnostic.resultType'),
      status_code: first(`${STATUS}.errorInformation.errorCode`, 'statusInfo.errorCode'),
      status_detail: first(`${STATUS}.errorInformation.reason`, 'statusInfo.reason', 'diagnostic.resultDescription'),
      duration: first('durationInMilliseconds', 'diagnostic.durationMs'),
      activity_name: ACTION,
      message: 'diagnostic.operationName',
      metadata: {
        event_code: ACTION,
        log_name: 'diagnostic.category',
        log_level: first('diagnostic.Level', 'diagnostic.level'),
        correlation_uid: first('cycleId', 'diagnostic.correlationId'),
        tenant_uid: first('tenantId', 'diagnostic.tenantId'),
      },
      cloud: { provider: is('Azure'), account: { uid: first('tenantId', 'diagnostic.tenantId'), type_id: 6 } },
      actor: {
        user: {
          uid: first('initiatedBy.id', 'initiatedBy.Id'),
          name: first('initiatedBy.displayName', 'initiatedBy.Name', 'initiatedBy.name'),
          type: first('initiatedBy.initiatorType', 'initiatedBy.Type'),
        },
        app_name: first('servicePrincipal.displayName', 'servicePrincipal.name', 'servicePrincipal.Name', 'servicePrincipal[0].displayName'),
        app_uid: first('servicePrincipal.id', 'servicePrincipal.Id', 'servicePrincipal[0].id'),
      },
      user: {
        name: first(
          'targetIdentity.details.UserPrincipalName',
          'sourceIdentity.details.UserPrincipalName',
          'targetIdentity.displayName',
          'targetIdentity.name',
          'targetIdentity.Name',
          'sourceIdentity.displayName',
          'sourceIdentity.name',
          'sourceIdentity.Name',
          'targetIdentity.id',
          'sourceIdentity.id',
        ),
        uid: first('targetIdentity.id', 'targetIdentity.Id', 'sourceIdentity.id', 'sourceIdentity.Id'),
        email_addr: first('targetIdentity.details.UserPrincipalName', 'sourceIdentity.details.UserPrincipalName'),
        type: first('targetIdentity.identityType', 'targetIdentity.type', 'targetIdentity.Type'),
        uid_alt: first('sourceIdentity.id', 'sourceIdentity.Id'),
      },
    },
    variants: [
      {
        class: 'account_change',
        activity: first(lookup('provisioningAction', ACTIVITIES), lookup('action', ACTIVITIES, 'Other')),
        event: {},
      },
    ],
    ignore: ['diagnostic.properties'],
  },
});
