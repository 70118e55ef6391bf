import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Parts } from '../modules/parts';

interface Reply {
  readonly headersSent: boolean;
  status(code: number): { json(body: unknown): void };
  setHeader(name: string, value: string): void;
}

export interface ErrorAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What is in flight is written in less; an outage is looked at again about as often. */
const RETRY_AFTER_S = '2';
/** Answers that ask for another try. */
const LATER: ReadonlySet<number> = new Set([429, 503]);

/** Errors of a protocol's own form. What is not known leaves without detail, and is logged. */
export abstract class ErrorFilter implements ExceptionFilter {
  protected constructor(private readonly parts: Pick<Parts, 'logger'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    const known = this.known(error);
    if (known === undefined) this.parts.logger.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
    if (reply.headersSent) return;
    const { status, body } = known ?? this.unknown;
    if (LATER.has(status)) reply.setHeader('retry-after', RETRY_AFTER_S);
    reply.status(status).json(body);
  }

  /** undefined for what nobody foresaw. */
  protected abstract known(error: unknown): ErrorAnswer | undefined;
  protected abstract readonly unknown: ErrorAnswer;
}
