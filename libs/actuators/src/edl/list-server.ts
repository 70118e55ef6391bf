import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DynamicListBlockTraffic } from './dynamic-list';

/** Serves a dynamic list to firewalls: GET /edl/block.txt. Listens where it is told, by default on loopback only. */
export class ListServer {
  private server: Server | undefined;

  constructor(private readonly list: DynamicListBlockTraffic) {}

  /** Resolves with the port. */
  async listen(port: number, host = '127.0.0.1'): Promise<number> {
    const server = createServer((request, response) => {
      if (request.method !== 'GET' || request.url !== '/edl/block.txt') {
        response.writeHead(404).end();
        return;
      }
      this.list.text().then(
        (text) => response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(text),
        () => response.writeHead(503).end(),
      );
    });
    this.server = server;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
    return (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }
}
