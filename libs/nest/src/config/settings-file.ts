import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUrl,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DoorSettings } from './door-settings';

/** People of a tenant from its directory: an export that is read again when it changes, or a server that is asked again and again. */
export class DirectorySettings {
  /** CSV with a header, LDIF, or a SCIM list of users; recognised by its content. */
  @IsOptional() @IsString() @IsNotEmpty() file?: string;
  /** Own header names of a CSV by member: `mail`, `name`, `upn`, `account`, `department`, `title`, `manager`, ... */
  @IsOptional() @IsObject() columns?: Record<string, string>;
  /** ldap(s)://host:port */
  @IsOptional() @Matches(/^ldaps?:\/\/[^\s/]+$/) url?: string;
  @IsOptional() @IsString() @IsNotEmpty() bindDn?: string;
  @IsOptional() @IsString() @IsNotEmpty() passwordFile?: string;
  @IsOptional() @IsString() @IsNotEmpty() baseDn?: string;
  /** RFC 4515; left out = all people below the base dn. */
  @IsOptional() @IsString() @IsNotEmpty() filter?: string;
  /** PEM of the CA of the server's certificate; left out = those that Node knows. */
  @IsOptional() @IsString() @IsNotEmpty() caFile?: string;
  /** How often the server is asked; left out = 60. */
  @IsOptional() @IsInt() @Min(1) @Max(10_080) everyMinutes?: number;
  /** Name of the Windows domain, so that `DOMAIN\name` in a log is the person. */
  @IsOptional() @Matches(/^[A-Za-z0-9._-]{1,64}$/) netbios?: string;
  /** Words of a title that make a person important (criticality high, tag `vip`). */
  @IsOptional() @IsArray() @IsString({ each: true }) vipTitles?: string[];
  /** Groups whose members are important. */
  @IsOptional() @IsArray() @IsString({ each: true }) vipGroups?: string[];
}

/** One tenant with its policy and inventory; files are relative to cordon.yaml. */
export class TenantSettings {
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/) id!: string;
  /** policy.yaml; left out = observe only. */
  @IsOptional() @IsString() @IsNotEmpty() policy?: string;
  /** inventory.yaml: own domains, people, assets, networks. */
  @IsOptional() @IsString() @IsNotEmpty() inventory?: string;
  /** More people, and the domains that they bear; the inventory's own entries win. */
  @IsOptional() @ValidateNested() @Type(() => DirectorySettings) directory?: DirectorySettings;
  /** More assets, as CSV with a header; the inventory's own entries win. */
  @IsOptional() @IsString() @IsNotEmpty() assets?: string;
}

/** A product instance that sends records: its tenant, and how far its door can be trusted. */
export class SourceSettings {
  @Matches(/^[a-z0-9][a-z0-9._-]{0,62}$/) name!: string;
  @IsString() @IsNotEmpty() tenant!: string;
  /** 0 unauthenticated … 3 mTLS or signed API (response.md, section 4). */
  @IsInt() @Min(0) @Max(3) trust!: 0 | 1 | 2 | 3;
  /** Format of its records; left out = detected. */
  @IsOptional() @IsString() @IsNotEmpty() format?: string;
  /** IANA zone of times that say none; left out = UTC. */
  @IsOptional() @IsTimeZone() zone?: string;
  /** Minutes without a record after which somebody is told; left out = never. */
  @IsOptional() @IsInt() @Min(1) @Max(527_040) silentAfterMinutes?: number;
  /** File with tokens, one a line, that may hand in records of this source over HTTP and HEC. */
  @IsOptional() @IsString() @IsNotEmpty() tokenFile?: string;
}

/** A SIEM or SOAR that receives incidents, actions and outcomes. */
export class DestinationSettings {
  @Matches(/^[a-z0-9][a-z0-9-]{0,40}$/) name!: string;
  @IsIn(['webhook', 'syslog']) kind!: 'webhook' | 'syslog';
  /** webhook: where to POST. */
  @IsOptional() @IsUrl({ require_tld: false }) url?: string;
  /** webhook: files with `whsec_…` secrets, the newest first. */
  @IsOptional() @IsArray() @IsString({ each: true }) secretFiles?: string[];
  /** syslog */
  @IsOptional() @IsString() @IsNotEmpty() host?: string;
  @IsOptional() @IsInt() @Min(1) @Max(65_535) port?: number;
  @IsOptional() @IsIn(['tcp', 'tls']) transport?: 'tcp' | 'tls';
  @IsOptional() @IsString() caFile?: string;
}

/** An enforcement point. */
export class ActuatorSettings {
  @IsIn(['nftables', 'ldap', 'edl', 'webhook', 'simulator']) kind!: 'nftables' | 'ldap' | 'edl' | 'webhook' | 'simulator';
  /** nftables: network namespace; left out = this host. */
  @IsOptional() @Matches(/^[A-Za-z0-9_.-]{1,64}$/) netns?: string;
  /** ldap: ldap(s)://host:port; webhook: where to POST. */
  @IsOptional() @IsString() url?: string;
  @IsOptional() @IsString() bindDn?: string;
  @IsOptional() @IsString() baseDn?: string;
  /** ldap: file with the password; webhook: file with the secret. */
  @IsOptional() @IsString() secretFile?: string;
  /** webhook: the verb it carries out. */
  @IsOptional() @IsIn(['notify', 'block_traffic', 'isolate_device', 'disable_account']) verb?:
    'notify' | 'block_traffic' | 'isolate_device' | 'disable_account';
  /** edl: port of the list. */
  @IsOptional() @IsInt() @Min(0) @Max(65_535) port?: number;
}

/** Which source and format a record has whose header or key says this. */
export class RouteSettings {
  /** What the header or key is; compared as text. */
  @IsString() @IsNotEmpty() value!: string;
  /** Name in `sources`; left out = that of the topic. */
  @IsOptional() @IsString() @IsNotEmpty() source?: string;
  /** Left out = that of the topic, else that of the source, else detected. */
  @IsOptional() @IsString() @IsNotEmpty() format?: string;
}

/** A topic of the operator's own, whose records are taken in as those of a source. */
export class TopicSettings {
  /** Its name on the brokers of CORDON_KAFKA_BROKERS. */
  @Matches(/^[A-Za-z0-9._-]{1,249}$/) topic!: string;
  /** Name in `sources`; says tenant and trust. */
  @IsString() @IsNotEmpty() source!: string;
  /** Format of its records; left out = that of the source, else detected. */
  @IsOptional() @IsString() @IsNotEmpty() format?: string;
  /** Where several products share a topic: `key`, or `header:NAME`, whose value chooses among `routes`. */
  @IsOptional() @Matches(/^(?:key|header:.{1,200})$/) routeBy?: string;
  @IsOptional()
  @IsArray()
  @ArrayUnique((r: RouteSettings) => r.value)
  @ValidateNested({ each: true })
  @Type(() => RouteSettings)
  routes: RouteSettings[] = [];
}

/** The Kafka door of ingest. */
export class KafkaSettings {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique((t: TopicSettings) => t.topic)
  @ValidateNested({ each: true })
  @Type(() => TopicSettings)
  topics!: TopicSettings[];
}

/** `cordon.yaml` */
export class SettingsFile {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique((t: TenantSettings) => t.id)
  @ValidateNested({ each: true })
  @Type(() => TenantSettings)
  tenants!: TenantSettings[];
  @IsArray() @ArrayUnique((s: SourceSettings) => s.name) @ValidateNested({ each: true }) @Type(() => SourceSettings) sources!: SourceSettings[];
  @IsOptional()
  @IsArray()
  @ArrayUnique((d: DestinationSettings) => d.name)
  @ValidateNested({ each: true })
  @Type(() => DestinationSettings)
  destinations: DestinationSettings[] = [];
  /** Unexplained findings a day and tenant, over all detectors; left out = 20. More: more is seen, more is noise. */
  @IsOptional() @IsInt() @Min(1) @Max(1_000_000) findingsADay?: number;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => ActuatorSettings) actuators: ActuatorSettings[] = [];
  /** Records that come in over topics of other systems. */
  @IsOptional() @ValidateNested() @Type(() => KafkaSettings) kafka?: KafkaSettings;
  /**
   * Files with country and operator (autonomous system) of addresses: MaxMind DB (`.mmdb`) or lines of ranges, gzipped or not; the first
   * that knows counts. Left out = the countries of an optional package, and no operators.
   */
  @IsOptional() @IsArray() @IsString({ each: true }) @IsNotEmpty({ each: true }) addressData?: string[];
  /** Published ranges of cloud providers: AWS ip-ranges.json, Azure service tags, Google cloud.json or goog.json. */
  @IsOptional() @IsArray() @IsString({ each: true }) @IsNotEmpty({ each: true }) cloudRanges: string[] = [];
  /** Ports that are listened on, mailboxes and files that are read. */
  @IsOptional() @ValidateNested() @Type(() => DoorSettings) doors?: DoorSettings;
}
