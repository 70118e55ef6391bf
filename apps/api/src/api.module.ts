import { join } from 'node:path';
import { Inject, Module, ValidationPipe, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { APP_FILTER, APP_PIPE, Reflector } from '@nestjs/core';
import { Answers } from '@cordon/leases';
import { PARTS, type Parts } from '@cordon/nest';
import { CordonError } from '@cordon/wire';
import type { ValidationError } from 'class-validator';
import { ActionsController } from './actions.controller';
import { HostList } from './auth/host-list';
import { TokenGuard } from './auth/token.guard';
import { Tokens } from './auth/tokens';
import { CommandDesk } from './command-desk';
import { CommandsController } from './commands.controller';
import { DeadLettersController } from './dead-letters.controller';
import { EntitiesController } from './entities.controller';
import { ErrorsFilter } from './errors.filter';
import { FindingsController } from './findings.controller';
import { IncidentsController } from './incidents.controller';
import { IngestController } from './ingest/ingest.controller';
import { IngestLimits } from './ingest/ingest-limits';
import { StreamController } from './stream/stream.controller';

/** All mistakes, each with the path of its member. */
const mistakes = (e: ValidationError, path = ''): string[] => [
  ...Object.values(e.constraints ?? {}).map((m) => `${path}${m}`),
  ...(e.children ?? []).flatMap((c) => mistakes(c, `${path}${e.property}.`)),
];

const EXPIRE_EVERY_MS = 3_600_000;

/** The HTTP API. It reads the store and writes `command` (and, as the HTTP door, `raw`). */
@Module({
  controllers: [
    IncidentsController,
    ActionsController,
    FindingsController,
    EntitiesController,
    DeadLettersController,
    CommandsController,
    IngestController,
    StreamController,
  ],
  providers: [
    { provide: Tokens, inject: [PARTS], useFactory: (p: Parts) => new Tokens(p.environment.DATA_DIR, p.environment.TOKEN_FILE) },
    {
      provide: HostList,
      inject: [PARTS],
      useFactory: (p: Parts) =>
        new HostList(
          [p.environment.HTTP_HOST],
          p.settings.file.tenants.map((t) => t.id),
        ),
    },
    { provide: Answers, inject: [PARTS], useFactory: (p: Parts) => new Answers(join(p.environment.DATA_DIR, 'answers')) },
    { provide: CommandDesk, inject: [PARTS, Answers], useFactory: (p: Parts, answers: Answers) => new CommandDesk(p.log, p.clock, answers) },
    { provide: IngestLimits, useFactory: () => new IngestLimits() },
    Reflector,
    TokenGuard,
    { provide: APP_FILTER, inject: [PARTS], useFactory: (p: Parts) => new ErrorsFilter(p.logger) },
    {
      provide: APP_PIPE,
      useFactory: () =>
        new ValidationPipe({
          whitelist: true,
          forbidNonWhitelisted: true,
          transform: true,
          exceptionFactory: (errors) => new CordonError('CORDON_API_INVALID', errors.flatMap((e) => mistakes(e)).join('; ')),
        }),
    },
  ],
})
export class ApiModule implements OnModuleInit, OnApplicationShutdown {
  private expiring: NodeJS.Timeout | undefined;

  constructor(
    @Inject(Answers) private readonly answers: Answers,
    @Inject(PARTS) private readonly parts: Parts,
  ) {}

  /** Old answers are forgotten at the start and each hour. */
  async onModuleInit(): Promise<void> {
    const expire = (): Promise<unknown> =>
      this.answers
        .expire(this.parts.clock.now())
        .catch((error: unknown) => this.parts.logger.warn({ error: String(error) }, 'answers were not expired'));
    await expire();
    this.expiring = setInterval(() => void expire(), EXPIRE_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.expiring);
    await this.answers.close();
  }
}
