/**
 * The tables from which events are checked.
 *
 * Generated; do not edit. Source: Open Cybersecurity Schema Framework (OCSF) 1.8.0, https://github.com/ocsf/ocsf-schema,
 * core schema without extensions. Licence of the source and of this derived file: Apache-2.0, see NOTICE.
 * Made by: node tools/generate-ocsf.mjs --schema DIR --out libs/wire/src/ocsf/generated
 */
import * as classes from './classes';
import * as enums from './enums';

/** What a scalar type is at bottom, and its limits: characters of a string, bounds of a number. */
export interface ScalarTable {
  readonly base: 'string' | 'integer' | 'long' | 'float' | 'boolean' | 'json';
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
}

/** The attributes of an object or class. Names stand in one string, separated by spaces. */
export interface ShapeTable {
  /** Type (a scalar or an object, with `[]` for an array) → the attributes of that type. */
  readonly types: Readonly<Record<string, string>>;
  /** Attribute → the only integers it may have. */
  readonly lists?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly required?: string;
  readonly atLeastOne?: string;
  readonly justOne?: string;
}

export const OCSF_VERSION = '1.8.0';

export const SCALARS: Readonly<Record<string, ScalarTable>> = {
  boolean_t: { base: 'boolean' },
  bytestring_t: { base: 'string' },
  datetime_t: { base: 'string' },
  email_t: { base: 'string' },
  file_hash_t: { base: 'string' },
  file_name_t: { base: 'string' },
  file_path_t: { base: 'string' },
  float_t: { base: 'float' },
  hostname_t: { base: 'string' },
  integer_t: { base: 'integer' },
  ip_t: { base: 'string', maxLength: 40 },
  json_t: { base: 'json' },
  long_t: { base: 'long' },
  mac_t: { base: 'string', maxLength: 32 },
  port_t: { base: 'integer', min: 0, max: 65535 },
  process_name_t: { base: 'string' },
  resource_uid_t: { base: 'string' },
  string_t: { base: 'string' },
  subnet_t: { base: 'string', maxLength: 42 },
  timestamp_t: { base: 'long', min: -8640000000000000, max: 8640000000000000 },
  url_t: { base: 'string' },
  username_t: { base: 'string' },
  uuid_t: { base: 'string' },
};

/** By name. The object without attributes stands for any object. */
export const OBJECTS: Readonly<Record<string, ShapeTable>> = {
  access_analysis_result: {
    types: {
      'additional_restriction[]': 'additional_restrictions',
      'key_value_object[]': 'condition_keys',
      string_t: 'access_level access_type',
      'string_t[]': 'granted_privileges',
      'user[]': 'accessors',
    },
    required: 'accessors',
  },
  account: {
    types: {
      boolean_t: 'is_disabled is_locked is_on_premises_sync_enabled',
      integer_t: 'type_id',
      'key_value_object[]': 'tags',
      string_t: 'name type uid',
      'string_t[]': 'labels',
    },
    lists: {
      type_id: enums.AccountTypeId,
    },
    atLeastOne: 'name uid',
  },
  actor: {
    types: {
      'authorization[]': 'authorizations',
      idp: 'idp',
      process: 'process',
      session: 'session',
      string_t: 'app_name app_uid invoked_by',
      user: 'user',
    },
    atLeastOne: 'process user invoked_by session app_name app_uid',
  },
  additional_restriction: {
    types: {
      integer_t: 'status_id',
      policy: 'policy',
      string_t: 'status',
    },
    lists: {
      status_id: enums.AdditionalRestrictionStatusId,
    },
    required: 'policy',
  },
  advisory: {
    types: {
      boolean_t: 'is_superseded',
      'cve[]': 'related_cves',
      'cwe[]': 'related_cwes',
      datetime_t: 'created_time_dt modified_time_dt',
      integer_t: 'install_state_id',
      long_t: 'size',
      os: 'os',
      product: 'product',
      string_t: 'bulletin classification desc install_state title uid',
      'string_t[]': 'references',
      timespan: 'avg_timespan',
      timestamp_t: 'created_time modified_time',
      url_t: 'src_url',
    },
    lists: {
      install_state_id: enums.InstallStateId,
    },
    required: 'uid',
  },
  affected_code: {
    types: {
      file: 'file',
      integer_t: 'end_column end_line start_column start_line',
      remediation: 'remediation',
      rule: 'rule',
      user: 'owner',
    },
    required: 'file',
  },
  affected_package: {
    types: {
      file_path_t: 'path',
      fingerprint: 'hash',
      integer_t: 'epoch type_id',
      remediation: 'remediation',
      string_t: 'architecture cpe_name fixed_in_version license name package_manager purl release type uid vendor_name version',
      url_t: 'license_url package_manager_url src_url',
    },
    lists: {
      type_id: enums.PackageTypeId,
    },
    required: 'name version',
  },
  agent: {
    types: {
      integer_t: 'type_id',
      'policy[]': 'policies',
      string_t: 'name type uid uid_alt vendor_name version',
    },
    lists: {
      type_id: enums.AgentTypeId,
    },
    atLeastOne: 'uid name',
  },
  ai_model: {
    types: {
      string_t: 'ai_provider name uid version',
    },
    required: 'ai_provider name',
    atLeastOne: 'name uid',
  },
  aircraft: {
    types: {
      location: 'location',
      string_t: 'model name serial_number speed speed_accuracy track_direction uid uid_alt vertical_speed',
    },
    atLeastOne: 'name serial_number uid uid_alt',
  },
  analysis_target: {
    types: {
      string_t: 'name type',
    },
    required: 'name',
  },
  analytic: {
    types: {
      'analytic[]': 'related_analytics',
      integer_t: 'state_id type_id',
      string_t: 'algorithm category desc name state type uid version',
    },
    lists: {
      state_id: enums.AnalyticStateId,
      type_id: enums.AnalyticTypeId,
    },
    required: 'type_id',
    atLeastOne: 'name uid',
  },
  anomaly: {
    types: {
      'observation[]': 'observations',
      string_t: 'observation_parameter observation_type observed_pattern',
    },
    required: 'observation_parameter observations',
  },
  anomaly_analysis: {
    types: {
      'analysis_target[]': 'analysis_targets',
      'anomaly[]': 'anomalies',
      'baseline[]': 'baselines',
    },
    required: 'analysis_targets anomalies',
  },
  api: {
    types: {
      group: 'group',
      request: 'request',
      response: 'response',
      service: 'service',
      string_t: 'operation version',
      token: 'token',
    },
    required: 'operation',
  },
  application: {
    types: {
      graph: 'resource_relationship',
      group: 'group',
      hostname_t: 'hostname',
      integer_t: 'risk_level_id risk_score',
      json_t: 'data',
      'key_value_object[]': 'tags',
      sbom: 'sbom',
      string_t: 'criticality desc name region risk_level type uid uid_alt version',
      'string_t[]': 'labels',
      url: 'url',
      user: 'owner',
    },
    lists: {
      risk_level_id: enums.RiskLevelId,
    },
    atLeastOne: 'uid name',
  },
  assessment: {
    types: {
      boolean_t: 'meets_criteria',
      policy: 'policy',
      string_t: 'category desc name uid',
    },
    required: 'meets_criteria',
    atLeastOne: 'name uid',
  },
  attack: {
    types: {
      mitigation: 'mitigation',
      string_t: 'version',
      sub_technique: 'sub_technique',
      tactic: 'tactic',
      'tactic[]': 'tactics',
      technique: 'technique',
    },
    atLeastOne: 'tactic technique sub_technique',
  },
  auth_factor: {
    types: {
      boolean_t: 'is_hotp is_totp',
      device: 'device',
      email_t: 'email_addr',
      integer_t: 'factor_type_id',
      string_t: 'factor_type phone_number provider',
      'string_t[]': 'security_questions',
    },
    lists: {
      factor_type_id: enums.FactorTypeId,
    },
    required: 'factor_type_id',
  },
  authentication_token: {
    types: {
      boolean_t: 'is_renewable',
      datetime_t: 'created_time_dt expiration_time_dt modified_time_dt',
      encryption_details: 'encryption_details',
      integer_t: 'type_id',
      string_t: 'kerberos_flags name tenant_uid type uid zone',
      timestamp_t: 'created_time expiration_time modified_time',
    },
    lists: {
      type_id: enums.TokenTypeId,
    },
  },
  authorization: {
    types: {
      policy: 'policy',
      string_t: 'decision',
    },
  },
  autonomous_system: {
    types: {
      integer_t: 'number',
      string_t: 'name',
    },
    atLeastOne: 'number name',
  },
  baseline: {
    types: {
      'observation[]': 'observations',
      string_t: 'observation_parameter observation_type observed_pattern',
    },
    required: 'observation_parameter observations',
  },
  campaign: {
    types: {
      string_t: 'name',
    },
    required: 'name',
  },
  certificate: {
    types: {
      boolean_t: 'is_self_signed',
      datetime_t: 'created_time_dt expiration_time_dt',
      'fingerprint[]': 'fingerprints',
      'san[]': 'sans',
      string_t: 'issuer serial_number subject uid version',
      timestamp_t: 'created_time expiration_time',
    },
    required: 'issuer serial_number',
  },
  check: {
    types: {
      integer_t: 'severity_id status_id',
      resource_details: 'resource',
      string_t: 'desc name severity status uid version',
      'string_t[]': 'standards',
    },
    lists: {
      severity_id: enums.SeverityId,
      status_id: enums.ComplianceStatusId,
    },
  },
  cis_benchmark_result: {
    types: {
      remediation: 'remediation',
      rule: 'rule',
      string_t: 'desc name',
    },
    required: 'name',
  },
  cis_control: {
    types: {
      string_t: 'desc name version',
    },
    required: 'name',
  },
  cis_csc: {
    types: {
      string_t: 'control version',
    },
    required: 'control',
  },
  classifier_details: {
    types: {
      string_t: 'name type uid',
    },
    required: 'type',
  },
  cloud: {
    types: {
      account: 'account',
      organization: 'org',
      string_t: 'cloud_partition project_uid provider region zone',
    },
    required: 'provider',
  },
  compliance: {
    types: {
      'assessment[]': 'assessments',
      'check[]': 'checks',
      integer_t: 'status_id',
      'kb_article[]': 'compliance_references compliance_standards',
      'key_value_object[]': 'control_parameters',
      string_t: 'category control desc status status_code status_detail',
      'string_t[]': 'requirements standards status_details',
    },
    lists: {
      status_id: enums.ComplianceStatusId,
    },
  },
  container: {
    types: {
      fingerprint: 'hash',
      image: 'image',
      'key_value_object[]': 'tags',
      long_t: 'size',
      string_t: 'name network_driver orchestrator runtime tag uid',
      'string_t[]': 'labels',
      uuid_t: 'pod_uuid',
    },
    atLeastOne: 'uid name',
  },
  cve: {
    types: {
      'cvss[]': 'cvss',
      cwe: 'cwe',
      'cwe[]': 'related_cwes',
      datetime_t: 'created_time_dt modified_time_dt',
      epss: 'epss',
      product: 'product',
      string_t: 'cwe_uid desc title type uid',
      'string_t[]': 'references',
      timestamp_t: 'created_time modified_time',
      url_t: 'cwe_url',
    },
    required: 'uid',
  },
  cvss: {
    types: {
      float_t: 'base_score overall_score',
      'metric[]': 'metrics',
      string_t: 'depth severity vector_string vendor_name version',
      url_t: 'src_url',
    },
    required: 'base_score version',
  },
  cwe: {
    types: {
      string_t: 'caption uid',
      url_t: 'src_url',
    },
    required: 'uid',
  },
  d3f_tactic: {
    types: {
      string_t: 'name uid',
      url_t: 'src_url',
    },
    atLeastOne: 'name uid',
  },
  d3f_technique: {
    types: {
      string_t: 'name uid',
      url_t: 'src_url',
    },
    atLeastOne: 'name uid',
  },
  d3fend: {
    types: {
      d3f_tactic: 'd3f_tactic',
      d3f_technique: 'd3f_technique',
      string_t: 'version',
    },
    atLeastOne: 'd3f_tactic d3f_technique',
  },
  data_classification: {
    types: {
      classifier_details: 'classifier_details',
      'discovery_details[]': 'discovery_details',
      integer_t: 'category_id confidentiality_id status_id total',
      long_t: 'size',
      policy: 'policy',
      string_t: 'category confidentiality status uid',
      'string_t[]': 'status_details',
      url_t: 'src_url',
    },
    lists: {
      category_id: enums.CategoryId,
      confidentiality_id: enums.ConfidentialityId,
      status_id: enums.DataClassificationStatusId,
    },
    atLeastOne: 'category_id confidentiality_id',
  },
  data_security: {
    types: {
      classifier_details: 'classifier_details',
      'discovery_details[]': 'discovery_details',
      integer_t: 'category_id confidentiality_id data_lifecycle_state_id detection_system_id status_id total',
      long_t: 'size',
      policy: 'policy',
      string_t: 'category confidentiality data_lifecycle_state detection_pattern detection_system pattern_match status uid',
      'string_t[]': 'status_details',
      url_t: 'src_url',
    },
    lists: {
      category_id: enums.CategoryId,
      confidentiality_id: enums.ConfidentialityId,
      data_lifecycle_state_id: enums.DataLifecycleStateId,
      detection_system_id: enums.DetectionSystemId,
      status_id: enums.DataClassificationStatusId,
    },
    atLeastOne: 'data_lifecycle_state_id detection_pattern detection_system_id policy',
  },
  database: {
    types: {
      data_classification: 'data_classification',
      'data_classification[]': 'data_classifications',
      datetime_t: 'created_time_dt modified_time_dt',
      'group[]': 'groups',
      integer_t: 'type_id',
      long_t: 'size',
      string_t: 'desc embedding_model name type uid',
      timestamp_t: 'created_time modified_time',
    },
    lists: {
      type_id: enums.DatabaseTypeId,
    },
    required: 'type_id',
    atLeastOne: 'name uid',
  },
  databucket: {
    types: {
      'agent[]': 'agent_list',
      boolean_t: 'is_backed_up is_encrypted is_public',
      data_classification: 'data_classification',
      'data_classification[]': 'data_classifications',
      datetime_t: 'created_time_dt modified_time_dt',
      encryption_details: 'encryption_details',
      file: 'file',
      graph: 'resource_relationship',
      group: 'group',
      'group[]': 'groups',
      hostname_t: 'hostname',
      integer_t: 'type_id',
      ip_t: 'ip',
      json_t: 'data',
      'key_value_object[]': 'tags',
      long_t: 'size',
      resource_uid_t: 'uid uid_alt',
      string_t: 'cloud_partition criticality desc name namespace region type version zone',
      'string_t[]': 'labels',
      timestamp_t: 'created_time modified_time',
      user: 'owner',
    },
    lists: {
      type_id: enums.DatabucketTypeId,
    },
    required: 'type_id',
    atLeastOne: 'name uid',
  },
  dce_rpc: {
    types: {
      integer_t: 'opnum',
      rpc_interface: 'rpc_interface',
      string_t: 'command command_response',
      'string_t[]': 'flags',
    },
    required: 'flags rpc_interface',
  },
  device: {
    types: {
      'agent[]': 'agent_list',
      boolean_t: 'is_backed_up is_compliant is_managed is_mobile_account_active is_personal is_shared is_supervised is_trusted',
      container: 'container',
      datetime_t: 'boot_time_dt created_time_dt first_seen_time_dt last_seen_time_dt modified_time_dt',
      device_hw_info: 'hw_info',
      group: 'pool',
      'group[]': 'groups',
      hostname_t: 'hostname',
      image: 'image',
      integer_t: 'namespace_pid risk_level_id risk_score type_id',
      ip_t: 'ip',
      location: 'location',
      mac_t: 'mac',
      'network_interface[]': 'network_interfaces',
      organization: 'org',
      os: 'os',
      string_t:
        'autoscale_uid boot_uid desc domain eid hypervisor iccid imei instance_uid interface_name interface_uid mac_vendor meid model name region risk_level subnet_uid type udid uid uid_alt vendor_name vlan_uid vpc_uid zone',
      'string_t[]': 'imei_list',
      subnet_t: 'subnet',
      timestamp_t: 'boot_time created_time first_seen_time last_seen_time modified_time',
      user: 'owner',
      uuid_t: 'os_machine_uuid',
    },
    lists: {
      risk_level_id: enums.RiskLevelId,
      type_id: enums.EndpointTypeId,
    },
    required: 'type_id',
    atLeastOne: 'ip uid name hostname instance_uid interface_uid interface_name',
  },
  device_hw_info: {
    types: {
      display: 'desktop_display',
      'gpu_info[]': 'gpu_info_list',
      integer_t: 'cpu_architecture_id cpu_bits cpu_cores cpu_count cpu_speed gpu_count ram_size',
      keyboard_info: 'keyboard_info',
      string_t: 'bios_date bios_manufacturer bios_ver chassis cpu_architecture cpu_type serial_number vendor_name',
      uuid_t: 'uuid',
    },
    lists: {
      cpu_architecture_id: enums.CpuArchitectureId,
    },
  },
  digital_signature: {
    types: {
      certificate: 'certificate',
      datetime_t: 'created_time_dt',
      fingerprint: 'digest',
      integer_t: 'algorithm_id state_id',
      string_t: 'algorithm developer_uid state',
      timestamp_t: 'created_time',
    },
    lists: {
      algorithm_id: enums.DigitalSignatureAlgorithmId,
      state_id: enums.DigitalSignatureStateId,
    },
    required: 'algorithm_id',
  },
  discovery_details: {
    types: {
      integer_t: 'count',
      occurrence_details: 'occurrence_details',
      'occurrence_details[]': 'occurrences',
      string_t: 'type value',
    },
  },
  display: {
    types: {
      integer_t: 'color_depth physical_height physical_orientation physical_width scale_factor',
    },
  },
  dns_answer: {
    types: {
      integer_t: 'packet_uid ttl',
      'integer_t[]': 'flag_ids',
      string_t: 'class rdata type',
      'string_t[]': 'flags',
    },
    lists: {
      flag_ids: enums.FlagIds,
    },
    required: 'rdata',
  },
  dns_query: {
    types: {
      hostname_t: 'hostname',
      integer_t: 'opcode_id packet_uid',
      string_t: 'class opcode type',
    },
    lists: {
      opcode_id: enums.OpcodeId,
    },
    required: 'hostname',
  },
  domain_contact: {
    types: {
      email_t: 'email_addr',
      integer_t: 'type_id',
      location: 'location',
      string_t: 'name phone_number type uid',
    },
    lists: {
      type_id: enums.DomainContactTypeId,
    },
    required: 'type_id',
  },
  edge: {
    types: {
      boolean_t: 'is_directed',
      json_t: 'data',
      string_t: 'name relation source target uid',
    },
    required: 'source target',
    atLeastOne: 'name uid',
  },
  email: {
    types: {
      boolean_t: 'is_read',
      data_classification: 'data_classification',
      'data_classification[]': 'data_classifications',
      email_t: 'delivered_to from reply_to return_path sender smtp_from',
      'email_t[]': 'cc delivered_to_list from_list from_mailboxes reply_to_list smtp_to to',
      'file[]': 'files',
      'http_header[]': 'http_headers',
      'ip_t[]': 'x_originating_ip',
      long_t: 'size',
      string_t: 'from_mailbox message_uid raw_header sender_mailbox subject uid',
      'string_t[]': 'cc_mailboxes reply_to_mailboxes to_mailboxes',
      'url[]': 'urls',
    },
    atLeastOne: 'from to',
  },
  email_auth: {
    types: {
      string_t: 'dkim dkim_domain dkim_signature dmarc dmarc_override dmarc_policy spf',
    },
  },
  encryption_details: {
    types: {
      integer_t: 'algorithm_id key_length',
      string_t: 'algorithm key_uid type',
    },
    lists: {
      algorithm_id: enums.EncryptionDetailsAlgorithmId,
    },
  },
  endpoint_connection: {
    types: {
      integer_t: 'code',
      network_endpoint: 'network_endpoint',
    },
    atLeastOne: 'network_endpoint code',
  },
  enrichment: {
    types: {
      datetime_t: 'created_time_dt',
      json_t: 'data',
      reputation: 'reputation',
      string_t: 'desc name provider short_desc type value',
      timestamp_t: 'created_time',
      url_t: 'src_url',
    },
    required: 'data name value',
  },
  environment_variable: {
    types: {
      string_t: 'name value',
    },
    required: 'name value',
  },
  epss: {
    types: {
      datetime_t: 'created_time_dt',
      float_t: 'percentile',
      string_t: 'score version',
      timestamp_t: 'created_time',
    },
    required: 'score',
  },
  evidences: {
    types: {
      actor: 'actor',
      api: 'api',
      container: 'container',
      database: 'database',
      databucket: 'databucket',
      device: 'device',
      dns_query: 'query',
      email: 'email',
      file: 'file',
      http_request: 'http_request',
      http_response: 'http_response',
      integer_t: 'verdict_id',
      'ja4_fingerprint[]': 'ja4_fingerprint_list',
      job: 'job',
      json_t: 'data',
      network_connection_info: 'connection_info',
      network_endpoint: 'dst_endpoint src_endpoint',
      process: 'process',
      'resource_details[]': 'resources',
      script: 'script',
      string_t: 'name uid verdict',
      tls: 'tls',
      url: 'url',
      user: 'user',
    },
    lists: {
      verdict_id: enums.VerdictId,
    },
    atLeastOne:
      'actor api connection_info data database databucket device dst_endpoint email file process query resources src_endpoint url user job script',
  },
  extension: {
    types: {
      string_t: 'name uid version',
    },
    required: 'version',
    atLeastOne: 'name uid',
  },
  feature: {
    types: {
      string_t: 'name uid version',
    },
    atLeastOne: 'name uid',
  },
  file: {
    types: {
      boolean_t: 'is_deleted is_encrypted is_public is_readonly is_system',
      data_classification: 'data_classification',
      'data_classification[]': 'data_classifications',
      datetime_t: 'accessed_time_dt created_time_dt modified_time_dt',
      digital_signature: 'signature',
      'digital_signature[]': 'signatures',
      encryption_details: 'encryption_details',
      file_name_t: 'name',
      file_path_t: 'path',
      'fingerprint[]': 'hashes',
      integer_t: 'attributes confidentiality_id drive_type_id type_id',
      'key_value_object[]': 'tags',
      long_t: 'size',
      object: 'xattributes',
      product: 'product',
      string_t:
        'company_name confidentiality desc drive_type ext internal_name mime_type parent_folder security_descriptor storage_class type uid version volume',
      'string_t[]': 'imported_symbols',
      timestamp_t: 'accessed_time created_time modified_time',
      url: 'url',
      url_t: 'uri',
      user: 'accessor creator modifier owner',
    },
    lists: {
      confidentiality_id: enums.ConfidentialityId,
      drive_type_id: enums.DriveTypeId,
      type_id: enums.FileTypeId,
    },
    required: 'name type_id',
  },
  finding: {
    types: {
      datetime_t: 'created_time_dt first_seen_time_dt last_seen_time_dt modified_time_dt',
      json_t: 'supporting_data',
      product: 'product',
      'related_event[]': 'related_events',
      remediation: 'remediation',
      string_t: 'desc product_uid title uid',
      'string_t[]': 'types',
      timestamp_t: 'created_time first_seen_time last_seen_time modified_time',
      url_t: 'src_url',
    },
    required: 'title uid',
  },
  finding_info: {
    types: {
      analytic: 'analytic',
      'analytic[]': 'related_analytics',
      'attack[]': 'attacks',
      datetime_t: 'created_time_dt first_seen_time_dt last_seen_time_dt modified_time_dt',
      graph: 'attack_graph',
      integer_t: 'related_events_count',
      'key_value_object[]': 'tags',
      'kill_chain_phase[]': 'kill_chain',
      product: 'product',
      'related_event[]': 'related_events',
      string_t: 'desc product_uid title uid uid_alt',
      'string_t[]': 'data_sources types',
      timestamp_t: 'created_time first_seen_time last_seen_time modified_time',
      'trait[]': 'traits',
      url_t: 'src_url',
    },
    required: 'uid',
  },
  fingerprint: {
    types: {
      file_hash_t: 'value',
      integer_t: 'algorithm_id',
      string_t: 'algorithm',
    },
    lists: {
      algorithm_id: enums.FingerprintAlgorithmId,
    },
    required: 'algorithm_id value',
  },
  firewall_rule: {
    types: {
      integer_t: 'rate_limit',
      long_t: 'duration',
      string_t: 'category condition desc match_location name sensitivity type uid version',
      'string_t[]': 'match_details',
    },
    atLeastOne: 'name uid',
  },
  function_invocation: {
    types: {
      'parameter[]': 'parameters',
      string_t: 'error return_value',
    },
    atLeastOne: 'parameters return_value error',
  },
  gpu_info: {
    types: {
      integer_t: 'bus_type_id cores vram_mode_id vram_size',
      string_t: 'bus_type model vendor_name vram_mode',
    },
    lists: {
      bus_type_id: enums.BusTypeId,
      vram_mode_id: enums.VramModeId,
    },
  },
  graph: {
    types: {
      boolean_t: 'is_directed',
      'edge[]': 'edges',
      integer_t: 'query_language_id',
      'node[]': 'nodes',
      string_t: 'desc name query_language type uid',
    },
    lists: {
      query_language_id: enums.QueryLanguageId,
    },
    required: 'nodes',
    atLeastOne: 'name uid',
  },
  group: {
    types: {
      string_t: 'desc domain name type uid uid_alt',
      'string_t[]': 'privileges',
    },
    atLeastOne: 'name uid',
  },
  hassh: {
    types: {
      fingerprint: 'fingerprint',
      string_t: 'algorithm',
    },
    required: 'fingerprint',
  },
  http_cookie: {
    types: {
      boolean_t: 'http_only is_http_only is_secure secure',
      datetime_t: 'expiration_time_dt',
      string_t: 'domain name path samesite value',
      timestamp_t: 'expiration_time',
    },
    required: 'name value',
  },
  http_header: {
    types: {
      string_t: 'name value',
    },
    required: 'name value',
  },
  http_request: {
    types: {
      'http_header[]': 'http_headers',
      integer_t: 'body_length length',
      'ip_t[]': 'x_forwarded_for',
      string_t: 'args http_method referrer uid user_agent version',
      url: 'url',
    },
  },
  http_response: {
    types: {
      'http_header[]': 'http_headers',
      integer_t: 'body_length code latency length',
      string_t: 'content_type message status',
    },
    required: 'code',
  },
  identity_activity_metrics: {
    types: {
      datetime_t: 'first_seen_time_dt last_authentication_time_dt last_seen_time_dt password_last_used_time_dt',
      'programmatic_credential[]': 'programmatic_credentials',
      timestamp_t: 'first_seen_time last_authentication_time last_seen_time password_last_used_time',
    },
  },
  idp: {
    types: {
      'auth_factor[]': 'auth_factors',
      boolean_t: 'has_mfa',
      fingerprint: 'fingerprint',
      integer_t: 'state_id',
      scim: 'scim',
      sso: 'sso',
      string_t: 'domain issuer name protocol_name state tenant_uid uid',
      url_t: 'url_string',
    },
    lists: {
      state_id: enums.IdpStateId,
    },
    atLeastOne: 'name uid',
  },
  image: {
    types: {
      file_path_t: 'path',
      'key_value_object[]': 'tags',
      string_t: 'name tag uid',
      'string_t[]': 'labels',
    },
    required: 'uid',
  },
  ja4_fingerprint: {
    types: {
      integer_t: 'type_id',
      string_t: 'section_a section_b section_c section_d type value',
    },
    lists: {
      type_id: enums.Ja4FingerprintTypeId,
    },
    required: 'type_id value',
  },
  job: {
    types: {
      datetime_t: 'created_time_dt last_run_time_dt next_run_time_dt',
      file: 'file',
      integer_t: 'run_state_id',
      string_t: 'cmd_line desc name run_state',
      timestamp_t: 'created_time last_run_time next_run_time',
      user: 'user',
    },
    lists: {
      run_state_id: enums.JobRunStateId,
    },
    required: 'name',
  },
  kb_article: {
    types: {
      boolean_t: 'is_superseded',
      datetime_t: 'created_time_dt',
      integer_t: 'install_state_id',
      long_t: 'size',
      os: 'os',
      product: 'product',
      string_t: 'bulletin classification install_state severity title uid',
      timespan: 'avg_timespan',
      timestamp_t: 'created_time',
      url_t: 'src_url',
    },
    lists: {
      install_state_id: enums.InstallStateId,
    },
    atLeastOne: 'uid src_url',
  },
  kernel: {
    types: {
      boolean_t: 'is_system',
      file_path_t: 'path',
      integer_t: 'type_id',
      string_t: 'name system_call type',
    },
    lists: {
      type_id: enums.KernelTypeId,
    },
    required: 'name type_id',
  },
  kernel_driver: {
    types: {
      file: 'file',
    },
    required: 'file',
  },
  key_value_object: {
    types: {
      string_t: 'name value',
      'string_t[]': 'values',
    },
    required: 'name',
    atLeastOne: 'value values',
  },
  keyboard_info: {
    types: {
      integer_t: 'function_keys keyboard_subtype',
      string_t: 'ime keyboard_layout keyboard_type',
    },
  },
  kill_chain_phase: {
    types: {
      integer_t: 'phase_id',
      string_t: 'phase',
    },
    lists: {
      phase_id: enums.PhaseId,
    },
    required: 'phase_id',
  },
  ldap_person: {
    types: {
      datetime_t: 'created_time_dt deleted_time_dt hire_time_dt last_login_time_dt leave_time_dt modified_time_dt',
      'email_t[]': 'email_addrs',
      'key_value_object[]': 'tags',
      location: 'location',
      string_t: 'cost_center department display_name employee_uid given_name job_title ldap_cn ldap_dn office_location phone_number surname',
      'string_t[]': 'labels',
      timestamp_t: 'created_time deleted_time hire_time last_login_time leave_time modified_time',
      user: 'manager',
    },
  },
  load_balancer: {
    types: {
      'endpoint_connection[]': 'endpoint_connections',
      integer_t: 'code',
      ip_t: 'ip',
      'metric[]': 'metrics',
      network_endpoint: 'dst_endpoint',
      string_t: 'classification error_message message name status_detail uid',
    },
    atLeastOne: 'name uid',
  },
  location: {
    types: {
      boolean_t: 'is_on_premises',
      float_t: 'lat long',
      'float_t[]': 'coordinates',
      string_t:
        'aerial_height city continent country desc geodetic_altitude geodetic_vertical_accuracy geohash horizontal_accuracy isp postal_code pressure_altitude provider region',
    },
    atLeastOne: 'city country postal_code region',
  },
  logger: {
    types: {
      boolean_t: 'is_truncated',
      datetime_t: 'logged_time_dt transmit_time_dt',
      device: 'device',
      integer_t: 'untruncated_size',
      product: 'product',
      string_t: 'event_uid log_format log_level log_name log_provider log_version name uid version',
      timestamp_t: 'logged_time transmit_time',
    },
    atLeastOne: 'name uid',
  },
  long_string: {
    types: {
      boolean_t: 'is_truncated',
      integer_t: 'untruncated_size',
      string_t: 'value',
    },
    required: 'value',
  },
  malware: {
    types: {
      'cve[]': 'cves',
      'file[]': 'files',
      file_path_t: 'path',
      integer_t: 'num_infected severity_id',
      'integer_t[]': 'classification_ids',
      string_t: 'name provider severity uid',
      'string_t[]': 'classifications',
    },
    lists: {
      classification_ids: enums.ClassificationIds,
      severity_id: enums.SeverityId,
    },
    required: 'classification_ids',
    atLeastOne: 'name uid',
  },
  malware_scan_info: {
    types: {
      datetime_t: 'end_time_dt start_time_dt',
      integer_t: 'num_files num_infected num_volumes type_id unique_malware_count',
      long_t: 'size',
      string_t: 'name type uid',
      timestamp_t: 'end_time start_time',
    },
    lists: {
      type_id: enums.ScanTypeId,
    },
    required: 'type_id',
    atLeastOne: 'name uid',
  },
  managed_entity: {
    types: {
      device: 'device',
      email: 'email',
      group: 'group',
      integer_t: 'type_id',
      json_t: 'data',
      location: 'location',
      organization: 'org',
      policy: 'policy',
      string_t: 'name type uid version',
      user: 'user',
    },
    lists: {
      type_id: enums.ManagedEntityTypeId,
    },
    atLeastOne: 'name uid device group org policy user',
  },
  message_context: {
    types: {
      application: 'application',
      integer_t: 'ai_role_id completion_tokens prompt_tokens total_tokens',
      service: 'service',
      string_t: 'ai_role name uid',
    },
    lists: {
      ai_role_id: enums.AiRoleId,
    },
    atLeastOne: 'application service',
  },
  metadata: {
    types: {
      boolean_t: 'is_truncated',
      data_classification: 'data_classification',
      'data_classification[]': 'data_classifications',
      datetime_t: 'logged_time_dt modified_time_dt processed_time_dt transmit_time_dt',
      extension: 'extension',
      'extension[]': 'extensions',
      integer_t: 'sequence untruncated_size',
      'key_value_object[]': 'tags',
      'logger[]': 'loggers',
      product: 'product',
      reporter: 'reporter',
      string_t:
        'correlation_uid event_code log_format log_level log_name log_provider log_source log_version original_event_uid original_time source tenant_uid type uid version',
      'string_t[]': 'debug labels profiles',
      timespan: 'total_queued_duration',
      timestamp_t: 'logged_time modified_time processed_time transmit_time',
      'transformation_info[]': 'transformation_info_list',
    },
    required: 'product version',
  },
  metric: {
    types: {
      string_t: 'name value',
    },
    required: 'name value',
  },
  mitigation: {
    types: {
      'd3fend[]': 'countermeasures',
      string_t: 'name uid',
      url_t: 'src_url',
    },
    atLeastOne: 'name uid',
  },
  module: {
    types: {
      file: 'file',
      function_invocation: 'function_invocation',
      integer_t: 'load_type_id',
      string_t: 'base_address function_name load_type start_address type',
    },
    lists: {
      load_type_id: enums.LoadTypeId,
    },
    atLeastOne: 'load_type_id function_name',
  },
  network_connection_info: {
    types: {
      integer_t: 'boundary_id direction_id protocol_num protocol_ver_id tcp_flags',
      session: 'session',
      string_t: 'boundary community_uid direction flag_history protocol_name protocol_ver uid',
    },
    lists: {
      boundary_id: enums.BoundaryId,
      direction_id: enums.DirectionId,
      protocol_ver_id: enums.ProtocolVerId,
    },
    required: 'direction_id',
  },
  network_endpoint: {
    types: {
      'agent[]': 'agent_list',
      autonomous_system: 'autonomous_system',
      container: 'container',
      device_hw_info: 'hw_info',
      'fingerprint[]': 'fingerprints',
      group: 'pool',
      hostname_t: 'hostname',
      integer_t: 'namespace_pid network_scope_id type_id',
      ip_t: 'ip',
      'ip_t[]': 'intermediate_ips',
      location: 'location',
      mac_t: 'mac',
      network_proxy: 'proxy_endpoint',
      os: 'os',
      port_t: 'port',
      string_t:
        'domain instance_uid interface_name interface_uid isp isp_org mac_vendor name network_scope subnet_uid svc_name type uid vlan_uid vpc_uid zone',
      user: 'owner',
    },
    lists: {
      network_scope_id: enums.NetworkScopeId,
      type_id: enums.EndpointTypeId,
    },
    atLeastOne: 'ip uid name hostname svc_name instance_uid interface_uid interface_name domain',
  },
  network_interface: {
    types: {
      hostname_t: 'hostname',
      integer_t: 'subnet_prefix type_id',
      ip_t: 'ip',
      mac_t: 'mac',
      'port_info[]': 'open_ports',
      string_t: 'name namespace type uid',
    },
    lists: {
      type_id: enums.NetworkInterfaceTypeId,
    },
    atLeastOne: 'ip mac name hostname uid',
  },
  network_proxy: {
    types: {
      'agent[]': 'agent_list',
      autonomous_system: 'autonomous_system',
      container: 'container',
      device_hw_info: 'hw_info',
      'fingerprint[]': 'fingerprints',
      group: 'pool',
      hostname_t: 'hostname',
      integer_t: 'namespace_pid network_scope_id type_id',
      ip_t: 'ip',
      'ip_t[]': 'intermediate_ips',
      location: 'location',
      mac_t: 'mac',
      network_proxy: 'proxy_endpoint',
      os: 'os',
      port_t: 'port',
      string_t:
        'domain instance_uid interface_name interface_uid isp isp_org mac_vendor name network_scope subnet_uid svc_name type uid vlan_uid vpc_uid zone',
      user: 'owner',
    },
    lists: {
      network_scope_id: enums.NetworkScopeId,
      type_id: enums.EndpointTypeId,
    },
    atLeastOne: 'ip uid name hostname svc_name instance_uid interface_uid interface_name domain',
  },
  network_traffic: {
    types: {
      datetime_t: 'end_time_dt start_time_dt',
      long_t: 'bytes bytes_in bytes_missed bytes_out chunks chunks_in chunks_out packets packets_in packets_out',
      timespan: 'timespan',
      timestamp_t: 'end_time start_time',
    },
  },
  node: {
    types: {
      json_t: 'data',
      string_t: 'desc name type uid',
    },
    required: 'uid',
  },
  object: {
    types: {},
  },
  observable: {
    types: {
      integer_t: 'type_id',
      long_t: 'type_uid',
      reputation: 'reputation',
      string_t: 'event_uid name type value',
    },
    lists: {
      type_id: enums.ObservableTypeId,
    },
    required: 'type_id',
  },
  observation: {
    types: {
      integer_t: 'count',
      string_t: 'value',
      timespan: 'timespan',
    },
    required: 'value',
  },
  occurrence_details: {
    types: {
      integer_t: 'column_number end_line page_number record_index_in_array row_number start_line',
      string_t: 'cell_name column_name json_path',
    },
    atLeastOne: 'cell_name column_name column_number end_line json_path page_number record_index_in_array row_number start_line',
  },
  organization: {
    types: {
      string_t: 'name ou_name ou_uid uid',
    },
    atLeastOne: 'name uid',
  },
  os: {
    types: {
      integer_t: 'cpu_bits sp_ver type_id',
      string_t: 'build country cpe_name edition kernel_release lang name sp_name type version',
    },
    lists: {
      type_id: enums.OsTypeId,
    },
    required: 'name type_id',
  },
  osint: {
    types: {
      'analytic[]': 'related_analytics',
      'attack[]': 'attacks',
      autonomous_system: 'autonomous_system',
      campaign: 'campaign',
      datetime_t: 'created_time_dt expiration_time_dt modified_time_dt uploaded_time_dt',
      'digital_signature[]': 'signatures',
      'dns_answer[]': 'answers',
      email: 'email',
      email_auth: 'email_auth',
      file: 'file',
      integer_t: 'confidence_id detection_pattern_type_id risk_score severity_id type_id',
      'kill_chain_phase[]': 'kill_chain',
      location: 'location',
      'malware[]': 'malware',
      reputation: 'reputation',
      script: 'script',
      string_t: 'category comment confidence desc detection_pattern detection_pattern_type external_uid name severity tlp type uid value vendor_name',
      'string_t[]': 'intrusion_sets labels references subdomains',
      subnet_t: 'subnet',
      threat_actor: 'threat_actor',
      timestamp_t: 'created_time expiration_time modified_time uploaded_time',
      url_t: 'src_url',
      user: 'creator',
      'vulnerability[]': 'vulnerabilities',
      whois: 'whois',
    },
    lists: {
      confidence_id: enums.ConfidenceId,
      detection_pattern_type_id: enums.DetectionPatternTypeId,
      severity_id: enums.SeverityId,
      type_id: enums.OsintTypeId,
    },
    required: 'type_id value',
  },
  package: {
    types: {
      fingerprint: 'hash',
      integer_t: 'epoch type_id',
      string_t: 'architecture cpe_name license name package_manager purl release type uid vendor_name version',
      url_t: 'license_url package_manager_url src_url',
    },
    lists: {
      type_id: enums.PackageTypeId,
    },
    required: 'name version',
  },
  packet: {
    types: {
      integer_t: 'encoding_id format_id source_id',
      long_t: 'end_offset sequence_number start_offset',
      string_t: 'encoding format source value',
    },
    lists: {
      encoding_id: enums.EncodingId,
      format_id: enums.FormatId,
      source_id: enums.SourceId,
    },
    required: 'value',
  },
  parameter: {
    types: {
      string_t: 'name post_value pre_value',
    },
    atLeastOne: 'name pre_value post_value',
  },
  peripheral_device: {
    types: {
      integer_t: 'type_id',
      string_t: 'class model name serial_number type uid vendor_name',
      'string_t[]': 'vendor_id_list',
    },
    lists: {
      type_id: enums.PeripheralDeviceTypeId,
    },
    required: 'name',
    atLeastOne: 'name uid',
  },
  permission_analysis_result: {
    types: {
      integer_t: 'analyzed_privileges_count total_potential_attacks_count unused_privileges_count unused_services_count',
      'key_value_object[]': 'condition_keys',
      policy: 'policy',
      'service_privilege_analysis[]': 'service_privilege_analysis_list',
      'string_t[]': 'granted_privileges',
    },
  },
  policy: {
    types: {
      boolean_t: 'is_applied',
      group: 'group',
      json_t: 'data',
      string_t: 'desc name type uid version',
    },
    atLeastOne: 'name type uid',
  },
  port_info: {
    types: {
      integer_t: 'protocol_num',
      port_t: 'port',
      string_t: 'protocol_name',
    },
    required: 'port',
  },
  privilege_attack_info: {
    types: {
      attack: 'attack',
      'privilege_info[]': 'privilege_info_list',
    },
    required: 'attack privilege_info_list',
  },
  privilege_info: {
    types: {
      boolean_t: 'is_unused',
      datetime_t: 'last_used_time_dt',
      integer_t: 'type_id',
      string_t: 'name type',
      timestamp_t: 'last_used_time',
    },
    lists: {
      type_id: enums.PrivilegeInfoTypeId,
    },
    required: 'name',
  },
  process: {
    types: {
      container: 'container',
      datetime_t: 'created_time_dt terminated_time_dt',
      'environment_variable[]': 'environment_variables',
      file: 'file',
      'file_path_t[]': 'lineage',
      integer_t: 'integrity_id namespace_pid pid tid',
      long_t: 'ptid',
      object: 'xattributes',
      process: 'parent_process',
      'process_entity[]': 'ancestry',
      process_name_t: 'name',
      session: 'session',
      string_t: 'cmd_line integrity path sandbox uid working_directory',
      'string_t[]': 'loaded_modules',
      timestamp_t: 'created_time terminated_time',
      user: 'user',
      uuid_t: 'cpid',
    },
    lists: {
      integrity_id: enums.IntegrityId,
    },
    atLeastOne: 'pid uid cpid',
  },
  process_entity: {
    types: {
      datetime_t: 'created_time_dt',
      integer_t: 'pid',
      process_name_t: 'name',
      string_t: 'cmd_line path uid',
      timestamp_t: 'created_time',
      uuid_t: 'cpid',
    },
    atLeastOne: 'cmd_line name path pid uid cpid',
  },
  product: {
    types: {
      data_classification: 'data_classification',
      'data_classification[]': 'data_classifications',
      feature: 'feature',
      string_t: 'cpe_name lang name path uid vendor_name version',
      url_t: 'url_string',
    },
    atLeastOne: 'name uid',
  },
  programmatic_credential: {
    types: {
      datetime_t: 'last_used_time_dt',
      string_t: 'type uid',
      timestamp_t: 'last_used_time',
    },
    required: 'uid',
  },
  query_evidence: {
    types: {
      file: 'file folder',
      group: 'group',
      integer_t: 'query_type_id tcp_state_id',
      job: 'job',
      kernel: 'kernel',
      module: 'module',
      network_connection_info: 'connection_info',
      'network_interface[]': 'network_interfaces',
      peripheral_device: 'peripheral_device',
      process: 'process',
      service: 'service',
      session: 'session',
      startup_item: 'startup_item',
      string_t: 'query_type state',
      user: 'user',
      'user[]': 'users',
    },
    lists: {
      query_type_id: enums.QueryTypeId,
      tcp_state_id: enums.TcpStateId,
    },
    required: 'query_type_id',
    justOne: 'connection_info file folder group job kernel module network_interfaces peripheral_device process service session startup_item user',
  },
  query_info: {
    types: {
      datetime_t: 'query_time_dt',
      json_t: 'data',
      long_t: 'bytes',
      string_t: 'name query_string uid',
      timestamp_t: 'query_time',
    },
    required: 'query_string',
    atLeastOne: 'name uid',
  },
  related_event: {
    types: {
      'attack[]': 'attacks',
      datetime_t: 'created_time_dt first_seen_time_dt last_seen_time_dt modified_time_dt',
      integer_t: 'count severity_id',
      'key_value_object[]': 'tags',
      'kill_chain_phase[]': 'kill_chain',
      long_t: 'type_uid',
      'observable[]': 'observables',
      product: 'product',
      string_t: 'desc product_uid severity status title type type_name uid',
      timestamp_t: 'created_time first_seen_time last_seen_time modified_time',
      'trait[]': 'traits',
    },
    lists: {
      severity_id: enums.SeverityId,
    },
    required: 'uid',
  },
  remediation: {
    types: {
      'cis_control[]': 'cis_controls',
      'kb_article[]': 'kb_article_list',
      string_t: 'desc',
      'string_t[]': 'kb_articles references',
    },
    required: 'desc',
  },
  reporter: {
    types: {
      hostname_t: 'hostname',
      ip_t: 'ip',
      organization: 'org',
      string_t: 'name uid',
    },
    atLeastOne: 'hostname ip name uid',
  },
  reputation: {
    types: {
      float_t: 'base_score',
      integer_t: 'score_id',
      string_t: 'provider score',
    },
    lists: {
      score_id: enums.ScoreId,
    },
    required: 'base_score score_id',
  },
  request: {
    types: {
      'container[]': 'containers',
      json_t: 'data',
      string_t: 'uid',
      'string_t[]': 'flags',
    },
    required: 'uid',
  },
  resource_details: {
    types: {
      'agent[]': 'agent_list',
      boolean_t: 'is_backed_up',
      data_classification: 'data_classification',
      'data_classification[]': 'data_classifications',
      datetime_t: 'created_time_dt modified_time_dt',
      graph: 'resource_relationship',
      group: 'group',
      hostname_t: 'hostname',
      integer_t: 'role_id',
      ip_t: 'ip',
      json_t: 'data',
      'key_value_object[]': 'tags',
      resource_uid_t: 'uid uid_alt',
      string_t: 'cloud_partition criticality name namespace provider region role type version zone',
      'string_t[]': 'labels',
      timestamp_t: 'created_time modified_time',
      user: 'owner',
    },
    lists: {
      role_id: enums.RoleId,
    },
    atLeastOne: 'name uid',
  },
  response: {
    types: {
      'container[]': 'containers',
      integer_t: 'code',
      json_t: 'data',
      string_t: 'error error_message message',
      'string_t[]': 'flags',
    },
  },
  rpc_interface: {
    types: {
      integer_t: 'ack_reason ack_result',
      string_t: 'version',
      uuid_t: 'uuid',
    },
    required: 'uuid version',
  },
  rule: {
    types: {
      string_t: 'category desc name type uid version',
    },
    atLeastOne: 'name uid',
  },
  san: {
    types: {
      string_t: 'name type',
    },
    required: 'name type',
  },
  sbom: {
    types: {
      datetime_t: 'created_time_dt',
      integer_t: 'type_id',
      package: 'package',
      product: 'product',
      'software_component[]': 'software_components',
      string_t: 'type uid version',
      timestamp_t: 'created_time',
    },
    lists: {
      type_id: enums.SbomTypeId,
    },
    required: 'package software_components',
  },
  scan: {
    types: {
      integer_t: 'type_id',
      string_t: 'name type uid',
    },
    lists: {
      type_id: enums.ScanTypeId,
    },
    required: 'type_id',
    atLeastOne: 'name uid',
  },
  scim: {
    types: {
      boolean_t: 'is_group_provisioning_enabled is_user_provisioning_enabled',
      datetime_t: 'created_time_dt last_run_time_dt modified_time_dt',
      integer_t: 'auth_protocol_id rate_limit state_id',
      json_t: 'scim_group_schema scim_user_schema',
      string_t: 'auth_protocol error_message name protocol_name state uid uid_alt vendor_name version',
      timestamp_t: 'created_time last_run_time modified_time',
      url_t: 'url_string',
    },
    lists: {
      auth_protocol_id: enums.AuthProtocolId,
      state_id: enums.ScimStateId,
    },
  },
  script: {
    types: {
      file: 'file',
      'fingerprint[]': 'hashes',
      integer_t: 'type_id',
      long_string: 'script_content',
      string_t: 'name parent_uid type uid',
    },
    lists: {
      type_id: enums.ScriptTypeId,
    },
    required: 'script_content type_id',
  },
  security_state: {
    types: {
      integer_t: 'state_id',
      string_t: 'state',
    },
    lists: {
      state_id: enums.SecurityStateStateId,
    },
  },
  service: {
    types: {
      'key_value_object[]': 'tags',
      string_t: 'name uid version',
      'string_t[]': 'labels',
    },
    atLeastOne: 'name uid',
  },
  service_privilege_analysis: {
    types: {
      boolean_t: 'all_privileges_unused',
      datetime_t: 'last_used_time_dt',
      integer_t: 'analyzed_privileges_count execute_count read_count unused_privileges_count write_count',
      'privilege_attack_info[]': 'privilege_attack_info_list',
      string_t: 'name',
      timestamp_t: 'last_used_time',
    },
    required: 'name',
  },
  session: {
    types: {
      boolean_t: 'is_mfa is_remote is_vpn',
      datetime_t: 'created_time_dt expiration_time_dt',
      integer_t: 'count',
      string_t: 'credential_uid expiration_reason issuer terminal uid uid_alt',
      timestamp_t: 'created_time expiration_time',
      uuid_t: 'uuid',
    },
  },
  software_component: {
    types: {
      fingerprint: 'hash',
      integer_t: 'relationship_id type_id',
      string_t: 'author license name purl related_component relationship type version',
    },
    lists: {
      relationship_id: enums.RelationshipId,
      type_id: enums.SoftwareComponentTypeId,
    },
    required: 'name version',
  },
  span: {
    types: {
      datetime_t: 'end_time_dt start_time_dt',
      long_t: 'duration',
      service: 'service',
      string_t: 'message operation parent_uid status_code uid',
      timestamp_t: 'end_time start_time',
    },
    required: 'end_time start_time uid',
  },
  sso: {
    types: {
      certificate: 'certificate',
      datetime_t: 'created_time_dt modified_time_dt',
      integer_t: 'auth_protocol_id duration_mins idle_timeout',
      string_t: 'auth_protocol name protocol_name uid vendor_name',
      'string_t[]': 'scopes',
      timestamp_t: 'created_time modified_time',
      url_t: 'login_endpoint logout_endpoint metadata_endpoint',
    },
    lists: {
      auth_protocol_id: enums.AuthProtocolId,
    },
  },
  startup_item: {
    types: {
      integer_t: 'run_state_id start_type_id type_id',
      'integer_t[]': 'run_mode_ids',
      job: 'job',
      kernel_driver: 'driver',
      process: 'process',
      string_t: 'name run_state start_type type',
      'string_t[]': 'run_modes',
    },
    lists: {
      run_mode_ids: enums.RunModeIds,
      run_state_id: enums.StartupItemRunStateId,
      start_type_id: enums.StartTypeId,
      type_id: enums.StartupItemTypeId,
    },
    required: 'name start_type_id',
    justOne: 'driver job process',
  },
  sub_technique: {
    types: {
      string_t: 'name uid',
      url_t: 'src_url',
    },
    atLeastOne: 'name uid',
  },
  table: {
    types: {
      datetime_t: 'created_time_dt modified_time_dt',
      'group[]': 'groups',
      long_t: 'size',
      string_t: 'desc name uid',
      timestamp_t: 'created_time modified_time',
    },
    atLeastOne: 'name uid',
  },
  tactic: {
    types: {
      string_t: 'name uid',
      url_t: 'src_url',
    },
    atLeastOne: 'name uid',
  },
  technique: {
    types: {
      string_t: 'name uid',
      url_t: 'src_url',
    },
    atLeastOne: 'name uid',
  },
  threat_actor: {
    types: {
      integer_t: 'type_id',
      string_t: 'name type',
    },
    lists: {
      type_id: enums.ThreatActorTypeId,
    },
    required: 'name',
  },
  ticket: {
    types: {
      integer_t: 'status_id type_id',
      string_t: 'status title type uid',
      'string_t[]': 'status_details',
      url_t: 'src_url',
    },
    lists: {
      status_id: enums.TicketStatusId,
      type_id: enums.TicketTypeId,
    },
    atLeastOne: 'src_url uid',
  },
  timespan: {
    types: {
      datetime_t: 'end_time_dt start_time_dt',
      integer_t: 'duration_days duration_hours duration_mins duration_months duration_secs duration_weeks duration_years type_id',
      long_t: 'duration',
      string_t: 'type',
      timestamp_t: 'end_time start_time',
    },
    lists: {
      type_id: enums.TimespanTypeId,
    },
    atLeastOne: 'duration duration_days duration_hours duration_mins duration_months duration_secs duration_weeks duration_years end_time start_time',
  },
  tls: {
    types: {
      certificate: 'certificate',
      fingerprint: 'ja3_hash ja3s_hash',
      integer_t: 'alert handshake_dur key_length',
      'san[]': 'sans',
      string_t: 'cipher sni version',
      'string_t[]': 'certificate_chain client_ciphers server_ciphers',
      'tls_extension[]': 'extension_list tls_extension_list',
    },
    required: 'version',
  },
  tls_extension: {
    types: {
      integer_t: 'type_id',
      json_t: 'data',
      string_t: 'type',
    },
    lists: {
      type_id: enums.TlsExtensionTypeId,
    },
    required: 'type_id',
  },
  token: {
    types: {
      boolean_t: 'is_renewable',
      datetime_t: 'created_time_dt expiration_time_dt modified_time_dt',
      integer_t: 'type_id',
      string_t: 'name tenant_uid type uid zone',
      timestamp_t: 'created_time expiration_time modified_time',
    },
    lists: {
      type_id: enums.TokenTypeId,
    },
  },
  trace: {
    types: {
      datetime_t: 'end_time_dt start_time_dt',
      long_t: 'duration',
      service: 'service',
      span: 'span',
      string_t: 'uid',
      'string_t[]': 'flags',
      timestamp_t: 'end_time start_time',
    },
    required: 'uid',
  },
  trait: {
    types: {
      string_t: 'category name type uid',
      'string_t[]': 'values',
    },
    atLeastOne: 'name uid',
  },
  transformation_info: {
    types: {
      datetime_t: 'time_dt',
      product: 'product',
      string_t: 'lang name uid',
      timestamp_t: 'time',
      url_t: 'url_string',
    },
    atLeastOne: 'name uid',
  },
  unmanned_aerial_system: {
    types: {
      device_hw_info: 'hw_info',
      integer_t: 'type_id',
      location: 'location',
      string_t: 'model name serial_number speed speed_accuracy track_direction type uid uid_alt vertical_speed',
      uuid_t: 'uuid',
    },
    lists: {
      type_id: enums.UnmannedAerialSystemTypeId,
    },
    atLeastOne: 'name serial_number uid uid_alt',
  },
  unmanned_system_operating_area: {
    types: {
      boolean_t: 'is_on_premises',
      datetime_t: 'end_time_dt start_time_dt',
      float_t: 'lat long',
      'float_t[]': 'coordinates',
      integer_t: 'count type_id',
      'location[]': 'locations',
      string_t:
        'aerial_height altitude_ceiling altitude_floor city continent country desc geodetic_altitude geodetic_vertical_accuracy geohash horizontal_accuracy isp postal_code pressure_altitude provider radius region type',
      timestamp_t: 'end_time start_time',
    },
    lists: {
      type_id: enums.UnmannedSystemOperatingAreaTypeId,
    },
    atLeastOne: 'city country postal_code region',
  },
  url: {
    types: {
      hostname_t: 'hostname',
      'integer_t[]': 'category_ids',
      port_t: 'port',
      string_t: 'domain path query_string resource_type scheme subdomain',
      'string_t[]': 'categories',
      url_t: 'url_string',
    },
    lists: {
      category_ids: enums.CategoryIds,
    },
    atLeastOne: 'url_string path',
  },
  user: {
    types: {
      account: 'account',
      boolean_t: 'has_mfa',
      email_t: 'email_addr forward_addr',
      'group[]': 'groups',
      integer_t: 'risk_level_id risk_score type_id',
      ldap_person: 'ldap_person',
      organization: 'org',
      'programmatic_credential[]': 'programmatic_credentials',
      string_t: 'credential_uid display_name domain full_name phone_number risk_level type uid uid_alt',
      username_t: 'name',
    },
    lists: {
      risk_level_id: enums.RiskLevelId,
      type_id: enums.UserTypeId,
    },
    atLeastOne: 'account name uid',
  },
  vendor_attributes: {
    types: {
      integer_t: 'severity_id',
      string_t: 'severity',
    },
    lists: {
      severity_id: enums.SeverityId,
    },
  },
  vulnerability: {
    types: {
      advisory: 'advisory',
      'affected_code[]': 'affected_code',
      'affected_package[]': 'affected_packages',
      boolean_t: 'fix_available is_exploit_available is_fix_available',
      cve: 'cve',
      cwe: 'cwe',
      datetime_t: 'exploit_last_seen_time_dt first_seen_time_dt last_seen_time_dt',
      integer_t: 'fix_coverage_id',
      'kb_article[]': 'kb_article_list',
      'package[]': 'packages',
      remediation: 'remediation',
      string_t: 'category dependency_chain desc exploit_requirement exploit_type fix_coverage severity title vendor_name',
      'string_t[]': 'kb_articles references related_vulnerabilities',
      timestamp_t: 'exploit_last_seen_time first_seen_time last_seen_time',
      url_t: 'exploit_ref_url',
    },
    lists: {
      fix_coverage_id: enums.FixCoverageId,
    },
    justOne: 'advisory cve cwe',
  },
  web_resource: {
    types: {
      data_classification: 'data_classification',
      'data_classification[]': 'data_classifications',
      datetime_t: 'created_time_dt modified_time_dt',
      json_t: 'data',
      'key_value_object[]': 'tags',
      resource_uid_t: 'uid uid_alt',
      string_t: 'desc name type',
      'string_t[]': 'labels',
      timestamp_t: 'created_time modified_time',
      url_t: 'url_string',
    },
    atLeastOne: 'name uid',
  },
  whois: {
    types: {
      autonomous_system: 'autonomous_system',
      datetime_t: 'created_time_dt last_seen_time_dt',
      'domain_contact[]': 'domain_contacts',
      email_t: 'email_addr',
      integer_t: 'dnssec_status_id',
      string_t: 'dnssec_status domain isp isp_org phone_number registrar status',
      'string_t[]': 'name_servers subdomains',
      subnet_t: 'subnet',
      timestamp_t: 'created_time last_seen_time',
    },
    lists: {
      dnssec_status_id: enums.DnssecStatusId,
    },
  },
};

/** By class_uid. The types of 0 (base_event) are in every class; the other members are complete. */
export const CLASS_TABLES: Readonly<Record<number, ShapeTable>> = {
  0: {
    types: {
      actor: 'actor',
      api: 'api',
      'attack[]': 'attacks',
      'authorization[]': 'authorizations',
      boolean_t: 'is_alert',
      cloud: 'cloud',
      datetime_t: 'end_time_dt start_time_dt time_dt',
      device: 'device',
      'enrichment[]': 'enrichments',
      fingerprint: 'raw_data_hash',
      firewall_rule: 'firewall_rule',
      integer_t:
        'activity_id action_id category_uid class_uid confidence_id confidence_score count disposition_id risk_level_id risk_score severity_id status_id timezone_offset',
      long_t: 'duration raw_data_size type_uid',
      'malware[]': 'malware',
      malware_scan_info: 'malware_scan_info',
      metadata: 'metadata',
      object: 'unmapped',
      'observable[]': 'observables',
      'osint[]': 'osint',
      policy: 'policy',
      string_t:
        'action activity_name category_name class_name confidence disposition message raw_data risk_details risk_level severity status status_code status_detail type_name',
      timestamp_t: 'end_time start_time time',
    },
    lists: {
      activity_id: classes.BaseEvent.activity,
      action_id: enums.ActionId,
      confidence_id: enums.ConfidenceId,
      disposition_id: enums.DispositionId,
      risk_level_id: enums.RiskLevelId,
      severity_id: enums.SeverityId,
      status_id: enums.StatusId,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid',
  },
  1001: {
    types: {
      file: 'file file_result',
      integer_t: 'activity_id access_mask',
      string_t: 'component connection_uid create_mask file_diff',
    },
    lists: {
      activity_id: classes.FileActivity.activity,
    },
    required: 'activity_id actor category_uid class_uid device file metadata severity_id time type_uid',
  },
  1002: {
    types: {
      integer_t: 'activity_id',
      kernel_driver: 'driver',
    },
    lists: {
      activity_id: classes.KernelExtensionActivity.activity,
    },
    required: 'activity_id actor category_uid class_uid device driver metadata severity_id time type_uid',
  },
  1003: {
    types: {
      integer_t: 'activity_id',
      kernel: 'kernel',
    },
    lists: {
      activity_id: classes.KernelActivity.activity,
    },
    required: 'activity_id actor category_uid class_uid device kernel metadata severity_id time type_uid',
  },
  1004: {
    types: {
      integer_t: 'activity_id actual_permissions requested_permissions',
      long_t: 'size',
      process: 'process',
      string_t: 'base_address',
    },
    lists: {
      activity_id: classes.MemoryActivity.activity,
    },
    required: 'activity_id actor category_uid class_uid device metadata process severity_id time type_uid',
  },
  1005: {
    types: {
      integer_t: 'activity_id',
      module: 'module',
    },
    lists: {
      activity_id: classes.ModuleActivity.activity,
    },
    required: 'activity_id actor category_uid class_uid device metadata module severity_id time type_uid',
  },
  1006: {
    types: {
      integer_t: 'activity_id',
      job: 'job',
    },
    lists: {
      activity_id: classes.ScheduledJobActivity.activity,
    },
    required: 'activity_id category_uid class_uid device job metadata severity_id time type_uid',
  },
  1007: {
    types: {
      ai_model: 'ai_model',
      integer_t: 'activity_id actual_permissions exit_code injection_type_id launch_type_id requested_permissions',
      message_context: 'message_context',
      module: 'module',
      process: 'process',
      string_t: 'injection_type launch_type',
    },
    lists: {
      activity_id: classes.ProcessActivity.activity,
      injection_type_id: enums.InjectionTypeId,
      launch_type_id: enums.LaunchTypeId,
    },
    required: 'activity_id actor category_uid class_uid device metadata process severity_id time type_uid',
  },
  1008: {
    types: {
      file: 'file',
      integer_t: 'activity_id log_type_id',
      network_endpoint: 'dst_endpoint src_endpoint',
      string_t: 'log_name log_provider log_type',
    },
    lists: {
      activity_id: classes.EventLogActivity.activity,
      log_type_id: enums.LogTypeId,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid',
    atLeastOne: 'log_name log_provider log_type log_type_id',
  },
  1009: {
    types: {
      integer_t: 'activity_id',
      script: 'script',
    },
    lists: {
      activity_id: classes.ScriptActivity.activity,
    },
    required: 'activity_id actor category_uid class_uid device metadata script severity_id time type_uid',
  },
  1010: {
    types: {
      integer_t: 'activity_id',
      peripheral_device: 'peripheral_device',
    },
    lists: {
      activity_id: classes.PeripheralActivity.activity,
    },
    required: 'activity_id actor category_uid class_uid device metadata peripheral_device severity_id time type_uid',
  },
  2001: {
    types: {
      analytic: 'analytic',
      'cis_csc[]': 'cis_csc',
      compliance: 'compliance',
      finding: 'finding',
      integer_t: 'activity_id impact_id impact_score state_id',
      json_t: 'evidence',
      'kill_chain_phase[]': 'kill_chain',
      process: 'process',
      'resource_details[]': 'resources',
      string_t: 'impact state',
      'string_t[]': 'data_sources nist',
      'vulnerability[]': 'vulnerabilities',
    },
    lists: {
      activity_id: classes.SecurityFinding.activity,
      impact_id: enums.ImpactId,
      state_id: enums.SecurityFindingStateId,
    },
    required: 'activity_id category_uid class_uid finding metadata severity_id state_id time type_uid',
  },
  2002: {
    types: {
      boolean_t: 'is_suspected_breach',
      finding_info: 'finding_info',
      group: 'assignee_group',
      integer_t: 'activity_id impact_id impact_score priority_id status_id verdict_id',
      resource_details: 'resource',
      'resource_details[]': 'resources',
      string_t: 'comment impact priority verdict',
      ticket: 'ticket',
      'ticket[]': 'tickets',
      url_t: 'src_url',
      user: 'assignee',
      vendor_attributes: 'vendor_attributes',
      'vulnerability[]': 'vulnerabilities',
    },
    lists: {
      activity_id: classes.VulnerabilityFinding.activity,
      impact_id: enums.ImpactId,
      priority_id: enums.PriorityId,
      status_id: enums.FindingStatusId,
      verdict_id: enums.VerdictId,
    },
    required: 'activity_id category_uid class_uid finding_info metadata severity_id time type_uid vulnerabilities',
  },
  2003: {
    types: {
      boolean_t: 'is_suspected_breach',
      compliance: 'compliance',
      'evidences[]': 'evidences',
      finding_info: 'finding_info',
      group: 'assignee_group',
      integer_t: 'activity_id impact_id impact_score priority_id status_id verdict_id',
      remediation: 'remediation',
      resource_details: 'resource',
      'resource_details[]': 'resources',
      string_t: 'comment impact priority verdict',
      ticket: 'ticket',
      'ticket[]': 'tickets',
      url_t: 'src_url',
      user: 'assignee',
      vendor_attributes: 'vendor_attributes',
    },
    lists: {
      activity_id: classes.ComplianceFinding.activity,
      impact_id: enums.ImpactId,
      priority_id: enums.PriorityId,
      status_id: enums.FindingStatusId,
      verdict_id: enums.VerdictId,
    },
    required: 'activity_id category_uid class_uid compliance finding_info metadata severity_id time type_uid',
  },
  2004: {
    types: {
      'anomaly_analysis[]': 'anomaly_analyses',
      boolean_t: 'is_suspected_breach',
      'evidences[]': 'evidences',
      finding_info: 'finding_info',
      group: 'assignee_group',
      integer_t: 'activity_id impact_id impact_score priority_id status_id verdict_id',
      remediation: 'remediation',
      'resource_details[]': 'resources',
      string_t: 'comment impact priority verdict',
      ticket: 'ticket',
      'ticket[]': 'tickets',
      url_t: 'src_url',
      user: 'assignee',
      vendor_attributes: 'vendor_attributes',
      'vulnerability[]': 'vulnerabilities',
    },
    lists: {
      activity_id: classes.DetectionFinding.activity,
      impact_id: enums.ImpactId,
      priority_id: enums.PriorityId,
      status_id: enums.FindingStatusId,
      verdict_id: enums.VerdictId,
    },
    required: 'activity_id category_uid class_uid finding_info metadata severity_id time type_uid',
  },
  2005: {
    types: {
      boolean_t: 'is_suspected_breach',
      'finding_info[]': 'finding_info_list',
      group: 'assignee_group',
      integer_t: 'activity_id impact_id impact_score priority_id status_id verdict_id',
      string_t: 'comment desc impact priority verdict',
      ticket: 'ticket',
      'ticket[]': 'tickets',
      url_t: 'src_url',
      user: 'assignee',
      vendor_attributes: 'vendor_attributes',
    },
    lists: {
      activity_id: classes.IncidentFinding.activity,
      impact_id: enums.ImpactId,
      priority_id: enums.PriorityId,
      status_id: enums.IncidentFindingStatusId,
      verdict_id: enums.VerdictId,
    },
    required: 'activity_id category_uid class_uid finding_info_list metadata severity_id status_id time type_uid',
    atLeastOne: 'assignee assignee_group',
  },
  2006: {
    types: {
      boolean_t: 'is_suspected_breach',
      data_security: 'data_security',
      database: 'database',
      databucket: 'databucket',
      file: 'file',
      finding_info: 'finding_info',
      group: 'assignee_group',
      integer_t: 'activity_id impact_id impact_score priority_id status_id verdict_id',
      network_endpoint: 'dst_endpoint src_endpoint',
      'resource_details[]': 'resources',
      string_t: 'comment impact priority verdict',
      table: 'table',
      ticket: 'ticket',
      'ticket[]': 'tickets',
      url_t: 'src_url',
      user: 'assignee',
      vendor_attributes: 'vendor_attributes',
    },
    lists: {
      activity_id: classes.DataSecurityFinding.activity,
      impact_id: enums.ImpactId,
      priority_id: enums.PriorityId,
      status_id: enums.FindingStatusId,
      verdict_id: enums.VerdictId,
    },
    required: 'activity_id category_uid class_uid finding_info metadata severity_id time type_uid',
  },
  2007: {
    types: {
      application: 'application',
      boolean_t: 'is_suspected_breach',
      compliance: 'compliance',
      finding_info: 'finding_info',
      group: 'assignee_group',
      integer_t: 'activity_id impact_id impact_score priority_id status_id verdict_id',
      remediation: 'remediation',
      'resource_details[]': 'resources',
      string_t: 'comment impact priority verdict',
      ticket: 'ticket',
      'ticket[]': 'tickets',
      url_t: 'src_url',
      user: 'assignee',
      vendor_attributes: 'vendor_attributes',
      'vulnerability[]': 'vulnerabilities',
    },
    lists: {
      activity_id: classes.ApplicationSecurityPostureFinding.activity,
      impact_id: enums.ImpactId,
      priority_id: enums.PriorityId,
      status_id: enums.FindingStatusId,
      verdict_id: enums.VerdictId,
    },
    required: 'activity_id category_uid class_uid finding_info metadata severity_id time type_uid',
    atLeastOne: 'application compliance remediation vulnerabilities',
  },
  2008: {
    types: {
      access_analysis_result: 'access_analysis_result',
      'application[]': 'applications',
      boolean_t: 'is_suspected_breach',
      finding_info: 'finding_info',
      group: 'assignee_group',
      identity_activity_metrics: 'identity_activity_metrics',
      integer_t: 'activity_id impact_id impact_score priority_id status_id verdict_id',
      'permission_analysis_result[]': 'permission_analysis_results',
      remediation: 'remediation',
      'resource_details[]': 'resources',
      string_t: 'comment impact priority verdict',
      ticket: 'ticket',
      'ticket[]': 'tickets',
      url_t: 'src_url',
      user: 'assignee user',
      vendor_attributes: 'vendor_attributes',
    },
    lists: {
      activity_id: classes.IamAnalysisFinding.activity,
      impact_id: enums.ImpactId,
      priority_id: enums.PriorityId,
      status_id: enums.FindingStatusId,
      verdict_id: enums.VerdictId,
    },
    required: 'activity_id category_uid class_uid finding_info metadata severity_id time type_uid',
    atLeastOne: 'access_analysis_result applications identity_activity_metrics permission_analysis_results',
  },
  3001: {
    types: {
      'auth_factor[]': 'auth_factors',
      http_request: 'http_request',
      http_response: 'http_response',
      integer_t: 'activity_id',
      network_endpoint: 'src_endpoint',
      'policy[]': 'policies',
      user: 'user user_result',
    },
    lists: {
      activity_id: classes.AccountChange.activity,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid user',
  },
  3002: {
    types: {
      'auth_factor[]': 'auth_factors',
      authentication_token: 'authentication_token',
      boolean_t: 'is_cleartext is_mfa is_new_logon is_remote',
      certificate: 'certificate',
      http_request: 'http_request',
      http_response: 'http_response',
      integer_t: 'activity_id account_switch_type_id auth_protocol_id logon_type_id',
      network_endpoint: 'dst_endpoint src_endpoint',
      process: 'logon_process',
      service: 'service',
      session: 'session',
      string_t: 'account_switch_type auth_protocol logon_type',
      user: 'user',
    },
    lists: {
      activity_id: classes.Authentication.activity,
      account_switch_type_id: enums.AccountSwitchTypeId,
      auth_protocol_id: enums.AuthProtocolId,
      logon_type_id: enums.LogonTypeId,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid user',
    atLeastOne: 'service dst_endpoint',
  },
  3003: {
    types: {
      group: 'group',
      http_request: 'http_request',
      http_response: 'http_response',
      integer_t: 'activity_id',
      network_endpoint: 'dst_endpoint src_endpoint',
      session: 'session',
      'string_t[]': 'privileges',
      user: 'user',
    },
    lists: {
      activity_id: classes.AuthorizeSession.activity,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid user',
    justOne: 'privileges group',
  },
  3004: {
    types: {
      http_request: 'http_request',
      http_response: 'http_response',
      integer_t: 'activity_id access_mask',
      managed_entity: 'entity entity_result',
      network_endpoint: 'src_endpoint',
      string_t: 'comment',
      'string_t[]': 'access_list',
    },
    lists: {
      activity_id: classes.EntityManagement.activity,
    },
    required: 'activity_id category_uid class_uid entity metadata severity_id time type_uid',
  },
  3005: {
    types: {
      http_request: 'http_request',
      http_response: 'http_response',
      integer_t: 'activity_id',
      network_endpoint: 'src_endpoint',
      resource_details: 'resource',
      'resource_details[]': 'resources',
      'string_t[]': 'privileges',
      user: 'user',
    },
    lists: {
      activity_id: classes.UserAccess.activity,
    },
    required: 'activity_id category_uid class_uid metadata privileges severity_id time type_uid user',
  },
  3006: {
    types: {
      group: 'group subgroup',
      http_request: 'http_request',
      http_response: 'http_response',
      integer_t: 'activity_id',
      network_endpoint: 'src_endpoint',
      resource_details: 'resource',
      'string_t[]': 'privileges',
      user: 'user',
    },
    lists: {
      activity_id: classes.GroupManagement.activity,
    },
    required: 'activity_id category_uid class_uid group metadata severity_id time type_uid',
  },
  4001: {
    types: {
      boolean_t: 'is_src_dst_assignment_known',
      http_request: 'proxy_http_request',
      http_response: 'proxy_http_response',
      integer_t: 'activity_id observation_point_id',
      'ja4_fingerprint[]': 'ja4_fingerprint_list',
      load_balancer: 'load_balancer',
      network_connection_info: 'connection_info proxy_connection_info',
      network_endpoint: 'dst_endpoint network_observation_point src_endpoint',
      network_proxy: 'proxy proxy_endpoint',
      network_traffic: 'cumulative_traffic proxy_traffic traffic',
      'packet[]': 'packet_list',
      string_t: 'app_name app_protocol_name observation_point',
      tls: 'proxy_tls tls',
      url: 'url',
    },
    lists: {
      activity_id: classes.NetworkActivity.activity,
      observation_point_id: enums.ObservationPointId,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid',
    atLeastOne: 'dst_endpoint src_endpoint',
  },
  4002: {
    types: {
      file: 'file',
      'http_cookie[]': 'http_cookies',
      http_request: 'http_request proxy_http_request',
      http_response: 'http_response proxy_http_response',
      integer_t: 'activity_id http_status observation_point_id',
      'ja4_fingerprint[]': 'ja4_fingerprint_list',
      load_balancer: 'load_balancer',
      network_connection_info: 'connection_info proxy_connection_info',
      network_endpoint: 'dst_endpoint network_observation_point src_endpoint',
      network_proxy: 'proxy proxy_endpoint',
      network_traffic: 'cumulative_traffic proxy_traffic traffic',
      'packet[]': 'packet_list',
      string_t: 'app_name app_protocol_name observation_point',
      tls: 'proxy_tls tls',
      trace: 'trace',
    },
    lists: {
      activity_id: classes.HttpActivity.activity,
      observation_point_id: enums.ObservationPointId,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid',
    atLeastOne: 'http_request http_response',
  },
  4003: {
    types: {
      datetime_t: 'query_time_dt response_time_dt',
      'dns_answer[]': 'answers',
      dns_query: 'query',
      http_request: 'proxy_http_request',
      http_response: 'proxy_http_response',
      integer_t: 'activity_id observation_point_id rcode_id',
      'ja4_fingerprint[]': 'ja4_fingerprint_list',
      load_balancer: 'load_balancer',
      network_connection_info: 'connection_info proxy_connection_info',
      network_endpoint: 'dst_endpoint network_observation_point src_endpoint',
      network_proxy: 'proxy proxy_endpoint',
      network_traffic: 'cumulative_traffic proxy_traffic traffic',
      'packet[]': 'packet_list',
      string_t: 'app_name app_protocol_name observation_point rcode',
      timestamp_t: 'query_time response_time',
      tls: 'proxy_tls tls',
    },
    lists: {
      activity_id: classes.DnsActivity.activity,
      observation_point_id: enums.ObservationPointId,
      rcode_id: enums.RcodeId,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid',
    atLeastOne: 'dst_endpoint src_endpoint',
  },
  4004: {
    types: {
      boolean_t: 'is_renewal',
      http_request: 'proxy_http_request',
      http_response: 'proxy_http_response',
      integer_t: 'activity_id lease_dur observation_point_id',
      'ja4_fingerprint[]': 'ja4_fingerprint_list',
      load_balancer: 'load_balancer',
      network_connection_info: 'connection_info proxy_connection_info',
      network_endpoint: 'dst_endpoint network_observation_point src_endpoint',
      network_interface: 'relay',
      network_proxy: 'proxy proxy_endpoint',
      network_traffic: 'cumulative_traffic proxy_traffic traffic',
      'packet[]': 'packet_list',
      string_t: 'app_name app_protocol_name observation_point transaction_uid',
      tls: 'proxy_tls tls',
    },
    lists: {
      activity_id: classes.DhcpActivity.activity,
      observation_point_id: enums.ObservationPointId,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid',
    atLeastOne: 'dst_endpoint src_endpoint',
  },
  4005: {
    types: {
      display: 'remote_display',
      file: 'file',
      http_request: 'proxy_http_request',
      http_response: 'proxy_http_response',
      integer_t: 'activity_id observation_point_id',
      'ja4_fingerprint[]': 'ja4_fingerprint_list',
      keyboard_info: 'keyboard_info',
      load_balancer: 'load_balancer',
      network_connection_info: 'connection_info proxy_connection_info',
      network_endpoint: 'dst_endpoint network_observation_point src_endpoint',
      network_proxy: 'proxy proxy_endpoint',
      network_traffic: 'cumulative_traffic proxy_traffic traffic',
      'packet[]': 'packet_list',
      request: 'request',
      response: 'response',
      string_t: 'app_name app_protocol_name identifier_cookie observation_point protocol_ver',
      'string_t[]': 'capabilities certificate_chain',
      tls: 'proxy_tls tls',
      user: 'user',
    },
    lists: {
      activity_id: classes.RdpActivity.activity,
      observation_point_id: enums.ObservationPointId,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid',
    atLeastOne: 'dst_endpoint src_endpoint',
  },
  4006: {
    types: {
      dce_rpc: 'dce_rpc',
      file: 'file',
      http_request: 'proxy_http_request',
      http_response: 'proxy_http_response',
      integer_t: 'activity_id observation_point_id share_type_id',
      'ja4_fingerprint[]': 'ja4_fingerprint_list',
      load_balancer: 'load_balancer',
      network_connection_info: 'connection_info proxy_connection_info',
      network_endpoint: 'dst_endpoint network_observation_point src_endpoint',
      network_proxy: 'proxy proxy_endpoint',
      network_traffic: 'cumulative_traffic proxy_traffic traffic',
      'packet[]': 'packet_list',
      response: 'response',
      string_t: 'app_name app_protocol_name command dialect observation_point open_type share share_type tree_uid',
      'string_t[]': 'client_dialects',
      tls: 'proxy_tls tls',
    },
    lists: {
      activity_id: classes.SmbActivity.activity,
      observation_point_id: enums.ObservationPointId,
      share_type_id: enums.ShareTypeId,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid',
    atLeastOne: 'dst_endpoint src_endpoint',
  },
  4007: {
    types: {
      file: 'file',
      hassh: 'client_hassh server_hassh',
      http_request: 'proxy_http_request',
      http_response: 'proxy_http_response',
      integer_t: 'activity_id auth_type_id observation_point_id',
      'ja4_fingerprint[]': 'ja4_fingerprint_list',
      load_balancer: 'load_balancer',
      network_connection_info: 'connection_info proxy_connection_info',
      network_endpoint: 'dst_endpoint network_observation_point src_endpoint',
      network_proxy: 'proxy proxy_endpoint',
      network_traffic: 'cumulative_traffic proxy_traffic traffic',
      'packet[]': 'packet_list',
      string_t: 'app_name app_protocol_name auth_type observation_point protocol_ver',
      tls: 'proxy_tls tls',
    },
    lists: {
      activity_id: classes.SshActivity.activity,
      auth_type_id: enums.AuthTypeId,
      observation_point_id: enums.ObservationPointId,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid',
    atLeastOne: 'dst_endpoint src_endpoint',
  },
  4008: {
    types: {
      file: 'file',
      http_request: 'proxy_http_request',
      http_response: 'proxy_http_response',
      integer_t: 'activity_id observation_point_id',
      'integer_t[]': 'codes',
      'ja4_fingerprint[]': 'ja4_fingerprint_list',
      load_balancer: 'load_balancer',
      network_connection_info: 'connection_info proxy_connection_info',
      network_endpoint: 'dst_endpoint network_observation_point src_endpoint',
      network_proxy: 'proxy proxy_endpoint',
      network_traffic: 'cumulative_traffic proxy_traffic traffic',
      'packet[]': 'packet_list',
      port_t: 'port',
      string_t: 'app_name app_protocol_name command name observation_point type',
      'string_t[]': 'command_responses',
      tls: 'proxy_tls tls',
    },
    lists: {
      activity_id: classes.FtpActivity.activity,
      observation_point_id: enums.ObservationPointId,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid',
    atLeastOne: 'dst_endpoint src_endpoint',
  },
  4009: {
    types: {
      email: 'email',
      email_auth: 'email_auth',
      email_t: 'from',
      'email_t[]': 'to',
      integer_t: 'activity_id attempt direction_id',
      network_endpoint: 'dst_endpoint src_endpoint',
      string_t: 'banner command direction message_trace_uid protocol_name smtp_hello',
    },
    lists: {
      activity_id: classes.EmailActivity.activity,
      direction_id: enums.EmailActivityDirectionId,
    },
    required: 'activity_id category_uid class_uid direction_id email metadata severity_id time type_uid',
  },
  4010: {
    types: {
      datetime_t: 'expiration_time_dt',
      file: 'file',
      http_request: 'proxy_http_request',
      http_response: 'proxy_http_response',
      integer_t: 'activity_id observation_point_id',
      'ja4_fingerprint[]': 'ja4_fingerprint_list',
      load_balancer: 'load_balancer',
      network_connection_info: 'connection_info proxy_connection_info',
      network_endpoint: 'dst_endpoint network_observation_point src_endpoint',
      network_proxy: 'proxy proxy_endpoint',
      network_traffic: 'cumulative_traffic proxy_traffic traffic',
      'packet[]': 'packet_list',
      string_t: 'app_name app_protocol_name observation_point',
      timestamp_t: 'expiration_time',
      tls: 'proxy_tls tls',
    },
    lists: {
      activity_id: classes.NetworkFileActivity.activity,
      observation_point_id: enums.ObservationPointId,
    },
    required: 'activity_id actor category_uid class_uid file metadata severity_id src_endpoint time type_uid',
    atLeastOne: 'dst_endpoint src_endpoint',
  },
  4011: {
    types: {
      file: 'file',
      integer_t: 'activity_id',
      string_t: 'email_uid',
    },
    lists: {
      activity_id: classes.EmailFileActivity.activity,
    },
    required: 'activity_id category_uid class_uid email_uid file metadata severity_id time type_uid',
  },
  4012: {
    types: {
      integer_t: 'activity_id',
      string_t: 'email_uid',
      url: 'url',
    },
    lists: {
      activity_id: classes.EmailUrlActivity.activity,
    },
    required: 'activity_id category_uid class_uid email_uid metadata severity_id time type_uid url',
  },
  4013: {
    types: {
      http_request: 'proxy_http_request',
      http_response: 'proxy_http_response',
      integer_t: 'activity_id delay dispersion observation_point_id precision stratum_id',
      'ja4_fingerprint[]': 'ja4_fingerprint_list',
      load_balancer: 'load_balancer',
      network_connection_info: 'connection_info proxy_connection_info',
      network_endpoint: 'dst_endpoint network_observation_point src_endpoint',
      network_proxy: 'proxy proxy_endpoint',
      network_traffic: 'cumulative_traffic proxy_traffic traffic',
      'packet[]': 'packet_list',
      string_t: 'app_name app_protocol_name observation_point stratum version',
      tls: 'proxy_tls tls',
    },
    lists: {
      activity_id: classes.NtpActivity.activity,
      observation_point_id: enums.ObservationPointId,
      stratum_id: enums.StratumId,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid version',
    atLeastOne: 'dst_endpoint src_endpoint',
  },
  4014: {
    types: {
      http_request: 'proxy_http_request',
      http_response: 'proxy_http_response',
      integer_t: 'activity_id observation_point_id tunnel_type_id',
      'ja4_fingerprint[]': 'ja4_fingerprint_list',
      load_balancer: 'load_balancer',
      network_connection_info: 'connection_info proxy_connection_info',
      network_endpoint: 'dst_endpoint network_observation_point src_endpoint',
      network_interface: 'tunnel_interface',
      network_proxy: 'proxy proxy_endpoint',
      network_traffic: 'cumulative_traffic proxy_traffic traffic',
      'packet[]': 'packet_list',
      session: 'session',
      string_t: 'app_name app_protocol_name observation_point protocol_name tunnel_type',
      tls: 'proxy_tls tls',
      user: 'user',
    },
    lists: {
      activity_id: classes.TunnelActivity.activity,
      observation_point_id: enums.ObservationPointId,
      tunnel_type_id: enums.TunnelTypeId,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid',
    atLeastOne: 'connection_info session src_endpoint traffic tunnel_interface tunnel_type_id',
  },
  5001: {
    types: {
      integer_t: 'activity_id',
    },
    lists: {
      activity_id: classes.InventoryInfo.activity,
    },
    required: 'activity_id category_uid class_uid device metadata severity_id time type_uid',
  },
  5002: {
    types: {
      'assessment[]': 'assessments',
      cis_benchmark_result: 'cis_benchmark_result',
      integer_t: 'activity_id',
    },
    lists: {
      activity_id: classes.ConfigState.activity,
    },
    required: 'activity_id category_uid class_uid device metadata severity_id time type_uid',
  },
  5003: {
    types: {
      integer_t: 'activity_id',
      user: 'user',
    },
    lists: {
      activity_id: classes.UserInventory.activity,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid user',
  },
  5004: {
    types: {
      integer_t: 'activity_id',
      'kb_article[]': 'kb_article_list',
    },
    lists: {
      activity_id: classes.PatchState.activity,
    },
    required: 'activity_id category_uid class_uid device metadata severity_id time type_uid',
    atLeastOne: 'device.os.sp_name device.os.sp_ver device.os.version',
  },
  5006: {
    types: {
      integer_t: 'activity_id query_result_id',
      kernel: 'kernel',
      query_info: 'query_info',
      string_t: 'query_result',
    },
    lists: {
      activity_id: classes.KernelObjectQuery.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid kernel metadata query_result_id severity_id time type_uid',
  },
  5007: {
    types: {
      file: 'file',
      integer_t: 'activity_id query_result_id',
      query_info: 'query_info',
      string_t: 'query_result',
    },
    lists: {
      activity_id: classes.FileQuery.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid file metadata query_result_id severity_id time type_uid',
  },
  5008: {
    types: {
      file: 'folder',
      integer_t: 'activity_id query_result_id',
      query_info: 'query_info',
      string_t: 'query_result',
    },
    lists: {
      activity_id: classes.FolderQuery.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid folder metadata query_result_id severity_id time type_uid',
  },
  5009: {
    types: {
      group: 'group',
      integer_t: 'activity_id query_result_id',
      query_info: 'query_info',
      string_t: 'query_result',
      'user[]': 'users',
    },
    lists: {
      activity_id: classes.AdminGroupQuery.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid group metadata query_result_id severity_id time type_uid',
  },
  5010: {
    types: {
      integer_t: 'activity_id query_result_id',
      job: 'job',
      query_info: 'query_info',
      string_t: 'query_result',
    },
    lists: {
      activity_id: classes.JobQuery.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid job metadata query_result_id severity_id time type_uid',
  },
  5011: {
    types: {
      integer_t: 'activity_id query_result_id',
      module: 'module',
      process: 'process',
      query_info: 'query_info',
      string_t: 'query_result',
    },
    lists: {
      activity_id: classes.ModuleQuery.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid metadata module process query_result_id severity_id time type_uid',
  },
  5012: {
    types: {
      integer_t: 'activity_id query_result_id state_id',
      network_connection_info: 'connection_info',
      process: 'process',
      query_info: 'query_info',
      string_t: 'query_result state',
    },
    lists: {
      activity_id: classes.NetworkConnectionQuery.activity,
      query_result_id: enums.QueryResultId,
      state_id: enums.NetworkConnectionQueryStateId,
    },
    required: 'activity_id category_uid class_uid connection_info metadata process query_result_id severity_id state_id time type_uid',
  },
  5013: {
    types: {
      integer_t: 'activity_id query_result_id',
      'network_interface[]': 'network_interfaces',
      query_info: 'query_info',
      string_t: 'query_result',
    },
    lists: {
      activity_id: classes.NetworksQuery.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid metadata network_interfaces query_result_id severity_id time type_uid',
  },
  5014: {
    types: {
      integer_t: 'activity_id query_result_id',
      peripheral_device: 'peripheral_device',
      query_info: 'query_info',
      string_t: 'query_result',
    },
    lists: {
      activity_id: classes.PeripheralDeviceQuery.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid metadata peripheral_device query_result_id severity_id time type_uid',
  },
  5015: {
    types: {
      integer_t: 'activity_id query_result_id',
      process: 'process',
      query_info: 'query_info',
      string_t: 'query_result',
    },
    lists: {
      activity_id: classes.ProcessQuery.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid metadata process query_result_id severity_id time type_uid',
  },
  5016: {
    types: {
      integer_t: 'activity_id query_result_id',
      query_info: 'query_info',
      service: 'service',
      string_t: 'query_result',
    },
    lists: {
      activity_id: classes.ServiceQuery.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid metadata query_result_id service severity_id time type_uid',
  },
  5017: {
    types: {
      integer_t: 'activity_id query_result_id',
      query_info: 'query_info',
      session: 'session',
      string_t: 'query_result',
    },
    lists: {
      activity_id: classes.SessionQuery.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid metadata query_result_id session severity_id time type_uid',
  },
  5018: {
    types: {
      integer_t: 'activity_id query_result_id',
      query_info: 'query_info',
      string_t: 'query_result',
      user: 'user',
    },
    lists: {
      activity_id: classes.UserQuery.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid metadata query_result_id severity_id time type_uid user',
  },
  5019: {
    types: {
      integer_t: 'activity_id prev_security_level_id security_level_id state_id',
      'security_state[]': 'prev_security_states security_states',
      string_t: 'prev_security_level security_level state',
    },
    lists: {
      activity_id: classes.DeviceConfigStateChange.activity,
      prev_security_level_id: enums.PrevSecurityLevelId,
      security_level_id: enums.SecurityLevelId,
      state_id: enums.DeviceConfigStateChangeStateId,
    },
    required: 'activity_id category_uid class_uid device metadata severity_id time type_uid',
  },
  5020: {
    types: {
      integer_t: 'activity_id',
      package: 'package',
      product: 'product',
      sbom: 'sbom',
    },
    lists: {
      activity_id: classes.SoftwareInfo.activity,
    },
    required: 'activity_id category_uid class_uid device metadata severity_id time type_uid',
  },
  5021: {
    types: {
      integer_t: 'activity_id',
    },
    lists: {
      activity_id: classes.OsintInventoryInfo.activity,
    },
    required: 'activity_id category_uid class_uid metadata osint severity_id time type_uid',
  },
  5022: {
    types: {
      integer_t: 'activity_id query_result_id',
      query_info: 'query_info',
      startup_item: 'startup_item',
      string_t: 'query_result',
    },
    lists: {
      activity_id: classes.StartupItemQuery.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid metadata query_result_id severity_id startup_item time type_uid',
  },
  5023: {
    types: {
      container: 'container',
      database: 'database',
      databucket: 'databucket',
      idp: 'idp',
      integer_t: 'activity_id',
      'resource_details[]': 'resources',
      string_t: 'region',
      table: 'table',
    },
    lists: {
      activity_id: classes.CloudResourcesInventoryInfo.activity,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid',
    atLeastOne: 'cloud container database databucket idp resources table',
  },
  5040: {
    types: {
      integer_t: 'activity_id query_result_id',
      query_evidence: 'query_evidence',
      query_info: 'query_info',
      string_t: 'query_result',
    },
    lists: {
      activity_id: classes.EvidenceInfo.activity,
      query_result_id: enums.QueryResultId,
    },
    required: 'activity_id category_uid class_uid device metadata query_evidence query_result_id severity_id time type_uid',
  },
  6001: {
    types: {
      http_request: 'http_request proxy_http_request',
      http_response: 'http_response proxy_http_response',
      integer_t: 'activity_id',
      network_connection_info: 'proxy_connection_info',
      network_endpoint: 'dst_endpoint src_endpoint',
      network_proxy: 'proxy_endpoint',
      network_traffic: 'proxy_traffic',
      tls: 'proxy_tls tls',
      'web_resource[]': 'web_resources web_resources_result',
    },
    lists: {
      activity_id: classes.WebResourcesActivity.activity,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid web_resources',
  },
  6002: {
    types: {
      integer_t: 'activity_id',
      product: 'app',
    },
    lists: {
      activity_id: classes.ApplicationLifecycle.activity,
    },
    required: 'activity_id app category_uid class_uid metadata severity_id time type_uid',
  },
  6003: {
    types: {
      ai_model: 'ai_model',
      http_request: 'http_request',
      http_response: 'http_response',
      integer_t: 'activity_id',
      message_context: 'message_context',
      network_endpoint: 'dst_endpoint src_endpoint',
      'resource_details[]': 'resources',
      trace: 'trace',
    },
    lists: {
      activity_id: classes.ApiActivity.activity,
    },
    required: 'activity_id actor api category_uid class_uid metadata severity_id src_endpoint time type_uid',
  },
  6004: {
    types: {
      http_request: 'http_request proxy_http_request',
      http_response: 'http_response proxy_http_response',
      integer_t: 'activity_id',
      network_connection_info: 'proxy_connection_info',
      network_endpoint: 'src_endpoint',
      network_proxy: 'proxy proxy_endpoint',
      network_traffic: 'proxy_traffic',
      tls: 'proxy_tls tls',
      'web_resource[]': 'web_resources',
    },
    lists: {
      activity_id: classes.WebResourceAccessActivity.activity,
    },
    required: 'activity_id category_uid class_uid http_request metadata severity_id time type_uid web_resources',
  },
  6005: {
    types: {
      ai_model: 'ai_model',
      database: 'database',
      databucket: 'databucket',
      http_request: 'http_request',
      http_response: 'http_response',
      integer_t: 'activity_id type_id',
      message_context: 'message_context',
      network_endpoint: 'dst_endpoint src_endpoint',
      query_info: 'query_info',
      string_t: 'type',
      table: 'table',
    },
    lists: {
      activity_id: classes.DatastoreActivity.activity,
      type_id: enums.DatastoreActivityTypeId,
    },
    required: 'activity_id actor category_uid class_uid metadata severity_id src_endpoint time type_uid',
    atLeastOne: 'database databucket table',
  },
  6006: {
    types: {
      datetime_t: 'expiration_time_dt',
      file: 'file file_result',
      http_request: 'http_request',
      http_response: 'http_response',
      integer_t: 'activity_id access_mask share_type_id',
      json_t: 'access_result',
      network_connection_info: 'connection_info',
      network_endpoint: 'dst_endpoint src_endpoint',
      string_t: 'share share_type',
      'string_t[]': 'access_list',
      timestamp_t: 'expiration_time',
    },
    lists: {
      activity_id: classes.FileHosting.activity,
      share_type_id: enums.ShareTypeId,
    },
    required: 'activity_id actor category_uid class_uid file metadata severity_id src_endpoint time type_uid',
  },
  6007: {
    types: {
      integer_t:
        'activity_id num_detections num_files num_folders num_network_items num_processes num_registry_items num_resolutions num_skipped_items num_trusted_items total',
      scan: 'scan',
      string_t: 'command_uid schedule_uid',
    },
    lists: {
      activity_id: classes.ScanActivity.activity,
    },
    required: 'activity_id category_uid class_uid metadata scan severity_id time type_uid',
  },
  6008: {
    types: {
      integer_t: 'activity_id',
    },
    lists: {
      activity_id: classes.ApplicationError.activity,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid',
  },
  7001: {
    types: {
      'd3fend[]': 'countermeasures',
      integer_t: 'activity_id status_id',
      remediation: 'remediation',
      scan: 'scan',
      string_t: 'command_uid',
    },
    lists: {
      activity_id: classes.RemediationActivity.activity,
      status_id: enums.RemediationActivityStatusId,
    },
    required: 'activity_id category_uid class_uid command_uid metadata severity_id time type_uid',
  },
  7002: {
    types: {
      'd3fend[]': 'countermeasures',
      file: 'file',
      integer_t: 'activity_id status_id',
      remediation: 'remediation',
      scan: 'scan',
      string_t: 'command_uid',
    },
    lists: {
      activity_id: classes.FileRemediationActivity.activity,
      status_id: enums.RemediationActivityStatusId,
    },
    required: 'activity_id category_uid class_uid command_uid file metadata severity_id time type_uid',
  },
  7003: {
    types: {
      'd3fend[]': 'countermeasures',
      integer_t: 'activity_id status_id',
      process: 'process',
      remediation: 'remediation',
      scan: 'scan',
      string_t: 'command_uid',
    },
    lists: {
      activity_id: classes.ProcessRemediationActivity.activity,
      status_id: enums.RemediationActivityStatusId,
    },
    required: 'activity_id category_uid class_uid command_uid metadata process severity_id time type_uid',
  },
  7004: {
    types: {
      'd3fend[]': 'countermeasures',
      integer_t: 'activity_id status_id',
      network_connection_info: 'connection_info',
      remediation: 'remediation',
      scan: 'scan',
      string_t: 'command_uid',
    },
    lists: {
      activity_id: classes.NetworkRemediationActivity.activity,
      status_id: enums.RemediationActivityStatusId,
    },
    required: 'activity_id category_uid class_uid command_uid connection_info metadata severity_id time type_uid',
  },
  8001: {
    types: {
      integer_t: 'activity_id auth_protocol_id status_id',
      network_connection_info: 'connection_info',
      network_endpoint: 'dst_endpoint src_endpoint',
      network_proxy: 'proxy_endpoint',
      network_traffic: 'traffic',
      string_t: 'auth_protocol classification comment protocol_name',
      tls: 'tls',
      unmanned_aerial_system: 'unmanned_aerial_system',
      unmanned_system_operating_area: 'unmanned_system_operating_area',
      user: 'unmanned_system_operator',
    },
    lists: {
      activity_id: classes.DroneFlightsActivity.activity,
      auth_protocol_id: enums.DroneFlightsActivityAuthProtocolId,
      status_id: enums.DroneFlightsActivityStatusId,
    },
    required: 'activity_id category_uid class_uid dst_endpoint metadata severity_id time type_uid unmanned_aerial_system unmanned_system_operator',
    atLeastOne: 'src_endpoint unmanned_aerial_system unmanned_system_operator unmanned_system_operating_area',
  },
  8002: {
    types: {
      aircraft: 'aircraft',
      integer_t: 'activity_id rssi',
      network_connection_info: 'connection_info',
      network_endpoint: 'dst_endpoint src_endpoint',
      network_proxy: 'proxy_endpoint',
      network_traffic: 'traffic',
      string_t: 'protocol_name',
      tls: 'tls',
      unmanned_aerial_system: 'unmanned_aerial_system',
      unmanned_system_operating_area: 'unmanned_system_operating_area',
      user: 'unmanned_system_operator',
    },
    lists: {
      activity_id: classes.AirborneBroadcastActivity.activity,
    },
    required: 'activity_id category_uid class_uid metadata severity_id time type_uid unmanned_aerial_system unmanned_system_operator',
    atLeastOne: 'aircraft unmanned_aerial_system unmanned_system_operating_area',
  },
};
