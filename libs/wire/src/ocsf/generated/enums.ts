/**
 * The closed lists of OCSF: caption → integer, and the type of those integers.
 *
 * Generated; do not edit. Source: Open Cybersecurity Schema Framework (OCSF) 1.8.0, https://github.com/ocsf/ocsf-schema,
 * core schema without extensions. Licence of the source and of this derived file: Apache-2.0, see NOTICE.
 * Made by: node tools/generate-ocsf.mjs --schema DIR --out libs/wire/src/ocsf/generated
 */

/** Values of `account_switch_type_id`: Account Switch Type ID. */
export const AccountSwitchTypeId = {
  Unknown: 0,
  SubstituteUser: 1,
  Impersonate: 2,
  Other: 99,
} as const;
export type AccountSwitchTypeId = (typeof AccountSwitchTypeId)[keyof typeof AccountSwitchTypeId];

/** Values of `type_id`: Type ID. */
export const AccountTypeId = {
  Unknown: 0,
  LDAPAccount: 1,
  WindowsAccount: 2,
  AWSIAMUser: 3,
  AWSIAMRole: 4,
  GCPAccount: 5,
  AzureADAccount: 6,
  MacOSAccount: 7,
  AppleAccount: 8,
  LinuxAccount: 9,
  AWSAccount: 10,
  GCPProject: 11,
  OCICompartment: 12,
  AzureSubscription: 13,
  SalesforceAccount: 14,
  GoogleWorkspace: 15,
  ServicenowInstance: 16,
  M365Tenant: 17,
  EmailAccount: 18,
  ActiveDirectoryAccount: 19,
  Other: 99,
} as const;
export type AccountTypeId = (typeof AccountTypeId)[keyof typeof AccountTypeId];

/** Values of `action_id`: Action ID. */
export const ActionId = {
  Unknown: 0,
  Allowed: 1,
  Denied: 2,
  Observed: 3,
  Modified: 4,
  Other: 99,
} as const;
export type ActionId = (typeof ActionId)[keyof typeof ActionId];

/** Values of `status_id`: Status ID. */
export const AdditionalRestrictionStatusId = {
  Unknown: 0,
  Applicable: 1,
  Inapplicable: 2,
  EvaluationError: 3,
  Other: 99,
} as const;
export type AdditionalRestrictionStatusId = (typeof AdditionalRestrictionStatusId)[keyof typeof AdditionalRestrictionStatusId];

/** Values of `type_id`: Type ID. */
export const AgentTypeId = {
  Unknown: 0,
  EndpointDetectionAndResponse: 1,
  DataLossPrevention: 2,
  BackupRecovery: 3,
  PerformanceMonitoringObservability: 4,
  VulnerabilityManagement: 5,
  LogForwarding: 6,
  MobileDeviceManagement: 7,
  ConfigurationManagement: 8,
  RemoteAccess: 9,
  Other: 99,
} as const;
export type AgentTypeId = (typeof AgentTypeId)[keyof typeof AgentTypeId];

/** Values of `ai_role_id`: AI Role ID. */
export const AiRoleId = {
  Unknown: 0,
  User: 1,
  Assistant: 2,
  Tool: 3,
  Agent: 4,
  Orchestrator: 5,
  Retriever: 6,
  Other: 99,
} as const;
export type AiRoleId = (typeof AiRoleId)[keyof typeof AiRoleId];

/** Values of `state_id`: State ID. */
export const AnalyticStateId = {
  Unknown: 0,
  Active: 1,
  Suppressed: 2,
  Experimental: 3,
  Other: 99,
} as const;
export type AnalyticStateId = (typeof AnalyticStateId)[keyof typeof AnalyticStateId];

/** Values of `type_id`: Type ID. */
export const AnalyticTypeId = {
  Unknown: 0,
  Rule: 1,
  Behavioral: 2,
  Statistical: 3,
  LearningMLDL: 4,
  Fingerprinting: 5,
  Tagging: 6,
  KeywordMatch: 7,
  RegularExpressions: 8,
  ExactDataMatch: 9,
  PartialDataMatch: 10,
  IndexedDataMatch: 11,
  Other: 99,
} as const;
export type AnalyticTypeId = (typeof AnalyticTypeId)[keyof typeof AnalyticTypeId];

/** Values of `auth_protocol_id`: Auth Protocol ID. */
export const AuthProtocolId = {
  Unknown: 0,
  NTLM: 1,
  Kerberos: 2,
  Digest: 3,
  OpenID: 4,
  SAML: 5,
  OAUTH20: 6,
  PAP: 7,
  CHAP: 8,
  EAP: 9,
  RADIUS: 10,
  BasicAuthentication: 11,
  LDAP: 12,
  Other: 99,
} as const;
export type AuthProtocolId = (typeof AuthProtocolId)[keyof typeof AuthProtocolId];

/** Values of `auth_type_id`: Authentication Type ID. */
export const AuthTypeId = {
  Unknown: 0,
  CertificateBased: 1,
  GSSAPI: 2,
  HostBased: 3,
  KeyboardInteractive: 4,
  Password: 5,
  PublicKey: 6,
  Other: 99,
} as const;
export type AuthTypeId = (typeof AuthTypeId)[keyof typeof AuthTypeId];

/** Values of `boundary_id`: Boundary ID. */
export const BoundaryId = {
  Unknown: 0,
  Localhost: 1,
  Internal: 2,
  External: 3,
  SameVPC: 4,
  InternetVPCGateway: 5,
  VirtualPrivateGateway: 6,
  IntraRegionVPC: 7,
  InterRegionVPC: 8,
  LocalGateway: 9,
  GatewayVPC: 10,
  InternetGateway: 11,
  Other: 99,
} as const;
export type BoundaryId = (typeof BoundaryId)[keyof typeof BoundaryId];

/** Values of `bus_type_id`: Bus Type ID. */
export const BusTypeId = {
  Unknown: 0,
  Onboard: 1,
  PCIeX16: 2,
  PCIeX8: 3,
  MXMTypeA: 4,
  MXMTypeB: 5,
  M2: 6,
  CXL: 7,
  Other: 99,
} as const;
export type BusTypeId = (typeof BusTypeId)[keyof typeof BusTypeId];

/** Values of `category_id`: Category ID. */
export const CategoryId = {
  Unknown: 0,
  Personal: 1,
  Governmental: 2,
  Financial: 3,
  Business: 4,
  MilitaryAndLawEnforcement: 5,
  Security: 6,
  Other: 99,
} as const;
export type CategoryId = (typeof CategoryId)[keyof typeof CategoryId];

/** Values of `category_ids`: Website Categorization IDs. */
export const CategoryIds = {
  Unknown: 0,
  AdultMatureContent: 1,
  Pornography: 3,
  SexEducation: 4,
  IntimateApparelSwimsuit: 5,
  Nudity: 6,
  Extreme: 7,
  ScamQuestionableIllegal: 9,
  Gambling: 11,
  ViolenceHateRacism: 14,
  Weapons: 15,
  Abortion: 16,
  Hacking: 17,
  Phishing: 18,
  Entertainment: 20,
  BusinessEconomy: 21,
  AlternativeSpiritualityBelief: 22,
  Alcohol: 23,
  Tobacco: 24,
  ControlledSubstances: 25,
  ChildPornography: 26,
  Education: 27,
  CharitableOrganizations: 29,
  ArtCulture: 30,
  FinancialServices: 31,
  BrokerageTrading: 32,
  Games: 33,
  GovernmentLegal: 34,
  Military: 35,
  PoliticalSocialAdvocacy: 36,
  Health: 37,
  TechnologyInternet: 38,
  SearchEnginesPortals: 40,
  MaliciousSourcesMalnets: 43,
  MaliciousOutboundDataBotnets: 44,
  JobSearchCareers: 45,
  NewsMedia: 46,
  PersonalsDating: 47,
  Reference: 49,
  MixedContentPotentiallyAdult: 50,
  ChatIMSMS: 51,
  Email: 52,
  NewsgroupsForums: 53,
  Religion: 54,
  SocialNetworking: 55,
  FileStorageSharing: 56,
  RemoteAccessTools: 57,
  Shopping: 58,
  Auctions: 59,
  RealEstate: 60,
  SocietyDailyLiving: 61,
  PersonalSites: 63,
  RestaurantsDiningFood: 64,
  SportsRecreation: 65,
  Travel: 66,
  Vehicles: 67,
  HumorJokes: 68,
  SoftwareDownloads: 71,
  PeerToPeerP2P: 83,
  AudioVideoClips: 84,
  OfficeBusinessApplications: 85,
  ProxyAvoidance: 86,
  ForKids: 87,
  WebAdsAnalytics: 88,
  WebHosting: 89,
  Uncategorized: 90,
  Suspicious: 92,
  SexualExpression: 93,
  Translation: 95,
  NonViewableInfrastructure: 96,
  ContentServers: 97,
  Placeholders: 98,
  Other: 99,
  Spam: 101,
  PotentiallyUnwantedSoftware: 102,
  DynamicDNSHost: 103,
  ECardInvitations: 106,
  Informational: 107,
  ComputerInformationSecurity: 108,
  InternetConnectedDevices: 109,
  InternetTelephony: 110,
  OnlineMeetings: 111,
  MediaSharing: 112,
  RadioAudioStreams: 113,
  TVVideoStreams: 114,
  PiracyCopyrightConcerns: 118,
  Marijuana: 121,
} as const;
export type CategoryIds = (typeof CategoryIds)[keyof typeof CategoryIds];

/** Values of `classification_ids`: Classification IDs. */
export const ClassificationIds = {
  Unknown: 0,
  Adware: 1,
  Backdoor: 2,
  Bot: 3,
  Bootkit: 4,
  DDOS: 5,
  Downloader: 6,
  Dropper: 7,
  ExploitKit: 8,
  Keylogger: 9,
  Ransomware: 10,
  RemoteAccessTrojan: 11,
  ResourceExploitation: 13,
  RogueSecuritySoftware: 14,
  Rootkit: 15,
  ScreenCapture: 16,
  Spyware: 17,
  Trojan: 18,
  Virus: 19,
  Webshell: 20,
  Wiper: 21,
  Worm: 22,
  Other: 99,
} as const;
export type ClassificationIds = (typeof ClassificationIds)[keyof typeof ClassificationIds];

/** Values of `status_id`: Status ID. */
export const ComplianceStatusId = {
  Unknown: 0,
  Pass: 1,
  Warning: 2,
  Fail: 3,
  Other: 99,
} as const;
export type ComplianceStatusId = (typeof ComplianceStatusId)[keyof typeof ComplianceStatusId];

/** Values of `confidence_id`: Confidence ID. */
export const ConfidenceId = {
  Unknown: 0,
  Low: 1,
  Medium: 2,
  High: 3,
  Other: 99,
} as const;
export type ConfidenceId = (typeof ConfidenceId)[keyof typeof ConfidenceId];

/** Values of `confidentiality_id`: Confidentiality ID. */
export const ConfidentialityId = {
  Unknown: 0,
  NotConfidential: 1,
  Confidential: 2,
  Secret: 3,
  TopSecret: 4,
  Private: 5,
  Restricted: 6,
  Other: 99,
} as const;
export type ConfidentialityId = (typeof ConfidentialityId)[keyof typeof ConfidentialityId];

/** Values of `cpu_architecture_id`: CPU Architecture ID. */
export const CpuArchitectureId = {
  Unknown: 0,
  X86: 1,
  ARM: 2,
  RISCV: 3,
  Other: 99,
} as const;
export type CpuArchitectureId = (typeof CpuArchitectureId)[keyof typeof CpuArchitectureId];

/** Values of `status_id`: Status ID. */
export const DataClassificationStatusId = {
  Unknown: 0,
  Complete: 1,
  Partial: 2,
  Fail: 3,
  Other: 99,
} as const;
export type DataClassificationStatusId = (typeof DataClassificationStatusId)[keyof typeof DataClassificationStatusId];

/** Values of `data_lifecycle_state_id`: Data Lifecycle State ID. */
export const DataLifecycleStateId = {
  Unknown: 0,
  DataAtRest: 1,
  DataInTransit: 2,
  DataInUse: 3,
  Other: 99,
} as const;
export type DataLifecycleStateId = (typeof DataLifecycleStateId)[keyof typeof DataLifecycleStateId];

/** Values of `type_id`: Type ID. */
export const DatabaseTypeId = {
  Unknown: 0,
  Relational: 1,
  Network: 2,
  ObjectOriented: 3,
  Centralized: 4,
  Operational: 5,
  NoSQL: 6,
  Vector: 7,
  KnowledgeGraph: 8,
  Other: 99,
} as const;
export type DatabaseTypeId = (typeof DatabaseTypeId)[keyof typeof DatabaseTypeId];

/** Values of `type_id`: Type ID. */
export const DatabucketTypeId = {
  Unknown: 0,
  S3: 1,
  AzureBlob: 2,
  GCPBucket: 3,
  Other: 99,
} as const;
export type DatabucketTypeId = (typeof DatabucketTypeId)[keyof typeof DatabucketTypeId];

/** Values of `type_id`: Datastore Type ID. */
export const DatastoreActivityTypeId = {
  Unknown: 0,
  Database: 1,
  Databucket: 2,
  Table: 3,
  Other: 99,
} as const;
export type DatastoreActivityTypeId = (typeof DatastoreActivityTypeId)[keyof typeof DatastoreActivityTypeId];

/** Values of `detection_pattern_type_id`: Detection Pattern Type ID. */
export const DetectionPatternTypeId = {
  Unknown: 0,
  STIX: 1,
  PCRE: 2,
  SIGMA: 3,
  Snort: 4,
  Suricata: 5,
  YARA: 6,
  Other: 99,
} as const;
export type DetectionPatternTypeId = (typeof DetectionPatternTypeId)[keyof typeof DetectionPatternTypeId];

/** Values of `detection_system_id`: Detection System ID. */
export const DetectionSystemId = {
  Unknown: 0,
  Endpoint: 1,
  DLPGateway: 2,
  MobileDeviceManagement: 3,
  DataDiscoveryClassification: 4,
  SecureWebGateway: 5,
  SecureEmailGateway: 6,
  DigitalRightsManagement: 7,
  CloudAccessSecurityBroker: 8,
  DatabaseActivityMonitoring: 9,
  ApplicationLevelDLP: 10,
  DeveloperSecurity: 11,
  DataSecurityPostureManagement: 12,
  Other: 99,
} as const;
export type DetectionSystemId = (typeof DetectionSystemId)[keyof typeof DetectionSystemId];

/** Values of `state_id`: Config Change State ID. */
export const DeviceConfigStateChangeStateId = {
  Unknown: 0,
  Disabled: 1,
  Enabled: 2,
  Other: 99,
} as const;
export type DeviceConfigStateChangeStateId = (typeof DeviceConfigStateChangeStateId)[keyof typeof DeviceConfigStateChangeStateId];

/** Values of `algorithm_id`: Algorithm ID. */
export const DigitalSignatureAlgorithmId = {
  Unknown: 0,
  DSA: 1,
  RSA: 2,
  ECDSA: 3,
  Authenticode: 4,
  Other: 99,
} as const;
export type DigitalSignatureAlgorithmId = (typeof DigitalSignatureAlgorithmId)[keyof typeof DigitalSignatureAlgorithmId];

/** Values of `state_id`: State ID. */
export const DigitalSignatureStateId = {
  Unknown: 0,
  Valid: 1,
  Expired: 2,
  Revoked: 3,
  Suspended: 4,
  Pending: 5,
  Untrusted: 6,
  Distrusted: 7,
  WrongUsage: 8,
  Bad: 9,
  Broken: 10,
  Other: 99,
} as const;
export type DigitalSignatureStateId = (typeof DigitalSignatureStateId)[keyof typeof DigitalSignatureStateId];

/** Values of `direction_id`: Direction ID. */
export const DirectionId = {
  Unknown: 0,
  Inbound: 1,
  Outbound: 2,
  Lateral: 3,
  Local: 4,
  Other: 99,
} as const;
export type DirectionId = (typeof DirectionId)[keyof typeof DirectionId];

/** Values of `disposition_id`: Disposition ID. */
export const DispositionId = {
  Unknown: 0,
  Allowed: 1,
  Blocked: 2,
  Quarantined: 3,
  Isolated: 4,
  Deleted: 5,
  Dropped: 6,
  CustomAction: 7,
  Approved: 8,
  Restored: 9,
  Exonerated: 10,
  Corrected: 11,
  PartiallyCorrected: 12,
  Uncorrected: 13,
  Delayed: 14,
  Detected: 15,
  NoAction: 16,
  Logged: 17,
  Tagged: 18,
  Alert: 19,
  Count: 20,
  Reset: 21,
  Captcha: 22,
  Challenge: 23,
  AccessRevoked: 24,
  Rejected: 25,
  Unauthorized: 26,
  Error: 27,
  Other: 99,
} as const;
export type DispositionId = (typeof DispositionId)[keyof typeof DispositionId];

/** Values of `dnssec_status_id`: DNSSEC Status ID. */
export const DnssecStatusId = {
  Unknown: 0,
  Signed: 1,
  Unsigned: 2,
  Other: 99,
} as const;
export type DnssecStatusId = (typeof DnssecStatusId)[keyof typeof DnssecStatusId];

/** Values of `type_id`: Domain Contact Type ID. */
export const DomainContactTypeId = {
  Unknown: 0,
  Registrant: 1,
  Administrative: 2,
  Technical: 3,
  Billing: 4,
  Abuse: 5,
  Other: 99,
} as const;
export type DomainContactTypeId = (typeof DomainContactTypeId)[keyof typeof DomainContactTypeId];

/** Values of `drive_type_id`: Drive Type ID. */
export const DriveTypeId = {
  Unknown: 0,
  Removable: 1,
  Fixed: 2,
  Remote: 3,
  CDROM: 4,
  RAMDisk: 5,
  Other: 99,
} as const;
export type DriveTypeId = (typeof DriveTypeId)[keyof typeof DriveTypeId];

/** Values of `auth_protocol_id`: Authentication Type ID. */
export const DroneFlightsActivityAuthProtocolId = {
  Unknown: 0,
  None: 1,
  UASIDSignature: 2,
  OperatorIDSignature: 3,
  MessageSetSignature: 4,
  AuthenticationProvidedByNetworkRemoteID: 5,
  SpecificAuthenticationMethod: 6,
  Reserved: 7,
  PrivateUser: 8,
  EAP: 9,
  RADIUS: 10,
  BasicAuthentication: 11,
  LDAP: 12,
  Other: 99,
} as const;
export type DroneFlightsActivityAuthProtocolId = (typeof DroneFlightsActivityAuthProtocolId)[keyof typeof DroneFlightsActivityAuthProtocolId];

/** Values of `status_id`: Operational Status ID. */
export const DroneFlightsActivityStatusId = {
  Unknown: 0,
  Undeclared: 1,
  Ground: 2,
  Airborne: 3,
  Emergency: 4,
  RemoteIDSystemFailure: 5,
  Reserved: 6,
  Other: 99,
} as const;
export type DroneFlightsActivityStatusId = (typeof DroneFlightsActivityStatusId)[keyof typeof DroneFlightsActivityStatusId];

/** Values of `direction_id`: Direction ID. */
export const EmailActivityDirectionId = {
  Unknown: 0,
  Inbound: 1,
  Outbound: 2,
  Internal: 3,
  Local: 4,
  Other: 99,
} as const;
export type EmailActivityDirectionId = (typeof EmailActivityDirectionId)[keyof typeof EmailActivityDirectionId];

/** Values of `encoding_id`: Encoding ID. */
export const EncodingId = {
  Unknown: 0,
  Base64: 1,
  Hexadecimal: 2,
  URLEncoded: 3,
  Other: 99,
} as const;
export type EncodingId = (typeof EncodingId)[keyof typeof EncodingId];

/** Values of `algorithm_id`: Encryption Algorithm ID. */
export const EncryptionDetailsAlgorithmId = {
  Unknown: 0,
  DES: 1,
  TripleDES: 2,
  AES: 3,
  RSA: 4,
  ECC: 5,
  SM2: 6,
  Other: 99,
} as const;
export type EncryptionDetailsAlgorithmId = (typeof EncryptionDetailsAlgorithmId)[keyof typeof EncryptionDetailsAlgorithmId];

/** Values of `type_id`: Type ID. */
export const EndpointTypeId = {
  Unknown: 0,
  Server: 1,
  Desktop: 2,
  Laptop: 3,
  Tablet: 4,
  Mobile: 5,
  Virtual: 6,
  IOT: 7,
  Browser: 8,
  Firewall: 9,
  Switch: 10,
  Hub: 11,
  Router: 12,
  IDS: 13,
  IPS: 14,
  LoadBalancer: 15,
  Other: 99,
} as const;
export type EndpointTypeId = (typeof EndpointTypeId)[keyof typeof EndpointTypeId];

/** Values of `factor_type_id`: Factor Type ID. */
export const FactorTypeId = {
  Unknown: 0,
  SMS: 1,
  SecurityQuestion: 2,
  PhoneCall: 3,
  Biometric: 4,
  PushNotification: 5,
  HardwareToken: 6,
  OTP: 7,
  Email: 8,
  U2F: 9,
  WebAuthn: 10,
  Password: 11,
  Other: 99,
} as const;
export type FactorTypeId = (typeof FactorTypeId)[keyof typeof FactorTypeId];

/** Values of `type_id`: Type ID. */
export const FileTypeId = {
  Unknown: 0,
  RegularFile: 1,
  Folder: 2,
  CharacterDevice: 3,
  BlockDevice: 4,
  LocalSocket: 5,
  NamedPipe: 6,
  SymbolicLink: 7,
  ExecutableFile: 8,
  Other: 99,
} as const;
export type FileTypeId = (typeof FileTypeId)[keyof typeof FileTypeId];

/** Values of `status_id`: Status ID. */
export const FindingStatusId = {
  Unknown: 0,
  New: 1,
  InProgress: 2,
  Suppressed: 3,
  Resolved: 4,
  Archived: 5,
  Deleted: 6,
  Other: 99,
} as const;
export type FindingStatusId = (typeof FindingStatusId)[keyof typeof FindingStatusId];

/** Values of `algorithm_id`: Algorithm ID. */
export const FingerprintAlgorithmId = {
  Unknown: 0,
  MD5: 1,
  SHA1: 2,
  SHA256: 3,
  SHA512: 4,
  CTPH: 5,
  TLSH: 6,
  QuickXorHash: 7,
  SHA224: 8,
  SHA384: 9,
  SHA512224: 10,
  SHA512256: 11,
  SHA3224: 12,
  SHA3256: 13,
  SHA3384: 14,
  SHA3512: 15,
  XxHashH364Bit: 16,
  XxHashH3128Bit: 17,
  Imphash: 18,
  NPF: 19,
  HASSH: 20,
  Other: 99,
} as const;
export type FingerprintAlgorithmId = (typeof FingerprintAlgorithmId)[keyof typeof FingerprintAlgorithmId];

/** Values of `fix_coverage_id`: Fix Coverage ID. */
export const FixCoverageId = {
  Unknown: 0,
  Complete: 1,
  Partial: 2,
  None: 3,
  Other: 99,
} as const;
export type FixCoverageId = (typeof FixCoverageId)[keyof typeof FixCoverageId];

/** Values of `flag_ids`: DNS Header Flags. */
export const FlagIds = {
  Unknown: 0,
  AuthoritativeAnswer: 1,
  TruncatedResponse: 2,
  RecursionDesired: 3,
  RecursionAvailable: 4,
  AuthenticData: 5,
  CheckingDisabled: 6,
  Other: 99,
} as const;
export type FlagIds = (typeof FlagIds)[keyof typeof FlagIds];

/** Values of `format_id`: Format ID. */
export const FormatId = {
  Unknown: 0,
  PCAP: 1,
  PCAPNG: 2,
  Snoop: 3,
  ERF: 4,
  NetMon: 5,
  _5Views: 6,
  Other: 99,
} as const;
export type FormatId = (typeof FormatId)[keyof typeof FormatId];

/** Values of `state_id`: State ID. */
export const IdpStateId = {
  Unknown: 0,
  Active: 1,
  Suspended: 2,
  Deprecated: 3,
  Deleted: 4,
  Other: 99,
} as const;
export type IdpStateId = (typeof IdpStateId)[keyof typeof IdpStateId];

/** Values of `impact_id`: Impact ID. */
export const ImpactId = {
  Unknown: 0,
  Low: 1,
  Medium: 2,
  High: 3,
  Critical: 4,
  Other: 99,
} as const;
export type ImpactId = (typeof ImpactId)[keyof typeof ImpactId];

/** Values of `status_id`: Status ID. */
export const IncidentFindingStatusId = {
  Unknown: 0,
  New: 1,
  InProgress: 2,
  OnHold: 3,
  Resolved: 4,
  Closed: 5,
  Other: 99,
} as const;
export type IncidentFindingStatusId = (typeof IncidentFindingStatusId)[keyof typeof IncidentFindingStatusId];

/** Values of `injection_type_id`: Injection Type ID. */
export const InjectionTypeId = {
  Unknown: 0,
  RemoteThread: 1,
  LoadLibrary: 2,
  QueueAPC: 3,
  Other: 99,
} as const;
export type InjectionTypeId = (typeof InjectionTypeId)[keyof typeof InjectionTypeId];

/** Values of `install_state_id`: Install State ID. */
export const InstallStateId = {
  Unknown: 0,
  Installed: 1,
  NotInstalled: 2,
  InstalledPendingReboot: 3,
  Other: 99,
} as const;
export type InstallStateId = (typeof InstallStateId)[keyof typeof InstallStateId];

/** Values of `integrity_id`: Integrity Level. */
export const IntegrityId = {
  Unknown: 0,
  Untrusted: 1,
  Low: 2,
  Medium: 3,
  High: 4,
  System: 5,
  Protected: 6,
  Other: 99,
} as const;
export type IntegrityId = (typeof IntegrityId)[keyof typeof IntegrityId];

/** Values of `type_id`: Type ID. */
export const Ja4FingerprintTypeId = {
  Unknown: 0,
  JA4: 1,
  JA4Server: 2,
  JA4HTTP: 3,
  JA4Latency: 4,
  JA4X509: 5,
  JA4SSH: 6,
  JA4TCP: 7,
  JA4TCPServer: 8,
  JA4TCPScan: 9,
  Other: 99,
} as const;
export type Ja4FingerprintTypeId = (typeof Ja4FingerprintTypeId)[keyof typeof Ja4FingerprintTypeId];

/** Values of `run_state_id`: Run State ID. */
export const JobRunStateId = {
  Unknown: 0,
  Ready: 1,
  Queued: 2,
  Running: 3,
  Stopped: 4,
  Other: 99,
} as const;
export type JobRunStateId = (typeof JobRunStateId)[keyof typeof JobRunStateId];

/** Values of `type_id`: Type ID. */
export const KernelTypeId = {
  Unknown: 0,
  SharedMutex: 1,
  SystemCall: 2,
  Other: 99,
} as const;
export type KernelTypeId = (typeof KernelTypeId)[keyof typeof KernelTypeId];

/** Values of `launch_type_id`: Launch Type ID. */
export const LaunchTypeId = {
  Unknown: 0,
  Spawn: 1,
  Fork: 2,
  Exec: 3,
  Other: 99,
} as const;
export type LaunchTypeId = (typeof LaunchTypeId)[keyof typeof LaunchTypeId];

/** Values of `load_type_id`: Load Type ID. */
export const LoadTypeId = {
  Unknown: 0,
  Standard: 1,
  NonStandard: 2,
  ShellCode: 3,
  Mapped: 4,
  NonStandardBacked: 5,
  Other: 99,
} as const;
export type LoadTypeId = (typeof LoadTypeId)[keyof typeof LoadTypeId];

/** Values of `log_type_id`: Log Type ID. */
export const LogTypeId = {
  Unknown: 0,
  OS: 1,
  Application: 2,
  Other: 99,
} as const;
export type LogTypeId = (typeof LogTypeId)[keyof typeof LogTypeId];

/** Values of `logon_type_id`: Logon Type ID. */
export const LogonTypeId = {
  Unknown: 0,
  System: 1,
  Interactive: 2,
  Network: 3,
  Batch: 4,
  OSService: 5,
  Unlock: 7,
  NetworkCleartext: 8,
  NewCredentials: 9,
  RemoteInteractive: 10,
  CachedInteractive: 11,
  CachedRemoteInteractive: 12,
  CachedUnlock: 13,
  Other: 99,
} as const;
export type LogonTypeId = (typeof LogonTypeId)[keyof typeof LogonTypeId];

/** Values of `type_id`: Type ID. */
export const ManagedEntityTypeId = {
  Unknown: 0,
  Device: 1,
  User: 2,
  Group: 3,
  Organization: 4,
  Policy: 5,
  Email: 6,
  NetworkZone: 7,
  Other: 99,
} as const;
export type ManagedEntityTypeId = (typeof ManagedEntityTypeId)[keyof typeof ManagedEntityTypeId];

/** Values of `state_id`: State ID. */
export const NetworkConnectionQueryStateId = {
  Unknown: 0,
  ESTABLISHED: 1,
  SYNSENT: 2,
  SYNRECV: 3,
  FINWAIT1: 4,
  FINWAIT2: 5,
  TIMEWAIT: 6,
  CLOSED: 7,
  CLOSEWAIT: 8,
  LASTACK: 9,
  LISTEN: 10,
  CLOSING: 11,
  Other: 99,
} as const;
export type NetworkConnectionQueryStateId = (typeof NetworkConnectionQueryStateId)[keyof typeof NetworkConnectionQueryStateId];

/** Values of `type_id`: Type ID. */
export const NetworkInterfaceTypeId = {
  Unknown: 0,
  Wired: 1,
  Wireless: 2,
  Mobile: 3,
  Tunnel: 4,
  Other: 99,
} as const;
export type NetworkInterfaceTypeId = (typeof NetworkInterfaceTypeId)[keyof typeof NetworkInterfaceTypeId];

/** Values of `network_scope_id`: Network Scope ID. */
export const NetworkScopeId = {
  Unknown: 0,
  Internal: 1,
  External: 2,
  Other: 99,
} as const;
export type NetworkScopeId = (typeof NetworkScopeId)[keyof typeof NetworkScopeId];

/** Values of `type_id`: Type ID. */
export const ObservableTypeId = {
  Unknown: 0,
  Hostname: 1,
  IPAddress: 2,
  MACAddress: 3,
  UserName: 4,
  EmailAddress: 5,
  URLString: 6,
  FileName: 7,
  Hash: 8,
  ProcessName: 9,
  ResourceUID: 10,
  Port: 11,
  Subnet: 12,
  CommandLine: 13,
  Country: 14,
  ProcessID: 15,
  HTTPUserAgent: 16,
  CWEUid: 17,
  CVEUid: 18,
  UserCredentialID: 19,
  Endpoint: 20,
  User: 21,
  Email: 22,
  UniformResourceLocator: 23,
  File: 24,
  Process: 25,
  GeoLocation: 26,
  Container: 27,
  Fingerprint: 30,
  UserUid: 31,
  GroupName: 32,
  GroupUid: 33,
  AccountName: 34,
  AccountUid: 35,
  ScriptContent: 36,
  SerialNumber: 37,
  ResourceDetailsName: 38,
  ProcessEntityUid: 39,
  EmailSubject: 40,
  EmailUid: 41,
  MessageUID: 42,
  AdvisoryUid: 44,
  FilePath: 45,
  DeviceUid: 47,
  NetworkEndpointUid: 48,
  Other: 99,
} as const;
export type ObservableTypeId = (typeof ObservableTypeId)[keyof typeof ObservableTypeId];

/** Values of `observation_point_id`: Observation Point ID. */
export const ObservationPointId = {
  Unknown: 0,
  Source: 1,
  Destination: 2,
  Neither: 3,
  Both: 4,
  Other: 99,
} as const;
export type ObservationPointId = (typeof ObservationPointId)[keyof typeof ObservationPointId];

/** Values of `opcode_id`: DNS Opcode ID. */
export const OpcodeId = {
  Query: 0,
  InverseQuery: 1,
  Status: 2,
  Reserved: 3,
  Notify: 4,
  Update: 5,
  DSOMessage: 6,
  Other: 99,
} as const;
export type OpcodeId = (typeof OpcodeId)[keyof typeof OpcodeId];

/** Values of `type_id`: Type ID. */
export const OsTypeId = {
  Unknown: 0,
  Other: 99,
  Windows: 100,
  WindowsMobile: 101,
  Linux: 200,
  Android: 201,
  MacOS: 300,
  IOS: 301,
  IPadOS: 302,
  Solaris: 400,
  AIX: 401,
  HPUX: 402,
} as const;
export type OsTypeId = (typeof OsTypeId)[keyof typeof OsTypeId];

/** Values of `type_id`: Indicator Type ID. */
export const OsintTypeId = {
  Unknown: 0,
  IPAddress: 1,
  Domain: 2,
  Hostname: 3,
  Hash: 4,
  URL: 5,
  UserAgent: 6,
  DigitalCertificate: 7,
  Email: 8,
  EmailAddress: 9,
  Vulnerability: 10,
  File: 11,
  RegistryKey: 12,
  RegistryValue: 13,
  CommandLine: 14,
  Other: 99,
} as const;
export type OsintTypeId = (typeof OsintTypeId)[keyof typeof OsintTypeId];

/** Values of `type_id`: Type ID. */
export const PackageTypeId = {
  Unknown: 0,
  Application: 1,
  OperatingSystem: 2,
  Other: 99,
} as const;
export type PackageTypeId = (typeof PackageTypeId)[keyof typeof PackageTypeId];

/** Values of `type_id`: Peripheral Device Type ID. */
export const PeripheralDeviceTypeId = {
  Unknown: 0,
  ExternalStorage: 1,
  Keyboard: 2,
  Mouse: 3,
  Printer: 4,
  Monitor: 5,
  Microphone: 6,
  Webcam: 7,
  Other: 99,
} as const;
export type PeripheralDeviceTypeId = (typeof PeripheralDeviceTypeId)[keyof typeof PeripheralDeviceTypeId];

/** Values of `phase_id`: Kill Chain Phase ID. */
export const PhaseId = {
  Unknown: 0,
  Reconnaissance: 1,
  Weaponization: 2,
  Delivery: 3,
  Exploitation: 4,
  Installation: 5,
  CommandControl: 6,
  ActionsOnObjectives: 7,
  Other: 99,
} as const;
export type PhaseId = (typeof PhaseId)[keyof typeof PhaseId];

/** Values of `prev_security_level_id`: Previous Security Level ID. */
export const PrevSecurityLevelId = {
  Unknown: 0,
  Secure: 1,
  AtRisk: 2,
  Compromised: 3,
  Other: 99,
} as const;
export type PrevSecurityLevelId = (typeof PrevSecurityLevelId)[keyof typeof PrevSecurityLevelId];

/** Values of `priority_id`: Priority ID. */
export const PriorityId = {
  Unknown: 0,
  Low: 1,
  Medium: 2,
  High: 3,
  Critical: 4,
  Other: 99,
} as const;
export type PriorityId = (typeof PriorityId)[keyof typeof PriorityId];

/** Values of `type_id`: Type ID. */
export const PrivilegeInfoTypeId = {
  Unknown: 0,
  Read: 1,
  Write: 2,
  Execute: 3,
  Other: 99,
} as const;
export type PrivilegeInfoTypeId = (typeof PrivilegeInfoTypeId)[keyof typeof PrivilegeInfoTypeId];

/** Values of `protocol_ver_id`: IP Version ID. */
export const ProtocolVerId = {
  Unknown: 0,
  InternetProtocolVersion4IPv4: 4,
  InternetProtocolVersion6IPv6: 6,
  Other: 99,
} as const;
export type ProtocolVerId = (typeof ProtocolVerId)[keyof typeof ProtocolVerId];

/** Values of `query_language_id`: Query Language ID. */
export const QueryLanguageId = {
  Unknown: 0,
  Cypher: 1,
  GraphQL: 2,
  Gremlin: 3,
  GQL: 4,
  GCORE: 5,
  PGQL: 6,
  SPARQL: 7,
  Other: 99,
} as const;
export type QueryLanguageId = (typeof QueryLanguageId)[keyof typeof QueryLanguageId];

/** Values of `query_result_id`: Query Result ID. */
export const QueryResultId = {
  Unknown: 0,
  Exists: 1,
  Partial: 2,
  DoesNotExist: 3,
  Error: 4,
  Unsupported: 5,
  Other: 99,
} as const;
export type QueryResultId = (typeof QueryResultId)[keyof typeof QueryResultId];

/** Values of `query_type_id`: Query Type ID. */
export const QueryTypeId = {
  Unknown: 0,
  Kernel: 1,
  File: 2,
  Folder: 3,
  AdminGroup: 4,
  Job: 5,
  Module: 6,
  NetworkConnection: 7,
  NetworkInterfaces: 8,
  PeripheralDevice: 9,
  Process: 10,
  Service: 11,
  Session: 12,
  User: 13,
  Users: 14,
  StartupItem: 15,
  RegistryKey: 16,
  RegistryValue: 17,
  Prefetch: 18,
  Other: 99,
} as const;
export type QueryTypeId = (typeof QueryTypeId)[keyof typeof QueryTypeId];

/** Values of `rcode_id`: Response Code ID. */
export const RcodeId = {
  NoError: 0,
  FormError: 1,
  ServError: 2,
  NXDomain: 3,
  NotImp: 4,
  Refused: 5,
  YXDomain: 6,
  YXRRSet: 7,
  NXRRSet: 8,
  NotAuth: 9,
  NotZone: 10,
  DSOTYPENI: 11,
  BADSIGVERS: 16,
  BADKEY: 17,
  BADTIME: 18,
  BADMODE: 19,
  BADNAME: 20,
  BADALG: 21,
  BADTRUNC: 22,
  BADCOOKIE: 23,
  Unassigned: 24,
  Reserved: 25,
  Other: 99,
} as const;
export type RcodeId = (typeof RcodeId)[keyof typeof RcodeId];

/** Values of `relationship_id`: Relationship ID. */
export const RelationshipId = {
  Unknown: 0,
  DependsOn: 1,
  Other: 99,
} as const;
export type RelationshipId = (typeof RelationshipId)[keyof typeof RelationshipId];

/** Values of `status_id`: Status ID. */
export const RemediationActivityStatusId = {
  Unknown: 0,
  Success: 1,
  Failure: 2,
  DoesNotExist: 3,
  Partial: 4,
  Unsupported: 5,
  Error: 6,
  Other: 99,
} as const;
export type RemediationActivityStatusId = (typeof RemediationActivityStatusId)[keyof typeof RemediationActivityStatusId];

/** Values of `risk_level_id`: Risk Level ID. */
export const RiskLevelId = {
  Info: 0,
  Low: 1,
  Medium: 2,
  High: 3,
  Critical: 4,
  Other: 99,
} as const;
export type RiskLevelId = (typeof RiskLevelId)[keyof typeof RiskLevelId];

/** Values of `role_id`: Role ID. */
export const RoleId = {
  Unknown: 0,
  Target: 1,
  Actor: 2,
  Affected: 3,
  Related: 4,
  Other: 99,
} as const;
export type RoleId = (typeof RoleId)[keyof typeof RoleId];

/** Values of `run_mode_ids`: Run Mode IDs. */
export const RunModeIds = {
  Unknown: 0,
  Interactive: 1,
  OwnProcess: 2,
  SharedProcess: 3,
  Other: 99,
} as const;
export type RunModeIds = (typeof RunModeIds)[keyof typeof RunModeIds];

/** Values of `type_id`: Type ID. */
export const SbomTypeId = {
  Unknown: 0,
  SPDX: 1,
  CycloneDX: 2,
  SWID: 3,
  Other: 99,
} as const;
export type SbomTypeId = (typeof SbomTypeId)[keyof typeof SbomTypeId];

/** Values of `type_id`: Type ID. */
export const ScanTypeId = {
  Unknown: 0,
  Manual: 1,
  Scheduled: 2,
  UpdatedContent: 3,
  QuarantinedItems: 4,
  AttachedMedia: 5,
  UserLogon: 6,
  ELAM: 7,
  Other: 99,
} as const;
export type ScanTypeId = (typeof ScanTypeId)[keyof typeof ScanTypeId];

/** Values of `state_id`: State ID. */
export const ScimStateId = {
  Unknown: 0,
  Pending: 1,
  Active: 2,
  Failed: 3,
  Deleted: 4,
  Other: 99,
} as const;
export type ScimStateId = (typeof ScimStateId)[keyof typeof ScimStateId];

/** Values of `score_id`: Reputation Score ID. */
export const ScoreId = {
  Unknown: 0,
  VerySafe: 1,
  Safe: 2,
  ProbablySafe: 3,
  LeansSafe: 4,
  MayNotBeSafe: 5,
  ExerciseCaution: 6,
  SuspiciousRisky: 7,
  PossiblyMalicious: 8,
  ProbablyMalicious: 9,
  Malicious: 10,
  Other: 99,
} as const;
export type ScoreId = (typeof ScoreId)[keyof typeof ScoreId];

/** Values of `type_id`: Type ID. */
export const ScriptTypeId = {
  Unknown: 0,
  WindowsCommandPrompt: 1,
  PowerShell: 2,
  Python: 3,
  JavaScript: 4,
  VBScript: 5,
  UnixShell: 6,
  VBA: 7,
  Other: 99,
} as const;
export type ScriptTypeId = (typeof ScriptTypeId)[keyof typeof ScriptTypeId];

/** Values of `state_id`: State ID. */
export const SecurityFindingStateId = {
  Unknown: 0,
  New: 1,
  InProgress: 2,
  Suppressed: 3,
  Resolved: 4,
  Other: 99,
} as const;
export type SecurityFindingStateId = (typeof SecurityFindingStateId)[keyof typeof SecurityFindingStateId];

/** Values of `security_level_id`: Security Level ID. */
export const SecurityLevelId = {
  Unknown: 0,
  Secure: 1,
  AtRisk: 2,
  Compromised: 3,
  Other: 99,
} as const;
export type SecurityLevelId = (typeof SecurityLevelId)[keyof typeof SecurityLevelId];

/** Values of `state_id`: Security State ID. */
export const SecurityStateStateId = {
  Unknown: 0,
  MissingOrOutdatedContent: 1,
  PolicyMismatch: 2,
  InNetworkQuarantine: 3,
  ProtectionOff: 4,
  ProtectionMalfunction: 5,
  ProtectionNotLicensed: 6,
  UnremediatedThreat: 7,
  SuspiciousReputation: 8,
  RebootPending: 9,
  ContentIsLocked: 10,
  NotInstalled: 11,
  WritableSystemPartition: 12,
  SafetyNetFailure: 13,
  FailedBootVerify: 14,
  ModifiedExecutionEnvironment: 15,
  SELinuxDisabled: 16,
  ElevatedPrivilegeShell: 17,
  IOSFileSystemAltered: 18,
  OpenRemoteAccess: 19,
  OTAUpdatesDisabled: 20,
  Rooted: 21,
  AndroidPartitionModified: 22,
  ComplianceFailure: 23,
  Other: 99,
} as const;
export type SecurityStateStateId = (typeof SecurityStateStateId)[keyof typeof SecurityStateStateId];

/** Values of `severity_id`: Severity ID. */
export const SeverityId = {
  Unknown: 0,
  Informational: 1,
  Low: 2,
  Medium: 3,
  High: 4,
  Critical: 5,
  Fatal: 6,
  Other: 99,
} as const;
export type SeverityId = (typeof SeverityId)[keyof typeof SeverityId];

/** Values of `share_type_id`: Share Type ID. */
export const ShareTypeId = {
  Unknown: 0,
  File: 1,
  Pipe: 2,
  Print: 3,
  Other: 99,
} as const;
export type ShareTypeId = (typeof ShareTypeId)[keyof typeof ShareTypeId];

/** Values of `type_id`: Type ID. */
export const SoftwareComponentTypeId = {
  Unknown: 0,
  Framework: 1,
  Library: 2,
  OperatingSystem: 3,
  Other: 99,
} as const;
export type SoftwareComponentTypeId = (typeof SoftwareComponentTypeId)[keyof typeof SoftwareComponentTypeId];

/** Values of `source_id`: Source ID. */
export const SourceId = {
  Unknown: 0,
  Wire: 1,
  Stream: 2,
  Decoder: 3,
  TAP: 4,
  SPAN: 5,
  Endpoint: 6,
  Virtual: 7,
  Other: 99,
} as const;
export type SourceId = (typeof SourceId)[keyof typeof SourceId];

/** Values of `start_type_id`: Start Type ID. */
export const StartTypeId = {
  Unknown: 0,
  Auto: 1,
  Boot: 2,
  OnDemand: 3,
  Disabled: 4,
  AllLogins: 5,
  SpecificUserLogin: 6,
  Scheduled: 7,
  SystemChanged: 8,
  Other: 99,
} as const;
export type StartTypeId = (typeof StartTypeId)[keyof typeof StartTypeId];

/** Values of `run_state_id`: Run State ID. */
export const StartupItemRunStateId = {
  Unknown: 0,
  Stopped: 1,
  StartPending: 2,
  StopPending: 3,
  Running: 4,
  ContinuePending: 5,
  PausePending: 6,
  Paused: 7,
  RestartPending: 8,
  Other: 99,
} as const;
export type StartupItemRunStateId = (typeof StartupItemRunStateId)[keyof typeof StartupItemRunStateId];

/** Values of `type_id`: Type ID. */
export const StartupItemTypeId = {
  Unknown: 0,
  KernelModeDriver: 1,
  UserModeDriver: 2,
  Service: 3,
  UserModeApplication: 4,
  Autoload: 5,
  SystemExtension: 6,
  KernelExtension: 7,
  ScheduledJobTask: 8,
  Other: 99,
} as const;
export type StartupItemTypeId = (typeof StartupItemTypeId)[keyof typeof StartupItemTypeId];

/** Values of `status_id`: Status ID. */
export const StatusId = {
  Unknown: 0,
  Success: 1,
  Failure: 2,
  Other: 99,
} as const;
export type StatusId = (typeof StatusId)[keyof typeof StatusId];

/** Values of `stratum_id`: Stratum ID. */
export const StratumId = {
  Unknown: 0,
  PrimaryServer: 1,
  SecondaryServer: 2,
  Unsynchronized: 16,
  Reserved: 17,
  Other: 99,
} as const;
export type StratumId = (typeof StratumId)[keyof typeof StratumId];

/** Values of `tcp_state_id`: TCP State ID. */
export const TcpStateId = {
  Unknown: 0,
  ESTABLISHED: 1,
  SYNSENT: 2,
  SYNRECEIVED: 3,
  FINWAIT1: 4,
  FINWAIT2: 5,
  TIMEWAIT: 6,
  CLOSED: 7,
  CLOSEWAIT: 8,
  LASTACK: 9,
  LISTEN: 10,
  CLOSING: 11,
} as const;
export type TcpStateId = (typeof TcpStateId)[keyof typeof TcpStateId];

/** Values of `type_id`: Threat Actor Type ID. */
export const ThreatActorTypeId = {
  Unknown: 0,
  NationState: 1,
  Cybercriminal: 2,
  Hacktivists: 3,
  Insider: 4,
  Other: 99,
} as const;
export type ThreatActorTypeId = (typeof ThreatActorTypeId)[keyof typeof ThreatActorTypeId];

/** Values of `status_id`: Ticket Status ID. */
export const TicketStatusId = {
  Unknown: 0,
  New: 1,
  InProgress: 2,
  Notified: 3,
  OnHold: 4,
  Resolved: 5,
  Closed: 6,
  Canceled: 7,
  Reopened: 8,
  Other: 99,
} as const;
export type TicketStatusId = (typeof TicketStatusId)[keyof typeof TicketStatusId];

/** Values of `type_id`: Ticket Type ID. */
export const TicketTypeId = {
  Unknown: 0,
  Internal: 1,
  External: 2,
  Other: 99,
} as const;
export type TicketTypeId = (typeof TicketTypeId)[keyof typeof TicketTypeId];

/** Values of `type_id`: Time Span Type ID. */
export const TimespanTypeId = {
  Unknown: 0,
  Milliseconds: 1,
  Seconds: 2,
  Minutes: 3,
  Hours: 4,
  Days: 5,
  Weeks: 6,
  Months: 7,
  Years: 8,
  TimeInterval: 9,
  Other: 99,
} as const;
export type TimespanTypeId = (typeof TimespanTypeId)[keyof typeof TimespanTypeId];

/** Values of `type_id`: Type ID. */
export const TlsExtensionTypeId = {
  ServerName: 0,
  MaximumFragmentLength: 1,
  StatusRequest: 5,
  SupportedGroups: 10,
  SignatureAlgorithms: 13,
  UseSrtp: 14,
  Heartbeat: 15,
  ApplicationLayerProtocolNegotiation: 16,
  SignedCertificateTimestamp: 18,
  ClientCertificateType: 19,
  ServerCertificateType: 20,
  Padding: 21,
  PreSharedKey: 41,
  EarlyData: 42,
  SupportedVersions: 43,
  Cookie: 44,
  PskKeyExchangeModes: 45,
  CertificateAuthorities: 47,
  OidFilters: 48,
  PostHandshakeAuth: 49,
  SignatureAlgorithmsCert: 50,
  KeyShare: 51,
  Other: 99,
} as const;
export type TlsExtensionTypeId = (typeof TlsExtensionTypeId)[keyof typeof TlsExtensionTypeId];

/** Values of `type_id`: Type ID. */
export const TokenTypeId = {
  Unknown: 0,
  TicketGrantingTicket: 1,
  ServiceTicket: 2,
  IdentityToken: 3,
  RefreshToken: 4,
  SAMLAssertion: 5,
  ClientToken: 6,
  APIToken: 7,
  Other: 99,
} as const;
export type TokenTypeId = (typeof TokenTypeId)[keyof typeof TokenTypeId];

/** Values of `tunnel_type_id`: Type. */
export const TunnelTypeId = {
  Unknown: 0,
  SplitTunnel: 1,
  FullTunnel: 2,
  Other: 99,
} as const;
export type TunnelTypeId = (typeof TunnelTypeId)[keyof typeof TunnelTypeId];

/** Values of `type_id`: Type ID. */
export const UnmannedAerialSystemTypeId = {
  UnknownUndeclared: 0,
  Airplane: 1,
  Helicopter: 2,
  Gyroplane: 3,
  HybridLift: 4,
  Ornithopter: 5,
  Glider: 6,
  Kite: 7,
  FreeBalloon: 8,
  CaptiveBalloon: 9,
  Airship: 10,
  FreeFallParachute: 11,
  Rocket: 12,
  TetheredPoweredAircraft: 13,
  GroundObstacle: 14,
  Other: 99,
} as const;
export type UnmannedAerialSystemTypeId = (typeof UnmannedAerialSystemTypeId)[keyof typeof UnmannedAerialSystemTypeId];

/** Values of `type_id`: Type ID. */
export const UnmannedSystemOperatingAreaTypeId = {
  UnknownUndeclared: 0,
  TakeoffLocation: 1,
  FixedLocation: 2,
  DynamicLocation: 3,
  Other: 99,
} as const;
export type UnmannedSystemOperatingAreaTypeId = (typeof UnmannedSystemOperatingAreaTypeId)[keyof typeof UnmannedSystemOperatingAreaTypeId];

/** Values of `type_id`: Type ID. */
export const UserTypeId = {
  Unknown: 0,
  User: 1,
  Admin: 2,
  System: 3,
  Service: 4,
  Other: 99,
} as const;
export type UserTypeId = (typeof UserTypeId)[keyof typeof UserTypeId];

/** Values of `verdict_id`: Verdict ID. */
export const VerdictId = {
  Unknown: 0,
  FalsePositive: 1,
  TruePositive: 2,
  Disregard: 3,
  Suspicious: 4,
  Benign: 5,
  Test: 6,
  InsufficientData: 7,
  SecurityRisk: 8,
  ManagedExternally: 9,
  Duplicate: 10,
  Other: 99,
} as const;
export type VerdictId = (typeof VerdictId)[keyof typeof VerdictId];

/** Values of `vram_mode_id`: VRAM Mode ID. */
export const VramModeId = {
  Unknown: 0,
  Shared: 1,
  Dedicated: 2,
  Other: 99,
} as const;
export type VramModeId = (typeof VramModeId)[keyof typeof VramModeId];
