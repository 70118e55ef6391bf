import { all, code, first, is, list, lookup } from '../../form/form';
import { ftpActivity } from '../../shared/ftp-activity';
import { asText } from '../../shared/json';
import { replyStatus } from '../../shared/reply';
import { flow, traffic, zeekLog } from '../log';

const SUCCEEDED = { true: 'Success', T: 'Success', false: 'Failure', F: 'Failure' };
/** `mstshash=name` was cut off by Zeek; a cookie may be `DOMAIN\name`. */
const cookieUser = code(['cookie'], (r) => asText(r['cookie'])?.replace(/^mstshash=/, ''));

/** Ways onto another host: SSH::Info, RDP::Info, RFB::Info, FTP::Info, SOCKS::Info, Telnet and the like. */
export const REMOTE = [
  zeekLog({
    name: 'ssh',
    members: [{ has: ['host_key_alg', 'kex_alg'] }, { has: ['auth_attempts', 'client'] }, { has: ['kex_alg', 'server'] }],
    variants: [
      {
        class: 'ssh_activity',
        activity: lookup('auth_success', { true: 'Open', T: 'Open', false: 'Fail', F: 'Fail' }, 'Traffic'),
        event: {
          ...flow(is('ssh'), 'tcp'),
          protocol_ver: 'version',
          client_hassh: { fingerprint: first('hassh') },
          server_hassh: { fingerprint: first('hasshServer') },
          status_id: lookup('auth_success', SUCCEEDED),
        },
      },
    ],
  }),
  zeekLog({
    name: 'rdp',
    members: [
      { has: ['security_protocol', 'cert_count'] },
      { has: ['cookie', 'cert_count', 'result'] },
      { has: ['client_build', 'keyboard_layout'] },
      { has: ['cert_count', 'id\\.orig_h', 'result'] },
    ],
    variants: [
      {
        class: 'rdp_activity',
        activity: lookup('result', [[/success|encrypted/i, 'ConnectResponse']], 'InitialRequest'),
        event: {
          ...flow(is('rdp'), 'tcp'),
          user: cookieUser,
          identifier_cookie: 'cookie',
          status: 'result',
          status_id: lookup('result', [
            [/success|encrypted/i, 'Success'],
            [/not_allowed|fail|required|inconsistent|error/i, 'Failure'],
          ]),
          protocol_ver: 'client_build',
          capabilities: list('client_channels', ','),
          src_endpoint: { ip: 'id.orig_h', port: 'id.orig_p', mac: 'orig_l2_addr', hostname: 'client_name' },
          keyboard_info: { keyboard_layout: 'keyboard_layout' },
          remote_display: { physical_width: 'desktop_width', physical_height: 'desktop_height' },
        },
      },
    ],
  }),
  zeekLog({
    name: 'rfb',
    members: [{ has: ['share_flag', 'desktop_name'] }, { has: ['client_major_version', 'server_major_version'] }],
    variants: [
      traffic(
        {
          ...flow(is('vnc'), 'tcp'),
          status_id: lookup('auth', SUCCEEDED),
          app_name: 'desktop_name',
        },
        lookup('auth', { true: 'Open', T: 'Open', false: 'Fail', F: 'Fail' }, 'Traffic'),
      ),
    ],
  }),
  zeekLog({
    name: 'ftp',
    members: [{ has: ['reply_code', 'command', 'user'] }, { has: ['reply_msg', 'reply_code', 'id\\.orig_h'] }],
    variants: [
      {
        class: 'ftp_activity',
        activity: ftpActivity('command'),
        event: {
          ...flow(is('ftp'), 'tcp'),
          command: 'command',
          codes: all('reply_code'),
          command_responses: all('reply_msg'),
          status_code: 'reply_code',
          status_id: replyStatus('reply_code'),
          actor: { user: { name: 'user' } },
          type: lookup('data_channel.passive', { true: 'passive', T: 'passive', false: 'active', F: 'active' }),
          port: 'data_channel.resp_p',
          file: {
            path: 'arg',
            name: code([], (r) => asText(r['arg'])?.split('/').pop()),
            size: 'file_size',
            mime_type: 'mime_type',
            uid: 'fuid',
            type_id: 1,
          },
        },
      },
    ],
  }),
  zeekLog({
    name: 'socks',
    members: [{ has: ['bound_p', 'request_p'] }, { has: ['request_p', 'request\\.host'] }],
    variants: [
      traffic({
        ...flow(is('socks'), 'tcp'),
        actor: { user: { name: 'user' } },
        status: 'status',
        status_id: lookup('status', [[/^succe/i, 'Success']], 'Failure'),
        proxy_endpoint: { ip: 'bound.host', hostname: 'bound.name', port: 'bound_p' },
        url: { url_string: first('request.name', 'request.host'), hostname: first('request.name', 'request.host'), port: 'request_p' },
      }),
    ],
  }),
];
