import { Catch, Inject } from '@nestjs/common';
import { CordonError } from '@cordon/wire';
import { ErrorFilter } from '../../http/error-filter';
import type { Parts } from '../../modules/parts';
import { PARTS } from '../../modules/parts.module';
import { isOverload } from '../door/overload';
import { hecAnswer, HecRefusal, type HecAnswer } from './hec-answer';

/** Errors in HEC's own form, so that forwarders do with them what they do with Splunk's: 503 is tried again, 400 is not. */
@Catch()
export class HecFilter extends ErrorFilter {
  protected readonly unknown = hecAnswer(8);

  constructor(@Inject(PARTS) parts: Pick<Parts, 'logger'>) {
    super(parts);
  }

  protected known(error: unknown): HecAnswer | undefined {
    if (error instanceof HecRefusal) return hecAnswer(error.code, error.more);
    if (!(error instanceof CordonError)) return undefined;
    if (error.code === 'CORDON_RAW_TOO_LARGE') return { ...hecAnswer(6), status: 413 };
    return isOverload(error) || error.retriable ? hecAnswer(9) : hecAnswer(6);
  }
}
