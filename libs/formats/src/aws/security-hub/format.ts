import { jsonFormat } from '../../form/define';
import { code, each, first, is, lookup, PRESENT, type Code, type Tree } from '../../form/form';
import { isObject, type Json } from '../../shared/json';

const RESOURCE: Tree = { uid: 'Id', type: 'Type', region: 'Region', cloud_partition: 'Partition', data: 'Details', role_id: 1 };
const PACKAGE: Tree = {
  name: 'Name',
  version: 'Version',
  release: 'Release',
  architecture: 'Architecture',
  epoch: 'Epoch',
  fixed_in_version: 'FixedInVersion',
  package_manager: 'PackageManager',
  path: 'FilePath',
  remediation: { desc: 'Remediation' },
};
const YES = { YES: true, PARTIAL: true, NO: false };
const VULNERABILITY: Tree = {
  cve: {
    uid: 'Id',
    cvss: each('Cvss', { base_score: 'BaseScore', version: 'Version', vector_string: 'BaseVector' }),
    epss: { score: 'EpssScore' },
    references: ['Vendor.Url'],
    created_time: 'Vendor.VendorCreatedAt',
    modified_time: 'Vendor.VendorUpdatedAt',
  },
  affected_packages: each('VulnerablePackages', PACKAGE),
  references: 'ReferenceUrls',
  vendor_name: 'Vendor.Name',
  severity: 'Vendor.VendorSeverity',
  is_fix_available: lookup('FixAvailable', YES),
  is_exploit_available: lookup('ExploitAvailable', YES),
  remediation: { desc: 'Remediation.Recommendation.Text', references: ['Remediation.Recommendation.Url'] },
};
const ACTION = 'Action';
const REMOTE = `${ACTION}.NetworkConnectionAction.RemoteIpDetails`;
const CALLER = `${ACTION}.AwsApiCallAction`;

/** New, changed since, or closed. */
const ACTIVITY: Code = code([], (r) => (r['RecordState'] === 'ARCHIVED' ? 'Close' : r['CreatedAt'] === r['UpdatedAt'] ? 'Create' : 'Update'));

/** Findings of EventBridge lie in a list. What is to be done is said once for all vulnerabilities of a finding. */
const split = (record: Json): readonly Json[] => (Array.isArray(record['findings']) ? record['findings'].filter(isObject) : [record]);

function prepare(record: Json): Json {
  const { Remediation, Vulnerabilities } = record;
  if (!isObject(Remediation) || !Array.isArray(Vulnerabilities)) return record;
  return { ...record, Vulnerabilities: Vulnerabilities.map((v: unknown) => (isObject(v) ? { ...v, Remediation } : v)) };
}

/** Findings in AWS's Security Finding Format, which Security Hub gathers from GuardDuty, Inspector, Config, Macie and others. */
export const awsSecurityHub = jsonFormat({
  name: 'aws.security-hub',
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html',
  signs: [{ has: ['ProductArn', 'GeneratorId', 'AwsAccountId'] }, { has: ['findings[0].ProductArn', 'findings[0].AwsAccountId'] }],
  split,
  prepare,
  mapping: {
    product: { vendor: 'AWS', name: 'Security Hub' },
    time: first('UpdatedAt', 'CreatedAt', 'ProcessedAt'),
    event: {
      severity_id: lookup(
        'Severity.Label',
        { INFORMATIONAL: 'Informational', LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High', CRITICAL: 'Critical' },
        'Informational',
      ),
      severity: 'Severity.Label',
      status_id: lookup('Workflow.Status', { NEW: 'New', NOTIFIED: 'InProgress', SUPPRESSED: 'Suppressed', RESOLVED: 'Resolved' }, 'New'),
      status: 'Workflow.Status',
      confidence_score: 'Confidence',
      cloud: { provider: is('AWS'), region: 'Region', account: { uid: 'AwsAccountId', name: 'AwsAccountName', type_id: 10 } },
      finding_info: {
        uid: 'Id',
        title: first('Title', 'GeneratorId'),
        desc: 'Description',
        types: 'Types',
        src_url: 'SourceUrl',
        product_uid: 'ProductArn',
        related_events: each('RelatedFindings', { uid: 'Id', product_uid: 'ProductArn' }),
        created_time: 'CreatedAt',
        modified_time: 'UpdatedAt',
        first_seen_time: 'FirstObservedAt',
        last_seen_time: 'LastObservedAt',
        analytic: { uid: 'GeneratorId', name: first('Title', 'GeneratorId'), type_id: 1 },
      },
      metadata: {
        log_version: 'SchemaVersion',
        processed_time: 'ProcessedAt',
        product: {
          name: first('ProductName', 'ProductFields.aws/securityhub/ProductName', 'ProductFields.ProviderName', is('Security Hub')),
          vendor_name: first('CompanyName', 'ProductFields.ProviderName', is('AWS')),
          uid: 'ProductArn',
          version: first('ProductFields.aws/inspector/ProductVersion', 'ProductFields.ProductVersion', 'ProductFields.ProviderVersion'),
          feature: { uid: 'GeneratorId' },
        },
      },
      resources: each('Resources', RESOURCE),
      comment: 'Note.Text',
    },
    variants: [
      {
        when: { Vulnerabilities: PRESENT },
        class: 'vulnerability_finding',
        activity: ACTIVITY,
        event: { vulnerabilities: each('Vulnerabilities', VULNERABILITY) },
      },
      {
        when: { 'Compliance.Status': PRESENT },
        class: 'compliance_finding',
        activity: ACTIVITY,
        event: {
          compliance: {
            control: first('Compliance.SecurityControlId', 'ProductFields.ControlId'),
            status: 'Compliance.Status',
            status_id: lookup('Compliance.Status', { PASSED: 'Pass', WARNING: 'Warning', FAILED: 'Fail' }, 'Other'),
            standards: each('Compliance.AssociatedStandards', 'StandardsId'),
            requirements: 'Compliance.RelatedRequirements',
          },
          remediation: { desc: 'Remediation.Recommendation.Text', references: ['Remediation.Recommendation.Url'] },
        },
      },
      {
        class: 'detection_finding',
        activity: ACTIVITY,
        event: {
          is_alert: true,
          remediation: { desc: 'Remediation.Recommendation.Text', references: ['Remediation.Recommendation.Url'] },
          malware: each('Malware', { name: 'Name', path: 'Path', classification_ids: [0] }),
          evidences: [
            {
              src_endpoint: {
                ip: first('Network.SourceIpV4', 'Network.SourceIpV6', `${CALLER}.RemoteIpDetails.IpAddressV4`, `${REMOTE}.IpAddressV4`),
                port: 'Network.SourcePort',
                hostname: 'Network.SourceDomain',
                mac: 'Network.SourceMac',
              },
              dst_endpoint: {
                ip: first('Network.DestinationIpV4', 'Network.DestinationIpV6'),
                port: first('Network.DestinationPort', `${ACTION}.NetworkConnectionAction.LocalPortDetails.Port`),
                hostname: 'Network.DestinationDomain',
              },
              connection_info: { protocol_name: first('Network.Protocol', `${ACTION}.NetworkConnectionAction.Protocol`), direction_id: 0 },
              process: { name: 'Process.Name', path: 'Process.Path', pid: 'Process.Pid', parent_process: { pid: 'Process.ParentPid' } },
              api: { operation: `${CALLER}.Api`, service: { name: `${CALLER}.ServiceName` } },
              query: { hostname: `${ACTION}.DnsRequestAction.Domain` },
            },
          ],
        },
      },
    ],
    ignore: ['Remediation'],
  },
});
