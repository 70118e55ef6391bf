import { ABSENT, first, lookup, when, type Tree } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';

export const ACTOR: Tree = {
  name: first('who.name', 'actor.email', 'actor.key', 'target.name'),
  domain: first('who.domain', when({ 'actor.email': ABSENT }, 'target.domain')),
  email_addr: first('actor.email', when({ 'actor.email': ABSENT }, 'target.mail')),
  uid: 'actor.profileId',
  type: 'actor.callerType',
  type_id: lookup('actor.callerType', { USER: 'User', APPLICATION: 'Service', KEY: 'Service' }),
  org: { name: 'p.ORG_UNIT_NAME', uid: 'p.orgunit_path' },
};
export const CALL: Tree = { operation: 'event.name', service: { name: 'id.applicationName' }, request: { uid: 'id.uniqueQualifier' } };
export const DEVICE: Tree = {
  hostname: first('p.DEVICE_NAME', 'p.device_name'),
  uid: first('p.DIRECTORY_DEVICE_ID', 'p.DEVICE_ID', 'p.device_id', 'p.RESOURCE_ID', 'p.DEVICE_SERIAL_NUMBER', 'p.SERIAL_NUMBER', 'p.serial_number'),
  mac: first('p.WIFI_MAC_ADDRESS', 'p.wifi_mac_address'),
  imei: first('p.IMEI', 'p.imei'),
  hw_info: { serial_number: first('p.SERIAL_NUMBER', 'p.DEVICE_SERIAL_NUMBER', 'p.serial_number') },
  is_compliant: lookup('p.DEVICE_COMPLIANCE', { COMPLIANT: true, NON_COMPLIANT: false }),
  os: first('p.DEVICE_PLATFORM', 'p.os', 'p.OS_VERSION'),
  model: first('p.PRODUCT_NAME', 'p.device_model', 'p.DEVICE_MODEL'),
  vendor_name: 'p.VENDOR_NAME',
  org: { name: 'p.ORG_UNIT_NAME' },
  type: first('p.device_type', 'p.DEVICE_TYPE', 'p.CLIENT_TYPE'),
};
export const TARGET: Tree = {
  name: first('target.name', 'p.USER_EMAIL', 'p.user_email', 'p.member_id'),
  domain: 'target.domain',
  email_addr: 'target.mail',
};

/** Signs of danger that Google itself sees in logons. */
export const WARNINGS =
  /^(?:suspicious_|user_signed_out_due_to_suspicious|gov_attack_warning|account_disabled_|risky_sensitive_action|email_forwarding_out_of_domain|blocked_sender)/;
export const DANGERS =
  /^(?:MALWARE_TRANSFER|UNSAFE_SITE_VISIT|PASSWORD_BREACH|PASSWORD_REUSE|SENSITIVE_DATA|CONTENT_UNSCANNED|DLP_EVENT|SUSPICIOUS)/i;
/** Rules of data loss prevention and of the alert centre. */
export const RULES: Tree = {
  finding_info: {
    uid: first('p.alert_id', 'id.uniqueQualifier', codedUid('event', 'p')),
    title: first('p.rule_name', 'p.name', 'event.name'),
    desc: 'p.description',
    types: first('p.rule_type', 'event.type'),
    analytic: { name: first('p.rule_name', 'event.name'), uid: first('p.rule_resource_name', 'p.rule_id'), category: 'p.rule_type', type_id: 1 },
  },
  is_alert: true,
  severity_id: lookup('p.severity', { LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High' }, 'Low'),
  severity: 'p.severity',
  status_id: 1,
  action: first('p.EVENT_RESULT', 'p.event_result'),
  action_id: lookup('p.EVENT_RESULT', [
    [/BLOCK/i, 'Denied'],
    [/WARN|BYPASS|ALLOW|DETECT/i, 'Allowed'],
  ]),
  evidences: [
    {
      user: ACTOR,
      src_endpoint: { ip: 'ipAddress' },
      api: CALL,
      resources: [
        {
          uid: 'p.resource_id',
          name: first('p.resource_title', 'p.resource_name'),
          type: 'p.resource_type',
          owner: { email_addr: 'p.resource_owner_email', name: 'p.resource_owner_email' },
          role_id: 1,
        },
      ],
      url: first('p.URL', 'p.url'),
      file: {
        name: first('p.CONTENT_NAME', 'p.content_name', 'p.attachment_name'),
        hashes: [first('p.CONTENT_HASH', 'p.content_hash', 'p.attachment_hash')],
        size: first('p.CONTENT_SIZE', 'p.content_size'),
        mime_type: first('p.CONTENT_TYPE', 'p.content_type'),
        type_id: 1,
      },
      device: DEVICE,
    },
  ],
};
export const FILE: Tree = {
  name: first('p.doc_title', 'p.doc_id', 'event.name'),
  uid: 'p.doc_id',
  type: 'p.doc_type',
  type_id: lookup('p.doc_type', { folder: 'Folder' }, 'RegularFile'),
  owner: { name: 'p.owner', email_addr: 'p.owner' },
  is_encrypted: 'p.is_encrypted',
};

export const APP = 'id.applicationName';
