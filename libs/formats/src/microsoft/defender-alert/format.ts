import { jsonFormat } from '../../form/define';
import { ABSENT, code, each, first, is, lookup, when, PRESENT, type Mapping, type Tree } from '../../form/form';
import { asText } from '../../shared/json';
import { joined } from '../../shared/joined';
import { techniques } from '../defender/trees';

const USER: Tree = {
  name: first('userAccount.accountName', 'userAccount.userPrincipalName'),
  domain: 'userAccount.domainName',
  uid: first('userAccount.userSid', 'userAccount.azureAdUserId'),
  uid_alt: 'userAccount.azureAdUserId',
  email_addr: 'userAccount.userPrincipalName',
  full_name: 'userAccount.displayName',
};
const file = (at: string): Tree => ({
  name: `${at}.fileName`,
  parent_folder: `${at}.filePath`,
  size: `${at}.fileSize`,
  type_id: 1,
  hashes: [`${at}.md5`, `${at}.sha1`, `${at}.sha256`],
});
/** One piece of evidence of whatever `@odata.type`; its own members say what it is about. */
const EVIDENCE: Tree = {
  name: '@odata\\.type',
  verdict: 'verdict',
  verdict_id: lookup('verdict', { malicious: 'TruePositive', suspicious: 'Suspicious', noThreatsFound: 'Benign' }),
  device: {
    hostname: first('deviceDnsName', 'hostName'),
    uid: first('mdeDeviceId', 'azureAdDeviceId'),
    uid_alt: 'azureAdDeviceId',
    os: {
      name: 'osPlatform',
      version: 'version',
      build: 'osBuild',
      type_id: lookup('osPlatform', [
        [/windows/i, 'Windows'],
        [/linux/i, 'Linux'],
        [/mac/i, 'MacOS'],
      ]),
    },
    ip: first('lastIpAddress', 'lastExternalIpAddress'),
    risk_level: 'riskScore',
    type_id: 0,
  },
  process: {
    pid: 'processId',
    cmd_line: 'processCommandLine',
    created_time: 'processCreationDateTime',
    name: 'imageFile.fileName',
    file: file('imageFile'),
    user: USER,
    parent_process: {
      pid: 'parentProcessId',
      created_time: 'parentProcessCreationDateTime',
      name: 'parentProcessImageFile.fileName',
      file: file('parentProcessImageFile'),
    },
  },
  file: file('fileDetails'),
  user: when({ processId: ABSENT }, { ...USER, full_name: first('userAccount.displayName', 'displayName') }),
  url: 'url',
  src_endpoint: { ip: first('ipAddress', 'senderIp') },
  email: {
    from: first('p2Sender.emailAddress', 'p1Sender.emailAddress'),
    to: ['recipientEmailAddress', 'primaryAddress'],
    subject: 'subject',
    uid: 'networkMessageId',
    message_uid: 'internetMessageId',
  },
};

const mapping: Mapping = {
  product: { vendor: 'Microsoft', name: 'Defender XDR' },
  time: first('createdDateTime', 'firstActivityDateTime'),
  // An alert comes again with its id whenever it is updated.
  id: joined('id', 'lastUpdateDateTime'),
  event: {
    message: 'title',
    finding_info: {
      uid: 'id',
      title: 'title',
      desc: 'description',
      src_url: 'alertWebUrl',
      types: ['category'],
      analytic: {
        name: first('alertPolicyId', 'detectorId', 'threatDisplayName', 'title'),
        uid: first('detectorId', 'alertPolicyId'),
        category: 'detectionSource',
        type_id: 1,
      },
      attacks: code(['mitreTechniques'], ({ mitreTechniques: list }) => (Array.isArray(list) ? techniques(list.map(asText).join(', ')) : undefined)),
      created_time: 'createdDateTime',
      modified_time: 'lastUpdateDateTime',
      first_seen_time: 'firstActivityDateTime',
      last_seen_time: 'lastActivityDateTime',
      product_uid: 'productName',
    },
    severity_id: lookup('severity', { informational: 'Informational', low: 'Low', medium: 'Medium', high: 'High' }, 'Unknown'),
    status: 'status',
    status_id: lookup('status', { new: 'New', inProgress: 'InProgress', resolved: 'Resolved' }),
    verdict_id: lookup('classification', { truePositive: 'TruePositive', falsePositive: 'FalsePositive', informationalExpectedActivity: 'Benign' }),
    assignee: { name: 'assignedTo' },
    evidences: each('evidence', EVIDENCE),
    remediation: { desc: 'recommendedActions' },
    malware: [{ name: 'threatFamilyName', classification_ids: [lookup('threatFamilyName', [[/./, 'Unknown']])] }],
    metadata: {
      event_code: 'detectionSource',
      log_provider: 'serviceSource',
      log_name: is('alerts_v2'),
      tenant_uid: 'tenantId',
      correlation_uid: 'incidentId',
      original_event_uid: 'providerAlertId',
    },
    actor: { user: first(each('evidence', USER, { 'userAccount.accountName': PRESENT })) },
    device: first(each('evidence', { hostname: first('deviceDnsName', 'hostName'), uid: 'mdeDeviceId', type_id: 0 }, { mdeDeviceId: PRESENT })),
    is_alert: true,
  },
  variants: [{ class: 'detection_finding', activity: lookup('status', { new: 'Create', resolved: 'Close' }, 'Update'), event: {} }],
};

/** Alerts of the Microsoft Graph security API (`alerts_v2`). */
export const defenderAlert = jsonFormat({
  name: 'microsoft.defender-alert',
  docs: 'https://learn.microsoft.com/en-us/graph/api/resources/security-alert',
  signs: [{ has: ['providerAlertId', 'serviceSource', 'title'] }, { has: ['alertWebUrl', 'detectionSource', 'evidence'] }],
  mapping,
});
