import type { Clock } from '@cordon/runtime';
import { CordonError, type Code } from '@cordon/wire';
import { ImapFlow } from 'imapflow';
import type { Arrival, Door } from '../door';
import type { Positions } from '../positions';
import { batches, type Listed } from './batches';
import { ImapLimits } from './imap-limits';

/** Why the mailbox is not read at the moment. */
export interface ImapTrouble {
  readonly code: Code;
  /** What the server or the network said; never a password. */
  readonly detail: string;
}

export interface ImapDoorOptions {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. Without it STARTTLS is used where the server has it, else the password goes in the clear. */
  readonly tls: boolean;
  /** PEM text of the CAs that the server's certificate may come from; left out = those that Node knows. */
  readonly ca?: string;
  readonly user: string;
  /** Asked at each login, so that a new one needs no restart. */
  readonly password: () => string;
  readonly mailbox: string;
  /** Between looks where the server does not tell of new mail, ms. */
  readonly everyMs: number;
  /** Name of this door's position in `positions`. */
  readonly name: string;
  readonly positions: Positions;
  readonly clock: Clock;
  readonly limits?: ImapLimits;
  /** Resolves when the log has them; when it rejects they are fetched and handed over again. */
  readonly take: (arrivals: readonly Arrival[]) => Promise<void>;
  readonly onTrouble: (trouble: ImapTrouble) => void;
  /** A message over `limits.messageBytes` was passed over. */
  readonly onTooLarge: (message: Listed) => void;
  /** A login that went without TLS. */
  readonly onPlain: () => void;
}

/** How far it has been read: everything up to `uid` of this UIDVALIDITY. */
interface Reached {
  readonly uidValidity: string;
  readonly uid: number;
}

/**
 * IMAP door (RFC 3501, or 9051): reads a mailbox from its beginning, then what comes: a journal mailbox, or one that people report to.
 * It changes nothing in it: the mailbox is opened by EXAMINE, no flag is set, nothing is removed.
 *
 * The position is `imap:host:user:mailbox:uidvalidity:uid`, which names one message for good (RFC 3501, section 2.3.1.1). What has been read
 * is stored behind the log: after a crash in between, the same messages are handed over again, with the same positions. When the server changes
 * UIDVALIDITY the whole mailbox is read again; those records have other ids, and are told as repeats by their Message-ID.
 *
 * New mail is told by IDLE (RFC 2177), and looked for every `everyMs`. An outage on either side ends the connection; the next one begins behind
 * what was stored.
 */
export class ImapDoor implements Door {
  private readonly limits: ImapLimits;
  private readonly stop = new AbortController();
  private running: Promise<void> | undefined;
  /** A batch is with the intake, or its position on the way to the disk: closing waits for it. */
  private isHanding = false;

  constructor(private readonly options: ImapDoorOptions) {
    this.limits = options.limits ?? new ImapLimits();
  }

  /** Rejects when the stored position is damaged; a server that is away is no reason, it is tried again. */
  async open(): Promise<void> {
    await this.reached();
    this.running = this.run();
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { clock, onTrouble } = this.options;
    let waitMs = this.limits.retryMs;
    while (!this.stop.signal.aborted) {
      try {
        await this.connection(() => (waitMs = this.limits.retryMs));
      } catch (error) {
        if (this.stop.signal.aborted) return;
        const trouble = troubleOf(error);
        onTrouble(trouble);
        await clock.wait(trouble.code === 'CORDON_DOOR_REFUSED' ? this.limits.refusedMs : waitMs, this.stop.signal);
        waitMs = Math.min(2 * waitMs, this.limits.retryMostMs);
      }
    }
  }

  /** One connection, from login to its end; rejects when it ends otherwise than by `close`. `advanced` is called when something was taken. */
  private async connection(advanced: () => void): Promise<void> {
    const { mailbox } = this.options;
    const client = this.client();
    const cut = (): void => (this.isHanding ? undefined : client.close());
    this.stop.signal.addEventListener('abort', cut, { once: true });
    try {
      await client.connect();
      if (!client.secureConnection) this.options.onPlain();
      const news = new News(client);
      const opened = await client.mailboxOpen(mailbox, { readOnly: true });
      const uidValidity = String(opened.uidValidity);
      const before = await this.reached();
      let uid = before?.uidValidity === uidValidity ? before.uid : 0;
      while (!this.stop.signal.aborted) {
        news.forget();
        const found = await this.list(client, uid);
        for (const batch of batches(found, { messages: this.limits.batchMessages, bytes: this.limits.batchBytes })) {
          if (this.stop.signal.aborted) return;
          uid = await this.pass(client, uidValidity, batch, uid);
          advanced();
        }
        // There may be more than was listed.
        if (found.length === 0) await this.rest(client, news);
      }
    } finally {
      this.stop.signal.removeEventListener('abort', cut);
      client.close();
    }
  }

  private client(): ImapFlow {
    const { host, port, tls, ca, user, password } = this.options;
    const client = new ImapFlow({
      host,
      port,
      secure: tls,
      auth: { user, pass: password() },
      ...(ca === undefined ? {} : { tls: { ca } }),
      disableAutoIdle: true,
      logger: false,
      maxLiteralSize: 2 * this.limits.messageBytes,
      maxResponseSize: 3 * this.limits.messageBytes,
    });
    // What was under way rejects with the same.
    client.on('error', () => undefined);
    return client;
  }

  /** Messages after `uid`, the oldest first, at most `limits.listed`. */
  private async list(client: ImapFlow, uid: number): Promise<Listed[]> {
    const found = await client.search({ uid: `${uid + 1}:*` }, { uid: true });
    if (!found) throw new Error('the server refused to search the mailbox');
    // `n:*` is at least the last message, though its UID may be below n (RFC 3501, section 6.4.8).
    const after = found.filter((n) => n > uid).sort((a, b) => a - b);
    if (after.length === 0) return [];
    const listed = await client.fetchAll(after.slice(0, this.limits.listed).join(','), { uid: true, size: true }, { uid: true });
    return listed.map((m) => ({ uid: m.uid, sizeBytes: m.size ?? 0 })).sort((a, b) => a.uid - b.uid);
  }

  /** Fetches a batch, hands it over, stores how far it went; answers that UID. */
  private async pass(client: ImapFlow, uidValidity: string, batch: readonly Listed[], before: number): Promise<number> {
    const { host, user, mailbox, name, positions, take, onTooLarge } = this.options;
    const small = batch.filter((m) => m.sizeBytes <= this.limits.messageBytes);
    const fetched = small.length === 0 ? [] : await client.fetchAll(small.map((m) => m.uid).join(','), { uid: true, source: true }, { uid: true });
    const arrivals = fetched
      .sort((a, b) => a.uid - b.uid)
      .map((m): Arrival => {
        if (!m.source) throw new Error(`the server gave no bytes of the message with UID ${m.uid}`);
        return { bytes: m.source, position: `imap:${host}:${user}:${mailbox}:${uidValidity}:${m.uid}` };
      });
    this.isHanding = true;
    try {
      // Whoever removed a message meanwhile leaves a batch without it.
      if (arrivals.length > 0) await take(arrivals);
      const uid = batch.at(-1)?.uid ?? before;
      for (const message of batch) if (message.sizeBytes > this.limits.messageBytes) onTooLarge(message);
      const reached: Reached = { uidValidity, uid };
      await positions.set(name, reached);
      return uid;
    } finally {
      this.isHanding = false;
    }
  }

  /** Until new mail is told of, the connection ends, or it is time to look. */
  private async rest(client: ImapFlow, news: News): Promise<void> {
    const over = new AbortController();
    const end = (): void => over.abort();
    this.stop.signal.addEventListener('abort', end, { once: true });
    try {
      // It ends with the next command. Where it cannot, that command rejects too.
      void client.idle().catch(() => undefined);
      await Promise.race([news.come(), this.options.clock.wait(this.options.everyMs, over.signal)]);
    } finally {
      this.stop.signal.removeEventListener('abort', end);
      over.abort();
    }
    // Has the server look, which a search need not.
    if (!this.stop.signal.aborted) await client.noop();
  }

  private async reached(): Promise<Reached | undefined> {
    const { positions, name } = this.options;
    const stored = await positions.get(name);
    if (stored === undefined) return undefined;
    if (!isReached(stored)) throw new CordonError('CORDON_POSITION_DAMAGED', `the position ${name} is not one of a mailbox`);
    return stored;
  }
}

/** Whether something happened in the mailbox, or to the connection, since it was forgotten. */
class News {
  private has = false;
  private wake = (): void => undefined;

  constructor(client: ImapFlow) {
    const heard = (): void => {
      this.has = true;
      this.wake();
    };
    client.on('exists', heard);
    client.on('close', heard);
  }

  forget(): void {
    this.has = false;
  }

  come(): Promise<void> {
    return this.has ? Promise.resolve() : new Promise((resolve) => (this.wake = resolve));
  }
}

const isReached = (stored: unknown): stored is Reached =>
  typeof stored === 'object' &&
  stored !== null &&
  'uidValidity' in stored &&
  typeof stored.uidValidity === 'string' &&
  'uid' in stored &&
  Number.isSafeInteger(stored.uid);

/** Outages of the log and of positions have their codes; what the library throws says whether it was the login. */
function troubleOf(error: unknown): ImapTrouble {
  if (error instanceof CordonError) return { code: error.code, detail: error.message };
  const said = typeof error === 'object' && error !== null ? error : {};
  const detail =
    'responseText' in said && typeof said.responseText === 'string' ? said.responseText : error instanceof Error ? error.message : 'unknown error';
  const isRefused = 'authenticationFailed' in said && said.authenticationFailed === true;
  return { code: isRefused ? 'CORDON_DOOR_REFUSED' : 'CORDON_DOOR_UNAVAILABLE', detail };
}
