import { keyValues } from '../../parse/key-value';
import { asText, type Json } from '../../shared/json';

const HEAD =
  /^(?:date=(\d{4}-\d\d-\d\d)[ ,]|(\d{4}-\d\d-\d\d) )?,? ?time=(\d\d:\d\d:\d\d(?:\.\d{1,6})?)|^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,6})?) /;

/** One line of FortiMail (`key=value key="text"`, with commas between in CSV form) and what its `msg` says → one record. */
export function parseFortiMail(message: string): Json | undefined {
  const head = HEAD.exec(message);
  const pairs = keyValues(message.includes(',type=') || message.includes(', type=') ? message.replace(/,(?=\s?[a-z_]{2,24}=)/g, ' ') : message);
  if (pairs === undefined || pairs['log_id'] === undefined || pairs['type'] === undefined) return undefined;
  const date = head?.[1] ?? head?.[2] ?? head?.[4];
  const time = head?.[3] ?? head?.[5];
  const said = asText(pairs['msg']);
  const ui = UI.exec(asText(pairs['ui']) ?? '')?.[1];
  return {
    ...pairs,
    ...(ui === undefined ? {} : { ui_ip: ui }),
    ...(date === undefined || time === undefined ? {} : { at: `${date}T${time}` }),
    ...(said === undefined ? {} : saidIn(said)),
  };
}

const RELAY = /\brelay=(?:([^\s[\],=]{1,255})\.? ?)?\[([0-9A-Fa-f:.]{2,45})\]/;
const FROM = /^from=<([^>]{0,320})>/;
const TO = /^to=<([^>]{0,320})>/;
const SIZE = /, size=(\d{1,15}),/;
const STAT = /, stat=(.{1,512})$/;
const DSN = /, dsn=(\d\.\d{1,3}\.\d{1,3}),/;
const TLS = /\bSTARTTLS=(client|server), /;
const CIPHER = /\bcipher=([\w-]{1,80}),/;
const VERSION = /\bversion=(TLSv[\d.]{1,4}|SSLv\d),/;
const CERTIFICATE = /\bcert-subject=(.{1,256}?), cert-issuer=(.{1,256}?), verifymsg=(.{1,256})$/;
const FILE = /^File(?: name:)? ?([^()"]{1,255}?) ?\(checksum: ?([0-9A-Fa-f]{1,128})\)/;
const PLAIN_FILE = /^File name: ?([^,()"]{1,255}?), scanned/;
const URL = /\bURL:? <?(https?:\/\/[^\s<>"]{3,2048})>?/i;
const RATING = /rating=(\w{2,32})|scanned by [\w ]{3,32}\((\w{2,32})\)/;
const READ = /^User (\S{3,320}) read secure message, id: ?'([^']{1,256})', sent from: '([^']{1,320})', subject: '([^']{0,512})'/;
/** sendmail's lines of SMTP AUTH: `AUTH=server, relay=…, authid=…, mech=…`, `AUTH failure (LOGIN): …, user=…, relay=…`. */
const AUTH = /^AUTH(?:=server, | failure \((\w{2,16})\))/;
const AUTH_USER = /\b(?:authid|user)=([^\s,]{1,320})/;
const AUTH_METHOD = /\bmech=(\w{2,16})/;
const PEER = /\bfrom (?:[\w.-]{1,255} ?)?\[([0-9A-Fa-f:.]{2,45})\]/;
/** Webmail: `WebMail: Login for 'lena@acme.example' from 192.0.2.9 failed`, `WebMail: User lena@acme.example from 192.0.2.9 logged in.` */
const WEBMAIL = /^\w{2,16}: (?:Login for|User) '?([^\s']{1,320})'? from ([0-9A-Fa-f:.]{2,45}) (failed|log(?:ged)? ?(?:in|out|off))/i;
/** Changes: `Modified 'port1' on 'system interface' : ip[10.0.0.1->10.0.0.2] (user: admin, from: http(192.0.2.9))`. */
const CHANGE =
  /^(Added|Deleted|Modified|Changed|Moved|Renamed) '([^']{0,256})' (?:to|from|on|in) '([^']{1,256})' ?:? ?(.{0,2048}?)(?: \(user: [^()]{1,128}, from: .{0,80}\))?$/;
/** `http(192.0.2.9)`, also within the words. */
const UI = /\b(?:https?|gui|ssh|telnet|console|cli|rest)\(([0-9A-Fa-f:.]{2,45})\)/i;
const TIME_OUT = /^User (\S{1,64}) time out on /i;
const BLOCKED = /\b(?:added|removed) block rule for ([0-9A-Fa-f:.]{2,45})/;
const LOGIN = /^(?:User|Admin) (\S{1,64}) (?:login|logged|failed).{0,80}? from (?:GUI|SSH|CLI|console|HTTPS?)?\(?([0-9A-Fa-f:.]{2,45})?\)?/i;

/** How the mailer's own lines begin. */
const MAILER = /^(?:STARTTLS=|from=<|to=<)/;

/** What `msg` tells beside the pairs: the mailer's own words (sendmail's), scans, reads of secure mail. */
function saidIn(msg: string): Json {
  const relay = RELAY.exec(msg);
  const tls = TLS.exec(msg)?.[1];
  const certificate = CERTIFICATE.exec(msg);
  const file = FILE.exec(msg) ?? PLAIN_FILE.exec(msg);
  const rating = RATING.exec(msg);
  const read = READ.exec(msg);
  const login = LOGIN.exec(msg);
  const auth = AUTH.exec(msg);
  const webmail = WEBMAIL.exec(msg);
  const change = CHANGE.exec(msg);
  const said = {
    said_from: FROM.exec(msg)?.[1] ?? read?.[3],
    said_to: TO.exec(msg)?.[1],
    said_size: SIZE.exec(msg)?.[1],
    said_stat: STAT.exec(msg)?.[1],
    said_dsn: DSN.exec(msg)?.[1],
    // A server's relay is where the mail comes from, a client's where it goes.
    relay_name: relay?.[1],
    relay_ip: relay?.[2],
    tls_side: tls,
    tls_cipher: CIPHER.exec(msg)?.[1],
    tls_version: VERSION.exec(msg)?.[1],
    cert_subject: certificate?.[1],
    cert_issuer: certificate?.[2],
    verify: certificate?.[3],
    file_name: file?.[1]?.trim(),
    checksum: file?.[2],
    url: URL.exec(msg)?.[1],
    rating: rating?.[1] ?? rating?.[2],
    said_peer: PEER.exec(msg)?.[1],
    auth: auth ? (auth[0].startsWith('AUTH=') ? 'success' : 'failure') : undefined,
    auth_user: auth ? AUTH_USER.exec(msg)?.[1] : undefined,
    auth_method: auth ? (auth[1] ?? AUTH_METHOD.exec(msg)?.[1]) : undefined,
    reader: read?.[1],
    secure_id: read?.[2],
    said_subject: read?.[4],
    login_user: login?.[1] ?? webmail?.[1] ?? TIME_OUT.exec(msg)?.[1],
    login_ip: login?.[2] ?? webmail?.[2] ?? UI.exec(msg)?.[1],
    web: webmail?.[3]?.toLowerCase(),
    change: change?.[1],
    changed: change?.[2] === '' ? change?.[3] : change?.[2],
    section: change?.[3],
    change_detail: change?.[4],
    blocked_ip: BLOCKED.exec(msg)?.[1],
    said: MAILER.test(msg) ? keyValues(msg, { between: ',' }) : undefined,
  };
  return Object.fromEntries(Object.entries(said).filter(([, v]) => v !== undefined && v !== ''));
}
