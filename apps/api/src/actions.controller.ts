import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { UseGuards } from '@nestjs/common';
import { TokenGuard } from './auth/token.guard';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { PARTS, type Parts } from '@cordon/nest';
import type { Page } from '@cordon/runtime';
import { actionById, actionEdges, listActions, type ActionStanding } from '@cordon/store-clickhouse';
import { CordonError, type Outcome } from '@cordon/wire';
import { IsOptional, IsString } from 'class-validator';
import { CallerOf, type Caller } from './auth/caller';
import { Needs } from './auth/rights';
import { CommandDesk, type CommandAnswer } from './command-desk';
import { found } from './found';
import { given, ListQuery } from './list-query';
import { ReasonDto } from './orders.dto';

class ActionsQuery extends ListQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() incident?: string;
}

@ApiTags('actions')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('api/v1/actions')
export class ActionsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly desk: CommandDesk,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Actions with their present state, newest first' })
  list(@CallerOf() caller: Caller, @Query() query: ActionsQuery): Promise<Page<ActionStanding>> {
    return listActions(this.parts.store, caller.tenant, given(query));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One action and every journalled edge of its life, with each check of the guard' })
  async one(@CallerOf() caller: Caller, @Param('id') id: string): Promise<ActionStanding & { edges: readonly Outcome[] }> {
    const action = found(await actionById(this.parts.store, caller.tenant, id), id);
    return { ...action, edges: await actionEdges(this.parts.store, caller.tenant, id) };
  }

  @Post(':id/approve')
  @HttpCode(202)
  @Needs('act')
  approve(
    @CallerOf() c: Caller,
    @Param('id') action: string,
    @Body() body: ReasonDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<CommandAnswer> {
    if (body.approvalHash === undefined) throw new CordonError('CORDON_API_INVALID', 'approvalHash: send back the hash of the pending action');
    return this.desk.take(c, { kind: 'action.approve', action, approvalHash: body.approvalHash }, key);
  }

  @Post(':id/deny')
  @HttpCode(202)
  @Needs('act')
  deny(
    @CallerOf() c: Caller,
    @Param('id') action: string,
    @Body() body: ReasonDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<CommandAnswer> {
    return this.desk.take(c, { kind: 'action.deny', action, ...(body.reason === undefined ? {} : { reason: body.reason }) }, key);
  }

  @Post(':id/release')
  @HttpCode(202)
  @Needs('act')
  release(
    @CallerOf() c: Caller,
    @Param('id') action: string,
    @Body() body: ReasonDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<CommandAnswer> {
    return this.desk.take(c, { kind: 'action.release', action, ...(body.reason === undefined ? {} : { reason: body.reason }) }, key);
  }

  @Post(':id/extend')
  @HttpCode(202)
  @Needs('act')
  extend(
    @CallerOf() c: Caller,
    @Param('id') action: string,
    @Body() body: ReasonDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<CommandAnswer> {
    if (body.ttlMs === undefined) throw new CordonError('CORDON_API_INVALID', 'ttlMs: how long from now, ms');
    return this.desk.take(c, { kind: 'action.extend', action, ttlMs: body.ttlMs }, key);
  }
}
