import { applyDecorators, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import type { StageName } from '@cordon/runtime';
import { PassErrors } from './pass-errors.filter';

const ids = new Map<string, symbol>();

/** Every stage has a transport of its own, so that many stages can live in one process. */
export function transportIdOf(stage: StageName): symbol {
  const known = ids.get(stage);
  if (known) return known;
  const id = Symbol(`cordon.${stage}`);
  ids.set(stage, id);
  return id;
}

/** Marks the handler of a stage: it is given whole steps (batches), never single messages. */
export const Reads = (stage: StageName): MethodDecorator => applyDecorators(EventPattern(stage, transportIdOf(stage)), UseFilters(PassErrors));
