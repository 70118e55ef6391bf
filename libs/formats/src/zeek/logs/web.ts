import { code, first, is } from '../../form/form';
import { httpActivity } from '../../shared/flow';
import { asText } from '../../shared/json';
import { replyStatus } from '../../shared/reply';
import { flow, zeekLog } from '../log';

/** `http.log` gives host and path apart, except for proxies, where the path is a URL or an authority. */
const url = code(['host', 'uri'], (r) => {
  const uri = asText(r['uri']) ?? '';
  const host = asText(r['host']) ?? '';
  if (uri === '' && host === '') return undefined;
  if (/^[a-z][a-z0-9+.-]{0,15}:\/\//i.test(uri) || host === '' || uri === host) return uri === '' ? host : uri;
  return `http://${host}${uri.startsWith('/') ? uri : `/${uri}`}`;
});

/** HTTP::Info, WebSocket::Info. */
export const WEB = [
  zeekLog({
    name: 'http',
    members: [{ has: ['trans_depth', 'method', 'request_body_len'] }, { has: ['request_body_len', 'response_body_len', 'trans_depth'] }],
    variants: [
      {
        class: 'http_activity',
        activity: httpActivity('method'),
        event: {
          ...flow(is('http'), 'tcp'),
          http_request: {
            http_method: 'method',
            url,
            user_agent: 'user_agent',
            referrer: 'referrer',
            version: 'version',
            body_length: 'request_body_len',
          },
          http_response: { code: 'status_code', message: 'status_msg', body_length: 'response_body_len', content_type: 'resp_mime_types[0]' },
          file: {
            name: first('filename', 'resp_filenames[0]', 'orig_filenames[0]'),
            uid: first('resp_fuids[0]', 'orig_fuids[0]'),
            mime_type: first('resp_mime_types[0]', 'orig_mime_types[0]'),
            type_id: 1,
          },
          actor: { user: { name: 'username' } },
          status_code: 'status_code',
          status_id: replyStatus('status_code'),
          traffic: { bytes_out: 'request_body_len', bytes_in: 'response_body_len' },
        },
      },
    ],
  }),
  zeekLog({
    name: 'websocket',
    members: [{ has: ['client_key', 'server_accept'] }],
    variants: [
      {
        class: 'http_activity',
        activity: 'Other',
        event: { ...flow(first('subprotocol', is('websocket')), 'tcp'), http_request: { user_agent: 'user_agent', url } },
      },
    ],
  }),
];
