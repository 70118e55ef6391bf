import { first, is, list, PRESENT, when, type Tree, type When } from '../../form/form';
import { actionOf, dispositionOf, seconds, translated } from '../../shared/flow';
import { urlTree } from '../../shared/url-parts';

const country = (path: string): When => when({ [path]: /^[A-Z]{2}$/ }, { country: path }, { region: path });

const person = (whole: string, name: string, domain: string): When => when({ [whole]: PRESENT }, whole, { name, domain });

export const SOURCE: Tree = {
  ip: first('SourceAddress', 'SourceIP', 'SourceIPv6'),
  port: 'SourcePort',
  zone: 'FromZone',
  interface_name: 'InboundInterface',
  interface_uid: 'InboundInterfaceDetailsPort',
  hostname: 'SourceDeviceHost',
  mac: 'SourceDeviceMac',
  type: 'SourceDeviceCategory',
  os: { name: 'SourceDeviceOSFamily', version: 'SourceDeviceOSVersion', type_id: 0 },
  hw_info: { vendor_name: 'SourceDeviceVendor' },
  location: country('SourceLocation'),
  uid: first('GPHostID', 'HostID'),
  proxy_endpoint: translated('NATSource', 'NATSourcePort'),
};

export const TARGET: Tree = {
  ip: first('DestinationAddress', 'DestinationIPv6'),
  port: 'DestinationPort',
  zone: 'ToZone',
  interface_name: 'OutboundInterface',
  interface_uid: 'OutboundInterfaceDetailsPort',
  hostname: 'DestinationDeviceHost',
  mac: 'DestinationDeviceMac',
  type: 'DestinationDeviceCategory',
  os: { name: 'DestinationDeviceOSFamily', version: 'DestinationDeviceOSVersion', type_id: 0 },
  hw_info: { vendor_name: 'DestinationDeviceVendor' },
  location: country('DestinationLocation'),
  owner: person('DestinationUser', 'DestinationUserName', 'DestinationUserDomain'),
  proxy_endpoint: translated('NATDestination', 'NATDestinationPort'),
};

export const PERSON = person('SourceUser', 'SourceUserName', 'SourceUserDomain');

export const ACTOR: Tree = { user: PERSON };

export const RULE: Tree = { name: 'Rule', uid: 'RuleUUID' };

export const CONNECTION: Tree = { protocol_name: 'Protocol', direction: 'DirectionOfAttack', session: { uid: 'SessionID' } };

const TRAFFIC: Tree = {
  bytes: 'Bytes',
  bytes_out: 'BytesSent',
  bytes_in: 'BytesReceived',
  packets: 'PacketsTotal',
  packets_out: 'PacketsSent',
  packets_in: 'PacketsReceived',
};

export const URL = urlTree('UrlParts', {
  url_string: 'URL',
  categories: first(list('URLCategoryList', ','), 'URLCategory'),
});

export const FILE: Tree = { name: 'FileName', type: 'FileType', hashes: ['FileHash'], type_id: 1 };

export const FLOW: Tree = {
  src_endpoint: SOURCE,
  dst_endpoint: TARGET,
  actor: ACTOR,
  connection_info: CONNECTION,
  app_name: 'Application',
  firewall_rule: RULE,
  action: 'Action',
  action_id: actionOf('Action'),
  disposition_id: dispositionOf('Action'),
  traffic: TRAFFIC,
  duration: seconds('SessionDuration'),
  start_time: 'SessionStartTime',
  count: 'RepeatCount',
  status_detail: 'SessionEndReason',
};

/** The user's own device, in records of GlobalProtect and of its checks. */
export const ENDPOINT: Tree = {
  ip: first('PublicIPv4', 'PublicIPv6', 'SourceIP', 'SourceAddress'),
  hostname: first('EndpointDeviceName', 'SourceDeviceHost'),
  uid: 'HostID',
  mac: first('EndpointMac', 'SourceDeviceMac'),
  type: 'SourceDeviceCategory',
  os: { name: first('EndpointOSType', 'SourceDeviceOSFamily'), version: first('EndpointOSVersion', 'SourceDeviceOSVersion'), type_id: 0 },
  hw_info: { serial_number: first('EndpointSN', 'EndpointSerialNumber'), vendor_name: 'SourceDeviceVendor' },
  location: { country: first('SourceRegion') },
  agent_list: [{ name: when({ GlobalProtectClientVersion: PRESENT }, is('GlobalProtect')), version: 'GlobalProtectClientVersion', type_id: 99 }],
};
