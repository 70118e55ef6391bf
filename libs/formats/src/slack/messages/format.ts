import { jsonFormat } from '../../form/define';
import { each, first, is, lookup } from '../../form/form';
import { joined } from '../../shared/joined';

/**
 * Messages of Slack, as the Web API (`conversations.history`), the Events API (`event` of a callback) and exports have them. OCSF has no class
 * for chat: writing in a channel is a call of Slack's API on that channel.
 */
export const slackMessages = jsonFormat({
  name: 'slack.messages',
  docs: 'https://docs.slack.dev/reference/events/message',
  signs: [{ has: ['ts', 'type', 'text'], is: { type: 'message', ts: /^\d{9,11}\.\d{3,6}$/ } }],
  mapping: {
    product: { vendor: 'Slack', name: 'Slack' },
    time: 'ts',
    // Of a channel no two messages have the same `ts`; who polls a channel's history gets each message many times, and an edit with its own time.
    id: first(
      joined('channel', 'ts', 'edited.ts', 'subtype'),
      joined('_channel_id', 'ts', 'edited.ts', 'subtype'),
      joined('client_msg_id', 'edited.ts'),
    ),
    event: {
      message: 'text',
      metadata: {
        event_code: first('subtype', 'type'),
        correlation_uid: 'thread_ts',
        tenant_uid: first('team', '_team_id'),
        original_event_uid: 'ts',
      },
    },
    variants: [
      {
        class: 'api_activity',
        activity: lookup('subtype', { message_changed: 'Update', message_deleted: 'Delete' }, 'Create'),
        event: {
          api: { operation: first('subtype', is('message')), service: { name: is('Slack') } },
          actor: {
            user: { uid: first('user', 'bot_id'), name: first('user_profile.name', 'username'), full_name: 'user_profile.real_name' },
            app_name: 'bot_profile.name',
            app_uid: first('app_id', 'bot_profile.app_id'),
          },
          src_endpoint: { svc_name: is('Slack') },
          resources: [
            { uid: first('channel', '_channel_id'), name: '_channel_name', type: is('channel'), role_id: 1 },
            each('files', { uid: 'id', name: first('name', 'title'), type: is('file') }),
          ],
        },
      },
    ],
    ignore: ['bot_profile.icons', 'bot_profile.deleted', 'bot_profile.updated', '_team_id', 'bot_profile.team_id', 'bot_profile.id'],
  },
});
