import { Controller, Headers, Inject, Sse, type MessageEvent } from '@nestjs/common';
import { UseGuards } from '@nestjs/common';
import { TokenGuard } from './auth/token.guard';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PARTS, type Parts } from '@cordon/nest';
import { listActions, listIncidents } from '@cordon/store-clickhouse';
import { concatMap, distinct, filter, from, mergeMap, timer, type Observable } from 'rxjs';
import { CallerOf, type Caller } from './auth/caller';

const LOOK_MS = 1_000;
const NEWEST = 100;

interface Change {
  readonly type: 'incident' | 'action';
  readonly id: string;
  readonly at: number;
  readonly data: object;
}

/** Server-sent events: incidents and actions as they change. `Last-Event-ID` resumes: what it names and older is not sent again. */
@ApiTags('stream')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('api/v1/stream')
export class StreamController {
  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  @Sse()
  @ApiOperation({ summary: 'incident and action events; id is time and version' })
  stream(@CallerOf() caller: Caller, @Headers('last-event-id') last?: string): Observable<MessageEvent> {
    const since = Number(last?.split('/')[0] ?? 0) || 0;
    return timer(0, LOOK_MS).pipe(
      concatMap(() => this.changes(caller.tenant)),
      mergeMap((changes) => from(changes)),
      filter((c) => c.at > since || (c.at === since && last !== c.id)),
      distinct((c) => c.id),
      mergeMap((c) => from([{ type: c.type, id: c.id, data: c.data }])),
    );
  }

  private async changes(tenant: string): Promise<Change[]> {
    const [incidents, actions] = await Promise.all([
      listIncidents(this.parts.store, tenant, { limit: NEWEST }),
      listActions(this.parts.store, tenant, { limit: NEWEST }),
    ]);
    return [
      ...incidents.items.map((i): Change => ({ type: 'incident', id: `${i.lastAt}/${i.id}.${i.version}`, at: i.lastAt, data: i })),
      ...actions.items.map((a): Change => ({ type: 'action', id: `${a.at}/${a.action.id}.${a.edge}`, at: a.at, data: a })),
    ].sort((a, b) => a.at - b.at);
  }
}
