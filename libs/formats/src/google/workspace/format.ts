import { jsonFormat } from '../../form/define';
import { code, first, is } from '../../form/form';
import { asText, isObject } from '../../shared/json';
import { activities } from './activities';
import { PEOPLE } from './people';
import { THINGS } from './things';
import { ACTOR, APP } from './trees';

/** Activities of Google Workspace, as the Reports API of the Admin SDK lists them; a list of `items` is taken apart before. */
export const googleWorkspace = jsonFormat({
  name: 'google.workspace',
  docs: 'https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list',
  signs: [
    { has: ['events', 'id.applicationName', 'id.time'] },
    { has: ['kind', 'events', 'id.time'], is: { kind: /#activity$/ } },
    // Collectors that write a record an event put its members beside those of the activity.
    { has: ['id.applicationName'] },
  ],
  split: activities,
  mapping: {
    product: { vendor: 'Google', name: 'Workspace' },
    time: 'id.time',
    // Events of one activity share its qualifier.
    id: code(['id.uniqueQualifier'], ({ id, index }) =>
      isObject(id) && asText(id['uniqueQualifier']) !== undefined
        ? `${asText(id['uniqueQualifier'])}${index === 0 ? '' : `/${asText(index)}`}`
        : undefined,
    ),
    event: {
      metadata: {
        event_code: 'event.name',
        log_name: APP,
        original_event_uid: 'id.uniqueQualifier',
        tenant_uid: 'id.customerId',
        product: { name: is('Workspace'), vendor_name: is('Google'), feature: { name: APP } },
      },
      actor: { user: ACTOR },
      src_endpoint: {
        ip: first('ipAddress', 'p.ip_address'),
        location: {
          region: first('networkInfo.subdivisionCode', 'p.location_region'),
          country: first('networkInfo.regionCode', 'p.location_country'),
        },
        autonomous_system: { number: 'networkInfo.ipAsn[0]' },
      },
      cloud: { provider: is('GCP'), account: { uid: 'id.customerId' } },
    },
    variants: [...PEOPLE, ...THINGS],
    ignore: [
      'etag',
      'index',
      'kind',
      'who',
      'target',
      ...['USER_EMAIL', 'user_email', 'affected_email_address', 'member_id'].map((name) => `p.${name}`),
    ],
  },
});
