import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SmtpDoor } from '@cordon/doors';
import { PARTS, type Parts, type SmtpDoorSettings } from '@cordon/nest';
import { DoorLosses } from './door-losses';

/** SMTP doors (`doors.smtp` in cordon.yaml) → `raw`; a sender gets its 250 when `raw` has the mail. Certificates and passwords are read at the start. */
@Injectable()
export class SmtpDoors implements OnApplicationBootstrap, OnModuleDestroy {
  private opened: SmtpDoor[] = [];
  private readonly losses: DoorLosses;

  constructor(@Inject(PARTS) private readonly parts: Parts) {
    this.losses = new DoorLosses(parts);
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const settings of this.parts.settings.file.doors?.smtp ?? []) {
      const door = this.door(settings);
      await door.open();
      this.opened.push(door);
      this.parts.logger.info({ door: 'smtp', source: settings.source, port: door.port }, 'door was opened');
    }
  }

  /** Intake stops before the stages do. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.opened.splice(0).map((door) => door.close()));
  }

  private door(settings: SmtpDoorSettings): SmtpDoor {
    const { intake, metrics } = this.parts;
    const { source, host = '127.0.0.1', port, certFile, keyFile, clientCaFile, user, passwordFile, from } = settings;
    const place = `smtp:${port}`;
    return new SmtpDoor({
      host,
      port,
      ...(certFile === undefined || keyFile === undefined
        ? {}
        : {
            tls: {
              cert: this.read(certFile),
              key: this.read(keyFile),
              ...(clientCaFile === undefined ? {} : { clientCa: this.read(clientCaFile) }),
            },
          }),
      ...(user === undefined || passwordFile === undefined ? {} : { login: { user, password: this.read(passwordFile).trim() } }),
      ...(from === undefined ? {} : { from }),
      take: async (arrivals) => {
        await intake.take(source, arrivals);
        metrics.took(place, arrivals.length);
      },
      onCount: (what) => this.losses.lost(place, what, 1),
    });
  }

  private read(path: string): string {
    return readFileSync(resolve(this.parts.settings.directory, path), 'utf8');
  }
}
