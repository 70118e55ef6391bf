import { join } from 'node:path';
import { Inject, Module, ValidationPipe, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { Answers } from '@cordon/leases';
import { AuthModule, ErrorsFilter, HttpDoorModule, PARTS, type Parts } from '@cordon/nest';
import { CordonError } from '@cordon/wire';
import type { ValidationError } from 'class-validator';
import { ActionsController } from './actions.controller';
import { CommandDesk } from './command-desk';
import { CommandsController } from './commands.controller';
import { CoverageController } from './source-coverage/coverage.controller';
import { DeadLettersController } from './dead-letters/dead-letters.controller';
import { LetterDesk } from './dead-letters/letter-desk';
import { EntitiesController } from './entities.controller';
import { FindingsController } from './findings.controller';
import { IncidentsController } from './incidents.controller';
import { SourcesController } from './sources.controller';
import { StreamController } from './stream/stream.controller';

/** All mistakes, each with the path of its member. */
const mistakes = (e: ValidationError, path = ''): string[] => [
  ...Object.values(e.constraints ?? {}).map((m) => `${path}${m}`),
  ...(e.children ?? []).flatMap((c) => mistakes(c, `${path}${e.property}.`)),
];

const EXPIRE_EVERY_MS = 3_600_000;

/** The HTTP API. It reads the store and writes `command` (and, as the HTTP door, `raw`). */
@Module({
  imports: [AuthModule, HttpDoorModule],
  controllers: [
    IncidentsController,
    ActionsController,
    FindingsController,
    EntitiesController,
    DeadLettersController,
    CommandsController,
    SourcesController,
    CoverageController,
    StreamController,
  ],
  providers: [
    { provide: Answers, inject: [PARTS], useFactory: (p: Parts) => new Answers(join(p.environment.DATA_DIR, 'answers')) },
    { provide: CommandDesk, inject: [PARTS, Answers], useFactory: (p: Parts, answers: Answers) => new CommandDesk(p.log, p.clock, answers) },
    LetterDesk,
    { provide: APP_FILTER, useClass: ErrorsFilter },
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
