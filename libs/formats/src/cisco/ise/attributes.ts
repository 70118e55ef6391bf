import { canonicalIp, canonicalMac } from '@cordon/core';
import { asText, type Json } from '../../shared/json';

/** Names that the mapping knows. ISE writes them with blanks, hyphens or neither, by the part of it that speaks. */
const KNOWN = [
  'UserName',
  'User-Name',
  'AdminName',
  'AdminIPAddress',
  'AdminInterface',
  'AcsSessionID',
  'Acct-Session-Id',
  'NetworkDeviceName',
  'FailureReason',
  'OperationMessageText',
  'NAS-IP-Address',
  'Device IP Address',
  'Framed-IP-Address',
  'Calling-Station-ID',
  'Called-Station-ID',
  'EndPointMACAddress',
  'EndpointIPAddress',
  'ErrorMessage',
  'ObjectName',
  'ObjectType',
  'MACAddress',
  'IpAddress',
];
const squeezed = (name: string): string => name.toLowerCase().replace(/[ _.-]/g, '');
/** UserName and User-Name stay two: the second is what the network device was told. */
const SPELLING = new Map(KNOWN.filter((name) => name !== 'User-Name').map((name) => [squeezed(name), name]));

/** The name of an attribute as the mapping knows it. */
export const spelled = (name: string): string => (KNOWN.includes(name) ? name : (SPELLING.get(squeezed(name)) ?? name));

/** In order of how surely they are the address of the one that is let in. */
const CLIENT_IP = [
  'Framed-IP-Address',
  'Calling-Station-ID',
  'Remote-Address',
  'AdminIPAddress',
  'EndpointIPAddress',
  'IpAddress',
  'EndpointIP',
  'ClientIP',
  'UserIP',
  'SourceIP',
];
const CLIENT_MAC = ['Calling-Station-ID', 'EndPointMACAddress', 'MACAddress', 'EndpointMAC', 'EndpointID', 'PeerMAC'];
const DEVICE_IP = ['Device IP Address', 'NAS-IP-Address', 'NAD Address', 'NADIPAddress', 'Network device IP', 'NetworkDeviceIP', 'DeviceIP'];
const MAC = /^([0-9A-Fa-f]{2}(?:[-:][0-9A-Fa-f]{2}){5})(?::(.{1,64}))?$/;

/** Who is let in, through which device, and to whom: addresses, MACs and names, whichever attribute holds them. */
export function ends(attributes: ReadonlyMap<string, unknown>): Json {
  const bySqueezed = new Map([...attributes].map(([name, value]) => [squeezed(name), value]));
  const values = (names: readonly string[]): string[] => names.flatMap((name) => asText(bySqueezed.get(squeezed(name))) ?? []);
  const ip = (names: readonly string[]): string | undefined => values(names).find((value) => canonicalIp(value) !== undefined);
  const mac = (names: readonly string[]): RegExpExecArray | undefined =>
    values(names)
      .map((value) => MAC.exec(value))
      .find((found) => found !== null);
  const name = (id: string): string | undefined => values([id]).find((value) => canonicalIp(value) === undefined && !MAC.test(value));
  const calling = mac(CLIENT_MAC);
  const called = mac(['Called-Station-ID', 'PeerAddress']);
  return {
    clientip: ip(CLIENT_IP),
    clientmac: calling && canonicalMac(calling[1] ?? ''),
    clientname: name('Calling-Station-ID'),
    deviceip: ip(DEVICE_IP),
    calledip: ip(['Called-Station-ID', 'DestinationIPAddress']),
    calledmac: called && canonicalMac(called[1] ?? ''),
    calledname: name('Called-Station-ID'),
    ssid: called?.[2] ?? calling?.[2],
  };
}
