import { Controller, Get, Inject, Param, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CallerOf, type Parts, PARTS, TokenGuard } from '@cordon/nest';
import type { Page } from '@cordon/runtime';
import { entityEvents, listEntities, type ArchivedEvent, type EntitySummary } from '@cordon/store-clickhouse';
import { CordonError, ENTITY_KINDS, type EntityKind } from '@cordon/wire';
import { given, ListQuery } from './list-query';

@ApiTags('entities')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('api/v1/entities')
export class EntitiesController {
  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  @Get()
  @ApiOperation({ summary: 'Entities that findings name' })
  list(@CallerOf() caller: Caller, @Query() query: ListQuery): Promise<Page<EntitySummary>> {
    return listEntities(this.parts.store, caller.tenant, given(query));
  }

  @Get(':kind/:key/events')
  @ApiOperation({ summary: 'Events that name the entity, newest first' })
  events(
    @CallerOf() caller: Caller,
    @Param('kind') kind: string,
    @Param('key') key: string,
    @Query() query: ListQuery,
  ): Promise<Page<ArchivedEvent>> {
    if (!isKind(kind)) throw new CordonError('CORDON_API_INVALID', `kind must be one of ${ENTITY_KINDS.join(', ')}`);
    return entityEvents(this.parts.store, caller.tenant, { kind, key }, given(query));
  }
}

const isKind = (kind: string): kind is EntityKind => ENTITY_KINDS.some((k) => k === kind);
