import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Get, Headers, HttpCode, Inject, Post, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { textLines } from '@cordon/formats';
import { checkedKey } from '../../http/idempotency-key';
import type { Parts } from '../../modules/parts';
import { PARTS } from '../../modules/parts.module';
import { isOverload } from '../door/overload';
import { RequestBodies } from '../door/request-bodies';
import { hecAnswer, HecRefusal, type HecAnswer } from './hec-answer';
import { hecEvents, hecLine } from './hec-events';
import { HecFilter } from './hec.filter';
import { HecGuard, type HecRequest } from './hec.guard';

type Query = Readonly<Record<string, unknown>>;
type Body = HecAnswer['body'];

/** Largest number of acknowledgements that are asked for in one request. */
const MAX_ACKS = 10_000;

/**
 * Splunk's HTTP Event Collector (docs.splunk.com, "HTTP Event Collector REST API endpoints"), so that forwarders need no change: the event and the raw
 * endpoint, health, and acknowledgements. 200 when the log has every record of the request. An id of an acknowledgement is only handed out then, so each
 * one that is asked for is there: nothing needs to be remembered.
 */
@ApiExcludeController()
@UseFilters(HecFilter)
@Controller('services/collector')
export class HecController {
  private ackId = 0;

  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly bodies: RequestBodies,
  ) {}

  @Post(['', 'event', 'event/1.0'])
  @HttpCode(200)
  @UseGuards(HecGuard)
  events(
    @Req() request: IncomingMessage & HecRequest,
    @Res({ passthrough: true }) response: ServerResponse,
    @Query() query: Query,
    @Headers('idempotency-key') key?: string,
  ): Promise<Body> {
    return this.take(request, response, query, key, hecEvents);
  }

  @Post(['raw', 'raw/1.0'])
  @HttpCode(200)
  @UseGuards(HecGuard)
  raw(
    @Req() request: IncomingMessage & HecRequest,
    @Res({ passthrough: true }) response: ServerResponse,
    @Query() query: Query,
    @Headers('idempotency-key') key?: string,
  ): Promise<Body> {
    return this.take(request, response, query, key, (body) => {
      const lines = textLines(body);
      if (lines.length === 0) throw new HecRefusal(5);
      return lines.map((line) => hecLine(line.bytes, query));
    });
  }

  @Post('ack')
  @HttpCode(200)
  @UseGuards(HecGuard)
  acks(@Req() request: IncomingMessage & HecRequest, @Query() query: Query): Promise<{ readonly acks: Readonly<Record<string, true>> }> {
    if (channelOf(request, query) === undefined) throw new HecRefusal(10);
    return this.bodies.with(request, (body) => Promise.resolve({ acks: Object.fromEntries(askedFor(body).map((id) => [id, true as const])) }));
  }

  @Get(['health', 'health/1.0'])
  health(@Res({ passthrough: true }) response: { status(code: number): unknown }): Body {
    const { status, body } = hecAnswer(this.bodies.isFull ? 18 : 17);
    response.status(status);
    return body;
  }

  private async take(
    request: IncomingMessage & HecRequest,
    response: ServerResponse,
    query: Query,
    key: string | undefined,
    split: (body: Buffer) => readonly Uint8Array[],
  ): Promise<Body> {
    const { intake, metrics } = this.parts;
    const name = request.hecSource?.name ?? '';
    const requestId = checkedKey(key) ?? randomUUID();
    try {
      const taken = await this.bodies.with(request, async (body) => {
        const records = split(body);
        await intake.take(
          name,
          records.map((bytes, n) => ({ bytes, position: `hec:${requestId}:${n}` })),
        );
        return records.length;
      });
      metrics.took('hec', taken);
      return hecAnswer(0, channelOf(request, query) === undefined ? {} : { ackId: this.ackId++ }).body;
    } catch (error) {
      if (isOverload(error)) metrics.doorDropped.inc({ door: 'hec', why: 'overload' });
      if (!request.complete) response.setHeader('connection', 'close');
      throw error;
    }
  }
}

function channelOf(request: HecRequest, query: Query): string | undefined {
  const channel = request.headers['x-splunk-request-channel'] ?? query['channel'];
  return typeof channel === 'string' && channel !== '' ? channel : undefined;
}

/** `{"acks":[0,1]}` */
function askedFor(body: Buffer): readonly number[] {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new HecRefusal(6);
  }
  const acks: unknown = typeof value === 'object' && value !== null && 'acks' in value ? value.acks : undefined;
  if (!Array.isArray(acks) || acks.length > MAX_ACKS) throw new HecRefusal(6);
  return acks.filter((id): id is number => Number.isSafeInteger(id));
}
