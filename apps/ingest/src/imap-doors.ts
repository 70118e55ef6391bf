import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FilePositions, ImapDoor } from '@cordon/doors';
import { PARTS, SystemClock, type ImapDoorSettings, type Parts } from '@cordon/nest';

const EVERY_SECONDS = 30;

/** Mailboxes (`doors.imap` in cordon.yaml) → `raw`. How far each was read is in `<DATA_DIR>/positions`, stored after `raw` has it. */
@Injectable()
export class ImapDoors implements OnApplicationBootstrap, OnModuleDestroy {
  private opened: ImapDoor[] = [];

  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  async onApplicationBootstrap(): Promise<void> {
    const positions = new FilePositions(join(this.parts.environment.DATA_DIR, 'positions'));
    for (const settings of this.parts.settings.file.doors?.imap ?? []) {
      const door = this.door(settings, positions);
      await door.open();
      this.opened.push(door);
    }
  }

  /** Intake stops before the stages do. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.opened.splice(0).map((door) => door.close()));
  }

  private door(settings: ImapDoorSettings, positions: FilePositions): ImapDoor {
    const { intake, metrics, logger } = this.parts;
    const { source, host, port, tls, caFile, user, passwordFile, mailbox = 'INBOX', everySeconds = EVERY_SECONDS } = settings;
    const place = { door: 'imap', source, host, user, mailbox };
    return new ImapDoor({
      host,
      port,
      tls,
      ...(caFile === undefined ? {} : { ca: this.read(caFile) }),
      user,
      password: () => this.read(passwordFile).trim(),
      mailbox,
      everyMs: everySeconds * 1_000,
      // Two sources of one mailbox each read all of it.
      name: `imap:${source}:${host}:${port}:${user}:${mailbox}`,
      positions,
      // A mailbox is looked at by the machine's time, also where history is replayed by its own.
      clock: new SystemClock(),
      take: async (arrivals) => {
        await intake.take(source, arrivals);
        metrics.took(`imap:${source}`, arrivals.length);
      },
      onTrouble: ({ code, detail }) => {
        metrics.retries.inc({ stage: 'ingest', code });
        if (code === 'CORDON_DOOR_REFUSED') logger.error({ ...place, code, detail }, 'mailbox refused the login');
        else logger.warn({ ...place, code, detail }, 'mailbox could not be read');
      },
      onTooLarge: ({ uid, sizeBytes }) => {
        metrics.doorDropped.inc({ door: `imap:${source}`, why: 'too-large' });
        logger.error({ ...place, uid, sizeBytes }, 'mail was passed over, it is too large');
      },
      onPlain: () => logger.warn(place, 'login without TLS: the password went in the clear'),
    });
  }

  private read(path: string): string {
    return readFileSync(resolve(this.parts.settings.directory, path), 'utf8');
  }
}
