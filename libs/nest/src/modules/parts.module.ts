import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Parts } from './parts';

/** Token of the process's parts. */
export const PARTS = Symbol('cordon.parts');

/** Makes the parts injectable everywhere. */
@Global()
@Module({})
export class PartsModule {
  static with(parts: Parts): DynamicModule {
    return { module: PartsModule, providers: [{ provide: PARTS, useValue: parts }], exports: [PARTS] };
  }
}
