import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { CordonError, type Code } from '@cordon/wire';
import type { Parts } from '../modules/parts';
import { PARTS } from '../modules/parts.module';

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

interface Reply {
  readonly headersSent: boolean;
  status(code: number): { json(body: unknown): void };
  setHeader(name: string, value: string): void;
}

/** What is in flight is written in less; an outage is looked at again about as often. */
const RETRY_AFTER_S = '2';

/** Every error leaves as `{"error":{"code","message"}}`, the message without the code that stands beside it; what is not known is a 500 without detail, and logged. */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  constructor(@Inject(PARTS) private readonly parts: Pick<Parts, 'logger'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    if (reply.headersSent) return;
    const { status, code, message } = this.describe(error);
    if (status === 429 || status === 503) reply.setHeader('retry-after', RETRY_AFTER_S);
    reply.status(status).json({ error: { code, message } });
  }

  private describe(error: unknown): { status: number; code: string; message: string } {
    if (error instanceof CordonError)
      return { status: STATUS[error.code] ?? (error.retriable ? 503 : 500), code: error.code, message: error.message.slice(error.code.length + 2) };
    if (error instanceof HttpException) {
      const body = error.getResponse();
      const message = typeof body === 'object' && 'message' in body ? [body.message].flat().join('; ') : error.message;
      return { status: error.getStatus(), code: error.getStatus() === 404 ? 'CORDON_API_NOT_FOUND' : 'CORDON_API_INVALID', message };
    }
    const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
    if (status >= 400 && status < 500)
      return { status, code: status === 413 ? 'CORDON_RAW_TOO_LARGE' : 'CORDON_API_INVALID', message: 'the request body is not valid' };
    this.parts.logger.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
    return { status: 500, code: 'CORDON_STAGE_FAILED', message: 'internal error' };
  }
}
