import { Type } from 'class-transformer';
import { ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';

/** Senders of a network whose records belong to another source than the door's own. */
export class SenderSettings {
  /** Address or network in CIDR notation. */
  @IsString() @IsNotEmpty() from!: string;
  /** Name in `sources`. */
  @IsString() @IsNotEmpty() source!: string;
}

/** A port that is listened on. */
export class ListenerSettings {
  @IsInt() @Min(0) @Max(65_535) port!: number;
  /** Address that is listened on; left out = 127.0.0.1. */
  @IsOptional() @IsString() @IsNotEmpty() host?: string;
  /** PEM files of the certificate and key; with them the door speaks TLS. */
  @IsOptional() @IsString() @IsNotEmpty() certFile?: string;
  @IsOptional() @IsString() @IsNotEmpty() keyFile?: string;
  /** PEM file of the CAs whose clients may come; with it a client needs a certificate. */
  @IsOptional() @IsString() @IsNotEmpty() clientCaFile?: string;
}

/** Syslog, RFC 5424 and 3164. */
export class SyslogDoorSettings extends ListenerSettings {
  @IsIn(['udp', 'tcp', 'tls']) transport!: 'udp' | 'tcp' | 'tls';
  /** Name in `sources` of whoever no sender names; left out = others are refused and counted. */
  @IsOptional() @IsString() @IsNotEmpty() source?: string;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => SenderSettings) senders: SenderSettings[] = [];
}

/** SMTP, for journaling: every mail that is delivered to it is a record. */
export class SmtpDoorSettings extends ListenerSettings {
  @IsString() @IsNotEmpty() source!: string;
  /** Addresses or networks that may deliver; left out = all that can connect. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @IsString({ each: true }) from?: string[];
  /** With a password file, senders must log in (AUTH PLAIN or LOGIN). */
  @IsOptional() @IsString() @IsNotEmpty() user?: string;
  @IsOptional() @IsString() @IsNotEmpty() passwordFile?: string;
}

/** A mailbox that is read over IMAP. */
export class ImapDoorSettings {
  @IsString() @IsNotEmpty() source!: string;
  @IsString() @IsNotEmpty() host!: string;
  @IsInt() @Min(1) @Max(65_535) port!: number;
  /** Left out = true: TLS from the first byte. */
  @IsOptional() @IsBoolean() tls: boolean = true;
  @IsOptional() @IsString() @IsNotEmpty() caFile?: string;
  @IsString() @IsNotEmpty() user!: string;
  @IsString() @IsNotEmpty() passwordFile!: string;
  /** Left out = INBOX. */
  @IsOptional() @IsString() @IsNotEmpty() mailbox?: string;
  /** Seconds between looks where the server does not tell of new mail; left out = 30. */
  @IsOptional() @IsInt() @Min(1) @Max(86_400) everySeconds?: number;
}

/** A file, or the files of a directory, that are followed as they grow. */
export class FileDoorSettings {
  @IsString() @IsNotEmpty() source!: string;
  /** File or directory; relative to cordon.yaml. */
  @IsString() @IsNotEmpty() path!: string;
  /** In a directory: names that count, with `*` and `?`; left out = all that do not begin with a dot. */
  @IsOptional() @IsString() @IsNotEmpty() names?: string;
  /** In a directory: also those of its directories. */
  @IsOptional() @IsBoolean() deep?: boolean;
}

/** What ingest opens beside HTTP and Kafka. */
export class DoorSettings {
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => SyslogDoorSettings) syslog: SyslogDoorSettings[] = [];
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => SmtpDoorSettings) smtp: SmtpDoorSettings[] = [];
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => ImapDoorSettings) imap: ImapDoorSettings[] = [];
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => FileDoorSettings) files: FileDoorSettings[] = [];
}
