import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuthorisedRequest } from './token.guard';

/** Who calls, and for which tenant. */
export interface Caller {
  readonly tenant: string;
  readonly by: string;
}

export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<AuthorisedRequest>();
  return { tenant: request.tenant ?? '', by: request.principal?.name ?? '' };
});
