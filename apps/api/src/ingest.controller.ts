import type { IncomingMessage } from 'node:http';
import { Controller, Headers, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { UseGuards } from '@nestjs/common';
import { TokenGuard } from './auth/token.guard';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { splitFile, type SplitRecord } from '@cordon/formats';
import { PARTS, type Parts } from '@cordon/nest';
import { CordonError } from '@cordon/wire';
import { randomUUID } from 'node:crypto';
import { CallerOf, type Caller } from './auth/caller';
import { Needs } from './auth/rights';

const MAX_BODY_BYTES = 64 * 1024 ** 2;
const MAX_IN_FLIGHT_BYTES = 256 * 1024 ** 2;

/** HTTP door: one mail, or records as JSON, NDJSON or lines; 202 when the log has them. */
@ApiTags('ingest')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('api/v1/ingest')
export class IngestController {
  private inFlight = 0;

  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  @Post(':source')
  @HttpCode(202)
  @Needs('ingest')
  @ApiOperation({ summary: 'Hand in records of a configured source; Idempotency-Key makes a repeat harmless' })
  async take(
    @CallerOf() caller: Caller,
    @Param('source') name: string,
    @Req() request: IncomingMessage,
    @Headers('idempotency-key') key?: string,
  ): Promise<{ accepted: number }> {
    const source = this.parts.intake.source(name);
    if (source.tenant !== caller.tenant) throw new CordonError('CORDON_API_NOT_FOUND', `no source is named ${name}`);
    const bytes = await this.read(request);
    try {
      const requestId = key ?? randomUUID();
      const records: SplitRecord[] = [];
      for await (const record of splitFile(name, bytes)) records.push(record);
      await this.parts.intake.take(
        name,
        records.map((r) => ({ bytes: r.bytes, ...(r.format === undefined ? {} : { format: r.format }), position: `http:${requestId}:${r.line}` })),
      );
      return { accepted: records.length };
    } finally {
      this.inFlight -= bytes.length;
    }
  }

  private async read(request: IncomingMessage): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) throw new CordonError('CORDON_RAW_TOO_LARGE', `a request body holds at most ${MAX_BODY_BYTES} bytes`);
      if (this.inFlight + size > MAX_IN_FLIGHT_BYTES) throw new CordonError('CORDON_API_OVERLOADED', 'too many bytes in flight');
      chunks.push(chunk);
    }
    this.inFlight += size;
    return Buffer.concat(chunks);
  }
}
