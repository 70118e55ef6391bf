import { CEF_SEVERITY } from '../../cef/cef/format';
import { parseCef } from '../../cef/cef/parse';
import { jsonFormat, lineFormat } from '../../form/define';
import { ABSENT, all, first, is, lookup, PRESENT } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';

/** Nozomi Networks N2OS (Guardian, Central Management Console): alerts, health and audit in CEF. */
export const nozomiN2os = lineFormat({
  name: 'nozomi.n2os',
  docs: 'https://technicaldocs.nozominetworks.com/products/n2os/topics/administration/settings/r_n2os_admin_data-integration_cef.html',
  signs: [{ contains: ['|Nozomi Networks|'], matches: /^.{0,512}\bCEF: ?\d{1,2}\|Nozomi Networks\|/s }],
  parse: parseCef,
  mapping: {
    product: { vendor: 'Nozomi Networks', name: 'N2OS' },
    time: first('ext.start', 'ext.rt', 'ext.end'),
    id: 'labels.Id',
    event: {
      severity_id: CEF_SEVERITY,
      severity: 'severity',
      message: first('ext.msg', 'name'),
      device: { hostname: 'ext.dvchost', ip: 'ext.dvc', type_id: 13 },
      metadata: {
        event_code: 'signature',
        product: { name: 'product', vendor_name: 'vendor', version: 'productVersion' },
        loggers: [{ name: 'ext.dvchost' }],
      },
    },
    variants: [
      {
        when: { signature: /^AUDIT.*(?:SIGN_?IN|LOGIN|LOGOUT|SIGN_?OUT)/i },
        class: 'authentication',
        activity: lookup('signature', [[/OUT/i, 'Logoff']], 'Logon'),
        event: {
          user: { name: first('ext.suser', 'ext.duser', 'labels.User') },
          src_endpoint: { ip: 'ext.src' },
          service: { name: is('N2OS') },
          status_id: lookup('name', [[/fail/i, 'Failure']], 'Success'),
        },
      },
      {
        when: { signature: /^AUDIT/i },
        class: 'api_activity',
        activity: lookup(
          'name',
          [
            [/creat|add/i, 'Create'],
            [/updat|edit|chang/i, 'Update'],
            [/delet|remov/i, 'Delete'],
          ],
          'Other',
        ),
        event: {
          actor: { user: { name: first('ext.suser', 'ext.duser', 'labels.User') } },
          src_endpoint: { ip: 'ext.src' },
          api: { operation: first('name', 'signature') },
        },
      },
      { when: { signature: /^HEALTH/i }, class: 'base_event', activity: 99, event: { activity_name: 'name' } },
      {
        class: 'detection_finding',
        activity: 'Create',
        event: {
          is_alert: true,
          risk_score: 'labels.Risk',
          finding_info: {
            title: first('name', 'labels.name', 'signature'),
            desc: 'ext.msg',
            uid: first('labels.Id', codedUid('signature', 'ext.start', 'ext.src', 'ext.dst', 'ext.msg')),
            analytic: { name: first('labels.name', 'name'), uid: 'signature', desc: 'labels.Detail', type_id: 1 },
            attacks: [
              {
                technique: { uid: 'labels.mitre_attack_techniques', name: 'labels.mitre_attack_for_ics' },
                tactic: { name: 'labels.mitre_attack_tactics' },
              },
            ],
            related_events: [{ uid: 'labels.Parents' }],
          },
          evidences: [
            {
              src_endpoint: { ip: 'ext.src', port: 'ext.spt', mac: 'ext.smac', hostname: 'ext.shost' },
              dst_endpoint: { ip: 'ext.dst', port: 'ext.dpt', mac: 'ext.dmac', hostname: 'ext.dhost' },
              connection_info: { protocol_name: 'ext.proto' },
              file: { name: 'ext.fname', path: 'ext.filePath', type_id: 1 },
              user: { name: first('ext.suser', 'ext.duser') },
              data: { app_protocol: 'ext.app' },
            },
          ],
        },
      },
    ],
  },
});

/** Vantage numbers severities and risks from 0 to 10. */
const RISK = (path: string): ReturnType<typeof lookup> =>
  lookup(path, [
    [/^[0-1](?:\.|$)/, 'Informational'],
    [/^[2-3](?:\.|$)/, 'Low'],
    [/^[4-6](?:\.|$)/, 'Medium'],
    [/^[7-8](?:\.|$)/, 'High'],
    [/^(?:9|10)(?:\.|$)/, 'Critical'],
  ]);

/** Nozomi Vantage: what its API and its exports give of alerts, assets, vulnerabilities, wireless networks, and the audit log. */
export const nozomiVantage = jsonFormat({
  name: 'nozomi.vantage',
  docs: 'https://technicaldocs.nozominetworks.com/products/vantage/topics/administration/integrations/r_vantage_integrations_data-model.html',
  signs: [
    { has: ['edge_id', 'event_type'] },
    { has: ['type_id', 'id_src', 'id_dst', 'ip_src'] },
    { has: ['ip_src', 'ip_dst', 'risk', 'protocol'] },
    { has: ['inspect_privacy_macs'] },
    {
      has: ['event_type', 'time', 'created_at'],
      is: { event_type: ['alerts', 'assets', 'vulnerabilities', 'node_cves', 'wireless_networks', 'audit_items', 'health_log', 'sensors'] },
    },
    {
      has: ['event_type', 'time'],
      is: { event_type: ['alerts', 'assets', 'vulnerabilities', 'node_cves', 'wireless_networks', 'audit_items', 'health_log'] },
    },
    { has: ['mac_address_level', 'product_name', 'vendor'] },
    { has: ['cve', 'node_id', 'cve_score'] },
  ],
  mapping: {
    product: { vendor: 'Nozomi Networks', name: 'Vantage' },
    time: first('time', 'record_created_at', 'created_time', 'created_at', 'last_activity_time', 'updated_at'),
    id: 'id',
    event: {
      metadata: {
        event_code: first('type_id', 'event_type'),
        log_name: 'event_type',
        loggers: [{ name: first('appliance_host', 'sensor_name'), uid: first('appliance_id', 'sensor_id') }],
      },
    },
    variants: [
      {
        when: [
          { type_id: PRESENT, ip_src: PRESENT },
          { type_id: PRESENT, risk: PRESENT },
          { event_type: 'alerts' },
          { ip_src: PRESENT, risk: PRESENT },
        ],
        class: 'detection_finding',
        activity: lookup('status', { closed: 'Close' }, 'Create'),
        event: {
          severity_id: first(RISK('severity'), RISK('risk')),
          severity: first('severity', 'risk'),
          message: first('description', 'name'),
          is_alert: true,
          risk_score: 'risk',
          finding_info: {
            title: first('name', 'type_name', 'type_id'),
            desc: 'description',
            uid: first('id', codedUid('time', 'type_id', 'ip_src', 'ip_dst')),
            created_time: 'created_time',
            analytic: { name: first('type_name', 'name'), uid: 'type_id', category: 'threat_name', type_id: 1 },
            attacks: [
              {
                technique: { uid: first('mitre_attack_techniques[0]', 'mitre_attack_techniques') },
                tactic: { name: first('mitre_attack_tactics[0]', 'mitre_attack_tactics') },
              },
            ],
          },
          evidences: [
            {
              src_endpoint: { ip: 'ip_src', port: 'port_src', mac: 'mac_src', hostname: 'label_src', zone: 'zone_src' },
              dst_endpoint: { ip: 'ip_dst', port: 'port_dst', mac: 'mac_dst', hostname: 'label_dst', zone: 'zone_dst' },
              connection_info: { protocol_name: first('transport_protocol', 'protocol') },
              data: { protocol: 'protocol', src_roles: 'src_roles', dst_roles: 'dst_roles' },
            },
          ],
        },
      },
      {
        when: [{ cve: PRESENT }, { event_type: ['vulnerabilities', 'node_cves'] }],
        class: 'vulnerability_finding',
        activity: 'Create',
        event: {
          severity_id: RISK('cve_score'),
          finding_info: { title: first('cve', 'name'), uid: first('id', codedUid('cve', 'node_id', 'asset_id')) },
          vulnerabilities: [
            {
              desc: 'cve_summary',
              references: all('cve_references'),
              cve: { uid: first('cve', 'name'), cvss: [{ base_score: 'cve_score', version: is('3') }] },
            },
          ],
          resources: [{ uid: first('asset_id', 'node_id'), name: first('asset_name', 'node_label', 'node_id') }],
        },
      },
      {
        when: [{ event_type: 'assets' }, { mac_address_level: PRESENT }],
        class: 'inventory_info',
        activity: 'Collect',
        event: {
          message: 'name',
          device: {
            name: 'name',
            uid: 'id',
            hostname: first('label', 'name'),
            ip: first('ip[0]', 'ip'),
            mac: first('mac_address[0]', 'mac_address'),
            mac_vendor: first('mac_vendor[0]', 'mac_vendor'),
            type: 'type',
            model: 'product_name',
            vendor_name: 'vendor',
            os: 'os',
            zone: first('zones[0]', 'zones'),
            last_seen_time: 'last_activity_time',
            hw_info: { serial_number: 'serial_number' },
            type_id: 0,
          },
        },
      },
      {
        when: [{ username: PRESENT }, { user_email: PRESENT }],
        class: 'api_activity',
        activity: 'Other',
        event: {
          actor: { user: { name: first('username', 'user_email') } },
          src_endpoint: { ip: 'ip' },
          api: { operation: first('action', 'event', 'event_type') },
          message: 'description',
        },
      },
      {
        when: { event_type: PRESENT },
        class: 'base_event',
        activity: 99,
        event: {
          activity_name: 'event_type',
          message: first('name', 'description', 'info'),
          unmapped: { network: { name: 'name', protocol: 'protocol' } },
        },
      },
      {
        when: { event_type: ABSENT },
        class: 'base_event',
        activity: 99,
        event: { activity_name: first('name', is('record')), message: 'description' },
      },
    ],
  },
});
