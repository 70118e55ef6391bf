import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CallerOf, Needs, type Parts, PARTS, TokenGuard } from '@cordon/nest';
import type { Page } from '@cordon/runtime';
import { listCommands } from '@cordon/store-clickhouse';
import { CordonError, type Command, type Order } from '@cordon/wire';
import { CommandDesk, type CommandAnswer } from './command-desk';
import { given, ListQuery } from './list-query';
import { IDEMPOTENCY } from './openapi';
import { OrderDto, orderOf, strayMembers, SWITCHES } from './orders.dto';

@ApiTags('commands')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('api/v1/commands')
export class CommandsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly desk: CommandDesk,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Commands that were given, newest first' })
  list(@CallerOf() caller: Caller, @Query() query: ListQuery): Promise<Page<Command>> {
    return listCommands(this.parts.store, caller.tenant, given(query));
  }

  @Post()
  @HttpCode(202)
  @Needs('act')
  @ApiHeader(IDEMPOTENCY)
  @ApiOperation({ summary: 'Give a command' })
  give(@CallerOf() caller: Caller, @Body() dto: OrderDto, @Headers('idempotency-key') key?: string): Promise<CommandAnswer> {
    if (SWITCHES.includes(dto.kind))
      throw new CordonError('CORDON_API_FORBIDDEN', `use /api/v1/commands/switch for ${dto.kind}; it needs the right admin`);
    return this.desk.take(caller, checked(dto), key);
  }

  @Post('switch')
  @HttpCode(202)
  @Needs('admin')
  @ApiHeader(IDEMPOTENCY)
  @ApiOperation({ summary: 'Kill switch, freeze, re-arm' })
  throwSwitch(@CallerOf() caller: Caller, @Body() dto: OrderDto, @Headers('idempotency-key') key?: string): Promise<CommandAnswer> {
    if (!SWITCHES.includes(dto.kind)) throw new CordonError('CORDON_API_INVALID', `${dto.kind} is no switch: use /api/v1/commands`);
    return this.desk.take(caller, checked(dto), key);
  }
}

function checked(dto: OrderDto): Order {
  const stray = strayMembers(dto);
  if (stray.length > 0) throw new CordonError('CORDON_API_INVALID', stray.join('; '));
  return orderOf(dto);
}
