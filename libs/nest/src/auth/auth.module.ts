import { Module } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Parts } from '../modules/parts';
import { PARTS } from '../modules/parts.module';
import { HostList } from './host-list';
import { TokenGuard } from './token.guard';
import { Tokens } from './tokens';

/** Who may do what over HTTP: one guard and one set of tokens for every door of the process. */
@Module({
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
    Reflector,
    TokenGuard,
  ],
  exports: [Tokens, HostList, TokenGuard, Reflector],
})
export class AuthModule {}
