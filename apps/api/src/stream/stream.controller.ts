import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Controller, Get, Headers, Inject, Res, UseGuards, type OnModuleDestroy } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Caller, CallerOf, type Parts, PARTS, TokenGuard } from '@cordon/nest';
import { changeHeads, changesAfter } from '@cordon/store-clickhouse';
import { CordonError } from '@cordon/wire';
import { changeFeed, FEED_DEFAULTS } from './change-feed';
import { readCursor } from './cursor-text';
import { SharedLooks } from './shared-looks';
import { eventText } from './event-text';

/** Listeners of one process; those that have caught up share their looks at the store. */
const MOST_LISTENERS = 64;
/** What a client waits before it connects again, ms. */
const RETRY_MS = 2_000;

/**
 * Server-sent events: each version of an incident, each decision and each edge of an action, once and in order. `Last-Event-ID` resumes.
 *
 * They are read from the store with a cursor of offsets by stream and partition, not from the log: a cursor survives this process, so a client resumes at any
 * API process, in one process with the stages or apart; the store answers for one tenant, where a reader of the log would decode those of all; and
 * a log reader begins at the start of its topics and leaves a consumer group behind for each process that ever was. A tenant's records have one partition a
 * stream and are archived in its order, so what is seen at an offset has nothing unseen below it. The price is the archive's delay,
 * under two seconds. A log that was begun anew under an old store begins its offsets anew too: listeners then connect without Last-Event-ID.
 */
@ApiTags('stream')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('api/v1/stream')
export class StreamController implements OnModuleDestroy {
  private readonly listeners = new Set<AbortController>();
  private readonly looks: SharedLooks;

  constructor(@Inject(PARTS) private readonly parts: Parts) {
    this.looks = new SharedLooks((tenant, cursor, limit) => changesAfter(parts.store, tenant, cursor, limit), parts.clock, FEED_DEFAULTS.lookMs / 2);
  }

  @Get()
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The id of the last event that was seen; without it the stream begins now' })
  @ApiOperation({ summary: 'Events incident, action and outcome as they come; alive after a silence' })
  async stream(@CallerOf() { tenant }: Caller, @Res() response: ServerResponse, @Headers('last-event-id') last?: string): Promise<void> {
    if (this.listeners.size >= MOST_LISTENERS) throw new CordonError('CORDON_API_OVERLOADED', `${MOST_LISTENERS} listeners are connected`);
    const listener = new AbortController();
    this.listeners.add(listener);
    response.once('close', () => listener.abort());
    try {
      const { store } = this.parts;
      const from = last === undefined || last === '' ? await changeHeads(store, tenant) : readCursor(last);
      const feed = changeFeed(from, {
        changesAfter: (cursor, limit) => this.looks.after(tenant, cursor, limit),
        clock: this.parts.clock,
        signal: listener.signal,
        settings: FEED_DEFAULTS,
      });
      // Said at once, so that a client that leaves before the first change resumes from here.
      begin(response, eventText({ kind: 'alive', cursor: from }));
      for await (const beat of feed) await send(response, eventText(beat), listener.signal);
      response.end();
    } catch (error) {
      if (!response.headersSent) throw error;
      this.parts.logger.warn({ tenant, error: String(error) }, 'stream of changes ended');
      response.end();
    } finally {
      this.listeners.delete(listener);
    }
  }

  /** Streams never end by themselves: they would hold up the stop of the HTTP server. */
  onModuleDestroy(): void {
    for (const listener of this.listeners) listener.abort();
  }
}

function begin(response: ServerResponse, first: string): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    // nginx would hold events back until its buffer is full.
    'x-accel-buffering': 'no',
  });
  response.write(`retry: ${RETRY_MS}\n\n${first}`);
}

/** Resolves when the listener has taken it, or has gone. */
async function send(response: ServerResponse, text: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted || response.write(text)) return;
  await once(response, 'drain', { signal }).catch(() => undefined);
}
