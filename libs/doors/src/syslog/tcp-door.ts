import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Door } from '../door';
import { Connection, type ConnectionParts } from './connection';
import { Records, type SyslogDoorOptions } from './syslog-door';

/** PEM texts. */
export interface SyslogTls {
  readonly cert: string;
  readonly key: string;
  /** CAs whose clients may come; with it a client needs a certificate. */
  readonly clientCa?: string;
}

export interface SyslogTcpDoorOptions extends SyslogDoorOptions {
  /** With it the door speaks TLS 1.2 or later, from the first byte (RFC 5425). */
  readonly tls?: SyslogTls;
}

/** Syslog over TCP (RFC 6587) and TLS (RFC 5425). It does not acknowledge; a sender that is not read waits, and so nothing that was read is lost. */
export class SyslogTcpDoor implements Door {
  private readonly records: Records;
  private readonly server: Server;
  private readonly connections = new Set<Connection>();
  /** Also those in a handshake. */
  private readonly sockets = new Set<Socket>();
  private unfinishedBytes = 0;
  /** True from when too much was in flight until half of it is in the log. */
  private full = false;

  /** Throws what OpenSSL says about a certificate or key that it cannot use. */
  constructor(private readonly options: SyslogTcpDoorOptions) {
    this.records = new Records(options);
    this.server = this.makeServer();
    this.server.maxConnections = this.records.limits.connections;
    this.server.on('drop', () => options.onLoss('connections', 1));
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  /** The port that is listened on. */
  get port(): number {
    const address: AddressInfo | string | null = this.server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  async open(): Promise<void> {
    this.server.listen({ host: this.options.host, port: this.options.port });
    await once(this.server, 'listening');
    this.server.on('error', (error) => this.options.ended(error));
  }

  async close(): Promise<void> {
    const closed = this.server.listening ? once(this.server, 'close') : undefined;
    this.server.close();
    for (const connection of this.connections) connection.stop();
    for (const socket of this.sockets) socket.destroy();
    await this.records.close();
    await closed;
  }

  private makeServer(): Server {
    const { tls, onLoss } = this.options;
    if (!tls) return createTcpServer((socket) => this.accept(socket));
    const server = createTlsServer(
      {
        cert: tls.cert,
        key: tls.key,
        minVersion: 'TLSv1.2',
        handshakeTimeout: this.records.limits.handshakeMs,
        ...(tls.clientCa === undefined ? {} : { ca: tls.clientCa, requestCert: true, rejectUnauthorized: true }),
      },
      (socket) => this.accept(socket),
    );
    server.on('tlsClientError', () => onLoss('tls', 1));
    return server;
  }

  private accept(socket: Socket): void {
    const source = socket.remoteAddress === undefined ? undefined : this.options.sourceOf(socket.remoteAddress);
    if (source === undefined) {
      this.options.onLoss('sender', 1);
      socket.on('error', () => undefined);
      socket.destroy();
      return;
    }
    const connection = new Connection(socket, this.connectionParts(source));
    this.connections.add(connection);
    socket.once('close', () => this.connections.delete(connection));
  }

  private connectionParts(source: string): ConnectionParts {
    const { handover, limits } = this.records;
    return {
      limits,
      onLoss: this.options.onLoss,
      isFull: () => (this.full ||= handover.heldBytes > limits.inFlightBytes),
      hold: (change) => {
        this.unfinishedBytes += change;
        return this.unfinishedBytes <= limits.unfinishedBytes;
      },
      take: (bytes, done) =>
        this.records.add(source, bytes, (count) => {
          // First, since a connection reads on only while the door has room.
          this.resumeAll();
          done(count);
        }),
    };
  }

  /** Those that were stopped because of all others. */
  private resumeAll(): void {
    const { handover, limits } = this.records;
    if (!this.full || handover.heldBytes > limits.inFlightBytes / 2) return;
    this.full = false;
    for (const connection of this.connections) connection.resume();
  }
}
