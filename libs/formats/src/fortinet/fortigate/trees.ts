import { all, first, lookup, when, type Lookup, type Tree, type When } from '../../form/form';
import { actionOf, dispositionOf, seconds, translated } from '../../shared/flow';
import { urlTree } from '../../shared/url-parts';

/** Interfaces without a role say `undefined`. */
const zone = (path: string): When => when({ [path]: /^(?!undefined$)/ }, path);

const place = (side: string): When =>
  when({ [`${side}country`]: /^(?!Reserved$)/ }, { country: `${side}code`, desc: `${side}country`, region: `${side}region`, city: `${side}city` });

export const SOURCE: Tree = {
  ip: first('srcip', 'remip', 'userip', 'uiip'),
  port: first('srcport', 'remport'),
  hostname: first('srcname', 'srchost'),
  mac: first('srcmac', 'mastersrcmac'),
  interface_name: 'srcintf',
  zone: zone('srcintfrole'),
  location: place('src'),
  type: 'devtype',
  os: { name: 'osname', version: first('osversion', 'srcswversion'), type_id: 0 },
  hw_info: { vendor_name: 'srchwvendor' },
  uid: 'srcuuid',
  proxy_endpoint: translated('transip', 'transport'),
};

export const TARGET: Tree = {
  ip: first('dstip', 'locip'),
  port: first('dstport', 'locport'),
  hostname: first('dstname', 'hostname', 'dst_host', 'dstip'),
  mac: first('dstmac', 'masterdstmac'),
  interface_name: first('dstintf', 'outintf'),
  zone: zone('dstintfrole'),
  location: place('dst'),
  owner: first('dstuser', 'dstunauthuser'),
  uid: 'dstuuid',
  proxy_endpoint: translated('tranip', 'tranport'),
};

export const USER: Tree = {
  name: first('user', 'unauthuser', 'xauthuser', 'initiator'),
  domain: 'userdomain',
  groups: all('group', 'xauthgroup'),
  type: 'unauthusersource',
};

export const ACTOR: Tree = { user: USER };

export const RULE: Tree = { name: 'policyname', uid: 'policyid', type: 'policytype', category: first('appcat', 'catdesc') };

export const CONNECTION: Tree = {
  protocol_num: 'proto',
  protocol_name: 'protocol',
  direction: lookup('direction', { outgoing: 'outbound', incoming: 'inbound' }),
  direction_id: lookup('direction', { outgoing: 'Outbound', incoming: 'Inbound' }),
  session: { uid: 'sessionid' },
};

export const TRAFFIC: Tree = { bytes: 'bytes', bytes_out: 'sentbyte', bytes_in: 'rcvdbyte', packets_out: 'sentpkt', packets_in: 'rcvdpkt' };

export const URL = urlTree('urlparts', {
  url_string: 'url',
  hostname: first('urlparts.hostname', 'hostname'),
  categories: all('catdesc'),
});

export const REQUEST: Tree = {
  url: URL,
  http_method: 'httpmethod',
  user_agent: 'agent',
  referrer: 'referralurl',
  x_forwarded_for: all('forwardedfor'),
};

export const FILE: Tree = { name: 'filename', size: 'filesize', type: 'filetype', hashes: all('filehash', 'analyticscksum'), type_id: 1 };

export const VERDICT: Tree = { action: 'action', action_id: actionOf('action'), disposition_id: dispositionOf('action'), firewall_rule: RULE };

export const FLOW: Tree = {
  ...VERDICT,
  src_endpoint: SOURCE,
  dst_endpoint: TARGET,
  actor: ACTOR,
  connection_info: CONNECTION,
  traffic: TRAFFIC,
  app_name: first('app', 'service'),
  app_protocol_name: 'service',
  duration: seconds('duration'),
  policy: { name: first('profile', 'applist') },
};

export const OUTCOME: Lookup = lookup('status', [
  [/^(?:succ|up|ok|start)/i, 'Success'],
  [/^(?:fail|error|deny|denied|down)/i, 'Failure'],
]);

export const UTM = /^utm$/i;

/** Level of syslog, which FortiOS uses generously. */
export const LEVEL: Lookup = lookup('level', {
  emergency: 'Fatal',
  alert: 'High',
  critical: 'High',
  error: 'Medium',
  warning: 'Low',
  notice: 'Informational',
  information: 'Informational',
  debug: 'Informational',
});
