/**
 * The objects of OCSF that its event classes use.
 *
 * Generated; do not edit. Source: Open Cybersecurity Schema Framework (OCSF) 1.8.0, https://github.com/ocsf/ocsf-schema,
 * core schema without extensions. Licence of the source and of this derived file: Apache-2.0, see NOTICE.
 * Made by: node tools/generate-ocsf.mjs --schema DIR --out libs/wire/src/ocsf/generated
 */
import type {
  AccountTypeId,
  AdditionalRestrictionStatusId,
  AgentTypeId,
  AiRoleId,
  AnalyticStateId,
  AnalyticTypeId,
  AuthProtocolId,
  BoundaryId,
  BusTypeId,
  CategoryId,
  CategoryIds,
  ClassificationIds,
  ComplianceStatusId,
  ConfidenceId,
  ConfidentialityId,
  CpuArchitectureId,
  DataClassificationStatusId,
  DataLifecycleStateId,
  DatabaseTypeId,
  DatabucketTypeId,
  DetectionPatternTypeId,
  DetectionSystemId,
  DigitalSignatureAlgorithmId,
  DigitalSignatureStateId,
  DirectionId,
  DnssecStatusId,
  DomainContactTypeId,
  DriveTypeId,
  EncodingId,
  EncryptionDetailsAlgorithmId,
  EndpointTypeId,
  FactorTypeId,
  FileTypeId,
  FingerprintAlgorithmId,
  FixCoverageId,
  FlagIds,
  FormatId,
  IdpStateId,
  InstallStateId,
  IntegrityId,
  Ja4FingerprintTypeId,
  JobRunStateId,
  KernelTypeId,
  LoadTypeId,
  ManagedEntityTypeId,
  NetworkInterfaceTypeId,
  NetworkScopeId,
  ObservableTypeId,
  OpcodeId,
  OsTypeId,
  OsintTypeId,
  PackageTypeId,
  PeripheralDeviceTypeId,
  PhaseId,
  PrivilegeInfoTypeId,
  ProtocolVerId,
  QueryLanguageId,
  QueryTypeId,
  RelationshipId,
  RiskLevelId,
  RoleId,
  RunModeIds,
  SbomTypeId,
  ScanTypeId,
  ScimStateId,
  ScoreId,
  ScriptTypeId,
  SecurityStateStateId,
  SeverityId,
  SoftwareComponentTypeId,
  SourceId,
  StartTypeId,
  StartupItemRunStateId,
  StartupItemTypeId,
  TcpStateId,
  ThreatActorTypeId,
  TicketStatusId,
  TicketTypeId,
  TimespanTypeId,
  TlsExtensionTypeId,
  TokenTypeId,
  UnmannedAerialSystemTypeId,
  UnmannedSystemOperatingAreaTypeId,
  UserTypeId,
  VerdictId,
  VramModeId,
} from './enums';

/** The Access Analysis Result object describes access relationships and pathways between identities, resources, focusing on who can access what and through which mechanisms. */
export type AccessAnalysisResult = {
  /** The generalized access level or permission scope granted to the identity through the analyzed policy configuration. Recommended. */
  access_level?: string;
  /** The type or category of access being granted to the identity. */
  access_type?: string;
  /** The identities that are granted access through the analyzed policy configuration. */
  accessors: User[];
  /** Details about supplementary restrictions and guardrails that may limit the granted access, applied through additional policy types such as Resource Control Policies (RCPs) and Service Control Policie… */
  additional_restrictions?: AdditionalRestriction[];
  /** The condition keys and their values that constrain when and how the granted access can be exercised. */
  condition_keys?: KeyValueObject[];
  /** The specific privileges, actions, or permissions that are granted through the analyzed access relationship. */
  granted_privileges?: string[];
};

/** The Account object contains details about the account that initiated or performed a specific activity within a system or application. */
export type Account = {
  /** Indicates if the account is disabled. */
  is_disabled?: boolean;
  /** Indicates if the account is locked. */
  is_locked?: boolean;
  /** Indicates whether synchronization with an on-premises directory service is enabled. */
  is_on_premises_sync_enabled?: boolean;
  /** The list of labels associated to the account. */
  labels?: string[];
  /** The name of the account (e.g. GCP Project name , Linux Account name or AWS Account name). Recommended. */
  name?: string;
  /** The list of tags; {key:value} pairs associated to the account. */
  tags?: KeyValueObject[];
  /** The account type, normalized to the caption of 'account_type_id'. */
  type?: string;
  /** The normalized account type identifier. Recommended. Its caption: `type`. */
  type_id?: AccountTypeId;
  /** The unique identifier of the account (e.g. AWS Account ID , OCID , GCP Project ID , Azure Subscription ID , Google Workspace Customer ID , or M365 Tenant UID). Recommended. */
  uid?: string;
};

/** The Actor object contains details about the user, role, application, service, or process that initiated or performed a specific activity. */
export type Actor = {
  /** The client application or service that initiated the activity. */
  app_name?: string;
  /** The unique identifier of the client application or service that initiated the activity. */
  app_uid?: string;
  /** Provides details about an authorization, such as authorization outcome, and any associated policies related to the activity/event. */
  authorizations?: Authorization[];
  /** This object describes details about the Identity Provider used. */
  idp?: Idp;
  /**
   * The name of the service that invoked the activity as described in the event.
   * @deprecated since 1.2.0. Use app_name, app_uid attributes instead.
   */
  invoked_by?: string;
  /** The process that initiated the activity. Recommended. */
  process?: Process;
  /** The user session from which the activity was initiated. */
  session?: Session;
  /** The user that initiated the activity or the user context from which the activity was initiated. Recommended. */
  user?: User;
};

/** The Additional Restriction object describes supplementary access controls and guardrails that constrain or limit granted permissions beyond the primary policy. */
export type AdditionalRestriction = {
  /** Detailed information about the policy document that defines this restriction, including policy metadata, type, scope, and the specific rules or conditions that implement the access control. */
  policy: Policy;
  /** The current status of the policy restriction, normalized to the caption of the status_id enum value. */
  status?: string;
  /** The normalized status identifier indicating the applicability of this policy restriction. Recommended. Its caption: `status`. */
  status_id?: AdditionalRestrictionStatusId;
};

/** The Advisory object represents publicly disclosed cybersecurity vulnerabilities defined in a Security advisory. e.g. Microsoft KB Article, Apple Security Advisory, or a GitHub Security Advisory (GHSA) */
export type Advisory = {
  /** The average time to patch. */
  avg_timespan?: Timespan;
  /** The Advisory bulletin identifier. */
  bulletin?: string;
  /** The vendors classification of the Advisory. */
  classification?: string;
  /** The time when the Advisory record was created. Recommended. */
  created_time?: number;
  /** The time when the Advisory record was created. Profile datetime. */
  created_time_dt?: string;
  /** A brief description of the Advisory Record. */
  desc?: string;
  /** The install state of the Advisory. Recommended. */
  install_state?: string;
  /** The normalized install state ID of the Advisory. Recommended. Its caption: `install_state`. */
  install_state_id?: InstallStateId;
  /** The Advisory has been replaced by another. */
  is_superseded?: boolean;
  /** The time when the Advisory record was last updated. */
  modified_time?: number;
  /** The time when the Advisory record was last updated. Profile datetime. */
  modified_time_dt?: string;
  /** The operating system the Advisory applies to. Recommended. */
  os?: Os;
  /** The product where the vulnerability was discovered. */
  product?: Product;
  /** A list of reference URLs with additional information about the vulnerabilities disclosed in the Advisory. Recommended. */
  references?: string[];
  /** A list of Common Vulnerabilities and Exposures (CVE) identifiers related to the vulnerabilities disclosed in the Advisory. */
  related_cves?: Cve[];
  /** A list of Common Weakness Enumeration (CWE) identifiers related to the vulnerabilities disclosed in the Advisory. */
  related_cwes?: Cwe[];
  /** The size in bytes for the Advisory. */
  size?: number;
  /** The Advisory link from the source vendor. */
  src_url?: string;
  /** A title or a brief phrase summarizing the Advisory. Recommended. */
  title?: string;
  /** The unique identifier assigned to the advisory or disclosed vulnerability, e.g, GHSA-5mrr-rgp6-x4gr. */
  uid: string;
};

/** The Affected Code object describes details about a code block identified as vulnerable. */
export type AffectedCode = {
  /** The column number of the last part of the assessed code identified as vulnerable. Recommended. */
  end_column?: number;
  /** The line number of the last line of code block identified as vulnerable. Recommended. */
  end_line?: number;
  /** Details about the file that contains the affected code block. */
  file: File;
  /** Details about the user that owns the affected file. */
  owner?: User;
  /** Describes the recommended remediation steps to address identified issue(s). */
  remediation?: Remediation;
  /** Details about the specific rule, e.g., those defined as part of a larger policy, that triggered the finding. Recommended. */
  rule?: Rule;
  /** The column number of the first part of the assessed code identified as vulnerable. Recommended. */
  start_column?: number;
  /** The line number of the first line of code block identified as vulnerable. Recommended. */
  start_line?: number;
};

/** The Affected Package object describes details about a software package identified as affected by a vulnerability/vulnerabilities. */
export type AffectedPackage = {
  /** Architecture is a shorthand name describing the type of computer hardware the packaged software is meant to run on. Recommended. */
  architecture?: string;
  /** The Common Platform Enumeration (CPE) name as described by (NIST) For example: cpe:/a:apple:safari:16.2. */
  cpe_name?: string;
  /** The software package epoch. */
  epoch?: number;
  /** The software package version in which a reported vulnerability was patched/fixed. */
  fixed_in_version?: string;
  /** Cryptographic hash to identify the binary instance of a software component. */
  hash?: Fingerprint;
  /** The software license applied to this package. */
  license?: string;
  /** The URL pointing to the license applied on package or software. */
  license_url?: string;
  /** The software package name. */
  name: string;
  /** The software packager manager utilized to manage a package on a system, e.g. npm, yum, dpkg etc. */
  package_manager?: string;
  /** The URL of the package or library at the package manager, or the specific URL or URI of an internal package manager link such as AWS CodeArtifact or Artifactory. */
  package_manager_url?: string;
  /** The installation path of the affected package. */
  path?: string;
  /** A purl is a URL string used to identify and locate a software package in a mostly universal and uniform way across programming languages, package managers, packaging conventions, tools, APIs and data… */
  purl?: string;
  /** Release is the number of times a version of the software has been packaged. */
  release?: string;
  /** Describes the recommended remediation steps to address identified issue(s). */
  remediation?: Remediation;
  /** The link to the specific library or package such as within GitHub, this is different from the link to the package manager where the library or package is hosted. */
  src_url?: string;
  /** The type of software package, normalized to the caption of the type_id value. */
  type?: string;
  /** The type of software package. Recommended. Its caption: `type`. */
  type_id?: PackageTypeId;
  /** A unique identifier for the package or library reported by the source tool. */
  uid?: string;
  /** The name of the vendor who published the software package. */
  vendor_name?: string;
  /** The software package version. */
  version: string;
};

/** An Agent (also known as a Sensor) is typically installed on an Operating System (OS) and serves as a specialized software component that can be designed to monitor, detect, collect, archive, or take… */
export type Agent = {
  /** The name of the agent or sensor. Recommended. */
  name?: string;
  /** Describes the various policies that may be applied or enforced by an agent or sensor. */
  policies?: Policy[];
  /** The normalized caption of the type_id value for the agent or sensor. */
  type?: string;
  /** The normalized representation of an agent or sensor. Recommended. Its caption: `type`. */
  type_id?: AgentTypeId;
  /** The UID of the agent or sensor, sometimes known as a Sensor ID or aid. Recommended. */
  uid?: string;
  /** An alternative or contextual identifier for the agent or sensor, such as a configuration, organization, or license UID. */
  uid_alt?: string;
  /** The company or author who created the agent or sensor. */
  vendor_name?: string;
  /** The semantic version of the agent or sensor, e.g., 7.101.50.0. */
  version?: string;
};

/** The AI Model object describes the characteristics of an AI/ML model. */
export type AiModel = {
  /** AI service provider or organization name. */
  ai_provider: string;
  /** Human-readable model name. */
  name: string;
  /** The unique identifier of the AI model. Recommended. */
  uid?: string;
  /** Model version identifier. Recommended. */
  version?: string;
};

/** The Aircraft object represents any aircraft or otherwise airborne asset such as an unmanned system, airplane, balloon, spacecraft, or otherwise. */
export type Aircraft = {
  /** The detailed geographical location usually associated with an IP address. Recommended. */
  location?: Location;
  /** The model name of the aircraft or unmanned system. */
  model?: string;
  /** The name of the aircraft, such as the such as the flight name or callsign. Recommended. */
  name?: string;
  /** The serial number of the aircraft. */
  serial_number?: string;
  /** Ground speed of flight. */
  speed?: string;
  /** Provides quality/containment on horizontal ground speed. */
  speed_accuracy?: string;
  /** Direction of flight expressed as a “True North-based” ground track angle. */
  track_direction?: string;
  /** The primary identification identifier for an aircraft, such as the 24-bit International Civil Aviation Organization (ICAO) identifier of the aircraft, as 6 hex digits. Recommended. */
  uid?: string;
  /** A secondary identification identifier for an aircraft, such as the 4-digit squawk (octal representation). */
  uid_alt?: string;
  /** Vertical speed upward relative to the WGS-84 datum, measured in meters per second. */
  vertical_speed?: string;
};

/** The analysis target defines the scope of monitored activities, specifying what entity, system or process is analyzed for activity patterns. */
export type AnalysisTarget = {
  /** The specific name or identifier of the analysis target, such as the username of a User Account, the name of a Kubernetes Cluster, the identifier of a Network Namespace, or the name of an Application… */
  name: string;
  /** The category of the analysis target, such as User Account, Kubernetes Cluster, Network Namespace, or Application Component. */
  type?: string;
};

/** The Analytic object contains details about the analytic technique used to analyze and derive insights from the data or information that led to the creation of a finding or conclusion. */
export type Analytic = {
  /** The algorithm used by the underlying analytic to generate the finding. */
  algorithm?: string;
  /** The analytic category. */
  category?: string;
  /** The description of the analytic that generated the finding. */
  desc?: string;
  /** The name of the analytic that generated the finding. Recommended. */
  name?: string;
  /**
   * Other analytics related to this analytic.
   * @deprecated since 1.0.0. Related Analytics has been decoupled from this object, instead use finding_info.related_analytics.
   */
  related_analytics?: Analytic[];
  /** The Analytic state. */
  state?: string;
  /** The Analytic state identifier. Its caption: `state`. */
  state_id?: AnalyticStateId;
  /** The analytic type. */
  type?: string;
  /** The analytic type ID. Its caption: `type`. */
  type_id: AnalyticTypeId;
  /** The unique identifier of the analytic that generated the finding. Recommended. */
  uid?: string;
  /** The analytic version. */
  version?: string;
};

/** Describes an anomaly or deviation detected in a system. */
export type Anomaly = {
  /** The specific parameter, metric or property where the anomaly was observed. */
  observation_parameter: string;
  /** The type of analysis methodology used to detect the anomaly. Recommended. */
  observation_type?: string;
  /** Details about the observed anomaly or observations that were flagged as anomalous compared to expected baseline behavior. */
  observations: Observation[];
  /** The specific pattern identified within the observation type. Recommended. */
  observed_pattern?: string;
};

/** Describes the analysis of activity patterns and anomalies of target entities to identify potential security threats, performance issues, or other deviations from established baselines. */
export type AnomalyAnalysis = {
  /** The analysis targets define the scope of monitored activities, specifying what entities, systems or processes are analyzed for activity patterns. */
  analysis_targets: AnalysisTarget[];
  /** List of detected activities that significantly deviate from the established baselines. */
  anomalies: Anomaly[];
  /** List of established patterns representing normal activity that serve as reference points for anomaly detection. Recommended. */
  baselines?: Baseline[];
};

/** The API, or Application Programming Interface, object represents information pertaining to an API request and response. */
export type Api = {
  /** The information pertaining to the API group. */
  group?: Group;
  /** Verb/Operation associated with the request */
  operation: string;
  /** Details pertaining to the API request. Recommended. */
  request?: Request;
  /** Details pertaining to the API response. Recommended. */
  response?: Response;
  /** The information pertaining to the API service. */
  service?: Service;
  /** The API or client token used to authenticate or authorize the API request. */
  token?: Token;
  /** The version of the API service. */
  version?: string;
};

/** An Application describes the details for an inventoried application as reported by an Application Security tool or other Developer-centric tooling. */
export type Application = {
  /** The criticality of the application as defined by the event source. */
  criticality?: string;
  /** Additional data describing the application. */
  data?: unknown;
  /** A description or commentary for an application, usually retrieved from an upstream system. */
  desc?: string;
  /** The name of the related application or associated resource group. */
  group?: Group;
  /** The fully qualified name of the application. */
  hostname?: string;
  /** The list of labels associated to the application. */
  labels?: string[];
  /** The name of the application. Recommended. */
  name?: string;
  /** The identity of the service or user account that owns the application. Recommended. */
  owner?: User;
  /** The cloud region of the resource. Profile cloud. */
  region?: string;
  /** A graph representation showing how this application relates to and interacts with other entities in the environment. */
  resource_relationship?: Graph;
  /** The risk level, normalized to the caption of the risk_level_id value. */
  risk_level?: string;
  /** The normalized risk level id. Its caption: `risk_level`. */
  risk_level_id?: RiskLevelId;
  /** The risk score as reported by the event source. */
  risk_score?: number;
  /** The Software Bill of Materials (SBOM) associated with the application */
  sbom?: Sbom;
  /** The list of tags; {key:value} pairs associated to the application. */
  tags?: KeyValueObject[];
  /** The type of application as defined by the event source, e.g., GitHub, Azure Logic App, or Amazon Elastic BeanStalk. */
  type?: string;
  /** The unique identifier for the application. Recommended. */
  uid?: string;
  /** An alternative or contextual identifier for the application, such as a configuration, organization, or license UID. */
  uid_alt?: string;
  /** The URL of the application. */
  url?: Url;
  /** The semantic version of the application, e.g., 1.7.4. */
  version?: string;
};

/** The Assessment object describes a point-in-time assessment, check, or evaluation of a specific configuration or signal against an asset, entity, person, or otherwise. */
export type Assessment = {
  /** The category that the assessment is part of. */
  category?: string;
  /** The description of the assessment criteria, or a description of the specific configuration or signal the assessment is targeting. Recommended. */
  desc?: string;
  /** Determines whether the assessment against the specific configuration or signal meets the assessments criteria. */
  meets_criteria: boolean;
  /** The name of the configuration or signal being assessed. Recommended. */
  name?: string;
  /** The details of any policy associated with an assessment. */
  policy?: Policy;
  /** The unique identifier of the configuration or signal being assessed. */
  uid?: string;
};

/** The MITRE ATT&CK® & ATLAS™ object describes the tactic, technique, sub-technique & mitigation associated to an attack. */
export type Attack = {
  /** The Mitigation object describes the MITRE ATT&CK® or ATLAS™ Mitigation ID and/or name that is associated to an attack. */
  mitigation?: Mitigation;
  /** The Sub-technique object describes the MITRE ATT&CK® or ATLAS™ Sub-technique ID and/or name associated to an attack. Recommended. */
  sub_technique?: SubTechnique;
  /** The Tactic object describes the MITRE ATT&CK® or ATLAS™ Tactic ID and/or name that is associated to an attack. Recommended. */
  tactic?: Tactic;
  /**
   * The Tactic object describes the tactic ID and/or tactic name that are associated with the attack technique, as defined by ATT&CK® Matrix.
   * @deprecated since 1.1.0. Use the tactic attribute instead.
   */
  tactics?: Tactic[];
  /** The Technique object describes the MITRE ATT&CK® or ATLAS™ Technique ID and/or name associated to an attack. Recommended. */
  technique?: Technique;
  /** The ATT&CK® or ATLAS™ Matrix version. Recommended. */
  version?: string;
};

/** An Authentication Factor object describes a category of methods used for identity verification in an authentication attempt. */
export type AuthFactor = {
  /** Device used to complete an authentication request. Recommended. */
  device?: Device;
  /** The email address used in an email-based authentication factor. */
  email_addr?: string;
  /** The type of authentication factor used in an authentication attempt. Recommended. */
  factor_type?: string;
  /** The normalized identifier for the authentication factor. Its caption: `factor_type`. */
  factor_type_id: FactorTypeId;
  /** Whether the authentication factor is an HMAC-based One-time Password (HOTP). Recommended. */
  is_hotp?: boolean;
  /** Whether the authentication factor is a Time-based One-time Password (TOTP). Recommended. */
  is_totp?: boolean;
  /** The phone number used for a telephony-based authentication request. */
  phone_number?: string;
  /** The name of provider for an authentication factor. Recommended. */
  provider?: string;
  /** The question(s) provided to user for a question-based authentication factor. */
  security_questions?: string[];
};

/** The Authentication Token object extends the base token object and represents standardized authentication tokens, tickets, or assertions that conform to established authentication protocols such as Ke… */
export type AuthenticationToken = {
  /** The time that the authentication token was created or issued. Recommended. */
  created_time?: number;
  /** The time that the authentication token was created or issued. Profile datetime. */
  created_time_dt?: string;
  /** The encryption details of the authentication token. Recommended. */
  encryption_details?: EncryptionDetails;
  /** The expiration time of the authentication token. */
  expiration_time?: number;
  /** The expiration time of the authentication token. Profile datetime. */
  expiration_time_dt?: string;
  /** Indicates whether the authentication token is renewable. */
  is_renewable?: boolean;
  /** A bitmask, either in hexadecimal or decimal form, which encodes various attributes or permissions associated with a Kerberos ticket. Recommended. */
  kerberos_flags?: string;
  /** The last time the token was updated. */
  modified_time?: number;
  /** The last time the token was updated. Profile datetime. */
  modified_time_dt?: string;
  /** The human-friendly name of a token or key, if available, such as the name from the Okta API Token API. */
  name?: string;
  /** The unique identifier of the tenant or organization that owns the token or key, or the tenant context in which the token is authorized for use. */
  tenant_uid?: string;
  /** The type of the authentication token. Recommended. */
  type?: string;
  /** The normalized authentication token type identifier. Recommended. Its caption: `type`. */
  type_id?: TokenTypeId;
  /** The unique ID of a token or key, if available, such as the Secret ID of Entra ID Application Registration Client Secrets. */
  uid?: string;
  /** The network zone or geographic region that the token or key is authorized to be used from. */
  zone?: string;
};

/** The Authorization Result object provides details about the authorization outcome and associated policies related to activity. */
export type Authorization = {
  /** Authorization Result/outcome, e.g. allowed, denied. Recommended. */
  decision?: string;
  /** Details about the Identity/Access management policies that are applicable. */
  policy?: Policy;
};

/** An autonomous system (AS) is a collection of connected Internet Protocol (IP) routing prefixes under the control of one or more network operators on behalf of a single administrative entity or domain… */
export type AutonomousSystem = {
  /** Organization name for the Autonomous System. Recommended. */
  name?: string;
  /** Unique number that the AS is identified by. Recommended. */
  number?: number;
};

/** Describes the baseline or expected behavior of a system, service, or component based on historical observations and measurements. */
export type Baseline = {
  /** The specific parameter or property being monitored. */
  observation_parameter: string;
  /** The type of analysis being performed to establish baseline behavior. Recommended. */
  observation_type?: string;
  /** Collection of actual measured values, data points and observations recorded for this baseline. */
  observations: Observation[];
  /** The specific pattern identified within the observation type. Recommended. */
  observed_pattern?: string;
};

/** Campaign represent organized efforts by threat actors to achieve malicious objectives over a period, often characterized by shared tactics, techniques, and procedures (TTPs). */
export type Campaign = {
  /** The name of a specific campaign associated with a cyber threat. */
  name: string;
};

/** The Digital Certificate, also known as a Public Key Certificate, object contains information about the ownership and usage of a public key. */
export type Certificate = {
  /** The time when the certificate was created. Recommended. */
  created_time?: number;
  /** The time when the certificate was created. Profile datetime. */
  created_time_dt?: string;
  /** The expiration time of the certificate. Recommended. */
  expiration_time?: number;
  /** The expiration time of the certificate. Profile datetime. */
  expiration_time_dt?: string;
  /** The fingerprint list of the certificate. Recommended. */
  fingerprints?: Fingerprint[];
  /** Denotes whether a digital certificate is self-signed or signed by a known certificate authority (CA). Recommended. */
  is_self_signed?: boolean;
  /** The certificate issuer distinguished name. */
  issuer: string;
  /** The list of subject alternative names that are secured by a specific certificate. */
  sans?: San[];
  /** The serial number of the certificate used to create the digital signature. */
  serial_number: string;
  /** The certificate subject distinguished name. Recommended. */
  subject?: string;
  /** The unique identifier of the certificate. */
  uid?: string;
  /** The certificate version. Recommended. */
  version?: string;
};

/** The check object defines a specific, testable compliance verification point that evaluates a target device against a standard, framework, or custom requirement. */
export type Check = {
  /** The detailed description of the compliance check, explaining the security requirement, vulnerability, or configuration being assessed. */
  desc?: string;
  /** The name or title of the compliance check. Recommended. */
  name?: string;
  /** Describes details about the resource that this check evaluated. */
  resource?: ResourceDetails;
  /** The severity level as defined in the source document. */
  severity?: string;
  /** The normalized severity identifier that maps severity levels to standard severity levels. Its caption: `severity`. */
  severity_id?: SeverityId;
  /** The regulatory or industry standard this check is associated with. Recommended. */
  standards?: string[];
  /** The resultant status of the compliance check normalized to the caption of the status_id value. Recommended. */
  status?: string;
  /** The normalized status identifier of the compliance check. Recommended. Its caption: `status`. */
  status_id?: ComplianceStatusId;
  /** The unique identifier of the compliance check within its standard or framework. Recommended. */
  uid?: string;
  /** The check version. */
  version?: string;
};

/**
 * The CIS Benchmark Result object contains information as defined by the Center for Internet Security (CIS) benchmark result.
 * @deprecated since 1.5.0. Use the Compliance object with Checks object instead.
 */
export type CisBenchmarkResult = {
  /** The CIS benchmark description. */
  desc?: string;
  /** The CIS benchmark name. */
  name: string;
  /** Describes the recommended remediation steps to address identified issue(s). */
  remediation?: Remediation;
  /** The CIS benchmark rule. */
  rule?: Rule;
};

/** The CIS Control (aka Critical Security Control) object describes a prioritized set of actions to protect your organization and data from cyber-attack vectors. */
export type CisControl = {
  /** The CIS Control description. */
  desc?: string;
  /** The CIS Control name. */
  name: string;
  /** The CIS Control version. Recommended. */
  version?: string;
};

/**
 * The CIS Critical Security Control (CSC) contains information as defined by the Center for Internet Security Critical Security Control (CIS CSC). Prioritized set of actions to protect your organizatio…
 * @deprecated since 1.5.0. Use the cis_control object instead.
 */
export type CisCsc = {
  /** A Control is prescriptive, prioritized, and simplified set of best practices that one can use to strengthen their cybersecurity posture. e.g. AWS SecurityHub Controls, CIS Controls. */
  control: string;
  /** The CIS critical security control version. Recommended. */
  version?: string;
};

/** The Classifier Details object describes details about the classifier used for data classification. */
export type ClassifierDetails = {
  /** The name of the classifier. Recommended. */
  name?: string;
  /** The type of the classifier. */
  type: string;
  /** The unique identifier of the classifier. Recommended. */
  uid?: string;
};

/** The Cloud object describes the cloud computing environment where an event or finding originated. */
export type Cloud = {
  /** The Account object containing details about the cloud account, subscription, or billing unit where the event or finding was created. */
  account?: Account;
  /** The logical grouping or isolated segment within a cloud provider's infrastructure where the event or finding was created, often used for compliance, governance, or regional separation. */
  cloud_partition?: string;
  /** The Organization object containing details about the organizational unit or management structure that governs the account, subscription, or project where the event or finding was created. */
  org?: Organization;
  /**
   * The unique identifier of a Cloud project.
   * @deprecated since 1.4.0. Use the account.uid attribute instead.
   */
  project_uid?: string;
  /** The unique name of the Cloud services provider where the event or finding was created. */
  provider: string;
  /** The cloud region where the event or finding was created, as defined by the cloud provider. Recommended. */
  region?: string;
  /** The availability zone in the cloud region where the event or finding was created, as defined by the cloud provider. */
  zone?: string;
};

/** The Compliance object contains information about Industry and Regulatory Framework standards, controls and requirements or details about custom assessments utilized in a compliance evaluation. */
export type Compliance = {
  /** A list of assessments associated with the compliance requirements evaluation. */
  assessments?: Assessment[];
  /** The category a control framework pertains to, as reported by the source tool, such as Asset Management or Risk Assessment. */
  category?: string;
  /** A list of compliance checks associated with specific industry standards or frameworks. */
  checks?: Check[];
  /**
   * A list of reference KB articles that provide information to help organizations understand, interpret, and implement compliance standards.
   * @deprecated since 1.5.0. Use the Compliance object with Check array instead.
   */
  compliance_references?: KbArticle[];
  /**
   * A list of established guidelines or criteria that define specific requirements an organization must follow.
   * @deprecated since 1.5.0. Use the Compliance object with Check array instead.
   */
  compliance_standards?: KbArticle[];
  /** A Control is a prescriptive, actionable set of specifications that strengthens device posture. Recommended. */
  control?: string;
  /** The list of control parameters evaluated in a Compliance check. */
  control_parameters?: KeyValueObject[];
  /** The description or criteria of a control. */
  desc?: string;
  /** The specific compliance requirements being evaluated. */
  requirements?: string[];
  /** The regulatory or industry standards being evaluated for compliance. Recommended. */
  standards?: string[];
  /** The resultant status of the compliance check normalized to the caption of the status_id value. Recommended. */
  status?: string;
  /** The resultant status code of the compliance check. */
  status_code?: string;
  /**
   * The contextual description of the status, status_code values.
   * @deprecated since 1.4.0. Use the status_details attribute instead.
   */
  status_detail?: string;
  /** A list of contextual descriptions of the status, status_code values. */
  status_details?: string[];
  /** The normalized status identifier of the compliance check. Recommended. Its caption: `status`. */
  status_id?: ComplianceStatusId;
};

/** The Container object describes an instance of a specific container. */
export type Container = {
  /** Commit hash of image created for docker or the SHA256 hash of the container. Recommended. */
  hash?: Fingerprint;
  /** The container image used as a template to run the container. Recommended. */
  image?: Image;
  /** The list of labels associated to the container. */
  labels?: string[];
  /** The container name. Recommended. */
  name?: string;
  /** The network driver used by the container. */
  network_driver?: string;
  /** The orchestrator managing the container, such as ECS, EKS, K8s, or OpenShift. */
  orchestrator?: string;
  /** The unique identifier of the pod (or equivalent) that the container is executing on. */
  pod_uuid?: string;
  /** The backend running the container, such as containerd or cri-o. */
  runtime?: string;
  /** The size of the container image. Recommended. */
  size?: number;
  /**
   * The tag used by the container.
   * @deprecated since 1.4.0. Use the labels or tags attribute instead.
   */
  tag?: string;
  /** The list of tags; {key:value} pairs associated to the container. */
  tags?: KeyValueObject[];
  /** The full container unique identifier for this instantiation of the container. Recommended. */
  uid?: string;
};

/** The Common Vulnerabilities and Exposures (CVE) object represents publicly disclosed cybersecurity vulnerabilities defined in CVE Program catalog (CVE). There is one CVE Record for each vulnerability… */
export type Cve = {
  /** The Record Creation Date identifies when the CVE ID was issued to a CVE Numbering Authority (CNA) or the CVE Record was published on the CVE List. Recommended. */
  created_time?: number;
  /** The Record Creation Date identifies when the CVE ID was issued to a CVE Numbering Authority (CNA) or the CVE Record was published on the CVE List. Profile datetime. */
  created_time_dt?: string;
  /** The CVSS object details Common Vulnerability Scoring System (CVSS) scores from the advisory that are related to the vulnerability. Recommended. */
  cvss?: Cvss[];
  /**
   * The CWE object represents a weakness in a software system that can be exploited by a threat actor to perform an attack.
   * @deprecated since 1.4.0. Use related_cwes attribute instead.
   */
  cwe?: Cwe;
  /**
   * The Common Weakness Enumeration (CWE) unique identifier.
   * @deprecated since 1.1.0. Use the related_cwes object attributes instead.
   */
  cwe_uid?: string;
  /**
   * Common Weakness Enumeration (CWE) definition URL. For example: https://cwe.mitre.org/data/definitions/787.html.
   * @deprecated since 1.1.0. Use the related_cwes object attributes instead.
   */
  cwe_url?: string;
  /** A brief description of the CVE Record. */
  desc?: string;
  /** The Exploit Prediction Scoring System (EPSS) object describes the estimated probability a vulnerability will be exploited. */
  epss?: Epss;
  /** The Record Modified Date identifies when the CVE record was last updated. */
  modified_time?: number;
  /** The Record Modified Date identifies when the CVE record was last updated. Profile datetime. */
  modified_time_dt?: string;
  /** The product where the vulnerability was discovered. */
  product?: Product;
  /** A list of reference URLs with additional information about the CVE Record. Recommended. */
  references?: string[];
  /** Describes the Common Weakness Enumeration (CWE) details related to the CVE Record. */
  related_cwes?: Cwe[];
  /** A title or a brief phrase summarizing the CVE record. Recommended. */
  title?: string;
  /** The vulnerability type as selected from a large dropdown menu during CVE refinement. Recommended. */
  type?: string;
  /** The Common Vulnerabilities and Exposures unique number assigned to a specific computer vulnerability. */
  uid: string;
};

/** The Common Vulnerability Scoring System (CVSS) object provides a way to capture the principal characteristics of a vulnerability and produce a numerical score reflecting its severity. */
export type Cvss = {
  /** The CVSS base score. */
  base_score: number;
  /** The CVSS depth represents a depth of the equation used to calculate CVSS score. Recommended. */
  depth?: string;
  /** The Common Vulnerability Scoring System metrics. */
  metrics?: Metric[];
  /** The CVSS overall score, impacted by base, temporal, and environmental metrics. Recommended. */
  overall_score?: number;
  /** The Common Vulnerability Scoring System (CVSS) Qualitative Severity Rating. */
  severity?: string;
  /** The source URL for the CVSS score. */
  src_url?: string;
  /** The CVSS vector string is a text representation of a set of CVSS metrics. */
  vector_string?: string;
  /** The vendor that provided the CVSS score. Recommended. */
  vendor_name?: string;
  /** The CVSS version. */
  version: string;
};

/** The CWE object represents a weakness in a software system that can be exploited by a threat actor to perform an attack. */
export type Cwe = {
  /** The caption assigned to the Common Weakness Enumeration unique identifier. */
  caption?: string;
  /** URL pointing to the CWE Specification. */
  src_url?: string;
  /** The Common Weakness Enumeration unique number assigned to a specific weakness. */
  uid: string;
};

/** The MITRE D3FEND™ Tactic object describes the tactic ID and/or name that is associated to an attack. */
export type D3fTactic = {
  /** The tactic name that is associated with the defensive technique. Recommended. */
  name?: string;
  /** The versioned permalink of the defensive tactic. */
  src_url?: string;
  /** The unique identifier of the defensive tactic. Recommended. */
  uid?: string;
};

/** The MITRE D3FEND™ Technique object describes the leaf defensive technique ID and/or name associated to a countermeasure. */
export type D3fTechnique = {
  /** The name of the defensive technique. Recommended. */
  name?: string;
  /** The versioned permalink of the defensive technique. */
  src_url?: string;
  /** The unique identifier of the defensive technique. Recommended. */
  uid?: string;
};

/** The MITRE D3FEND™ object describes the tactic & technique associated with a countermeasure. */
export type D3fend = {
  /** The Tactic object describes the tactic ID and/or name that is associated with a countermeasure. Recommended. */
  d3f_tactic?: D3fTactic;
  /** The Technique object describes the technique ID and/or name associated with a countermeasure. Recommended. */
  d3f_technique?: D3fTechnique;
  /** The D3FEND™ Matrix version. Recommended. */
  version?: string;
};

/** The Data Classification object includes information about data classification levels and data category types. */
export type DataClassification = {
  /** The name of the data classification category that data matched into, e.g. Financial, Personal, Governmental, etc. */
  category?: string;
  /** The normalized identifier of the data classification category. Recommended. Its caption: `category`. */
  category_id?: CategoryId;
  /** Describes details about the classifier used for data classification. Recommended. */
  classifier_details?: ClassifierDetails;
  /** The file content confidentiality, normalized to the confidentiality_id value. */
  confidentiality?: string;
  /** The normalized identifier of the file content confidentiality indicator. Recommended. Its caption: `confidentiality`. */
  confidentiality_id?: ConfidentialityId;
  /** Details about the data discovered by classification job. */
  discovery_details?: DiscoveryDetails[];
  /** Details about the data policy that governs data handling and security measures related to classification. */
  policy?: Policy;
  /** Size of the data classified. */
  size?: number;
  /** The source URL pointing towards the full classification job details. */
  src_url?: string;
  /** The resultant status of the classification job normalized to the caption of the status_id value. Recommended. */
  status?: string;
  /** The contextual description of the status, status_id value. */
  status_details?: string[];
  /** The normalized status identifier of the classification job. Recommended. Its caption: `status`. */
  status_id?: DataClassificationStatusId;
  /** The total count of discovered entities, by the classification job. */
  total?: number;
  /** The unique identifier of the classification job. */
  uid?: string;
};

/** The Data Security object describes the characteristics, techniques and content of a Data Loss Prevention (DLP), Data Loss Detection (DLD), Data Classification, or similar tools' finding, alert, or de… */
export type DataSecurity = {
  /** The name of the data classification category that data matched into, e.g. Financial, Personal, Governmental, etc. */
  category?: string;
  /** The normalized identifier of the data classification category. Recommended. Its caption: `category`. */
  category_id?: CategoryId;
  /** Describes details about the classifier used for data classification. Recommended. */
  classifier_details?: ClassifierDetails;
  /** The file content confidentiality, normalized to the confidentiality_id value. */
  confidentiality?: string;
  /** The normalized identifier of the file content confidentiality indicator. Recommended. Its caption: `confidentiality`. */
  confidentiality_id?: ConfidentialityId;
  /** The name of the stage or state that the data was in. */
  data_lifecycle_state?: string;
  /** The stage or state that the data was in when it was assessed or scanned by a data security tool. Recommended. Its caption: `data_lifecycle_state`. */
  data_lifecycle_state_id?: DataLifecycleStateId;
  /** Specific pattern, algorithm, fingerprint, or model used for detection. Recommended. */
  detection_pattern?: string;
  /** The name of the type of data security tool or system that the finding, detection, or alert originated from. */
  detection_system?: string;
  /** The type of data security tool or system that the finding, detection, or alert originated from. Recommended. Its caption: `detection_system`. */
  detection_system_id?: DetectionSystemId;
  /** Details about the data discovered by classification job. */
  discovery_details?: DiscoveryDetails[];
  /** A text, binary, file name, or datastore that matched against a detection rule. */
  pattern_match?: string;
  /** Details about the policy that triggered the finding. Recommended. */
  policy?: Policy;
  /** Size of the data classified. */
  size?: number;
  /** The source URL pointing towards the full classification job details. */
  src_url?: string;
  /** The resultant status of the classification job normalized to the caption of the status_id value. Recommended. */
  status?: string;
  /** The contextual description of the status, status_id value. */
  status_details?: string[];
  /** The normalized status identifier of the classification job. Recommended. Its caption: `status`. */
  status_id?: DataClassificationStatusId;
  /** The total count of discovered entities, by the classification job. */
  total?: number;
  /** The unique identifier of the classification job. */
  uid?: string;
};

/** The database object is used for databases which are typically datastore services that contain an organized collection of structured and unstructured data or a types of data. */
export type Database = {
  /** The time when the database was known to have been created. */
  created_time?: number;
  /** The time when the database was known to have been created. Profile datetime. */
  created_time_dt?: string;
  /**
   * The Data Classification object includes information about data classification levels and data category types. Recommended. Profile data_classification.
   * @deprecated since 1.4.0. Use the attribute data_classifications instead
   */
  data_classification?: DataClassification;
  /** A list of Data Classification objects, that include information about data classification levels and data category types, identified by a classifier. Recommended. Profile data_classification. */
  data_classifications?: DataClassification[];
  /** The description of the database. */
  desc?: string;
  /** Model used for creating embeddings (if applicable). */
  embedding_model?: string;
  /** The group names to which the database belongs. */
  groups?: Group[];
  /** The most recent time when any changes, updates, or modifications were made within the database. */
  modified_time?: number;
  /** The most recent time when any changes, updates, or modifications were made within the database. Profile datetime. */
  modified_time_dt?: string;
  /** The database name, ordinarily as assigned by a database administrator. Recommended. */
  name?: string;
  /** The size of the database in bytes. */
  size?: number;
  /** The database type. Recommended. */
  type?: string;
  /** The normalized identifier of the database type. Its caption: `type`. */
  type_id: DatabaseTypeId;
  /** The unique identifier of the database. Recommended. */
  uid?: string;
};

/** The databucket object is a basic container that holds data, typically organized through the use of data partitions. */
export type Databucket = {
  /** A list of agent objects associated with a device, endpoint, or resource. */
  agent_list?: Agent[];
  /** The logical grouping or isolated segment within a cloud provider's infrastructure where the databucket is located. Profile cloud. */
  cloud_partition?: string;
  /** The time when the databucket was known to have been created. */
  created_time?: number;
  /** The time when the databucket was known to have been created. Profile datetime. */
  created_time_dt?: string;
  /** The criticality of the databucket as defined by the event source. */
  criticality?: string;
  /** Additional data describing the resource. */
  data?: unknown;
  /**
   * The Data Classification object includes information about data classification levels and data category types. Recommended. Profile data_classification.
   * @deprecated since 1.4.0. Use the attribute data_classifications instead
   */
  data_classification?: DataClassification;
  /** A list of Data Classification objects, that include information about data classification levels and data category types, identified by a classifier. Recommended. Profile data_classification. */
  data_classifications?: DataClassification[];
  /** The description of the databucket. */
  desc?: string;
  /** The encryption details of the databucket. */
  encryption_details?: EncryptionDetails;
  /** Details about the file/object within a databucket. */
  file?: File;
  /**
   * The name of the related resource group.
   * @deprecated since 1.6.0. Use the groups attribute instead.
   */
  group?: Group;
  /** The group names to which the databucket belongs. */
  groups?: Group[];
  /** The fully qualified hostname of the databucket. Recommended. */
  hostname?: string;
  /** The IP address of the resource, in either IPv4 or IPv6 format. Recommended. */
  ip?: string;
  /** Indicates whether the device or resource has a backup enabled, such as an automated snapshot or a cloud backup. */
  is_backed_up?: boolean;
  /** Indicates if the databucket is encrypted. */
  is_encrypted?: boolean;
  /** Indicates if the databucket is publicly accessible. Recommended. */
  is_public?: boolean;
  /** The list of labels associated to the resource. */
  labels?: string[];
  /** The most recent time when any changes, updates, or modifications were made within the databucket. */
  modified_time?: number;
  /** The most recent time when any changes, updates, or modifications were made within the databucket. Profile datetime. */
  modified_time_dt?: string;
  /** The databucket name. Recommended. */
  name?: string;
  /** The namespace is useful when similar entities exist that you need to keep separate. */
  namespace?: string;
  /** The identity of the service or user account that owns the databucket. Recommended. */
  owner?: User;
  /** The cloud region of the databucket. Profile cloud. */
  region?: string;
  /** A graph representation showing how this databucket relates to and interacts with other entities in the environment. */
  resource_relationship?: Graph;
  /** The size of the databucket in bytes. */
  size?: number;
  /** The list of tags; {key:value} pairs associated to the resource. */
  tags?: KeyValueObject[];
  /** The databucket type. Recommended. */
  type?: string;
  /** The normalized identifier of the databucket type. Its caption: `type`. */
  type_id: DatabucketTypeId;
  /** The unique identifier of the databucket. Recommended. */
  uid?: string;
  /** The alternative unique identifier of the resource. */
  uid_alt?: string;
  /** The version of the resource. */
  version?: string;
  /** The specific availability zone within a cloud region where the databucket is located. Profile cloud. */
  zone?: string;
};

/** The DCE/RPC, or Distributed Computing Environment/Remote Procedure Call, object describes the remote procedure call system for distributed computing environments. */
export type DceRpc = {
  /** The request command (e.g. REQUEST, BIND). Recommended. */
  command?: string;
  /** The reply to the request command (e.g. RESPONSE, BINDACK or FAULT). Recommended. */
  command_response?: string;
  /** The list of interface flags. */
  flags: string[];
  /** An operation number used to identify a specific remote procedure call (RPC) method or a method in an interface. Recommended. */
  opnum?: number;
  /** The RPC Interface object describes the details pertaining to the remote procedure call interface. */
  rpc_interface: RpcInterface;
};

/** The Device object represents an addressable computer system or host, which is typically connected to a computer network and participates in the transmission or processing of data within the computer… */
export type Device = {
  /** A list of agent objects associated with a device, endpoint, or resource. */
  agent_list?: Agent[];
  /** The unique identifier of the cloud autoscale configuration. */
  autoscale_uid?: string;
  /** The time the system was booted. */
  boot_time?: number;
  /** The time the system was booted. Profile datetime. */
  boot_time_dt?: string;
  /** A unique identifier of the device that changes after every reboot. */
  boot_uid?: string;
  /** The information describing an instance of a container. Recommended. Profile container. */
  container?: Container;
  /** The time when the device was known to have been created. */
  created_time?: number;
  /** The time when the device was known to have been created. Profile datetime. */
  created_time_dt?: string;
  /** The description of the device, ordinarily as reported by the operating system. */
  desc?: string;
  /** The network domain where the device resides. */
  domain?: string;
  /** An Embedded Identity Document, is a unique serial number that identifies an eSIM-enabled device. */
  eid?: string;
  /** The initial discovery time of the device. */
  first_seen_time?: number;
  /** The initial discovery time of the device. Profile datetime. */
  first_seen_time_dt?: string;
  /** The group names to which the device belongs. */
  groups?: Group[];
  /** The device hostname. Recommended. */
  hostname?: string;
  /** The endpoint hardware information. */
  hw_info?: DeviceHwInfo;
  /** The name of the hypervisor running on the device. */
  hypervisor?: string;
  /** The Integrated Circuit Card Identification of a mobile device. */
  iccid?: string;
  /** The image used as a template to run the virtual machine. */
  image?: Image;
  /**
   * The International Mobile Equipment Identity that is associated with the device.
   * @deprecated since 1.4.0. Use the imei_list attribute instead.
   */
  imei?: string;
  /** The International Mobile Equipment Identity values that are associated with the device. */
  imei_list?: string[];
  /** The unique identifier of a VM instance. Recommended. */
  instance_uid?: string;
  /** The name of the network interface (e.g. eth2). Recommended. */
  interface_name?: string;
  /** The unique identifier of the network interface. Recommended. */
  interface_uid?: string;
  /** The device IP address, in either IPv4 or IPv6 format. */
  ip?: string;
  /** Indicates whether the device or resource has a backup enabled, such as an automated snapshot or a cloud backup. */
  is_backed_up?: boolean;
  /** The event occurred on a compliant device. */
  is_compliant?: boolean;
  /** The event occurred on a managed device. */
  is_managed?: boolean;
  /** Indicates whether the device has an active mobile account. */
  is_mobile_account_active?: boolean;
  /** The event occurred on a personal device. */
  is_personal?: boolean;
  /** The event occurred on a shared device. */
  is_shared?: boolean;
  /** The event occurred on a supervised device. */
  is_supervised?: boolean;
  /** The event occurred on a trusted device. */
  is_trusted?: boolean;
  /** The most recent discovery time of the device. */
  last_seen_time?: number;
  /** The most recent discovery time of the device. Profile datetime. */
  last_seen_time_dt?: string;
  /** The geographical location of the device. */
  location?: Location;
  /** The Media Access Control (MAC) address of the endpoint. */
  mac?: string;
  /** The vendor or manufacturer of the endpoint's network interface controller (NIC), as identified from the MAC address. */
  mac_vendor?: string;
  /** The Mobile Equipment Identifier. */
  meid?: string;
  /** The model of the device. */
  model?: string;
  /** The time when the device was last known to have been modified. */
  modified_time?: number;
  /** The time when the device was last known to have been modified. Profile datetime. */
  modified_time_dt?: string;
  /** The alternate device name, ordinarily as assigned by an administrator. */
  name?: string;
  /** If running under a process namespace (such as in a container), the process identifier within that process namespace. Recommended. Profile container. */
  namespace_pid?: number;
  /** The physical or virtual network interfaces that are associated with the device, one for each unique MAC address/IP address/hostname/name combination.Note: */
  network_interfaces?: NetworkInterface[];
  /** Organization and org unit related to the device. */
  org?: Organization;
  /** The endpoint operating system. */
  os?: Os;
  /** The operating system assigned Machine ID. In Windows, this is the value stored at the registry path: */
  os_machine_uuid?: string;
  /** The identity of the service or user account that owns the endpoint or was last logged into it. Recommended. */
  owner?: User;
  /** The pool of desktops or virtual machines to which the endpoint belongs. */
  pool?: Group;
  /** The region where the virtual machine is located. Recommended. */
  region?: string;
  /** The risk level, normalized to the caption of the risk_level_id value. */
  risk_level?: string;
  /** The normalized risk level id. Its caption: `risk_level`. */
  risk_level_id?: RiskLevelId;
  /** The risk score as reported by the event source. */
  risk_score?: number;
  /** The subnet mask. */
  subnet?: string;
  /** The unique identifier of a virtual subnet. */
  subnet_uid?: string;
  /** The device type. Recommended. */
  type?: string;
  /** The device type ID. Its caption: `type`. */
  type_id: EndpointTypeId;
  /** The Apple assigned Unique Device Identifier (UDID). For iOS, iPadOS, tvOS, watchOS and visionOS devices, this is the UDID. For macOS devices, it is the Provisioning UDID. For example: 00008020-008D45… */
  udid?: string;
  /** The unique identifier of the device. Recommended. */
  uid?: string;
  /** An alternate unique identifier of the device if any. */
  uid_alt?: string;
  /** The vendor for the device. Recommended. */
  vendor_name?: string;
  /** The Virtual LAN identifier. */
  vlan_uid?: string;
  /** The unique identifier of the Virtual Private Cloud (VPC). */
  vpc_uid?: string;
  /** The network zone or LAN segment. */
  zone?: string;
};

/** The Device Hardware Information object contains details and specifications of the physical components that make up a device. */
export type DeviceHwInfo = {
  /** The BIOS date. */
  bios_date?: string;
  /** The BIOS manufacturer. */
  bios_manufacturer?: string;
  /** The BIOS version. */
  bios_ver?: string;
  /** The chassis type describes the system enclosure or physical form factor. */
  chassis?: string;
  /** The CPU architecture, normalized to the caption of the cpu_architecture_id value. */
  cpu_architecture?: string;
  /** The normalized identifier of the CPU architecture. Its caption: `cpu_architecture`. */
  cpu_architecture_id?: CpuArchitectureId;
  /** The cpu architecture, the number of bits used for addressing in memory. */
  cpu_bits?: number;
  /** The number of processor cores in all installed processors. */
  cpu_cores?: number;
  /** The number of physical processors on a system. */
  cpu_count?: number;
  /** The speed of the processor in Mhz. */
  cpu_speed?: number;
  /** The processor type. */
  cpu_type?: string;
  /** The desktop display affiliated with the event */
  desktop_display?: Display;
  /** The number of GPU's on a system. */
  gpu_count?: number;
  /** A list of GPU objects describing the hardware properties of each graphics processor installed on the device. */
  gpu_info_list?: GpuInfo[];
  /** The keyboard detailed information. */
  keyboard_info?: KeyboardInfo;
  /** The total amount of installed RAM, in Megabytes. */
  ram_size?: number;
  /** The device manufacturer serial number. */
  serial_number?: string;
  /** The device manufacturer assigned universally unique hardware identifier. */
  uuid?: string;
  /** The device manufacturer. */
  vendor_name?: string;
};

/** The Digital Signature object contains information about the cryptographic mechanism used to verify the authenticity, integrity, and origin of the file or application. */
export type DigitalSignature = {
  /** The digital signature algorithm used to create the signature, normalized to the caption of 'algorithm_id'. */
  algorithm?: string;
  /** The identifier of the normalized digital signature algorithm. Its caption: `algorithm`. */
  algorithm_id: DigitalSignatureAlgorithmId;
  /** The certificate object containing information about the digital certificate. Recommended. */
  certificate?: Certificate;
  /** The time when the digital signature was created. */
  created_time?: number;
  /** The time when the digital signature was created. Profile datetime. */
  created_time_dt?: string;
  /** The developer ID on the certificate that signed the file. */
  developer_uid?: string;
  /** The message digest attribute contains the fixed length message hash representation and the corresponding hashing algorithm information. */
  digest?: Fingerprint;
  /** The digital signature state defines the signature state, normalized to the caption of 'state_id'. */
  state?: string;
  /** The normalized identifier of the signature state. Its caption: `state`. */
  state_id?: DigitalSignatureStateId;
};

/** The Discovery Details object describes results of a discovery task/job. */
export type DiscoveryDetails = {
  /** The number of discovered entities of the specified type. Recommended. */
  count?: number;
  /**
   * Details about where in the target entity, specified information was discovered.
   * @deprecated since 1.4.0. Use occurrences instead.
   */
  occurrence_details?: OccurrenceDetails;
  /** Details about where in the target entity, specified information was discovered. */
  occurrences?: OccurrenceDetails[];
  /** The specific type of information that was discovered. e.g. name, phone_number, etc. Recommended. */
  type?: string;
  /** Optionally, the specific value of discovered information. */
  value?: string;
};

/** The Display object contains information about the physical or virtual display connected to a computer system. */
export type Display = {
  /** The numeric color depth. */
  color_depth?: number;
  /** The numeric physical height of display. */
  physical_height?: number;
  /** The numeric physical orientation of display. */
  physical_orientation?: number;
  /** The numeric physical width of display. */
  physical_width?: number;
  /** The numeric scale factor of display. */
  scale_factor?: number;
};

/** The DNS Answer object represents a specific response provided by the Domain Name System (DNS) when querying for information about a domain or performing a DNS operation. */
export type DnsAnswer = {
  /** The class of DNS data contained in this resource record. Recommended. */
  class?: string;
  /** The list of DNS answer header flag IDs. Recommended. Its caption: `flags`. */
  flag_ids?: FlagIds[];
  /** The list of DNS answer header flags. */
  flags?: string[];
  /** The DNS packet identifier assigned by the program that generated the query. Recommended. */
  packet_uid?: number;
  /** The data describing the DNS resource. */
  rdata: string;
  /** The time interval that the resource record may be cached. Recommended. */
  ttl?: number;
  /** The type of data contained in this resource record. Recommended. */
  type?: string;
};

/** The DNS query object represents a specific request made to the Domain Name System (DNS) to retrieve information about a domain or perform a DNS operation. */
export type DnsQuery = {
  /** The class of resource records being queried. Recommended. */
  class?: string;
  /** The hostname or domain being queried. */
  hostname: string;
  /** The DNS opcode specifies the type of the query message. */
  opcode?: string;
  /** The DNS opcode ID specifies the normalized query message type as defined in RFC-5395. Recommended. */
  opcode_id?: OpcodeId;
  /** The DNS packet identifier assigned by the program that generated the query. Recommended. */
  packet_uid?: number;
  /** The type of resource records being queried. Recommended. */
  type?: string;
};

/** The contact information related to a domain registration, e.g., registrant, administrator, abuse, billing, or technical contact. */
export type DomainContact = {
  /** The user's primary email address. Recommended. */
  email_addr?: string;
  /** Location details for the contract such as the city, state/province, country, etc. Recommended. */
  location?: Location;
  /** The individual or organization name for the contact. */
  name?: string;
  /** The number associated with the phone. */
  phone_number?: string;
  /** The Domain Contact type, normalized to the caption of the type_id value. */
  type?: string;
  /** The normalized domain contact type ID. Its caption: `type`. */
  type_id: DomainContactTypeId;
  /** The unique identifier of the contact information, typically provided in WHOIS information. */
  uid?: string;
};

/** Represents a connection or relationship between two nodes in a graph. */
export type Edge = {
  /** Additional data about the edge such as weight, distance, or custom properties. */
  data?: unknown;
  /** Indicates whether the edge is (true) or undirected (false). */
  is_directed?: boolean;
  /** The human-readable name or label for the edge. Recommended. */
  name?: string;
  /** The type of relationship between nodes (e.g. is-attached-to , depends-on, etc). Recommended. */
  relation?: string;
  /** The unique identifier of the node where the edge originates. */
  source: string;
  /** The unique identifier of the node where the edge terminates. */
  target: string;
  /** Unique identifier of the edge. Recommended. */
  uid?: string;
};

/** The Email object describes the email metadata such as sender, recipients, and direction, and can include embedded URLs and files. */
export type Email = {
  /** The machine-readable email header Cc values, as defined by RFC 5322. */
  cc?: string[];
  /** The human-readable email header Cc Mailbox values. */
  cc_mailboxes?: string[];
  /**
   * The Data Classification object includes information about data classification levels and data category types. Recommended. Profile data_classification.
   * @deprecated since 1.4.0. Use the attribute data_classifications instead
   */
  data_classification?: DataClassification;
  /** A list of Data Classification objects, that include information about data classification levels and data category types, identified by a classifier. Recommended. Profile data_classification. */
  data_classifications?: DataClassification[];
  /**
   * The machine-readable Delivered-To email header field.
   * @deprecated since 1.4.0. Use the delivered_to_list attribute instead.
   */
  delivered_to?: string;
  /** The machine-readable Delivered-To email header values. */
  delivered_to_list?: string[];
  /** The files embedded or attached to the email. */
  files?: File[];
  /** The machine-readable email header From value, as defined by RFC 5322. Recommended. */
  from?: string;
  /** The machine-readable email header From values. */
  from_list?: string[];
  /** The human-readable email header From Mailbox value. */
  from_mailbox?: string;
  /** The human-readable email header From Mailbox values. */
  from_mailboxes?: string[];
  /** Additional HTTP headers of an HTTP request or response. */
  http_headers?: HttpHeader[];
  /** The indication of whether the email has been read. */
  is_read?: boolean;
  /** The email header Message-ID value, as defined by RFC 5322. Recommended. */
  message_uid?: string;
  /** The email authentication header. */
  raw_header?: string;
  /**
   * The machine-readable email header Reply-To value, as defined by RFC 5322. Recommended.
   * @deprecated since 1.4.0. Use the reply_to_list attribute instead.
   */
  reply_to?: string;
  /** The machine-readable email header Reply-To values, as defined by RFC 5322. */
  reply_to_list?: string[];
  /** The human-readable email header Reply To Mailbox values. */
  reply_to_mailboxes?: string[];
  /** The address found in the 'Return-Path' header, which indicates where bounce messages (non-delivery reports) should be sent. */
  return_path?: string;
  /** The machine readable email address of the system or server that actually transmitted the email message, extracted from the email headers per RFC 5322. */
  sender?: string;
  /** The human readable email address of the system or server that actually transmitted the email message, extracted from the email headers per RFC 5322. */
  sender_mailbox?: string;
  /** The size in bytes of the email, including attachments. Recommended. */
  size?: number;
  /**
   * The value of the SMTP MAIL FROM command. Recommended.
   * @deprecated since 1.4.0. Use the from attribute instead.
   */
  smtp_from?: string;
  /**
   * The value of the SMTP envelope RCPT TO command. Recommended.
   * @deprecated since 1.4.0. Use the to attribute instead.
   */
  smtp_to?: string[];
  /** The email header Subject value, as defined by RFC 5322. Recommended. */
  subject?: string;
  /** The machine-readable email header To values, as defined by RFC 5322. Recommended. */
  to?: string[];
  /** The human-readable email header To Mailbox values. */
  to_mailboxes?: string[];
  /** The unique identifier of the email thread. Recommended. */
  uid?: string;
  /** The URLs embedded in the email. */
  urls?: Url[];
  /** The X-Originating-IP header identifying the emails originating IP address(es). */
  x_originating_ip?: string[];
};

/** The Email Authentication object describes the Sender Policy Framework (SPF), DomainKeys Identified Mail (DKIM) and Domain-based Message Authentication, Reporting and Conformance (DMARC) attributes of… */
export type EmailAuth = {
  /** The DomainKeys Identified Mail (DKIM) status of the email. Recommended. */
  dkim?: string;
  /** The DomainKeys Identified Mail (DKIM) signing domain of the email. Recommended. */
  dkim_domain?: string;
  /** The DomainKeys Identified Mail (DKIM) signature used by the sending/receiving system. Recommended. */
  dkim_signature?: string;
  /** The Domain-based Message Authentication, Reporting and Conformance (DMARC) status of the email. Recommended. */
  dmarc?: string;
  /** The Domain-based Message Authentication, Reporting and Conformance (DMARC) override action. Recommended. */
  dmarc_override?: string;
  /** The Domain-based Message Authentication, Reporting and Conformance (DMARC) policy status. Recommended. */
  dmarc_policy?: string;
  /** The Sender Policy Framework (SPF) status of the email. Recommended. */
  spf?: string;
};

/** Details about the encryption methodology utilized. */
export type EncryptionDetails = {
  /** The encryption algorithm used, normalized to the caption of 'algorithm_id */
  algorithm?: string;
  /** The encryption algorithm used. Recommended. Its caption: `algorithm`. */
  algorithm_id?: EncryptionDetailsAlgorithmId;
  /** The length of the encryption key used. */
  key_length?: number;
  /** The unique identifier of the key used for encryption. */
  key_uid?: string;
  /** The type of the encryption used. Recommended. */
  type?: string;
};

/** The Endpoint Connection object contains information detailing a connection attempt to an endpoint. */
export type EndpointConnection = {
  /** A numerical response status code providing details about the connection. Recommended. */
  code?: number;
  /** Provides characteristics of the network endpoint. Recommended. */
  network_endpoint?: NetworkEndpoint;
};

/** The Enrichment object provides inline enrichment data for specific attributes of interest within an event. */
export type Enrichment = {
  /** The time when the enrichment data was generated. Recommended. */
  created_time?: number;
  /** The time when the enrichment data was generated. Profile datetime. */
  created_time_dt?: string;
  /** The enrichment data associated with the attribute and value. */
  data: unknown;
  /** A long description of the enrichment data. */
  desc?: string;
  /** The name of the attribute to which the enriched data pertains. */
  name: string;
  /** The enrichment data provider name. Recommended. */
  provider?: string;
  /** The reputation of the enrichment data. */
  reputation?: Reputation;
  /** A short description of the enrichment data. Recommended. */
  short_desc?: string;
  /** The URL of the source of the enrichment data. Recommended. */
  src_url?: string;
  /** The enrichment type. Recommended. */
  type?: string;
  /** The value of the attribute to which the enriched data pertains. */
  value: string;
};

/** An environment variable. */
export type EnvironmentVariable = {
  /** The name of the environment variable. */
  name: string;
  /** The value of the environment variable. */
  value: string;
};

/** The Exploit Prediction Scoring System (EPSS) object describes the estimated probability a vulnerability will be exploited. */
export type Epss = {
  /** The timestamp indicating when the EPSS score was calculated. Recommended. */
  created_time?: number;
  /** The timestamp indicating when the EPSS score was calculated. Profile datetime. */
  created_time_dt?: string;
  /** The EPSS score's percentile representing relative importance and ranking of the score in the larger EPSS dataset. */
  percentile?: number;
  /** The EPSS score representing the probability [0-1] of exploitation in the wild in the next 30 days (following score publication). */
  score: string;
  /** The version of the EPSS model used to calculate the score. Recommended. */
  version?: string;
};

/** A collection of evidence artifacts associated to the activity/activities that triggered a security detection. */
export type Evidences = {
  /** Describes details about the user/role/process that was the source of the activity that triggered the detection. Recommended. */
  actor?: Actor;
  /** Describes details about the API call associated to the activity that triggered the detection. Recommended. */
  api?: Api;
  /** Describes details about the network connection associated to the activity that triggered the detection. Recommended. */
  connection_info?: NetworkConnectionInfo;
  /** Describes details about the container associated to the activity that triggered the detection. Recommended. */
  container?: Container;
  /** Additional evidence data that is not accounted for in the specific evidence attributes. */
  data?: unknown;
  /** Describes details about the database associated to the activity that triggered the detection. Recommended. */
  database?: Database;
  /** Describes details about the databucket associated to the activity that triggered the detection. Recommended. */
  databucket?: Databucket;
  /** An addressable device, computer system or host associated to the activity that triggered the detection. Recommended. */
  device?: Device;
  /** Describes details about the destination of the network activity that triggered the detection. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** The email object associated to the activity that triggered the detection. Recommended. */
  email?: Email;
  /** Describes details about the file associated to the activity that triggered the detection. Recommended. */
  file?: File;
  /** Describes details about the http request associated to the activity that triggered the detection. Recommended. */
  http_request?: HttpRequest;
  /** Describes details about the http response associated to the activity that triggered the detection. Recommended. */
  http_response?: HttpResponse;
  /** Describes details about the JA4+ fingerprints that triggered the detection. Recommended. */
  ja4_fingerprint_list?: Ja4Fingerprint[];
  /** Describes details about the scheduled job that was associated with the activity that triggered the detection. Recommended. */
  job?: Job;
  /** The naming convention or type identifier of the evidence associated with the security detection. */
  name?: string;
  /** Describes details about the process associated to the activity that triggered the detection. Recommended. */
  process?: Process;
  /** Describes details about the DNS query associated to the activity that triggered the detection. Recommended. */
  query?: DnsQuery;
  /** Describes details about the cloud resources directly related to activity that triggered the detection. Recommended. */
  resources?: ResourceDetails[];
  /** Describes details about the script that was associated with the activity that triggered the detection. Recommended. */
  script?: Script;
  /** Describes details about the source of the network activity that triggered the detection. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** Describes details about the Transport Layer Security (TLS) activity that triggered the detection. Recommended. */
  tls?: Tls;
  /** The unique identifier of the evidence associated with the security detection. */
  uid?: string;
  /** The URL object that pertains to the event or object associated to the activity that triggered the detection. Recommended. */
  url?: Url;
  /** Describes details about the user that was the target or somehow else associated with the activity that triggered the detection. Recommended. */
  user?: User;
  /** The normalized verdict of the evidence associated with the security detection. */
  verdict?: string;
  /** The normalized verdict (or status) ID of the evidence associated with the security detection. Its caption: `verdict`. */
  verdict_id?: VerdictId;
};

/** The OCSF Schema Extension object provides detailed information about the schema extension used to construct the event. */
export type Extension = {
  /** The schema extension name. Recommended. */
  name?: string;
  /** The schema extension unique identifier. Recommended. */
  uid?: string;
  /** The schema extension version. */
  version: string;
};

/** The Feature object provides information about the software product feature that generated a specific event. */
export type Feature = {
  /** The name of the feature. Recommended. */
  name?: string;
  /** The unique identifier of the feature. Recommended. */
  uid?: string;
  /** The version of the feature. Recommended. */
  version?: string;
};

/** The File object represents the metadata associated with a file stored in a computer system. */
export type File = {
  /** The time when the file was last accessed. */
  accessed_time?: number;
  /** The time when the file was last accessed. Profile datetime. */
  accessed_time_dt?: string;
  /** The name of the user who last accessed the object. */
  accessor?: User;
  /** The bitmask value that represents the file attributes. */
  attributes?: number;
  /** The name of the company that published the file. */
  company_name?: string;
  /** The file content confidentiality, normalized to the confidentiality_id value. */
  confidentiality?: string;
  /** The normalized identifier of the file content confidentiality indicator. Its caption: `confidentiality`. */
  confidentiality_id?: ConfidentialityId;
  /** The time when the file was created. */
  created_time?: number;
  /** The time when the file was created. Profile datetime. */
  created_time_dt?: string;
  /** The user that created the file. */
  creator?: User;
  /**
   * The Data Classification object includes information about data classification levels and data category types. Recommended. Profile data_classification.
   * @deprecated since 1.4.0. Use the attribute data_classifications instead
   */
  data_classification?: DataClassification;
  /** A list of Data Classification objects, that include information about data classification levels and data category types, identified by a classifier. Recommended. Profile data_classification. */
  data_classifications?: DataClassification[];
  /** The description of the file, as returned by file system. */
  desc?: string;
  /** The drive type, normalized to the caption of the drive_type_id value. */
  drive_type?: string;
  /** Identifies the type of a disk drive, i.e. fixed, removable, etc. Its caption: `drive_type`. */
  drive_type_id?: DriveTypeId;
  /** The encryption details of the file. */
  encryption_details?: EncryptionDetails;
  /** The extension of the file, excluding the leading dot. Recommended. */
  ext?: string;
  /** An array of hash attributes. Recommended. */
  hashes?: Fingerprint[];
  /** A list of symbols imported by the executable file. */
  imported_symbols?: string[];
  /** The name of the file as identified within the file itself. */
  internal_name?: string;
  /** Indicates if the file was deleted from the filesystem. */
  is_deleted?: boolean;
  /** Indicates if the file is encrypted. */
  is_encrypted?: boolean;
  /** Indicates if the file is publicly accessible. Profile cloud. */
  is_public?: boolean;
  /** Indicates that the file cannot be modified. */
  is_readonly?: boolean;
  /** The indication of whether the object is part of the operating system. */
  is_system?: boolean;
  /** The Multipurpose Internet Mail Extensions (MIME) type of the file, if applicable. */
  mime_type?: string;
  /** The time when the file was last modified. */
  modified_time?: number;
  /** The time when the file was last modified. Profile datetime. */
  modified_time_dt?: string;
  /** The user that last modified the file. */
  modifier?: User;
  /** The name of the file. */
  name: string;
  /** The user that owns the file/object. */
  owner?: User;
  /** The parent folder in which the file resides. */
  parent_folder?: string;
  /** The full path to the file. Recommended. */
  path?: string;
  /** The product that created or installed the file. */
  product?: Product;
  /** The object security descriptor. */
  security_descriptor?: string;
  /**
   * The digital signature of the file.
   * @deprecated since 1.8.0. Use the signatures attribute.
   */
  signature?: DigitalSignature;
  /** A collection of Digital Signature objects. */
  signatures?: DigitalSignature[];
  /** The size of data, in bytes. */
  size?: number;
  /** The storage class of the file. Profile cloud. */
  storage_class?: string;
  /** The list of tags; {key:value} pairs associated to the file. */
  tags?: KeyValueObject[];
  /** The file type. */
  type?: string;
  /** The file type ID. Note the distinction between a Regular File and an Executable File. Its caption: `type`. */
  type_id: FileTypeId;
  /** The unique identifier of the file as defined by the storage system, such the file system file ID. */
  uid?: string;
  /** The file URI, such as those reporting by static analysis tools. */
  uri?: string;
  /** The URL of the file, when applicable. */
  url?: Url;
  /** The file version. */
  version?: string;
  /** The volume on the storage device where the file is located. */
  volume?: string;
  /** An unordered collection of zero or more name/value pairs where each pair represents a file or folder extended attribute. */
  xattributes?: Record<string, unknown>;
};

/**
 * The Finding object describes metadata related to a security finding generated by a security tool or system.
 * @deprecated since 1.0.0. Use the new finding_info object.
 */
export type Finding = {
  /** The time when the finding was created. */
  created_time?: number;
  /** The time when the finding was created. Profile datetime. */
  created_time_dt?: string;
  /** The description of the reported finding. */
  desc?: string;
  /** The time when the finding was first observed. */
  first_seen_time?: number;
  /** The time when the finding was first observed. Profile datetime. */
  first_seen_time_dt?: string;
  /** The time when the finding was most recently observed. */
  last_seen_time?: number;
  /** The time when the finding was most recently observed. Profile datetime. */
  last_seen_time_dt?: string;
  /** The time when the finding was last modified. */
  modified_time?: number;
  /** The time when the finding was last modified. Profile datetime. */
  modified_time_dt?: string;
  /** Details about the product that reported the finding. */
  product?: Product;
  /**
   * The unique identifier of the product that reported the finding.
   * @deprecated since 1.4.0. Use the uid attribute in the product object instead.
   */
  product_uid?: string;
  /** Describes events and/or other findings related to the finding as identified by the security product. */
  related_events?: RelatedEvent[];
  /** Describes the recommended remediation steps to address identified issue(s). */
  remediation?: Remediation;
  /** The URL pointing to the source of the finding. */
  src_url?: string;
  /** Additional data supporting a finding as provided by security tool */
  supporting_data?: unknown;
  /** A title or a brief phrase summarizing the reported finding. */
  title: string;
  /** One or more types of the reported finding. */
  types?: string[];
  /** The unique identifier of the reported finding. */
  uid: string;
};

/** The Finding Information object describes metadata related to a security finding generated by a security tool or system. */
export type FindingInfo = {
  /** The analytic technique used to analyze and derive insights from the data or information that led to the finding or conclusion. Recommended. */
  analytic?: Analytic;
  /** An Attack Graph describes possible routes an attacker could take through an environment. */
  attack_graph?: Graph;
  /** The MITRE ATT&CK® technique and associated tactics related to the finding. */
  attacks?: Attack[];
  /** The time when the finding was created. */
  created_time?: number;
  /** The time when the finding was created. Profile datetime. */
  created_time_dt?: string;
  /** A list of data sources utilized in generation of the finding. */
  data_sources?: string[];
  /** The description of the reported finding. */
  desc?: string;
  /** The time when the finding was first observed. e.g. The time when a vulnerability was first observed. */
  first_seen_time?: number;
  /** The time when the finding was first observed. e.g. The time when a vulnerability was first observed. Profile datetime. */
  first_seen_time_dt?: string;
  /** The Cyber Kill Chain® provides a detailed description of each phase and its associated activities within the broader context of a cyber attack. */
  kill_chain?: KillChainPhase[];
  /** The time when the finding was most recently observed. e.g. The time when a vulnerability was most recently observed. */
  last_seen_time?: number;
  /** The time when the finding was most recently observed. e.g. The time when a vulnerability was most recently observed. Profile datetime. */
  last_seen_time_dt?: string;
  /** The time when the finding was last modified. */
  modified_time?: number;
  /** The time when the finding was last modified. Profile datetime. */
  modified_time_dt?: string;
  /** Details about the product that reported the finding. */
  product?: Product;
  /**
   * The unique identifier of the product that reported the finding.
   * @deprecated since 1.4.0. Use the uid attribute in the product object instead.
   */
  product_uid?: string;
  /** Other analytics related to this finding. */
  related_analytics?: Analytic[];
  /** Describes events and/or other findings related to the finding as identified by the security product. */
  related_events?: RelatedEvent[];
  /** Number of related events or findings. */
  related_events_count?: number;
  /** The URL pointing to the source of the finding. */
  src_url?: string;
  /** The list of tags; {key:value} pairs associated with the finding. */
  tags?: KeyValueObject[];
  /** A title or a brief phrase summarizing the reported finding. Recommended. */
  title?: string;
  /** The list of key traits or characteristics extracted from the finding. */
  traits?: Trait[];
  /** One or more types of the reported finding. */
  types?: string[];
  /** The unique identifier of the reported finding. */
  uid: string;
  /** The alternative unique identifier of the reported finding. */
  uid_alt?: string;
};

/** The Fingerprint object provides detailed information about a fingerprint, which is a compact representation of data used to identify a longer piece of information, such as a public key, file content,… */
export type Fingerprint = {
  /** The algorithm or scheme used to create the fingerprint, normalized to the caption of algorithm_id. */
  algorithm?: string;
  /** The identifier of the normalized algorithm or scheme, which was used to create the fingerprint. Its caption: `algorithm`. */
  algorithm_id: FingerprintAlgorithmId;
  /** The fingerprint value.Note: */
  value: string;
};

/** The Firewall Rule object represents a specific rule within a firewall policy or event. */
export type FirewallRule = {
  /** The rule category. */
  category?: string;
  /** The rule trigger condition for the rule. */
  condition?: string;
  /** The description of the rule that generated the event. */
  desc?: string;
  /** The rule response time duration, usually used for challenge completion time. */
  duration?: number;
  /** The data in a request that rule matched. */
  match_details?: string[];
  /** The location of the matched data in the source which resulted in the triggered firewall rule. */
  match_location?: string;
  /** The name of the rule that generated the event. Recommended. */
  name?: string;
  /** The rate limit for a rate-based rule. */
  rate_limit?: number;
  /** The sensitivity of the firewall rule in the matched event. */
  sensitivity?: string;
  /** The rule type. */
  type?: string;
  /** The unique identifier of the rule that generated the event. Recommended. */
  uid?: string;
  /** The rule version. */
  version?: string;
};

/** The Function Invocation object provides details regarding the invocation of a function. */
export type FunctionInvocation = {
  /** The error indication returned from the function. */
  error?: string;
  /** The parameters passed into a function invocation. */
  parameters?: Parameter[];
  /** The value returned from a function. */
  return_value?: string;
};

/** The GPU information object contains attributes describing graphical processing hardware. */
export type GpuInfo = {
  /** The attachment bus or interface standard, normalized to the caption of the bus_type_id value. */
  bus_type?: string;
  /** The normalized identifier of the attachment bus or interface standard. Its caption: `bus_type`. */
  bus_type_id?: BusTypeId;
  /** The number of processing cores or compute units for the component. */
  cores?: number;
  /** The model name of the GPU. For example: Recommended. */
  model?: string;
  /** The name of the vendor of the GPU. For example: Recommended. */
  vendor_name?: string;
  /** The video memory attachment mode, indicating how the VRAM hardware is integrated with the system (e.g., shared or dedicated), normalized to the caption of the vram_mode_id value. Recommended. */
  vram_mode?: string;
  /** The normalized identifier of the video memory attachment mode. Recommended. Its caption: `vram_mode`. */
  vram_mode_id?: VramModeId;
  /** The total amount of installed video RAM. Recommended. */
  vram_size?: number;
};

/** A graph data structure representation with nodes and edges. */
export type Graph = {
  /** The graph description - provides additional details about the graph's purpose and contents. */
  desc?: string;
  /** The edges/connections between nodes in the graph - contains the collection of edge objects defining relationships between nodes. */
  edges?: Edge[];
  /** Indicates if the graph is directed (true) or undirected (false). */
  is_directed?: boolean;
  /** The graph name - a human readable identifier for the graph. Recommended. */
  name?: string;
  /** The nodes/vertices of the graph - contains the collection of node objects that make up the graph. */
  nodes: Node[];
  /** The graph query language, normalized to the caption of the query_language_id value. */
  query_language?: string;
  /** The normalized identifier of a graph query language that can be used to interact with the graph. Recommended. Its caption: `query_language`. */
  query_language_id?: QueryLanguageId;
  /** The graph type. */
  type?: string;
  /** Unique identifier of the graph - a unique ID to reference this specific graph. Recommended. */
  uid?: string;
};

/** The Group object represents a collection or association of entities, such as users, policies, or devices. */
export type Group = {
  /** The group description. */
  desc?: string;
  /** The domain where the group is defined. */
  domain?: string;
  /** The group name. Recommended. */
  name?: string;
  /** The group privileges. */
  privileges?: string[];
  /** The type of the group. */
  type?: string;
  /** The unique identifier of the group. Recommended. */
  uid?: string;
  /** The alternate unique identifier. */
  uid_alt?: string;
};

/** The HASSH object contains SSH network fingerprinting values for specific client/server implementations. */
export type Hassh = {
  /** The concatenation of key exchange, encryption, authentication and compression algorithms (separated by ';'). Recommended. */
  algorithm?: string;
  /** The hash of the key exchange, encryption, authentication and compression algorithms. */
  fingerprint: Fingerprint;
};

/** The HTTP Cookie object, also known as a web cookie or browser cookie, contains details and values pertaining to a small piece of data that a server sends to a user's web browser. */
export type HttpCookie = {
  /** The domain name for the server from which the http_cookie is served. */
  domain?: string;
  /** The expiration time of the HTTP cookie. */
  expiration_time?: number;
  /** The expiration time of the HTTP cookie. Profile datetime. */
  expiration_time_dt?: string;
  /**
   * A cookie attribute to make it inaccessible via JavaScript
   * @deprecated since 1.1.0. Use the is_http_only attribute instead.
   */
  http_only?: boolean;
  /** This attribute prevents the cookie from being accessed via JavaScript. */
  is_http_only?: boolean;
  /** The cookie attribute indicates that cookies are sent to the server only when the request is encrypted using the HTTPS protocol. */
  is_secure?: boolean;
  /** The HTTP cookie name. */
  name: string;
  /** The path of the HTTP cookie. */
  path?: string;
  /** The cookie attribute that lets servers specify whether/when cookies are sent with cross-site requests. */
  samesite?: string;
  /**
   * The cookie attribute to only send cookies to the server with an encrypted request over the HTTPS protocol.
   * @deprecated since 1.1.0. Use the is_secure attribute instead.
   */
  secure?: boolean;
  /** The HTTP cookie value. */
  value: string;
};

/** The HTTP Header object represents the headers sent in an HTTP request or response. */
export type HttpHeader = {
  /** The name of the HTTP header. */
  name: string;
  /** The value of the HTTP header. */
  value: string;
};

/** The HTTP Request object represents the attributes of a request made to a web server. */
export type HttpRequest = {
  /** The arguments sent along with the HTTP request. */
  args?: string;
  /** The actual length of the HTTP request body, in number of bytes, independent of a potentially existing Content-Length header. */
  body_length?: number;
  /** Additional HTTP headers of an HTTP request or response. Recommended. */
  http_headers?: HttpHeader[];
  /** The HTTP request method indicates the desired action to be performed for a given resource. Recommended. */
  http_method?: string;
  /** The length of the entire HTTP request, in number of bytes. */
  length?: number;
  /** The request header that identifies the address of the previous web page, which is linked to the current web page or resource being requested. */
  referrer?: string;
  /** The unique identifier of the http request. */
  uid?: string;
  /** The URL object that pertains to the request. Recommended. */
  url?: Url;
  /** The request header that identifies the operating system and web browser. Recommended. */
  user_agent?: string;
  /** The Hypertext Transfer Protocol (HTTP) version. Recommended. */
  version?: string;
  /** The X-Forwarded-For header identifying the originating IP address(es) of a client connecting to a web server through an HTTP proxy or a load balancer. */
  x_forwarded_for?: string[];
};

/** The HTTP Response object contains detailed information about the response sent from a web server to the requester. */
export type HttpResponse = {
  /** The actual length of the HTTP response body, in number of bytes, independent of a potentially existing Content-Length header. */
  body_length?: number;
  /** The Hypertext Transfer Protocol (HTTP) status code returned from the web server to the client. */
  code: number;
  /** The request header that identifies the original media type of the resource (prior to any content encoding applied for sending). */
  content_type?: string;
  /** Additional HTTP headers of an HTTP request or response. Recommended. */
  http_headers?: HttpHeader[];
  /** The HTTP response latency measured in milliseconds. */
  latency?: number;
  /** The length of the entire HTTP response, in number of bytes. */
  length?: number;
  /** The description of the event/finding, as defined by the source. */
  message?: string;
  /** The response status. */
  status?: string;
};

/** The Identity Activity Metrics object captures usage patterns, authentication activity, credential usage and other metrics for identities across cloud and on-premises environments. */
export type IdentityActivityMetrics = {
  /** The timestamp when this identity was first observed or created in the system. */
  first_seen_time?: number;
  /** The timestamp when this identity was first observed or created in the system. Profile datetime. */
  first_seen_time_dt?: string;
  /** The timestamp when this identity last successfully authenticated to any system or service. */
  last_authentication_time?: number;
  /** The timestamp when this identity last successfully authenticated to any system or service. Profile datetime. */
  last_authentication_time_dt?: string;
  /** The timestamp of the most recent activity performed by this identity, including authentication, resource access, or API calls. Recommended. */
  last_seen_time?: number;
  /** The timestamp of the most recent activity performed by this identity, including authentication, resource access, or API calls. Profile datetime. */
  last_seen_time_dt?: string;
  /** The timestamp when password-based authentication was last used by this identity. */
  password_last_used_time?: number;
  /** The timestamp when password-based authentication was last used by this identity. Profile datetime. */
  password_last_used_time_dt?: string;
  /** Details about the programmatic credentials associated with this identity, such as API keys, service account keys, access tokens, and client certificates used for automated access. */
  programmatic_credentials?: ProgrammaticCredential[];
};

/** The Identity Provider object contains detailed information about a provider responsible for creating, maintaining, and managing identity information while offering authentication services to applicat… */
export type Idp = {
  /** The Authentication Factors object describes the different types of Multi-Factor Authentication (MFA) methods and/or devices supported by the Identity Provider. */
  auth_factors?: AuthFactor[];
  /** The primary domain associated with the Identity Provider. */
  domain?: string;
  /** The fingerprint of the X.509 certificate used by the Identity Provider. */
  fingerprint?: Fingerprint;
  /** The Identity Provider enforces Multi Factor Authentication (MFA). */
  has_mfa?: boolean;
  /** The unique identifier (often a URL) used by the Identity Provider as its issuer. */
  issuer?: string;
  /** The name of the Identity Provider. Recommended. */
  name?: string;
  /** The supported protocol of the Identity Provider. */
  protocol_name?: string;
  /** The System for Cross-domain Identity Management (SCIM) resource object provides a structured set of attributes related to SCIM protocols used for identity provisioning and management across cloud-bas… */
  scim?: Scim;
  /** The Single Sign-On (SSO) object provides a structure for normalizing SSO attributes, configuration, and/or settings from Identity Providers. */
  sso?: Sso;
  /** The configuration state of the Identity Provider, normalized to the caption of the state_id value. */
  state?: string;
  /** The normalized state ID of the Identity Provider to reflect its configuration or activation status. Its caption: `state`. */
  state_id?: IdpStateId;
  /** The tenant ID associated with the Identity Provider. */
  tenant_uid?: string;
  /** The unique identifier of the Identity Provider. Recommended. */
  uid?: string;
  /** The URL for accessing the configuration or metadata of the Identity Provider. */
  url_string?: string;
};

/** The Image object provides a description of a specific Virtual Machine (VM) or Container image. */
export type Image = {
  /** The list of labels associated to the image. */
  labels?: string[];
  /** The image name. Recommended. */
  name?: string;
  /** The full path to the image file. */
  path?: string;
  /**
   * The image tag.
   * @deprecated since 1.4.0. Use the labels or tags attribute instead.
   */
  tag?: string;
  /** The list of tags; {key:value} pairs associated to the image. */
  tags?: KeyValueObject[];
  /** The unique image ID. For example: 77af4d6b9913. */
  uid: string;
};

/** The JA4+ fingerprint object provides detailed fingerprint information about various aspects of network traffic which is both machine and human readable. */
export type Ja4Fingerprint = {
  /** The 'a' section of the JA4 fingerprint. */
  section_a?: string;
  /** The 'b' section of the JA4 fingerprint. */
  section_b?: string;
  /** The 'c' section of the JA4 fingerprint. */
  section_c?: string;
  /** The 'd' section of the JA4 fingerprint. */
  section_d?: string;
  /** The JA4+ fingerprint type as defined by FoxIO, normalized to the caption of 'type_id'. */
  type?: string;
  /** The identifier of the JA4+ fingerprint type. Its caption: `type`. */
  type_id: Ja4FingerprintTypeId;
  /** The JA4+ fingerprint value. */
  value: string;
};

/** The Job object provides information about a scheduled job or task, including its name, command line, and state. */
export type Job = {
  /** The job command line. Recommended. */
  cmd_line?: string;
  /** The time when the job was created. Recommended. */
  created_time?: number;
  /** The time when the job was created. Profile datetime. */
  created_time_dt?: string;
  /** The description of the job. Recommended. */
  desc?: string;
  /** The file that pertains to the job. */
  file?: File;
  /** The time when the job was last run. Recommended. */
  last_run_time?: number;
  /** The time when the job was last run. Profile datetime. */
  last_run_time_dt?: string;
  /** The name of the job. */
  name: string;
  /** The time when the job will next be run. */
  next_run_time?: number;
  /** The time when the job will next be run. Profile datetime. */
  next_run_time_dt?: string;
  /** The run state of the job. */
  run_state?: string;
  /** The run state ID of the job. Recommended. Its caption: `run_state`. */
  run_state_id?: JobRunStateId;
  /** The user that created the job. */
  user?: User;
};

/** The KB Article object contains metadata that describes the patch or update. */
export type KbArticle = {
  /** The average time to patch. */
  avg_timespan?: Timespan;
  /** The kb article bulletin identifier. */
  bulletin?: string;
  /** The vendors classification of the kb article. */
  classification?: string;
  /** The date the kb article was released by the vendor. */
  created_time?: number;
  /** The date the kb article was released by the vendor. Profile datetime. */
  created_time_dt?: string;
  /** The install state of the kb article. Recommended. */
  install_state?: string;
  /** The normalized install state ID of the kb article. Recommended. Its caption: `install_state`. */
  install_state_id?: InstallStateId;
  /** The kb article has been replaced by another. */
  is_superseded?: boolean;
  /** The operating system the kb article applies. Recommended. */
  os?: Os;
  /** The product details the kb article applies. */
  product?: Product;
  /** The severity of the kb article. Recommended. */
  severity?: string;
  /** The size in bytes for the kb article. */
  size?: number;
  /** The kb article link from the source vendor. */
  src_url?: string;
  /** The title of the kb article. Recommended. */
  title?: string;
  /** The unique identifier for the kb article. Recommended. */
  uid?: string;
};

/** The Kernel Resource object provides information about a specific kernel resource, including its name and type. */
export type Kernel = {
  /** The indication of whether the object is part of the operating system. */
  is_system?: boolean;
  /** The name of the kernel resource. */
  name: string;
  /** The full path of the kernel resource. */
  path?: string;
  /** The system call that was invoked. */
  system_call?: string;
  /** The type of the kernel resource. */
  type?: string;
  /** The type of the kernel resource. Its caption: `type`. */
  type_id: KernelTypeId;
};

/** The Kernel Extension object describes a kernel driver that has been loaded or unloaded into the operating system (OS) kernel. */
export type KernelDriver = {
  /** The driver/extension file object. */
  file: File;
};

/** A generic object allowing to define a {key:value} pair. */
export type KeyValueObject = {
  /** The name of the key. */
  name: string;
  /** The value associated to the key. Recommended. */
  value?: string;
  /** Optional, the values associated to the key. Recommended. */
  values?: string[];
};

/** The Keyboard Information object contains details and attributes related to a computer or device keyboard. */
export type KeyboardInfo = {
  /** The number of function keys on client keyboard. */
  function_keys?: number;
  /** The Input Method Editor (IME) file name. */
  ime?: string;
  /** The keyboard locale identifier name (e.g., en-US). */
  keyboard_layout?: string;
  /** The keyboard numeric code. */
  keyboard_subtype?: number;
  /** The keyboard type (e.g., xt, ico). */
  keyboard_type?: string;
};

/** The Kill Chain Phase object represents a single phase of a cyber attack, including the initial reconnaissance and planning stages up to the final objective of the attacker. */
export type KillChainPhase = {
  /** The cyber kill chain phase. Recommended. */
  phase?: string;
  /** The cyber kill chain phase identifier. Its caption: `phase`. */
  phase_id: PhaseId;
};

/** The additional LDAP attributes that describe a person. */
export type LdapPerson = {
  /** The cost center associated with the user. */
  cost_center?: string;
  /** The timestamp when the user was created. */
  created_time?: number;
  /** The timestamp when the user was created. Profile datetime. */
  created_time_dt?: string;
  /** The timestamp when the user was deleted. */
  deleted_time?: number;
  /** The timestamp when the user was deleted. Profile datetime. */
  deleted_time_dt?: string;
  /** The name of the department in which the user works. */
  department?: string;
  /** The display name of the LDAP person. */
  display_name?: string;
  /** A list of additional email addresses for the user. */
  email_addrs?: string[];
  /** The employee identifier assigned to the user by the organization. */
  employee_uid?: string;
  /** The given or first name of the user. */
  given_name?: string;
  /** The timestamp when the user was or will be hired by the organization. */
  hire_time?: number;
  /** The timestamp when the user was or will be hired by the organization. Profile datetime. */
  hire_time_dt?: string;
  /** The user's job title. */
  job_title?: string;
  /** The labels associated with the user. */
  labels?: string[];
  /** The last time when the user logged in. */
  last_login_time?: number;
  /** The last time when the user logged in. Profile datetime. */
  last_login_time_dt?: string;
  /** The LDAP and X.500 commonName attribute, typically the full name of the person. */
  ldap_cn?: string;
  /** The X.500 Distinguished Name (DN) is a structured string that uniquely identifies an entry, such as a user, in an X.500 directory service For example, cn=John Doe,ou=People,dc=example,dc=com. */
  ldap_dn?: string;
  /** The timestamp when the user left or will be leaving the organization. */
  leave_time?: number;
  /** The timestamp when the user left or will be leaving the organization. Profile datetime. */
  leave_time_dt?: string;
  /** The geographical location associated with a user. */
  location?: Location;
  /** The user's manager. */
  manager?: User;
  /** The timestamp when the user entry was last modified. */
  modified_time?: number;
  /** The timestamp when the user entry was last modified. Profile datetime. */
  modified_time_dt?: string;
  /** The primary office location associated with the user. */
  office_location?: string;
  /** The telephone number of the user. */
  phone_number?: string;
  /** The last or family name for the user. */
  surname?: string;
  /** The list of tags; {key:value} pairs associated to the user. */
  tags?: KeyValueObject[];
};

/** The load balancer object describes the load balancer entity and contains additional information regarding the distribution of traffic across a network. */
export type LoadBalancer = {
  /** The request classification as defined by the load balancer. */
  classification?: string;
  /** The numeric response status code detailing the connection from the load balancer to the destination target. Recommended. */
  code?: number;
  /** The destination to which the load balancer is distributing traffic. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** An object detailing the load balancer connection attempts and responses. Recommended. */
  endpoint_connections?: EndpointConnection[];
  /** The load balancer error message. */
  error_message?: string;
  /** The IP address of the load balancer node that handled the client request. */
  ip?: string;
  /** The load balancer message. */
  message?: string;
  /** General purpose metrics associated with the load balancer. */
  metrics?: Metric[];
  /** The name of the load balancer. Recommended. */
  name?: string;
  /** The status detail contains additional status information about the load balancer distribution event. */
  status_detail?: string;
  /** The unique identifier for the load balancer. Recommended. */
  uid?: string;
};

/** The Geo Location object describes a geographical location, usually associated with an IP address. */
export type Location = {
  /** Expressed as either height above takeoff location or height above ground level (AGL) for a UAS current location. */
  aerial_height?: string;
  /** The name of the city. Recommended. */
  city?: string;
  /** The name of the continent. Recommended. */
  continent?: string;
  /**
   * A two-element array, containing a longitude/latitude pair.
   * @deprecated since 1.2.0. Use specific lat, long attributes instead.
   */
  coordinates?: number[];
  /** The ISO 3166-1 Alpha-2 country code.Note: Recommended. */
  country?: string;
  /** The description of the geographical location. */
  desc?: string;
  /** The aircraft distance above or below the ellipsoid as measured along a line that passes through the aircraft and is normal to the surface of the WGS-84 ellipsoid. */
  geodetic_altitude?: string;
  /** Provides quality/containment on geodetic altitude. */
  geodetic_vertical_accuracy?: string;
  /** Geohash of the geo-coordinates (latitude and longitude). */
  geohash?: string;
  /** Provides quality/containment on horizontal position. */
  horizontal_accuracy?: string;
  /** Indicates whether the location is on-premises. */
  is_on_premises?: boolean;
  /**
   * The name of the Internet Service Provider (ISP).
   * @deprecated since 1.5.0. Utilize isp attribute available in network_endpoint, whois objects according to your use-case.
   */
  isp?: string;
  /** The geographical Latitude coordinate represented in Decimal Degrees (DD). For example: 42.361145. */
  lat?: number;
  /** The geographical Longitude coordinate represented in Decimal Degrees (DD). For example: -71.057083. */
  long?: number;
  /** The postal code of the location. */
  postal_code?: string;
  /** The uncorrected barometric pressure altitude (based on reference standard 29.92 inHg, 1013.25 mb) provides a reference for algorithms that utilize 'altitude deltas' between aircraft. */
  pressure_altitude?: string;
  /** The provider of the geographical location data. */
  provider?: string;
  /** The alphanumeric code that identifies the principal subdivision (e.g. province or state) of the country. */
  region?: string;
};

/** The Logger object represents the device and product where events are stored with times for receipt and transmission. */
export type Logger = {
  /** The device where the events are logged. Recommended. */
  device?: Device;
  /** The unique identifier of the event assigned by the logger. */
  event_uid?: string;
  /** Indicates whether the OCSF event data has been truncated due to size limitations. */
  is_truncated?: boolean;
  /** The format of data in the log. */
  log_format?: string;
  /** The level at which an event was logged. */
  log_level?: string;
  /** The log name for the logging provider log, or the file name of the system log. Recommended. */
  log_name?: string;
  /** The logging provider or logging service that logged the event. Recommended. */
  log_provider?: string;
  /** The event log schema version of the original event. */
  log_version?: string;
  /** The time when the logging system collected and logged the event. Recommended. */
  logged_time?: number;
  /** The time when the logging system collected and logged the event. Profile datetime. */
  logged_time_dt?: string;
  /** The name of the logging product instance. Recommended. */
  name?: string;
  /** The product logging the event. Recommended. */
  product?: Product;
  /** The time when the event was transmitted from the logging device to it's next destination. Recommended. */
  transmit_time?: number;
  /** The time when the event was transmitted from the logging device to it's next destination. Profile datetime. */
  transmit_time_dt?: string;
  /** The unique identifier of the logging product instance. Recommended. */
  uid?: string;
  /** The original size of the OCSF event data in kilobytes before any truncation occurred. */
  untruncated_size?: number;
  /** The version of the logging provider. */
  version?: string;
};

/** This object is a used to capture strings which may be truncated by a security product due to their length. */
export type LongString = {
  /** Indicates that value has been truncated. */
  is_truncated?: boolean;
  /** The size in bytes of the string represented by value before truncation. */
  untruncated_size?: number;
  /** The string value, truncated if is_truncated is true. */
  value: string;
};

/** The Malware object describes the classification of known malicious software, which is intentionally designed to cause damage to a computer, server, client, or computer network. */
export type Malware = {
  /** The list of normalized identifiers of the malware classifications. Its caption: `classifications`. */
  classification_ids: ClassificationIds[];
  /** The list of malware classifications, normalized to the captions of the classification_ids values. */
  classifications?: string[];
  /** The list of Common Vulnerabilities and Exposures (CVE) identifiers associated with the malware. */
  cves?: Cve[];
  /** The list of file objects representing files that were identified as infected by the malware. */
  files?: File[];
  /** The malware name, as reported by the detection engine. Recommended. */
  name?: string;
  /** The number of files that were identified to be infected by the malware. */
  num_infected?: number;
  /**
   * The filesystem path of the malware that was observed. Recommended.
   * @deprecated since 1.5.0. Use file.path attribute available via files.
   */
  path?: string;
  /** The name or identifier of the security solution or service that provided the malware detection information. Recommended. */
  provider?: string;
  /** The severity of the malware, normalized to the captions of the severity_id values. */
  severity?: string;
  /** The normalized identifier of the malware severity. Recommended. Its caption: `severity`. */
  severity_id?: SeverityId;
  /** A unique identifier for the specific malware instance, as assigned by the detection engine (e.g., virus signature ID or IPS rule ID). Recommended. */
  uid?: string;
};

/** The malware scan information object describes characteristics, metadata of a malware scanning job. */
export type MalwareScanInfo = {
  /** The timestamp indicating when the scan job completed execution. */
  end_time?: number;
  /** The timestamp indicating when the scan job completed execution. Profile datetime. */
  end_time_dt?: string;
  /** The administrator-supplied or application-generated name of the scan. Recommended. */
  name?: string;
  /** The total number of files analyzed during the scan. */
  num_files?: number;
  /** The total number of files identified as infected with malware during the scan. */
  num_infected?: number;
  /** The total number of storage volumes examined during the malware scan. */
  num_volumes?: number;
  /** The total size in bytes of all files that were scanned. */
  size?: number;
  /** The timestamp indicating when the scan job began execution. */
  start_time?: number;
  /** The timestamp indicating when the scan job began execution. Profile datetime. */
  start_time_dt?: string;
  /** The type of scan. */
  type?: string;
  /** The type id of the scan. Its caption: `type`. */
  type_id: ScanTypeId;
  /** The application-defined unique identifier assigned to an instance of a scan. Recommended. */
  uid?: string;
  /** The number of unique malware detected across all infected files. */
  unique_malware_count?: number;
};

/** The Managed Entity object describes the type and version of an entity, such as a user, device, or policy. */
export type ManagedEntity = {
  /** The managed entity content as a JSON object. */
  data?: unknown;
  /** An addressable device, computer system or host. Recommended. */
  device?: Device;
  /** The email object. Recommended. */
  email?: Email;
  /** The group object associated with an entity such as user, policy, or rule. Recommended. */
  group?: Group;
  /** The detailed geographical location usually associated with an IP address. */
  location?: Location;
  /** The name of the managed entity. Recommended. */
  name?: string;
  /** The Organization object containing details about the managed organizational entity. Recommended. */
  org?: Organization;
  /** Describes details of a managed policy. Recommended. */
  policy?: Policy;
  /** The managed entity type. Recommended. */
  type?: string;
  /** The type of the Managed Entity. Recommended. Its caption: `type`. */
  type_id?: ManagedEntityTypeId;
  /** The identifier of the managed entity. Recommended. */
  uid?: string;
  /** The user that pertains to the event or object. Recommended. */
  user?: User;
  /** The version of the managed entity. Recommended. */
  version?: string;
};

/** Communication context for AI system interactions including protocols, roles, clients, and session information for MCP and other AI communication systems. */
export type MessageContext = {
  /** The normalized caption of the ai_role_id. */
  ai_role?: string;
  /** Specifies the functional role of the AI within the context of this message, such as retrieving information, assisting reasoning, executing a tool, or generating content. Recommended. Its caption: `ai_role`. */
  ai_role_id?: AiRoleId;
  /** The initiating client application. Recommended. */
  application?: Application;
  /** Number of tokens in the model's response/completion for this message. */
  completion_tokens?: number;
  /** The name or identifier of the message context. Recommended. */
  name?: string;
  /** Number of tokens in the input prompt for this message. */
  prompt_tokens?: number;
  /** The server or service handling the request. Recommended. */
  service?: Service;
  /** Total number of tokens used for this message (prompt + completion). */
  total_tokens?: number;
  /** The unique identifier of the message context. Recommended. */
  uid?: string;
};

/** The Metadata object describes the metadata associated with the event. */
export type Metadata = {
  /** A unique identifier used to correlate this OCSF event with other related OCSF events, distinct from the event's uid value. */
  correlation_uid?: string;
  /**
   * The Data Classification object includes information about data classification levels and data category types. Recommended. Profile data_classification.
   * @deprecated since 1.4.0. Use the attribute data_classifications instead
   */
  data_classification?: DataClassification;
  /** A list of Data Classification objects, that include information about data classification levels and data category types, identified by a classifier. Recommended. Profile data_classification. */
  data_classifications?: DataClassification[];
  /** Debug information about non-fatal issues with this OCSF event. */
  debug?: string[];
  /** The identifier of the original event. */
  event_code?: string;
  /**
   * The schema extension used to create the event.
   * @deprecated since 1.1.0. Use the extensions attribute instead.
   */
  extension?: Extension;
  /** The schema extensions used to create the event. */
  extensions?: Extension[];
  /** Indicates whether the OCSF event data has been truncated due to size limitations. */
  is_truncated?: boolean;
  /** The list of labels attached to the event. */
  labels?: string[];
  /** The format of data in the log where the data originated. */
  log_format?: string;
  /** The level at which an event was logged. */
  log_level?: string;
  /** The event log name, typically for the consumer of the event. Recommended. */
  log_name?: string;
  /** The logging provider or logging service that logged the event. */
  log_provider?: string;
  /** The log system or component where the data originated. */
  log_source?: string;
  /** The event log schema version of the original event. */
  log_version?: string;
  /** The time when the logging system collected and logged the event. */
  logged_time?: number;
  /** The time when the logging system collected and logged the event. Profile datetime. */
  logged_time_dt?: string;
  /** An array of Logger objects that describe the pipeline of devices and logging products between the event source and its eventual destination. */
  loggers?: Logger[];
  /** The time when the event was last modified or enriched. */
  modified_time?: number;
  /** The time when the event was last modified or enriched. Profile datetime. */
  modified_time_dt?: string;
  /** The unique identifier assigned to the event in its original logging system before transformation to OCSF format. */
  original_event_uid?: string;
  /** The original event time as reported by the event source. Recommended. */
  original_time?: string;
  /** The event processed time, such as an ETL operation. */
  processed_time?: number;
  /** The event processed time, such as an ETL operation. Profile datetime. */
  processed_time_dt?: string;
  /** The product that reported the event. */
  product: Product;
  /** The list of profiles used to create the event. */
  profiles?: string[];
  /** The entity from which the event or finding was first reported. Recommended. */
  reporter?: Reporter;
  /** Sequence number of the event. */
  sequence?: number;
  /** The source of the event or finding. */
  source?: string;
  /** The list of tags; {key:value} pairs associated to the event. */
  tags?: KeyValueObject[];
  /** The unique tenant identifier. Recommended. */
  tenant_uid?: string;
  /** The amount of time an event spent in a queue awaiting processing. */
  total_queued_duration?: Timespan;
  /** An array of transformation info that describes the mappings or transforms applied to the data. */
  transformation_info_list?: TransformationInfo[];
  /** The time when the event was transmitted from the logging device to it's next destination. */
  transmit_time?: number;
  /** The time when the event was transmitted from the logging device to it's next destination. Profile datetime. */
  transmit_time_dt?: string;
  /** The type of the event or finding as a subset of the source of the event. */
  type?: string;
  /** A unique identifier assigned to the OCSF event. */
  uid?: string;
  /** The original size of the OCSF event data in kilobytes before any truncation occurred. */
  untruncated_size?: number;
  /** The version of the OCSF schema, using Semantic Versioning Specification (SemVer). */
  version: string;
};

/** The Metric object defines a simple name/value pair entity for a metric. */
export type Metric = {
  /** The name of the metric. */
  name: string;
  /** The value of the metric. */
  value: string;
};

/** The MITRE Mitigation object describes the ATT&CK® or ATLAS™ Mitigation ID and/or name that is associated to an attack. */
export type Mitigation = {
  /** The D3FEND countermeasures that are associated with the attack technique. */
  countermeasures?: D3fend[];
  /** The Mitigation name that is associated with the attack technique. Recommended. */
  name?: string;
  /** The versioned permalink of the Mitigation. */
  src_url?: string;
  /** The Mitigation ID that is associated with the attack technique. Recommended. */
  uid?: string;
};

/** The Module object describes the attributes of a module. */
export type Module = {
  /** The memory address where the module was loaded. Recommended. */
  base_address?: string;
  /** The module file object. Recommended. */
  file?: File;
  /** Details about the invocation of the function given in function_name. */
  function_invocation?: FunctionInvocation;
  /** The invoked function in the module. Recommended. */
  function_name?: string;
  /** The load type, normalized to the caption of the load_type_id value. */
  load_type?: string;
  /** The normalized identifier for how the module was loaded in memory. Recommended. Its caption: `load_type`. */
  load_type_id?: LoadTypeId;
  /** The start address of the execution. Recommended. */
  start_address?: string;
  /** The module type. Recommended. */
  type?: string;
};

/** The Network Connection Information object describes characteristics of an OSI Transport Layer communication, including TCP and UDP. */
export type NetworkConnectionInfo = {
  /** The boundary of the connection, normalized to the caption of 'boundary_id'. */
  boundary?: string;
  /** The normalized identifier of the boundary of the connection. Recommended. Its caption: `boundary`. */
  boundary_id?: BoundaryId;
  /** The Community ID of the network connection. */
  community_uid?: string;
  /** The direction of the initiated connection, traffic, or email, normalized to the caption of the direction_id value. */
  direction?: string;
  /** The normalized identifier of the direction of the initiated connection, traffic, or email. Its caption: `direction`. */
  direction_id: DirectionId;
  /** The Connection Flag History summarizes events in a network connection. */
  flag_history?: string;
  /** The IP protocol name in lowercase, as defined by the Internet Assigned Numbers Authority (IANA). For example: tcp or udp. Recommended. */
  protocol_name?: string;
  /** The IP protocol number, as defined by the Internet Assigned Numbers Authority (IANA). For example: 6 for TCP and 17 for UDP. Recommended. */
  protocol_num?: number;
  /** The Internet Protocol version. */
  protocol_ver?: string;
  /** The Internet Protocol version identifier. Recommended. Its caption: `protocol_ver`. */
  protocol_ver_id?: ProtocolVerId;
  /** The authenticated user or service session. */
  session?: Session;
  /** The network connection TCP header flags (i.e., control bits). */
  tcp_flags?: number;
  /** The unique identifier of the connection. Recommended. */
  uid?: string;
};

/** The Network Endpoint object describes characteristics of a network endpoint. */
export type NetworkEndpoint = {
  /** A list of agent objects associated with a device, endpoint, or resource. */
  agent_list?: Agent[];
  /** The Autonomous System details associated with an IP address. */
  autonomous_system?: AutonomousSystem;
  /** The information describing an instance of a container. Recommended. Profile container. */
  container?: Container;
  /** The name of the domain that the endpoint belongs to or that corresponds to the endpoint. */
  domain?: string;
  /** Fingerprints that identify the specific application implementation on this endpoint, such as Cisco NPF or HASSH. */
  fingerprints?: Fingerprint[];
  /** The fully qualified name of the endpoint. Recommended. */
  hostname?: string;
  /** The endpoint hardware information. */
  hw_info?: DeviceHwInfo;
  /** The unique identifier of a VM instance. Recommended. */
  instance_uid?: string;
  /** The name of the network interface (e.g. eth2). Recommended. */
  interface_name?: string;
  /** The unique identifier of the network interface. Recommended. */
  interface_uid?: string;
  /** The intermediate IP Addresses. */
  intermediate_ips?: string[];
  /** The IP address of the endpoint, in either IPv4 or IPv6 format. Recommended. */
  ip?: string;
  /** The name of the Internet Service Provider (ISP). */
  isp?: string;
  /** The organization name of the Internet Service Provider (ISP). This represents the parent organization or company that owns/operates the ISP. For example, Comcast Corporation would be the ISP org for… */
  isp_org?: string;
  /** The geographical location of the endpoint. */
  location?: Location;
  /** The Media Access Control (MAC) address of the endpoint. */
  mac?: string;
  /** The vendor or manufacturer of the endpoint's network interface controller (NIC), as identified from the MAC address. */
  mac_vendor?: string;
  /** The short name of the endpoint. Recommended. */
  name?: string;
  /** If running under a process namespace (such as in a container), the process identifier within that process namespace. Recommended. Profile container. */
  namespace_pid?: number;
  /** Indicates whether the endpoint resides inside the customer’s network, outside on the Internet, or if its location relative to the customer’s network cannot be determined. */
  network_scope?: string;
  /** The normalized identifier of the endpoint’s network scope. Its caption: `network_scope`. */
  network_scope_id?: NetworkScopeId;
  /** The endpoint operating system. */
  os?: Os;
  /** The identity of the service or user account that owns the endpoint or was last logged into it. Recommended. */
  owner?: User;
  /** The pool of desktops or virtual machines to which the endpoint belongs. */
  pool?: Group;
  /** The port used for communication within the network connection. Recommended. */
  port?: number;
  /** The network proxy information pertaining to a specific endpoint. */
  proxy_endpoint?: NetworkProxy;
  /** The unique identifier of a virtual subnet. */
  subnet_uid?: string;
  /** The service name in service-to-service connections. Recommended. */
  svc_name?: string;
  /** The network endpoint type. */
  type?: string;
  /** The network endpoint type ID. Recommended. Its caption: `type`. */
  type_id?: EndpointTypeId;
  /** The unique identifier of the endpoint. Recommended. */
  uid?: string;
  /** The Virtual LAN identifier. */
  vlan_uid?: string;
  /** The unique identifier of the Virtual Private Cloud (VPC). */
  vpc_uid?: string;
  /** The network zone or LAN segment. */
  zone?: string;
};

/** The Network Interface object describes the type and associated attributes of a physical or virtual network interface. */
export type NetworkInterface = {
  /** The hostname associated with the network interface. Recommended. */
  hostname?: string;
  /** The IP address associated with the network interface. Recommended. */
  ip?: string;
  /** The MAC address of the network interface. Recommended. */
  mac?: string;
  /** The name of the network interface. Recommended. */
  name?: string;
  /** The namespace is useful in merger or acquisition situations. */
  namespace?: string;
  /** The list of open ports on a network interface, including port numbers and associated protocol information. */
  open_ports?: PortInfo[];
  /** The subnet prefix length determines the number of bits used to represent the network part of the IP address. */
  subnet_prefix?: number;
  /** The type of network interface. */
  type?: string;
  /** The network interface type identifier. Recommended. Its caption: `type`. */
  type_id?: NetworkInterfaceTypeId;
  /** The unique identifier for the network interface. */
  uid?: string;
};

/** The network proxy endpoint object describes a proxy server, which acts as an intermediary between a client requesting a resource and the server providing that resource. */
export type NetworkProxy = {
  /** A list of agent objects associated with a device, endpoint, or resource. */
  agent_list?: Agent[];
  /** The Autonomous System details associated with an IP address. */
  autonomous_system?: AutonomousSystem;
  /** The information describing an instance of a container. Recommended. Profile container. */
  container?: Container;
  /** The name of the domain that the endpoint belongs to or that corresponds to the endpoint. */
  domain?: string;
  /** Fingerprints that identify the specific application implementation on this endpoint, such as Cisco NPF or HASSH. */
  fingerprints?: Fingerprint[];
  /** The fully qualified name of the endpoint. Recommended. */
  hostname?: string;
  /** The endpoint hardware information. */
  hw_info?: DeviceHwInfo;
  /** The unique identifier of a VM instance. Recommended. */
  instance_uid?: string;
  /** The name of the network interface (e.g. eth2). Recommended. */
  interface_name?: string;
  /** The unique identifier of the network interface. Recommended. */
  interface_uid?: string;
  /** The intermediate IP Addresses. */
  intermediate_ips?: string[];
  /** The IP address of the endpoint, in either IPv4 or IPv6 format. Recommended. */
  ip?: string;
  /** The name of the Internet Service Provider (ISP). */
  isp?: string;
  /** The organization name of the Internet Service Provider (ISP). This represents the parent organization or company that owns/operates the ISP. For example, Comcast Corporation would be the ISP org for… */
  isp_org?: string;
  /** The geographical location of the endpoint. */
  location?: Location;
  /** The Media Access Control (MAC) address of the endpoint. */
  mac?: string;
  /** The vendor or manufacturer of the endpoint's network interface controller (NIC), as identified from the MAC address. */
  mac_vendor?: string;
  /** The short name of the endpoint. Recommended. */
  name?: string;
  /** If running under a process namespace (such as in a container), the process identifier within that process namespace. Recommended. Profile container. */
  namespace_pid?: number;
  /** Indicates whether the endpoint resides inside the customer’s network, outside on the Internet, or if its location relative to the customer’s network cannot be determined. */
  network_scope?: string;
  /** The normalized identifier of the endpoint’s network scope. Its caption: `network_scope`. */
  network_scope_id?: NetworkScopeId;
  /** The endpoint operating system. */
  os?: Os;
  /** The identity of the service or user account that owns the endpoint or was last logged into it. Recommended. */
  owner?: User;
  /** The pool of desktops or virtual machines to which the endpoint belongs. */
  pool?: Group;
  /** The port used for communication within the network connection. Recommended. */
  port?: number;
  /** The network proxy information pertaining to a specific endpoint. */
  proxy_endpoint?: NetworkProxy;
  /** The unique identifier of a virtual subnet. */
  subnet_uid?: string;
  /** The service name in service-to-service connections. Recommended. */
  svc_name?: string;
  /** The network endpoint type. */
  type?: string;
  /** The network endpoint type ID. Recommended. Its caption: `type`. */
  type_id?: EndpointTypeId;
  /** The unique identifier of the endpoint. Recommended. */
  uid?: string;
  /** The Virtual LAN identifier. */
  vlan_uid?: string;
  /** The unique identifier of the Virtual Private Cloud (VPC). */
  vpc_uid?: string;
  /** The network zone or LAN segment. */
  zone?: string;
};

/** The Network Traffic object describes characteristics of network traffic over a time period. */
export type NetworkTraffic = {
  /** The total number of bytes transferred in both directions (sum of bytes_in and bytes_out). Recommended. */
  bytes?: number;
  /** The number of bytes sent from the destination to the source (inbound direction). */
  bytes_in?: number;
  /** The number of bytes that were missed during observation, typically due to packet loss or sampling limitations. */
  bytes_missed?: number;
  /** The number of bytes sent from the source to the destination (outbound direction). */
  bytes_out?: number;
  /** The total number of chunks transferred in both directions (sum of chunks_in and chunks_out). */
  chunks?: number;
  /** The number of chunks sent from the destination to the source (inbound direction). */
  chunks_in?: number;
  /** The number of chunks sent from the source to the destination (outbound direction). */
  chunks_out?: number;
  /** The end time of the observation or reporting period. */
  end_time?: number;
  /** The end time of the observation or reporting period. Profile datetime. */
  end_time_dt?: string;
  /** The total number of packets transferred in both directions (sum of packets_in and packets_out). Recommended. */
  packets?: number;
  /** The number of packets sent from the destination to the source (inbound direction). */
  packets_in?: number;
  /** The number of packets sent from the source to the destination (outbound direction). */
  packets_out?: number;
  /** The start time of the observation or reporting period. */
  start_time?: number;
  /** The start time of the observation or reporting period. Profile datetime. */
  start_time_dt?: string;
  /** The time span object representing the duration of the observation or reporting period. */
  timespan?: Timespan;
};

/** Represents a node or a vertex in a graph structure. */
export type Node = {
  /** Additional data about the node stored as key-value pairs. */
  data?: unknown;
  /** A human-readable description of the node's purpose or meaning in the graph. */
  desc?: string;
  /** A human-readable name or label for the node. Recommended. */
  name?: string;
  /** Categorizes the node into a specific class or type. */
  type?: string;
  /** A unique string or numeric identifier that distinguishes this node from all others in the graph. */
  uid: string;
};

/** The observable object is a pivot element that contains related information found in many places in the event. */
export type Observable = {
  /** The unique identifier (metadata.uid) of the source OCSF event from which this observable was extracted. */
  event_uid?: string;
  /** The full name of the observable attribute. Recommended. */
  name?: string;
  /** Contains the original and normalized reputation scores. */
  reputation?: Reputation;
  /** The observable value type name. */
  type?: string;
  /** The observable value type identifier. Its caption: `type`. */
  type_id: ObservableTypeId;
  /** The OCSF event type UID (type_uid) of the source event that this observable was extracted from. */
  type_uid?: number;
  /** The value associated with the observable attribute. */
  value?: string;
};

/** A record of an observed value or event that captures the timing and frequency of its occurrence. */
export type Observation = {
  /** Integer representing the total number of times this specific value/event was observed across all occurrences. Recommended. */
  count?: number;
  /** The time window when the value or event was first observed. Recommended. */
  timespan?: Timespan;
  /** The specific value, event, indicator or data point that was observed and recorded. */
  value: string;
};

/** Details about where in the target entity, specified information was discovered. */
export type OccurrenceDetails = {
  /** The cell name/reference in a spreadsheet. e.g A2 */
  cell_name?: string;
  /** The column name in a spreadsheet, where the information was discovered. */
  column_name?: string;
  /** The column number in a spreadsheet or a plain text document, where the information was discovered. */
  column_number?: number;
  /** The line number of the last line of the file, where the information was discovered. */
  end_line?: number;
  /** The JSON path of the attribute in a json record, where the information was discovered */
  json_path?: string;
  /** The page number in a document, where the information was discovered. */
  page_number?: number;
  /** The index of the record in the array of records, where the information was discovered. e.g. the index of a record in an array of JSON records in a file. */
  record_index_in_array?: number;
  /** The row number in a spreadsheet, where the information was discovered. */
  row_number?: number;
  /** The line number of the first line of the file, where the information was discovered. */
  start_line?: number;
};

/** The Organization object describes characteristics of an organization or company and its division if any. */
export type Organization = {
  /** The name of the organization, Oracle Cloud Tenancy, Google Cloud Organization, or AWS Organization. Recommended. */
  name?: string;
  /** The name of an organizational unit, Google Cloud Folder, or AWS Org Unit. Recommended. */
  ou_name?: string;
  /** The unique identifier of an organizational unit, Google Cloud Folder, or AWS Org Unit. */
  ou_uid?: string;
  /** The unique identifier of the organization, Oracle Cloud Tenancy, Google Cloud Organization, or AWS Organization. Recommended. */
  uid?: string;
};

/** The Operating System (OS) object describes characteristics of an OS, such as Linux or Windows. */
export type Os = {
  /** The operating system build number. */
  build?: string;
  /** The operating system country code, as defined by the ISO 3166-1 standard (Alpha-2 code).Note: */
  country?: string;
  /** The Common Platform Enumeration (CPE) name as described by (NIST) For example: cpe:/a:apple:safari:16.2. */
  cpe_name?: string;
  /** The cpu architecture, the number of bits used for addressing in memory. */
  cpu_bits?: number;
  /** The operating system edition. */
  edition?: string;
  /** The kernel release of the operating system. */
  kernel_release?: string;
  /** The two letter lower case language codes, as defined by ISO 639-1. */
  lang?: string;
  /** The operating system name. */
  name: string;
  /** The name of the latest Service Pack. */
  sp_name?: string;
  /** The version number of the latest Service Pack. */
  sp_ver?: number;
  /** The type of the operating system. */
  type?: string;
  /** The type identifier of the operating system. Its caption: `type`. */
  type_id: OsTypeId;
  /** The version of the OS running on the device that originated the event. */
  version?: string;
};

/** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… */
export type Osint = {
  /** Any pertinent DNS answers information related to an indicator or OSINT analysis. */
  answers?: DnsAnswer[];
  /** MITRE ATT&CK Tactics, Techniques, and/or Procedures (TTPs) pertinent to an indicator or OSINT analysis. */
  attacks?: Attack[];
  /** Any pertinent autonomous system information related to an indicator or OSINT analysis. */
  autonomous_system?: AutonomousSystem;
  /** The campaign object describes details about the campaign that was the source of the activity. */
  campaign?: Campaign;
  /** Categorizes the threat indicator based on its functional or operational role. */
  category?: string;
  /** Analyst commentary or source commentary about an indicator or OSINT analysis. */
  comment?: string;
  /** The confidence of an indicator being malicious and/or pertinent, normalized to the caption of the confidence_id value. */
  confidence?: string;
  /** The normalized confidence refers to the accuracy of collected information related to the OSINT or how pertinent an indicator or analysis is to a specific event or finding. Recommended. Its caption: `confidence`. */
  confidence_id?: ConfidenceId;
  /** The timestamp when the indicator was initially created or identified. */
  created_time?: number;
  /** The timestamp when the indicator was initially created or identified. Profile datetime. */
  created_time_dt?: string;
  /** The identifier of the user, system, or organization that contributed the indicator. */
  creator?: User;
  /** A detailed explanation of the indicator, including its context, purpose, and relevance. */
  desc?: string;
  /** The specific detection pattern or signature associated with the indicator. */
  detection_pattern?: string;
  /** The detection pattern type, normalized to the caption of the detection_pattern_type_id value. */
  detection_pattern_type?: string;
  /** Specifies the type of detection pattern used to identify the associated threat indicator. Its caption: `detection_pattern_type`. */
  detection_pattern_type_id?: DetectionPatternTypeId;
  /** Any email information pertinent to an indicator or OSINT analysis. */
  email?: Email;
  /** Any email authentication information pertinent to an indicator or OSINT analysis. */
  email_auth?: EmailAuth;
  /** The expiration date of the indicator, after which it is no longer considered reliable. */
  expiration_time?: number;
  /** The expiration date of the indicator, after which it is no longer considered reliable. Profile datetime. */
  expiration_time_dt?: string;
  /** A unique identifier assigned by an external system for cross-referencing. */
  external_uid?: string;
  /** Any pertinent file information related to an indicator or OSINT analysis. */
  file?: File;
  /** A grouping of adversarial behaviors and resources believed to be associated with specific threat actors or campaigns. */
  intrusion_sets?: string[];
  /** Lockheed Martin Kill Chain Phases pertinent to an indicator or OSINT analysis. */
  kill_chain?: KillChainPhase[];
  /** Tags or keywords associated with the indicator to enhance searchability. */
  labels?: string[];
  /** Any pertinent geolocation information related to an indicator or OSINT analysis. */
  location?: Location;
  /** A list of Malware objects, describing details about the identified malware. */
  malware?: Malware[];
  /** The timestamp of the last modification or update to the indicator. */
  modified_time?: number;
  /** The timestamp of the last modification or update to the indicator. Profile datetime. */
  modified_time_dt?: string;
  /** The name is a pointer/reference to an attribute within the OCSF event data. */
  name?: string;
  /** Provides a reference to an external source of information related to the CTI being represented. */
  references?: string[];
  /** Any analytics related to an indicator or OSINT analysis. */
  related_analytics?: Analytic[];
  /** Related reputational analysis from third-party engines and analysts for a given indicator or OSINT analysis. */
  reputation?: Reputation;
  /** A numerical representation of the threat indicator’s risk level. */
  risk_score?: number;
  /** Any pertinent script information related to an indicator or OSINT analysis. */
  script?: Script;
  /** Represents the severity level of the threat indicator, typically reflecting its potential impact or damage. */
  severity?: string;
  /** The normalized severity level of the threat indicator, typically reflecting its potential impact or damage. Its caption: `severity`. */
  severity_id?: SeverityId;
  /** Any digital signatures or hashes related to an indicator or OSINT analysis. */
  signatures?: DigitalSignature[];
  /** The source URL of an indicator or OSINT analysis, e.g., a URL back to a TIP, report, or otherwise. */
  src_url?: string;
  /** Any pertinent subdomain information - such as those generated by a Domain Generation Algorithm - related to an indicator or OSINT analysis. */
  subdomains?: string[];
  /** A CIDR or network block related to an indicator or OSINT analysis. */
  subnet?: string;
  /** A threat actor is an individual or group that conducts malicious cyber activities, often with financial, political, or ideological motives. */
  threat_actor?: ThreatActor;
  /** The Traffic Light Protocol was created to facilitate greater sharing of potentially sensitive information and more effective collaboration. Recommended. */
  tlp?: string;
  /** The OSINT indicator type. */
  type?: string;
  /** The OSINT indicator type ID. Its caption: `type`. */
  type_id: OsintTypeId;
  /** The unique identifier for the OSINT object. */
  uid?: string;
  /** The timestamp indicating when the associated indicator or intelligence was added to the system or repository. */
  uploaded_time?: number;
  /** The timestamp indicating when the associated indicator or intelligence was added to the system or repository. Profile datetime. */
  uploaded_time_dt?: string;
  /** The actual indicator value in scope, e.g., a SHA-256 hash hexdigest or a domain name. */
  value: string;
  /** The vendor name of a tool which generates intelligence or provides indicators. */
  vendor_name?: string;
  /** Any vulnerabilities related to an indicator or OSINT analysis. */
  vulnerabilities?: Vulnerability[];
  /** Any pertinent WHOIS information related to an indicator or OSINT analysis. */
  whois?: Whois;
};

/** The Software Package object describes details about a software package. */
export type Package = {
  /** Architecture is a shorthand name describing the type of computer hardware the packaged software is meant to run on. Recommended. */
  architecture?: string;
  /** The Common Platform Enumeration (CPE) name as described by (NIST) For example: cpe:/a:apple:safari:16.2. */
  cpe_name?: string;
  /** The software package epoch. */
  epoch?: number;
  /** Cryptographic hash to identify the binary instance of a software component. */
  hash?: Fingerprint;
  /** The software license applied to this package. */
  license?: string;
  /** The URL pointing to the license applied on package or software. */
  license_url?: string;
  /** The software package name. */
  name: string;
  /** The software packager manager utilized to manage a package on a system, e.g. npm, yum, dpkg etc. */
  package_manager?: string;
  /** The URL of the package or library at the package manager, or the specific URL or URI of an internal package manager link such as AWS CodeArtifact or Artifactory. */
  package_manager_url?: string;
  /** A purl is a URL string used to identify and locate a software package in a mostly universal and uniform way across programming languages, package managers, packaging conventions, tools, APIs and data… */
  purl?: string;
  /** Release is the number of times a version of the software has been packaged. */
  release?: string;
  /** The link to the specific library or package such as within GitHub, this is different from the link to the package manager where the library or package is hosted. */
  src_url?: string;
  /** The type of software package, normalized to the caption of the type_id value. */
  type?: string;
  /** The type of software package. Recommended. Its caption: `type`. */
  type_id?: PackageTypeId;
  /** A unique identifier for the package or library reported by the source tool. */
  uid?: string;
  /** The name of the vendor who published the software package. */
  vendor_name?: string;
  /** The software package version. */
  version: string;
};

/** The Packet object represents a single captured network packet and its associated metadata. */
export type Packet = {
  /** The human-readable name of the encoding used to represent the packet data in the value field. */
  encoding?: string;
  /** The normalized identifier of the encoding method used to represent the packet data as a string. Recommended. Its caption: `encoding`. */
  encoding_id?: EncodingId;
  /** The ending byte position of this packet within a capture file or stream. */
  end_offset?: number;
  /** The human-readable name of the packet capture file format in which the packet is stored. */
  format?: string;
  /** The normalized identifier of the packet capture format. Recommended. Its caption: `format`. */
  format_id?: FormatId;
  /** The relative order number of this packet within its capture context (such as a PCAP file, network session, or reconstructed stream). */
  sequence_number?: number;
  /** The human-readable name describing how or where the packet was obtained. */
  source?: string;
  /** A normalized numeric identifier that specifies how the packet was obtained or generated. Recommended. Its caption: `source`. */
  source_id?: SourceId;
  /** The starting byte position of this packet within a capture file or stream. */
  start_offset?: number;
  /** The actual packet data, represented as a string. */
  value: string;
};

/** The Parameter object provides details regarding a parameter of a a function. */
export type Parameter = {
  /** The parameter name. */
  name?: string;
  /** The parameter value after function execution. */
  post_value?: string;
  /** The parameter value before function execution. */
  pre_value?: string;
};

/** The peripheral device object describes the properties of external, connectable, and detachable hardware. */
export type PeripheralDevice = {
  /** The class of the peripheral device. */
  class?: string;
  /** The peripheral device model. Recommended. */
  model?: string;
  /** The name of the peripheral device. */
  name: string;
  /** The peripheral device serial number. Recommended. */
  serial_number?: string;
  /** The Peripheral Device type, normalized to the caption of the type_id value. */
  type?: string;
  /** The normalized peripheral device type ID. Recommended. Its caption: `type`. */
  type_id?: PeripheralDeviceTypeId;
  /** The unique identifier of the peripheral device. Recommended. */
  uid?: string;
  /** The list of vendor IDs for the peripheral device. Recommended. */
  vendor_id_list?: string[];
  /** The primary vendor name for the peripheral device. Recommended. */
  vendor_name?: string;
};

/** The Permission Analysis object describes analysis results of permissions, policies directly associated with an identity (user, role, or service account). */
export type PermissionAnalysisResult = {
  /** The total count of privileges that were analyzed across all services. */
  analyzed_privileges_count?: number;
  /** The condition keys and their values that were evaluated during policy analysis, including contextual constraints that affect permission grants. */
  condition_keys?: KeyValueObject[];
  /** The specific privileges, actions, or permissions that are explicitly granted by the analyzed policy. */
  granted_privileges?: string[];
  /** Detailed information about the policy document that was analyzed, including policy metadata, version, type (identity-based, resource-based, etc.), and structural details. Recommended. */
  policy?: Policy;
  /** The list of privilege analysis results grouped by cloud service or namespace. */
  service_privilege_analysis_list?: ServicePrivilegeAnalysis[];
  /** The total count of privilege-to-attack technique mappings identified across all analyzed privileges. */
  total_potential_attacks_count?: number;
  /** The total count of privileges or actions defined in the policy that have not been utilized within the analysis timeframe. */
  unused_privileges_count?: number;
  /** The total count of cloud services or resource types referenced in the policy that have not been accessed or utilized within the analysis timeframe. */
  unused_services_count?: number;
};

/** The Policy object describes the policies that are applicable. */
export type Policy = {
  /** Additional data about the policy such as the underlying JSON policy itself or other details. */
  data?: unknown;
  /** The description of the policy. */
  desc?: string;
  /** The policy group. */
  group?: Group;
  /** A determination if the content of a policy was applied to a target or request, or not. Recommended. */
  is_applied?: boolean;
  /** The policy name. Recommended. */
  name?: string;
  /** The policy type. */
  type?: string;
  /** A unique identifier of the policy instance. Recommended. */
  uid?: string;
  /** The policy version number. Recommended. */
  version?: string;
};

/** The Port Information object describes a port and its associated protocol details. */
export type PortInfo = {
  /** The port number. */
  port: number;
  /** The IP protocol name in lowercase, as defined by the Internet Assigned Numbers Authority (IANA). For example: tcp or udp. Recommended. */
  protocol_name?: string;
  /** The IP protocol number, as defined by the Internet Assigned Numbers Authority (IANA). For example: 6 for TCP and 17 for UDP. */
  protocol_num?: number;
};

/** The Privilege Attack Info object groups privileges by the potential attack they could enable. */
export type PrivilegeAttackInfo = {
  /** The MITRE ATT&CK technique that these privileges could enable. */
  attack: Attack;
  /** The list of privilege information objects, where each element describes a specific privilege that could enable the associated attack technique. */
  privilege_info_list: PrivilegeInfo[];
};

/** The Privilege Info object describes information about a specific privilege, action, or permission. */
export type PrivilegeInfo = {
  /** Indicates whether the privilege is unused within the analysis timeframe. */
  is_unused?: boolean;
  /** The most recent time this privilege was used. */
  last_used_time?: number;
  /** The most recent time this privilege was used. Profile datetime. */
  last_used_time_dt?: string;
  /** The name of the privilege, action, or permission. */
  name: string;
  /** The type or category of the privilege, normalized to the caption of the type_id value. */
  type?: string;
  /** The normalized type of the privilege. Its caption: `type`. */
  type_id?: PrivilegeInfoTypeId;
};

/** The Process object describes a running instance of a launched program. */
export type Process = {
  /** An array of Process Entities describing the extended parentage of this process object. */
  ancestry?: ProcessEntity[];
  /** The full command line used to launch an application, service, process, or job. Recommended. */
  cmd_line?: string;
  /** The information describing an instance of a container. Recommended. Profile container. */
  container?: Container;
  /** A unique process identifier that can be assigned deterministically by multiple system data producers. Recommended. */
  cpid?: string;
  /** The time when the process was created/started. Recommended. */
  created_time?: number;
  /** The time when the process was created/started. Profile datetime. */
  created_time_dt?: string;
  /** Environment variables associated with the process. */
  environment_variables?: EnvironmentVariable[];
  /** The process file object. Recommended. */
  file?: File;
  /** The process integrity level, normalized to the caption of the integrity_id value. */
  integrity?: string;
  /** The normalized identifier of the process integrity level (Windows only). Its caption: `integrity`. */
  integrity_id?: IntegrityId;
  /**
   * The lineage of the process, represented by a list of paths for each ancestor process.
   * @deprecated since 1.4.0. Use the ancestry attribute.
   */
  lineage?: string[];
  /** The list of loaded module names. */
  loaded_modules?: string[];
  /** The friendly name of the process, for example: Recommended. */
  name?: string;
  /** If running under a process namespace (such as in a container), the process identifier within that process namespace. Recommended. Profile container. */
  namespace_pid?: number;
  /** The parent process of this process object. Recommended. */
  parent_process?: Process;
  /** The process file path. */
  path?: string;
  /** The process identifier, as reported by the operating system. Recommended. */
  pid?: number;
  /** The identifier of the process thread associated with the event, as returned by the operating system. */
  ptid?: number;
  /** The name of the containment jail (i.e., sandbox). */
  sandbox?: string;
  /** The user session under which this process is running. */
  session?: Session;
  /** The time when the process was terminated. */
  terminated_time?: number;
  /** The time when the process was terminated. Profile datetime. */
  terminated_time_dt?: string;
  /**
   * The identifier of the thread associated with the event, as returned by the operating system.
   * @deprecated since 1.6.0. tid is deprecated in favor of ptid. ptid has type long_t which can accommodate the thread identifiers returned by all platforms (e.g. 64-bit on MacOS).
   */
  tid?: number;
  /** A unique identifier for this process assigned by the producer (tool). Recommended. */
  uid?: string;
  /** The user under which this process is running. Recommended. */
  user?: User;
  /** The working directory of a process. */
  working_directory?: string;
  /** An unordered collection of zero or more name/value pairs that represent a process extended attribute. */
  xattributes?: Record<string, unknown>;
};

/** The Process Entity object provides critical fields for referencing a process. */
export type ProcessEntity = {
  /** The full command line used to launch an application, service, process, or job. Recommended. */
  cmd_line?: string;
  /** A unique process identifier that can be assigned deterministically by multiple system data producers. Recommended. */
  cpid?: string;
  /** The time when the process was created/started. Recommended. */
  created_time?: number;
  /** The time when the process was created/started. Profile datetime. */
  created_time_dt?: string;
  /** The friendly name of the process, for example: Recommended. */
  name?: string;
  /** The process file path. */
  path?: string;
  /** The process identifier, as reported by the operating system. Recommended. */
  pid?: number;
  /** A unique identifier for this process assigned by the producer (tool). Recommended. */
  uid?: string;
};

/** The Product object describes characteristics of a software product. */
export type Product = {
  /** The Common Platform Enumeration (CPE) name as described by (NIST) For example: cpe:/a:apple:safari:16.2. */
  cpe_name?: string;
  /**
   * The Data Classification object includes information about data classification levels and data category types. Recommended. Profile data_classification.
   * @deprecated since 1.4.0. Use the attribute data_classifications instead
   */
  data_classification?: DataClassification;
  /** A list of Data Classification objects, that include information about data classification levels and data category types, identified by a classifier. Recommended. Profile data_classification. */
  data_classifications?: DataClassification[];
  /** The feature that reported the event. */
  feature?: Feature;
  /** The two letter lower case language codes, as defined by ISO 639-1. */
  lang?: string;
  /** The name of the product. Recommended. */
  name?: string;
  /** The installation path of the product. */
  path?: string;
  /** The unique identifier of the product. Recommended. */
  uid?: string;
  /** The URL pointing towards the product. */
  url_string?: string;
  /** The name of the vendor of the product. Recommended. */
  vendor_name?: string;
  /** The version of the product, as defined by the event source. Recommended. */
  version?: string;
};

/** The Programmatic Credential object describes service-specific credentials used for direct API access and system integration. */
export type ProgrammaticCredential = {
  /** The timestamp when this programmatic credential was last used for authentication or API access. */
  last_used_time?: number;
  /** The timestamp when this programmatic credential was last used for authentication or API access. Profile datetime. */
  last_used_time_dt?: string;
  /** The type or category of programmatic credential, normalized to the caption of the type_id value. Recommended. */
  type?: string;
  /** The unique identifier of the programmatic credential. */
  uid: string;
};

/** The specific resulting evidence information that was queried or discovered. */
export type QueryEvidence = {
  /** The network connection information related to a Network Connection query type. Recommended. */
  connection_info?: NetworkConnectionInfo;
  /** The file that is the target of the query when query_type_id indicates a File query. Recommended. */
  file?: File;
  /** The folder that is the target of the query when query_type_id indicates a Folder query. Recommended. */
  folder?: File;
  /** The administrative group that is the target of the query when query_type_id indicates an Admin Group query. Recommended. */
  group?: Group;
  /** The job object that pertains to the event when query_type_id indicates a Job query. Recommended. */
  job?: Job;
  /** The kernel object that pertains to the event when query_type_id indicates a Kernel query. Recommended. */
  kernel?: Kernel;
  /** The module that pertains to the event when query_type_id indicates a Module query. Recommended. */
  module?: Module;
  /** The physical or virtual network interfaces that are associated with the device when query_type_id indicates a Network Interfaces query. Recommended. */
  network_interfaces?: NetworkInterface[];
  /** The peripheral device that triggered the event when query_type_id indicates a Peripheral Device query. Recommended. */
  peripheral_device?: PeripheralDevice;
  /** The process that pertains to the event when query_type_id indicates a Process query. Recommended. */
  process?: Process;
  /** The normalized caption of query_type_id or the source-specific query type. */
  query_type?: string;
  /** The normalized type of system query performed against a device or system component. Its caption: `query_type`. */
  query_type_id: QueryTypeId;
  /** The service that pertains to the event when query_type_id indicates a Service query. Recommended. */
  service?: Service;
  /** The authenticated user or service session when query_type_id indicates a Session query. Recommended. */
  session?: Session;
  /** The startup item object that pertains to the event when query_type_id indicates a Startup Item query. Recommended. */
  startup_item?: StartupItem;
  /** The state of the socket, normalized to the caption of the state_id value. */
  state?: string;
  /** The state of the TCP socket for the network connection. */
  tcp_state_id?: TcpStateId;
  /** The user that pertains to the event when query_type_id indicates a User query. Recommended. */
  user?: User;
  /** The users that belong to the administrative group when query_type_id indicates a Users query. */
  users?: User[];
};

/** The query info object holds information related to data access within a datastore. */
export type QueryInfo = {
  /** The size of the data returned from the query. */
  bytes?: number;
  /** The data returned from the query execution. */
  data?: unknown;
  /** The query name for a saved or scheduled query. Recommended. */
  name?: string;
  /** A string representing the query code being run. */
  query_string: string;
  /** The time when the query was run. */
  query_time?: number;
  /** The time when the query was run. Profile datetime. */
  query_time_dt?: string;
  /** The unique identifier of the query. Recommended. */
  uid?: string;
};

/** The Related Event object describes an event or another finding related to a finding. */
export type RelatedEvent = {
  /** An array of MITRE ATT&CK® objects describing identified tactics, techniques & sub-techniques. */
  attacks?: Attack[];
  /** The number of times that activity in the same logical group occurred, as reported by the related Finding. */
  count?: number;
  /** The time when the related event/finding was created. */
  created_time?: number;
  /** The time when the related event/finding was created. Profile datetime. */
  created_time_dt?: string;
  /** A description of the related event/finding. */
  desc?: string;
  /** The time when the finding was first observed. e.g. The time when a vulnerability was first observed. */
  first_seen_time?: number;
  /** The time when the finding was first observed. e.g. The time when a vulnerability was first observed. Profile datetime. */
  first_seen_time_dt?: string;
  /** The Cyber Kill Chain® provides a detailed description of each phase and its associated activities within the broader context of a cyber attack. */
  kill_chain?: KillChainPhase[];
  /** The time when the finding was most recently observed. e.g. The time when a vulnerability was most recently observed. */
  last_seen_time?: number;
  /** The time when the finding was most recently observed. e.g. The time when a vulnerability was most recently observed. Profile datetime. */
  last_seen_time_dt?: string;
  /** The time when the related event/finding was last modified. */
  modified_time?: number;
  /** The time when the related event/finding was last modified. Profile datetime. */
  modified_time_dt?: string;
  /** The observables associated with the event or a finding. */
  observables?: Observable[];
  /** Details about the product that reported the related event/finding. */
  product?: Product;
  /**
   * The unique identifier of the product that reported the related event.
   * @deprecated since 1.4.0. Use the uid attribute in the product object instead.
   */
  product_uid?: string;
  /** The event/finding severity, normalized to the caption of the severity_id value. */
  severity?: string;
  /** The normalized identifier of the event/finding severity. Recommended. Its caption: `severity`. */
  severity_id?: SeverityId;
  /** The related event status. */
  status?: string;
  /** The list of tags; {key:value} pairs associated with the related event/finding. */
  tags?: KeyValueObject[];
  /** A title or a brief phrase summarizing the related event/finding. */
  title?: string;
  /** The list of key traits or characteristics extracted from the related event/finding that influenced or contributed to the overall finding's outcome. */
  traits?: Trait[];
  /** The type of the related event/finding. */
  type?: string;
  /** The type of the related OCSF event, as defined by type_uid.For example: */
  type_name?: string;
  /** The unique identifier of the related OCSF event type. Recommended. */
  type_uid?: number;
  /** The unique identifier of the related event/finding. */
  uid: string;
};

/** The Remediation object describes the recommended remediation steps to address identified issue(s). */
export type Remediation = {
  /** An array of Center for Internet Security (CIS) Controls that can be optionally mapped to provide additional remediation details. */
  cis_controls?: CisControl[];
  /** The description of the remediation strategy. */
  desc: string;
  /** A list of KB articles or patches related to an endpoint. */
  kb_article_list?: KbArticle[];
  /**
   * The KB article/s related to the entity.
   * @deprecated since 1.1.0. Use the kb_article_list attribute instead.
   */
  kb_articles?: string[];
  /** A list of supporting URL/s, references that help describe the remediation strategy. */
  references?: string[];
};

/** The entity from which an event or finding was reported. */
export type Reporter = {
  /** The hostname of the entity from which the event or finding was reported. Recommended. */
  hostname?: string;
  /** The IP address of the entity from which the event or finding was reported. Recommended. */
  ip?: string;
  /** The name of the entity from which the event or finding was reported. Recommended. */
  name?: string;
  /** The organization properties of the entity that reported the event or finding. */
  org?: Organization;
  /** The unique identifier of the entity from which the event or finding was reported. Recommended. */
  uid?: string;
};

/** The Reputation object describes the reputation/risk score of an entity (e.g. device, user, domain). */
export type Reputation = {
  /** The reputation score as reported by the event source. */
  base_score: number;
  /** The provider of the reputation information. Recommended. */
  provider?: string;
  /** The reputation score, normalized to the caption of the score_id value. */
  score?: string;
  /** The normalized reputation score identifier. Its caption: `score`. */
  score_id: ScoreId;
};

/** The Request Elements object describes characteristics of an API request. */
export type Request = {
  /** When working with containerized applications, the set of containers which write to the standard the output of a particular logging driver. */
  containers?: Container[];
  /** The additional data that is associated with the api request. */
  data?: unknown;
  /** The communication flags that are associated with the api request. */
  flags?: string[];
  /** The unique request identifier. */
  uid: string;
};

/** The Resource Details object describes details about resources that were affected by the activity/event. */
export type ResourceDetails = {
  /** A list of agent objects associated with a device, endpoint, or resource. */
  agent_list?: Agent[];
  /** The logical grouping or isolated segment within a cloud provider's infrastructure where the resource is located. Profile cloud. */
  cloud_partition?: string;
  /** The time when the resource was created. */
  created_time?: number;
  /** The time when the resource was created. Profile datetime. */
  created_time_dt?: string;
  /** The criticality of the resource as defined by the event source. */
  criticality?: string;
  /** Additional data describing the resource. */
  data?: unknown;
  /**
   * The Data Classification object includes information about data classification levels and data category types. Recommended. Profile data_classification.
   * @deprecated since 1.4.0. Use the attribute data_classifications instead
   */
  data_classification?: DataClassification;
  /** A list of Data Classification objects, that include information about data classification levels and data category types, identified by a classifier. Recommended. Profile data_classification. */
  data_classifications?: DataClassification[];
  /** The name of the related resource group. */
  group?: Group;
  /** The fully qualified name of the resource. Recommended. */
  hostname?: string;
  /** The IP address of the resource, in either IPv4 or IPv6 format. Recommended. */
  ip?: string;
  /** Indicates whether the device or resource has a backup enabled, such as an automated snapshot or a cloud backup. */
  is_backed_up?: boolean;
  /** The list of labels associated to the resource. */
  labels?: string[];
  /** The time when the resource was last modified. */
  modified_time?: number;
  /** The time when the resource was last modified. Profile datetime. */
  modified_time_dt?: string;
  /** The name of the resource. Recommended. */
  name?: string;
  /** The namespace is useful when similar entities exist that you need to keep separate. */
  namespace?: string;
  /** The details of the entity that owns the resource. Recommended. */
  owner?: User;
  /** The cloud service provider that hosts or manages the resource. Profile cloud. */
  provider?: string;
  /** The cloud region where the resource is hosted, as defined by the cloud provider. Profile cloud. */
  region?: string;
  /** A graph representation showing how this resource relates to and interacts with other entities in the environment. */
  resource_relationship?: Graph;
  /** The role of the resource in the context of the event or finding, normalized to the caption of the role_id value. */
  role?: string;
  /** The normalized identifier of the resource's role in the context of the event or finding. Recommended. Its caption: `role`. */
  role_id?: RoleId;
  /** The list of tags; {key:value} pairs associated to the resource. */
  tags?: KeyValueObject[];
  /** The resource type as defined by the event source. */
  type?: string;
  /** The unique identifier of the resource. Recommended. */
  uid?: string;
  /** The alternative unique identifier of the resource. */
  uid_alt?: string;
  /** The version of the resource. */
  version?: string;
  /** The availability zone within a cloud region where the resource is located. Profile cloud. */
  zone?: string;
};

/** The Response Elements object describes characteristics of an API response. */
export type Response = {
  /** The numeric response sent to a request. Recommended. */
  code?: number;
  /** When working with containerized applications, the set of containers which write to the standard the output of a particular logging driver. */
  containers?: Container[];
  /** The additional data that is associated with the api response. */
  data?: unknown;
  /** Error Code Recommended. */
  error?: string;
  /** Error Message Recommended. */
  error_message?: string;
  /** The communication flags that are associated with the api response. */
  flags?: string[];
  /** The description of the event/finding, as defined by the source. Recommended. */
  message?: string;
};

/** The RPC Interface represents the remote procedure call interface used in the DCE/RPC session. */
export type RpcInterface = {
  /** An integer that provides a reason code or additional information about the acknowledgment result. Recommended. */
  ack_reason?: number;
  /** An integer that denotes the acknowledgment result of the DCE/RPC call. Recommended. */
  ack_result?: number;
  /** The unique identifier of the particular remote procedure or service. */
  uuid: string;
  /** The version of the DCE/RPC protocol being used in the session. */
  version: string;
};

/** The Rule object describes characteristics of a rule associated with a policy or an event. */
export type Rule = {
  /** The rule category. */
  category?: string;
  /** The description of the rule that generated the event. */
  desc?: string;
  /** The name of the rule that generated the event. Recommended. */
  name?: string;
  /** The rule type. */
  type?: string;
  /** The unique identifier of the rule that generated the event. Recommended. */
  uid?: string;
  /** The rule version. */
  version?: string;
};

/** The Subject Alternative name (SAN) object describes a SAN secured by a digital certificate */
export type San = {
  /** Name of SAN (e.g. The actual IP Address or domain.) */
  name: string;
  /** Type descriptor of SAN (e.g. IP Address/domain/etc.) */
  type: string;
};

/** The Software Bill of Materials object describes characteristics of a generated SBOM. */
export type Sbom = {
  /** The time when the SBOM was created. Recommended. */
  created_time?: number;
  /** The time when the SBOM was created. Profile datetime. */
  created_time_dt?: string;
  /** The software package or library that is being discovered or inventoried by an SBOM. */
  package: Package;
  /** Details about the upstream product that generated the SBOM e.g. cdxgen or Syft. Recommended. */
  product?: Product;
  /** The list of software components used in the software package. */
  software_components: SoftwareComponent[];
  /** The type of SBOM, normalized to the caption of the type_id value. */
  type?: string;
  /** The type of SBOM. Recommended. Its caption: `type`. */
  type_id?: SbomTypeId;
  /** A unique identifier for the SBOM or the SBOM generation by a source tool, such as the SPDX metadata.component.bom-ref. */
  uid?: string;
  /** The specification (spec) version of the particular SBOM, e.g., 1.6. */
  version?: string;
};

/** The Scan object describes characteristics of a proactive scan. */
export type Scan = {
  /** The administrator-supplied or application-generated name of the scan. Recommended. */
  name?: string;
  /** The type of scan. */
  type?: string;
  /** The type id of the scan. Its caption: `type`. */
  type_id: ScanTypeId;
  /** The application-defined unique identifier assigned to an instance of a scan. Recommended. */
  uid?: string;
};

/** The System for Cross-domain Identity Management (SCIM) Configuration object provides a structured set of attributes related to SCIM protocols used for identity provisioning and management across clou… */
export type Scim = {
  /** The authorization protocol as defined by the caption of auth_protocol_id. */
  auth_protocol?: string;
  /** The normalized identifier of the authorization protocol used by the SCIM resource. Its caption: `auth_protocol`. */
  auth_protocol_id?: AuthProtocolId;
  /** When the SCIM resource was added to the service provider. */
  created_time?: number;
  /** When the SCIM resource was added to the service provider. Profile datetime. */
  created_time_dt?: string;
  /** Message or code associated with the last encountered error. */
  error_message?: string;
  /** Indicates whether the SCIM resource is configured to provision groups, automatically or otherwise. */
  is_group_provisioning_enabled?: boolean;
  /** Indicates whether the SCIM resource is configured to provision users, automatically or otherwise. */
  is_user_provisioning_enabled?: boolean;
  /** Timestamp of the most recent successful synchronization. */
  last_run_time?: number;
  /** Timestamp of the most recent successful synchronization. Profile datetime. */
  last_run_time_dt?: string;
  /** The most recent time when the SCIM resource was updated at the service provider. */
  modified_time?: number;
  /** The most recent time when the SCIM resource was updated at the service provider. Profile datetime. */
  modified_time_dt?: string;
  /** The name of the SCIM resource. Recommended. */
  name?: string;
  /** The supported protocol for the SCIM resource. */
  protocol_name?: string;
  /** Maximum number of requests allowed by the SCIM resource within a specified time frame to avoid throttling. */
  rate_limit?: number;
  /** SCIM provides a schema for representing groups, identified using the following schema URI: urn:ietf:params:scim:schemas:core:2.0:Group as defined in RFC-7634. Recommended. */
  scim_group_schema?: unknown;
  /** SCIM provides a resource type for user resources. Recommended. */
  scim_user_schema?: unknown;
  /** The provisioning state of the SCIM resource, normalized to the caption of the state_id value. */
  state?: string;
  /** The normalized state ID of the SCIM resource to reflect its activation status. Its caption: `state`. */
  state_id?: ScimStateId;
  /** A unique identifier for a SCIM resource as defined by the service provider. Recommended. */
  uid?: string;
  /** A String that is an identifier for the resource as defined by the provisioning client. */
  uid_alt?: string;
  /** The primary URL for SCIM API requests. */
  url_string?: string;
  /** Name of the vendor or service provider implementing SCIM. E.g., Okta, Auth0, Microsoft. */
  vendor_name?: string;
  /** SCIM protocol version supported e.g., SCIM 2.0. Recommended. */
  version?: string;
};

/** The Script object describes a script or command that can be executed by a shell, script engine, or interpreter. */
export type Script = {
  /** Present if this script is associated with a file. */
  file?: File;
  /** An array of the script's cryptographic hashes. Recommended. */
  hashes?: Fingerprint[];
  /** Unique identifier for the script or macro, independent of the containing file, used for tracking, auditing, and security analysis. */
  name?: string;
  /** This attribute relates a sub-script to a parent script having the matching uid attribute. */
  parent_uid?: string;
  /** The script content, normalized to UTF-8 encoding irrespective of its original encoding. */
  script_content: LongString;
  /** The script type, normalized to the caption of the type_id value. */
  type?: string;
  /** The normalized script type ID. Its caption: `type`. */
  type_id: ScriptTypeId;
  /** Some script engines assign a unique ID to each individual execution of a given script. */
  uid?: string;
};

/** The Security State object describes the security related state of a managed entity. */
export type SecurityState = {
  /** The security state, normalized to the caption of the state_id value. */
  state?: string;
  /** The security state of the managed entity. Recommended. Its caption: `state`. */
  state_id?: SecurityStateStateId;
};

/** The Service object describes characteristics of a service, e.g. AWS EC2. */
export type Service = {
  /** The list of labels associated with the service. */
  labels?: string[];
  /** The name of the service. Recommended. */
  name?: string;
  /** The list of tags; {key:value} pairs associated to the service. */
  tags?: KeyValueObject[];
  /** The unique identifier of the service. Recommended. */
  uid?: string;
  /** The version of the service. Recommended. */
  version?: string;
};

/** The Service Privilege Analysis object describes privilege analysis results for a single cloud service or resource namespace. */
export type ServicePrivilegeAnalysis = {
  /** Indicates whether all privileges within this service are unused. */
  all_privileges_unused?: boolean;
  /** The total count of privileges analyzed within this service. */
  analyzed_privileges_count?: number;
  /** The count of execute-type privileges within this service. */
  execute_count?: number;
  /** The most recent time any privilege in this service was used. */
  last_used_time?: number;
  /** The most recent time any privilege in this service was used. Profile datetime. */
  last_used_time_dt?: string;
  /** The service or namespace identifier. */
  name: string;
  /** The list of privilege-to-attack mappings for this service. */
  privilege_attack_info_list?: PrivilegeAttackInfo[];
  /** The count of read-type privileges within this service. */
  read_count?: number;
  /** The count of unused privileges within this service. */
  unused_privileges_count?: number;
  /** The count of write-type privileges within this service. */
  write_count?: number;
};

/** The Session object describes details about an authenticated session. e.g. Session Creation Time, Session Issuer. */
export type Session = {
  /** The number of identical sessions spawned from the same source IP, destination IP, application, and content/threat type seen over a period of time. */
  count?: number;
  /** The time when the session was created. Recommended. */
  created_time?: number;
  /** The time when the session was created. Profile datetime. */
  created_time_dt?: string;
  /** The unique identifier of the user's credential. */
  credential_uid?: string;
  /** The reason which triggered the session expiration. */
  expiration_reason?: string;
  /** The session expiration time. */
  expiration_time?: number;
  /** The session expiration time. Profile datetime. */
  expiration_time_dt?: string;
  /** Indicates whether Multi Factor Authentication was used during authentication. */
  is_mfa?: boolean;
  /** The indication of whether the session is remote. Recommended. */
  is_remote?: boolean;
  /** The indication of whether the session is a VPN session. */
  is_vpn?: boolean;
  /** The identifier of the session issuer. Recommended. */
  issuer?: string;
  /** The Pseudo Terminal associated with the session. */
  terminal?: string;
  /** The unique identifier of the session. Recommended. */
  uid?: string;
  /** The alternate unique identifier of the session. e.g. AWS ARN - arn:aws:sts::123344444444:assumed-role/Admin/example-session. */
  uid_alt?: string;
  /** The universally unique identifier of the session. */
  uuid?: string;
};

/** The Software Component object describes characteristics of a software component within a software package. */
export type SoftwareComponent = {
  /** The author(s) who published the software component. Recommended. */
  author?: string;
  /** Cryptographic hash to identify the binary instance of a software component. */
  hash?: Fingerprint;
  /** The software license applied to this component. */
  license?: string;
  /** The software component name. */
  name: string;
  /** The Package URL (PURL) to identify the software component. Recommended. */
  purl?: string;
  /** The package URL (PURL) of the component that this software component has a relationship with. Recommended. */
  related_component?: string;
  /** The relationship between two software components, normalized to the caption of the relationship_id value. */
  relationship?: string;
  /** The normalized identifier of the relationship between two software components. Recommended. Its caption: `relationship`. */
  relationship_id?: RelationshipId;
  /** The type of software component, normalized to the caption of the type_id value. */
  type?: string;
  /** The type of software component. Recommended. Its caption: `type`. */
  type_id?: SoftwareComponentTypeId;
  /** The software component version. */
  version: string;
};

/** Represents a single unit of work or operation within a distributed trace. */
export type Span = {
  /** The total time, in milliseconds, that the span represents, calculated as the difference between start_time and end_time. */
  duration?: number;
  /** The end timestamp of the span, essential for identifying latency and performance bottlenecks. */
  end_time: number;
  /** The end timestamp of the span, essential for identifying latency and performance bottlenecks. Profile datetime. */
  end_time_dt?: string;
  /** The message in a span (often referred to as a span event) serves as a way to record significant moments or occurrences during the span's lifecycle. */
  message?: string;
  /** Describes an action performed in a span, such as API requests, database queries, or computations. */
  operation?: string;
  /** The ID of the parent span for this span object, establishing its relationship in the trace hierarchy. */
  parent_uid?: string;
  /** Identifies the service or component that generates the span, helping trace its path through the distributed system. */
  service?: Service;
  /** The start timestamp of the span, essential for identifying latency and performance bottlenecks. */
  start_time: number;
  /** The start timestamp of the span, essential for identifying latency and performance bottlenecks. Profile datetime. */
  start_time_dt?: string;
  /** Indicates the outcome of the operation in the span, such as success, failure, or error. */
  status_code?: string;
  /** The unique identifier for the span, used in distributed systems and microservices architectures to track and correlate requests across different components of an application. */
  uid: string;
};

/** The Single Sign-On (SSO) object provides a structure for normalizing SSO attributes, configuration, and/or settings from Identity Providers. */
export type Sso = {
  /** The authorization protocol as defined by the caption of auth_protocol_id. */
  auth_protocol?: string;
  /** The normalized identifier of the authentication protocol used by the SSO resource. Its caption: `auth_protocol`. */
  auth_protocol_id?: AuthProtocolId;
  /** Digital Signature associated with the SSO resource, e.g., SAML X.509 certificate details. Recommended. */
  certificate?: Certificate;
  /** When the SSO resource was created. */
  created_time?: number;
  /** When the SSO resource was created. Profile datetime. */
  created_time_dt?: string;
  /** The duration (in minutes) for an SSO session, after which re-authentication is required. */
  duration_mins?: number;
  /** Duration (in minutes) of allowed inactivity before Single Sign-On (SSO) session expiration. */
  idle_timeout?: number;
  /** URL for initiating an SSO login request. */
  login_endpoint?: string;
  /** URL for initiating an SSO logout request, allowing sessions to be terminated across applications. */
  logout_endpoint?: string;
  /** URL where metadata about the SSO configuration is available (e.g., for SAML configurations). */
  metadata_endpoint?: string;
  /** The most recent time when the SSO resource was updated. */
  modified_time?: number;
  /** The most recent time when the SSO resource was updated. Profile datetime. */
  modified_time_dt?: string;
  /** The name of the SSO resource. Recommended. */
  name?: string;
  /** The supported protocol for the SSO resource. */
  protocol_name?: string;
  /** Scopes define the specific permissions or actions that the client is allowed to perform on behalf of the user. */
  scopes?: string[];
  /** A unique identifier for a SSO resource. Recommended. */
  uid?: string;
  /** Name of the vendor or service provider implementing SSO. E.g., Okta, Auth0, Microsoft. */
  vendor_name?: string;
};

/** The startup item object describes an application component that has associated startup criteria and configurations. */
export type StartupItem = {
  /** The startup item kernel driver resource. */
  driver?: KernelDriver;
  /** The startup item job resource. */
  job?: Job;
  /** The unique name of the startup item. */
  name: string;
  /** The startup item process resource. */
  process?: Process;
  /** The list of normalized identifiers that describe the startup items' properties when it is running. Its caption: `run_modes`. */
  run_mode_ids?: RunModeIds[];
  /** The list of run_modes, normalized to the captions of the run_mode_id values. */
  run_modes?: string[];
  /** The run state of the startup item. */
  run_state?: string;
  /** The run state ID of the startup item. Recommended. Its caption: `run_state`. */
  run_state_id?: StartupItemRunStateId;
  /** The start type of the startup item. */
  start_type?: string;
  /** The start type ID of the startup item. Its caption: `start_type`. */
  start_type_id: StartTypeId;
  /** The startup item type. */
  type?: string;
  /** The startup item type identifier. Recommended. Its caption: `type`. */
  type_id?: StartupItemTypeId;
};

/** The MITRE Sub-technique object describes the ATT&CK® or ATLAS™ Sub-technique ID and/or name associated to an attack. */
export type SubTechnique = {
  /** The name of the attack sub-technique. Recommended. */
  name?: string;
  /** The versioned permalink of the attack sub-technique. */
  src_url?: string;
  /** The unique identifier of the attack sub-technique. Recommended. */
  uid?: string;
};

/** The table object represents a table within a structured relational database or datastore, which contains columns and rows of data that are able to be create, updated, deleted and queried. */
export type Table = {
  /** The time when the table was known to have been created. */
  created_time?: number;
  /** The time when the table was known to have been created. Profile datetime. */
  created_time_dt?: string;
  /** The description of the table. */
  desc?: string;
  /** The group names to which the table belongs. */
  groups?: Group[];
  /** The most recent time when any changes, updates, or modifications were made within the table. */
  modified_time?: number;
  /** The most recent time when any changes, updates, or modifications were made within the table. Profile datetime. */
  modified_time_dt?: string;
  /** The table name, ordinarily as assigned by a database administrator. Recommended. */
  name?: string;
  /** The size of the data table in bytes. */
  size?: number;
  /** The unique identifier of the table. Recommended. */
  uid?: string;
};

/** The MITRE Tactic object describes the ATT&CK® or ATLAS™ Tactic ID and/or name that is associated to an attack. */
export type Tactic = {
  /** The Tactic name that is associated with the attack technique. Recommended. */
  name?: string;
  /** The versioned permalink of the Tactic. */
  src_url?: string;
  /** The Tactic ID that is associated with the attack technique. Recommended. */
  uid?: string;
};

/** The MITRE Technique object describes the ATT&CK® or ATLAS™ Technique ID and/or name associated to an attack. */
export type Technique = {
  /** The name of the attack technique. Recommended. */
  name?: string;
  /** The versioned permalink of the attack technique. */
  src_url?: string;
  /** The unique identifier of the attack technique. Recommended. */
  uid?: string;
};

/** Threat actor is responsible for the observed malicious activity. */
export type ThreatActor = {
  /** The name of the threat actor. */
  name: string;
  /** The classification of the threat actor based on their motivations, capabilities, or affiliations. */
  type?: string;
  /** The normalized datastore resource type identifier. Recommended. Its caption: `type`. */
  type_id?: ThreatActorTypeId;
};

/** The Ticket object represents ticket in the customer's IT Service Management (ITSM) systems like ServiceNow, Jira, etc. */
export type Ticket = {
  /** The url of a ticket in the ticket system. Recommended. */
  src_url?: string;
  /** The status of the ticket normalized to the caption of the status_id value. */
  status?: string;
  /** A list of contextual descriptions of the status, status_id values. */
  status_details?: string[];
  /** The normalized identifier for the ticket status. Its caption: `status`. */
  status_id?: TicketStatusId;
  /** The title of the ticket. */
  title?: string;
  /** The linked ticket type determines whether the ticket is internal or in an external ticketing system. */
  type?: string;
  /** The normalized identifier for the ticket type. Its caption: `type`. */
  type_id?: TicketTypeId;
  /** Unique identifier of the ticket. Recommended. */
  uid?: string;
};

/** The Time Span object represents different time period durations. */
export type Timespan = {
  /** The duration of the time span in milliseconds. Recommended. */
  duration?: number;
  /** The duration of the time span in days. Recommended. */
  duration_days?: number;
  /** The duration of the time span in hours. Recommended. */
  duration_hours?: number;
  /** The duration of the time span in minutes. Recommended. */
  duration_mins?: number;
  /** The duration of the time span in months. Recommended. */
  duration_months?: number;
  /** The duration of the time span in seconds. Recommended. */
  duration_secs?: number;
  /** The duration of the time span in weeks. Recommended. */
  duration_weeks?: number;
  /** The duration of the time span in years. Recommended. */
  duration_years?: number;
  /** The end time or conclusion of the timespan's interval. Recommended. */
  end_time?: number;
  /** The end time or conclusion of the timespan's interval. Profile datetime. */
  end_time_dt?: string;
  /** The start time or beginning of the timespan's interval. Recommended. */
  start_time?: number;
  /** The start time or beginning of the timespan's interval. Profile datetime. */
  start_time_dt?: string;
  /** The type of time span duration the object represents. */
  type?: string;
  /** The normalized identifier for the time span duration type. Recommended. Its caption: `type`. */
  type_id?: TimespanTypeId;
};

/** The Transport Layer Security (TLS) object describes the negotiated TLS protocol used for secure communications over an establish network connection. */
export type Tls = {
  /** The integer value of TLS alert if present. */
  alert?: number;
  /** The certificate object containing information about the digital certificate. Recommended. */
  certificate?: Certificate;
  /** The Chain of Certificate Serial Numbers field provides a chain of Certificate Issuer Serial Numbers leading to the Root Certificate Issuer. Recommended. */
  certificate_chain?: string[];
  /** The negotiated cipher suite. Recommended. */
  cipher?: string;
  /** The client cipher suites that were exchanged during the TLS handshake negotiation. Recommended. */
  client_ciphers?: string[];
  /**
   * The list of TLS extensions.
   * @deprecated since 1.1.0. Use the tls_extension_list attribute instead.
   */
  extension_list?: TlsExtension[];
  /** The amount of total time for the TLS handshake to complete after the TCP connection is established, including client-side delays, in milliseconds. */
  handshake_dur?: number;
  /** The MD5 hash of a JA3 string. Recommended. */
  ja3_hash?: Fingerprint;
  /** The MD5 hash of a JA3S string. Recommended. */
  ja3s_hash?: Fingerprint;
  /** The length of the encryption key. */
  key_length?: number;
  /**
   * The list of subject alternative names that are secured by a specific certificate.
   * @deprecated since 1.4.0. Use tls.certificate.sans attribute instead.
   */
  sans?: San[];
  /** The server cipher suites that were exchanged during the TLS handshake negotiation. */
  server_ciphers?: string[];
  /** The Server Name Indication (SNI) extension sent by the client. Recommended. */
  sni?: string;
  /** The list of TLS extensions. */
  tls_extension_list?: TlsExtension[];
  /** The TLS protocol version. */
  version: string;
};

/** The TLS Extension object describes additional attributes that extend the base Transport Layer Security (TLS) object. */
export type TlsExtension = {
  /** The data contains information specific to the particular extension type. Recommended. */
  data?: unknown;
  /** The TLS extension type. */
  type?: string;
  /** The TLS extension type identifier. Its caption: `type`. */
  type_id: TlsExtensionTypeId;
};

/** The Token object is the base object for representing tokens, API keys, and authentication credentials used across different contexts. */
export type Token = {
  /** The time that the token was created. Recommended. */
  created_time?: number;
  /** The time that the token was created. Profile datetime. */
  created_time_dt?: string;
  /** The expiration time of the token. */
  expiration_time?: number;
  /** The expiration time of the token. Profile datetime. */
  expiration_time_dt?: string;
  /** Indicates whether the token is renewable. */
  is_renewable?: boolean;
  /** The last time the token was updated. */
  modified_time?: number;
  /** The last time the token was updated. Profile datetime. */
  modified_time_dt?: string;
  /** The human-friendly name of a token or key, if available, such as the name from the Okta API Token API. */
  name?: string;
  /** The unique identifier of the tenant or organization that owns the token or key, or the tenant context in which the token is authorized for use. */
  tenant_uid?: string;
  /** The type of the token, normalized to the caption of the type_id value. Recommended. */
  type?: string;
  /** The normalized token type identifier. Recommended. Its caption: `type`. */
  type_id?: TokenTypeId;
  /** The unique ID of a token or key, if available, such as the Secret ID of Entra ID Application Registration Client Secrets. */
  uid?: string;
  /** The network zone or geographic region that the token or key is authorized to be used from. */
  zone?: string;
};

/** The trace object contains information about a distributed trace, which is crucial for observability. */
export type Trace = {
  /** The total time, in milliseconds, that the trace covers, calculated as the difference between start_time and end_time. */
  duration?: number;
  /** The end timestamp of the trace, essential for identifying latency and performance bottlenecks. */
  end_time?: number;
  /** The end timestamp of the trace, essential for identifying latency and performance bottlenecks. Profile datetime. */
  end_time_dt?: string;
  /** The flags associated with the trace, used to indicate specific properties or behaviors, such as whether the trace is sampled or if it has special handling. */
  flags?: string[];
  /** Identifies the service or component generating the trace, helping to track and correlate the flow of requests through various parts of a distributed system. */
  service?: Service;
  /** Represents a single unit of work or operation within a distributed trace. */
  span?: Span;
  /** The start timestamp of the trace, essential for identifying latency and performance bottlenecks. */
  start_time?: number;
  /** The start timestamp of the trace, essential for identifying latency and performance bottlenecks. Profile datetime. */
  start_time_dt?: string;
  /** The unique identifier of the trace used in distributed systems and microservices architecture to track and correlate requests across various components of an application. */
  uid: string;
};

/** Describes a characteristic or feature of an entity that was observed. */
export type Trait = {
  /** The high-level grouping or classification this trait belongs to. */
  category?: string;
  /** The name of the trait. Recommended. */
  name?: string;
  /** The type of the trait. */
  type?: string;
  /** The unique identifier of the trait. Recommended. */
  uid?: string;
  /** The values of the trait. */
  values?: string[];
};

/** The transformation_info object represents the mapping or transformation used. */
export type TransformationInfo = {
  /** The transformation language used to transform the data. */
  lang?: string;
  /** The name of the transformation or mapping. Recommended. */
  name?: string;
  /** The product or instance used to make the transformation */
  product?: Product;
  /** Time of the transformation. Recommended. */
  time?: number;
  /** Time of the transformation. Profile datetime. */
  time_dt?: string;
  /** The unique identifier of the mapping or transformation. */
  uid?: string;
  /** The Uniform Resource Locator String where the mapping or transformation exists. Recommended. */
  url_string?: string;
};

/** The Unmanned Aerial System object describes the characteristics, Position Location Information (PLI), and other metadata of Unmanned Aerial Systems (UAS) and other unmanned and drone systems used in… */
export type UnmannedAerialSystem = {
  /** The endpoint hardware information. */
  hw_info?: DeviceHwInfo;
  /** The detailed geographical location usually associated with an IP address. Recommended. */
  location?: Location;
  /** The model name of the aircraft or unmanned system. */
  model?: string;
  /** The name of the unmanned system as reported by tracking or sensing hardware. */
  name?: string;
  /** The serial number of the unmanned system. Recommended. */
  serial_number?: string;
  /** Ground speed of flight. */
  speed?: string;
  /** Provides quality/containment on horizontal ground speed. */
  speed_accuracy?: string;
  /** Direction of flight expressed as a “True North-based” ground track angle. */
  track_direction?: string;
  /** The type of the UAS. For example, Helicopter, Gyroplane, Rocket, etc. */
  type?: string;
  /** The UAS type identifier. Recommended. Its caption: `type`. */
  type_id?: UnmannedAerialSystemTypeId;
  /** The primary identification identifier for an unmanned system. Recommended. */
  uid?: string;
  /** A secondary identification identifier for an unmanned system. Recommended. */
  uid_alt?: string;
  /** The Unmanned Aircraft System Traffic Management (UTM) provided universal unique ID (UUID) traceable to a non-obfuscated ID where this UTM UUID acts as a 'session id' to protect exposure of operationa… Recommended. */
  uuid?: string;
  /** Vertical speed upward relative to the WGS-84 datum, measured in meters per second. */
  vertical_speed?: string;
};

/** The Unmanned System Operating Area object describes details about a precise area of operations for a UAS flight or mission. */
export type UnmannedSystemOperatingArea = {
  /** Expressed as either height above takeoff location or height above ground level (AGL) for a UAS current location. */
  aerial_height?: string;
  /** Maximum altitude (WGS-84 HAE) for a group or an Intent-Based Network Participant. */
  altitude_ceiling?: string;
  /** Minimum altitude (WGS-84 HAE) for a group or an Intent-Based Network Participant. */
  altitude_floor?: string;
  /** The name of the city. Recommended. */
  city?: string;
  /** The name of the continent. Recommended. */
  continent?: string;
  /**
   * A two-element array, containing a longitude/latitude pair.
   * @deprecated since 1.2.0. Use specific lat, long attributes instead.
   */
  coordinates?: number[];
  /** Indicates the number of UAS in the operating area. Recommended. */
  count?: number;
  /** The ISO 3166-1 Alpha-2 country code.Note: Recommended. */
  country?: string;
  /** The description of the geographical location. */
  desc?: string;
  /** The date and time at which a group or an Intent-Based Network Participant operation ends. (This field is only applicable to Network Remote ID.) */
  end_time?: number;
  /** The date and time at which a group or an Intent-Based Network Participant operation ends. (This field is only applicable to Network Remote ID.) Profile datetime. */
  end_time_dt?: string;
  /** The aircraft distance above or below the ellipsoid as measured along a line that passes through the aircraft and is normal to the surface of the WGS-84 ellipsoid. */
  geodetic_altitude?: string;
  /** Provides quality/containment on geodetic altitude. */
  geodetic_vertical_accuracy?: string;
  /** Geohash of the geo-coordinates (latitude and longitude). */
  geohash?: string;
  /** Provides quality/containment on horizontal position. */
  horizontal_accuracy?: string;
  /** Indicates whether the location is on-premises. */
  is_on_premises?: boolean;
  /**
   * The name of the Internet Service Provider (ISP).
   * @deprecated since 1.5.0. Utilize isp attribute available in network_endpoint, whois objects according to your use-case.
   */
  isp?: string;
  /** The geographical Latitude coordinate represented in Decimal Degrees (DD). For example: 42.361145. */
  lat?: number;
  /** A list of Position Location Information (PLI) (latitude/longitude pairs) defining the area where a group or Intent-Based Network Participant operation is taking place. (This field is only applicable… Recommended. */
  locations?: Location[];
  /** The geographical Longitude coordinate represented in Decimal Degrees (DD). For example: -71.057083. */
  long?: number;
  /** The postal code of the location. */
  postal_code?: string;
  /** The uncorrected barometric pressure altitude (based on reference standard 29.92 inHg, 1013.25 mb) provides a reference for algorithms that utilize 'altitude deltas' between aircraft. */
  pressure_altitude?: string;
  /** The provider of the geographical location data. */
  provider?: string;
  /** Farthest horizontal distance from the reported location at which any UA in a group may be located (meters). */
  radius?: string;
  /** The alphanumeric code that identifies the principal subdivision (e.g. province or state) of the country. */
  region?: string;
  /** The date and time at which a group or an Intent-Based Network Participant operation starts. (This field is only applicable to Network Remote ID.) */
  start_time?: number;
  /** The date and time at which a group or an Intent-Based Network Participant operation starts. (This field is only applicable to Network Remote ID.) Profile datetime. */
  start_time_dt?: string;
  /** The type of operating area. */
  type?: string;
  /** The operating area type identifier. Recommended. Its caption: `type`. */
  type_id?: UnmannedSystemOperatingAreaTypeId;
};

/** The Uniform Resource Locator (URL) object describes the characteristics of a URL. */
export type Url = {
  /** The Website categorization names, as defined by category_ids enum values. */
  categories?: string[];
  /** The Website categorization identifiers. Recommended. Its caption: `categories`. */
  category_ids?: CategoryIds[];
  /** The domain portion of the URL. For example: example.com in https://sub.example.com. */
  domain?: string;
  /** The URL host as extracted from the URL. For example: www.example.com from www.example.com/download/trouble. Recommended. */
  hostname?: string;
  /** The URL path as extracted from the URL. For example: /download/trouble from www.example.com/download/trouble. Recommended. */
  path?: string;
  /** The URL port. Recommended. */
  port?: number;
  /** The query portion of the URL. For example: the query portion of the URL http://www.example.com/search?q=bad&sort=date is q=bad&sort=date. Recommended. */
  query_string?: string;
  /** The context in which a resource was retrieved in a web request. */
  resource_type?: string;
  /** The scheme portion of the URL. For example: http, https, ftp, or sftp. Recommended. */
  scheme?: string;
  /** The subdomain portion of the URL. For example: sub in https://sub.example.com or sub2.sub1 in https://sub2.sub1.example.com. */
  subdomain?: string;
  /** The URL string. Recommended. */
  url_string?: string;
};

/** The User object describes the characteristics of a user/person or a security principal. */
export type User = {
  /** The user's account or the account associated with the user. */
  account?: Account;
  /**
   * The unique identifier of the user's credential.
   * @deprecated since 1.6.0. Use programmatic_credentials instead.
   */
  credential_uid?: string;
  /** The display name of the user, as reported by the product. */
  display_name?: string;
  /** The domain where the user is defined. */
  domain?: string;
  /** The user's primary email address. */
  email_addr?: string;
  /** The user's forwarding email address. */
  forward_addr?: string;
  /** The full name of the user, as reported by the product. */
  full_name?: string;
  /** The administrative groups to which the user belongs. */
  groups?: Group[];
  /** The user has a multi-factor or secondary-factor device assigned. Recommended. */
  has_mfa?: boolean;
  /** The additional LDAP attributes that describe a person. */
  ldap_person?: LdapPerson;
  /** The username. Recommended. */
  name?: string;
  /** Organization and org unit related to the user. */
  org?: Organization;
  /** The telephone number of the user. */
  phone_number?: string;
  /** Details about the programmatic credential (API keys, access tokens, certificates, etc) associated to the user. */
  programmatic_credentials?: ProgrammaticCredential[];
  /** The risk level, normalized to the caption of the risk_level_id value. */
  risk_level?: string;
  /** The normalized risk level id. Its caption: `risk_level`. */
  risk_level_id?: RiskLevelId;
  /** The risk score as reported by the event source. */
  risk_score?: number;
  /** The type of the user. */
  type?: string;
  /** The account type identifier. Recommended. Its caption: `type`. */
  type_id?: UserTypeId;
  /** The unique user identifier. Recommended. */
  uid?: string;
  /** The alternate user identifier. */
  uid_alt?: string;
};

/** The Vendor Attributes object can be used to represent values of attributes populated by the Vendor/Finding Provider. */
export type VendorAttributes = {
  /** The finding severity, as reported by the Vendor (Finding Provider). */
  severity?: string;
  /** The finding severity ID, as reported by the Vendor (Finding Provider). Its caption: `severity`. */
  severity_id?: SeverityId;
};

/** The vulnerability is an unintended characteristic of a computing component or system configuration that multiplies the risk of an adverse event or a loss occurring either due to accidental exposure,… */
export type Vulnerability = {
  /** Detail about the security advisory, that is used to publicly disclose cybersecurity vulnerabilities by a vendor. */
  advisory?: Advisory;
  /** List of Affected Code objects that describe details about code blocks identified as vulnerable. */
  affected_code?: AffectedCode[];
  /** List of software packages identified as affected by a vulnerability/vulnerabilities. */
  affected_packages?: AffectedPackage[];
  /** The category of a vulnerability or weakness, as reported by the source tool, such as Container Security or Open Source Security. */
  category?: string;
  /** Describes the Common Vulnerabilities and Exposures (CVE) details related to the vulnerability. Recommended. */
  cve?: Cve;
  /** Describes the Common Weakness Enumeration (CWE) details related to the vulnerability. Recommended. */
  cwe?: Cwe;
  /** Information about the chain of dependencies related to the issue as reported by an Application Security or Vulnerability Management tool. */
  dependency_chain?: string;
  /** The description of the vulnerability. */
  desc?: string;
  /** The time when the exploit was most recently observed. */
  exploit_last_seen_time?: number;
  /** The time when the exploit was most recently observed. Profile datetime. */
  exploit_last_seen_time_dt?: string;
  /** The URL of the exploit code or Proof-of-Concept (PoC). */
  exploit_ref_url?: string;
  /** The requirement description related to any constraints around exploit execution. */
  exploit_requirement?: string;
  /** The categorization or type of Exploit. */
  exploit_type?: string;
  /** The time when the vulnerability was first observed. */
  first_seen_time?: number;
  /** The time when the vulnerability was first observed. Profile datetime. */
  first_seen_time_dt?: string;
  /**
   * Indicates if a fix is available for the reported vulnerability.
   * @deprecated since 1.1.0. Use the is_fix_available attribute instead.
   */
  fix_available?: boolean;
  /** The fix coverage, normalized to the caption of the fix_coverage_id value. */
  fix_coverage?: string;
  /** The normalized identifier for fix coverage, applicable to this vulnerability. Its caption: `fix_coverage`. */
  fix_coverage_id?: FixCoverageId;
  /** Indicates if an exploit or a PoC (proof-of-concept) is available for the reported vulnerability. */
  is_exploit_available?: boolean;
  /** Indicates if a fix is available for the reported vulnerability. */
  is_fix_available?: boolean;
  /**
   * A list of KB articles or patches related to an endpoint.
   * @deprecated since 1.4.0. Use advisory attribute instead.
   */
  kb_article_list?: KbArticle[];
  /**
   * The KB article/s related to the entity.
   * @deprecated since 1.1.0. Use the kb_article_list attribute instead.
   */
  kb_articles?: string[];
  /** The time when the vulnerability was most recently observed. */
  last_seen_time?: number;
  /** The time when the vulnerability was most recently observed. Profile datetime. */
  last_seen_time_dt?: string;
  /**
   * List of vulnerable packages as identified by the security product
   * @deprecated since 1.1.0. Use the affected_packages attribute instead.
   */
  packages?: Package[];
  /** A list of reference URLs with additional information about the vulnerability. Recommended. */
  references?: string[];
  /** List of vulnerability IDs (e.g. CVE ID) that are related to this vulnerability. */
  related_vulnerabilities?: string[];
  /** The remediation recommendations on how to mitigate the identified vulnerability. */
  remediation?: Remediation;
  /** The vendor assigned severity of the vulnerability. */
  severity?: string;
  /** A title or a brief phrase summarizing the discovered vulnerability. */
  title?: string;
  /** The name of the vendor that identified the vulnerability. */
  vendor_name?: string;
};

/** The Web Resource object describes characteristics of a web resource that was affected by the activity/event. */
export type WebResource = {
  /** The time when the resource was created. */
  created_time?: number;
  /** The time when the resource was created. Profile datetime. */
  created_time_dt?: string;
  /** Details of the web resource, e.g, file details, search results or application-defined resource. */
  data?: unknown;
  /**
   * The Data Classification object includes information about data classification levels and data category types. Recommended. Profile data_classification.
   * @deprecated since 1.4.0. Use the attribute data_classifications instead
   */
  data_classification?: DataClassification;
  /** A list of Data Classification objects, that include information about data classification levels and data category types, identified by a classifier. Recommended. Profile data_classification. */
  data_classifications?: DataClassification[];
  /** Description of the web resource. */
  desc?: string;
  /** The list of labels associated to the resource. */
  labels?: string[];
  /** The time when the resource was last modified. */
  modified_time?: number;
  /** The time when the resource was last modified. Profile datetime. */
  modified_time_dt?: string;
  /** The name of the web resource. Recommended. */
  name?: string;
  /** The list of tags; {key:value} pairs associated to the resource. */
  tags?: KeyValueObject[];
  /** The web resource type as defined by the event source. */
  type?: string;
  /** The unique identifier of the web resource. Recommended. */
  uid?: string;
  /** The alternative unique identifier of the resource. */
  uid_alt?: string;
  /** The URL pointing towards the source of the web resource. Recommended. */
  url_string?: string;
};

/** The resources of a WHOIS record for a given domain. */
export type Whois = {
  /** The autonomous system information associated with a domain. */
  autonomous_system?: AutonomousSystem;
  /** When the domain was registered or WHOIS entry was created. Recommended. */
  created_time?: number;
  /** When the domain was registered or WHOIS entry was created. Profile datetime. */
  created_time_dt?: string;
  /** The normalized value of dnssec_status_id. */
  dnssec_status?: string;
  /** Describes the normalized status of DNS Security Extensions (DNSSEC) for a domain. Recommended. Its caption: `dnssec_status`. */
  dnssec_status_id?: DnssecStatusId;
  /** The domain name corresponding to the WHOIS record. Recommended. */
  domain?: string;
  /** An array of Domain Contact objects. Recommended. */
  domain_contacts?: DomainContact[];
  /** The email address for the registrar's abuse contact */
  email_addr?: string;
  /** The name of the Internet Service Provider (ISP). */
  isp?: string;
  /** The organization name of the Internet Service Provider (ISP). This represents the parent organization or company that owns/operates the ISP. For example, Comcast Corporation would be the ISP org for… */
  isp_org?: string;
  /** When the WHOIS record was last updated or seen at. Recommended. */
  last_seen_time?: number;
  /** When the WHOIS record was last updated or seen at. Profile datetime. */
  last_seen_time_dt?: string;
  /** A collection of name servers related to a domain registration or other record. Recommended. */
  name_servers?: string[];
  /** The phone number for the registrar's abuse contact */
  phone_number?: string;
  /** The domain registrar. Recommended. */
  registrar?: string;
  /** The status of a domain and its ability to be transferred, e.g., clientTransferProhibited. Recommended. */
  status?: string;
  /** An array of subdomain strings. */
  subdomains?: string[];
  /** The IP address block (CIDR) associated with a domain. */
  subnet?: string;
};
