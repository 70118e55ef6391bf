import { join } from 'node:path';
import { Inject, Module, ValidationPipe, type OnApplicationShutdown } from '@nestjs/common';
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
import { IngestController } from './ingest.controller';
import { StreamController } from './stream.controller';

const flatten = (e: ValidationError): string[] => [...Object.values(e.constraints ?? {}), ...(e.children ?? []).flatMap(flatten)];

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
          exceptionFactory: (errors) => new CordonError('CORDON_API_INVALID', errors.flatMap(flatten).join('; ')),
        }),
    },
  ],
})
export class ApiModule implements OnApplicationShutdown {
  constructor(@Inject(Answers) private readonly answers: Answers) {}

  async onApplicationShutdown(): Promise<void> {
    await this.answers.close();
  }
}
