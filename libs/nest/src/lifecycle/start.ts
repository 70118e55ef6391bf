import 'reflect-metadata';
import { Module, type INestApplication, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ConfigWatch } from '../config/config-watch';
import { HealthController } from '../health/health.controller';
import { Readiness } from '../health/readiness';
import { keepInventoriesFresh, publishInventories } from './publish-inventories';
import { DirectoryPulls } from './pull-directories';
import { watchConfig } from './watch-config';
import { NestLogger } from '../logging/logger';
import type { Parts } from '../modules/parts';
import { PartsModule } from '../modules/parts.module';
import { closeHttpWithin } from './close-http';
import { drain } from './drain';
import type { Service } from './service';
import type { StreamServer } from '../transport/stream-server';

/** A running process. */
export interface Running {
  readonly app: INestApplication;
  readonly url: string;
  readonly servers: readonly StreamServer[];
  /** Resolves when all that was handed in has been thought about, done and archived. */
  drained(): Promise<void>;
  /** Stops in order: servers (and with them stages), then gateway, sinks, actuators, log and store. Idempotent. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** Modules with HTTP controllers, e.g. the API; they read the store. */
  readonly http?: readonly Type[];
  /** Body parsers, documents. */
  readonly configure?: (app: INestApplication) => void;
  readonly port?: number;
}

/** Requests under way at a stop get this long to end. */
const HTTP_GRACE_MS = 5_000;

/**
 * Makes one Nest application of the given services: their modules, a transport for each server, and HTTP. HTTP answers first, so
 * that a probe sees a process that recovers as live and not yet ready. What fails on the way is closed again.
 */
export async function startServices(services: readonly Service[], parts: Parts, options: StartOptions = {}): Promise<Running> {
  const needsStore = (options.http ?? []).length > 0 || services.some((s) => s.needsStore);
  const app = await create(services, parts, options);
  const readiness = app.get(Readiness);
  const servers = services.flatMap((s) => s.servers(parts, app));
  for (const strategy of servers) app.connectMicroservice({ strategy });
  readiness.watch(servers, needsStore);
  let stopFreshening = (): void => undefined;
  let watch: ConfigWatch | undefined;
  const pulls = new DirectoryPulls(parts);
  readiness.also(() => [...(watch?.problems ?? []), ...pulls.problems, ...parts.standings.notes]);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    stopFreshening();
    readiness.down();
    closing ??= Promise.all([watch?.close(), pulls.close()]).then(() => closeHttpWithin(app, HTTP_GRACE_MS, () => app.close()));
    return closing;
  };
  try {
    options.configure?.(app);
    if (needsStore) await parts.store.open();
    await app.init();
    const { HTTP_PORT, HTTP_HOST } = parts.environment;
    await app.listen(options.port ?? HTTP_PORT, HTTP_HOST);
    await app.startAllMicroservices();
    const publishes = services.some((s) => s.name === 'normalise');
    if (publishes) {
      stopFreshening = keepInventoriesFresh(parts);
      await publishInventories(parts);
    }
    watch = watchConfig(parts, publishes);
    if (publishes && parts.time !== 'records') pulls.start();
    readiness.up();
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  return { app, servers, url, drained: () => drain(servers, parts), close };
}

async function create(services: readonly Service[], parts: Parts, options: StartOptions): Promise<INestApplication> {
  class Shutdown implements OnApplicationShutdown {
    async onApplicationShutdown(): Promise<void> {
      await parts.close();
    }
  }

  @Module({
    imports: [PartsModule.with(parts), ...services.map((s) => s.module), ...(options.http ?? [])],
    controllers: [HealthController],
    providers: [Readiness, Shutdown],
  })
  class RootModule {}

  try {
    return await NestFactory.create(RootModule, { logger: new NestLogger(parts.logger), abortOnError: false, bodyParser: false });
  } catch (error) {
    await parts.close().catch(() => undefined);
    throw error;
  }
}
