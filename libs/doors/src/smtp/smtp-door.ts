import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { parseCidr, type Cidr } from '@cordon/core';
import { CordonError } from '@cordon/wire';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { Arrival, Door } from '../door';
import { ByteBudget, Gathered } from './gathered';
import { isLogin, type Login } from './login';
import { SmtpLimits } from './smtp-limits';

/** What the door refused, or lost with its sender. */
export type SmtpCount =
  'sender-refused' | 'login-refused' | 'clients-full' | 'bytes-full' | 'too-large' | 'outage' | 'broken-off' | 'connection-failed';

export interface SmtpDoorOptions {
  readonly host: string;
  /** 0 = a free one. */
  readonly port: number;
  /** PEM texts; with them STARTTLS is offered. With `clientCa` no mail is taken without TLS, and a client needs a certificate of it. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly clientCa?: string };
  /** Senders must log in, over TLS (RFC 4954); needs `tls`. */
  readonly login?: Login;
  /** Addresses or networks that may deliver; left out = all that can connect. */
  readonly from?: readonly string[];
  readonly limits?: SmtpLimits;
  /** Resolves when the log has it; what it rejects with stays with the sender, who is told to try again. */
  readonly take: (arrivals: readonly Arrival[]) => Promise<void>;
  readonly onCount: (what: SmtpCount) => void;
}

/** An answer that is not 250; the code's meaning is that of RFC 5321, section 4.2.3. */
class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * SMTP door (RFC 5321): journal reports of Microsoft 365 and Exchange, and any other mail; each message is a record.
 *
 * 250 means that the log has it. Where the log is away a sender gets 451, keeps the message and tries again.
 *
 * Bytes are those of the message as it was sent: dots unstuffed, nothing added. The session's MAIL FROM and RCPT TO are not kept: a journal
 * report carries the envelope of the mail it tells of in its own first part, and written into the message it would no longer be the
 * original, whose hashes and signatures count as evidence.
 *
 * The position is the SHA-256 of the bytes. A sender that did not get its 250, because either side died behind the log, sends the same bytes
 * again, and the record has the same id. Two mails are never the same bytes: each has Received lines of its own (section 4.4).
 */
export class SmtpDoor implements Door {
  private readonly server: SMTPServer;
  private readonly limits: SmtpLimits;
  private readonly budget: ByteBudget;
  private readonly from: readonly Cidr[] | undefined;
  private readonly wrongLogins = new WeakMap<SMTPServerSession, number>();
  /** Their 552 is counted. */
  private readonly oversized = new WeakSet<SMTPServerSession>();
  private readonly underWay = new Map<SMTPServerSession, Promise<void>>();
  private closing = false;

  /** Throws CORDON_CONFIG_INVALID for a network that is none, and for a login without TLS. */
  constructor(private readonly options: SmtpDoorOptions) {
    if (options.login && !options.tls)
      throw new CordonError('CORDON_CONFIG_INVALID', 'smtp: a login needs a certificate, since a password goes over TLS alone');
    this.limits = options.limits ?? new SmtpLimits();
    this.budget = new ByteBudget(this.limits.inFlightBytes);
    this.from = options.from?.map(network);
    this.server = new SMTPServer(this.serverOptions());
    // Failures of one connection: the others go on.
    this.server.on('error', () => options.onCount('connection-failed'));
  }

  get port(): number {
    const address = this.server.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  async open(): Promise<void> {
    const { port, host } = this.options;
    const listener = this.server.server;
    this.server.listen(port, host);
    // Rejects with what the listener gave as its error.
    await once(listener, 'listening');
  }

  async close(): Promise<void> {
    this.closing = true;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const { session } of [...this.server.connections]) if (!this.underWay.has(session)) this.hangUp(session);
    await closed;
    await Promise.allSettled(this.underWay.values());
  }

  private serverOptions(): SMTPServerOptions {
    const { tls, login } = this.options;
    const { limits } = this;
    const disabled = [...(tls ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])];
    return {
      ...(tls ? { cert: tls.cert, key: tls.key } : {}),
      ...(tls?.clientCa === undefined ? {} : { ca: tls.clientCa, requestCert: true, rejectUnauthorized: true }),
      disabledCommands: disabled,
      logger: false,
      size: limits.messageBytes,
      // Beyond that nobody is even greeted; `clients` is asked later, where it can be counted.
      maxClients: 2 * limits.clients,
      maxRecipients: limits.recipients,
      socketTimeout: limits.idleMs,
      closeTimeout: limits.closeMs,
      disableReverseLookup: true,
      // Addresses are not used, so none of them is a reason to lose a mail.
      lenientAddressParsing: true,
      authMethods: ['PLAIN', 'LOGIN'],
      onConnect: (session, done) => done(this.greet(session)),
      onAuth: (auth, session, done) => {
        if (login && isLogin(login, auth.username, auth.password ?? undefined)) return done(null, { user: login.user });
        done(new Refusal(535, 'Authentication credentials invalid'));
        this.wrongLogin(session);
      },
      onMailFrom: ({ args }, session, done) => done(this.admit(session, Number((args || {})['SIZE'] ?? 0))),
      onData: (stream, session, done) => {
        const work = this.receive(stream, session).then(
          () => done(null, 'taken'),
          (error: unknown) => done(error instanceof Refusal ? error : new Refusal(451, 'try again later')),
        );
        this.underWay.set(session, work);
        void work.finally(() => {
          // Of a sender that pipelines, the next message may have begun.
          if (this.underWay.get(session) === work) this.underWay.delete(session);
          if (this.closing) this.hangUp(session);
        });
      },
      onClose: (session) => {
        // A size that MAIL FROM declares is refused by the library, which tells nobody; its last answer says so.
        if (session.error?.startsWith('552 ') && !this.oversized.has(session)) this.options.onCount('too-large');
      },
    };
  }

  private greet({ remoteAddress }: SMTPServerSession): Refusal | null {
    if (this.from && !this.from.some((cidr) => cidr.contains(remoteAddress))) return this.refuse('sender-refused', 554, 'not among the senders');
    if (this.server.connections.size > this.limits.clients) return this.refuse('clients-full', 421, 'too many connections');
    return null;
  }

  private wrongLogin(session: SMTPServerSession): void {
    this.options.onCount('login-refused');
    const times = (this.wrongLogins.get(session) ?? 0) + 1;
    this.wrongLogins.set(session, times);
    if (times >= this.limits.logins) this.hangUp(session);
  }

  /** `declared`: bytes by the SIZE of MAIL FROM, 0 where it says none. */
  private admit({ secure }: SMTPServerSession, declared: number): Refusal | null {
    if (this.options.tls?.clientCa !== undefined && !secure) return new Refusal(530, 'Must issue a STARTTLS command first');
    if (!this.budget.hasRoom(declared)) return this.refuse('bytes-full', 452, 'too much is under way');
    return null;
  }

  /** Rejects with the refusal. */
  private async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const mail = new Gathered(this.budget, this.limits.messageBytes);
    try {
      const refusal = await this.gather(stream, session, mail);
      if (refusal) throw refusal;
      await this.handOver(mail.bytes());
    } finally {
      mail.give();
    }
  }

  /** What is refused is read to its end, since only there an answer is due, but not held. */
  private async gather(stream: SMTPServerDataStream, session: SMTPServerSession, mail: Gathered): Promise<Refusal | undefined> {
    let refusal: Refusal | undefined;
    try {
      for await (const piece of stream) {
        const added = refusal || !(piece instanceof Uint8Array) ? 'ok' : mail.add(piece);
        if (added === 'larger') {
          refusal = this.refuse('too-large', 552, `message exceeds ${this.limits.messageBytes} bytes`);
          this.oversized.add(session);
        }
        if (added === 'full') refusal = this.refuse('bytes-full', 452, 'too much is under way');
        if (refusal) mail.give();
        // Whoever goes on for so long does not look for an answer.
        if (stream.byteLength > 2 * this.limits.messageBytes) this.hangUp(session);
      }
    } catch {
      return this.refuse('broken-off', 451, 'the message did not come whole');
    }
    return refusal;
  }

  private async handOver(bytes: Uint8Array): Promise<void> {
    const position = `smtp:${createHash('sha256').update(bytes).digest('hex')}`;
    try {
      await this.options.take([{ bytes, position }]);
    } catch {
      throw this.refuse('outage', 451, 'the log did not take it, try again later');
    }
  }

  private refuse(what: SmtpCount, code: number, message: string): Refusal {
    this.options.onCount(what);
    return new Refusal(code, message);
  }

  private hangUp(session: SMTPServerSession): void {
    for (const connection of this.server.connections) if (connection.session === session) connection.send(421, 'closing the connection');
  }
}

function network(text: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr) throw new CordonError('CORDON_CONFIG_INVALID', `smtp: ${text} is no address or network`);
  return cidr;
}
