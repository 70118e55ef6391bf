import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import type { Door } from '../door';
import { withoutTrailer } from './framing';
import { kernelDrops } from './kernel-drops';
import { Records, type SyslogDoorOptions } from './syslog-door';

/** Syslog over UDP (RFC 5426): a datagram is a record. Nothing tells the sender that one was lost, so each that was is counted. */
export class SyslogUdpDoor implements Door {
  private readonly records: Records;
  private socket: Socket | undefined;
  private kernelSeen = 0;

  constructor(private readonly options: SyslogDoorOptions) {
    this.records = new Records(options);
  }

  /** The port that is listened on. */
  get port(): number {
    return this.socket?.address().port ?? 0;
  }

  async open(): Promise<void> {
    const { host, port } = this.options;
    const socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', recvBufferSize: this.records.limits.receiveBytes });
    socket.bind({ address: host, port, exclusive: true });
    await once(socket, 'listening').catch((error: unknown) => {
      socket.close();
      throw error;
    });
    socket.on('message', (bytes, sender) => this.take(bytes, sender));
    socket.on('error', (error) => this.options.ended(error));
    this.socket = socket;
  }

  /** Tells what the kernel has dropped since the last look, where it says so. */
  look(): void {
    if (!this.socket) return;
    const { address, port } = this.socket.address();
    const drops = kernelDrops(address, port) ?? this.kernelSeen;
    if (drops > this.kernelSeen) this.options.onLoss('kernel', drops - this.kernelSeen);
    this.kernelSeen = drops;
  }

  /** What the kernel still holds is not read: it would never end while senders send. */
  async close(): Promise<void> {
    const { socket } = this;
    if (socket) {
      this.look();
      this.socket = undefined;
      socket.close();
      await once(socket, 'close');
    }
    await this.records.close();
  }

  private take(datagram: Buffer, { address }: RemoteInfo): void {
    const bytes = withoutTrailer(datagram);
    if (bytes.length === 0) return;
    const { handover, limits } = this.records;
    const source = this.options.sourceOf(address);
    if (source === undefined) this.options.onLoss('sender', 1);
    else if (handover.heldBytes + bytes.length > limits.inFlightBytes) this.options.onLoss('overload', 1);
    else this.records.add(source, bytes);
  }
}
