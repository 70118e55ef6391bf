import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A SOAR that notes what it is sent: bodies by webhook id. */
export class Receiver {
  private readonly server: Server;
  private received = new Map<string, string[]>();
  /** What was asked for last, by action: `action.apply` or `action.release`. */
  readonly last = new Map<string, string>();

  constructor() {
    this.server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const id = String(request.headers['webhook-id']);
        const body = Buffer.concat(pieces).toString('utf8');
        const { type, data } = JSON.parse(body) as { type: string; data: { id: string } };
        this.received.set(id, [...(this.received.get(id) ?? []), body]);
        this.last.set(data.id, type);
        response.end();
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** What came since the last call, by id, each body once. */
  take(): Map<string, readonly string[]> {
    const taken = new Map(
      [...this.received].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, bodies]) => [id, [...new Set(bodies.map(untimed))]] as const),
    );
    this.received = new Map();
    this.last.clear();
    return taken;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** A repeat is signed anew, at the time of the repeat. */
const untimed = (body: string): string => JSON.stringify({ ...(JSON.parse(body) as object), timestamp: '' });
