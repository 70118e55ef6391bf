import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';

/** Closes an application whose HTTP connections end by themselves, or are cut after `graceMs`: one slow peer must not keep a process alive. */
export async function closeHttpWithin(app: INestApplication, graceMs: number, close: () => Promise<void>): Promise<void> {
  const server = app.getHttpServer() as Server;
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  try {
    await close();
  } finally {
    clearTimeout(cut);
  }
}
