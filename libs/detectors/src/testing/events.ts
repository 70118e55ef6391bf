import type { EventBody } from '@cordon/wire';
import type { Happening } from './life';

const base = (cls: number, activity: number, at: number): EventBody => ({
  class_uid: cls,
  category_uid: Math.floor(cls / 1_000),
  activity_id: activity,
  type_uid: cls * 100 + activity,
  time: at,
  severity_id: 1,
  metadata: { version: '1.8.0', product: { name: 'test', vendor_name: 'test' } },
});

export interface Net {
  readonly network: string;
  readonly ip: string;
  readonly country?: string;
}
export const OFFICE: Net = { network: 'Acme office', ip: '192.0.2.10', country: 'NL' };
export const HOME: Net = { network: 'Meadow Broadband', ip: '198.18.0.7', country: 'NL' };
export const HOTEL: Net = { network: 'Palisade Hotels', ip: '198.18.104.9', country: 'PT' };
export const FAR: Net = { network: 'Windrose Hosting', ip: '198.18.107.29', country: 'UY' };

const endpoint = (n: Net): Record<string, unknown> => ({
  ip: n.ip,
  zone: n.network,
  ...(n.country === undefined ? {} : { location: { country: n.country } }),
});

export const conn = (at: number, from: string, to: string, sent: number, durationMs = 500): Happening => ({
  key: `ip/${from}`,
  at,
  source: 'zeek',
  event: {
    ...base(4001, 2, at),
    src_endpoint: { ip: from, port: 50_000 },
    dst_endpoint: { ip: to, port: 443 },
    connection_info: { direction_id: 2, protocol_name: 'tcp' },
    traffic: { bytes_out: sent, bytes_in: 5_000 },
    end_time: at + durationMs,
  },
});

export const dns = (at: number, from: string, hostname: string, answer: string): Happening => ({
  key: `ip/${from}`,
  at,
  source: 'zeek',
  event: {
    ...base(4003, 6, at),
    src_endpoint: { ip: from },
    dst_endpoint: { ip: '10.0.0.2', port: 53 },
    query: { hostname, type: 'A' },
    answers: [{ rdata: answer }],
  },
});

export const logon = (at: number, user: string, net: Net, works = true, agent = 'Edge on Windows'): Happening => ({
  key: `user/${user}`,
  at,
  source: 'm365',
  event: {
    ...base(3002, 1, at),
    status_id: works ? 1 : 2,
    user: { email_addr: user },
    src_endpoint: endpoint(net),
    http_request: { user_agent: agent },
    cloud: { provider: 'Microsoft 365' },
  },
});

export const ual = (
  at: number,
  user: string,
  net: Net,
  operation: string,
  data: Record<string, unknown>,
  target: Record<string, unknown> = {},
): Happening => ({
  key: `user/${user}`,
  at,
  source: 'm365',
  event: {
    ...base(6003, 1, at),
    status_id: 1,
    actor: { user: { email_addr: user } },
    api: { operation, service: { name: 'Exchange' }, request: { uid: 'r', data } },
    src_endpoint: endpoint(net),
    cloud: { provider: 'Microsoft 365' },
    resources: [{ role_id: 1, ...target }],
  },
});

export const download = (at: number, user: string, net: Net, file: string, operation = 'FileDownloaded'): Happening => ({
  key: `user/${user}`,
  at,
  source: 'm365',
  event: {
    ...base(6006, 2, at),
    actor: { user: { email_addr: user } },
    api: { operation, service: { name: 'SharePoint' } },
    file: { name: file, type_id: 1, path: `https://acme.sharepoint.example/sites/work/${file}` },
    src_endpoint: endpoint(net),
    cloud: { provider: 'Microsoft 365' },
  },
});

export const aws = (
  at: number,
  arn: string,
  net: Net,
  operation: string,
  more: { readonly refused?: boolean; readonly error?: string; readonly made?: string; readonly key?: string; readonly service?: string } = {},
): Happening => ({
  key: `principal/${arn}`,
  at,
  source: 'aws',
  event: {
    ...base(6003, /^(?:Get|List|Describe)/.test(operation) ? 2 : 1, at),
    status_id: more.refused || more.error !== undefined ? 2 : 1,
    ...(more.refused || more.error !== undefined ? { status_code: more.error ?? 'AccessDenied' } : {}),
    actor: { user: { uid: arn, programmatic_credentials: [{ uid: more.key ?? 'AKIAOWN' }] } },
    api: {
      operation,
      service: { name: more.service ?? 'iam.amazonaws.com' },
      ...(more.made === undefined ? {} : { response: { data: { accessKey: { accessKeyId: more.made } } } }),
    },
    src_endpoint: endpoint(net),
    cloud: { provider: 'AWS', region: 'eu-west-1' },
  },
});

export interface Letter {
  readonly from: string;
  readonly name?: string;
  readonly to: string;
  readonly subject?: string;
  readonly text?: string;
  readonly links?: readonly { readonly url: string; readonly text: string }[];
  readonly replyTo?: string;
  readonly auth?: Record<string, string>;
  readonly id?: string;
}

export const mail = (at: number, m: Letter): Happening => ({
  key: `mailbox/${m.from}`,
  at,
  source: 'mail',
  event: {
    ...base(4009, 2, at),
    direction_id: 1,
    email: {
      from: m.from,
      from_mailbox: m.name === undefined ? m.from : `${m.name} <${m.from}>`,
      to: [m.to],
      subject: m.subject ?? 'Hello',
      message_uid: m.id ?? `<${at}@${m.from}>`,
      ...(m.replyTo === undefined ? {} : { reply_to_list: [m.replyTo] }),
      urls: (m.links ?? []).map((l) => ({ url_string: l.url })),
    },
    email_auth: m.auth ?? { spf: 'pass', dkim: 'pass', dmarc: 'pass' },
    unmapped: { text: m.text ?? 'Please find our notes of the meeting.', links: m.links ?? [] },
  },
});
