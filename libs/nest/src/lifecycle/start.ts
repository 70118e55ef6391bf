import 'reflect-metadata';
import { Module, type INestApplication, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HealthController } from '../health/health.controller';
import { Readiness } from '../health/readiness';
import { keepInventoriesFresh, publishInventories } from './publish-inventories';
import { watchConfig } from './watch-config';
import { NestLogger } from '../logging/logger';
import type { Parts } from '../modules/parts';
import { PartsModule } from '../modules/parts.module';
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
  /** Stops in order: servers (and with them stages), then actuators, sinks, log and store. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** Modules with HTTP controllers, e.g. the API. */
  readonly http?: readonly Type[];
  /** Body parsers, documents. */
  readonly configure?: (app: INestApplication) => void;
  readonly port?: number;
}

/** Makes one Nest application of the given services: their modules, a transport for each server, and HTTP. */
export async function startServices(services: readonly Service[], parts: Parts, options: StartOptions = {}): Promise<Running> {
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

  const app = await NestFactory.create(RootModule, { logger: new NestLogger(parts.logger), abortOnError: false, bodyParser: false });
  const readiness = app.get(Readiness);
  const servers = services.flatMap((s) => s.servers(parts, app));
  for (const strategy of servers) app.connectMicroservice({ strategy });
  readiness.watch(servers);
  options.configure?.(app);
  await parts.store.open();
  await app.init();
  await app.startAllMicroservices();
  const publishes = services.some((s) => s.name === 'normalise');
  const stopFreshening = publishes ? keepInventoriesFresh(parts) : () => undefined;
  if (publishes) await publishInventories(parts);
  const watch = watchConfig(parts, publishes);
  readiness.also(() => watch.problems);
  const { HTTP_PORT, HTTP_HOST } = parts.environment;
  await app.listen(options.port ?? HTTP_PORT, HTTP_HOST);
  readiness.up();
  const drained = (): Promise<void> => drain(servers, parts);
  return {
    app,
    servers,
    drained,
    url: (await app.getUrl()).replace('[::1]', 'localhost'),
    close: async () => {
      stopFreshening();
      await watch.close();
      await app.close();
    },
  };
}
