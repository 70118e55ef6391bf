import { Catch, HttpException, Inject } from '@nestjs/common';
import { CordonError, type Code } from '@cordon/wire';
import type { Parts } from '../modules/parts';
import { PARTS } from '../modules/parts.module';
import { ErrorFilter, type ErrorAnswer } from './error-filter';

const STATUS: Partial<Record<Code, number>> = {
  CORDON_API_UNAUTHORIZED: 401,
  CORDON_API_FORBIDDEN: 403,
  CORDON_TENANT_UNKNOWN: 404,
  CORDON_API_NOT_FOUND: 404,
  CORDON_API_INVALID: 400,
  CORDON_API_CONFLICT: 409,
  CORDON_API_OVERLOADED: 429,
  CORDON_DISK_FULL: 429,
  CORDON_RAW_TOO_LARGE: 413,
  CORDON_RAW_EMPTY: 400,
  CORDON_FILE_DAMAGED: 400,
  CORDON_LOG_UNAVAILABLE: 503,
  CORDON_LOG_REFUSED: 503,
  CORDON_STORE_UNAVAILABLE: 503,
  CORDON_BLOB_UNAVAILABLE: 503,
  CORDON_COMMAND_INVALID: 409,
  CORDON_DEAD_CUT: 409,
  CORDON_DEAD_FINAL: 409,
  CORDON_DEAD_SETTLED: 409,
  CORDON_STORE_QUERY: 400,
};

/** Every error leaves as `{"error":{"code","message"}}`, the message without the code that stands beside it; what is not known is a 500 without detail, and logged. */
@Catch()
export class ErrorsFilter extends ErrorFilter {
  protected readonly unknown = answer(500, 'CORDON_STAGE_FAILED', 'internal error');

  constructor(@Inject(PARTS) parts: Pick<Parts, 'logger'>) {
    super(parts);
  }

  protected known(error: unknown): ErrorAnswer | undefined {
    if (error instanceof CordonError)
      return answer(STATUS[error.code] ?? (error.retriable ? 503 : 500), error.code, error.message.slice(error.code.length + 2));
    if (error instanceof HttpException) {
      const body = error.getResponse();
      const message = typeof body === 'object' && 'message' in body ? [body.message].flat().join('; ') : error.message;
      return answer(error.getStatus(), error.getStatus() === 404 ? 'CORDON_API_NOT_FOUND' : 'CORDON_API_INVALID', message);
    }
    const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
    if (status >= 400 && status < 500)
      return answer(status, status === 413 ? 'CORDON_RAW_TOO_LARGE' : 'CORDON_API_INVALID', 'the request body is not valid');
    return undefined;
  }
}

const answer = (status: number, code: string, message: string): ErrorAnswer => ({ status, body: { error: { code, message } } });
