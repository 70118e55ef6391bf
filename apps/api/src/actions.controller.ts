import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { type Caller, CallerOf, Needs, type Parts, PARTS, TokenGuard } from '@cordon/nest';
import type { Page } from '@cordon/runtime';
import { actionById, actionEdges, listActions, type ActionStanding } from '@cordon/store-clickhouse';
import { ACTION_STATES, CordonError, type ActionState, type Outcome } from '@cordon/wire';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { CommandDesk, type CommandAnswer } from './command-desk';
import { found } from './found';
import { given, ListQuery } from './list-query';
import { ApproveDto, ExtendDto, ReasonDto } from './orders.dto';
import { IDEMPOTENCY } from './openapi';

class ActionsQuery extends ListQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) incident?: string;
  @ApiPropertyOptional({ enum: ACTION_STATES }) @IsOptional() @IsIn(ACTION_STATES) state?: ActionState;
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
    const { state, ...rest } = given(query);
    return listActions(this.parts.store, caller.tenant, { ...rest, ...(state === undefined ? {} : { states: [state] }) });
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
  @ApiHeader(IDEMPOTENCY)
  @ApiOperation({ summary: 'Approve a pending action as it was shown; an approval that no longer fits has no effect' })
  approve(
    @CallerOf() c: Caller,
    @Param('id') id: string,
    @Body() body: ApproveDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<CommandAnswer> {
    return this.desk.take(c, { kind: 'action.approve', action: actionId(id), approvalHash: body.approvalHash }, key);
  }

  @Post(':id/deny')
  @HttpCode(202)
  @Needs('act')
  @ApiHeader(IDEMPOTENCY)
  @ApiOperation({ summary: 'Deny a pending action' })
  deny(@CallerOf() c: Caller, @Param('id') id: string, @Body() body: ReasonDto, @Headers('idempotency-key') key?: string): Promise<CommandAnswer> {
    return this.desk.take(c, { kind: 'action.deny', action: actionId(id), ...reason(body) }, key);
  }

  @Post(':id/release')
  @HttpCode(202)
  @Needs('act')
  @ApiHeader(IDEMPOTENCY)
  @ApiOperation({ summary: 'End an effect before its time' })
  release(@CallerOf() c: Caller, @Param('id') id: string, @Body() body: ReasonDto, @Headers('idempotency-key') key?: string): Promise<CommandAnswer> {
    return this.desk.take(c, { kind: 'action.release', action: actionId(id), ...reason(body) }, key);
  }

  @Post(':id/extend')
  @HttpCode(202)
  @Needs('act')
  @ApiHeader(IDEMPOTENCY)
  @ApiOperation({ summary: 'Let an effect last longer' })
  extend(@CallerOf() c: Caller, @Param('id') id: string, @Body() body: ExtendDto, @Headers('idempotency-key') key?: string): Promise<CommandAnswer> {
    return this.desk.take(c, { kind: 'action.extend', action: actionId(id), ttlMs: body.ttlMs }, key);
  }
}

const reason = (body: ReasonDto): { reason?: string } => (body.reason === undefined ? {} : { reason: body.reason });

/** Only the form is checked: the gateway may know an action before the store does. */
function actionId(id: string): string {
  if (!/^act-[0-9a-f]{32}$/.test(id)) throw new CordonError('CORDON_API_NOT_FOUND', `${id.slice(0, 100)} is not the id of an action`);
  return id;
}
