/**
 * The event classes of OCSF. What a profile brings is optional.
 *
 * Generated; do not edit. Source: Open Cybersecurity Schema Framework (OCSF) 1.8.0, https://github.com/ocsf/ocsf-schema,
 * core schema without extensions. Licence of the source and of this derived file: Apache-2.0, see NOTICE.
 * Made by: node tools/generate-ocsf.mjs --schema DIR --out libs/wire/src/ocsf/generated
 */
import type {
  AccountSwitchTypeId,
  ActionId,
  AuthProtocolId,
  AuthTypeId,
  ConfidenceId,
  DatastoreActivityTypeId,
  DeviceConfigStateChangeStateId,
  DispositionId,
  DroneFlightsActivityAuthProtocolId,
  DroneFlightsActivityStatusId,
  EmailActivityDirectionId,
  FindingStatusId,
  ImpactId,
  IncidentFindingStatusId,
  InjectionTypeId,
  LaunchTypeId,
  LogTypeId,
  LogonTypeId,
  NetworkConnectionQueryStateId,
  ObservationPointId,
  PrevSecurityLevelId,
  PriorityId,
  QueryResultId,
  RcodeId,
  RemediationActivityStatusId,
  RiskLevelId,
  SecurityFindingStateId,
  SecurityLevelId,
  SeverityId,
  ShareTypeId,
  StatusId,
  StratumId,
  TunnelTypeId,
  VerdictId,
} from './enums';
import type {
  AccessAnalysisResult,
  Actor,
  AiModel,
  Aircraft,
  Analytic,
  AnomalyAnalysis,
  Api,
  Application,
  Assessment,
  Attack,
  AuthFactor,
  AuthenticationToken,
  Authorization,
  Certificate,
  CisBenchmarkResult,
  CisCsc,
  Cloud,
  Compliance,
  Container,
  D3fend,
  DataSecurity,
  Database,
  Databucket,
  DceRpc,
  Device,
  Display,
  DnsAnswer,
  DnsQuery,
  Email,
  EmailAuth,
  Enrichment,
  Evidences,
  File,
  Finding,
  FindingInfo,
  Fingerprint,
  FirewallRule,
  Group,
  Hassh,
  HttpCookie,
  HttpRequest,
  HttpResponse,
  IdentityActivityMetrics,
  Idp,
  Ja4Fingerprint,
  Job,
  KbArticle,
  Kernel,
  KernelDriver,
  KeyboardInfo,
  KillChainPhase,
  LoadBalancer,
  Malware,
  MalwareScanInfo,
  ManagedEntity,
  MessageContext,
  Metadata,
  Module,
  NetworkConnectionInfo,
  NetworkEndpoint,
  NetworkInterface,
  NetworkProxy,
  NetworkTraffic,
  Observable,
  Osint,
  Package,
  Packet,
  PeripheralDevice,
  PermissionAnalysisResult,
  Policy,
  Process,
  Product,
  QueryEvidence,
  QueryInfo,
  Remediation,
  Request,
  ResourceDetails,
  Response,
  Sbom,
  Scan,
  Script,
  SecurityState,
  Service,
  Session,
  StartupItem,
  Table,
  Ticket,
  Tls,
  Trace,
  UnmannedAerialSystem,
  UnmannedSystemOperatingArea,
  Url,
  User,
  VendorAttributes,
  Vulnerability,
  WebResource,
} from './objects';

type ValueOf<T> = T[keyof T];

/** What every event class has in the same way. */
export type EventCommon = {
  /** The normalized caption of action_id. Profile security_control. */
  action?: string;
  /** The action taken by a control or other policy-based system leading to an outcome or disposition. Recommended. Profile security_control. Its caption: `action`. */
  action_id?: ActionId;
  /** The event activity name, as defined by the activity_id. */
  activity_name?: string;
  /** An array of MITRE ATT&CK® objects describing identified tactics, techniques & sub-techniques. Profile security_control. */
  attacks?: Attack[];
  /** Provides details about an authorization, such as authorization outcome, and any associated policies related to the activity/event. Profile security_control. */
  authorizations?: Authorization[];
  /** The event category name, as defined by category_uid value. */
  category_name?: string;
  /** The event class name, as defined by class_uid value. */
  class_name?: string;
  /** Describes details about the Cloud environment where the event or finding was created. Profile cloud. */
  cloud?: Cloud;
  /** The confidence, normalized to the caption of the confidence_id value. Profile security_control. */
  confidence?: string;
  /** The normalized confidence refers to the accuracy of the rule that created the finding. Recommended. Profile security_control. Its caption: `confidence`. */
  confidence_id?: ConfidenceId;
  /** The confidence score as reported by the event source. Profile security_control. */
  confidence_score?: number;
  /** The number of times that events in the same logical group occurred during the event Start Time to End Time period. */
  count?: number;
  /** The disposition name, normalized to the caption of the disposition_id value. Profile security_control. */
  disposition?: string;
  /** Describes the outcome or action taken by a security control, such as access control checks, malware detections or various types of policy violations. Recommended. Profile security_control. Its caption: `disposition`. */
  disposition_id?: DispositionId;
  /** The event duration or aggregate time, the amount of time the event covers from start_time to end_time in milliseconds. */
  duration?: number;
  /** The end time of a time period, or the time of the most recent event included in the aggregate event. */
  end_time?: number;
  /** The end time of a time period, or the time of the most recent event included in the aggregate event. Profile datetime. */
  end_time_dt?: string;
  /** The additional information from an external data source, which is associated with the event or a finding. */
  enrichments?: Enrichment[];
  /** The firewall rule that pertains to the control that triggered the event, if applicable. Profile security_control. */
  firewall_rule?: FirewallRule;
  /** Indicates that the event is considered to be an alertable signal. Recommended. Profile security_control. */
  is_alert?: boolean;
  /** A list of Malware objects, describing details about the identified malware. Profile security_control. */
  malware?: Malware[];
  /** Describes details about the scan job that identified malware on the target system. Profile security_control. */
  malware_scan_info?: MalwareScanInfo;
  /** The description of the event/finding, as defined by the source. Recommended. */
  message?: string;
  /** The metadata associated with the event or a finding. */
  metadata: Metadata;
  /** The observables associated with the event or a finding. Recommended. */
  observables?: Observable[];
  /** The policy that pertains to the control that triggered the event, if applicable. Profile security_control. */
  policy?: Policy;
  /** The raw event/finding data as received from the source. */
  raw_data?: string;
  /** The hash, which describes the content of the raw_data field. */
  raw_data_hash?: Fingerprint;
  /** The size of the raw data which was transformed into an OCSF event, in bytes. */
  raw_data_size?: number;
  /** Describes the risk associated with the finding. Profile security_control. */
  risk_details?: string;
  /** The risk level, normalized to the caption of the risk_level_id value. Profile security_control. */
  risk_level?: string;
  /** The normalized risk level id. Profile security_control. Its caption: `risk_level`. */
  risk_level_id?: RiskLevelId;
  /** The risk score as reported by the event source. Profile security_control. */
  risk_score?: number;
  /** The event/finding severity, normalized to the caption of the severity_id value. */
  severity?: string;
  /** The normalized identifier of the event/finding severity. Its caption: `severity`. */
  severity_id: SeverityId;
  /** The start time of a time period, or the time of the least recent event included in the aggregate event. */
  start_time?: number;
  /** The start time of a time period, or the time of the least recent event included in the aggregate event. Profile datetime. */
  start_time_dt?: string;
  /** The event status, normalized to the caption of the status_id value. Recommended. */
  status?: string;
  /** The event status code, as reported by the event source. Recommended. */
  status_code?: string;
  /** The status detail contains additional information about the event/finding outcome. Recommended. */
  status_detail?: string;
  /** The normalized event occurrence time or the finding creation time. */
  time: number;
  /** The normalized event occurrence time or the finding creation time. Profile datetime. */
  time_dt?: string;
  /** The number of minutes that the reported event time is ahead or behind UTC, in the range -1,080 to +1,080. Recommended. */
  timezone_offset?: number;
  /** The event/finding type name, as defined by the type_uid. */
  type_name?: string;
  /** The event/finding type ID. It identifies the event's semantics and structure. */
  type_uid: number;
  /** The attributes that are not mapped to the event schema. */
  unmapped?: Record<string, unknown>;
};

/** Uids of Base Event (0). */
export const BaseEvent = {
  class_uid: 0,
  category_uid: 0,
  activity: {
    Unknown: 0,
    Other: 99,
  },
} as const;

/** The base event is a generic and concrete event. */
export type BaseEvent = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof BaseEvent.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 0;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 0;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of File System Activity (1001). */
export const FileActivity = {
  class_uid: 1001,
  category_uid: 1,
  activity: {
    Unknown: 0,
    Create: 1,
    Read: 2,
    Update: 3,
    Delete: 4,
    Rename: 5,
    SetAttributes: 6,
    SetSecurity: 7,
    GetAttributes: 8,
    GetSecurity: 9,
    Encrypt: 10,
    Decrypt: 11,
    Mount: 12,
    Unmount: 13,
    Open: 14,
    Other: 99,
  },
} as const;

/** File System Activity events report when a process performs an action on a file or folder. */
export type FileActivity = EventCommon & {
  /** The access mask in a platform-native format. */
  access_mask?: number;
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof FileActivity.activity>;
  /** The actor that performed the activity on the file object */
  actor: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 1;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 1001;
  /** The name or relative pathname of a sub-component of the data object, if applicable. Recommended. */
  component?: string;
  /** The network connection identifier. */
  connection_uid?: string;
  /** The original Windows mask that is required to create the object. Recommended. */
  create_mask?: string;
  /** An addressable device, computer system or host. */
  device: Device;
  /** The file that is the target of the activity. */
  file: File;
  /** File content differences used for change detection. Recommended. */
  file_diff?: string;
  /** The resulting file object when the activity was allowed and successful. Recommended. */
  file_result?: File;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Kernel Extension Activity (1002). */
export const KernelExtensionActivity = {
  class_uid: 1002,
  category_uid: 1,
  activity: {
    Unknown: 0,
    Load: 1,
    Unload: 2,
    Other: 99,
  },
} as const;

/** Kernel Extension events report when a driver/extension is loaded or unloaded into the kernel */
export type KernelExtensionActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof KernelExtensionActivity.activity>;
  /** The actor process that loaded or unloaded the driver/extension. */
  actor: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 1;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 1002;
  /** An addressable device, computer system or host. */
  device: Device;
  /** The driver that was loaded/unloaded into the kernel */
  driver: KernelDriver;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Kernel Activity (1003). */
export const KernelActivity = {
  class_uid: 1003,
  category_uid: 1,
  activity: {
    Unknown: 0,
    Create: 1,
    Read: 2,
    Delete: 3,
    Invoke: 4,
    Other: 99,
  },
} as const;

/** Kernel Activity events report when an process creates, reads, or deletes a kernel resource. */
export type KernelActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof KernelActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. */
  actor: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 1;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 1003;
  /** An addressable device, computer system or host. */
  device: Device;
  /** The target kernel resource. */
  kernel: Kernel;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Memory Activity (1004). */
export const MemoryActivity = {
  class_uid: 1004,
  category_uid: 1,
  activity: {
    Unknown: 0,
    AllocatePage: 1,
    ModifyPage: 2,
    DeletePage: 3,
    BufferOverflow: 4,
    DisableDEP: 5,
    EnableDEP: 6,
    Read: 7,
    Write: 8,
    MapView: 9,
    Other: 99,
  },
} as const;

/** Memory Activity events report when a process has memory allocated, read/modified, or other manipulation activities - such as a buffer overflow or turning off data execution protection (DEP). */
export type MemoryActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof MemoryActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. */
  actor: Actor;
  /** The permissions that were granted to access memory. Recommended. */
  actual_permissions?: number;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The memory address that was access or requested. Recommended. */
  base_address?: string;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 1;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 1004;
  /** An addressable device, computer system or host. */
  device: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The process that had memory allocated, read/written, or had other manipulation activities performed on it. */
  process: Process;
  /** The permissions mask that was requested to access memory. Recommended. */
  requested_permissions?: number;
  /** The memory size that was access or requested. Recommended. */
  size?: number;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Module Activity (1005). */
export const ModuleActivity = {
  class_uid: 1005,
  category_uid: 1,
  activity: {
    Unknown: 0,
    Load: 1,
    Unload: 2,
    Invoke: 3,
    Other: 99,
  },
} as const;

/** Module Activity events report when an endpoint process acts on a module. */
export type ModuleActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ModuleActivity.activity>;
  /** The actor that performed the activity on the target module. */
  actor: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 1;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 1005;
  /** An addressable device, computer system or host. */
  device: Device;
  /** The module that was loaded, unloaded, or invoked. */
  module: Module;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Scheduled Job Activity (1006). */
export const ScheduledJobActivity = {
  class_uid: 1006,
  category_uid: 1,
  activity: {
    Unknown: 0,
    Create: 1,
    Update: 2,
    Delete: 3,
    Enable: 4,
    Disable: 5,
    Start: 6,
    Other: 99,
  },
} as const;

/** Scheduled Job Activity events report activities related to scheduled jobs or tasks. */
export type ScheduledJobActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ScheduledJobActivity.activity>;
  /** The actor that performed the activity on the job object. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 1;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 1006;
  /** An addressable device, computer system or host. */
  device: Device;
  /** The job object that pertains to the event. */
  job: Job;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Process Activity (1007). */
export const ProcessActivity = {
  class_uid: 1007,
  category_uid: 1,
  activity: {
    Unknown: 0,
    Launch: 1,
    Terminate: 2,
    Open: 3,
    Inject: 4,
    SetUserID: 5,
    Other: 99,
  },
} as const;

/** Process Activity events report when a process launches, injects, opens or terminates another process, successful or otherwise. */
export type ProcessActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ProcessActivity.activity>;
  /** The actor that performed the activity on the target process. */
  actor: Actor;
  /** The permissions that were granted to the process in a platform-native format. Recommended. */
  actual_permissions?: number;
  /** The AI Model object describes the characteristics of an AI/ML model. Recommended. Profile ai_operation. */
  ai_model?: AiModel;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 1;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 1007;
  /** An addressable device, computer system or host. */
  device: Device;
  /** The exit code reported by a process when it terminates. Recommended. */
  exit_code?: number;
  /** The process injection method, normalized to the caption of the injection_type_id value. Recommended. */
  injection_type?: string;
  /** The normalized identifier of the process injection method. Recommended. Its caption: `injection_type`. */
  injection_type_id?: InjectionTypeId;
  /** The specific type of Launch activity, normalized to the caption of the launch_type_id value. Recommended. */
  launch_type?: string;
  /** The normalized identifier for the specific type of Launch activity. Recommended. Its caption: `launch_type`. */
  launch_type_id?: LaunchTypeId;
  /** Communication context for AI system interactions including protocols, roles, clients, and session information for MCP and other AI communication systems. Profile ai_operation. */
  message_context?: MessageContext;
  /** The module that was injected by the actor process. Recommended. */
  module?: Module;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The process that was launched, injected into, opened, or terminated. */
  process: Process;
  /** The permissions mask that was requested by the process. Recommended. */
  requested_permissions?: number;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Event Log Activity (1008). */
export const EventLogActivity = {
  class_uid: 1008,
  category_uid: 1,
  activity: {
    Unknown: 0,
    Clear: 1,
    Delete: 2,
    Export: 3,
    Archive: 4,
    Rotate: 5,
    Start: 6,
    Stop: 7,
    Restart: 8,
    Enable: 9,
    Disable: 10,
    Other: 99,
  },
} as const;

/** Event Log Activity events report actions pertaining to the system's event logging service(s), such as disabling logging or clearing the log data. */
export type EventLogActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof EventLogActivity.activity>;
  /** The actor that performed the activity. Recommended. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 1;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 1008;
  /** The device that reported the event. Recommended. */
  device?: Device;
  /** The targeted endpoint for the event log activity. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** The file targeted by the activity. Recommended. */
  file?: File;
  /** The name of the event log targeted by the activity. Recommended. */
  log_name?: string;
  /** The logging provider or logging service targeted by the activity. Recommended. */
  log_provider?: string;
  /** The log type, normalized to the caption of the log_type_id value. Recommended. */
  log_type?: string;
  /** The normalized log type identifier. Recommended. Its caption: `log_type`. */
  log_type_id?: LogTypeId;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The source endpoint for the event log activity. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Script Activity (1009). */
export const ScriptActivity = {
  class_uid: 1009,
  category_uid: 1,
  activity: {
    Unknown: 0,
    Execute: 1,
    Other: 99,
  },
} as const;

/** Script Activity events report when a process executes a script. */
export type ScriptActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ScriptActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. */
  actor: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 1;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 1009;
  /** An addressable device, computer system or host. */
  device: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The script that was the target of the activity. */
  script: Script;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Peripheral Activity (1010). */
export const PeripheralActivity = {
  class_uid: 1010,
  category_uid: 1,
  activity: {
    Unknown: 0,
    Connect: 1,
    Disconnect: 2,
    Enable: 3,
    Disable: 4,
    Eject: 5,
    Other: 99,
  },
} as const;

/** Peripheral Activity events log a system's interactions with external, connectable, and detachable hardware. */
export type PeripheralActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof PeripheralActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. */
  actor: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 1;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 1010;
  /** An addressable device, computer system or host. */
  device: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The peripheral device that is the subject of the activity. */
  peripheral_device: PeripheralDevice;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Security Finding (2001). */
export const SecurityFinding = {
  class_uid: 2001,
  category_uid: 2,
  activity: {
    Unknown: 0,
    Create: 1,
    Update: 2,
    Close: 3,
    Other: 99,
  },
} as const;

/**
 * Security Finding events describe findings, detections, anomalies, alerts and/or actions performed by security products
 * @deprecated since 1.1.0. Use the new specific classes according to the use-case:
 */
export type SecurityFinding = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof SecurityFinding.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** The analytic technique used to analyze and derive insights from the data or information that led to the finding or conclusion. Recommended. */
  analytic?: Analytic;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 2;
  /**
   * The CIS Critical Security Controls is a list of top 20 actions and practices an organization’s security team can take on such that cyber attacks or malware, are minimized and prevented.
   * @deprecated since 1.5.0. Use CIS Controls for standard benchmark controls.
   */
  cis_csc?: CisCsc[];
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 2001;
  /** The compliance object provides context to compliance findings (e.g., a check against a specific regulatory or best practice framework such as CIS, NIST etc.) and contains compliance related details. */
  compliance?: Compliance;
  /** A list of data sources utilized in generation of the finding. */
  data_sources?: string[];
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /**
   * The data the finding exposes to the analyst.
   * @deprecated since 1.1.0. Use the evidences attribute instead.
   */
  evidence?: unknown;
  /** The Finding object provides details about a finding/detection generated by a security tool. */
  finding: Finding;
  /** The impact , normalized to the caption of the impact_id value. Recommended. */
  impact?: string;
  /** The normalized impact of the incident or finding. Recommended. Its caption: `impact`. */
  impact_id?: ImpactId;
  /** The impact as an integer value of the finding, valid range 0-100. Recommended. */
  impact_score?: number;
  /** The Cyber Kill Chain® provides a detailed description of each phase and its associated activities within the broader context of a cyber attack. */
  kill_chain?: KillChainPhase[];
  /** The NIST Cybersecurity Framework recommendations for managing the cybersecurity risk. */
  nist?: string[];
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The process object. */
  process?: Process;
  /** Describes details about resources that were affected by the activity/event. Recommended. */
  resources?: ResourceDetails[];
  /** The normalized state of a security finding. */
  state?: string;
  /** The normalized state identifier of a security finding. Its caption: `state`. */
  state_id: SecurityFindingStateId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** This object describes vulnerabilities reported in a security finding. */
  vulnerabilities?: Vulnerability[];
};

/** Uids of Vulnerability Finding (2002). */
export const VulnerabilityFinding = {
  class_uid: 2002,
  category_uid: 2,
  activity: {
    Unknown: 0,
    Create: 1,
    Update: 2,
    Close: 3,
    Other: 99,
  },
} as const;

/** The Vulnerability Finding event is a notification about weakness in an information system, system security procedures, internal controls, or implementation that could be exploited or triggered by a t… */
export type VulnerabilityFinding = EventCommon & {
  /** The normalized identifier of the finding activity. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof VulnerabilityFinding.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The details of the user assigned to an Incident. Profile incident. */
  assignee?: User;
  /** The details of the group assigned to an Incident. Profile incident. */
  assignee_group?: Group;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 2;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 2002;
  /** A user provided comment about the finding. */
  comment?: string;
  /** Describes the affected device/host. */
  device?: Device;
  /** Describes the supporting information about a generated finding. */
  finding_info: FindingInfo;
  /** The impact , normalized to the caption of the impact_id value. Recommended. Profile incident. */
  impact?: string;
  /** The normalized impact of the incident or finding. Recommended. Profile incident. Its caption: `impact`. */
  impact_id?: ImpactId;
  /** The impact as an integer value of the finding, valid range 0-100. Recommended. Profile incident. */
  impact_score?: number;
  /** A determination based on analytics as to whether a potential breach was found. Profile incident. */
  is_suspected_breach?: boolean;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The priority, normalized to the caption of the priority_id value. Profile incident. */
  priority?: string;
  /** The normalized priority. Recommended. Profile incident. Its caption: `priority`. */
  priority_id?: PriorityId;
  /**
   * Describes details about the resource that is affected by the vulnerability/vulnerabilities. Recommended.
   * @deprecated since 1.3.0. Use the resources attribute instead.
   */
  resource?: ResourceDetails;
  /** Describes details about the resource/resources that are affected by the vulnerability/vulnerabilities. Recommended. */
  resources?: ResourceDetails[];
  /** A Url link used to access the original incident. Recommended. Profile incident. */
  src_url?: string;
  /** The normalized status identifier of the Finding, set by the consumer. Recommended. Its caption: `status`. */
  status_id?: FindingStatusId;
  /**
   * The linked ticket in the ticketing system. Profile incident.
   * @deprecated since 1.5.0. Use tickets instead.
   */
  ticket?: Ticket;
  /** The associated ticket(s) in the ticketing system. Profile incident. */
  tickets?: Ticket[];
  /** The Vendor Attributes object can be used to represent values of attributes populated by the Vendor/Finding Provider. */
  vendor_attributes?: VendorAttributes;
  /** The verdict assigned to an Incident finding. Recommended. Profile incident. */
  verdict?: string;
  /** The normalized verdict of an Incident. Recommended. Profile incident. Its caption: `verdict`. */
  verdict_id?: VerdictId;
  /** This object describes vulnerabilities reported in a security finding. */
  vulnerabilities: Vulnerability[];
};

/** Uids of Compliance Finding (2003). */
export const ComplianceFinding = {
  class_uid: 2003,
  category_uid: 2,
  activity: {
    Unknown: 0,
    Create: 1,
    Update: 2,
    Close: 3,
    Other: 99,
  },
} as const;

/** Compliance Finding events describe results of evaluations performed against resources, to check compliance with various Industry Frameworks or Security Standards such as NIST SP 800-53, CIS AWS Found… */
export type ComplianceFinding = EventCommon & {
  /** The normalized identifier of the finding activity. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ComplianceFinding.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The details of the user assigned to an Incident. Profile incident. */
  assignee?: User;
  /** The details of the group assigned to an Incident. Profile incident. */
  assignee_group?: Group;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 2;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 2003;
  /** A user provided comment about the finding. */
  comment?: string;
  /** The compliance object provides context to compliance findings (e.g., a check against a specific regulatory or best practice framework such as CIS, NIST etc.) and contains compliance related details. */
  compliance: Compliance;
  /** Describes the affected device/host. */
  device?: Device;
  /** Describes various evidence artifacts associated with the compliance finding. */
  evidences?: Evidences[];
  /** Describes the supporting information about a generated finding. */
  finding_info: FindingInfo;
  /** The impact , normalized to the caption of the impact_id value. Recommended. Profile incident. */
  impact?: string;
  /** The normalized impact of the incident or finding. Recommended. Profile incident. Its caption: `impact`. */
  impact_id?: ImpactId;
  /** The impact as an integer value of the finding, valid range 0-100. Recommended. Profile incident. */
  impact_score?: number;
  /** A determination based on analytics as to whether a potential breach was found. Profile incident. */
  is_suspected_breach?: boolean;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The priority, normalized to the caption of the priority_id value. Profile incident. */
  priority?: string;
  /** The normalized priority. Recommended. Profile incident. Its caption: `priority`. */
  priority_id?: PriorityId;
  /** Describes the recommended remediation steps to address identified issue(s). Recommended. */
  remediation?: Remediation;
  /**
   * Describes details about the resource that is the subject of the compliance check. Recommended.
   * @deprecated since 1.3.0. Use the resources attribute instead.
   */
  resource?: ResourceDetails;
  /** Describes details about the resource/resources that are the subject of the compliance check. Recommended. */
  resources?: ResourceDetails[];
  /** A Url link used to access the original incident. Recommended. Profile incident. */
  src_url?: string;
  /** The normalized status identifier of the Finding, set by the consumer. Recommended. Its caption: `status`. */
  status_id?: FindingStatusId;
  /**
   * The linked ticket in the ticketing system. Profile incident.
   * @deprecated since 1.5.0. Use tickets instead.
   */
  ticket?: Ticket;
  /** The associated ticket(s) in the ticketing system. Profile incident. */
  tickets?: Ticket[];
  /** The Vendor Attributes object can be used to represent values of attributes populated by the Vendor/Finding Provider. */
  vendor_attributes?: VendorAttributes;
  /** The verdict assigned to an Incident finding. Recommended. Profile incident. */
  verdict?: string;
  /** The normalized verdict of an Incident. Recommended. Profile incident. Its caption: `verdict`. */
  verdict_id?: VerdictId;
};

/** Uids of Detection Finding (2004). */
export const DetectionFinding = {
  class_uid: 2004,
  category_uid: 2,
  activity: {
    Unknown: 0,
    Create: 1,
    Update: 2,
    Close: 3,
    Other: 99,
  },
} as const;

/** A Detection Finding describes detections or alerts generated by security products using correlation engines, detection engines or other methodologies. */
export type DetectionFinding = EventCommon & {
  /** The normalized identifier of the finding activity. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof DetectionFinding.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes baseline information about normal activity patterns, along with any detected deviations or anomalies that triggered this finding. */
  anomaly_analyses?: AnomalyAnalysis[];
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The details of the user assigned to an Incident. Profile incident. */
  assignee?: User;
  /** The details of the group assigned to an Incident. Profile incident. */
  assignee_group?: Group;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 2;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 2004;
  /** A user provided comment about the finding. */
  comment?: string;
  /** Describes the affected device/host. */
  device?: Device;
  /** Describes various evidence artifacts associated to the activity/activities that triggered a security detection. Recommended. */
  evidences?: Evidences[];
  /** Describes the supporting information about a generated finding. */
  finding_info: FindingInfo;
  /** The impact , normalized to the caption of the impact_id value. */
  impact?: string;
  /** The normalized impact of the incident or finding. Its caption: `impact`. */
  impact_id?: ImpactId;
  /** The impact as an integer value of the finding, valid range 0-100. */
  impact_score?: number;
  /** A determination based on analytics as to whether a potential breach was found. Profile incident. */
  is_suspected_breach?: boolean;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The priority, normalized to the caption of the priority_id value. Profile incident. */
  priority?: string;
  /** The normalized priority. Recommended. Profile incident. Its caption: `priority`. */
  priority_id?: PriorityId;
  /** Describes the recommended remediation steps to address identified issue(s). */
  remediation?: Remediation;
  /** Describes details about resources that were the target of the activity that triggered the finding. Recommended. */
  resources?: ResourceDetails[];
  /** A Url link used to access the original incident. Recommended. Profile incident. */
  src_url?: string;
  /** The normalized status identifier of the Finding, set by the consumer. Recommended. Its caption: `status`. */
  status_id?: FindingStatusId;
  /**
   * The linked ticket in the ticketing system. Profile incident.
   * @deprecated since 1.5.0. Use tickets instead.
   */
  ticket?: Ticket;
  /** The associated ticket(s) in the ticketing system. Profile incident. */
  tickets?: Ticket[];
  /** The Vendor Attributes object can be used to represent values of attributes populated by the Vendor/Finding Provider. */
  vendor_attributes?: VendorAttributes;
  /** The verdict assigned to an Incident finding. Recommended. Profile incident. */
  verdict?: string;
  /** The normalized verdict of an Incident. Recommended. Profile incident. Its caption: `verdict`. */
  verdict_id?: VerdictId;
  /** Describes vulnerabilities reported in a Detection Finding. */
  vulnerabilities?: Vulnerability[];
};

/** Uids of Incident Finding (2005). */
export const IncidentFinding = {
  class_uid: 2005,
  category_uid: 2,
  activity: {
    Unknown: 0,
    Create: 1,
    Update: 2,
    Close: 3,
    Other: 99,
  },
} as const;

/** An Incident Finding reports the creation, update, or closure of security incidents as a result of detections and/or analytics. */
export type IncidentFinding = EventCommon & {
  /** The normalized identifier of the Incident activity. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof IncidentFinding.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The details of the user assigned to an Incident. */
  assignee?: User;
  /** The details of the group assigned to an Incident. */
  assignee_group?: Group;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 2;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 2005;
  /** Additional user supplied details for updating or closing the incident. */
  comment?: string;
  /** The short description of the Incident. Recommended. */
  desc?: string;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** A list of finding_info objects associated to an incident. */
  finding_info_list: FindingInfo[];
  /** The impact , normalized to the caption of the impact_id value. Recommended. */
  impact?: string;
  /** The normalized impact of the incident or finding. Recommended. Its caption: `impact`. */
  impact_id?: ImpactId;
  /** The impact as an integer value of the finding, valid range 0-100. Recommended. */
  impact_score?: number;
  /** A determination based on analytics as to whether a potential breach was found. */
  is_suspected_breach?: boolean;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The priority, normalized to the caption of the priority_id value. */
  priority?: string;
  /** The normalized priority. Recommended. Its caption: `priority`. */
  priority_id?: PriorityId;
  /** A Url link used to access the original incident. Recommended. */
  src_url?: string;
  /** The normalized status identifier of the Incident. Its caption: `status`. */
  status_id: IncidentFindingStatusId;
  /**
   * The linked ticket in the ticketing system.
   * @deprecated since 1.5.0. Use tickets instead.
   */
  ticket?: Ticket;
  /** The associated ticket(s) in the ticketing system. */
  tickets?: Ticket[];
  /** The Vendor Attributes object can be used to represent values of attributes populated by the Vendor/Finding Provider. */
  vendor_attributes?: VendorAttributes;
  /** The verdict assigned to an Incident finding. Recommended. */
  verdict?: string;
  /** The normalized verdict of an Incident. Recommended. Its caption: `verdict`. */
  verdict_id?: VerdictId;
};

/** Uids of Data Security Finding (2006). */
export const DataSecurityFinding = {
  class_uid: 2006,
  category_uid: 2,
  activity: {
    Unknown: 0,
    Create: 1,
    Update: 2,
    Close: 3,
    Suppressed: 4,
    Other: 99,
  },
} as const;

/** A Data Security Finding describes detections or alerts generated by various data security products such as Data Loss Prevention (DLP), Data Classification, Secrets Management, Digital Rights Manageme… */
export type DataSecurityFinding = EventCommon & {
  /** The normalized identifier of the Data Security Finding activity. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof DataSecurityFinding.activity>;
  /** Describes details about the actor implicated in the data security finding. Recommended. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The details of the user assigned to an Incident. Profile incident. */
  assignee?: User;
  /** The details of the group assigned to an Incident. Profile incident. */
  assignee_group?: Group;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 2;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 2006;
  /** A user provided comment about the finding. */
  comment?: string;
  /** The Data Security object describes the characteristics, techniques and content of a Data Loss Prevention (DLP), Data Loss Detection (DLD), Data Classification, or similar tools' finding, alert, or de… Recommended. */
  data_security?: DataSecurity;
  /** Describes the database where classified or sensitive data is stored in, or was accessed from. Recommended. */
  database?: Database;
  /** Describes the databucket where classified or sensitive data is stored in, or was accessed from. Recommended. */
  databucket?: Databucket;
  /** Describes the device where classified or sensitive data is stored in, or was accessed from. Recommended. */
  device?: Device;
  /** Describes the endpoint where classified or sensitive data is stored in, or was accessed from. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** Describes a file that contains classified or sensitive data. Recommended. */
  file?: File;
  /** Describes the supporting information about a generated finding. */
  finding_info: FindingInfo;
  /** The impact , normalized to the caption of the impact_id value. */
  impact?: string;
  /** The normalized impact of the incident or finding. Its caption: `impact`. */
  impact_id?: ImpactId;
  /** The impact as an integer value of the finding, valid range 0-100. */
  impact_score?: number;
  /** A determination based on analytics as to whether a potential breach was found. Profile incident. */
  is_suspected_breach?: boolean;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The priority, normalized to the caption of the priority_id value. Profile incident. */
  priority?: string;
  /** The normalized priority. Recommended. Profile incident. Its caption: `priority`. */
  priority_id?: PriorityId;
  /** Describes details about additional resources, where classified or sensitive data is stored in, or was accessed from. Recommended. */
  resources?: ResourceDetails[];
  /** Details about the source endpoint where classified or sensitive data was accessed from. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** A Url link used to access the original incident. Recommended. Profile incident. */
  src_url?: string;
  /** The normalized status identifier of the Finding, set by the consumer. Recommended. Its caption: `status`. */
  status_id?: FindingStatusId;
  /** Describes the table where classified or sensitive data is stored in, or was accessed from. Recommended. */
  table?: Table;
  /**
   * The linked ticket in the ticketing system. Profile incident.
   * @deprecated since 1.5.0. Use tickets instead.
   */
  ticket?: Ticket;
  /** The associated ticket(s) in the ticketing system. Profile incident. */
  tickets?: Ticket[];
  /** The Vendor Attributes object can be used to represent values of attributes populated by the Vendor/Finding Provider. */
  vendor_attributes?: VendorAttributes;
  /** The verdict assigned to an Incident finding. Recommended. Profile incident. */
  verdict?: string;
  /** The normalized verdict of an Incident. Recommended. Profile incident. Its caption: `verdict`. */
  verdict_id?: VerdictId;
};

/** Uids of Application Security Posture Finding (2007). */
export const ApplicationSecurityPostureFinding = {
  class_uid: 2007,
  category_uid: 2,
  activity: {
    Unknown: 0,
    Create: 1,
    Update: 2,
    Close: 3,
    Other: 99,
  },
} as const;

/** The Application Security Posture Finding event is a notification about any bug, defect, deficiency, exploit, vulnerability, weakness or any other issue with software and related systems. */
export type ApplicationSecurityPostureFinding = EventCommon & {
  /** The normalized identifier of the finding activity. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ApplicationSecurityPostureFinding.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** An Application describes the details for an inventoried application as reported by an Application Security tool or other Developer-centric tooling. Recommended. */
  application?: Application;
  /** The details of the user assigned to an Incident. Profile incident. */
  assignee?: User;
  /** The details of the group assigned to an Incident. Profile incident. */
  assignee_group?: Group;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 2;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 2007;
  /** A user provided comment about the finding. */
  comment?: string;
  /** Provides compliance context to vulnerabilities and other weaknesses that are reported as part of an Application Security or Vulnerability Management tool's built-in compliance framework mapping. Recommended. */
  compliance?: Compliance;
  /** Describes the affected device/host. */
  device?: Device;
  /** Describes the supporting information about a generated finding. */
  finding_info: FindingInfo;
  /** The impact , normalized to the caption of the impact_id value. Recommended. Profile incident. */
  impact?: string;
  /** The normalized impact of the incident or finding. Recommended. Profile incident. Its caption: `impact`. */
  impact_id?: ImpactId;
  /** The impact as an integer value of the finding, valid range 0-100. Recommended. Profile incident. */
  impact_score?: number;
  /** A determination based on analytics as to whether a potential breach was found. Profile incident. */
  is_suspected_breach?: boolean;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The priority, normalized to the caption of the priority_id value. Profile incident. */
  priority?: string;
  /** The normalized priority. Recommended. Profile incident. Its caption: `priority`. */
  priority_id?: PriorityId;
  /** Describes the recommended remediation steps to address identified vulnerabilities or weaknesses. Recommended. */
  remediation?: Remediation;
  /** Describes details about the resource/resources that are affected by the vulnerability/vulnerabilities. Recommended. */
  resources?: ResourceDetails[];
  /** A Url link used to access the original incident. Recommended. Profile incident. */
  src_url?: string;
  /** The normalized status identifier of the Finding, set by the consumer. Recommended. Its caption: `status`. */
  status_id?: FindingStatusId;
  /**
   * The linked ticket in the ticketing system. Profile incident.
   * @deprecated since 1.5.0. Use tickets instead.
   */
  ticket?: Ticket;
  /** The associated ticket(s) in the ticketing system. Profile incident. */
  tickets?: Ticket[];
  /** The Vendor Attributes object can be used to represent values of attributes populated by the Vendor/Finding Provider. */
  vendor_attributes?: VendorAttributes;
  /** The verdict assigned to an Incident finding. Recommended. Profile incident. */
  verdict?: string;
  /** The normalized verdict of an Incident. Recommended. Profile incident. Its caption: `verdict`. */
  verdict_id?: VerdictId;
  /** This object describes vulnerabilities reported in a security finding. Recommended. */
  vulnerabilities?: Vulnerability[];
};

/** Uids of IAM Analysis Finding (2008). */
export const IamAnalysisFinding = {
  class_uid: 2008,
  category_uid: 2,
  activity: {
    Unknown: 0,
    Create: 1,
    Update: 2,
    Close: 3,
    Other: 99,
  },
} as const;

/** This finding represents an IAM analysis result, which evaluates IAM policies, access patterns, and IAM configurations for potential security risks. */
export type IamAnalysisFinding = EventCommon & {
  /** Describes access relationships and pathways between identities, resources, focusing on who can access what and through which mechanisms. */
  access_analysis_result?: AccessAnalysisResult;
  /** The normalized identifier of the finding activity. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof IamAnalysisFinding.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** Details about applications, services, or systems that are accessible based on the IAM analysis. Recommended. */
  applications?: Application[];
  /** The details of the user assigned to an Incident. Profile incident. */
  assignee?: User;
  /** The details of the group assigned to an Incident. Profile incident. */
  assignee_group?: Group;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 2;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 2008;
  /** A user provided comment about the finding. */
  comment?: string;
  /** Describes the affected device/host. */
  device?: Device;
  /** Describes the supporting information about a generated finding. */
  finding_info: FindingInfo;
  /** Describes usage activity and other metrics of an Identity i.e. AWS IAM User, GCP IAM Principal, etc. Recommended. */
  identity_activity_metrics?: IdentityActivityMetrics;
  /** The impact , normalized to the caption of the impact_id value. Recommended. Profile incident. */
  impact?: string;
  /** The normalized impact of the incident or finding. Recommended. Profile incident. Its caption: `impact`. */
  impact_id?: ImpactId;
  /** The impact as an integer value of the finding, valid range 0-100. Recommended. Profile incident. */
  impact_score?: number;
  /** A determination based on analytics as to whether a potential breach was found. Profile incident. */
  is_suspected_breach?: boolean;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** Describes analysis results of permissions, policies directly associated with an identity (user, role, or service account). Recommended. */
  permission_analysis_results?: PermissionAnalysisResult[];
  /** The priority, normalized to the caption of the priority_id value. Profile incident. */
  priority?: string;
  /** The normalized priority. Recommended. Profile incident. Its caption: `priority`. */
  priority_id?: PriorityId;
  /** Describes the recommended remediation steps to address identified issue(s). */
  remediation?: Remediation;
  /** Details about resources involved in the IAM analysis. Recommended. */
  resources?: ResourceDetails[];
  /** A Url link used to access the original incident. Recommended. Profile incident. */
  src_url?: string;
  /** The normalized status identifier of the Finding, set by the consumer. Recommended. Its caption: `status`. */
  status_id?: FindingStatusId;
  /**
   * The linked ticket in the ticketing system. Profile incident.
   * @deprecated since 1.5.0. Use tickets instead.
   */
  ticket?: Ticket;
  /** The associated ticket(s) in the ticketing system. Profile incident. */
  tickets?: Ticket[];
  /** Details about the identity (user, role, service account, or other principal) that is the subject of the IAM analysis. Recommended. */
  user?: User;
  /** The Vendor Attributes object can be used to represent values of attributes populated by the Vendor/Finding Provider. */
  vendor_attributes?: VendorAttributes;
  /** The verdict assigned to an Incident finding. Recommended. Profile incident. */
  verdict?: string;
  /** The normalized verdict of an Incident. Recommended. Profile incident. Its caption: `verdict`. */
  verdict_id?: VerdictId;
};

/** Uids of Account Change (3001). */
export const AccountChange = {
  class_uid: 3001,
  category_uid: 3,
  activity: {
    Unknown: 0,
    Create: 1,
    Enable: 2,
    PasswordChange: 3,
    PasswordReset: 4,
    Disable: 5,
    Delete: 6,
    AttachPolicy: 7,
    DetachPolicy: 8,
    Lock: 9,
    MFAFactorEnable: 10,
    MFAFactorDisable: 11,
    Unlock: 12,
    Other: 99,
  },
} as const;

/** Account Change events report when specific user account management tasks are performed, such as a user/role being created, changed, deleted, renamed, disabled, enabled, locked out or unlocked. */
export type AccountChange = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof AccountChange.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Recommended. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** Details about the authentication factors associated with the MFA Factor Enable/Disable activities. */
  auth_factors?: AuthFactor[];
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 3;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 3001;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** Details about the underlying HTTP request. */
  http_request?: HttpRequest;
  /** Details about the underlying HTTP response. */
  http_response?: HttpResponse;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** Details about the IAM policies associated with the Attach/Detach Policy activities. */
  policies?: Policy[];
  /** Details about the source of the IAM activity. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The user that was a target of an activity. */
  user: User;
  /** The result of the user account change. Recommended. */
  user_result?: User;
};

/** Uids of Authentication (3002). */
export const Authentication = {
  class_uid: 3002,
  category_uid: 3,
  activity: {
    Unknown: 0,
    Logon: 1,
    Logoff: 2,
    AuthenticationTicket: 3,
    ServiceTicketRequest: 4,
    ServiceTicketRenew: 5,
    Preauth: 6,
    AccountSwitch: 7,
    Other: 99,
  },
} as const;

/** Authentication events report authentication session activities, including user attempts to log on or log off, regardless of success, as well as other key stages within the authentication process. */
export type Authentication = EventCommon & {
  /** The account switch method, normalized to the caption of the account_switch_type_id value. Recommended. */
  account_switch_type?: string;
  /** The normalized identifier of the account switch method. Recommended. Its caption: `account_switch_type`. */
  account_switch_type_id?: AccountSwitchTypeId;
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof Authentication.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Recommended. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** Describes a category of methods used for identity verification in an authentication attempt. */
  auth_factors?: AuthFactor[];
  /** The authentication protocol as defined by the caption of auth_protocol_id. Recommended. */
  auth_protocol?: string;
  /** The normalized identifier of the authentication protocol used to create the user session. Recommended. Its caption: `auth_protocol`. */
  auth_protocol_id?: AuthProtocolId;
  /** The authentication token, ticket, or assertion, e.g. Kerberos, OIDC, SAML. */
  authentication_token?: AuthenticationToken;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 3;
  /** The certificate associated with the authentication or pre-authentication (Kerberos). Recommended. */
  certificate?: Certificate;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 3002;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The endpoint to which the authentication was targeted. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** Details about the underlying HTTP request. */
  http_request?: HttpRequest;
  /** Details about the underlying HTTP response. */
  http_response?: HttpResponse;
  /** Indicates whether the credentials were passed in clear text.Note: */
  is_cleartext?: boolean;
  /** Indicates whether Multi Factor Authentication was used during authentication. Recommended. */
  is_mfa?: boolean;
  /** Indicates logon is from a device not seen before or a first time account logon. */
  is_new_logon?: boolean;
  /** The attempted authentication is over a remote connection. Recommended. */
  is_remote?: boolean;
  /** The trusted process that validated the authentication credentials. */
  logon_process?: Process;
  /** The logon type, normalized to the caption of the logon_type_id value. Recommended. */
  logon_type?: string;
  /** The normalized logon type identifier. Recommended. Its caption: `logon_type`. */
  logon_type_id?: LogonTypeId;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The service or gateway to which the user or process is being authenticated Recommended. */
  service?: Service;
  /** The authenticated user or service session. Recommended. */
  session?: Session;
  /** Details about the source of the IAM activity. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The subject (user/role or account) to authenticate. */
  user: User;
};

/** Uids of Authorize Session (3003). */
export const AuthorizeSession = {
  class_uid: 3003,
  category_uid: 3,
  activity: {
    Unknown: 0,
    AssignPrivileges: 1,
    AssignGroups: 2,
    Other: 99,
  },
} as const;

/** Authorize Session events report privileges or groups assigned to a new user session, usually at login time. */
export type AuthorizeSession = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof AuthorizeSession.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Recommended. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 3;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 3003;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The Endpoint for which the user session was targeted. */
  dst_endpoint?: NetworkEndpoint;
  /** Group that was assigned to the new user session. Recommended. */
  group?: Group;
  /** Details about the underlying HTTP request. */
  http_request?: HttpRequest;
  /** Details about the underlying HTTP response. */
  http_response?: HttpResponse;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The list of sensitive privileges, assigned to the new user session. Recommended. */
  privileges?: string[];
  /** The user session with the assigned privileges. Recommended. */
  session?: Session;
  /** Details about the source of the IAM activity. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The user to which new privileges were assigned. */
  user: User;
};

/** Uids of Entity Management (3004). */
export const EntityManagement = {
  class_uid: 3004,
  category_uid: 3,
  activity: {
    Unknown: 0,
    Create: 1,
    Read: 2,
    Update: 3,
    Delete: 4,
    Move: 5,
    Enroll: 6,
    Unenroll: 7,
    Enable: 8,
    Disable: 9,
    Activate: 10,
    Deactivate: 11,
    Suspend: 12,
    Resume: 13,
    Other: 99,
  },
} as const;

/** Entity Management events report activity by a managed client, a micro service, or a user at a management console. */
export type EntityManagement = EventCommon & {
  /** The list of requested access rights. */
  access_list?: string[];
  /** The access mask in a platform-native format. */
  access_mask?: number;
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof EntityManagement.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Recommended. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 3;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 3004;
  /** The user provided comment about why the entity was changed. Recommended. */
  comment?: string;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The managed entity that is being acted upon. */
  entity: ManagedEntity;
  /** The updated managed entity. Recommended. */
  entity_result?: ManagedEntity;
  /** Details about the underlying HTTP request. */
  http_request?: HttpRequest;
  /** Details about the underlying HTTP response. */
  http_response?: HttpResponse;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** Details about the source of the IAM activity. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of User Access Management (3005). */
export const UserAccess = {
  class_uid: 3005,
  category_uid: 3,
  activity: {
    Unknown: 0,
    AssignPrivileges: 1,
    RevokePrivileges: 2,
    Other: 99,
  },
} as const;

/** User Access Management events report management updates to a user's privileges. */
export type UserAccess = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof UserAccess.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Recommended. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 3;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 3005;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** Details about the underlying HTTP request. */
  http_request?: HttpRequest;
  /** Details about the underlying HTTP response. */
  http_response?: HttpResponse;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** List of privileges assigned to a user. */
  privileges: string[];
  /**
   * Resource that the privileges give access to. Recommended.
   * @deprecated since 1.5.0. Use the resources attribute instead.
   */
  resource?: ResourceDetails;
  /** Resources that the privileges give access to. Recommended. */
  resources?: ResourceDetails[];
  /** Details about the source of the IAM activity. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** User to which privileges were assigned. */
  user: User;
};

/** Uids of Group Management (3006). */
export const GroupManagement = {
  class_uid: 3006,
  category_uid: 3,
  activity: {
    Unknown: 0,
    AssignPrivileges: 1,
    RevokePrivileges: 2,
    AddUser: 3,
    RemoveUser: 4,
    Delete: 5,
    Create: 6,
    AddSubgroup: 7,
    RemoveSubgroup: 8,
    Other: 99,
  },
} as const;

/** Group Management events report management updates to a group, including updates to membership and permissions. */
export type GroupManagement = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof GroupManagement.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Recommended. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 3;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 3006;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** Group that was the target of the event. */
  group: Group;
  /** Details about the underlying HTTP request. */
  http_request?: HttpRequest;
  /** Details about the underlying HTTP response. */
  http_response?: HttpResponse;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** A list of privileges assigned to the group. Recommended. */
  privileges?: string[];
  /** Resource that the privileges give access to. Recommended. */
  resource?: ResourceDetails;
  /** Details about the source of the IAM activity. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** A subgroup that was added to or removed from the group. Recommended. */
  subgroup?: Group;
  /** A user that was added to or removed from the group. Recommended. */
  user?: User;
};

/** Uids of Network Activity (4001). */
export const NetworkActivity = {
  class_uid: 4001,
  category_uid: 4,
  activity: {
    Unknown: 0,
    Open: 1,
    Close: 2,
    Reset: 3,
    Fail: 4,
    Refuse: 5,
    Traffic: 6,
    Listen: 7,
    Other: 99,
  },
} as const;

/** Network Activity events report network connection and traffic activity. */
export type NetworkActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof NetworkActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The network application name identified by tools such as NBAR or App ID (e.g., youtube, facebook, webex). */
  app_name?: string;
  /** The application-layer (Layer 7) protocol name identified by deep packet inspection or packet parsing (e.g., https, quic, ssh, dns), expressed as an IANA-registered service name from the IANA Service… */
  app_protocol_name?: string;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4001;
  /** The network connection information. Recommended. */
  connection_info?: NetworkConnectionInfo;
  /** The cumulative (running total) network traffic aggregated from the start of a flow or session. */
  cumulative_traffic?: NetworkTraffic;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The responder of the network connection. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** true denotes that src_endpoint and dst_endpoint correctly identify the initiator and responder respectively. false denotes that the event source has arbitrarily assigned one peer to src_endpoint and… Recommended. */
  is_src_dst_assignment_known?: boolean;
  /** A list of the JA4+ network fingerprints. */
  ja4_fingerprint_list?: Ja4Fingerprint[];
  /** The Load Balancer object contains information related to the device that is distributing incoming traffic to specified destinations. Recommended. Profile load_balancer. */
  load_balancer?: LoadBalancer;
  /** The network endpoint that observes or inspects network traffic as a third-party system, used when the observer is neither the source nor the destination of the communication (when observation_point_i… */
  network_observation_point?: NetworkEndpoint;
  /** Indicates whether the source network endpoint, destination network endpoint, or neither served as the observation point for the activity. */
  observation_point?: string;
  /** The normalized identifier of the observation point. Its caption: `observation_point`. */
  observation_point_id?: ObservationPointId;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The list of packet objects describing captured network packets. */
  packet_list?: Packet[];
  /**
   * The proxy (server) in a network connection. Recommended.
   * @deprecated since 1.1.0. Use the proxy_endpoint attribute instead.
   */
  proxy?: NetworkProxy;
  /** The connection information from the proxy server to the remote server. Recommended. Profile network_proxy. */
  proxy_connection_info?: NetworkConnectionInfo;
  /** The proxy (server) in a network connection. Profile network_proxy. */
  proxy_endpoint?: NetworkProxy;
  /** The HTTP Request from the proxy server to the remote server. Profile network_proxy. */
  proxy_http_request?: HttpRequest;
  /** The HTTP Response from the remote server to the proxy server. Profile network_proxy. */
  proxy_http_response?: HttpResponse;
  /** The TLS protocol negotiated between the proxy server and the remote server. Recommended. Profile network_proxy. */
  proxy_tls?: Tls;
  /** The network traffic refers to the amount of data moving across a network, from proxy to remote server at a given point of time. Recommended. Profile network_proxy. */
  proxy_traffic?: NetworkTraffic;
  /** The initiator of the network connection. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The Transport Layer Security (TLS) attributes. */
  tls?: Tls;
  /** The network traffic for this observation period. Recommended. */
  traffic?: NetworkTraffic;
  /** The URL details relevant to the network traffic. Recommended. */
  url?: Url;
};

/** Uids of HTTP Activity (4002). */
export const HttpActivity = {
  class_uid: 4002,
  category_uid: 4,
  activity: {
    Unknown: 0,
    Connect: 1,
    Delete: 2,
    Get: 3,
    Head: 4,
    Options: 5,
    Post: 6,
    Put: 7,
    Trace: 8,
    Patch: 9,
    Other: 99,
  },
} as const;

/** HTTP Activity events report HTTP connection and traffic information. */
export type HttpActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof HttpActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The network application name identified by tools such as NBAR or App ID (e.g., youtube, facebook, webex). */
  app_name?: string;
  /** The application-layer (Layer 7) protocol name identified by deep packet inspection or packet parsing (e.g., https, quic, ssh, dns), expressed as an IANA-registered service name from the IANA Service… */
  app_protocol_name?: string;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4002;
  /** The network connection information. Recommended. */
  connection_info?: NetworkConnectionInfo;
  /** The cumulative (running total) network traffic aggregated from the start of a flow or session. */
  cumulative_traffic?: NetworkTraffic;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The responder (server) in a network connection. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** The file that is the target of the HTTP activity. */
  file?: File;
  /** The cookies object describes details about HTTP cookies Recommended. */
  http_cookies?: HttpCookie[];
  /** The HTTP Request Object documents attributes of a request made to a web server. Recommended. */
  http_request?: HttpRequest;
  /** The HTTP Response from a web server to a requester. Recommended. */
  http_response?: HttpResponse;
  /**
   * The Hypertext Transfer Protocol (HTTP) status code returned to the client. Recommended.
   * @deprecated since 1.1.0. Use the http_response.code attribute instead.
   */
  http_status?: number;
  /** A list of the JA4+ network fingerprints. */
  ja4_fingerprint_list?: Ja4Fingerprint[];
  /** The Load Balancer object contains information related to the device that is distributing incoming traffic to specified destinations. Recommended. Profile load_balancer. */
  load_balancer?: LoadBalancer;
  /** The network endpoint that observes or inspects network traffic as a third-party system, used when the observer is neither the source nor the destination of the communication (when observation_point_i… */
  network_observation_point?: NetworkEndpoint;
  /** Indicates whether the source network endpoint, destination network endpoint, or neither served as the observation point for the activity. */
  observation_point?: string;
  /** The normalized identifier of the observation point. Its caption: `observation_point`. */
  observation_point_id?: ObservationPointId;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The list of packet objects describing captured network packets. */
  packet_list?: Packet[];
  /**
   * The proxy (server) in a network connection. Recommended.
   * @deprecated since 1.1.0. Use the proxy_endpoint attribute instead.
   */
  proxy?: NetworkProxy;
  /** The connection information from the proxy server to the remote server. Recommended. Profile network_proxy. */
  proxy_connection_info?: NetworkConnectionInfo;
  /** The proxy (server) in a network connection. Profile network_proxy. */
  proxy_endpoint?: NetworkProxy;
  /** The HTTP Request from the proxy server to the remote server. Profile network_proxy. */
  proxy_http_request?: HttpRequest;
  /** The HTTP Response from the remote server to the proxy server. Profile network_proxy. */
  proxy_http_response?: HttpResponse;
  /** The TLS protocol negotiated between the proxy server and the remote server. Recommended. Profile network_proxy. */
  proxy_tls?: Tls;
  /** The network traffic refers to the amount of data moving across a network, from proxy to remote server at a given point of time. Recommended. Profile network_proxy. */
  proxy_traffic?: NetworkTraffic;
  /** The initiator (client) of the network connection. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The Transport Layer Security (TLS) attributes. */
  tls?: Tls;
  /** The trace object contains information about distributed traces which are critical to observability and describe how requests move through a system, capturing each step's timing and status. Recommended. Profile trace. */
  trace?: Trace;
  /** The network traffic for this observation period. Recommended. */
  traffic?: NetworkTraffic;
};

/** Uids of DNS Activity (4003). */
export const DnsActivity = {
  class_uid: 4003,
  category_uid: 4,
  activity: {
    Unknown: 0,
    Query: 1,
    Response: 2,
    Traffic: 6,
    Other: 99,
  },
} as const;

/** DNS Activity events report DNS queries and answers as seen on the network. */
export type DnsActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof DnsActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** The Domain Name System (DNS) answers. Recommended. */
  answers?: DnsAnswer[];
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The network application name identified by tools such as NBAR or App ID (e.g., youtube, facebook, webex). */
  app_name?: string;
  /** The application-layer (Layer 7) protocol name identified by deep packet inspection or packet parsing (e.g., https, quic, ssh, dns), expressed as an IANA-registered service name from the IANA Service… */
  app_protocol_name?: string;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4003;
  /** The network connection information. */
  connection_info?: NetworkConnectionInfo;
  /** The cumulative (running total) network traffic aggregated from the start of a flow or session. */
  cumulative_traffic?: NetworkTraffic;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The responder (server) in a network connection. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** A list of the JA4+ network fingerprints. */
  ja4_fingerprint_list?: Ja4Fingerprint[];
  /** The Load Balancer object contains information related to the device that is distributing incoming traffic to specified destinations. Recommended. Profile load_balancer. */
  load_balancer?: LoadBalancer;
  /** The network endpoint that observes or inspects network traffic as a third-party system, used when the observer is neither the source nor the destination of the communication (when observation_point_i… */
  network_observation_point?: NetworkEndpoint;
  /** Indicates whether the source network endpoint, destination network endpoint, or neither served as the observation point for the activity. */
  observation_point?: string;
  /** The normalized identifier of the observation point. Its caption: `observation_point`. */
  observation_point_id?: ObservationPointId;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The list of packet objects describing captured network packets. */
  packet_list?: Packet[];
  /**
   * The proxy (server) in a network connection. Recommended.
   * @deprecated since 1.1.0. Use the proxy_endpoint attribute instead.
   */
  proxy?: NetworkProxy;
  /** The connection information from the proxy server to the remote server. Recommended. Profile network_proxy. */
  proxy_connection_info?: NetworkConnectionInfo;
  /** The proxy (server) in a network connection. Profile network_proxy. */
  proxy_endpoint?: NetworkProxy;
  /** The HTTP Request from the proxy server to the remote server. Profile network_proxy. */
  proxy_http_request?: HttpRequest;
  /** The HTTP Response from the remote server to the proxy server. Profile network_proxy. */
  proxy_http_response?: HttpResponse;
  /** The TLS protocol negotiated between the proxy server and the remote server. Recommended. Profile network_proxy. */
  proxy_tls?: Tls;
  /** The network traffic refers to the amount of data moving across a network, from proxy to remote server at a given point of time. Recommended. Profile network_proxy. */
  proxy_traffic?: NetworkTraffic;
  /** The Domain Name System (DNS) query. Recommended. */
  query?: DnsQuery;
  /** The Domain Name System (DNS) query time. Recommended. */
  query_time?: number;
  /** The Domain Name System (DNS) query time. Profile datetime. */
  query_time_dt?: string;
  /** The DNS server response code, normalized to the caption of the rcode_id value. Recommended. */
  rcode?: string;
  /** The normalized identifier of the DNS server response code. Recommended. Its caption: `rcode`. */
  rcode_id?: RcodeId;
  /** The Domain Name System (DNS) response time. Recommended. */
  response_time?: number;
  /** The Domain Name System (DNS) response time. Profile datetime. */
  response_time_dt?: string;
  /** The initiator (client) of the network connection. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The Transport Layer Security (TLS) attributes. */
  tls?: Tls;
  /** The network traffic for this observation period. */
  traffic?: NetworkTraffic;
};

/** Uids of DHCP Activity (4004). */
export const DhcpActivity = {
  class_uid: 4004,
  category_uid: 4,
  activity: {
    Unknown: 0,
    Discover: 1,
    Offer: 2,
    Request: 3,
    Decline: 4,
    Ack: 5,
    Nak: 6,
    Release: 7,
    Inform: 8,
    Expire: 9,
    Other: 99,
  },
} as const;

/** DHCP Activity events report MAC to IP assignment via DHCP from a client or server. */
export type DhcpActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof DhcpActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The network application name identified by tools such as NBAR or App ID (e.g., youtube, facebook, webex). */
  app_name?: string;
  /** The application-layer (Layer 7) protocol name identified by deep packet inspection or packet parsing (e.g., https, quic, ssh, dns), expressed as an IANA-registered service name from the IANA Service… */
  app_protocol_name?: string;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4004;
  /** The network connection information. Recommended. */
  connection_info?: NetworkConnectionInfo;
  /** The cumulative (running total) network traffic aggregated from the start of a flow or session. */
  cumulative_traffic?: NetworkTraffic;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The responder (server) of the DHCP connection. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** Indicates whether this is a lease/session renewal event. Recommended. */
  is_renewal?: boolean;
  /** A list of the JA4+ network fingerprints. */
  ja4_fingerprint_list?: Ja4Fingerprint[];
  /** This represents the length of the DHCP lease in seconds. Recommended. */
  lease_dur?: number;
  /** The Load Balancer object contains information related to the device that is distributing incoming traffic to specified destinations. Recommended. Profile load_balancer. */
  load_balancer?: LoadBalancer;
  /** The network endpoint that observes or inspects network traffic as a third-party system, used when the observer is neither the source nor the destination of the communication (when observation_point_i… */
  network_observation_point?: NetworkEndpoint;
  /** Indicates whether the source network endpoint, destination network endpoint, or neither served as the observation point for the activity. */
  observation_point?: string;
  /** The normalized identifier of the observation point. Its caption: `observation_point`. */
  observation_point_id?: ObservationPointId;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The list of packet objects describing captured network packets. */
  packet_list?: Packet[];
  /**
   * The proxy (server) in a network connection. Recommended.
   * @deprecated since 1.1.0. Use the proxy_endpoint attribute instead.
   */
  proxy?: NetworkProxy;
  /** The connection information from the proxy server to the remote server. Recommended. Profile network_proxy. */
  proxy_connection_info?: NetworkConnectionInfo;
  /** The proxy (server) in a network connection. Profile network_proxy. */
  proxy_endpoint?: NetworkProxy;
  /** The HTTP Request from the proxy server to the remote server. Profile network_proxy. */
  proxy_http_request?: HttpRequest;
  /** The HTTP Response from the remote server to the proxy server. Profile network_proxy. */
  proxy_http_response?: HttpResponse;
  /** The TLS protocol negotiated between the proxy server and the remote server. Recommended. Profile network_proxy. */
  proxy_tls?: Tls;
  /** The network traffic refers to the amount of data moving across a network, from proxy to remote server at a given point of time. Recommended. Profile network_proxy. */
  proxy_traffic?: NetworkTraffic;
  /** The network relay that is associated with the event. Recommended. */
  relay?: NetworkInterface;
  /** The initiator (client) of the DHCP connection. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The Transport Layer Security (TLS) attributes. */
  tls?: Tls;
  /** The network traffic for this observation period. Recommended. */
  traffic?: NetworkTraffic;
  /** The unique identifier of the transaction. Recommended. */
  transaction_uid?: string;
};

/** Uids of RDP Activity (4005). */
export const RdpActivity = {
  class_uid: 4005,
  category_uid: 4,
  activity: {
    Unknown: 0,
    InitialRequest: 1,
    InitialResponse: 2,
    ConnectRequest: 3,
    ConnectResponse: 4,
    TLSHandshake: 5,
    Traffic: 6,
    Disconnect: 7,
    Reconnect: 8,
    Other: 99,
  },
} as const;

/** Remote Desktop Protocol (RDP) Activity events report post-authentication remote client connections between clients and servers over the network. */
export type RdpActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof RdpActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The network application name identified by tools such as NBAR or App ID (e.g., youtube, facebook, webex). */
  app_name?: string;
  /** The application-layer (Layer 7) protocol name identified by deep packet inspection or packet parsing (e.g., https, quic, ssh, dns), expressed as an IANA-registered service name from the IANA Service… */
  app_protocol_name?: string;
  /** A list of RDP capabilities. */
  capabilities?: string[];
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The list of observed certificates in an RDP TLS connection. Recommended. */
  certificate_chain?: string[];
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4005;
  /** The remote desktop connection details, either connection-based or connectionless. Recommended. */
  connection_info?: NetworkConnectionInfo;
  /** The cumulative (running total) network traffic aggregated from the start of a flow or session. */
  cumulative_traffic?: NetworkTraffic;
  /** The device instigating the RDP connection. */
  device?: Device;
  /** The responder (server) in a network connection. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** The file that is the target of the RDP activity. */
  file?: File;
  /** The client identifier cookie during client/server exchange. */
  identifier_cookie?: string;
  /** A list of the JA4+ network fingerprints. */
  ja4_fingerprint_list?: Ja4Fingerprint[];
  /** The keyboard detailed information. */
  keyboard_info?: KeyboardInfo;
  /** The Load Balancer object contains information related to the device that is distributing incoming traffic to specified destinations. Recommended. Profile load_balancer. */
  load_balancer?: LoadBalancer;
  /** The network endpoint that observes or inspects network traffic as a third-party system, used when the observer is neither the source nor the destination of the communication (when observation_point_i… */
  network_observation_point?: NetworkEndpoint;
  /** Indicates whether the source network endpoint, destination network endpoint, or neither served as the observation point for the activity. */
  observation_point?: string;
  /** The normalized identifier of the observation point. Its caption: `observation_point`. */
  observation_point_id?: ObservationPointId;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The list of packet objects describing captured network packets. */
  packet_list?: Packet[];
  /** The Remote Desktop Protocol version. Recommended. */
  protocol_ver?: string;
  /**
   * The proxy (server) in a network connection. Recommended.
   * @deprecated since 1.1.0. Use the proxy_endpoint attribute instead.
   */
  proxy?: NetworkProxy;
  /** The connection information from the proxy server to the remote server. Recommended. Profile network_proxy. */
  proxy_connection_info?: NetworkConnectionInfo;
  /** The proxy (server) in a network connection. Profile network_proxy. */
  proxy_endpoint?: NetworkProxy;
  /** The HTTP Request from the proxy server to the remote server. Profile network_proxy. */
  proxy_http_request?: HttpRequest;
  /** The HTTP Response from the remote server to the proxy server. Profile network_proxy. */
  proxy_http_response?: HttpResponse;
  /** The TLS protocol negotiated between the proxy server and the remote server. Recommended. Profile network_proxy. */
  proxy_tls?: Tls;
  /** The network traffic refers to the amount of data moving across a network, from proxy to remote server at a given point of time. Recommended. Profile network_proxy. */
  proxy_traffic?: NetworkTraffic;
  /** The remote display affiliated with the event */
  remote_display?: Display;
  /** The client request in an RDP network connection. Recommended. */
  request?: Request;
  /** The server response in an RDP network connection. Recommended. */
  response?: Response;
  /** The initiator (client) of the network connection. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The Transport Layer Security (TLS) attributes. */
  tls?: Tls;
  /** The network traffic for this observation period. Recommended. */
  traffic?: NetworkTraffic;
  /** The target user associated with the RDP activity. Recommended. */
  user?: User;
};

/** Uids of SMB Activity (4006). */
export const SmbActivity = {
  class_uid: 4006,
  category_uid: 4,
  activity: {
    Unknown: 0,
    FileSupersede: 1,
    FileOpen: 2,
    FileCreate: 3,
    FileOpenIf: 4,
    FileOverwrite: 5,
    FileOverwriteIf: 6,
    Other: 99,
  },
} as const;

/** Server Message Block (SMB) Protocol Activity events report client/server connections sharing resources within the network. */
export type SmbActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof SmbActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The network application name identified by tools such as NBAR or App ID (e.g., youtube, facebook, webex). */
  app_name?: string;
  /** The application-layer (Layer 7) protocol name identified by deep packet inspection or packet parsing (e.g., https, quic, ssh, dns), expressed as an IANA-registered service name from the IANA Service… */
  app_protocol_name?: string;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4006;
  /** The list of SMB dialects that the client speaks. Recommended. */
  client_dialects?: string[];
  /** The command name (e.g. SMB2_COMMAND_CREATE, SMB1_COMMAND_WRITE_ANDX). Recommended. */
  command?: string;
  /** The network connection information. Recommended. */
  connection_info?: NetworkConnectionInfo;
  /** The cumulative (running total) network traffic aggregated from the start of a flow or session. */
  cumulative_traffic?: NetworkTraffic;
  /** The DCE/RPC object describes the remote procedure call system for distributed computing environments. */
  dce_rpc?: DceRpc;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The negotiated protocol dialect. Recommended. */
  dialect?: string;
  /** The responder (server) in a network connection. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** The file that is the target of the SMB activity. Recommended. */
  file?: File;
  /** A list of the JA4+ network fingerprints. */
  ja4_fingerprint_list?: Ja4Fingerprint[];
  /** The Load Balancer object contains information related to the device that is distributing incoming traffic to specified destinations. Recommended. Profile load_balancer. */
  load_balancer?: LoadBalancer;
  /** The network endpoint that observes or inspects network traffic as a third-party system, used when the observer is neither the source nor the destination of the communication (when observation_point_i… */
  network_observation_point?: NetworkEndpoint;
  /** Indicates whether the source network endpoint, destination network endpoint, or neither served as the observation point for the activity. */
  observation_point?: string;
  /** The normalized identifier of the observation point. Its caption: `observation_point`. */
  observation_point_id?: ObservationPointId;
  /** Indicates how the file was opened (e.g. normal, delete on close). Recommended. */
  open_type?: string;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The list of packet objects describing captured network packets. */
  packet_list?: Packet[];
  /**
   * The proxy (server) in a network connection. Recommended.
   * @deprecated since 1.1.0. Use the proxy_endpoint attribute instead.
   */
  proxy?: NetworkProxy;
  /** The connection information from the proxy server to the remote server. Recommended. Profile network_proxy. */
  proxy_connection_info?: NetworkConnectionInfo;
  /** The proxy (server) in a network connection. Profile network_proxy. */
  proxy_endpoint?: NetworkProxy;
  /** The HTTP Request from the proxy server to the remote server. Profile network_proxy. */
  proxy_http_request?: HttpRequest;
  /** The HTTP Response from the remote server to the proxy server. Profile network_proxy. */
  proxy_http_response?: HttpResponse;
  /** The TLS protocol negotiated between the proxy server and the remote server. Recommended. Profile network_proxy. */
  proxy_tls?: Tls;
  /** The network traffic refers to the amount of data moving across a network, from proxy to remote server at a given point of time. Recommended. Profile network_proxy. */
  proxy_traffic?: NetworkTraffic;
  /** The server response in an SMB network connection. Recommended. */
  response?: Response;
  /** The SMB share name. Recommended. */
  share?: string;
  /** The SMB share type, normalized to the caption of the share_type_id value. Recommended. */
  share_type?: string;
  /** The normalized identifier of the SMB share type. Recommended. Its caption: `share_type`. */
  share_type_id?: ShareTypeId;
  /** The initiator (client) of the network connection. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The Transport Layer Security (TLS) attributes. */
  tls?: Tls;
  /** The network traffic for this observation period. Recommended. */
  traffic?: NetworkTraffic;
  /** The tree id is a unique SMB identifier which represents an open connection to a share. Recommended. */
  tree_uid?: string;
};

/** Uids of SSH Activity (4007). */
export const SshActivity = {
  class_uid: 4007,
  category_uid: 4,
  activity: {
    Unknown: 0,
    Open: 1,
    Close: 2,
    Reset: 3,
    Fail: 4,
    Refuse: 5,
    Traffic: 6,
    Listen: 7,
    Other: 99,
  },
} as const;

/** SSH Activity events report remote client connections to a server using the Secure Shell (SSH) Protocol. */
export type SshActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof SshActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The network application name identified by tools such as NBAR or App ID (e.g., youtube, facebook, webex). */
  app_name?: string;
  /** The application-layer (Layer 7) protocol name identified by deep packet inspection or packet parsing (e.g., https, quic, ssh, dns), expressed as an IANA-registered service name from the IANA Service… */
  app_protocol_name?: string;
  /** The SSH authentication type, normalized to the caption of 'auth_type_id'. Recommended. */
  auth_type?: string;
  /** The normalized identifier of the SSH authentication type. Recommended. Its caption: `auth_type`. */
  auth_type_id?: AuthTypeId;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4007;
  /** The Client HASSH fingerprinting object. Recommended. */
  client_hassh?: Hassh;
  /** The network connection information. Recommended. */
  connection_info?: NetworkConnectionInfo;
  /** The cumulative (running total) network traffic aggregated from the start of a flow or session. */
  cumulative_traffic?: NetworkTraffic;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The responder (server) in a network connection. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** The file that is the target of the SSH activity. */
  file?: File;
  /** A list of the JA4+ network fingerprints. */
  ja4_fingerprint_list?: Ja4Fingerprint[];
  /** The Load Balancer object contains information related to the device that is distributing incoming traffic to specified destinations. Recommended. Profile load_balancer. */
  load_balancer?: LoadBalancer;
  /** The network endpoint that observes or inspects network traffic as a third-party system, used when the observer is neither the source nor the destination of the communication (when observation_point_i… */
  network_observation_point?: NetworkEndpoint;
  /** Indicates whether the source network endpoint, destination network endpoint, or neither served as the observation point for the activity. */
  observation_point?: string;
  /** The normalized identifier of the observation point. Its caption: `observation_point`. */
  observation_point_id?: ObservationPointId;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The list of packet objects describing captured network packets. */
  packet_list?: Packet[];
  /** The Secure Shell Protocol version. Recommended. */
  protocol_ver?: string;
  /**
   * The proxy (server) in a network connection. Recommended.
   * @deprecated since 1.1.0. Use the proxy_endpoint attribute instead.
   */
  proxy?: NetworkProxy;
  /** The connection information from the proxy server to the remote server. Recommended. Profile network_proxy. */
  proxy_connection_info?: NetworkConnectionInfo;
  /** The proxy (server) in a network connection. Profile network_proxy. */
  proxy_endpoint?: NetworkProxy;
  /** The HTTP Request from the proxy server to the remote server. Profile network_proxy. */
  proxy_http_request?: HttpRequest;
  /** The HTTP Response from the remote server to the proxy server. Profile network_proxy. */
  proxy_http_response?: HttpResponse;
  /** The TLS protocol negotiated between the proxy server and the remote server. Recommended. Profile network_proxy. */
  proxy_tls?: Tls;
  /** The network traffic refers to the amount of data moving across a network, from proxy to remote server at a given point of time. Recommended. Profile network_proxy. */
  proxy_traffic?: NetworkTraffic;
  /** The Server HASSH fingerprinting object. Recommended. */
  server_hassh?: Hassh;
  /** The initiator (client) of the network connection. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The Transport Layer Security (TLS) attributes. */
  tls?: Tls;
  /** The network traffic for this observation period. Recommended. */
  traffic?: NetworkTraffic;
};

/** Uids of FTP Activity (4008). */
export const FtpActivity = {
  class_uid: 4008,
  category_uid: 4,
  activity: {
    Unknown: 0,
    Put: 1,
    Get: 2,
    Poll: 3,
    Delete: 4,
    Rename: 5,
    List: 6,
    Other: 99,
  },
} as const;

/** File Transfer Protocol (FTP) Activity events report file transfers between a server and a client as seen on the network. */
export type FtpActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof FtpActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The network application name identified by tools such as NBAR or App ID (e.g., youtube, facebook, webex). */
  app_name?: string;
  /** The application-layer (Layer 7) protocol name identified by deep packet inspection or packet parsing (e.g., https, quic, ssh, dns), expressed as an IANA-registered service name from the IANA Service… */
  app_protocol_name?: string;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4008;
  /** The list of return codes to the FTP command. Recommended. */
  codes?: number[];
  /** The FTP command. Recommended. */
  command?: string;
  /** The list of responses to the FTP command. Recommended. */
  command_responses?: string[];
  /** The network connection information. Recommended. */
  connection_info?: NetworkConnectionInfo;
  /** The cumulative (running total) network traffic aggregated from the start of a flow or session. */
  cumulative_traffic?: NetworkTraffic;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The responder (server) in a network connection. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** The file that is the target of the FTP activity. */
  file?: File;
  /** A list of the JA4+ network fingerprints. */
  ja4_fingerprint_list?: Ja4Fingerprint[];
  /** The Load Balancer object contains information related to the device that is distributing incoming traffic to specified destinations. Recommended. Profile load_balancer. */
  load_balancer?: LoadBalancer;
  /** The name of the data affiliated with the command. Recommended. */
  name?: string;
  /** The network endpoint that observes or inspects network traffic as a third-party system, used when the observer is neither the source nor the destination of the communication (when observation_point_i… */
  network_observation_point?: NetworkEndpoint;
  /** Indicates whether the source network endpoint, destination network endpoint, or neither served as the observation point for the activity. */
  observation_point?: string;
  /** The normalized identifier of the observation point. Its caption: `observation_point`. */
  observation_point_id?: ObservationPointId;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The list of packet objects describing captured network packets. */
  packet_list?: Packet[];
  /** The dynamic port established for impending data transfers. Recommended. */
  port?: number;
  /**
   * The proxy (server) in a network connection. Recommended.
   * @deprecated since 1.1.0. Use the proxy_endpoint attribute instead.
   */
  proxy?: NetworkProxy;
  /** The connection information from the proxy server to the remote server. Recommended. Profile network_proxy. */
  proxy_connection_info?: NetworkConnectionInfo;
  /** The proxy (server) in a network connection. Profile network_proxy. */
  proxy_endpoint?: NetworkProxy;
  /** The HTTP Request from the proxy server to the remote server. Profile network_proxy. */
  proxy_http_request?: HttpRequest;
  /** The HTTP Response from the remote server to the proxy server. Profile network_proxy. */
  proxy_http_response?: HttpResponse;
  /** The TLS protocol negotiated between the proxy server and the remote server. Recommended. Profile network_proxy. */
  proxy_tls?: Tls;
  /** The network traffic refers to the amount of data moving across a network, from proxy to remote server at a given point of time. Recommended. Profile network_proxy. */
  proxy_traffic?: NetworkTraffic;
  /** The initiator (client) of the network connection. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The Transport Layer Security (TLS) attributes. */
  tls?: Tls;
  /** The network traffic for this observation period. Recommended. */
  traffic?: NetworkTraffic;
  /** The type of FTP network connection (e.g. active, passive). Recommended. */
  type?: string;
};

/** Uids of Email Activity (4009). */
export const EmailActivity = {
  class_uid: 4009,
  category_uid: 4,
  activity: {
    Unknown: 0,
    Send: 1,
    Receive: 2,
    Scan: 3,
    Trace: 4,
    MTARelay: 5,
    Other: 99,
  },
} as const;

/** Email Activity events report SMTP protocol and email activities including those with embedded URLs and files. */
export type EmailActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof EmailActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The attempt number for attempting to deliver the email. */
  attempt?: number;
  /** The initial connection response that a messaging server receives after it connects to an email server. */
  banner?: string;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4009;
  /** The command issued by the initiator (client), such as SMTP HELO or EHLO. Recommended. */
  command?: string;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The direction of the email, as defined by the direction_id value. */
  direction?: string;
  /** The direction of the email relative to the scanning host or organization. Its caption: `direction`. */
  direction_id: EmailActivityDirectionId;
  /** The responder (server) receiving the email. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** The email object. */
  email: Email;
  /** The SPF, DKIM and DMARC attributes of an email. Recommended. */
  email_auth?: EmailAuth;
  /** The sender address from the transmission envelope. Recommended. */
  from?: string;
  /** The identifier that tracks a message that travels through multiple points of a messaging service. Recommended. */
  message_trace_uid?: string;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The Protocol Name specifies the email communication protocol, such as SMTP, IMAP, or POP3. Recommended. */
  protocol_name?: string;
  /**
   * The value of the SMTP HELO or EHLO command sent by the initiator (client). Recommended.
   * @deprecated since 1.4.0. Use the command attribute instead.
   */
  smtp_hello?: string;
  /** The initiator (client) sending the email. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The recipient address from the transmission envelope. Recommended. */
  to?: string[];
};

/** Uids of Network File Activity (4010). */
export const NetworkFileActivity = {
  class_uid: 4010,
  category_uid: 4,
  activity: {
    Unknown: 0,
    Upload: 1,
    Download: 2,
    Update: 3,
    Delete: 4,
    Rename: 5,
    Copy: 6,
    Move: 7,
    Restore: 8,
    Preview: 9,
    Lock: 10,
    Unlock: 11,
    Share: 12,
    Unshare: 13,
    Open: 14,
    Sync: 15,
    Unsync: 16,
    Other: 99,
  },
} as const;

/**
 * Network File Activity events report file activities traversing the network, including file storage services such as Box, MS OneDrive, or Google Drive.
 * @deprecated since 1.1.0. Use the new class: 'File Hosting Activity' in the 'Application' category.
 */
export type NetworkFileActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof NetworkFileActivity.activity>;
  /** The actor that performed the activity on the target file. */
  actor: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The network application name identified by tools such as NBAR or App ID (e.g., youtube, facebook, webex). */
  app_name?: string;
  /** The application-layer (Layer 7) protocol name identified by deep packet inspection or packet parsing (e.g., https, quic, ssh, dns), expressed as an IANA-registered service name from the IANA Service… */
  app_protocol_name?: string;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4010;
  /** The network connection information. */
  connection_info?: NetworkConnectionInfo;
  /** The cumulative (running total) network traffic aggregated from the start of a flow or session. */
  cumulative_traffic?: NetworkTraffic;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The endpoint that received the activity on the target file. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** The share expiration time. */
  expiration_time?: number;
  /** The share expiration time. Profile datetime. */
  expiration_time_dt?: string;
  /** The file that is the target of the activity. */
  file: File;
  /** A list of the JA4+ network fingerprints. */
  ja4_fingerprint_list?: Ja4Fingerprint[];
  /** The Load Balancer object contains information related to the device that is distributing incoming traffic to specified destinations. Recommended. Profile load_balancer. */
  load_balancer?: LoadBalancer;
  /** The network endpoint that observes or inspects network traffic as a third-party system, used when the observer is neither the source nor the destination of the communication (when observation_point_i… */
  network_observation_point?: NetworkEndpoint;
  /** Indicates whether the source network endpoint, destination network endpoint, or neither served as the observation point for the activity. */
  observation_point?: string;
  /** The normalized identifier of the observation point. Its caption: `observation_point`. */
  observation_point_id?: ObservationPointId;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The list of packet objects describing captured network packets. */
  packet_list?: Packet[];
  /**
   * The proxy (server) in a network connection. Recommended.
   * @deprecated since 1.1.0. Use the proxy_endpoint attribute instead.
   */
  proxy?: NetworkProxy;
  /** The connection information from the proxy server to the remote server. Recommended. Profile network_proxy. */
  proxy_connection_info?: NetworkConnectionInfo;
  /** The proxy (server) in a network connection. Profile network_proxy. */
  proxy_endpoint?: NetworkProxy;
  /** The HTTP Request from the proxy server to the remote server. Profile network_proxy. */
  proxy_http_request?: HttpRequest;
  /** The HTTP Response from the remote server to the proxy server. Profile network_proxy. */
  proxy_http_response?: HttpResponse;
  /** The TLS protocol negotiated between the proxy server and the remote server. Recommended. Profile network_proxy. */
  proxy_tls?: Tls;
  /** The network traffic refers to the amount of data moving across a network, from proxy to remote server at a given point of time. Recommended. Profile network_proxy. */
  proxy_traffic?: NetworkTraffic;
  /** The endpoint that performed the activity on the target file. */
  src_endpoint: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The Transport Layer Security (TLS) attributes. */
  tls?: Tls;
  /** The network traffic for this observation period. Recommended. */
  traffic?: NetworkTraffic;
};

/** Uids of Email File Activity (4011). */
export const EmailFileActivity = {
  class_uid: 4011,
  category_uid: 4,
  activity: {
    Unknown: 0,
    Send: 1,
    Receive: 2,
    Scan: 3,
    Other: 99,
  },
} as const;

/**
 * Email File Activity events report files within emails.
 * @deprecated since 1.3.0. Use the Email Activity class with the email.files[] array instead.
 */
export type EmailFileActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof EmailFileActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4011;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /**
   * The unique identifier of the email, used to correlate related email alert and activity events.
   * @deprecated since 1.4.0. Use the email.uid attribute instead.
   */
  email_uid: string;
  /** The email file attachment. */
  file: File;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Email URL Activity (4012). */
export const EmailUrlActivity = {
  class_uid: 4012,
  category_uid: 4,
  activity: {
    Unknown: 0,
    Send: 1,
    Receive: 2,
    Scan: 3,
    Other: 99,
  },
} as const;

/**
 * Email URL Activity events report URLs within an email.
 * @deprecated since 1.3.0. Use the Email Activity class with the email.urls[] array instead.
 */
export type EmailUrlActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof EmailUrlActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4012;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /**
   * The unique identifier of the email, used to correlate related email alert and activity events.
   * @deprecated since 1.4.0. Use the email.uid attribute instead.
   */
  email_uid: string;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The URL included in the email content. */
  url: Url;
};

/** Uids of NTP Activity (4013). */
export const NtpActivity = {
  class_uid: 4013,
  category_uid: 4,
  activity: {
    Unknown: 0,
    SymmetricActiveExchange: 1,
    SymmetricPassiveResponse: 2,
    ClientSynchronization: 3,
    ServerResponse: 4,
    Broadcast: 5,
    Control: 6,
    PrivateUseCase: 7,
    Other: 99,
  },
} as const;

/** The Network Time Protocol (NTP) Activity events report instances of remote clients synchronizing their clocks with an NTP server, as observed on the network. */
export type NtpActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof NtpActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The network application name identified by tools such as NBAR or App ID (e.g., youtube, facebook, webex). */
  app_name?: string;
  /** The application-layer (Layer 7) protocol name identified by deep packet inspection or packet parsing (e.g., https, quic, ssh, dns), expressed as an IANA-registered service name from the IANA Service… */
  app_protocol_name?: string;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4013;
  /** The network connection information. Recommended. */
  connection_info?: NetworkConnectionInfo;
  /** The cumulative (running total) network traffic aggregated from the start of a flow or session. */
  cumulative_traffic?: NetworkTraffic;
  /** The total round-trip delay to the reference clock in milliseconds. Recommended. */
  delay?: number;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The dispersion in the NTP protocol is the estimated time error or uncertainty relative to the reference clock in milliseconds. Recommended. */
  dispersion?: number;
  /** The responder (server) in a network connection. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** A list of the JA4+ network fingerprints. */
  ja4_fingerprint_list?: Ja4Fingerprint[];
  /** The Load Balancer object contains information related to the device that is distributing incoming traffic to specified destinations. Recommended. Profile load_balancer. */
  load_balancer?: LoadBalancer;
  /** The network endpoint that observes or inspects network traffic as a third-party system, used when the observer is neither the source nor the destination of the communication (when observation_point_i… */
  network_observation_point?: NetworkEndpoint;
  /** Indicates whether the source network endpoint, destination network endpoint, or neither served as the observation point for the activity. */
  observation_point?: string;
  /** The normalized identifier of the observation point. Its caption: `observation_point`. */
  observation_point_id?: ObservationPointId;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The list of packet objects describing captured network packets. */
  packet_list?: Packet[];
  /** The NTP precision quantifies a clock's accuracy and stability in log2 seconds, as defined in RFC-5905. Recommended. */
  precision?: number;
  /**
   * The proxy (server) in a network connection. Recommended.
   * @deprecated since 1.1.0. Use the proxy_endpoint attribute instead.
   */
  proxy?: NetworkProxy;
  /** The connection information from the proxy server to the remote server. Recommended. Profile network_proxy. */
  proxy_connection_info?: NetworkConnectionInfo;
  /** The proxy (server) in a network connection. Profile network_proxy. */
  proxy_endpoint?: NetworkProxy;
  /** The HTTP Request from the proxy server to the remote server. Profile network_proxy. */
  proxy_http_request?: HttpRequest;
  /** The HTTP Response from the remote server to the proxy server. Profile network_proxy. */
  proxy_http_response?: HttpResponse;
  /** The TLS protocol negotiated between the proxy server and the remote server. Recommended. Profile network_proxy. */
  proxy_tls?: Tls;
  /** The network traffic refers to the amount of data moving across a network, from proxy to remote server at a given point of time. Recommended. Profile network_proxy. */
  proxy_traffic?: NetworkTraffic;
  /** The initiator (client) of the network connection. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The stratum level of the NTP server's time source, normalized to the caption of the stratum_id value. Recommended. */
  stratum?: string;
  /** The normalized identifier of the stratum level, as defined in RFC-5905. Recommended. Its caption: `stratum`. */
  stratum_id?: StratumId;
  /** The Transport Layer Security (TLS) attributes. */
  tls?: Tls;
  /** The network traffic for this observation period. Recommended. */
  traffic?: NetworkTraffic;
  /** The version number of the NTP protocol. */
  version: string;
};

/** Uids of Tunnel Activity (4014). */
export const TunnelActivity = {
  class_uid: 4014,
  category_uid: 4,
  activity: {
    Unknown: 0,
    Open: 1,
    Close: 2,
    Renew: 3,
    Other: 99,
  },
} as const;

/** Tunnel Activity events report secure tunnel establishment (such as VPN), teardowns, renewals, and other network tunnel specific actions. */
export type TunnelActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof TunnelActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The network application name identified by tools such as NBAR or App ID (e.g., youtube, facebook, webex). */
  app_name?: string;
  /** The application-layer (Layer 7) protocol name identified by deep packet inspection or packet parsing (e.g., https, quic, ssh, dns), expressed as an IANA-registered service name from the IANA Service… */
  app_protocol_name?: string;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 4;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 4014;
  /** The tunnel connection information. */
  connection_info?: NetworkConnectionInfo;
  /** The cumulative (running total) network traffic aggregated from the start of a flow or session. */
  cumulative_traffic?: NetworkTraffic;
  /** The device that reported the event. Recommended. */
  device?: Device;
  /** The server responding to the tunnel connection. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** A list of the JA4+ network fingerprints. */
  ja4_fingerprint_list?: Ja4Fingerprint[];
  /** The Load Balancer object contains information related to the device that is distributing incoming traffic to specified destinations. Recommended. Profile load_balancer. */
  load_balancer?: LoadBalancer;
  /** The network endpoint that observes or inspects network traffic as a third-party system, used when the observer is neither the source nor the destination of the communication (when observation_point_i… */
  network_observation_point?: NetworkEndpoint;
  /** Indicates whether the source network endpoint, destination network endpoint, or neither served as the observation point for the activity. */
  observation_point?: string;
  /** The normalized identifier of the observation point. Its caption: `observation_point`. */
  observation_point_id?: ObservationPointId;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The list of packet objects describing captured network packets. */
  packet_list?: Packet[];
  /** The networking protocol associated with the tunnel. */
  protocol_name?: string;
  /**
   * The proxy (server) in a network connection. Recommended.
   * @deprecated since 1.1.0. Use the proxy_endpoint attribute instead.
   */
  proxy?: NetworkProxy;
  /** The connection information from the proxy server to the remote server. Recommended. Profile network_proxy. */
  proxy_connection_info?: NetworkConnectionInfo;
  /** The proxy (server) in a network connection. Profile network_proxy. */
  proxy_endpoint?: NetworkProxy;
  /** The HTTP Request from the proxy server to the remote server. Profile network_proxy. */
  proxy_http_request?: HttpRequest;
  /** The HTTP Response from the remote server to the proxy server. Profile network_proxy. */
  proxy_http_response?: HttpResponse;
  /** The TLS protocol negotiated between the proxy server and the remote server. Recommended. Profile network_proxy. */
  proxy_tls?: Tls;
  /** The network traffic refers to the amount of data moving across a network, from proxy to remote server at a given point of time. Recommended. Profile network_proxy. */
  proxy_traffic?: NetworkTraffic;
  /** The session associated with the tunnel. Recommended. */
  session?: Session;
  /** The initiator (client) of the tunnel connection. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The Transport Layer Security (TLS) attributes. */
  tls?: Tls;
  /** Traffic refers to the amount of data moving across the tunnel at a given point of time. */
  traffic?: NetworkTraffic;
  /** The information about the virtual tunnel interface, e.g. utun0. Recommended. */
  tunnel_interface?: NetworkInterface;
  /** The tunnel type. Recommended. */
  tunnel_type?: string;
  /** The normalized tunnel type ID. Recommended. Its caption: `tunnel_type`. */
  tunnel_type_id?: TunnelTypeId;
  /** The user associated with the tunnel activity. Recommended. */
  user?: User;
};

/** Uids of Device Inventory Info (5001). */
export const InventoryInfo = {
  class_uid: 5001,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Log: 1,
    Collect: 2,
    Other: 99,
  },
} as const;

/** Device Inventory Info events report device inventory data that is either logged or proactively collected. */
export type InventoryInfo = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof InventoryInfo.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5001;
  /** The device that is being discovered by an inventory process. */
  device: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Device Config State (5002). */
export const ConfigState = {
  class_uid: 5002,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Log: 1,
    Collect: 2,
    Other: 99,
  },
} as const;

/**
 * Device Config State events report device configuration data, device assessments, and/or CIS Benchmark results.
 * @deprecated since 1.5.0. Use Compliance Finding class.
 */
export type ConfigState = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ConfigState.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** A list of assessments associated with the device. */
  assessments?: Assessment[];
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /**
   * The CIS Benchmark Result object captures results generated from benchmark evaluations as defined by the Center for Internet Security (CIS). Recommended.
   * @deprecated since 1.5.0. Use Compliance object with Check object instead.
   */
  cis_benchmark_result?: CisBenchmarkResult;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5002;
  /** The device that is being discovered by an inventory process. */
  device: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of User Inventory Info (5003). */
export const UserInventory = {
  class_uid: 5003,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Log: 1,
    Collect: 2,
    Other: 99,
  },
} as const;

/** User Inventory Info events report user inventory data that is either logged or proactively collected. */
export type UserInventory = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof UserInventory.activity>;
  /** The actor describes the process that was the source of the inventory activity. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5003;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The user that is being discovered by an inventory process. */
  user: User;
};

/** Uids of Operating System Patch State (5004). */
export const PatchState = {
  class_uid: 5004,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Log: 1,
    Collect: 2,
    Other: 99,
  },
} as const;

/** Operating System Patch State reports the installation of an OS patch to a device and any associated knowledgebase articles. */
export type PatchState = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof PatchState.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5004;
  /** An addressable device, computer system or host. */
  device: Device;
  /** A list of KB articles or patches related to an endpoint. Recommended. */
  kb_article_list?: KbArticle[];
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Kernel Object Query (5006). */
export const KernelObjectQuery = {
  class_uid: 5006,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * Kernel Object Query events report information about discovered kernel resources.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type KernelObjectQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof KernelObjectQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5006;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The kernel object that pertains to the event. */
  kernel: Kernel;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of File Query (5007). */
export const FileQuery = {
  class_uid: 5007,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * File Query events report information about files that are present on the system.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type FileQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof FileQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5007;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The file that is the target of the query. */
  file: File;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Folder Query (5008). */
export const FolderQuery = {
  class_uid: 5008,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * Folder Query events report information about folders that are present on the system.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type FolderQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof FolderQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5008;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The folder that is the target of the query. */
  folder: File;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Admin Group Query (5009). */
export const AdminGroupQuery = {
  class_uid: 5009,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * Admin Group Query events report information about administrative groups.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type AdminGroupQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof AdminGroupQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5009;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The administrative group. */
  group: Group;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The users that belong to the administrative group. Recommended. */
  users?: User[];
};

/** Uids of Job Query (5010). */
export const JobQuery = {
  class_uid: 5010,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * Job Query events report information about scheduled jobs.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type JobQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof JobQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5010;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The job object that pertains to the event. */
  job: Job;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Module Query (5011). */
export const ModuleQuery = {
  class_uid: 5011,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * Module Query events report information about loaded modules.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type ModuleQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ModuleQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5011;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The module that pertains to the event. */
  module: Module;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The process that loaded the module. */
  process: Process;
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Network Connection Query (5012). */
export const NetworkConnectionQuery = {
  class_uid: 5012,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * Network Connection Query events report information about active network connections.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type NetworkConnectionQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof NetworkConnectionQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5012;
  /** The network connection information. */
  connection_info: NetworkConnectionInfo;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The process that owns the socket. */
  process: Process;
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The state of the socket, normalized to the caption of the state_id value. Recommended. */
  state?: string;
  /** The state of the socket. Its caption: `state`. */
  state_id: NetworkConnectionQueryStateId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Networks Query (5013). */
export const NetworksQuery = {
  class_uid: 5013,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * Networks Query events report information about network adapters.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type NetworksQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof NetworksQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5013;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The physical or virtual network interfaces that are associated with the device, one for each unique MAC address/IP address/hostname/name combination.Note: */
  network_interfaces: NetworkInterface[];
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Peripheral Device Query (5014). */
export const PeripheralDeviceQuery = {
  class_uid: 5014,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * Peripheral Device Query events report information about peripheral devices.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type PeripheralDeviceQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof PeripheralDeviceQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5014;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The peripheral device that triggered the event. */
  peripheral_device: PeripheralDevice;
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Process Query (5015). */
export const ProcessQuery = {
  class_uid: 5015,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * Process Query events report information about running processes.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type ProcessQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ProcessQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5015;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The process object. */
  process: Process;
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Service Query (5016). */
export const ServiceQuery = {
  class_uid: 5016,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * Service Query events report information about running services.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type ServiceQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ServiceQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5016;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The service that pertains to the event. */
  service: Service;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of User Session Query (5017). */
export const SessionQuery = {
  class_uid: 5017,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * User Session Query events report information about existing user sessions.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type SessionQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof SessionQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5017;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The authenticated user or service session. */
  session: Session;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of User Query (5018). */
export const UserQuery = {
  class_uid: 5018,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * User Query events report user data that have been discovered, queried, polled or searched.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type UserQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof UserQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5018;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The user that pertains to the event or object. */
  user: User;
};

/** Uids of Device Config State Change (5019). */
export const DeviceConfigStateChange = {
  class_uid: 5019,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Log: 1,
    Collect: 2,
    Other: 99,
  },
} as const;

/** Device Config State Change events report state changes that impact the security of the device. */
export type DeviceConfigStateChange = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof DeviceConfigStateChange.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5019;
  /** The device that is impacted by the state change. */
  device: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The previous security level of the entity Recommended. */
  prev_security_level?: string;
  /** The previous security level of the entity Recommended. Its caption: `prev_security_level`. */
  prev_security_level_id?: PrevSecurityLevelId;
  /** The previous security states of the device. Recommended. */
  prev_security_states?: SecurityState[];
  /** The current security level of the entity Recommended. */
  security_level?: string;
  /** The current security level of the entity Recommended. Its caption: `security_level`. */
  security_level_id?: SecurityLevelId;
  /** The current security states of the device. Recommended. */
  security_states?: SecurityState[];
  /** The Config Change Stat, normalized to the caption of the state_id value. */
  state?: string;
  /** The Config Change State of the managed entity. Recommended. Its caption: `state`. */
  state_id?: DeviceConfigStateChangeStateId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Software Inventory Info (5020). */
export const SoftwareInfo = {
  class_uid: 5020,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Log: 1,
    Collect: 2,
    Other: 99,
  },
} as const;

/** Software Inventory Info events report device software inventory data that is either logged or proactively collected. */
export type SoftwareInfo = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof SoftwareInfo.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5020;
  /** The device that is being discovered by an inventory process. */
  device: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /**
   * The device software that is being discovered by an inventory process. Recommended.
   * @deprecated since 1.4.0. Use the sbom attribute instead.
   */
  package?: Package;
  /** Additional product attributes that have been discovered or enriched from a catalog or other external source. */
  product?: Product;
  /** The Software Bill of Materials (SBOM) of the device software that is being discovered by an inventory process. Recommended. */
  sbom?: Sbom;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of OSINT Inventory Info (5021). */
export const OsintInventoryInfo = {
  class_uid: 5021,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Log: 1,
    Collect: 2,
    Other: 99,
  },
} as const;

/** OSINT Inventory Info events report open source intelligence or threat intelligence inventory data that is either logged or proactively collected. */
export type OsintInventoryInfo = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof OsintInventoryInfo.activity>;
  /** The actor describes the process that was the source of the inventory activity. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5021;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT that is being discovered by an inventory process. */
  osint: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Startup Item Query (5022). */
export const StartupItemQuery = {
  class_uid: 5022,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/**
 * Startup Item Query events report information about discovered items, e.g., application components that are generally configured to run automatically.
 * @deprecated since 1.5.0. Use the Live Evidence Info class.
 */
export type StartupItemQuery = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof StartupItemQuery.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5022;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The startup item object describes an application component that has associated startup criteria and configurations. */
  startup_item: StartupItem;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Cloud Resources Inventory Info (5023). */
export const CloudResourcesInventoryInfo = {
  class_uid: 5023,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Log: 1,
    Collect: 2,
    Other: 99,
  },
} as const;

/** Cloud Resources Inventory Info events report cloud asset inventory data. */
export type CloudResourcesInventoryInfo = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof CloudResourcesInventoryInfo.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5023;
  /** A cloud-based container image or running container discovered by an inventory process. Recommended. */
  container?: Container;
  /** A cloud-based database discovered by an inventory process. Recommended. */
  database?: Database;
  /** A cloud-based data bucket or other object storage discovered by an inventory process. Recommended. */
  databucket?: Databucket;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The Identity Provider that is being discovered by an inventory process, or that is related to the cloud resource(s) being discovered by an inventory process. Recommended. */
  idp?: Idp;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The cloud region where the resource is located, e.g., us-isof-south-1, eastus2, us-central1, etc. Recommended. */
  region?: string;
  /** The cloud resource(s) that are being discovered by an inventory process. Recommended. */
  resources?: ResourceDetails[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** A cloud-based database table discovered by an inventory process. Recommended. */
  table?: Table;
};

/** Uids of Live Evidence Info (5040). */
export const EvidenceInfo = {
  class_uid: 5040,
  category_uid: 5,
  activity: {
    Unknown: 0,
    Query: 1,
    Other: 99,
  },
} as const;

/** Data collected directly from devices that represents forensic information pulled, queried, or discovered from devices that may indicate malicious activity. */
export type EvidenceInfo = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof EvidenceInfo.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 5;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 5040;
  /** An addressable device, computer system or host from which evidence was collected. */
  device: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The specific resulting evidence information that was queried or discovered based on the query type. */
  query_evidence: QueryEvidence;
  /** The search details associated with the query request. Recommended. */
  query_info?: QueryInfo;
  /** The result of the query. Recommended. */
  query_result?: string;
  /** The normalized identifier of the query result. Its caption: `query_result`. */
  query_result_id: QueryResultId;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Web Resources Activity (6001). */
export const WebResourcesActivity = {
  class_uid: 6001,
  category_uid: 6,
  activity: {
    Unknown: 0,
    Create: 1,
    Read: 2,
    Update: 3,
    Delete: 4,
    Search: 5,
    Import: 6,
    Export: 7,
    Share: 8,
    Other: 99,
  },
} as const;

/** Web Resources Activity events describe actions executed on a set of Web Resources. */
export type WebResourcesActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof WebResourcesActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 6;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 6001;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** Details about server providing the web resources. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** Details about the underlying HTTP request. Recommended. */
  http_request?: HttpRequest;
  /** Details about the HTTP response, if available. */
  http_response?: HttpResponse;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The connection information from the proxy server to the remote server. Recommended. Profile network_proxy. */
  proxy_connection_info?: NetworkConnectionInfo;
  /** The proxy (server) in a network connection. Profile network_proxy. */
  proxy_endpoint?: NetworkProxy;
  /** The HTTP Request from the proxy server to the remote server. Profile network_proxy. */
  proxy_http_request?: HttpRequest;
  /** The HTTP Response from the remote server to the proxy server. Profile network_proxy. */
  proxy_http_response?: HttpResponse;
  /** The TLS protocol negotiated between the proxy server and the remote server. Recommended. Profile network_proxy. */
  proxy_tls?: Tls;
  /** The network traffic refers to the amount of data moving across a network, from proxy to remote server at a given point of time. Recommended. Profile network_proxy. */
  proxy_traffic?: NetworkTraffic;
  /** Details about the endpoint from which the request originated. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The Transport Layer Security (TLS) attributes, if available. */
  tls?: Tls;
  /** Describes details about web resources that were affected by an activity/event. */
  web_resources: WebResource[];
  /** The results of the activity on web resources. Recommended. */
  web_resources_result?: WebResource[];
};

/** Uids of Application Lifecycle (6002). */
export const ApplicationLifecycle = {
  class_uid: 6002,
  category_uid: 6,
  activity: {
    Unknown: 0,
    Install: 1,
    Remove: 2,
    Start: 3,
    Stop: 4,
    Restart: 5,
    Enable: 6,
    Disable: 7,
    Update: 8,
    Other: 99,
  },
} as const;

/** Application Lifecycle events report installation, removal, start, stop of an application or service. */
export type ApplicationLifecycle = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ApplicationLifecycle.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The application that was affected by the lifecycle event. */
  app: Product;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 6;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 6002;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of API Activity (6003). */
export const ApiActivity = {
  class_uid: 6003,
  category_uid: 6,
  activity: {
    Unknown: 0,
    Create: 1,
    Read: 2,
    Update: 3,
    Delete: 4,
    Other: 99,
  },
} as const;

/** API events describe general CRUD (Create, Read, Update, Delete) API activities, e.g. (AWS Cloudtrail) */
export type ApiActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ApiActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. */
  actor: Actor;
  /** The AI Model object describes the characteristics of an AI/ML model. Recommended. Profile ai_operation. */
  ai_model?: AiModel;
  /** Describes details about a typical API (Application Programming Interface) call. */
  api: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 6;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 6003;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The network destination endpoint. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** Details about the underlying http request. Recommended. */
  http_request?: HttpRequest;
  /** Details about the underlying http response. Recommended. */
  http_response?: HttpResponse;
  /** Communication context for AI system interactions including protocols, roles, clients, and session information for MCP and other AI communication systems. Profile ai_operation. */
  message_context?: MessageContext;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** Details about resources that were affected by the activity/event. Recommended. */
  resources?: ResourceDetails[];
  /** Details about the source of the activity. */
  src_endpoint: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The trace object contains information about distributed traces which are critical to observability and describe how requests move through a system, capturing each step's timing and status. Recommended. Profile trace. */
  trace?: Trace;
};

/** Uids of Web Resource Access Activity (6004). */
export const WebResourceAccessActivity = {
  class_uid: 6004,
  category_uid: 6,
  activity: {
    Unknown: 0,
    AccessGrant: 1,
    AccessDeny: 2,
    AccessRevoke: 3,
    AccessError: 4,
    Other: 99,
  },
} as const;

/**
 * Web Resource Access Activity events describe successful/failed attempts to access a web resource over HTTP.
 * @deprecated since 1.1.0. Use the Web Resources Activity class with the Security Control and/or Network Proxy profile instead.
 */
export type WebResourceAccessActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof WebResourceAccessActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 6;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 6004;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** Details about the underlying HTTP request. */
  http_request: HttpRequest;
  /** Details about the HTTP response, if available. */
  http_response?: HttpResponse;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /**
   * Details about the proxy service, if available.
   * @deprecated since 1.1.0. Use the proxy_endpoint attribute instead.
   */
  proxy?: NetworkProxy;
  /** The connection information from the proxy server to the remote server. Recommended. Profile network_proxy. */
  proxy_connection_info?: NetworkConnectionInfo;
  /** The proxy (server) in a network connection. Profile network_proxy. */
  proxy_endpoint?: NetworkProxy;
  /** The HTTP Request from the proxy server to the remote server. Profile network_proxy. */
  proxy_http_request?: HttpRequest;
  /** The HTTP Response from the remote server to the proxy server. Profile network_proxy. */
  proxy_http_response?: HttpResponse;
  /** The TLS protocol negotiated between the proxy server and the remote server. Recommended. Profile network_proxy. */
  proxy_tls?: Tls;
  /** The network traffic refers to the amount of data moving across a network, from proxy to remote server at a given point of time. Recommended. Profile network_proxy. */
  proxy_traffic?: NetworkTraffic;
  /** Details about the source endpoint of the request. Recommended. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The Transport Layer Security (TLS) attributes, if available. */
  tls?: Tls;
  /** Details about the resource that is the target of the activity. */
  web_resources: WebResource[];
};

/** Uids of Datastore Activity (6005). */
export const DatastoreActivity = {
  class_uid: 6005,
  category_uid: 6,
  activity: {
    Unknown: 0,
    Read: 1,
    Update: 2,
    Connect: 3,
    Query: 4,
    Write: 5,
    Create: 6,
    Delete: 7,
    List: 8,
    Encrypt: 9,
    Decrypt: 10,
    Other: 99,
  },
} as const;

/** Datastore events describe general activities (Read, Update, Query, Delete, etc.) which affect datastores or data within those datastores, e.g. (AWS RDS, AWS S3). */
export type DatastoreActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof DatastoreActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. */
  actor: Actor;
  /** The AI Model object describes the characteristics of an AI/ML model. Recommended. Profile ai_operation. */
  ai_model?: AiModel;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 6;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 6005;
  /** The database object is used for databases which are typically datastore services that contain an organized collection of structured and unstructured data or a types of data. Recommended. */
  database?: Database;
  /** The data bucket object is a basic container that holds data, typically organized through the use of data partitions. Recommended. */
  databucket?: Databucket;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** Details about the endpoint hosting the datastore application or service. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** Details about the underlying http request. Recommended. */
  http_request?: HttpRequest;
  /** Details about the underlying http response. Recommended. */
  http_response?: HttpResponse;
  /** Communication context for AI system interactions including protocols, roles, clients, and session information for MCP and other AI communication systems. Profile ai_operation. */
  message_context?: MessageContext;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The query info object holds information related to data access within a datastore. Recommended. */
  query_info?: QueryInfo;
  /** Details about the source of the activity. */
  src_endpoint: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The table object represents a table within a structured relational database or datastore, which contains columns and rows of data that are able to be create, updated, deleted and queried. Recommended. */
  table?: Table;
  /** The datastore resource type (e.g. database, datastore, or table). */
  type?: string;
  /** The normalized datastore resource type identifier. Recommended. Its caption: `type`. */
  type_id?: DatastoreActivityTypeId;
};

/** Uids of File Hosting Activity (6006). */
export const FileHosting = {
  class_uid: 6006,
  category_uid: 6,
  activity: {
    Unknown: 0,
    Upload: 1,
    Download: 2,
    Update: 3,
    Delete: 4,
    Rename: 5,
    Copy: 6,
    Move: 7,
    Restore: 8,
    Preview: 9,
    Lock: 10,
    Unlock: 11,
    Share: 12,
    Unshare: 13,
    Open: 14,
    Sync: 15,
    Unsync: 16,
    AccessCheck: 17,
    Other: 99,
  },
} as const;

/** File Hosting Activity events report the actions taken by file management applications, including file sharing servers like Sharepoint and services such as Box, MS OneDrive, Google Drive, or network f… */
export type FileHosting = EventCommon & {
  /** The list of requested access rights. */
  access_list?: string[];
  /** The sum of hexadecimal values of requested access rights. */
  access_mask?: number;
  /** The list of access check results. */
  access_result?: unknown;
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof FileHosting.activity>;
  /** The actor that performed the activity on the target file. */
  actor: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 6;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 6006;
  /** The network connection information. */
  connection_info?: NetworkConnectionInfo;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The endpoint that received the activity on the target file. Recommended. */
  dst_endpoint?: NetworkEndpoint;
  /** The share expiration time. */
  expiration_time?: number;
  /** The share expiration time. Profile datetime. */
  expiration_time_dt?: string;
  /** The file that is the target of the activity. */
  file: File;
  /** The resulting file object when the activity was allowed and successful. */
  file_result?: File;
  /** Details about the underlying HTTP request. Recommended. */
  http_request?: HttpRequest;
  /** Details about the HTTP response, if available. */
  http_response?: HttpResponse;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The share name. */
  share?: string;
  /** The share type, normalized to the caption of the share_type_id value. */
  share_type?: string;
  /** The normalized identifier of the share type. Its caption: `share_type`. */
  share_type_id?: ShareTypeId;
  /** The endpoint that performed the activity on the target file. */
  src_endpoint: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Scan Activity (6007). */
export const ScanActivity = {
  class_uid: 6007,
  category_uid: 6,
  activity: {
    Unknown: 0,
    Started: 1,
    Completed: 2,
    Cancelled: 3,
    DurationViolation: 4,
    PauseViolation: 5,
    Error: 6,
    Paused: 7,
    Resumed: 8,
    Restarted: 9,
    Delayed: 10,
    Other: 99,
  },
} as const;

/** Scan events report the start, completion, and results of a scan job. */
export type ScanActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ScanActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 6;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 6007;
  /** The command identifier that is associated with this scan event. Recommended. */
  command_uid?: string;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The number of detections. Recommended. */
  num_detections?: number;
  /** The number of files scanned. Recommended. */
  num_files?: number;
  /** The number of folders scanned. Recommended. */
  num_folders?: number;
  /** The number of network items scanned. Recommended. */
  num_network_items?: number;
  /** The number of processes scanned. Recommended. */
  num_processes?: number;
  /** The number of registry items scanned. Recommended. */
  num_registry_items?: number;
  /** The number of items that were resolved. Recommended. */
  num_resolutions?: number;
  /** The number of skipped items. Recommended. */
  num_skipped_items?: number;
  /** The number of trusted items. Recommended. */
  num_trusted_items?: number;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The Scan object describes characteristics of the scan job. */
  scan: Scan;
  /** The unique identifier of the schedule associated with a scan job. Recommended. */
  schedule_uid?: string;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The total number of items that were scanned; zero if no items were scanned. Recommended. */
  total?: number;
};

/** Uids of Application Error (6008). */
export const ApplicationError = {
  class_uid: 6008,
  category_uid: 6,
  activity: {
    Unknown: 0,
    GeneralError: 1,
    TranslationError: 2,
    Other: 99,
  },
} as const;

/** Application Error events describe issues with an applications. */
export type ApplicationError = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ApplicationError.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 6;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 6008;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
};

/** Uids of Remediation Activity (7001). */
export const RemediationActivity = {
  class_uid: 7001,
  category_uid: 7,
  activity: {
    Unknown: 0,
    Isolate: 1,
    Evict: 2,
    Restore: 3,
    Harden: 4,
    Detect: 5,
    Other: 99,
  },
} as const;

/** Remediation Activity events report on attempts at remediating a compromised device or computer network. */
export type RemediationActivity = EventCommon & {
  /** Matches the MITRE D3FEND™ Tactic. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof RemediationActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 7;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 7001;
  /** The unique identifier of the remediation command that pertains to this event. */
  command_uid: string;
  /** The MITRE D3FEND™ Matrix Countermeasures associated with a remediation. Recommended. */
  countermeasures?: D3fend[];
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** Describes the recommended remediation steps to address identified issue(s). */
  remediation?: Remediation;
  /** The remediation scan that pertains to this event. */
  scan?: Scan;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: RemediationActivityStatusId;
};

/** Uids of File Remediation Activity (7002). */
export const FileRemediationActivity = {
  class_uid: 7002,
  category_uid: 7,
  activity: {
    Unknown: 0,
    Isolate: 1,
    Evict: 2,
    Restore: 3,
    Harden: 4,
    Detect: 5,
    Other: 99,
  },
} as const;

/** File Remediation Activity events report on attempts at remediating files. */
export type FileRemediationActivity = EventCommon & {
  /** Matches the MITRE D3FEND™ Tactic. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof FileRemediationActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 7;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 7002;
  /** The unique identifier of the remediation command that pertains to this event. */
  command_uid: string;
  /** The MITRE D3FEND™ Matrix Countermeasures associated with a remediation. Recommended. */
  countermeasures?: D3fend[];
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The file that pertains to the remediation event. */
  file: File;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** Describes the recommended remediation steps to address identified issue(s). */
  remediation?: Remediation;
  /** The remediation scan that pertains to this event. */
  scan?: Scan;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: RemediationActivityStatusId;
};

/** Uids of Process Remediation Activity (7003). */
export const ProcessRemediationActivity = {
  class_uid: 7003,
  category_uid: 7,
  activity: {
    Unknown: 0,
    Isolate: 1,
    Evict: 2,
    Restore: 3,
    Harden: 4,
    Detect: 5,
    Other: 99,
  },
} as const;

/** Process Remediation Activity events report on attempts at remediating processes. */
export type ProcessRemediationActivity = EventCommon & {
  /** Matches the MITRE D3FEND™ Tactic. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof ProcessRemediationActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 7;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 7003;
  /** The unique identifier of the remediation command that pertains to this event. */
  command_uid: string;
  /** The MITRE D3FEND™ Matrix Countermeasures associated with a remediation. Recommended. */
  countermeasures?: D3fend[];
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The process that pertains to the remediation event. */
  process: Process;
  /** Describes the recommended remediation steps to address identified issue(s). */
  remediation?: Remediation;
  /** The remediation scan that pertains to this event. */
  scan?: Scan;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: RemediationActivityStatusId;
};

/** Uids of Network Remediation Activity (7004). */
export const NetworkRemediationActivity = {
  class_uid: 7004,
  category_uid: 7,
  activity: {
    Unknown: 0,
    Isolate: 1,
    Evict: 2,
    Restore: 3,
    Harden: 4,
    Detect: 5,
    Other: 99,
  },
} as const;

/** Network Remediation Activity events report on attempts at remediating computer networks. */
export type NetworkRemediationActivity = EventCommon & {
  /** Matches the MITRE D3FEND™ Tactic. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof NetworkRemediationActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 7;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 7004;
  /** The unique identifier of the remediation command that pertains to this event. */
  command_uid: string;
  /** The network connection that pertains to the remediation event. */
  connection_info: NetworkConnectionInfo;
  /** The MITRE D3FEND™ Matrix Countermeasures associated with a remediation. Recommended. */
  countermeasures?: D3fend[];
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** Describes the recommended remediation steps to address identified issue(s). */
  remediation?: Remediation;
  /** The remediation scan that pertains to this event. */
  scan?: Scan;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: RemediationActivityStatusId;
};

/** Uids of Drone Flights Activity (8001). */
export const DroneFlightsActivity = {
  class_uid: 8001,
  category_uid: 8,
  activity: {
    Unknown: 0,
    Capture: 1,
    Record: 2,
    Other: 99,
  },
} as const;

/** Drone Flights Activity events report the activity of Unmanned Aerial Systems (UAS), their Operators, and mission-planning and authorization metadata as reported by the UAS platforms themselves, by Co… */
export type DroneFlightsActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof DroneFlightsActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The authentication type as defined by the caption of auth_protocol_id. */
  auth_protocol?: string;
  /** The normalized identifier of the authentication type used to authorize a flight plan or mission. Its caption: `auth_protocol`. */
  auth_protocol_id?: DroneFlightsActivityAuthProtocolId;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 8;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 8001;
  /** UA Classification - Allows a region to classify UAS in a regional specific manner. */
  classification?: string;
  /** This optional, free-text field enables the operator to describe the purpose of a flight, if so desired. */
  comment?: string;
  /** The network connection information. Recommended. */
  connection_info?: NetworkConnectionInfo;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The destination network endpoint of the Unmanned Aerial System (UAS), Counter Unmanned Aerial System (CUAS) platform, or other unmanned systems monitoring and/or sensing infrastructure. */
  dst_endpoint: NetworkEndpoint;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The networking protocol associated with the Remote ID device or beacon. */
  protocol_name?: string;
  /** The proxy (server) in a network connection. Recommended. */
  proxy_endpoint?: NetworkProxy;
  /** The source network endpoint of the Unmanned Aerial System (UAS), Counter Unmanned Aerial System (CUAS) platform, or other unmanned systems monitoring and/or sensing infrastructure. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized Operational status identifier for the Unmanned Aerial System (UAS). Recommended. Its caption: `status`. */
  status_id?: DroneFlightsActivityStatusId;
  /** The Transport Layer Security (TLS) attributes. */
  tls?: Tls;
  /** Traffic refers to the amount of data transmitted from a Unmanned Aerial System (UAS) or Counter Unmanned Aerial System (UAS) (CUAS) system at a given point of time. */
  traffic?: NetworkTraffic;
  /** The Unmanned Aerial System object describes the characteristics, Position Location Information (PLI), and other metadata of Unmanned Aerial Systems (UAS) and other unmanned and drone systems used in… */
  unmanned_aerial_system: UnmannedAerialSystem;
  /** The UAS Operating Area object describes details about a precise area of operations for a UAS flight or mission. Recommended. */
  unmanned_system_operating_area?: UnmannedSystemOperatingArea;
  /** The human or machine operator of an Unmanned System. */
  unmanned_system_operator: User;
};

/** Uids of Airborne Broadcast Activity (8002). */
export const AirborneBroadcastActivity = {
  class_uid: 8002,
  category_uid: 8,
  activity: {
    Unknown: 0,
    Capture: 1,
    Record: 2,
    Other: 99,
  },
} as const;

/** Airborne Broadcast Activity events report the activity of any aircraft or unmanned system as reported and tracked by Automatic Dependent Surveillance - Broadcast (ADS-B) receivers. */
export type AirborneBroadcastActivity = EventCommon & {
  /** The normalized identifier of the activity that triggered the event. Its caption: `activity_name`. */
  activity_id: ValueOf<typeof AirborneBroadcastActivity.activity>;
  /** The actor object describes details about the user/role/process that was the source of the activity. Profile host. */
  actor?: Actor;
  /** The Aircraft object represents any aircraft or otherwise airborne asset such as an unmanned system, airplane, balloon, spacecraft, or otherwise. Recommended. */
  aircraft?: Aircraft;
  /** Describes details about a typical API (Application Programming Interface) call. Profile cloud. */
  api?: Api;
  /** The category unique identifier of the event. Its caption: `category_name`. */
  category_uid: 8;
  /** The unique identifier of a class. Its caption: `class_name`. */
  class_uid: 8002;
  /** The network connection information. Recommended. */
  connection_info?: NetworkConnectionInfo;
  /** An addressable device, computer system or host. Recommended. Profile host. */
  device?: Device;
  /** The destination network endpoint for the ADS-B system, if telemetry is being remotely broadcasted. */
  dst_endpoint?: NetworkEndpoint;
  /** The OSINT (Open Source Intelligence) object contains details related to an indicator such as the indicator itself, related indicators, geolocation, registrar information, subdomains, analyst commenta… Profile osint. */
  osint?: Osint[];
  /** The specific protocol associated with the ADS-B system. Recommended. */
  protocol_name?: string;
  /** The proxy (server) in a network connection. Recommended. */
  proxy_endpoint?: NetworkProxy;
  /** Recent average RSSI (signal power) measured in dbFS. This value will always be negative, e.g., -87.13. */
  rssi?: number;
  /** The source network endpoint for the ADS-B system. */
  src_endpoint?: NetworkEndpoint;
  /** The normalized identifier of the event status. Recommended. Its caption: `status`. */
  status_id?: StatusId;
  /** The Transport Layer Security (TLS) attributes. */
  tls?: Tls;
  /** Traffic refers to the amount of data transmitted from a ADS-B remote monitoring system at a given point of time. */
  traffic?: NetworkTraffic;
  /** The Unmanned Aerial System object describes the characteristics, Position Location Information (PLI), and other metadata of Unmanned Aerial Systems (UAS) and other unmanned and drone systems used in… */
  unmanned_aerial_system: UnmannedAerialSystem;
  /** The UAS Operating Area object describes details about a precise area of operations for a UAS flight or mission. Recommended. */
  unmanned_system_operating_area?: UnmannedSystemOperatingArea;
  /** The human or machine operator of an Unmanned System. */
  unmanned_system_operator: User;
};

/** Any event, told apart by `class_uid`. */
export type OcsfEvent =
  | BaseEvent
  | FileActivity
  | KernelExtensionActivity
  | KernelActivity
  | MemoryActivity
  | ModuleActivity
  | ScheduledJobActivity
  | ProcessActivity
  | EventLogActivity
  | ScriptActivity
  | PeripheralActivity
  | SecurityFinding
  | VulnerabilityFinding
  | ComplianceFinding
  | DetectionFinding
  | IncidentFinding
  | DataSecurityFinding
  | ApplicationSecurityPostureFinding
  | IamAnalysisFinding
  | AccountChange
  | Authentication
  | AuthorizeSession
  | EntityManagement
  | UserAccess
  | GroupManagement
  | NetworkActivity
  | HttpActivity
  | DnsActivity
  | DhcpActivity
  | RdpActivity
  | SmbActivity
  | SshActivity
  | FtpActivity
  | EmailActivity
  | NetworkFileActivity
  | EmailFileActivity
  | EmailUrlActivity
  | NtpActivity
  | TunnelActivity
  | InventoryInfo
  | ConfigState
  | UserInventory
  | PatchState
  | KernelObjectQuery
  | FileQuery
  | FolderQuery
  | AdminGroupQuery
  | JobQuery
  | ModuleQuery
  | NetworkConnectionQuery
  | NetworksQuery
  | PeripheralDeviceQuery
  | ProcessQuery
  | ServiceQuery
  | SessionQuery
  | UserQuery
  | DeviceConfigStateChange
  | SoftwareInfo
  | OsintInventoryInfo
  | StartupItemQuery
  | CloudResourcesInventoryInfo
  | EvidenceInfo
  | WebResourcesActivity
  | ApplicationLifecycle
  | ApiActivity
  | WebResourceAccessActivity
  | DatastoreActivity
  | FileHosting
  | ScanActivity
  | ApplicationError
  | RemediationActivity
  | FileRemediationActivity
  | ProcessRemediationActivity
  | NetworkRemediationActivity
  | DroneFlightsActivity
  | AirborneBroadcastActivity;

/** What is known of a class by its uid. */
export interface OcsfClass {
  readonly name: string;
  readonly caption: string;
  readonly category_uid: number;
}

/** `class_uid` → its class. */
export const CLASSES: ReadonlyMap<number, OcsfClass> = new Map([
  [0, { name: 'base_event', caption: 'Base Event', category_uid: 0 }],
  [1001, { name: 'file_activity', caption: 'File System Activity', category_uid: 1 }],
  [1002, { name: 'kernel_extension_activity', caption: 'Kernel Extension Activity', category_uid: 1 }],
  [1003, { name: 'kernel_activity', caption: 'Kernel Activity', category_uid: 1 }],
  [1004, { name: 'memory_activity', caption: 'Memory Activity', category_uid: 1 }],
  [1005, { name: 'module_activity', caption: 'Module Activity', category_uid: 1 }],
  [1006, { name: 'scheduled_job_activity', caption: 'Scheduled Job Activity', category_uid: 1 }],
  [1007, { name: 'process_activity', caption: 'Process Activity', category_uid: 1 }],
  [1008, { name: 'event_log_actvity', caption: 'Event Log Activity', category_uid: 1 }],
  [1009, { name: 'script_activity', caption: 'Script Activity', category_uid: 1 }],
  [1010, { name: 'peripheral_activity', caption: 'Peripheral Activity', category_uid: 1 }],
  [2001, { name: 'security_finding', caption: 'Security Finding', category_uid: 2 }],
  [2002, { name: 'vulnerability_finding', caption: 'Vulnerability Finding', category_uid: 2 }],
  [2003, { name: 'compliance_finding', caption: 'Compliance Finding', category_uid: 2 }],
  [2004, { name: 'detection_finding', caption: 'Detection Finding', category_uid: 2 }],
  [2005, { name: 'incident_finding', caption: 'Incident Finding', category_uid: 2 }],
  [2006, { name: 'data_security_finding', caption: 'Data Security Finding', category_uid: 2 }],
  [2007, { name: 'application_security_posture_finding', caption: 'Application Security Posture Finding', category_uid: 2 }],
  [2008, { name: 'iam_analysis_finding', caption: 'IAM Analysis Finding', category_uid: 2 }],
  [3001, { name: 'account_change', caption: 'Account Change', category_uid: 3 }],
  [3002, { name: 'authentication', caption: 'Authentication', category_uid: 3 }],
  [3003, { name: 'authorize_session', caption: 'Authorize Session', category_uid: 3 }],
  [3004, { name: 'entity_management', caption: 'Entity Management', category_uid: 3 }],
  [3005, { name: 'user_access', caption: 'User Access Management', category_uid: 3 }],
  [3006, { name: 'group_management', caption: 'Group Management', category_uid: 3 }],
  [4001, { name: 'network_activity', caption: 'Network Activity', category_uid: 4 }],
  [4002, { name: 'http_activity', caption: 'HTTP Activity', category_uid: 4 }],
  [4003, { name: 'dns_activity', caption: 'DNS Activity', category_uid: 4 }],
  [4004, { name: 'dhcp_activity', caption: 'DHCP Activity', category_uid: 4 }],
  [4005, { name: 'rdp_activity', caption: 'RDP Activity', category_uid: 4 }],
  [4006, { name: 'smb_activity', caption: 'SMB Activity', category_uid: 4 }],
  [4007, { name: 'ssh_activity', caption: 'SSH Activity', category_uid: 4 }],
  [4008, { name: 'ftp_activity', caption: 'FTP Activity', category_uid: 4 }],
  [4009, { name: 'email_activity', caption: 'Email Activity', category_uid: 4 }],
  [4010, { name: 'network_file_activity', caption: 'Network File Activity', category_uid: 4 }],
  [4011, { name: 'email_file_activity', caption: 'Email File Activity', category_uid: 4 }],
  [4012, { name: 'email_url_activity', caption: 'Email URL Activity', category_uid: 4 }],
  [4013, { name: 'ntp_activity', caption: 'NTP Activity', category_uid: 4 }],
  [4014, { name: 'tunnel_activity', caption: 'Tunnel Activity', category_uid: 4 }],
  [5001, { name: 'inventory_info', caption: 'Device Inventory Info', category_uid: 5 }],
  [5002, { name: 'config_state', caption: 'Device Config State', category_uid: 5 }],
  [5003, { name: 'user_inventory', caption: 'User Inventory Info', category_uid: 5 }],
  [5004, { name: 'patch_state', caption: 'Operating System Patch State', category_uid: 5 }],
  [5006, { name: 'kernel_object_query', caption: 'Kernel Object Query', category_uid: 5 }],
  [5007, { name: 'file_query', caption: 'File Query', category_uid: 5 }],
  [5008, { name: 'folder_query', caption: 'Folder Query', category_uid: 5 }],
  [5009, { name: 'admin_group_query', caption: 'Admin Group Query', category_uid: 5 }],
  [5010, { name: 'job_query', caption: 'Job Query', category_uid: 5 }],
  [5011, { name: 'module_query', caption: 'Module Query', category_uid: 5 }],
  [5012, { name: 'network_connection_query', caption: 'Network Connection Query', category_uid: 5 }],
  [5013, { name: 'networks_query', caption: 'Networks Query', category_uid: 5 }],
  [5014, { name: 'peripheral_device_query', caption: 'Peripheral Device Query', category_uid: 5 }],
  [5015, { name: 'process_query', caption: 'Process Query', category_uid: 5 }],
  [5016, { name: 'service_query', caption: 'Service Query', category_uid: 5 }],
  [5017, { name: 'session_query', caption: 'User Session Query', category_uid: 5 }],
  [5018, { name: 'user_query', caption: 'User Query', category_uid: 5 }],
  [5019, { name: 'device_config_state_change', caption: 'Device Config State Change', category_uid: 5 }],
  [5020, { name: 'software_info', caption: 'Software Inventory Info', category_uid: 5 }],
  [5021, { name: 'osint_inventory_info', caption: 'OSINT Inventory Info', category_uid: 5 }],
  [5022, { name: 'startup_item_query', caption: 'Startup Item Query', category_uid: 5 }],
  [5023, { name: 'cloud_resources_inventory_info', caption: 'Cloud Resources Inventory Info', category_uid: 5 }],
  [5040, { name: 'evidence_info', caption: 'Live Evidence Info', category_uid: 5 }],
  [6001, { name: 'web_resources_activity', caption: 'Web Resources Activity', category_uid: 6 }],
  [6002, { name: 'application_lifecycle', caption: 'Application Lifecycle', category_uid: 6 }],
  [6003, { name: 'api_activity', caption: 'API Activity', category_uid: 6 }],
  [6004, { name: 'web_resource_access_activity', caption: 'Web Resource Access Activity', category_uid: 6 }],
  [6005, { name: 'datastore_activity', caption: 'Datastore Activity', category_uid: 6 }],
  [6006, { name: 'file_hosting', caption: 'File Hosting Activity', category_uid: 6 }],
  [6007, { name: 'scan_activity', caption: 'Scan Activity', category_uid: 6 }],
  [6008, { name: 'application_error', caption: 'Application Error', category_uid: 6 }],
  [7001, { name: 'remediation_activity', caption: 'Remediation Activity', category_uid: 7 }],
  [7002, { name: 'file_remediation_activity', caption: 'File Remediation Activity', category_uid: 7 }],
  [7003, { name: 'process_remediation_activity', caption: 'Process Remediation Activity', category_uid: 7 }],
  [7004, { name: 'network_remediation_activity', caption: 'Network Remediation Activity', category_uid: 7 }],
  [8001, { name: 'drone_flights_activity', caption: 'Drone Flights Activity', category_uid: 8 }],
  [8002, { name: 'airborne_broadcast_activity', caption: 'Airborne Broadcast Activity', category_uid: 8 }],
]);
