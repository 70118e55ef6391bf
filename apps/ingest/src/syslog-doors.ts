import { randomUUID, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Senders, SyslogTcpDoor, SyslogUdpDoor, wrongNetworks, type SyslogArrival, type SyslogDoorOptions, type SyslogTls } from '@cordon/doors';
import { PARTS, SystemClock, type Parts, type SyslogDoorSettings } from '@cordon/nest';
import { CordonError } from '@cordon/wire';
import { DoorLosses } from './door-losses';

type SyslogDoor = SyslogUdpDoor | SyslogTcpDoor;

/**
 * Syslog doors (`doors.syslog` in cordon.yaml) → `raw`. Syslog has no acknowledgement: what was read is handed over until the log has
 * it, and what could not be taken is counted (`cordon_door_dropped_total`). Certificates are read at the start.
 */
@Injectable()
export class SyslogDoors implements OnApplicationBootstrap, OnModuleDestroy {
  private doors: SyslogDoor[] = [];
  private readonly losses: DoorLosses;

  constructor(@Inject(PARTS) private readonly parts: Parts) {
    this.losses = new DoorLosses(parts);
  }

  /** The ports that are listened on, in the order of the settings. */
  get ports(): number[] {
    return this.doors.map((door) => door.port);
  }

  /** Opens all of them, or none: CORDON_CONFIG_INVALID lists what is wrong with any of them. */
  async onApplicationBootstrap(): Promise<void> {
    const settings = this.parts.settings.file.doors?.syslog ?? [];
    const mistakes: string[] = [];
    const made = settings.map((s, i) => this.make(s, (mistake) => void mistakes.push(`doors.syslog[${i}].${mistake}`)));
    this.doors = made.filter((door) => door !== undefined);
    if (mistakes.length === 0) {
      const opened = await Promise.allSettled(this.doors.map((door) => door.open()));
      opened.forEach((result, i) => {
        if (result.status === 'rejected') mistakes.push(`doors.syslog[${i}].port: ${reasonOf(result.reason)}`);
      });
    }
    if (mistakes.length > 0) {
      await this.onModuleDestroy();
      throw new CordonError('CORDON_CONFIG_INVALID', mistakes.join('; '));
    }
    this.parts.metrics.onScrape(() => this.look());
    settings.forEach((s, i) => this.parts.logger.info({ door: `syslog:${s.transport}`, port: this.ports[i] }, 'door was opened'));
  }

  /** Intake stops before the stages do. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.doors.splice(0).map((door) => door.close()));
  }

  private look(): void {
    for (const door of this.doors) if (door instanceof SyslogUdpDoor) door.look();
  }

  private make(s: SyslogDoorSettings, mistake: (text: string) => void): SyslogDoor | undefined {
    for (const i of wrongNetworks(s.senders)) mistake(`senders[${i}].from: no address or network`);
    const options = this.options(s);
    if (s.transport === 'udp') return new SyslogUdpDoor(options);
    if (s.transport === 'tcp') return new SyslogTcpDoor(options);
    const tls = this.tls(s, mistake);
    if (tls === undefined) return undefined;
    try {
      return new SyslogTcpDoor({ ...options, tls });
    } catch (error) {
      mistake(`certFile: certificate and key cannot be used: ${reasonOf(error)}`);
      return undefined;
    }
  }

  private tls({ certFile, keyFile, clientCaFile }: SyslogDoorSettings, mistake: (text: string) => void): SyslogTls | undefined {
    if (certFile === undefined || keyFile === undefined) {
      mistake('certFile: needed for transport tls');
      return undefined;
    }
    const read = (path: string): string => readFileSync(resolve(this.parts.settings.directory, path), 'utf8');
    if (clientCaFile === undefined) return { cert: read(certFile), key: read(keyFile) };
    const clientCa = read(clientCaFile);
    // OpenSSL takes a file without certificates in silence, and then nobody could come.
    if (!isCertificate(clientCa)) mistake(`clientCaFile: ${clientCaFile} holds no certificate`);
    return { cert: read(certFile), key: read(keyFile), clientCa };
  }

  private options(s: SyslogDoorSettings): SyslogDoorOptions {
    const { metrics, logger, onFatal } = this.parts;
    const door = `syslog:${s.transport}:${s.port}`;
    const senders = new Senders(s.senders, s.source);
    return {
      host: s.host ?? '127.0.0.1',
      port: s.port,
      sourceOf: (address) => senders.of(address),
      take: (arrivals) => this.take(door, arrivals),
      // Waits are real, also where history is replayed by its own time.
      clock: new SystemClock(),
      ids: randomUUID,
      onRetry: ({ code }) => {
        metrics.retries.inc({ stage: 'ingest', code });
        logger.warn({ stage: 'ingest', door, code }, 'retried after an outage');
      },
      onLoss: (why, count) => this.losses.lost(door, why, count),
      ended: (error) => onFatal('ingest', error),
    };
  }

  private async take(door: string, arrivals: readonly SyslogArrival[]): Promise<void> {
    await this.parts.intake.takeInOrder(arrivals.map(({ source, arrival }) => ({ source, arrived: arrival })));
    this.parts.metrics.took(door, arrivals.length);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function isCertificate(pem: string): boolean {
  try {
    new X509Certificate(pem);
    return true;
  } catch {
    return false;
  }
}
