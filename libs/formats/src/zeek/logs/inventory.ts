import { code, first, is, lookup } from '../../form/form';
import { asText, isObject } from '../../shared/json';
import { zeekLog } from '../log';

const VERSION = ['major', 'minor', 'minor2', 'minor3'];
const version = code(['version.major', 'version.minor', 'version.minor2', 'version.minor3', 'version.addl'], (r) => {
  const v = r['version'];
  if (!isObject(v)) return undefined;
  const numbers = VERSION.flatMap((name) => asText(v[name]) ?? []).join('.');
  const addl = asText(v['addl']);
  return numbers === '' ? addl : addl === undefined ? numbers : `${numbers}-${addl}`;
});

/** Software::Info, Known::HostsInfo, Known::ServicesInfo, Known::CertsInfo: what a host turned out to be or to have. */
export const INVENTORY = [
  zeekLog({
    name: 'software',
    members: [{ has: ['software_type', 'host'] }, { has: ['unparsed_version', 'host'] }],
    variants: [
      {
        class: 'software_info',
        activity: 'Collect',
        event: {
          device: { ip: 'host', type_id: 0 },
          product: { name: first('name', 'unparsed_version'), version, vendor_name: is('unknown'), feature: { name: 'software_type' } },
          package: {
            name: first('name', 'unparsed_version'),
            version: first(version, is('unknown')),
            type: 'software_type',
            type_id: lookup('software_type', [[/^OS::/, 'OperatingSystem']], 'Application'),
          },
          message: 'unparsed_version',
        },
      },
    ],
  }),
  zeekLog({
    name: 'known',
    paths: ['known_hosts', 'known_services', 'known_certs', 'known_devices', 'known_routers'],
    members: [{ has: ['port_num', 'port_proto', 'service'] }, { has: ['port_num', 'issuer_subject', 'host'] }],
    variants: [
      {
        class: 'inventory_info',
        activity: 'Collect',
        event: {
          device: { ip: 'host', mac: 'mac', hostname: 'dhcp_host_name', type_id: 0 },
          message: first('subject', 'service[0]', 'service'),
          unmapped: {
            known: {
              port: 'port_num',
              transport: 'port_proto',
              service: 'service',
              certificate_subject: 'subject',
              certificate_issuer: 'issuer_subject',
              certificate_serial: 'serial',
            },
          },
        },
      },
    ],
  }),
];
