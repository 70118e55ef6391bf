import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { CordonError, type StreamRecord } from '@cordon/wire';
import { Sink, type Cancel, type Delivery } from '@cordon/runtime';
import { toCef } from './cef';
import { octetCounted, syslogMessage } from './rfc5424';

export interface SyslogSettings {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** Present = RFC 5425 over TLS; `ca` in PEM, else the system's. */
  readonly tls?: { readonly ca?: string; readonly serverName?: string };
  /** HOSTNAME of the messages. */
  readonly hostname: string;
}

const CONNECT_MS = 10_000;
/** A peer that takes nothing for so long has hung; its connection is made anew. */
const WRITE_MS = 30_000;
const CLOSE_MS = 2_000;

/**
 * CEF in RFC 5424 syslog over TCP or TLS, octet counted. Syslog has no acknowledgement: delivered means handed to the
 * peer's kernel. A batch whose connection breaks is sent again whole, so a SIEM may see a line twice; externalId tells.
 */
export class SyslogSink extends Sink {
  readonly name: string;
  private socket: Socket | undefined;

  constructor(private readonly settings: SyslogSettings) {
    super();
    this.name = settings.name;
  }

  async deliver(records: readonly StreamRecord[], signal: Cancel): Promise<readonly Delivery[]> {
    const socket = await this.connected(signal);
    const frames = records.map((r) => octetCounted(syslogMessage(this.settings.hostname, r.stream, r.at, toCef(r))));
    const end = (): void => void socket.destroy();
    signal.addEventListener('abort', end, { once: true });
    try {
      await write(socket, Buffer.concat(frames));
    } catch (cause) {
      this.socket = undefined;
      socket.destroy();
      throw new CordonError('CORDON_SINK_UNAVAILABLE', `${this.name} broke the connection`, true, { cause });
    } finally {
      signal.removeEventListener('abort', end);
    }
    return records.map(() => ({ kind: 'delivered' }));
  }

  async close(): Promise<void> {
    const socket = this.socket;
    this.socket = undefined;
    if (!socket) return;
    const cut = setTimeout(() => socket.destroy(), CLOSE_MS);
    await new Promise<void>((resolve) => socket.once('close', resolve).end(() => resolve()));
    clearTimeout(cut);
  }

  private async connected(signal: Cancel): Promise<Socket> {
    if (this.socket && !this.socket.destroyed && this.socket.writable) return this.socket;
    const { host, port, tls } = this.settings;
    const socket = tls
      ? connectTls({ host, port, ...serverName(tls.serverName ?? host), ...(tls.ca === undefined ? {} : { ca: tls.ca }) })
      : connectTcp({ host, port });
    await new Promise<void>((resolve, reject) => {
      const fail = (cause?: unknown): void => {
        signal.removeEventListener('abort', fail);
        socket.destroy();
        reject(new CordonError('CORDON_SINK_UNAVAILABLE', `${this.name} cannot be reached`, true, { cause }));
      };
      if (signal.aborted) return fail();
      signal.addEventListener('abort', fail, { once: true });
      socket.setTimeout(CONNECT_MS, fail);
      socket.once('error', fail);
      socket.once(tls ? 'secureConnect' : 'connect', () => {
        socket.setTimeout(0);
        socket.removeListener('error', fail);
        signal.removeEventListener('abort', fail);
        resolve();
      });
    });
    socket.on('error', () => undefined);
    // A peer that went away is noticed here, not at the next write that seems to succeed.
    socket.on('end', () => socket.destroy());
    socket.resume();
    this.socket = socket;
    return socket;
  }
}

/** SNI names a host, never an address (RFC 6066, section 3); the certificate is checked against `host` all the same. */
const serverName = (name: string): { servername?: string } => (isIP(name) ? {} : { servername: name });

const write = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const closed = (): void => reject(new Error('closed'));
    const late = setTimeout(() => socket.destroy(), WRITE_MS);
    socket.once('close', closed);
    socket.write(bytes, (error) => {
      clearTimeout(late);
      socket.removeListener('close', closed);
      if (error) reject(error);
      else resolve();
    });
  });
