import { first, lookup, type Tree, type Variant } from '../../form/form';
import { ATTACKS, FILE, PROCESS, accountOf } from './trees';

const SEVERITY = { Informational: 'Informational', Low: 'Low', Medium: 'Medium', High: 'High', UnSpecified: 'Unknown' };
const ALERT: Tree = {
  finding_info: {
    uid: first('AlertId', 'BehaviorId'),
    title: first('Title', 'Description'),
    types: 'Categories',
    product_uid: 'ServiceSource',
    desc: 'Description',
    data_sources: 'DataSources',
    analytic: { name: first('DetectionSource'), type_id: 1 },
    attacks: ATTACKS,
    first_seen_time: 'StartTime',
    last_seen_time: 'EndTime',
  },
  metadata: { product: { name: 'ServiceSource', feature: { name: 'DetectionSource' } } },
  severity_id: lookup('Severity', SEVERITY, 'Informational'),
  severity: 'Severity',
  status_id: 1,
  is_alert: true,
};

/** Tables of alerts and behaviours (Microsoft, "Understand the advanced hunting schema"). */
export const ALERTS: readonly [Variant, ...Variant[]] = [
  {
    when: { table: ['AlertInfo', 'BehaviorInfo'] },
    class: 'detection_finding',
    activity: 'Create',
    event: { ...ALERT, evidences: [{ user: { name: 'AccountUpn', email_addr: 'AccountUpn', uid: 'AccountObjectId' } }] },
  },
  {
    when: { table: ['AlertEvidence', 'BehaviorEntities'] },
    class: 'detection_finding',
    activity: 'Update',
    event: {
      ...ALERT,
      cloud: { provider: 'CloudPlatform', account: { uid: 'SubscriptionId', type_id: 99 } },
      evidences: [
        {
          name: 'EntityType',
          verdict: first('AdditionalFields.SuspicionLevel', 'AdditionalFields.LastVerdict'),
          process: {
            ...PROCESS,
            name: first('FileName', 'AdditionalFields.ImageFile.Name'),
            parent_process: {
              pid: 'AdditionalFields.ParentProcess.ProcessId',
              cmd_line: 'AdditionalFields.ParentProcess.CommandLine',
              name: 'AdditionalFields.ParentProcess.ImageFile.Name',
            },
          },
          file: {
            ...FILE,
            name: first('FileName', 'AdditionalFields.Name', 'AdditionalFields.ImageFile.Name'),
            parent_folder: first('FolderPath', 'AdditionalFields.Directory', 'AdditionalFields.ImageFile.Directory'),
            size: first('FileSize', 'AdditionalFields.SizeInBytes', 'AdditionalFields.ImageFile.SizeInBytes'),
          },
          user: accountOf('Account'),
          resources: [{ uid: first('ResourceID', 'CloudResource'), name: 'CloudResource', type: 'ResourceType', role_id: 1 }],
          url: first('RemoteUrl', 'AdditionalFields.Url'),
          src_endpoint: { ip: 'LocalIP' },
          dst_endpoint: { ip: 'RemoteIP' },
          email: { from: 'AdditionalFields.Sender', to: ['AdditionalFields.Recipient'], subject: 'EmailSubject', uid: 'NetworkMessageId' },
          data: {
            role: 'EvidenceRole',
            registry_key: 'RegistryKey',
            registry_value: 'RegistryValueName',
            registry_data: 'RegistryValueData',
            application: 'Application',
            application_id: first('OAuthApplicationId', 'ApplicationId'),
            command_line: 'ProcessCommandLine',
            direction: 'EvidenceDirection',
          },
        },
      ],
      malware: [{ name: 'ThreatFamily', classification_ids: [lookup('ThreatFamily', [[/./, 'Unknown']])] }],
    },
  },
];
