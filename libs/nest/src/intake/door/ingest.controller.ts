import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Headers, HttpCode, Inject, Param, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { splitFile, type SplitRecord } from '@cordon/formats';
import { CordonError } from '@cordon/wire';
import { randomUUID } from 'node:crypto';
import { CallerOf, type Caller } from '../../auth/caller';
import { Needs } from '../../auth/rights';
import { TokenGuard } from '../../auth/token.guard';
import { checkedKey } from '../../http/idempotency-key';
import { ErrorsFilter } from '../../http/errors.filter';
import type { Parts } from '../../modules/parts';
import { PARTS } from '../../modules/parts.module';
import type { Arrived } from '../intake';
import { isOverload } from './overload';
import { RequestBodies } from './request-bodies';
import { tooLarge } from './unpacked';

/** HTTP door: one mail, or records as JSON, NDJSON or lines, plain or as gzip; 202 when the log has them. */
@ApiTags('ingest')
@ApiBearerAuth()
@UseFilters(ErrorsFilter)
@UseGuards(TokenGuard)
@Controller('api/v1/ingest')
export class IngestController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly bodies: RequestBodies,
  ) {}

  @Post(':source')
  @HttpCode(202)
  @Needs('ingest')
  @ApiParam({ name: 'source', description: 'A source of cordon.yaml' })
  @ApiConsumes('application/x-ndjson', 'application/json', 'message/rfc822', 'application/gzip')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key makes a repeat harmless: its records have the same ids' })
  @ApiOperation({ summary: 'Hand in records of a configured source; all of a body is taken, or none of it' })
  async take(
    @CallerOf() caller: Caller,
    @Param('source') name: string,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
    @Headers('idempotency-key') key?: string,
  ): Promise<{ accepted: number }> {
    const source = this.parts.intake.source(name);
    const isOthers = source.tenant !== caller.tenant || (caller.source !== undefined && caller.source !== name);
    if (isOthers) throw new CordonError('CORDON_API_NOT_FOUND', `no source is named ${name}`);
    const requestId = checkedKey(key) ?? randomUUID();
    const { metrics, intake } = this.parts;
    try {
      const accepted = await this.bodies.with(request, async (body) => {
        const records = await split(name, body, this.bodies.limits.bodyBytes);
        await intake.take(
          name,
          records.map((r): Arrived => ({
            bytes: r.bytes,
            ...(r.format === undefined ? {} : { format: r.format }),
            position: `http:${requestId}:${r.line}`,
          })),
        );
        return records.length;
      });
      metrics.took('http', accepted);
      return { accepted };
    } catch (error) {
      if (isOverload(error)) metrics.doorDropped.inc({ door: 'http', why: 'overload' });
      // The rest of a refused body is not read: the connection can't be used again.
      if (!request.complete) response.setHeader('connection', 'close');
      throw error;
    }
  }
}

async function split(name: string, body: Buffer, maxBytes: number): Promise<SplitRecord[]> {
  const records: SplitRecord[] = [];
  for await (const record of splitFile(name, body)) {
    if (record.truncated) throw tooLarge(maxBytes);
    records.push(record);
  }
  if (records.length === 0) throw new CordonError('CORDON_RAW_EMPTY', 'the body holds no record');
  return records;
}
