import { PRESENT, first, lookup, when, type Variant } from '../../form/form';
import { APP, CALL, DEVICE, FILE } from './trees';

/** Files, devices and calls; what has no class of its own is a call to its application. */
export const THINGS: readonly Variant[] = [
  {
    when: { [APP]: 'drive' },
    class: 'file_hosting',
    activity: lookup(
      'event.name',
      [
        [/^(?:create|upload)$/, 'Upload'],
        [/^(?:download|email_as_attachment)$/, 'Download'],
        [/^(?:edit|label_|add_to_folder|remove_from_folder|add_lock|approval_)/, 'Update'],
        [/^(?:delete|trash)$/, 'Delete'],
        [/^untrash$/, 'Restore'],
        [/^rename$/, 'Rename'],
        [/^(?:copy|source_copy)$/, 'Copy'],
        [/^(?:move|shared_drive_move)/, 'Move'],
        [/^preview$/, 'Preview'],
        [/^(?:view|print|access_url|sheets_import|connected_sheets)/, 'Open'],
        [/(?:user_access|visibility|access_scope|acl|membership|settings_change)/, 'Share'],
      ],
      'Other',
    ),
    event: {
      activity_name: 'event.name',
      file: FILE,
      share: first('p.shared_drive_id', 'p.team_drive_id'),
      share_type: 'p.visibility',
      api: CALL,
      status_id: 1,
    },
  },
  {
    // What was attached to a message.
    when: { [APP]: ['chat', 'keep', 'classroom'], 'event.name': /^(?:attachment_|uploaded_attachment|downloaded_attachment)/ },
    class: 'file_hosting',
    activity: lookup(
      'event.name',
      [
        [/upload/, 'Upload'],
        [/download/, 'Download'],
      ],
      'Other',
    ),
    event: {
      activity_name: 'event.name',
      file: {
        name: first('p.attachment_name', 'p.attachment_url', 'event.name'),
        hashes: ['p.attachment_hash'],
        url: 'p.attachment_url',
        type_id: 1,
      },
      share: first('p.room_id', 'p.note_name'),
      api: CALL,
      status_id: 1,
    },
  },
  {
    when: [{ [APP]: 'chrome' }, { [APP]: 'mobile', 'p.DEVICE_ID': PRESENT }],
    class: 'device_config_state_change',
    activity: 'Log',
    event: {
      device: {
        ...DEVICE,
        hostname: first('p.DEVICE_NAME', 'p.device_name', 'actor.email'),
        owner: { name: first('p.DEVICE_USER', 'p.USER_EMAIL'), email_addr: 'p.USER_EMAIL' },
        uid: first('p.DIRECTORY_DEVICE_ID', 'p.DEVICE_ID', 'actor.profileId'),
      },
      status_detail: first('p.EVENT_REASON', 'p.DEVICE_STATUS_ON_APPLE_PORTAL', 'p.FAILURE_REASON'),
      activity_name: 'event.name',
      api: CALL,
    },
  },
  {
    when: { [APP]: 'meet', 'event.name': 'call_ended' },
    class: 'network_activity',
    activity: 'Close',
    event: {
      app_name: APP,
      src_endpoint: {
        ip: first('p.ip_address', 'ipAddress'),
        uid: 'p.endpoint_id',
        svc_name: 'p.product_type',
        name: 'p.display_name',
        type: 'p.device_type',
        owner: { name: first('p.identifier', 'p.display_name'), email_addr: 'p.organizer_email' },
        location: { country: 'p.location_country', region: 'p.location_region' },
      },
      connection_info: { protocol_name: 'p.network_transport_protocol', uid: 'p.conference_id', direction_id: 0 },
    },
  },
  {
    class: 'api_activity',
    activity: lookup(
      'event.name',
      [
        [/^(?:create|add|insert|upload|send|grant|enable|accept)/i, 'Create'],
        [/^(?:delete|remove|revoke|trash|purge)/i, 'Delete'],
        [/^(?:view|get|list|read|download|export|access|activity|search)/i, 'Read'],
        [/^(?:update|change|edit|set|modify|move|toggle)/i, 'Update'],
      ],
      'Other',
    ),
    event: {
      activity_name: 'event.name',
      api: {
        operation: first(when({ [APP]: 'token' }, 'p.method_name'), 'event.name', 'event.type'),
        service: { name: first('p.api_name', APP) },
        request: { uid: 'id.uniqueQualifier' },
      },
      actor: { app_name: 'p.app_name', app_uid: 'p.client_id' },
      device: DEVICE,
      resources: [
        {
          name: first('p.event_title', 'p.SETTING_NAME', 'p.room_name', 'p.meeting_code', 'p.doc_title', 'p.name'),
          uid: first('p.event_id', 'p.calendar_id', 'p.room_id', 'p.doc_id', 'p.resource_id'),
          role_id: 1,
        },
        { name: first('p.USER_EMAIL', 'p.target_email', 'p.user_email'), type: 'event.type', role_id: 3 },
      ],
    },
  },
];
