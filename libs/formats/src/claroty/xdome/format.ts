import { CEF_SEVERITY } from '../../cef/cef/format';
import { parseCef } from '../../cef/cef/parse';
import { lineFormat } from '../../form/define';
import { first, is, lookup, PRESENT, type Tree } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { isObject, type Json } from '../../shared/json';

const ITEM = /'([^']{0,1024})'|"([^"]{0,1024})"/g;

/** Values of xDome's CEF are written as Python prints them: `None`, `[]`, `['a', 'b']`; times of certificates as ASN.1 does. */
function parse(message: string): Json | undefined {
  const record = parseCef(message);
  const ext = record?.['ext'];
  if (!record || !isObject(ext)) return undefined;
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(ext)) {
    if (typeof value !== 'string' || value === 'None' || value === '[]') continue;
    if (value.startsWith('[') && value.endsWith(']')) plain[name] = [...value.matchAll(ITEM)].map((m) => m[1] ?? m[2] ?? '');
    else plain[name] = /^\d{14}Z$/.test(value) ? value.slice(0, -1) : value;
  }
  return { ...record, ext: plain };
}

const DEVICE: Tree = {
  uid: 'ext.device_uid',
  uid_alt: 'ext.device_asset_id',
  name: 'ext.device_asset_id',
  hostname: first('ext.device_hostname', 'ext.device_name'),
  ip: 'ext.device_ip_list[0]',
  mac: 'ext.device_mac_list[0]',
  type: first('ext.device_type', 'ext.device_subcategory'),
  model: 'ext.device_model',
  vendor_name: 'ext.device_manufacturer',
  os: 'ext.device_os',
  zone: 'ext.device_site_name',
  desc: 'ext.device_note',
  risk_score: 'ext.device_risk_score',
  type_id: lookup(
    'ext.device_type',
    { PC: 'Desktop', Server: 'Server', Laptop: 'Laptop', Tablet: 'Tablet', Router: 'Router', Switch: 'Switch', Firewall: 'Firewall' },
    'Other',
  ),
};

/** Claroty xDome (and Medigate before it): events between devices, alerts, vulnerabilities and changes of devices, in CEF with members of its own. */
export const clarotyXdome = lineFormat({
  name: 'claroty.xdome',
  docs: 'https://docs.sekoia.io/integration/categories/network_security/claroty_xdome/',
  signs: [{ contains: ['|Claroty|', '|Medigate|'], matches: /^.{0,512}\bCEF: ?\d{1,2}\|(?:Claroty|Medigate)\|/s }],
  parse,
  mapping: {
    product: { vendor: 'Claroty', name: 'xDome' },
    time: first('ext.event_timestamp', 'ext.alert_timestamp', 'ext.timestamp', 'ext.update_timestamp', 'ext.rt', 'ext.start', 'ext.device_last_seen'),
    event: {
      severity_id: CEF_SEVERITY,
      severity: 'severity',
      message: first('ext.event_description', 'ext.alert_description', 'ext.description', 'name'),
      device: DEVICE,
      metadata: {
        event_code: first('ext.event_type', 'ext.alert_type', 'ext.alert_name', 'name'),
        product: { name: 'product', vendor_name: 'vendor', version: 'productVersion' },
        log_name: 'ext.msg_category',
        loggers: [{ uid: 'ext.sender_id', name: 'ext.sender_id' }],
        tenant_uid: 'ext.client_id',
      },
    },
    variants: [
      {
        when: [{ 'ext.vulnerability_id': PRESENT }, { 'ext.vulnerability_name': PRESENT }],
        class: 'vulnerability_finding',
        activity: 'Create',
        event: {
          finding_info: {
            title: first('ext.vulnerability_name', 'ext.vulnerability_id', 'name'),
            uid: codedUid('ext.vulnerability_id', 'ext.vulnerability_name', 'ext.device_uid', 'signature'),
          },
          vulnerabilities: [
            {
              title: 'ext.vulnerability_name',
              desc: first('ext.vulnerability_description', 'ext.description', 'name'),
              cve: { uid: first('ext.vulnerability_cve_ids[0]', 'ext.vulnerability_id', 'ext.vulnerability_name') },
            },
          ],
          resources: [{ uid: 'ext.device_uid', name: 'ext.device_asset_id', type: 'ext.device_type' }],
        },
      },
      {
        class: 'detection_finding',
        activity: 'Create',
        event: {
          is_alert: true,
          finding_info: {
            title: first('ext.event_type', 'ext.alert_name', 'ext.alert_type', 'name'),
            desc: first('ext.event_description', 'ext.alert_description', 'ext.description', 'name'),
            uid: first('ext.event_id', 'ext.event_alert_id', 'ext.alert_id', codedUid('signature', 'name', 'ext.event_timestamp', 'ext.device_uid')),
            analytic: {
              name: first('ext.event_type', 'ext.alert_name', 'ext.alert_type', 'name'),
              uid: 'ext.event_alert_id',
              category: first('ext.alert_category', 'ext.device_category'),
              type_id: 1,
            },
          },
          evidences: [
            {
              src_endpoint: {
                ip: first('ext.src_ip', 'ext.src'),
                mac: first('ext.src_mac', 'ext.smac'),
                port: first('ext.src_port', 'ext.spt'),
                hostname: 'ext.src_hostname',
              },
              dst_endpoint: {
                ip: first('ext.dst_ip', 'ext.dst'),
                mac: first('ext.dst_mac', 'ext.dmac'),
                port: first('ext.dst_port', 'ext.server_port', 'ext.dpt'),
                hostname: first('ext.dst_hostname', 'ext.domain'),
              },
              connection_info: { protocol_name: first('ext.protocol', 'ext.proto') },
              user: { name: first('ext.username', 'ext.user_name') },
              file: { name: 'ext.file_name', hashes: [first('ext.file_hash')], ext: 'ext.file_type', type_id: 1 },
              url: first('ext.url'),
              data: {
                certificate: {
                  subject: 'ext.certificate_CN',
                  country: 'ext.certificate_C',
                  organisation: 'ext.certificate_O',
                  not_before: 'ext.certificate_start_date',
                  not_after: 'ext.certificate_expiry_date',
                  thumbprint: 'ext.certificate_thumbprint',
                },
              },
            },
          ],
          resources: [
            {
              uid: 'ext.device_uid',
              name: 'ext.device_asset_id',
              type: first('ext.device_type', is('device')),
              data: {
                category: 'ext.device_category',
                subcategory: 'ext.device_subcategory',
                type_family: 'ext.device_type_family',
                ips: 'ext.device_ip_list',
                macs: 'ext.device_mac_list',
                networks: 'ext.device_network_list',
              },
            },
          ],
        },
      },
    ],
  },
});
