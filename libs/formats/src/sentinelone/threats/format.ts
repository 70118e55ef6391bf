import { jsonFormat } from '../../form/define';
import { code, each, first, is, lookup, type Mapping } from '../../form/form';
import { asText, isObject, type Json } from '../../shared/json';
import { fileAt } from '../../windows/trees';
import { osTypeOf } from '../../shared/operating-system';

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** `indicators[].tactics[].techniques[]` → OCSF attacks. */
const ATTACKS = code([], ({ indicators }) => {
  const attacks = asList(indicators).flatMap((one): Json[] =>
    asList(isObject(one) ? one['tactics'] : undefined).flatMap((tactic): Json[] => {
      const name = isObject(tactic) ? asText(tactic['name']) : undefined;
      const techniques = asList(isObject(tactic) ? tactic['techniques'] : undefined).flatMap((t) => (isObject(t) ? (asText(t['name']) ?? []) : []));
      if (techniques.length === 0) return name === undefined ? [] : [{ tactic: { name } }];
      return techniques.map((uid) => ({
        ...(name === undefined ? {} : { tactic: { name } }),
        technique: /^T\d{4}/.test(uid) ? { uid } : { name: uid },
      }));
    }),
  );
  return attacks.length > 0 ? attacks : undefined;
});
const CLASSES = [
  [/ransom/i, 'Ransomware'],
  [/trojan/i, 'Trojan'],
  [/worm/i, 'Worm'],
  [/virus/i, 'Virus'],
  [/backdoor/i, 'Backdoor'],
  [/rootkit/i, 'Rootkit'],
  [/downloader/i, 'Downloader'],
  [/spyware|infostealer/i, 'Spyware'],
  [/adware|pup/i, 'Adware'],
  [/cryptominer/i, 'ResourceExploitation'],
] as const;
const FILE = fileAt('threatInfo.filePath', { size: 'threatInfo.fileSize', hashes: ['threatInfo.md5', 'threatInfo.sha1', 'threatInfo.sha256'] });

const mapping: Mapping = {
  product: { vendor: 'SentinelOne', name: 'Singularity' },
  time: first('threatInfo.identifiedAt', 'threatInfo.createdAt', 'createdAt'),
  event: {
    message: 'threatInfo.threatName',
    finding_info: {
      uid: first('threatInfo.threatId', 'id'),
      title: first('threatInfo.threatName', 'threatInfo.classification', is('Threat')),
      types: ['threatInfo.classification'],
      analytic: {
        name: first('threatInfo.detectionEngines[0].title', 'threatInfo.engines[0]', 'threatInfo.classificationSource'),
        category: 'threatInfo.detectionType',
        type_id: 2,
      },
      attacks: ATTACKS,
      created_time: 'threatInfo.createdAt',
      modified_time: 'threatInfo.updatedAt',
      desc: 'indicators[0].description',
    },
    severity_id: lookup('threatInfo.confidenceLevel', { malicious: 'High', suspicious: 'Medium' }, 'Medium'),
    severity: 'threatInfo.confidenceLevel',
    status: 'threatInfo.incidentStatus',
    status_id: lookup('threatInfo.incidentStatus', { unresolved: 'New', in_progress: 'InProgress', resolved: 'Resolved' }),
    verdict: 'threatInfo.analystVerdict',
    verdict_id: lookup('threatInfo.analystVerdict', { true_positive: 'TruePositive', false_positive: 'FalsePositive', suspicious: 'Suspicious' }),
    disposition: 'threatInfo.mitigationStatus',
    disposition_id: lookup('threatInfo.mitigationStatus', {
      mitigated: 'Blocked',
      not_mitigated: 'Detected',
      marked_as_benign: 'Exonerated',
      blocked: 'Blocked',
    }),
    action_id: lookup('threatInfo.mitigationStatus', {
      mitigated: 'Denied',
      blocked: 'Denied',
      not_mitigated: 'Observed',
      marked_as_benign: 'Allowed',
    }),
    malware: [
      {
        name: 'threatInfo.threatName',
        uid: 'threatInfo.threatId',
        classifications: ['threatInfo.classification'],
        classification_ids: [lookup('threatInfo.classification', CLASSES, 'Unknown')],
        path: 'threatInfo.filePath',
      },
    ],
    device: {
      hostname: first('agentRealtimeInfo.agentComputerName', 'agentDetectionInfo.agentComputerName'),
      uid: first('agentRealtimeInfo.agentUuid', 'agentRealtimeInfo.agentId', 'agentDetectionInfo.agentUuid'),
      domain: first('agentRealtimeInfo.agentDomain', 'agentDetectionInfo.agentDomain'),
      ip: first('agentDetectionInfo.agentIpV4', 'agentRealtimeInfo.networkInterfaces[0].inet[0]'),
      mac: 'agentRealtimeInfo.networkInterfaces[0].physical',
      network_interfaces: each('agentRealtimeInfo.networkInterfaces', { name: 'name', mac: 'physical', ip: 'inet[0]', uid: 'id', type_id: 0 }),
      os: {
        name: first('agentRealtimeInfo.agentOsName', 'agentDetectionInfo.agentOsName'),
        build: first('agentRealtimeInfo.agentOsRevision', 'agentDetectionInfo.agentOsRevision'),
        type_id: osTypeOf('agentRealtimeInfo.agentOsType'),
      },
      agent_list: [{ uid: 'agentRealtimeInfo.agentId', name: is('SentinelOne'), version: 'agentRealtimeInfo.agentVersion', type_id: 1 }],
      type_id: lookup('agentRealtimeInfo.agentMachineType', { server: 'Server', desktop: 'Desktop', laptop: 'Laptop' }),
    },
    actor: {
      user: first('threatInfo.processUser', 'agentDetectionInfo.agentLastLoggedInUserName'),
      process: { name: 'threatInfo.originatorProcess', uid: 'threatInfo.storyline' },
    },
    evidences: [
      {
        file: FILE,
        process: {
          name: 'threatInfo.originatorProcess',
          uid: 'threatInfo.storyline',
          cmd_line: 'threatInfo.maliciousProcessArguments',
          user: 'threatInfo.processUser',
        },
      },
    ],
    metadata: {
      event_code: 'threatInfo.classification',
      log_name: is('threats'),
      correlation_uid: 'threatInfo.storyline',
      tenant_uid: first('agentRealtimeInfo.accountId', 'agentDetectionInfo.accountId'),
    },
    is_alert: true,
  },
  variants: [
    { class: 'detection_finding', activity: lookup('threatInfo.incidentStatus', { resolved: 'Close', in_progress: 'Update' }, 'Create'), event: {} },
  ],
};

/** Threats of SentinelOne Singularity, from the management API (`/threats`) or its syslog of JSON. */
export const sentinelThreats = jsonFormat({
  name: 'sentinelone.threats',
  docs: 'https://usea1-partners.sentinelone.net/api-doc/overview',
  signs: [{ has: ['threatInfo', 'agentRealtimeInfo'] }, { has: ['threatInfo', 'agentDetectionInfo'] }],
  mapping,
});
