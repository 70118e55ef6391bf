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
import { InFlight } from './in-flight';
import { IngestLimits } from './ingest-limits';
import { tooLarge, unpacked } from './unpacked';

/** HTTP door: one mail, or records as JSON, NDJSON or lines, plain or as gzip; 202 when the log has them. */
@ApiTags('ingest')
@ApiBearerAuth()
@UseFilters(ErrorsFilter)
@UseGuards(TokenGuard)
@Controller('api/v1/ingest')
export class IngestController {
  private readonly inFlight: InFlight;

  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly limits: IngestLimits,
  ) {
    this.inFlight = new InFlight(limits.inFlightBytes);
  }

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
    if (source.tenant !== caller.tenant) throw new CordonError('CORDON_API_NOT_FOUND', `no source is named ${name}`);
    const requestId = checkedKey(key) ?? randomUUID();
    const share = this.inFlight.open();
    try {
      const body = await this.read(request, share.take);
      const records = await split(name, body, this.limits.bodyBytes);
      await this.parts.intake.take(
        name,
        records.map((r): Arrived => ({
          bytes: r.bytes,
          ...(r.format === undefined ? {} : { format: r.format }),
          position: `http:${requestId}:${r.line}`,
        })),
      );
      return { accepted: records.length };
    } catch (error) {
      // The rest of a refused body is not read: the connection can't be used again.
      if (!request.complete) response.setHeader('connection', 'close');
      throw error;
    } finally {
      share.give();
    }
  }

  private async read(request: IncomingMessage, take: (bytes: number) => void): Promise<Buffer> {
    const { bodyBytes } = this.limits;
    const coding = request.headers['content-encoding'] ?? 'identity';
    if (coding !== 'identity' && coding !== 'gzip') throw new CordonError('CORDON_API_INVALID', `content-encoding ${coding}: send gzip or nothing`);
    if (Number(request.headers['content-length'] ?? 0) > bodyBytes) throw tooLarge(bodyBytes);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > bodyBytes) throw tooLarge(bodyBytes);
      take(chunk.length);
      chunks.push(chunk);
    }
    const plain = await unpacked(Buffer.concat(chunks), bodyBytes);
    take(Math.max(0, plain.length - size));
    return plain;
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
