import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuthorisedRequest } from './token.guard';

/** Who calls, and for which tenant. */
export interface Caller {
  readonly tenant: string;
  readonly by: string;
  /** The only source it may hand in records of. */
  readonly source?: string;
}

export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<AuthorisedRequest>();
  const { name, source } = request.principal ?? { name: '' };
  return { tenant: request.tenant ?? '', by: name, ...(source === undefined ? {} : { source }) };
});
