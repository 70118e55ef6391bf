import { Controller, Get, Inject, Param, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { type Caller, CallerOf, type Parts, PARTS, TokenGuard } from '@cordon/nest';
import type { Page } from '@cordon/runtime';
import { findingById, listFindings } from '@cordon/store-clickhouse';
import type { Finding } from '@cordon/wire';
import { IsOptional, IsString } from 'class-validator';
import { found } from './found';
import { given, ListQuery } from './list-query';

class FindingsQuery extends ListQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() detector?: string;
  @ApiPropertyOptional({ description: 'Entity as kind/key' }) @IsOptional() @IsString() entity?: string;
}

@ApiTags('findings')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('api/v1/findings')
export class FindingsController {
  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  @Get()
  @ApiOperation({ summary: 'Findings, newest first' })
  list(@CallerOf() caller: Caller, @Query() query: FindingsQuery): Promise<Page<Finding>> {
    return listFindings(this.parts.store, caller.tenant, given(query));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One finding: numbers, comparison, examples of normal, evidence' })
  async one(@CallerOf() caller: Caller, @Param('id') id: string): Promise<Finding> {
    return found(await findingById(this.parts.store, caller.tenant, id), id);
  }
}
