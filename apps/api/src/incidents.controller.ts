import { Controller, Get, Inject, Param, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { type Caller, CallerOf, type Parts, PARTS, TokenGuard } from '@cordon/nest';
import type { Page } from '@cordon/runtime';
import { incidentById, incidentVersions, listIncidents, type IncidentSummary } from '@cordon/store-clickhouse';
import { INCIDENT_STATUSES, type Incident, type IncidentStatus } from '@cordon/wire';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { found } from './found';
import { given, ListQuery } from './list-query';

class IncidentsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: INCIDENT_STATUSES }) @IsOptional() @IsIn(INCIDENT_STATUSES) status?: IncidentStatus;
  @ApiPropertyOptional({ description: 'Entity as kind/key' }) @IsOptional() @IsString() entity?: string;
}

/** Incidents, most urgent first. */
@ApiTags('incidents')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('api/v1/incidents')
export class IncidentsController {
  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  @Get()
  @ApiOperation({ summary: 'The queue, ordered by priority' })
  list(@CallerOf() caller: Caller, @Query() query: IncidentsQuery): Promise<Page<IncidentSummary>> {
    const { status, ...rest } = given(query);
    return listIncidents(this.parts.store, caller.tenant, { ...rest, ...(status === undefined ? {} : { statuses: [status] }) });
  }

  @Get(':id')
  @ApiOperation({ summary: 'One incident whole: timeline, links, narrative, entities' })
  async one(@CallerOf() caller: Caller, @Param('id') id: string): Promise<Incident> {
    return found(await incidentById(this.parts.store, caller.tenant, id), id);
  }

  @Get(':id/versions')
  @ApiOperation({ summary: 'Its versions, oldest first' })
  async versions(@CallerOf() caller: Caller, @Param('id') id: string): Promise<{ items: readonly Incident[] }> {
    return { items: await incidentVersions(this.parts.store, caller.tenant, id) };
  }
}
