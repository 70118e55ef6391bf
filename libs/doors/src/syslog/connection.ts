import type { Socket } from 'node:net';
import { Framer, type Frame } from './framing';
import type { SyslogLoss } from './syslog-door';
import type { SyslogLimits } from './limits';

/** What a connection needs of its door. */
export interface ConnectionParts {
  readonly limits: SyslogLimits;
  readonly take: (bytes: Uint8Array, done: (bytes: number) => void) => void;
  /** True while all connections together have too much in flight. */
  readonly isFull: () => boolean;
  /** Changes the bytes of unfinished messages, all connections together, by so many; false when they are too many. */
  readonly hold: (change: number) => boolean;
  readonly onLoss: (why: SyslogLoss, count: number) => void;
}

/** One sender over TCP or TLS. It is read only while what it sent before finds its way to the log. */
export class Connection {
  private readonly framer: Framer;
  private inFlight = 0;
  private held = 0;
  private over = false;

  constructor(
    private readonly socket: Socket,
    private readonly parts: ConnectionParts,
  ) {
    this.framer = new Framer(parts.limits.messageBytes);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.setTimeout(parts.limits.idleMs);
    socket.on('data', (chunk: Buffer) => this.read(chunk));
    socket.once('end', () => this.finish(this.framer.end()));
    // A reset says the same as 'close', which follows.
    socket.on('error', () => undefined);
    socket.once('close', () => this.finish([]));
    socket.on('timeout', () => this.idle());
  }

  /** Reads on when there is room again. */
  resume(): void {
    if (!this.socket.isPaused() || this.over || this.parts.isFull()) return;
    if (this.inFlight <= this.parts.limits.connectionBytes / 2) this.socket.resume();
  }

  /** Reads no more; what was read and is whole goes on its way, and the last line too. */
  stop(): void {
    this.socket.pause();
    this.finish(this.framer.end());
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    if (this.over) return;
    this.takeAll(this.framer.push(chunk));
    if (this.framer.broken) return this.breakOff('count');
    const change = this.framer.heldBytes - this.held;
    this.held += change;
    if (!this.parts.hold(change)) return this.breakOff('overload');
    if (this.inFlight > this.parts.limits.connectionBytes || this.parts.isFull()) this.socket.pause();
  }

  private takeAll(frames: readonly Frame[]): void {
    for (const { bytes, cut } of frames) {
      if (cut) this.parts.onLoss('cut', 1);
      this.inFlight += bytes.length;
      this.parts.take(bytes, (done) => {
        this.inFlight -= done;
        this.resume();
      });
    }
  }

  private idle(): void {
    // While we do not read, the silence is ours.
    if (this.socket.isPaused()) return void this.socket.setTimeout(this.parts.limits.idleMs);
    this.parts.onLoss('idle', 1);
    this.socket.destroy();
  }

  private breakOff(why: SyslogLoss): void {
    this.parts.onLoss(why, 1);
    this.over = true;
    this.parts.hold(-this.held);
    this.socket.destroy();
  }

  private finish(last: readonly Frame[]): void {
    if (this.over) return;
    this.over = true;
    this.takeAll(last);
    if (last.length === 0 && this.framer.unfinished) this.parts.onLoss('unfinished', 1);
    this.parts.hold(-this.held);
  }
}

/** The kernel asks a silent peer after so long whether it is still there. */
const KEEP_ALIVE_MS = 60_000;
