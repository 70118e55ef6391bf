import { jsonFormat } from '../../form/define';
import { code, first, is, lookup, PRESENT, type Tree } from '../../form/form';
import { asText, isObject, type Json } from '../../shared/json';
import { activityOf } from '../../shared/verb';

/** Unions of Dropbox's API name their kind in `.tag`; collectors write `_tag`. One spelling, at every level that a mapping reads. */
function tagged(value: unknown, levels = 6): unknown {
  if (Array.isArray(value)) return value.map((v: unknown) => tagged(v, levels));
  if (!isObject(value) || levels === 0) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name === '.tag' || name === '_tag' ? 'tag' : name, tagged(inner, levels - 1)]),
  );
}

/** Who acted stands under its kind: `user`, `admin`, `app`, `reseller`. */
const who = (member: string): ReturnType<typeof first> => first(`actor.user.${member}`, `actor.admin.${member}`);
const ACTOR: Tree = {
  name: first(who('email'), who('display_name'), who('account_id'), 'actor.app.display_name', 'actor.reseller.reseller_email'),
  email_addr: first(who('email'), 'actor.reseller.reseller_email'),
  full_name: who('display_name'),
  uid: first(who('account_id'), 'actor.app.app_id'),
  type: 'actor.tag',
  type_id: lookup('actor.tag', { admin: 'Admin', user: 'User', app: 'Service' }),
};
const TYPE = 'event_type.tag';
const PERSON: Tree = {
  name: first('participants[0].user.email', 'context.email', 'context.display_name'),
  email_addr: first('participants[0].user.email', 'context.email'),
  uid: first('participants[0].user.account_id', 'context.account_id'),
};
const FILES = /^(?:file|folder|paper|shared_(?:link|content|folder)|sf|rewind)_/;
const filePath = code([], (record) => {
  const [asset]: readonly unknown[] = Array.isArray(record['assets']) ? record['assets'] : [];
  const path = isObject(asset) && isObject(asset['path']) ? asText(asset['path']['contextual']) : undefined;
  return path?.slice(path.lastIndexOf('/') + 1);
});

/** Team events of Dropbox. */
export const dropboxTeam = jsonFormat({
  name: 'dropbox.team',
  docs: 'https://www.dropbox.com/developers/documentation/http/teams#team_log-get_events',
  signs: [
    { has: ['involve_non_team_member', 'event_type'] },
    { has: ['event_category', 'event_type.\\.tag'] },
    { has: ['event_type._tag', 'actor'] },
    { has: ['event_type.\\.tag', 'actor'] },
  ],
  prepare: (record: Json) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, tagged(value)])),
  mapping: {
    product: { vendor: 'Dropbox', name: 'Dropbox' },
    time: 'timestamp',
    event: {
      metadata: { event_code: TYPE, log_name: 'event_category.tag' },
      actor: {
        user: ACTOR,
        app_name: 'actor.app.display_name',
        session: { uid: first('origin.access_method.end_user.session_id', 'actor.session_id') },
      },
      src_endpoint: {
        ip: 'origin.geo_location.ip_address',
        location: { city: 'origin.geo_location.city', region: 'origin.geo_location.region', country: 'origin.geo_location.country' },
      },
      message: 'event_type.description',
    },
    variants: [
      {
        when: { [TYPE]: /^(?:login_\w{1,20}|logout|sign_in_as_session_\w{1,10}|sso_error)$/ },
        class: 'authentication',
        activity: lookup(
          TYPE,
          [
            [/logout|session_end/, 'Logoff'],
            [/sign_in_as/, 'AccountSwitch'],
          ],
          'Logon',
        ),
        event: {
          actor: null,
          user: ACTOR,
          service: { name: is('Dropbox') },
          status_id: lookup(TYPE, [[/fail|error/, 'Failure']], 'Success'),
          auth_protocol: 'details.login_method.tag',
        },
      },
      {
        when: { [TYPE]: /^(?:member_|tfa_|password_|team_member_)/ },
        class: 'account_change',
        activity: lookup(
          TYPE,
          [
            [/^member_(?:add|requests?)/, 'Create'],
            [/^member_(?:delete|remove)/, 'Delete'],
            [/^password_change/, 'PasswordChange'],
            [/^password_reset/, 'PasswordReset'],
            [/^tfa_(?:add|enable)/, 'MFAFactorEnable'],
            [/^tfa_(?:remove|reset)/, 'MFAFactorDisable'],
          ],
          'Other',
        ),
        event: { activity_name: TYPE, user: PERSON },
      },
      {
        when: { [TYPE]: FILES, 'assets[0]': PRESENT },
        class: 'file_hosting',
        activity: lookup(
          TYPE,
          [
            [/download/, 'Download'],
            [/preview|view/, 'Preview'],
            [/restore|undelete|revert/, 'Restore'],
            [/delete/, 'Delete'],
            [/rename/, 'Rename'],
            [/move(?!_member)/, 'Move'],
            [/copy/, 'Copy'],
            [/unshare|remove_(?:link|member)|disable/, 'Unshare'],
            [/share|link_create|add_member|invit/, 'Share'],
            [/add|upload|create_folder/, 'Upload'],
            [/edit/, 'Update'],
          ],
          'Other',
        ),
        event: {
          activity_name: TYPE,
          file: {
            name: first('assets[0].display_name', filePath),
            path: 'assets[0].path.contextual',
            uid: 'assets[0].file_id',
            type: 'assets[0].tag',
            type_id: lookup('assets[0].tag', { folder: 'Folder' }, 'RegularFile'),
          },
        },
      },
      {
        class: 'api_activity',
        activity: activityOf(TYPE),
        event: {
          activity_name: TYPE,
          api: { operation: TYPE, service: { name: is('Dropbox') } },
          resources: [
            {
              name: first('assets[0].display_name', 'participants[0].group.display_name', 'context.email'),
              type: first('assets[0].tag', 'context.tag'),
            },
          ],
        },
      },
    ],
  },
});
