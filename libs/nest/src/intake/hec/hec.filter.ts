import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { CordonError } from '@cordon/wire';
import type { Parts } from '../../modules/parts';
import { PARTS } from '../../modules/parts.module';
import { isOverload } from '../door/overload';
import { hecAnswer, HecRefusal, type HecAnswer } from './hec-answer';

interface Reply {
  readonly headersSent: boolean;
  status(code: number): { json(body: unknown): void };
  setHeader(name: string, value: string): void;
}

/** Seconds after which a sender that was told to wait shall try again. */
const RETRY_AFTER_S = '2';

/** Errors in HEC's own form, so that forwarders do with them what they do with Splunk's: 503 is tried again, 400 is not. */
@Catch()
export class HecFilter implements ExceptionFilter {
  constructor(@Inject(PARTS) private readonly parts: Pick<Parts, 'logger'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    if (reply.headersSent) return;
    const { status, body } = this.answer(error);
    if (status === 503) reply.setHeader('retry-after', RETRY_AFTER_S);
    reply.status(status).json(body);
  }

  private answer(error: unknown): HecAnswer {
    if (error instanceof HecRefusal) return hecAnswer(error.code, error.more);
    if (error instanceof CordonError) {
      if (error.code === 'CORDON_RAW_TOO_LARGE') return { ...hecAnswer(6), status: 413 };
      if (isOverload(error) || error.retriable) return hecAnswer(9);
      return hecAnswer(6);
    }
    this.parts.logger.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
    return hecAnswer(8);
  }
}
